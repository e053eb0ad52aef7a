//! Other tools' prompt files, read and written, each with a report of what does not fit; a prompt as code to copy.
//!
//! Invariant: nothing here knows a browser, a clock or a source of chance; ids are arguments.
//! Invariant: nothing in a file is run, fetched or expanded twice; what is a command in a template stays text.
//! Invariant: no bytes from outside make anything here panic or reserve memory without a limit.
//! Invariant: nothing is lost silently: what a project has no place for is kept, or left out and named.

mod chainforge;
mod chat;
mod content;
mod conversations;
pub mod copy;
mod data;
mod detect;
mod dotprompt;
mod dspy;
mod error;
mod form;
mod front;
mod github;
mod kinds;
mod langchain;
mod langfuse;
mod open_webui;
mod openai_evals;
mod preference;
mod prompt_engine;
mod promptfoo;
mod prompty;
mod responses;
mod rows;
mod secrets;
mod settings;
mod shape;
mod signs;
mod turns;
mod words;

#[cfg(test)]
mod tests;

pub use content::{LIMIT_BYTES, LIMIT_PROJECTS, LIMIT_ROW_BYTES, LIMIT_ROWS};
pub use data::{read_table, write_table};
pub use detect::{Confidence, Found, detect};
pub use error::ForeignError;
pub use form::{Format, Whole, read, write};
pub use shape::{Data, Given, Incoming, Kept, NewId, Outgoing, Taken, TakenProject, Unfit};
