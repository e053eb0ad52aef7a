//! Everything the studio does, without a DOM: state, commands, undo, runs, notices.
//!
//! A [`Studio`] is read through narrow signals and written through [`Studio::dispatch`].
//! Data flow of a keystroke: `Command` → `domain::Edit` → history → signals of the touched field
//! → rendering → token count → autosave, all but the save before `dispatch` returns.
//!
//! Invariant: nothing here names a browser; the environment comes in through [`Ports`].
//! Invariant: only `dispatch` changes state, so every intent is a [`Command`] that can be listed,
//! named and tested.
//! Invariant: answers are append-only and no part of undo.

mod answer;
mod answers;
mod autosave;
mod availability;
mod card;
mod chat;
mod command;
mod core;
mod counts;
mod desk;
mod document;
mod editing;
mod flow;
mod framed;
mod history;
mod host;
mod in_place;
mod language;
mod live_count;
mod model_work;
mod models;
mod notice;
mod outgoing;
mod perform;
mod preview;
mod projects;
mod runs;
pub mod said;
mod settings;
mod several;
mod share;
mod shelf;
mod shortcut;
mod slot;
mod studio;
mod table;
pub mod test_host;
#[cfg(test)]
mod tests;
mod vocabularies;
mod words;

pub use answer::{Answer, AnswerId, AnswerState, HowFar, RunState};
pub use card::{CardState, Family, Orders, Score, SproutCard};
pub use command::{Availability, Command, Passphrase};
pub use counts::{Counts, Exactness};
pub use desk::AT_HAND;
pub use framed::Framed;
pub use host::{Host, Ports};
pub use model_work::{ModelWork, WorkKind};
pub use notice::{Notice, NoticeId, Tone};
pub use outgoing::{Airplane, OutgoingState};
pub use preview::{Preview, Problem};
pub use settings::{Settings, Theme, TokenizerChoice};
pub use several::Deed;
pub use share::{Incoming, ShareState};
pub use shelf::{ProjectEntry, SavedState};
pub use shortcut::{KeyPress, Keyboard, Shortcut};
pub use studio::{Studio, Variable};
pub use table::looks_like_table;
