//! Why a file of another tool could not be read or written, in words for the person who tried.

use crate::words;

/// What went wrong. No message carries what the person wrote.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ForeignError {
    #[error("{}", words::too_large(&megabytes.to_string(), what, &limit.to_string()))]
    TooLarge {
        what: &'static str,
        megabytes: usize,
        limit: usize,
    },
    #[error("{}", words::too_many(&limit.to_string(), what))]
    TooMany { what: &'static str, limit: usize },
    #[error("{}", words::not_text())]
    NotText,
    #[error("{}", words::json_unread(&line.to_string(), &column.to_string()))]
    Json { line: usize, column: usize },
    #[error("{}", words::too_deep(&line.to_string()))]
    TooDeep { line: usize },
    #[error("{}", words::open_settings())]
    OpenSettings,
    #[error("{}", words::other_kind(what, why))]
    OtherKind {
        what: &'static str,
        why: &'static str,
    },
    #[error("{}", words::read_only(what))]
    ReadOnly { what: &'static str },
    #[error("{}", words::nothing_to_write(why))]
    Nothing { why: &'static str },
    #[error("{}", words::spreadsheet_unread(why))]
    Spreadsheet { why: &'static str },
    #[error(transparent)]
    Record(#[from] records::RecordError),
    #[error(transparent)]
    Table(#[from] format::FormatError),
}
