//! The projects on this device: which there are, which is open, and how safe it is.

use std::sync::Arc;

use domain::ProjectId;

/// A project as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectEntry {
    pub id: ProjectId,
    pub name: Arc<str>,
    /// Milliseconds since 1970.
    pub changed_at_millis: f64,
    pub open: bool,
}

/// Whether the last change is on disk.
#[derive(Clone, Debug, PartialEq)]
pub enum SavedState {
    Saved,
    /// Changed, or being written.
    Saving,
    /// A sentence for people; another try is under way.
    Failed(Arc<str>),
    /// Another tab had changed the project; this tab goes on with a copy of this name.
    ConflictCopyMade {
        name: Arc<str>,
    },
}
