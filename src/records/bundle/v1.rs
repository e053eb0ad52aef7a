//! The first shape of an experiment as JSON. Unknown fields are ignored.
//!
//! Invariant: nothing here changes once a file was saved with it; a change is a `v2` beside it.

mod grid;
mod names;
mod recipes;

use std::collections::BTreeMap;

use domain::ProjectId;
use lab::recipes::Key;
use serde::{Deserialize, Serialize};

use super::{KIND, VERSION};
use crate::RecordError;

pub(super) use names::Number;

/// Between a noun of the app and its written shape.
pub(super) trait Mirror: Sized {
    type Shape;
    fn shape(&self) -> Self::Shape;
    fn noun(shape: Self::Shape) -> Self;
}

/// A shape with the fields of a struct, taken apart in full: a new field does not compile until it is placed.
macro_rules! mirror {
    ($shape:ident for $noun:path { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Debug, serde::Deserialize, serde::Serialize)]
        pub(in crate::bundle) struct $shape {
            $($field: <$type as $crate::bundle::v1::Mirror>::Shape,)*
        }
        impl $crate::bundle::v1::Mirror for $noun {
            type Shape = $shape;
            fn shape(&self) -> $shape {
                let $noun { $($field),* } = self;
                $shape { $($field: $crate::bundle::v1::Mirror::shape($field)),* }
            }
            fn noun(shape: $shape) -> Self {
                let $shape { $($field),* } = shape;
                $noun { $($field: $crate::bundle::v1::Mirror::noun($field)),* }
            }
        }
    };
}
pub(super) use mirror;

macro_rules! as_it_is {
    ($($type:ty),*) => {
        $(impl Mirror for $type {
            type Shape = $type;
            fn shape(&self) -> $type {
                Clone::clone(self)
            }
            fn noun(shape: $type) -> Self {
                shape
            }
        })*
    };
}
as_it_is!(String, bool, u32, u64, usize, BTreeMap<String, String>);

impl<T: Mirror> Mirror for Vec<T> {
    type Shape = Vec<T::Shape>;
    fn shape(&self) -> Self::Shape {
        self.iter().map(T::shape).collect()
    }
    fn noun(shape: Self::Shape) -> Self {
        shape.into_iter().map(T::noun).collect()
    }
}

impl<T: Mirror> Mirror for Option<T> {
    type Shape = Option<T::Shape>;
    fn shape(&self) -> Self::Shape {
        self.as_ref().map(T::shape)
    }
    fn noun(shape: Self::Shape) -> Self {
        shape.map(T::noun)
    }
}

mirror!(ModelShape for super::Model { id: String, name: String, hash: String });

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Bundle {
    kind: String,
    version: u64,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    project: Option<format::v1::Project>,
    model: ModelShape,
    plan: recipes::PlanShape,
    #[serde(default)]
    answers: Vec<Answered>,
    /// Absent from the first files, and ignored by those who do not know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    beside: Option<serde_json::Value>,
}

/// One answer: a text with its tokens, or logarithms of probabilities.
#[derive(Debug, Deserialize, Serialize)]
struct Answered {
    key: usize,
    #[serde(flatten)]
    answer: Said,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    millis: Option<Number>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
enum Said {
    Text { text: String, n_tokens: u32 },
    LogProbs { log_probs: Vec<Number> },
}

impl Bundle {
    pub(super) fn new(bundle: &super::Bundle) -> Self {
        let super::Bundle {
            name,
            note,
            project,
            model,
            plan,
            answers,
            beside,
        } = bundle;
        let answered = |(key, it): (&Key, &super::Recorded)| Answered {
            key: key.0,
            answer: match &it.answer {
                lab::Answer::Text { text, n_tokens } => Said::Text {
                    text: text.clone(),
                    n_tokens: *n_tokens,
                },
                lab::Answer::LogProbs(all) => Said::LogProbs {
                    log_probs: all.iter().map(f64::shape).collect(),
                },
            },
            millis: it.millis.as_ref().map(f64::shape),
        };
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            name: name.clone(),
            note: note.clone(),
            // A bundle goes to other people, also as a link.
            project: (project.as_ref()).map(|it| format::v1::Project::new(&it.without_notes())),
            model: model.shape(),
            plan: recipes::PlanShape::new(plan),
            answers: answers.iter().map(answered).collect(),
            beside: beside.clone(),
        }
    }

    pub(super) fn into_bundle(self, id: &ProjectId) -> Result<super::Bundle, RecordError> {
        let project = self
            .project
            .map(|it| it.into_domain(id.clone()))
            .transpose()?;
        let recorded = |it: Answered| {
            let answer = match it.answer {
                Said::Text { text, n_tokens } => lab::Answer::Text { text, n_tokens },
                Said::LogProbs { log_probs } => {
                    lab::Answer::LogProbs(log_probs.into_iter().map(f64::noun).collect())
                }
            };
            (
                Key(it.key),
                super::Recorded {
                    answer,
                    millis: it.millis.map(f64::noun),
                },
            )
        };
        Ok(super::Bundle {
            name: self.name,
            note: self.note,
            project: project.map(|it| it.0),
            model: Mirror::noun(self.model),
            plan: self.plan.into_plan(id)?,
            answers: self.answers.into_iter().map(recorded).collect(),
            beside: self.beside,
        })
    }
}
