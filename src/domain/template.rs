//! Finds `{{variables}}` in a text and puts their values in, once: a value is never expanded again.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

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
/// Takes time in proportion to the text, whatever its braces: a link's text may come from anyone.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut plain_from, mut at) = (Vec::new(), 0, 0);
    while let Some(open) = text[at..].find("{{").map(|it| it + at) {
        let from = open + 2;
        // Looking for the end stops where no name goes on, so no stretch is looked at twice.
        let rest = &text[from..];
        let stop = rest.find(|it| !may_stand_in_braces(it));
        let stop = from + stop.unwrap_or(rest.len());
        let name = text[from..stop].trim();
        if !text[stop..].starts_with("}}") || !is_name(name) {
            // The next mark may begin inside: `{{{name}}`.
            at = if stop == from { open + 1 } else { stop };
            continue;
        }
        let close = stop;
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

/// In a name, or white space around one.
fn may_stand_in_braces(it: char) -> bool {
    is_of_a_name(it) || it.is_whitespace()
}

fn is_of_a_name(it: char) -> bool {
    it.is_alphanumeric() || matches!(it, '_' | '-' | ' ')
}

fn is_name(name: &str) -> bool {
    let n_chars = name.chars().count();
    (1..=64).contains(&n_chars) && name.chars().all(is_of_a_name)
}

/// The names found in these texts, in order of first appearance.
pub fn variables_in<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    for text in texts {
        for piece in pieces(text) {
            if let Piece::Variable { name, .. } = piece
                && seen.insert(name)
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

    /// These took minutes when each mark searched the whole text for its end.
    #[test]
    fn hostile_braces_take_no_longer_than_others() {
        let n = 1 << 17;
        for text in [
            "{".repeat(n) + "}}",
            "{{ ".repeat(n) + "}}",
            "{{a".repeat(n),
            format!("{{{{{}}}}}", "a".repeat(n)),
        ] {
            assert_eq!(variables_in([&*text]), Vec::<&str>::new());
        }
        let many: String = (0..n / 8).map(|it| format!("{{{{{it}}}}}")).collect();
        assert_eq!(variables_in([&*many]).len(), n / 8);
    }

    /// The rule said plainly: from each `{{` to the next `}}`, where that is a name.
    fn named_plainly(text: &str) -> Vec<&str> {
        let (mut names, mut at) = (Vec::new(), 0);
        while let Some(open) = text[at..].find("{{").map(|it| it + at) {
            let Some(close) = text[open + 2..].find("}}").map(|it| it + open + 2) else {
                break;
            };
            let name = text[open + 2..close].trim();
            at = if is_name(name) { close + 2 } else { open + 1 };
            names.extend(is_name(name).then_some(name));
        }
        names
    }

    proptest::proptest! {
        #[test]
        fn names_are_found_by_the_rule(text in "[ab{}{} \n-]{0,40}") {
            let found: Vec<&str> = pieces(&text)
                .into_iter()
                .filter_map(|it| match it {
                    Piece::Variable { name, .. } => Some(name),
                    Piece::Text(_) => None,
                })
                .collect();
            proptest::prop_assert_eq!(found, named_plainly(&text));
        }

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
