//! Why something could not be written or read, in words for the person who tried.

/// What went wrong, grouped by what was being read. No message carries what the person wrote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    // Files.
    #[error(
        "This file has {megabytes} MB and a project may have {limit} MB. Open a smaller file, or paste its rows as a table."
    )]
    FileTooLarge { megabytes: usize, limit: usize },
    #[error(
        "This file is not a project: its text breaks off or goes wrong at line {line}, column {column}. Open a file that Exemplar saved."
    )]
    FileDamaged { line: usize, column: usize },
    #[error("This file is not an Exemplar project. Open a file that ends in .exemplar.json.")]
    NotAProjectFile,
    #[error(
        "This file was made by a newer Exemplar (version {found}; this one reads up to {known}). Reload the page to update, then open it again."
    )]
    NewerFile { found: u64, known: u64 },
    #[error("This project has more than {limit} {what}. Split it into several projects.")]
    TooMany { what: &'static str, limit: usize },

    // Links.
    #[error("This is not an Exemplar link. Check that the whole address was copied.")]
    NotOurs,
    #[error(
        "This link was made by a newer Exemplar (version {found}; this one reads up to {known}). Reload the page to update, then open it again."
    )]
    NewerLink { found: u32, known: u32 },
    #[error("The end of this link is missing. Copy the whole link, or ask for it as a file.")]
    Truncated,
    #[error(
        "This link was changed on its way and cannot be read. Copy it again, or ask for it as a file."
    )]
    Corrupted,
    #[error(
        "This link would unfold to {bytes} bytes and the limit is {limit}. Ask for the project as a file."
    )]
    LinkTooLarge { bytes: u64, limit: u64 },
    #[error(
        "This project has {kilobytes} KB of text and a link holds {limit} KB. Share it as a file instead."
    )]
    TooLargeForALink { kilobytes: usize, limit: usize },
    #[error("This link is sealed. Enter its passphrase to open it.")]
    NeedsPassphrase,
    #[error("The passphrase does not open this link. Check its spelling and capitals.")]
    WrongPassphrase,
    #[error("A seal needs a passphrase. Enter one, or share an open link.")]
    EmptyPassphrase,
    #[error(
        "Opening this link asks for more work than this app allows ({mebibytes} MB, {passes} passes). Ask for the project as a file."
    )]
    SealTooCostly { mebibytes: u32, passes: u32 },

    // Tables.
    #[error("This is not a table: it needs two rows or more of two columns or more.")]
    NotATable,
    #[error("This table is too large: {limit}. Paste it in smaller pieces.")]
    TableTooLarge { limit: TableLimit },
}

/// The limit that a pasted table went over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableLimit {
    #[error("it may have {0} rows")]
    Rows(usize),
    #[error("it may have {0} columns")]
    Columns(usize),
    #[error("it may have {0} MB")]
    Megabytes(usize),
}
