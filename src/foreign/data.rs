//! Tables of data: CSV and TSV, lines of JSON, spreadsheets.

mod day;
mod sheet;
mod text;
mod xlsx;
mod zip;

pub(crate) use sheet::write as write_xlsx;
pub(crate) use text::{read, read_lines, write, write_lines};
pub(crate) use xlsx::{is_xlsx, read as read_xlsx};

use crate::content::LIMIT_ROWS;
use crate::shape::{Data, Report};
use crate::{ForeignError, Taken};

/// Cells of one table, empty ones counted: some 24 bytes each before any text.
const MOST_CELLS: usize = 5_000_000;
const MOST_COLUMNS: usize = format::table::LIMIT_COLUMNS;

/// Rows as they were cut into a table: the first one names the columns, where it can.
fn headed(mut rows: Vec<Vec<String>>, report: &mut Report) -> Result<Taken, ForeignError> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (n, limit, what) in [
        (rows.len(), LIMIT_ROWS + 1, "rows"),
        (width, MOST_COLUMNS, "columns"),
        (rows.len().saturating_mul(width), MOST_CELLS, "cells"),
    ] {
        if n > limit {
            return Err(ForeignError::TooMany { what, limit });
        }
    }
    if width == 0 {
        return Err(ForeignError::OtherKind {
            what: "a table",
            why: "it has no cells",
        });
    }
    let mut names = std::collections::BTreeSet::new();
    let first = &rows[0];
    let is_header = first.len() == width
        && first
            .iter()
            .all(|it| !it.trim().is_empty() && names.insert(it));
    let columns = if is_header {
        rows.remove(0)
    } else {
        report.add("line 1", "The first row names no columns (a cell is empty, or two are alike); the columns were numbered.");
        (1..=width).map(|it| format!("Column {it}")).collect()
    };
    if rows.iter().any(|it| it.len() < width) {
        report.add(
            "rows",
            "Some rows are shorter than others; they were filled up with empty cells.",
        );
    }
    for row in &mut rows {
        row.resize(width, String::new());
    }
    Ok(Taken {
        data: Some(Data { columns, rows }),
        ..Taken::default()
    })
}
