//! The words that a person reads, in the language that was chosen: texts with gaps, plurals, numbers.
//!
//! A room's texts stand in `src/ROOM/words/*.ftl`; `::phrases::catalogue!()` makes a function of each. English is in
//! the program; the other languages are packs that `catalogue` writes and [`speak`] takes.
//!
//! Invariant: a text is known by its English pattern. What a pack does not have, or has wrongly, is English.
//! Invariant: nothing here panics, whatever a pack holds.

mod fill;
mod language;
mod number;
mod pack;
mod plural;

pub use fill::{Arg, Count, fill};
pub use language::Language;
pub use number::{decimal, whole};
pub use pack::{MOST_BYTES, entry, key, speak, spoken, text};
pub use plural::{Category, category};

/// The signs that stand in a pattern for what Fluent writes in words. None of them is in a text for people.
pub mod sign {
    /// Before the digit of an argument.
    pub const ARG: char = '\u{1}';
    /// Before the digit of the argument that chooses between the variants that follow.
    pub const SELECT: char = '\u{2}';
    /// Between what a variant is for and its text.
    pub const KEY: char = '\u{3}';
    /// After each variant.
    pub const VARIANT: char = '\u{4}';
    /// After the last variant.
    pub const SELECTED: char = '\u{5}';
    /// After the sense of an English text that other languages say in two ways.
    pub const SENSE: char = '\u{6}';
}
