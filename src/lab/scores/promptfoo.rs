//! promptfoo's assertions, each as a scorer of ours, or as what it would still need; and back.

mod read;
mod write;

use serde_json::Value;

use super::{Judge, Scorer};

pub use read::from_promptfoo;
pub use write::to_promptfoo;

/// One entry of a test's `assert` list, already read from YAML, JSON or a CSV cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assertion {
    /// Such as `contains`, or with `not-` before it.
    pub kind: String,
    pub value: Value,
    pub threshold: Option<f64>,
}

/// What an assertion became.
#[derive(Clone, Debug, PartialEq)]
pub enum Mapped {
    Scorer(Scorer),
    /// A model has to be asked; what, and how its reply is read, is here.
    Judge(Judge),
    /// Chooses among the answers of several prompts to one row, so it is no score of one.
    Among(Among),
    /// Not offered: code to run, or a kind that nothing here computes.
    NotOffered,
}

/// A choice among several answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Among {
    /// `select-best`: a judge chooses, see [`super::best_of_call`].
    Best { criteria: String },
    /// `max-score`: the highest mean of the other scores, see [`super::best_score`].
    Highest { least: Option<f64> },
}
