//! Everything the Measure place does, without a DOM: experiments as set up, run, kept and read.
//!
//! The plans, scores and verdicts are `lab`'s; here they meet an engine, a store and a clock.
//!
//! Invariant: nothing here names a browser; the environment comes in through [`Ports`].
//! Invariant: everything that decides an experiment is fixed in its [`Setup`] before the first call.
//! Invariant: an answer is asked for once: whoever asks the same of the same model again gets it from the cache.

mod again_row;
mod arriving;
mod ask;
mod batches;
mod cache;
mod carried;
mod comparing;
mod core;
mod cost;
mod draft;
mod exchange;
mod foreign;
mod graded;
mod held;
mod host;
mod judged;
mod keep;
mod known;
mod links;
mod meaning;
mod measured;
mod more;
mod origin;
mod outcome;
mod pace;
mod phrases;
mod pieces;
mod plan;
mod planning;
mod practice;
mod question;
mod reading;
mod recorded;
mod rubric;
mod rules;
mod runner;
mod running;
mod sample;
mod setup;
mod sharing;
#[cfg(test)]
mod tests;
mod trials;
mod vectors;
mod votes;
mod words;
mod worth;

pub use again_row::project_file;
pub use arriving::Arriving;
pub use ask::Trouble;
pub use batches::Told;
pub use cost::Cost;
pub use draft::Checked;
pub use foreign::Foreign;
pub use format::{origin::STORE as FILES, worth::STORE as EXPERIMENTS};
pub use host::{Host, Ports};
pub use judged::Judged;
pub use keep::{Entry, ExperimentId, Standing};
pub use links::Incoming;
pub use more::{Drawing, LeftOut, Meaning, More, Part, Rubric};
pub use origin::tests_of_origin;
pub use outcome::{Line, Offer, Outcome, Plot, Results};
pub use pace::Progress;
pub use practice::planted;
pub use question::Question;
pub use rules::{Asks, Needs, Rule};
pub use setup::{
    AnswerKind, DataRow, Model, Options, Practice, Setup, SlotText, Version, labels,
    published_slots, published_triggers,
};
pub use trials::{ModelChoice, RunState, Screen, Trials};
pub use votes::{Bench, Choice, Duel, Pair, Vote};
