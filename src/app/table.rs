//! A pasted table: offered first, made into examples when accepted.

use std::sync::Arc;

/// What was found in a pasted text.
#[derive(Clone, Debug, PartialEq)]
pub struct TableOffer {
    /// Without the header row where `choice.header` says there is one.
    pub n_examples: usize,
    pub n_columns: usize,
    /// The first rows, for a look; header included.
    pub first_rows: Vec<Vec<String>>,
    /// What is likely meant; change it before accepting.
    pub choice: TableChoice,
    /// Rows that were left out, and why, in words; empty where all came.
    pub remarks: Vec<Arc<str>>,
}

/// Which column is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableChoice {
    /// The first row names the columns.
    pub header: bool,
    /// From 0.
    pub input_column: usize,
    pub output_column: Option<usize>,
}
