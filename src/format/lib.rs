//! Everything that leaves or enters the app: files, share links, pasted tables, and what may leave.
//!
//! Invariant: nothing here knows a browser, a clock or a random source; salts, nonces and ids are arguments.
//! Invariant: no secret has a shape here, so none can be written.
//! Invariant: no bytes from outside make anything here panic or reserve memory without a limit.

pub mod cell;
pub mod civil;
pub mod coder;
pub mod file;
pub mod origin;
pub mod policy;
pub mod record;
pub mod share;
pub mod table;
pub mod v1;
pub mod varint;
pub mod worth;

mod base64url;
mod body;
mod checksum;
mod error;
mod limits;
mod note;
mod pack;
mod seal;
mod words;

pub use error::{FormatError, TableLimit};
pub use note::Note;
pub use seal::Passphrase;

#[cfg(test)]
mod tests;
