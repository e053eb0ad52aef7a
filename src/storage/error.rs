//! What can go wrong when something is kept or read back, in words that say what to do.

/// Something was not kept, or could not be read. No message holds what was to be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    #[error(
        "This browser has no room left for this page. Delete a model or a project, then try again."
    )]
    NoRoom,
    /// Private windows of some browsers, or site data switched off.
    #[error(
        "This browser does not let the page keep anything ({what}). Allow site data for it, or use a window that is not private."
    )]
    Unavailable { what: String },
    /// Another tab holds the file.
    #[error("Another tab of this page is using the file. Close that tab, then try again.")]
    Busy,
    #[error(
        "The file has {len} bytes and byte {at} was asked for. It is incomplete: get it again."
    )]
    PastEnd { at: u64, len: u64 },
    #[error("There is no file “{name}” on this device. Get it again.")]
    NoSuchFile { name: String },
    /// The browser said something that is none of the above.
    #[error("The browser could not keep or read data ({what}). Reload the page and try again.")]
    Failed { what: String },
}
