//! How the values of variables are asked for: of which kind each is, and the options of a choice.

use std::collections::BTreeMap;

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

/// The form of values. Both maps go by a variable's name, whether or not it stands in the prompt now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// A variable of the usual kind is an absent entry.
    pub kinds: BTreeMap<String, ValueKind>,
    /// One option a line, as typed; they stay while the variable is of another kind. An empty text is an absent entry.
    pub options: BTreeMap<String, String>,
}

impl Form {
    /// The kind of the variable of this name.
    pub fn kind(&self, name: &str) -> ValueKind {
        self.kinds.get(name).copied().unwrap_or_default()
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
}
