//! A project over months, as Git would keep it but in people's words: versions by content, what changed, merge, bisection.
//!
//! Undo is for minutes and lives in `app`; this is for months. A [`Store`] holds what happened as a log of bytes
//! that only grows: every act gives the bytes to add. Opening reads the list of versions; a project is rebuilt
//! on request. What differs between versions is kept as bytes of the project's file against its parent's, so a
//! new field of a project needs nothing here.
//!
//! Invariant: nothing here knows a browser, a clock or a source of chance; the time comes in as an argument.
//! Invariant: no act loses a version but [`thin`], and that only those that nobody has named, pinned or measured.
//! Invariant: no bytes from outside make anything here panic or reserve memory without a limit.
//!
//! How the bytes lie in the store, and what two tabs do with them, is `src/versions/log.rs`.

mod bisect;
mod changes;
mod error;
mod history;
mod merge;
mod setting;
mod store;
#[cfg(test)]
mod tests;
mod thin;
mod version;
mod words;

pub use bisect::{Bisect, Step, Verdict};
pub use changes::{Change, Comparison, changes, compare, name};
pub use error::{Held, HistoryError, Kept};
pub use history::{Branch, Event, History, MAIN, MOST_BRANCH_CHARS, MOST_BRANCHES, MOST_VERSIONS};
pub use merge::{Choice, Conflict, Merged, Sides, merge};
pub use setting::Setting;
pub use store::{Damage, MOST_LOG_BYTES, Opened, Recorded, Store};
pub use thin::thin;
pub use version::{
    ContentHash, MOST_NOTE_BYTES, MOST_RESULTS, Name, ResultRef, Version, VersionId,
};
