//! The frozen first shape of a project as JSON: unknown fields are ignored, missing ones have their usual value.
//!
//! Invariant: nothing here changes once a file was saved with it; a change is a `v2` beside it.

mod convert;
mod number;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use number::Number;

pub(crate) use convert::usual_run;

/// The version that this file describes.
pub const VERSION: u64 = 1;
/// The mark by which a project is known.
pub const KIND: &str = "exemplar-project";

/// A project as it is written. The device's own id of it is not part of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Project {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub version: u64,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub prompt: Prompt,
    #[serde(default)]
    pub run: Run,
    /// A comment on the instruction. Absent from the first files, and ignored by those who do not know it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Prompt {
    /// `completion` or `chat`.
    pub style: String,
    pub instruction: String,
    pub labels: Labels,
    pub examples: Vec<Example>,
    pub input: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// `long-text`, `choice`, `number`, `date` or `file`; a variable of none of these is a text. Absent from the
    /// first files, as are the options.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, String>,
    /// One option a line.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default)]
pub struct Labels {
    pub input: String,
    pub output: String,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Example {
    /// Left out of a link. Missing or taken: the reader gives another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    pub input: String,
    pub output: String,
    /// Written only when `false`.
    #[serde(skip_serializing_if = "is_true")]
    pub on: Option<bool>,
    /// A comment. Never in a link.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Settings of a run. A missing one has its usual value.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Run {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub temperature: Number,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub top_k: Number,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub top_p: Number,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub min_p: Number,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub repetition_penalty: Number,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub max_tokens: Number,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub seed: Number,
    #[serde(skip_serializing_if = "Number::is_missing")]
    pub samples: Number,
    /// Absent: derived from the labels and the examples.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stops: Option<Vec<String>>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub schema: String,
}

impl Default for Project {
    fn default() -> Self {
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            name: String::new(),
            prompt: Prompt::default(),
            run: Run::default(),
            note: String::new(),
        }
    }
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            input: "Input".to_owned(),
            output: "Output".to_owned(),
        }
    }
}

fn is_true(on: &Option<bool>) -> bool {
    on.unwrap_or(true)
}
