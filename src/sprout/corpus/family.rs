//! The list of task families, and the one place that calls each family's generator.

use crate::rng::Rng;

use super::document::Task;
use super::lexicon::{Lexicon, Split};
use super::{
    classify, extract, letters, naming, notes, numbers, pairs, sequences, shapes, talk, world,
};

/// A kind of task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    Kinds,
    Tone,
    Category,
    Recall,
    Topic,
    Copy,
    Casing,
    Letter,
    Spell,
    Reverse,
    Sort,
    Reformat,
    Naming,
    Rearrange,
    Plural,
    Opposite,
    Past,
    Translation,
    Capital,
    Fact,
    Sum,
    Direct,
    Steps,
    DirectThree,
    StepsThree,
    Story,
    Units,
    Dates,
    Maze,
    YesNo,
    Pattern,
    Extract,
    Template,
    Slots,
    Reply,
    Talk,
    Language,
    Swap,
}

/// The families of which no document is ever taught.
pub const NEVER_TAUGHT: [Family; 2] = [Family::Language, Family::Swap];

impl Family {
    pub const ALL: [Family; 38] = [
        Family::Kinds,
        Family::Tone,
        Family::Category,
        Family::Recall,
        Family::Topic,
        Family::Copy,
        Family::Casing,
        Family::Letter,
        Family::Spell,
        Family::Reverse,
        Family::Sort,
        Family::Reformat,
        Family::Naming,
        Family::Rearrange,
        Family::Plural,
        Family::Opposite,
        Family::Past,
        Family::Translation,
        Family::Capital,
        Family::Fact,
        Family::Sum,
        Family::Direct,
        Family::Steps,
        Family::DirectThree,
        Family::StepsThree,
        Family::Story,
        Family::Units,
        Family::Dates,
        Family::Maze,
        Family::YesNo,
        Family::Pattern,
        Family::Extract,
        Family::Template,
        Family::Slots,
        Family::Reply,
        Family::Talk,
        Family::Language,
        Family::Swap,
    ];

    /// What the family is called in the table and on the model card.
    pub fn name(self) -> &'static str {
        match self {
            Family::Kinds => "sort messages into kinds",
            Family::Tone => "tell the tone of a sentence",
            Family::Category => "sort words into groups",
            Family::Recall => "look up a pair given before",
            Family::Topic => "name the topic",
            Family::Copy => "copy",
            Family::Casing => "upper, lower and title case",
            Family::Letter => "first or last letter",
            Family::Spell => "spell a word",
            Family::Reverse => "reverse letters",
            Family::Sort => "put in order",
            Family::Reformat => "bring words into another shape",
            Family::Naming => "product names",
            Family::Rearrange => "words in a new order",
            Family::Plural => "plurals",
            Family::Opposite => "opposites",
            Family::Past => "past tense",
            Family::Translation => "words into German, French, Spanish",
            Family::Capital => "capital cities",
            Family::Fact => "other plain facts",
            Family::Sum => "sums of one-digit numbers",
            Family::Direct => "sums of two two-digit numbers, at once",
            Family::Steps => "sums of two two-digit numbers, step by step",
            Family::DirectThree => "sums of three two-digit numbers, at once",
            Family::StepsThree => "sums of three two-digit numbers, step by step",
            Family::Story => "short word problems",
            Family::Units => "units",
            Family::Dates => "dates",
            Family::Maze => "moves through a maze",
            Family::YesNo => "yes or no on a given fact",
            Family::Pattern => "continue a pattern",
            Family::Extract => "find a name, number or place",
            Family::Template => "notes into a record",
            Family::Slots => "wishes into JSON",
            Family::Reply => "kind replies",
            Family::Talk => "plain talk",
            Family::Language => "tell the language of a word (family never trained)",
            Family::Swap => "swap two words (family never trained)",
        }
    }

    /// Whether its label words are drawn anew for each document.
    pub fn has_any_labels(self) -> bool {
        use Family::{Category, Kinds, Language, Recall, Tone};
        matches!(self, Kinds | Tone | Category | Recall | Language)
    }

    /// As many examples as fit this family's documents; its answers may be long.
    pub fn shots(self, wished: usize, rng: &mut Rng) -> usize {
        match self {
            Family::Talk => rng.below(3) * rng.below(2),
            Family::Steps | Family::StepsThree | Family::Slots | Family::Reply | Family::Story => {
                wished.min(8)
            }
            _ => wished,
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
            Family::Topic => classify::topic(lexicon, split, n, rng),
            Family::Copy => letters::copy(lexicon, split, n, rng),
            Family::Casing => letters::casing(lexicon, split, n, rng),
            Family::Letter => letters::letter(lexicon, split, n, rng),
            Family::Spell => shapes::spell(lexicon, split, n, rng),
            Family::Reverse => letters::reverse(n, rng),
            Family::Sort => shapes::sort(lexicon, split, n, rng),
            Family::Reformat => shapes::reformat(lexicon, split, n, rng),
            Family::Naming => naming::naming(lexicon, split, n, rng),
            Family::Rearrange => naming::rearrange(lexicon, split, n, rng),
            Family::Plural => pairs::plural(lexicon, n, rng),
            Family::Opposite => pairs::opposite(lexicon, n, rng),
            Family::Past => pairs::past(lexicon, n, rng),
            Family::Translation => pairs::translation(lexicon, n, rng),
            Family::Capital => pairs::capital(lexicon, n, rng),
            Family::Fact => notes::fact(lexicon, n, rng),
            Family::Sum => numbers::sum(n, rng),
            Family::Direct => numbers::direct(split, n, rng),
            Family::Steps => numbers::steps(split, n, rng),
            Family::DirectThree => numbers::direct_three(split, n, rng),
            Family::StepsThree => numbers::steps_three(split, n, rng),
            Family::Story => numbers::story(lexicon, split, n, rng),
            Family::Units => numbers::units(split, n, rng),
            Family::Dates => numbers::dates(split, n, rng),
            Family::Maze => world::maze(split, n, rng),
            Family::YesNo => world::yes_no(lexicon, split, n, rng),
            Family::Pattern => sequences::pattern(lexicon, n, rng),
            Family::Extract => extract::extract(lexicon, split, n, rng),
            Family::Template => notes::template(lexicon, split, n, rng),
            Family::Slots => shapes::slots(lexicon, split, n, rng),
            Family::Reply => talk::reply(lexicon, n, rng),
            Family::Talk => talk::talk(lexicon, split, n, rng),
            Family::Language => classify::language(lexicon, split, n, rng),
            Family::Swap => shapes::swap(lexicon, split, n, rng),
        }
    }
}
