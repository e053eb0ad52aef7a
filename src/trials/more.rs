//! Settings that came after the first experiments were kept: they lie behind the older ones, so that those are still read.

use serde::{Deserialize, Serialize};

use crate::{judged::Judged, rules::Rule, setup::Model};

/// What a setup says besides; what is not there has its default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct More {
    pub rubric: Rubric,
    /// For [`Judged::Several`]: what is looked at, and how much each counts.
    pub parts: Vec<Part>,
    /// For [`Judged::Several`], beside the parts.
    pub rules: Vec<Rule>,
    /// For [`Judged::Several`]: the weighted mean from which a row is right, 0 to 1; `None` where each of them has to say so.
    pub right_from: Option<f64>,
    /// For [`Judged::Meaning`].
    pub meaning: Meaning,
    /// Ways to draw answers beside the first one, which the options say.
    pub drawings: Vec<Drawing>,
    /// Combinations of a version and a way of drawing that are not asked.
    pub left_out: Vec<LeftOut>,
}

/// For [`Judged::Rubric`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rubric {
    /// What a better answer does, in the person's words.
    pub text: String,
    pub judge: Option<Model>,
}

/// For [`Judged::Meaning`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meaning {
    /// A model of this page, which gives each text a vector.
    pub model: Option<Model>,
    /// The cosine from which an answer counts as right, 0 to 1.
    pub least: f64,
}

impl Default for Meaning {
    /// promptfoo's threshold for `similar`.
    fn default() -> Self {
        Self {
            model: None,
            least: 0.75,
        }
    }
}

/// One way to judge among several.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub way: Judged,
    /// 0 or more; what counts is its share of the sum.
    pub weight: f64,
}

/// One way of drawing answers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    pub temperature: f32,
    /// 0 to 1; 1 leaves nothing out.
    pub top_p: f32,
    pub max_tokens: u32,
}

/// One combination; both are counted from 0, the project's own prompt and the first way of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub version: usize,
    pub drawing: usize,
}
