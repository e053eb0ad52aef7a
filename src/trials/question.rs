//! What a person can ask, in a person's words, and what each question needs.

use serde::{Deserialize, Serialize};

use crate::judged::Judged;

/// What a person wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Question {
    /// Versions of the prompt against each other.
    Versions,
    /// Battle and Gollapudi 2024.
    Wording,
    /// Kojima et al. 2022.
    Reasoning,
    /// Lu et al. 2021.
    Order,
    /// Zhao et al. 2021.
    Bias,
    /// Leave-one-out and swap-one.
    Worth,
}

impl Question {
    pub const ALL: [Self; 6] = [
        Self::Versions,
        Self::Wording,
        Self::Reasoning,
        Self::Order,
        Self::Bias,
        Self::Worth,
    ];

    /// The question in a person's words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Versions => "Which version is better?",
            Self::Wording => "Does the wording matter?",
            Self::Reasoning => "Does thinking step by step help?",
            Self::Order => "In which order should the examples stand?",
            Self::Bias => "Does the model prefer one answer?",
            Self::Worth => "What is each example worth?",
        }
    }

    /// Whether a project's JSON schema goes with its calls: the others need words before an answer, or probabilities.
    pub fn sends_schema(self) -> bool {
        matches!(self, Self::Versions | Self::Wording | Self::Worth)
    }

    /// What will be done, in a sentence.
    pub fn explained(self) -> &'static str {
        match self {
            Self::Versions => {
                "Asks every version the same rows and says which one is better, and how sure that is."
            }
            Self::Wording => {
                "Tries every combination of phrases in the instruction on the same rows, then checks the winner on rows it has not seen."
            }
            Self::Reasoning => {
                "Begins the answer with a sentence such as “Let's think step by step.”, reads the result with a second call, and compares with a plain answer."
            }
            Self::Order => {
                "Lets the model make up inputs, and looks for orders in which its answers are balanced. Needs no right answers."
            }
            Self::Bias => {
                "Asks about nothing at all, sees which answer the model leans to, and takes that out of its answers."
            }
            Self::Worth => {
                "Leaves out one example after the other on the same rows, and says which ones help or hurt."
            }
        }
    }

    /// Where the method is from; empty for a plain comparison.
    pub fn source(self) -> &'static str {
        match self {
            Self::Versions | Self::Worth => "",
            Self::Wording => "Battle and Gollapudi 2024",
            Self::Reasoning => "Kojima et al. 2022",
            Self::Order => "Lu et al. 2021",
            Self::Bias => "Zhao et al. 2021",
        }
    }

    /// Whether it can be run without a single row.
    pub fn needs_rows(self) -> bool {
        self != Self::Order
    }

    /// Whether it works on the labels that the examples end in.
    pub fn needs_labels(self) -> bool {
        matches!(self, Self::Order | Self::Bias)
    }

    /// Examples that the prompt must show.
    pub fn least_examples(self) -> usize {
        match self {
            Self::Versions | Self::Wording | Self::Reasoning => 0,
            Self::Bias | Self::Worth => 1,
            Self::Order => 2,
        }
    }

    /// The ways to judge that it can use.
    pub fn ways(self) -> &'static [Judged] {
        match self {
            Self::Versions => &Judged::ALL,
            Self::Wording | Self::Worth => &[Judged::SameWords, Judged::Exactly, Judged::Number],
            Self::Reasoning | Self::Order | Self::Bias => &[],
        }
    }
}
