//! The hand-written splitters against the published patterns on a regex engine.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::tests::{cases, nasty_text};

fn pattern(pre: PreTokenizer) -> &'static str {
    match pre {
        PreTokenizer::Gpt2 | PreTokenizer::SmolLm => {
            r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
        }
        PreTokenizer::Llama3 => {
            r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
        }
        PreTokenizer::Qwen2 => {
            r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
        }
        PreTokenizer::Cl100k => {
            r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
        }
        PreTokenizer::O200k => {
            r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
        }
    }
}

/// Pieces by the published pattern on a regex engine.
fn by_regex(pre: PreTokenizer, text: &str) -> Vec<String> {
    static REGEXES: OnceLock<Vec<fancy_regex::Regex>> = OnceLock::new();
    let all = PreTokenizer::ALL.map(pattern);
    let made = || {
        all.map(|pattern| fancy_regex::Regex::new(pattern).unwrap())
            .into()
    };
    let regex = &REGEXES.get_or_init(made)[pre as usize];
    let mut stretches = vec![text.to_owned()];
    if pre == PreTokenizer::SmolLm {
        stretches.clear();
        let mut open = false;
        for letter in text.chars() {
            let digit = letter.is_numeric();
            if digit || !open {
                stretches.push(String::new());
            }
            stretches.last_mut().unwrap().push(letter);
            open = !digit;
        }
    }
    let found = stretches.iter().flat_map(|stretch| {
        regex
            .find_iter(stretch)
            .map(|found| found.unwrap().as_str().to_owned())
            .collect::<Vec<_>>()
    });
    found.collect()
}

fn by_hand(pre: PreTokenizer, text: &str) -> Vec<String> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    let mut eye = Eye::new(text);
    while at < text.len() {
        let end = piece_end(pre, &mut eye, at);
        pieces.push(text[at..end].to_owned());
        at = end;
    }
    pieces
}

fn check(text: &str) {
    for pre in PreTokenizer::ALL {
        assert_eq!(by_hand(pre, text), by_regex(pre, text), "{pre:?} {text:?}");
    }
}

#[test]
fn short_texts_of_telling_characters() {
    let letters = [
        "a", "B", "s", "L", "e", "'", " ", "\n", "\r", "\t", "1", "٣", ".", "/", "\u{301}", "中",
        "ſ", "ǅ", "\u{a0}",
    ];
    let mut texts = vec![String::new()];
    for _ in 0..4 {
        let longer = texts
            .iter()
            .flat_map(|text| letters.iter().map(move |letter| format!("{text}{letter}")));
        texts = longer.collect();
        // All texts of one and two characters, some of three and four.
        texts
            .iter()
            .step_by(texts.len() / 5_000 + 1)
            .for_each(|text| check(text));
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn hand_written_equals_the_pattern(text in nasty_text()) {
        check(&text);
    }

    /// Nothing beyond `seen` may change where the piece ends.
    #[test]
    fn what_lies_past_seen_does_not_matter(text in nasty_text(), other in nasty_text()) {
        for pre in PreTokenizer::ALL {
            let mut at = 0;
            while at < text.len() {
                let mut eye = Eye::new(&text);
                let end = piece_end(pre, &mut eye, at);
                if eye.seen <= text.len() && text.is_char_boundary(eye.seen) {
                    let changed = format!("{}{other}", &text[..eye.seen]);
                    let again = piece_end(pre, &mut Eye::new(&changed), at);
                    prop_assert_eq!(again, end, "{:?} {:?} {:?}", pre, text, changed);
                }
                at = end;
            }
        }
    }
}
