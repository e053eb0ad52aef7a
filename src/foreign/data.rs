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
use crate::words;
use crate::{ForeignError, Format, Incoming, Taken};

/// Cells of one table, empty ones counted: some 24 bytes each before any text.
const MOST_CELLS: usize = 5_000_000;
const MOST_COLUMNS: usize = format::table::LIMIT_COLUMNS;

/// Reads a table alone: CSV, TSV, lines of JSON or a spreadsheet, without the code of all other formats behind it.
///
/// # Errors
/// A file that is too large or goes wrong somewhere, and any other format.
pub fn read_table(format: Format, file: &Incoming<'_>) -> Result<Data, ForeignError> {
    let report = &mut Report::default();
    let taken = match format {
        Format::Csv => read(file, false, report),
        Format::Tsv => read(file, true, report),
        Format::JsonLines => read_lines(file, report),
        Format::Xlsx => read_xlsx(file, report),
        _ => Ok(Taken::default()),
    }?;
    taken.data.ok_or(ForeignError::OtherKind {
        what: words::a_table(),
        why: words::no_rows(),
    })
}

/// Writes a table as CSV, TSV or lines of JSON; cells that a spreadsheet would run are made inert.
pub fn write_table(format: Format, data: &Data) -> Vec<u8> {
    match format {
        Format::JsonLines => write_lines(data),
        format => write(data, format == Format::Tsv, &mut Report::default()),
    }
}

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
            what: words::a_table(),
            why: words::no_cells(),
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
        report.add("line 1", words::columns_numbered());
        (1..=width).map(|it| format!("Column {it}")).collect()
    };
    if rows.iter().any(|it| it.len() < width) {
        report.add("rows", words::rows_filled_up());
    }
    for row in &mut rows {
        row.resize(width, String::new());
    }
    Ok(Taken {
        data: Some(Data { columns, rows }),
        ..Taken::default()
    })
}
