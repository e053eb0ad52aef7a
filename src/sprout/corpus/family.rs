//! The list of task families, and the one place that calls each family's generator.

use crate::rng::Rng;

use super::document::Task;
use super::lexicon::{Lexicon, Split};
use super::{classify, extract, letters, pairs, sequences};

/// A kind of task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    Kinds,
    Tone,
    Category,
    Recall,
    Copy,
    Casing,
    Letter,
    Reverse,
    Plural,
    Opposite,
    Past,
    Translation,
    Capital,
    Sum,
    Pattern,
    Extract,
}

impl Family {
    pub const ALL: [Family; 16] = [
        Family::Kinds,
        Family::Tone,
        Family::Category,
        Family::Recall,
        Family::Copy,
        Family::Casing,
        Family::Letter,
        Family::Reverse,
        Family::Plural,
        Family::Opposite,
        Family::Past,
        Family::Translation,
        Family::Capital,
        Family::Sum,
        Family::Pattern,
        Family::Extract,
    ];

    /// What the family is called in the table and on the model card.
    pub fn name(self) -> &'static str {
        match self {
            Family::Kinds => "sort messages into kinds (label words never seen)",
            Family::Tone => "tell the tone of a sentence (label words never seen)",
            Family::Category => "sort words into groups (label words never seen)",
            Family::Recall => "look up a pair given before",
            Family::Copy => "copy",
            Family::Casing => "upper, lower and title case",
            Family::Letter => "first or last letter",
            Family::Reverse => "reverse letters",
            Family::Plural => "plurals",
            Family::Opposite => "opposites",
            Family::Past => "past tense",
            Family::Translation => "words into German, French, Spanish",
            Family::Capital => "capital cities",
            Family::Sum => "sums of one-digit numbers",
            Family::Pattern => "continue a pattern",
            Family::Extract => "find a name, number or place",
        }
    }

    /// A task with `n_shots` examples before the query.
    pub fn task(self, lexicon: &Lexicon, split: Split, n_shots: usize, rng: &mut Rng) -> Task {
        let n = n_shots + 1;
        match self {
            Family::Kinds => classify::kinds(lexicon, split, n, rng),
            Family::Tone => classify::tone(lexicon, split, n, rng),
            Family::Category => classify::category(lexicon, split, n, rng),
            Family::Recall => classify::recall(lexicon, split, n, rng),
            Family::Copy => letters::copy(lexicon, split, n, rng),
            Family::Casing => letters::casing(lexicon, split, n, rng),
            Family::Letter => letters::letter(lexicon, split, n, rng),
            Family::Reverse => letters::reverse(n, rng),
            Family::Plural => pairs::plural(lexicon, n, rng),
            Family::Opposite => pairs::opposite(lexicon, n, rng),
            Family::Past => pairs::past(lexicon, n, rng),
            Family::Translation => pairs::translation(lexicon, n, rng),
            Family::Capital => pairs::capital(lexicon, n, rng),
            Family::Sum => sequences::sum(n, rng),
            Family::Pattern => sequences::pattern(lexicon, n, rng),
            Family::Extract => extract::extract(lexicon, split, n, rng),
        }
    }
}
