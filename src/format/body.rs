//! A project as one run of bytes made to be compressed: texts of one kind stand together.
//!
//! Bytes that never occur in UTF-8 mark where a text begins, so no text needs a length or an escape:
//!
//! ```text
//! body    = { mark text { SEPARATOR text } } [ NUMBERS { tag varint } ]
//! ```
//!
//! Every part at its usual value is left out.
//! Invariant: frozen with links of version 1; a reader that meets an unknown mark or tag says "newer".

mod read;
mod write;

use domain::ValueKind;

pub(crate) use read::read;
pub(crate) use write::write;

/// Marks, in the order in which they are written.
pub(crate) mod mark {
    pub(crate) const NAME: u8 = 0xF5;
    pub(crate) const LABELS: u8 = 0xF6;
    pub(crate) const INSTRUCTION: u8 = 0xF7;
    pub(crate) const INPUTS: u8 = 0xF8;
    pub(crate) const INPUT: u8 = 0xF9;
    pub(crate) const OUTPUTS: u8 = 0xFA;
    pub(crate) const VALUES: u8 = 0xFB;
    pub(crate) const MODEL: u8 = 0xFC;
    pub(crate) const STOPS: u8 = 0xFD;
    pub(crate) const NUMBERS: u8 = 0xFE;
    pub(crate) const SEPARATOR: u8 = 0xFF;
}

/// The kinds by their numbers, which are frozen; 0 is a text.
const KINDS: [ValueKind; 6] = [
    ValueKind::Text,
    ValueKind::LongText,
    ValueKind::Choice,
    ValueKind::Number,
    ValueKind::Date,
    ValueKind::File,
];

/// Tags of the numbers.
mod tag {
    pub(super) const CHAT: u64 = 1;
    pub(super) const NO_STOPS: u64 = 2;
    /// Steps from one switched-off example to the next; one tag for each.
    pub(super) const OFF: u64 = 3;
    pub(super) const TEMPERATURE: u64 = 4;
    pub(super) const TOP_K: u64 = 5;
    pub(super) const TOP_P: u64 = 6;
    pub(super) const MIN_P: u64 = 7;
    pub(super) const REPETITION_PENALTY: u64 = 8;
    pub(super) const MAX_TOKENS: u64 = 9;
    pub(super) const SEED: u64 = 10;
    pub(super) const SAMPLES: u64 = 11;
    /// The last of the stop texts is none: it is the answer's JSON schema. Before [`NO_STOPS`].
    pub(super) const SCHEMA: u64 = 12;
    /// So many of the last pairs of names and values are names and options.
    pub(super) const OPTIONS: u64 = 13;
    /// The kinds of the variables, one tag for each: steps from one pair of a name and a value to the next, times
    /// eight, and the kind. A value may be empty for this.
    pub(super) const KIND: u64 = 14;
}
