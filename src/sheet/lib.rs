//! What the Data place does without a DOM: tables read from files and texts, written as files, rows given to a project.
//!
//! Invariant: a cell is never read as a template: `{{x}}` in it reaches the model as these five signs.

mod feed;
mod gone;
mod incoming;
mod outgoing;
pub mod words;

#[cfg(test)]
mod tests;

pub use feed::{Columns, Fed, examples, file_of, matched, row_as_input};
pub use gone::{let_go, typing_key};
pub use incoming::{LIMIT_FILE_BYTES, Rows, of_examples, of_file, of_text};
pub use outgoing::{to_csv, to_json_lines};
