//! What the Files place knows without a DOM: what a file holds, what would become of it, what a project is as other tools' files.
//!
//! Invariant: looking at a file changes nothing; only the person's word makes a project of it.
//! Invariant: nothing here knows a browser, a clock or a source of chance; ids are arguments.

mod code;
mod cost;
mod look;
mod origin;
mod outgoing;
mod preview;
mod report;
mod rescue;
mod rows;
mod said;
pub mod words;

#[cfg(test)]
mod tests;

pub use code::{Language, Spoken, code_of};
pub use cost::{prompt_tokens, signed};
pub use look::{Arrived, Dropped, Guess, Look, look_at};
pub use origin::Origin;
pub use outgoing::{Made, Shelf, file_of, make, project_of, shelves};
pub use preview::{PromptCard, Sample, cards, sample};
pub use report::{report, report_name};
pub use rescue::{Leaving, leaving, left};
pub use rows::{Columns, likely, project_of_rows};
