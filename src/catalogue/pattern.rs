//! A message as the pattern that `words` fills.

use words::{Category, sign};

use crate::message::{Key, Message, Part};

impl Message {
    /// The pattern, its variables numbered as in `args`; `None` where it has another one, or more than ten.
    pub fn pattern(&self, args: &[String]) -> Option<String> {
        let mut pattern = String::new();
        if let Some(sense) = &self.sense {
            pattern.push_str(sense);
            pattern.push(sign::SENSE);
        }
        put(&self.parts, args, &mut pattern)?;
        Some(pattern)
    }
}

fn put(parts: &[Part], args: &[String], pattern: &mut String) -> Option<()> {
    let digit = |arg: &String| {
        let at = args.iter().position(|it| it == arg)?;
        char::from_digit(u32::try_from(at).ok()?, 10)
    };
    for part in parts {
        match part {
            Part::Text(text) => pattern.push_str(text),
            Part::Arg(arg) => pattern.extend([sign::ARG, digit(arg)?]),
            Part::Choice { arg, variants } => {
                pattern.extend([sign::SELECT, digit(arg)?]);
                for (key, parts) in variants {
                    pattern.push_str(match key {
                        Key::Number(it) => it,
                        Key::Word(it) => {
                            let plural = Category::ALL.into_iter().find(|at| at.name() == it);
                            plural.map_or(it, |it| it.sign())
                        }
                    });
                    pattern.push(sign::KEY);
                    put(parts, args, pattern)?;
                    pattern.push(sign::VARIANT);
                }
                pattern.push(sign::SELECTED);
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use words::{Arg, Language, fill, speak};

    use crate::read;

    #[test]
    fn what_was_written_is_what_is_said() {
        let source = "left = In { $name }, { $n ->\n    [0] nothing\n    [one] one row\n   *[other] { $n } rows\n } { $state ->\n    [kept] stays\n   *[lost] goes\n }.\n    Two lines { \"{{\" }.\n";
        let message = read(source).expect("Fluent").remove(0);
        let pattern = message.pattern(&message.args()).expect("its own variables");
        let pattern: &'static str = pattern.leak();
        speak(Language::English, "");
        let say = |n, state| {
            fill(
                pattern,
                &[Arg::Text("a.csv"), Arg::Count(n), Arg::Text(state)],
            )
        };
        assert_eq!(say(0, "kept"), "In a.csv, nothing stays. Two lines {{.");
        assert_eq!(say(1, "lost"), "In a.csv, one row goes. Two lines {{.");
        assert_eq!(say(2, ""), "In a.csv, 2 rows goes. Two lines {{.");
        assert_eq!(message.pattern(&["name".into()]), None);
    }
}
