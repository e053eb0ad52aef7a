//! Finds `{{variables}}` in a text and puts their values in, once: a value is never expanded again.

use std::{collections::BTreeMap, ops::Range};

/// A stretch of a text: plain, or a variable's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    /// `name` is trimmed; `span` covers the braces, in bytes of the whole text.
    Variable {
        name: &'a str,
        span: Range<usize>,
    },
}

/// Splits a text at its `{{name}}` marks. Never fails: what is no variable is text.
///
/// A name is letters, digits, `_`, `-` or inner spaces, at most 64 characters, on one line.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut plain_from, mut at) = (Vec::new(), 0, 0);
    while let Some(open) = text[at..].find("{{").map(|it| it + at) {
        let Some(close) = text[open + 2..].find("}}").map(|it| it + open + 2) else {
            break;
        };
        let name = text[open + 2..close].trim();
        if !is_name(name) {
            // The next mark may begin inside: `{{{name}}`.
            at = open + 1;
            continue;
        }
        if plain_from < open {
            found.push(Piece::Text(&text[plain_from..open]));
        }
        found.push(Piece::Variable {
            name,
            span: open..close + 2,
        });
        plain_from = close + 2;
        at = plain_from;
    }
    if plain_from < text.len() {
        found.push(Piece::Text(&text[plain_from..]));
    }
    found
}

fn is_name(name: &str) -> bool {
    let n_chars = name.chars().count();
    (1..=64).contains(&n_chars)
        && name
            .chars()
            .all(|it| it.is_alphanumeric() || matches!(it, '_' | '-' | ' '))
}

/// The names found in these texts, in order of first appearance.
pub fn variables_in<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names = Vec::new();
    for text in texts {
        for piece in pieces(text) {
            if let Piece::Variable { name, .. } = piece
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
    }
    names
}

/// The text with every known variable replaced by its value; an unknown one stays as written.
pub fn expand(text: &str, values: &BTreeMap<String, String>) -> String {
    let mut expanded = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(plain) => expanded.push_str(plain),
            Piece::Variable { name, span } => {
                expanded.push_str(values.get(name).map_or(&text[span], String::as_str));
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(variables_in([text]), expected, "{text:?}");
    }

    #[test]
    fn names_are_found_as_typed() {
        check("", &[]);
        check("{{a}} and {{ b c }} and {{a}}", &["a", "b c"]);
        check("{{a", &[]);
        check("{{}} {{ }} {{a\nb}}", &[]);
        check("{{{x}}}", &["x"]);
        check("{{größe}}{{名}}", &["größe", "名"]);
        check("{{ {{a}} }}", &["a"]);
    }

    #[test]
    fn a_value_with_braces_stays_text() {
        let values = BTreeMap::from([
            ("a".to_owned(), "{{b}}".to_owned()),
            ("b".to_owned(), "no".to_owned()),
        ]);
        assert_eq!(expand("<{{a}}> {{c}}", &values), "<{{b}}> {{c}}");
    }

    proptest::proptest! {
        #[test]
        fn pieces_cover_the_text(text in "[ab{} \n]{0,40}|\\PC{0,40}") {
            let mut seen = String::new();
            for piece in pieces(&text) {
                match piece {
                    Piece::Text(plain) => seen.push_str(plain),
                    Piece::Variable { span, .. } => seen.push_str(&text[span]),
                }
            }
            proptest::prop_assert_eq!(seen, text);
        }
    }
}
