//! Holds answers to a shape: which tokens may come next, so that a JSON schema, a pattern or a list of choices is
//! kept to whatever the model prefers.
//!
//! A [`Vocabulary`] is what the tokens stand for, a [`Constraint`] is the shape, and a [`Holder`] makes a [`Held`] of
//! both: an answer at its beginning, which says what may follow and is told what did. Nothing here knows a model,
//! a clock or a page.

mod constraint;
mod error;
mod held;
mod schema;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod vocabulary;

pub use constraint::{Constraint, MAX_BYTES};
pub use error::GrammarError;
pub use held::{Allowed, Held, Holder, Next};
pub use vocabulary::Vocabulary;
