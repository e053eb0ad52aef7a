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
//! How the app stores it: `history/PROJECT/GENERATION/PIECE`, where GENERATION and PIECE are numbers of 8 digits.
//! Bytes to add go to the end of the last piece, until it has 64 KB; then the next begins, so a version rewrites
//! 64 KB at most. `Store::put_if` on that piece notices another tab. To open, the pieces are put together in the
//! order of their keys. Thinning writes a new generation, then the record `history/PROJECT/current` (its number,
//! by `put_if`), then deletes the old one: a crash in between leaves one of the two whole.

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

pub use bisect::{Bisect, Step, Verdict};
pub use changes::{Change, Comparison, changes, compare, name};
pub use error::HistoryError;
pub use history::{Branch, Event, History, MAIN, MOST_BRANCH_CHARS, MOST_BRANCHES, MOST_VERSIONS};
pub use merge::{Choice, Conflict, Merged, Sides, merge};
pub use setting::Setting;
pub use store::{Damage, MOST_LOG_BYTES, Opened, Recorded, Store};
pub use thin::thin;
pub use version::{
    ContentHash, MOST_NOTE_BYTES, MOST_RESULTS, Name, ResultRef, Version, VersionId,
};
