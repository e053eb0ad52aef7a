//! When an answer is right: the ways to judge that can be chosen, and what each means to the lab.

use lab::scores::{
    AnswerFormat, Around, Case, Judging, Normaliser, Scorer, Tolerance, Unit, Which,
};
use serde::{Deserialize, Serialize};

use crate::{more::Meaning, setup::Setup, words};

/// When an answer counts as right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Judged {
    /// The same words; case and spaces do not count.
    SameWords,
    /// The same text but for spaces at the ends.
    Exactly,
    Contains,
    Number,
    Json,
    /// How much of the spelling is the same, as a score.
    Spelling,
    /// Several of these, each with a weight.
    Several,
    /// A model compares the answers by a rubric.
    Rubric,
    /// The person compares the answers, side by side.
    Yourself,
    /// How near it is to the right answer in meaning, as a score.
    Meaning,
}

impl Judged {
    pub const ALL: [Self; 10] = [
        Self::SameWords,
        Self::Exactly,
        Self::Contains,
        Self::Number,
        Self::Json,
        Self::Spelling,
        Self::Meaning,
        Self::Several,
        Self::Rubric,
        Self::Yourself,
    ];

    /// Those that look at one answer and its right answer, which [`Judged::Several`] can weigh.
    pub const PLAIN: [Self; 7] = [
        Self::SameWords,
        Self::Exactly,
        Self::Contains,
        Self::Number,
        Self::Json,
        Self::Spelling,
        Self::Meaning,
    ];

    /// When an answer is right, as it is chosen.
    pub fn label(self) -> &'static str {
        match self {
            Self::SameWords => words::same_words(),
            Self::Exactly => words::same_text(),
            Self::Contains => words::contains_answer(),
            Self::Number => words::same_number(),
            Self::Json => words::same_json(),
            Self::Spelling => words::close_spelling(),
            Self::Meaning => words::similar_in_meaning(),
            Self::Several => words::several_ways(),
            Self::Rubric => words::by_rubric(),
            Self::Yourself => words::by_myself(),
        }
    }

    pub(crate) fn judging(self) -> Judging {
        match self {
            Self::SameWords => Judging::Equals(Normaliser::Plain),
            Self::Exactly => Judging::Equals(Normaliser::Trimmed),
            Self::Contains => Judging::ContainsExpected(Case::Ignored),
            Self::Number => Judging::Number(Tolerance::Absolute(1e-9), Which::Last),
            Self::Json => Judging::JsonEquals(Around::Words),
            Self::Spelling => Judging::Levenshtein { most: 0 },
            Self::Meaning => Judging::Similar {
                least: Meaning::default().least,
            },
            // Who compares answers with each other passes every single one.
            Self::Several | Self::Rubric | Self::Yourself => Judging::Fixed(Scorer::Length {
                unit: Unit::Characters,
                least: 0,
                most: usize::MAX,
            }),
        }
    }

    /// For the experiments that compare texts after making them alike.
    pub(crate) fn normaliser(self) -> Normaliser {
        match self {
            Self::Exactly => Normaliser::Trimmed,
            Self::Number => Normaliser::Strict(AnswerFormat::Number),
            _ => Normaliser::Plain,
        }
    }
}

impl Setup {
    /// When an answer is right, with everything that was chosen for it.
    pub(crate) fn judging(&self) -> Judging {
        let least = self.more.meaning.least;
        let one = |way: Judged| match way {
            Judged::Meaning => Judging::Similar { least },
            way => way.judging(),
        };
        if self.judged != Judged::Several {
            return one(self.judged);
        }
        let parts = self.more.parts.iter().map(|it| (it.weight, one(it.way)));
        // None is kept that cannot be used: the draft says so before the start.
        let labels = self.label_set();
        let rules = self.more.rules.iter();
        let rules = rules.filter_map(|it| Some((it.weight, it.judging(&labels).ok()?)));
        Judging::Weighted {
            parts: parts.chain(rules).collect(),
            least: self.more.right_from,
        }
    }
}
