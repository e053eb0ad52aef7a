//! Why a file of another tool could not be read or written, in words for the person who tried.

/// What went wrong. No message carries what the person wrote.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ForeignError {
    #[error("This file has {megabytes} MB and {what} may have {limit} MB. Open a smaller file.")]
    TooLarge {
        what: &'static str,
        megabytes: usize,
        limit: usize,
    },
    #[error("This file has more than {limit} {what}. Split it into several.")]
    TooMany { what: &'static str, limit: usize },
    #[error("This file is not text, or not in UTF-8. Save it as UTF-8, then open it again.")]
    NotText,
    #[error(
        "This JSON cannot be read at line {line}, column {column}. Open a file that was saved whole."
    )]
    Json { line: usize, column: usize },
    #[error(
        "This JSON is nested deeper than any prompt needs (line {line}); it was not opened. Open another file."
    )]
    TooDeep { line: usize },
    #[error(
        "This file begins with three hyphens for its settings and never ends them. Put a line of three hyphens behind the settings."
    )]
    OpenSettings,
    #[error("This file is not {what}: {why}. Choose another kind, or open another file.")]
    OtherKind {
        what: &'static str,
        why: &'static str,
    },
    #[error("{what} can be read here and not written. Choose another kind.")]
    ReadOnly { what: &'static str },
    #[error("There is nothing to write: {why}.")]
    Nothing { why: &'static str },
    #[error("This spreadsheet cannot be opened: {why}. Save it anew as .xlsx or as CSV.")]
    Spreadsheet { why: &'static str },
    #[error(transparent)]
    Record(#[from] records::RecordError),
    #[error(transparent)]
    Table(#[from] format::FormatError),
}
