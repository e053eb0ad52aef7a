//! Reads a prompt as a careful colleague would: what may be wrong with it, what is known of its examples, which to show.
//!
//! Invariant: nothing here asks a model or promises an effect; a finding says what to measure.
//! Invariant: the same project gives the same findings, pairs and choices, in the same order.

mod case;
mod choose;
mod evidence;
mod finding;
mod nearest;
mod resemblance;
mod rules;
mod words;

pub use choose::{Choice, Chosen, choose, chosen_edit};
pub use evidence::{Evidence, LabelCount, Other, evidence, label_counts};
pub use finding::{Facts, Finding, Fix, Spot, Weight};
pub use nearest::Bm25;
pub use resemblance::{NEAR, Shingles, near_pairs, resemblance};
pub use rules::{RULES, Rule, findings, rule};

#[cfg(test)]
mod tests;
