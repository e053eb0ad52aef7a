//! What is made alike before two texts are compared; the name is shown beside the number.

use super::extract::{AnswerFormat, Cleanser, Reading};
use crate::words;

/// A rule by which texts are made comparable. Published ones disagree, so a rate without its normaliser says little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normaliser {
    /// Byte for byte.
    Exact,
    /// White space at both ends does not count.
    Trimmed,
    /// Lower case, every stretch of white space one space, none at the ends.
    Plain,
    /// SQuAD's and DSPy's: lower case, without ASCII punctuation, without a, an, the, white space as in [`Normaliser::Plain`].
    ///
    /// (Rajpurkar et al. 2016, `normalize_answer`; DSPy `normalize_text`, which composes accents apart first; not done here.)
    Squad,
    /// The answer that Kojima's cleansing finds; nothing found is an empty text.
    Kojima(AnswerFormat),
    /// The same with word boundaries and numbers by value.
    Strict(AnswerFormat),
}

impl Normaliser {
    /// The name that is shown.
    pub fn name(self) -> &'static str {
        match self {
            Normaliser::Exact => words::alike_exact(),
            Normaliser::Trimmed => words::alike_trimmed(),
            Normaliser::Plain => words::alike_plain(),
            Normaliser::Squad => "SQuAD / DSPy",
            Normaliser::Kojima(_) => "Kojima",
            Normaliser::Strict(_) => words::alike_strict(),
        }
    }

    pub fn apply(self, text: &str) -> String {
        let spaced = |it: &str| -> String { it.split_whitespace().collect::<Vec<_>>().join(" ") };
        match self {
            Normaliser::Exact => text.to_owned(),
            Normaliser::Trimmed => text.trim().to_owned(),
            Normaliser::Plain => spaced(&text.to_lowercase()),
            Normaliser::Squad => {
                let lower = text.to_lowercase();
                let bare: String = lower
                    .chars()
                    .filter(|it| !it.is_ascii_punctuation())
                    .collect();
                spaced(&without_articles(&bare))
            }
            Normaliser::Kojima(format) => format.find(text, Cleanser::Paper, Reading::First),
            Normaliser::Strict(format) => format.find(text, Cleanser::Strict, Reading::First),
        }
    }
}

/// Puts a space for each whole word a, an, the: Python's `\b(a|an|the)\b`.
fn without_articles(text: &str) -> String {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let mut kept = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let inside = rest.starts_with(is_word);
        let end = rest.find(|it| is_word(it) != inside).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        kept += if ["a", "an", "the"].contains(&part) {
            " "
        } else {
            part
        };
        rest = after;
    }
    kept
}
