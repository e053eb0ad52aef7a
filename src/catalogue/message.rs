//! A message as it was read: its parts, and what can be asked of them.

/// One text of a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// As the file has it: `rows-left`.
    pub id: String,
    pub comment: String,
    /// What tells two messages apart that are one text in English and two elsewhere.
    pub sense: Option<String>,
    pub parts: Vec<Part>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// The value of a variable.
    Arg(String),
    /// By the value of a variable; the last variant is for all other values.
    Choice {
        arg: String,
        variants: Vec<(Key, Vec<Part>)>,
    },
}

/// What a variant is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A category of plurals, as `one`, or a word.
    Word(String),
    Number(String),
}

/// Whether a variable is a number that is counted with: `$n`, or `$n-rows`.
pub fn is_count(arg: &str) -> bool {
    arg == "n" || arg.starts_with("n-")
}

impl Message {
    /// The variables in order of appearance.
    pub fn args(&self) -> Vec<String> {
        let mut args = Vec::new();
        note(&self.parts, &mut args);
        args
    }

    /// The name of its function: `rows_left`.
    pub fn name(&self) -> String {
        self.id.replace('-', "_")
    }

    /// The text with its variables in braces, and of choices the last variant.
    pub fn shown(&self) -> String {
        shown(&self.parts)
    }

    /// Every choice: its variable, and what its variants are for.
    pub fn choices(&self) -> Vec<(&str, Vec<&Key>)> {
        let choices = self.parts.iter().filter_map(|it| match it {
            Part::Choice { arg, variants } => {
                Some((&**arg, variants.iter().map(|it| &it.0).collect()))
            }
            Part::Text(_) | Part::Arg(_) => None,
        });
        choices.collect()
    }
}

fn note(parts: &[Part], args: &mut Vec<String>) {
    let mut add = |arg: &String| {
        if !args.contains(arg) {
            args.push(arg.clone());
        }
    };
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Arg(arg) => add(arg),
            Part::Choice { arg, variants } => {
                add(arg);
                for (_, parts) in variants {
                    for part in parts {
                        if let Part::Arg(arg) = part {
                            add(arg);
                        }
                    }
                }
            }
        }
    }
}

fn shown(parts: &[Part]) -> String {
    let shown = parts.iter().map(|it| match it {
        Part::Text(text) => text.clone(),
        Part::Arg(arg) => format!("{{{arg}}}"),
        Part::Choice { variants, .. } => variants
            .last()
            .map_or(String::new(), |it| self::shown(&it.1)),
    });
    shown.collect()
}
