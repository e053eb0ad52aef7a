//! A table of data: typed columns and rows, edits that can be undone, a split that stays, and the bytes that keep it.
//!
//! Invariant: nothing here knows a browser, a clock or a source of chance; the same rows are split alike everywhere.
//! Invariant: every change to a table is an [`Edit`], every edit has an inverse, and none copies the table.
//! Invariant: a cell is the text that was given, whatever its column's kind: what does not fit is marked, never lost.

mod block;
mod bytes;
mod edit;
mod error;
mod kind;
mod order;
mod split;
mod table;
mod undo;
mod words;

#[cfg(test)]
mod tests;

pub use block::{below, clear, copied, fill_rows, paste, without};
pub use bytes::{LIMIT_BYTES, read, write};
pub use edit::Edit;
pub use error::{DataError, EditError, Most};
pub use kind::{Kind, MOST_CHOICES, guess, trouble};
pub use order::{Filter, ascending, shown};
pub use split::{Part, Split, Summary, summary};
pub use table::{Column, LIMIT_CELL_BYTES, LIMIT_COLUMNS, LIMIT_ROWS, Table, Text};
pub use undo::Undo;

/// What the column at this place is called before it has a name.
pub fn column_name(at: usize) -> String {
    words::column_n(at + 1)
}

/// The store, by its name on the device, that keeps tables.
pub const STORE: &str = "exemplar-data";

/// Under which the table of a project is kept there.
pub fn key(project_id: &str) -> String {
    format!("table/{project_id}")
}
