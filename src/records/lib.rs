//! What an experiment leaves as a file: a bundle to run again, promptfoo's files both ways, a table of results.
//!
//! Invariant: nothing here asks a model, knows a browser, a clock or a source of chance.
//! Invariant: no secret has a shape here, so none can be written.
//! Invariant: no bytes from outside make anything here panic or reserve memory without a limit.

pub mod again;
pub mod bundle;
pub mod cells;
mod error;
pub mod promptfoo;
pub mod yaml;

#[cfg(test)]
mod tests;
mod words;

pub use error::RecordError;
