//! Measures prompts instead of believing in them: experiments as plans, scores, statistics and verdicts.
//!
//! Invariant: nothing here asks a model; a plan says which calls it wants and takes the answers.
//! Invariant: nothing here knows a browser, a clock or a source of chance; seeds come in as arguments.
//! Invariant: no type here is `Serialize`; `format` will own the shapes that leave.

mod call;
mod error;
pub mod grid;
mod random;
pub mod recipes;
pub mod scores;
pub mod scripted;
pub mod stats;
#[cfg(test)]
mod tests;
mod words;

pub use call::{
    Answer, Call, CallId, CallPrompt, Complete, Labels, Probe, Turn, fingerprint, greedy,
};
pub use error::LabError;
pub use random::Random;
