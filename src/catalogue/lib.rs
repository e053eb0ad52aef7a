//! Reads the texts of a room, which stand in Fluent files, and writes them as the patterns and packs that `words` reads.
//!
//! Native, never shipped. What of Fluent is used: messages of text, variables and choices that do not nest, the
//! attribute `.sense`, comments. A line break in a text is a space.

// It runs while the others are compiled, also for the browser, and reads files of the repository.
#![allow(clippy::disallowed_methods)]

mod message;
mod pack;
mod pattern;
mod read;
pub mod rooms;

pub use message::{Key, Message, Part, is_count};
pub use pack::{PackError, pack};
pub use read::{Fault, read};
