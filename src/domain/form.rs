//! How the values of variables are asked for: of which kind each is, and the options of a choice.

/// What a variable's value should be. The value itself is text, whatever its kind, and one that does not fit is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// A line or so.
    #[default]
    Text,
    /// Paragraphs.
    LongText,
    /// One of the variable's options.
    Choice,
    Number,
    /// A day, as 2026-11-27.
    Date,
    /// What stands in a text file.
    File,
}

impl ValueKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::LongText,
        Self::Choice,
        Self::Number,
        Self::Date,
        Self::File,
    ];

    /// Its name in files and links, and in texts that choose by it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long-text",
            Self::Choice => "choice",
            Self::Number => "number",
            Self::Date => "date",
            Self::File => "file",
        }
    }

    /// The kind of this [`ValueKind::key`].
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// How one variable is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Of the variable, whether or not it stands in the prompt now.
    pub name: String,
    pub kind: ValueKind,
    /// One option a line, as typed; they stay while the variable is of another kind.
    pub options: String,
}

/// The form of values.
///
/// Invariant: by name; each name once; none that is of the usual kind and has no options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(Vec<Asked>);

impl Form {
    /// All variables that are not simply texts, by name.
    pub fn all(&self) -> &[Asked] {
        &self.0
    }

    /// Where it stands, or would.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|it| (*it.name).cmp(name))
    }

    fn get(&self, name: &str) -> Option<&Asked> {
        self.place(name).ok().map(|it| &self.0[it])
    }

    /// The kind of the variable of this name.
    pub fn kind(&self, name: &str) -> ValueKind {
        self.get(name).map_or(ValueKind::Text, |it| it.kind)
    }

    /// The options of the variable of this name, one a line.
    pub fn options(&self, name: &str) -> &str {
        self.get(name).map_or("", |it| &it.options)
    }

    /// Gives the kind before.
    pub fn set_kind(&mut self, name: &str, kind: ValueKind) -> ValueKind {
        self.change(name, |it| std::mem::replace(&mut it.kind, kind))
    }

    /// Gives the options before.
    pub fn set_options(&mut self, name: &str, options: String) -> String {
        self.change(name, |it| std::mem::replace(&mut it.options, options))
    }

    fn change<T>(&mut self, name: &str, change: impl FnOnce(&mut Asked) -> T) -> T {
        let place = self.place(name).unwrap_or_else(|place| {
            let name = name.to_owned();
            let new = Asked {
                name,
                ..Asked::default()
            };
            self.0.insert(place, new);
            place
        });
        let all = &mut self.0;
        let old = change(&mut all[place]);
        if all[place].kind == ValueKind::Text && all[place].options.is_empty() {
            all.remove(place);
        }
        old
    }
}

/// The options in a text of one option a line: without blank lines, repetitions and white space around.
pub fn options_in(text: &str) -> Vec<&str> {
    let mut options = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() && !options.contains(&line) {
            options.push(line);
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_the_lines_that_say_something() {
        assert_eq!(options_in(" a \n\nb\r\na\n c d"), ["a", "b", "c d"]);
        assert!(options_in("\n \n").is_empty());
    }

    #[test]
    fn each_kind_is_known_by_its_key() {
        for kind in ValueKind::ALL {
            assert_eq!(ValueKind::of_key(kind.key()), Some(kind));
        }
        assert_eq!(ValueKind::of_key("colour"), None);
    }

    #[test]
    fn what_is_usual_takes_no_room() {
        let mut form = Form::default();
        form.set_kind("b", ValueKind::Date);
        form.set_options("a", "x\ny".into());
        form.set_kind("c", ValueKind::Text);
        let names: Vec<&str> = form.all().iter().map(|it| &*it.name).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(form.set_kind("b", ValueKind::Text), ValueKind::Date);
        assert_eq!(form.set_options("a", String::new()), "x\ny");
        assert_eq!(form, Form::default());
    }
}
