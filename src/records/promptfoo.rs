//! promptfoo's files: its configuration, its tests as a table, its results; written and read, with a report of what does not fit.
//!
//! Shapes as in promptfoo 0.123.1. Nothing that does not fit is put in weaker words: it is left out and named.

use crate::words;

mod assertion;
mod cell;
mod config;
mod incoming;
mod results;
mod suite;
mod table;

pub use config::{listed, to_yaml};
pub use incoming::{Files, from_yaml};
pub use results::{Outcome, from_results, to_results};
pub use suite::{Body, Check, Loss, Suite, SuitePrompt, Test};
pub use table::{from_csv, to_csv};

/// The largest file that is read, each.
pub const LIMIT_BYTES: usize = crate::yaml::LIMIT_BYTES;
/// Tests, and results, of one file.
const MOST_ROWS: usize = 100_000;

fn check_size(text: &str) -> Result<(), crate::RecordError> {
    if text.len() > LIMIT_BYTES {
        return Err(crate::RecordError::TooLarge {
            what: words::a_promptfoo_file(),
            megabytes: text.len().div_ceil(1 << 20),
            limit: LIMIT_BYTES >> 20,
        });
    }
    Ok(())
}

fn check_rows(n: usize) -> Result<(), crate::RecordError> {
    if n > MOST_ROWS {
        return Err(crate::RecordError::TooMany {
            what: words::many_rows(),
            limit: MOST_ROWS,
        });
    }
    Ok(())
}
