//! What can go wrong at the desk, in words that say what to do.

use format::FormatError;
use history::HistoryError;
use storage::StorageError;

use crate::words;

/// Something that the desk cannot do. No message carries a prompt.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum VersionsError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    History(#[from] HistoryError),
    #[error("{}", unread(.0))]
    Project(#[from] FormatError),
    #[error("{}", words::no_project())]
    NoProject,
    #[error("{}", words::busy())]
    Busy,
    #[error("{}", words::changed_since_begun())]
    Changed,
    #[error("{}", words::unsettled(n_left))]
    Unsettled { n_left: usize },
    #[error("{}", words::nothing_to_merge())]
    NothingToMerge,
    #[error("{}", words::not_of_this_history())]
    NotOfThisHistory,
}

fn unread(why: &FormatError) -> String {
    words::saved_project_unread(&why.to_string())
}
