//! Why a record could not be written, read or compared, in words for the person who tried.

/// What went wrong. No message carries a prompt, an answer or a value of the file; places in it are named.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RecordError {
    #[error("This file has {megabytes} MB and {what} may have {limit} MB. Open a smaller file.")]
    TooLarge {
        what: &'static str,
        megabytes: usize,
        limit: usize,
    },
    #[error("This file has more than {limit} {what}. Split it into several.")]
    TooMany { what: &'static str, limit: usize },
    #[error(
        "This file is not an experiment of Exemplar. Open a file that ends in .experiment.json."
    )]
    NotAnExperiment,
    #[error(
        "This experiment was made by a newer Exemplar (version {found}; this one reads up to {known}). Reload the page to update, then open it again."
    )]
    Newer { found: u64, known: u64 },
    #[error(
        "This file breaks off or goes wrong at line {line}, column {column}. Open a file that was saved whole."
    )]
    Damaged { line: usize, column: usize },
    #[error(
        "The field “{field}” of this experiment (line {line}) is missing something or is of the wrong kind. Correct it, or open another file."
    )]
    Field { field: String, line: usize },
    #[error(
        "The number in “{field}” is none that can be used here. Correct it, or open another file."
    )]
    Number { field: &'static str },
    #[error(
        "This YAML cannot be read at line {line}: {what}. Correct it there, then open it again."
    )]
    Yaml { line: usize, what: &'static str },
    #[error(
        "This JSON cannot be read at line {line}, column {column}. Open a file that was saved whole."
    )]
    Json { line: usize, column: usize },
    #[error("This table cannot be read at line {line}. Check its quotes, then open it again.")]
    Table { line: u64 },
    #[error("This file is not {what}. Open another.")]
    OtherKind { what: &'static str },
    #[error("There is no row to compare: {why}.")]
    NothingToCompare { why: &'static str },
    #[error(transparent)]
    Lab(#[from] lab::LabError),
    #[error(transparent)]
    Format(#[from] format::FormatError),
}
