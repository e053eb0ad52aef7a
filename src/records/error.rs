//! Why a record could not be written, read or compared, in words for the person who tried.

use crate::words;

/// What went wrong. No message carries a prompt, an answer or a value of the file; places in it are named.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RecordError {
    #[error("{}", words::too_large(&megabytes.to_string(), what, &limit.to_string()))]
    TooLarge {
        what: &'static str,
        megabytes: usize,
        limit: usize,
    },
    #[error("{}", words::too_many(limit, what))]
    TooMany { what: &'static str, limit: usize },
    #[error("{}", words::no_experiment())]
    NotAnExperiment,
    #[error("{}", words::newer_experiment(&found.to_string(), &known.to_string()))]
    Newer { found: u64, known: u64 },
    #[error("{}", words::damaged(&line.to_string(), &column.to_string()))]
    Damaged { line: usize, column: usize },
    #[error("{}", words::wrong_field(field, &line.to_string()))]
    Field { field: String, line: usize },
    #[error("{}", words::wrong_number(field))]
    Number { field: &'static str },
    #[error("{}", words::wrong_yaml(&line.to_string(), what))]
    Yaml { line: usize, what: &'static str },
    #[error("{}", words::wrong_json(&line.to_string(), &column.to_string()))]
    Json { line: usize, column: usize },
    #[error("{}", words::wrong_table(&line.to_string()))]
    Table { line: u64 },
    #[error("{}", words::other_kind(what))]
    OtherKind { what: &'static str },
    #[error("{}", words::no_row_to_compare(why))]
    NothingToCompare { why: &'static str },
    #[error(transparent)]
    Lab(#[from] lab::LabError),
    #[error(transparent)]
    Format(#[from] format::FormatError),
}
