//! What can go wrong at the desk, in words that say what to do.

use format::FormatError;
use history::HistoryError;
use storage::StorageError;

/// Something that the desk cannot do. No message carries a prompt.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum VersionsError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    History(#[from] HistoryError),
    #[error("The saved project could not be read. {0}")]
    Project(#[from] FormatError),
    #[error(
        "This project is not on this device any more. Bring it back from the list of projects."
    )]
    NoProject,
    #[error("Another tab keeps changing this project. Wait a moment, then try again.")]
    Busy,
    #[error("The project was changed since the merge was begun. Begin it again; nothing is lost.")]
    Changed,
    #[error("Choose a side for every conflict first; {n_left} are left.")]
    Unsettled { n_left: usize },
    #[error("Everything in that version is in this project already. There is nothing to merge.")]
    NothingToMerge,
    #[error(
        "No version has exactly the prompt that this result was got with, so it was attached to none."
    )]
    NotOfThisHistory,
}
