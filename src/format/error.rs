//! Why something could not be written or read, in words for the person who tried.

use crate::words;

/// What went wrong, grouped by what was being read. No message carries what the person wrote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    // Files.
    #[error("{}", words::file_too_large_for_a_project(&megabytes.to_string(), &limit.to_string()))]
    FileTooLarge { megabytes: usize, limit: usize },
    #[error("{}", words::file_damaged(&line.to_string(), &column.to_string()))]
    FileDamaged { line: usize, column: usize },
    #[error("{}", words::not_a_project_file())]
    NotAProjectFile,
    #[error("{}", words::newer_file(&found.to_string(), &known.to_string()))]
    NewerFile { found: u64, known: u64 },
    /// `what` as the texts choose by it: `examples`, `values` or `stops`.
    #[error("{}", words::too_many(&limit.to_string(), what))]
    TooMany { what: &'static str, limit: usize },

    // Links.
    #[error("{}", words::not_a_link())]
    NotOurs,
    #[error("{}", words::newer_link(&found.to_string(), &known.to_string()))]
    NewerLink { found: u32, known: u32 },
    #[error("{}", words::link_truncated())]
    Truncated,
    #[error("{}", words::link_corrupted())]
    Corrupted,
    #[error("{}", words::link_too_large(&bytes.to_string(), &limit.to_string()))]
    LinkTooLarge { bytes: u64, limit: u64 },
    #[error("{}", words::too_large_for_a_link(&kilobytes.to_string(), &limit.to_string()))]
    TooLargeForALink { kilobytes: usize, limit: usize },
    #[error("{}", words::needs_passphrase())]
    NeedsPassphrase,
    #[error("{}", words::wrong_passphrase())]
    WrongPassphrase,
    #[error("{}", words::empty_passphrase())]
    EmptyPassphrase,
    #[error("{}", words::seal_too_costly(&mebibytes.to_string(), &passes.to_string()))]
    SealTooCostly { mebibytes: u32, passes: u32 },

    // Tables.
    #[error("{}", words::not_a_table())]
    NotATable,
    #[error("{}", words::table_too_large(&limit.to_string()))]
    TableTooLarge { limit: TableLimit },
}

/// The limit that a pasted table went over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableLimit {
    Rows(usize),
    Columns(usize),
    Megabytes(usize),
}

impl std::fmt::Display for TableLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&match self {
            Self::Rows(most) => words::rows_limit(&most.to_string()),
            Self::Columns(most) => words::columns_limit(&most.to_string()),
            Self::Megabytes(most) => words::megabytes_limit(&most.to_string()),
        })
    }
}
