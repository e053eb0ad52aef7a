//! What a person can ask, in a person's words, and what each question needs.

use serde::{Deserialize, Serialize};

use crate::judged::Judged;
use crate::phrases;
use crate::words;

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
            Self::Versions => words::which_version(),
            Self::Wording => words::wording_matters(),
            Self::Reasoning => words::thinking_helps(),
            Self::Order => words::which_order(),
            Self::Bias => words::prefers_one(),
            Self::Worth => words::examples_worth(),
        }
    }

    /// Whether a project's JSON schema goes with its calls: the others need words before an answer, or probabilities.
    pub fn sends_schema(self) -> bool {
        matches!(self, Self::Versions | Self::Wording | Self::Worth)
    }

    /// What will be done, in a sentence.
    pub fn explained(self) -> &'static str {
        match self {
            Self::Versions => words::versions_explained(),
            Self::Wording => words::wording_explained(),
            Self::Reasoning => words::reasoning_explained(),
            Self::Order => words::order_explained(),
            Self::Bias => words::bias_explained(),
            Self::Worth => words::worth_explained(),
        }
    }

    /// Where the method is from; empty for a plain comparison.
    pub fn source(self) -> &'static str {
        match self {
            Self::Versions | Self::Worth => "",
            Self::Wording => phrases::BATTLE,
            Self::Reasoning => phrases::KOJIMA,
            Self::Order => phrases::LU,
            Self::Bias => phrases::ZHAO,
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
