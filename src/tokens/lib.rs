//! Counts tokens exactly and incrementally, and renders chat templates; knows nothing of the browser.
//!
//! A vocabulary travels as one file ([`VocabFile`]), is built in slices ([`VocabBuilder`]),
//! cuts text into tokens ([`Vocab::encode`]), and keeps a live count of an edited text
//! ([`Counter`]).
//! Invariant: no clock, no randomness, no browser type appears here.

mod alphabet;
mod builder;
pub mod chat;
mod classes;
mod classes_table;
mod convert;
mod counter;
mod error;
mod file;
mod gguf;
mod library;
mod merge;
mod pieces;
mod specials;
mod split;
mod store;
mod tables;
mod vocab;
mod words;

pub use alphabet::{byte_of, letter_of};
pub use builder::VocabBuilder;
pub use convert::{from_js_tiktoken, from_tiktoken};
pub use counter::Counter;
pub use error::TokensError;
pub use file::{Special, VocabFile, VocabKind};
pub use gguf::{from_gguf, pairs_of};
pub use library::{Library, NoLibrary, Opened, Unread};
pub use split::PreTokenizer;
pub use vocab::{Token, Vocab};

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
