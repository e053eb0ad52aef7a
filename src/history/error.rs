//! What can go wrong with a history, in words that say what to do.

use crate::words;

/// Something that a history cannot do. No message carries a prompt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    #[error("{}", words::no_such_version())]
    NoSuchVersion,
    #[error("{}", words::not_at_the_end())]
    NotAtTheEnd,
    #[error("{}", words::no_such_branch(name))]
    NoSuchBranch { name: String },
    #[error("{}", words::branch_exists(name))]
    BranchExists { name: String },
    #[error("{}", words::branch_name(&most.to_string()))]
    BranchName { most: usize },
    #[error("{}", words::too_long(what.key(), &size.to_string(), &most.to_string()))]
    TooLong {
        what: Kept,
        size: usize,
        most: usize,
    },
    #[error("{}", words::too_many(&most.to_string(), what.key()))]
    TooMany { what: Held, most: usize },
    #[error("{}", words::not_a_history())]
    NotAHistory,
    #[error("{}", words::newer_history(&found.to_string(), &known.to_string()))]
    Newer { found: u8, known: u8 },
    #[error("{}", words::damaged())]
    Damaged,
    #[error("{}", words::too_much_work())]
    TooMuchWork,
    #[error("{}", unread(.0))]
    Project(#[from] format::FormatError),
    #[error("{}", words::not_asked())]
    NotAsked,
    #[error("{}", words::nothing_between())]
    NothingBetween,
    #[error("{}", words::no_such_conflict())]
    NoSuchConflict,
    #[error("{}", words::not_a_text())]
    NotAText,
}

/// A text that is kept with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Name,
    Note,
    /// Of a result.
    Key,
    /// Of a result.
    Sentence,
}

/// What a history holds only so many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Of one version.
    Results,
    Branches,
    Versions,
    Megabytes,
}

impl Kept {
    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Note => "note",
            Self::Key => "key",
            Self::Sentence => "sentence",
        }
    }
}

impl Held {
    fn key(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Branches => "branches",
            Self::Versions => "versions",
            Self::Megabytes => "megabytes",
        }
    }
}

fn unread(why: &format::FormatError) -> String {
    words::project_unread(&why.to_string())
}
