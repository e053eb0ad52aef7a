//! Everything the Versions place does, without a DOM: versions recorded, compared, restored, branched, merged, hunted.
//!
//! A [`Desk`] works on the records of the store: it hears when the studio has saved a project, and keeps a version
//! after a pause. What it changes in a project it writes where the studio writes, and says so as another tab would:
//! the studio then takes the change as an ordinary step that can be undone.
//!
//! Invariant: the saved state of a project is kept as a version before anything here replaces it.
//! Invariant: no write replaces what this tab has not read; where another tab was faster, the act is done anew
//! on what that one left.
//! Invariant: nothing here knows a browser; the environment comes in through [`Ports`].

mod attach;
mod branch;
mod clash;
mod compare;
mod desk;
mod error;
mod host;
mod hunt;
mod log;
mod merging;
mod record;
mod restore;
mod suspect;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "wasm32")]
pub mod web;
mod words;

pub use branch::Origin;
pub use clash::{Clash, clash};
pub use compare::{Compared, Pair, Part, Row};
pub use desk::{Desk, Listed};
pub use error::VersionsError;
pub use history::{
    Choice, Conflict, Name, ResultRef, Sides, Step, Verdict, Version, VersionId, changes,
};
pub use host::{Host, Ports};
pub use hunt::{Culprit, Hunt, Judge};
pub use merging::Merging;
pub use picture::diff::{Kind, Span};
pub use record::{LONGEST_MILLIS, PAUSE_MILLIS};
pub use suspect::Suspect;
