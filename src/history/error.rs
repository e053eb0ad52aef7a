//! What can go wrong with a history, in words that say what to do.

/// Something that a history cannot do. No message carries a prompt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    #[error("This version is not in the history. Open the list of versions again.")]
    NoSuchVersion,
    #[error(
        "A new version follows the newest of its branch. Make a branch to go on from an older one."
    )]
    NotAtTheEnd,
    #[error("There is no branch “{name}”. Choose one from the list.")]
    NoSuchBranch { name: String },
    #[error("There is already a branch “{name}”. Choose another name.")]
    BranchExists { name: String },
    #[error("A branch needs a name of 1 to {most} characters. Shorten it.")]
    BranchName { most: usize },
    #[error("{what} has {size} bytes and may have {most}. Shorten it.")]
    TooLong {
        what: &'static str,
        size: usize,
        most: usize,
    },
    #[error("A history holds at most {most} {what}. Thin it, or save the project as a new one.")]
    TooMany { what: &'static str, most: usize },
    #[error("These bytes are not a history of Exemplar. The project itself is not affected.")]
    NotAHistory,
    #[error(
        "This history was written by a newer Exemplar (version {found}; this one reads up to {known}). Reload the page to update."
    )]
    Newer { found: u8, known: u8 },
    #[error(
        "This version cannot be rebuilt because a part of the history is damaged. Choose a later or an earlier one."
    )]
    Damaged,
    #[error("This version takes more work to rebuild than is allowed. Choose another one.")]
    TooMuchWork,
    #[error("The project of this version could not be read. {0}")]
    Project(#[from] format::FormatError),
    #[error("This is not the version that was asked about. Answer for the one that is shown.")]
    NotAsked,
    #[error("To look for a change, choose a good version and a later bad one.")]
    NothingBetween,
    #[error("There is no such conflict any more. It has been settled.")]
    NoSuchConflict,
    #[error("This conflict cannot be settled with a text of your own. Choose one of the sides.")]
    NotAText,
}
