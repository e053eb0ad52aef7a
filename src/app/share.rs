//! Links out and links in: making one, and looking at one before anything is taken over.

use std::sync::Arc;

use domain::Project;

/// The share panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ShareState {
    #[default]
    Closed,
    /// Compressing; with a passphrase this takes a second or so.
    Making,
    Ready {
        /// Goes after the page's address, as `#p1=…`.
        fragment: Arc<str>,
        sealed: bool,
    },
    /// No link; offer [`Command::ExportFile`](crate::Command::ExportFile). A sentence for people.
    TooLong(Arc<str>),
    Failed(Arc<str>),
}

/// What a link brought. Nothing of it is in the workspace before `AcceptIncoming`.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    Open(Arc<Project>),
    /// Asks for the passphrase.
    Sealed {
        /// The last passphrase did not open it.
        refused: bool,
        /// At work on a passphrase.
        opening: bool,
    },
    /// A sentence for people.
    Broken(Arc<str>),
}
