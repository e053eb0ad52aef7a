//! An experiment as one file of readable JSON, `NAME.experiment.json`, and where it is small as a link `#e1=…`.
//!
//! Everything is in it that its answers depend on: the prompt, the rows, the plan with its seeds, which model answered, and
//! the answers by call. Whoever opens it can run the same plan on another model, see [`crate::again`].

mod link;
mod plan;
mod v1;

use std::collections::BTreeMap;

use domain::{Project, ProjectId};
use lab::Answer;
use lab::recipes::Key;
use serde::Deserialize;

use crate::RecordError;
use crate::words;

pub use link::{from_link, is_link, to_link};
pub use plan::Plan;

/// How the file's name ends.
pub const SUFFIX: &str = ".experiment.json";
/// The mark by which an experiment is known.
pub const KIND: &str = "exemplar-experiment";
/// The version that is written; every earlier one is read.
pub const VERSION: u64 = 1;
/// The largest file that is read.
pub const LIMIT_BYTES: usize = 64 << 20;
/// Rows, and answers or calls, of one experiment.
const MOST_ROWS: usize = 100_000;
const MOST_ANSWERS: usize = 1_000_000;

/// An experiment with what was answered so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    pub name: String,
    /// What the person wrote about it; may be empty.
    pub note: String,
    /// The project that the experiment was made from; `None` where a recipe needs none. Its id stays on the device.
    pub project: Option<Project>,
    pub model: Model,
    pub plan: Plan,
    /// By the key of the plan's calls; a grid's are the places in `Grid::cells`.
    pub answers: BTreeMap<Key, Recorded>,
    /// What the program that wrote it keeps beside the plan (how answers are judged, a person's votes): kept as it is.
    pub beside: Option<serde_json::Value>,
}

/// Which model answered. A grid names its own; this is then its first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// As the engine lists it.
    pub id: String,
    pub name: String,
    /// Of the weights, lower-case hexadecimal; empty where nobody can know it.
    pub hash: String,
}

/// One answer and how long it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub answer: Answer,
    pub millis: Option<f64>,
}

/// The text of the file. Numbers of the project that are out of range are written in range.
///
/// # Errors
/// [`RecordError::TooMany`] where it would not be read again.
pub fn write(bundle: &Bundle) -> Result<String, RecordError> {
    let mut text = serde_json::to_string_pretty(&shape(bundle)?).map_err(of_json)?;
    text.push('\n');
    Ok(text)
}

/// Reads a file; `id` is what its project will be called on this device. Unknown fields are ignored.
///
/// # Errors
/// A file too large, not ours, made by a newer version, or wrong in a field that is named.
pub fn read(bytes: &[u8], id: &ProjectId) -> Result<Bundle, RecordError> {
    /// Read first and alone: a newer file may have other shapes for everything else.
    #[derive(Deserialize)]
    struct Head {
        kind: Option<String>,
        version: Option<u64>,
    }
    if bytes.len() > LIMIT_BYTES {
        return Err(RecordError::TooLarge {
            what: words::an_experiment(),
            megabytes: bytes.len().div_ceil(1 << 20),
            limit: LIMIT_BYTES >> 20,
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => RecordError::NotAnExperiment,
        _ => of_json(error),
    })?;
    match (head.kind.as_deref(), head.version) {
        (Some(KIND), Some(VERSION)) => {}
        (Some(KIND), Some(found)) if found > VERSION => {
            return Err(RecordError::Newer {
                found,
                known: VERSION,
            });
        }
        _ => return Err(RecordError::NotAnExperiment),
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let shape: v1::Bundle = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string().chars().take(200).collect();
        let inner = error.into_inner();
        match inner.classify() {
            serde_json::error::Category::Data => RecordError::Field {
                field,
                line: inner.line(),
            },
            _ => of_json(inner),
        }
    })?;
    let bundle = shape.into_bundle(id)?;
    check(&bundle)?;
    Ok(bundle)
}

fn shape(bundle: &Bundle) -> Result<v1::Bundle, RecordError> {
    check(bundle)?;
    Ok(v1::Bundle::new(bundle))
}

fn check(bundle: &Bundle) -> Result<(), RecordError> {
    for (what, found, limit) in [
        (words::many_rows(), bundle.plan.n_rows(), MOST_ROWS),
        (words::many_answers(), bundle.answers.len(), MOST_ANSWERS),
        (
            words::many_calls(),
            bundle.plan.most_calls().unwrap_or(usize::MAX),
            MOST_ANSWERS,
        ),
    ] {
        if found > limit {
            return Err(RecordError::TooMany { what, limit });
        }
    }
    Ok(())
}

fn of_json(error: serde_json::Error) -> RecordError {
    RecordError::Damaged {
        line: error.line(),
        column: error.column(),
    }
}
