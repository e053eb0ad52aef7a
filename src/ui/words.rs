//! The texts of the page, and figures as a person reads them.

pub(crate) use controls::words::*;

::phrases::catalogue!();

/// Where something that is no text stands in a text: a term with its note, a token.
pub(crate) const GAP: &str = "\u{fffc}";

/// What stands before and after the gap.
pub(crate) fn around(text: &str) -> [String; 2] {
    let (before, after) = text.split_once(GAP).unwrap_or((text, ""));
    [before.to_owned(), after.to_owned()]
}

/// The text within a line: with a small first letter, but in German, where it may be a noun's.
pub(crate) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if ::words::spoken() != ::words::Language::German => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
