//! What can go wrong when something is kept or read back, in words that say what to do.

use crate::words;

/// Something was not kept, or could not be read. No message holds what was to be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    #[error("{}", words::no_room())]
    NoRoom,
    /// Private windows of some browsers, or site data switched off.
    #[error("{}", words::unavailable(what))]
    Unavailable { what: String },
    /// Another tab holds the file.
    #[error("{}", words::busy())]
    Busy,
    #[error("{}", words::past_end(&at.to_string(), &len.to_string()))]
    PastEnd { at: u64, len: u64 },
    #[error("{}", words::no_such_file(name))]
    NoSuchFile { name: String },
    /// The browser said something that is none of the above.
    #[error("{}", words::failed(what))]
    Failed { what: String },
}
