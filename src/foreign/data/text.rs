//! Tables as text: CSV, TSV, lines of JSON. Cells that a spreadsheet would run are made inert, and read back as they were.

use format::table::Delimiter;
use records::cells::{guarded, quoted};
use serde_json::Value;

use super::headed;
use crate::content::{lines_or_list, row_text};
use crate::rows;
use crate::shape::{Data, Report};
use crate::words;
use crate::{ForeignError, Incoming, Taken};

/// What follows the apostrophes at a text's start, where a spreadsheet would run it.
fn runs(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    guarded(bare) != bare
}

/// Reads CSV or TSV; `tabs`: only tabs part cells.
pub(crate) fn read(
    file: &Incoming<'_>,
    tabs: bool,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let text = row_text(file.bytes)?;
    let delimiter = if tabs {
        Delimiter::Tab
    } else {
        format::table::delimiter(text).unwrap_or(Delimiter::Comma)
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter.byte())
        .from_reader(text.as_bytes());
    let (mut rows, mut n_guarded) = (Vec::new(), 0);
    for row in reader.records() {
        let row = row.map_err(|error| records::RecordError::Table {
            line: error.position().map_or(0, csv::Position::line),
        })?;
        if rows.len() > crate::LIMIT_ROWS || row.len() > super::MOST_COLUMNS {
            return Err(ForeignError::TooMany {
                what: words::rows_or_columns(),
                limit: crate::LIMIT_ROWS,
            });
        }
        let cells = row.iter().map(|it| match it.strip_prefix('\'') {
            Some(bare) if runs(it) => {
                n_guarded += 1;
                bare.to_owned()
            }
            _ => it.to_owned(),
        });
        rows.push(cells.collect());
    }
    if n_guarded > 0 {
        report.add("cells", words::apostrophes_taken(&n_guarded.to_string()));
    }
    headed(rows, report)
}

/// CSV or TSV in UTF-8 with a header, lines ending as RFC 4180 wants them.
pub(crate) fn write(data: &Data, tabs: bool, report: &mut Report) -> Vec<u8> {
    let between = if tabs { "\t" } else { "," };
    let mut text = String::new();
    let mut n_guarded = 0;
    for row in std::iter::once(&data.columns).chain(&data.rows) {
        let cells: Vec<String> = row
            .iter()
            .map(|it| {
                let risky = runs(it);
                n_guarded += usize::from(risky);
                let safe = if risky { format!("'{it}") } else { it.clone() };
                // A line without a sign would be no row.
                if safe.is_empty() && row.len() == 1 {
                    "\"\"".into()
                } else {
                    quoted(&safe)
                }
            })
            .collect();
        text += &cells.join(between);
        text += "\r\n";
    }
    if n_guarded > 0 {
        report.add("cells", words::apostrophes_put(&n_guarded.to_string()));
    }
    text.into_bytes()
}

pub(crate) fn read_lines(file: &Incoming<'_>, report: &mut Report) -> Result<Taken, ForeignError> {
    let values: Vec<Value> = lines_or_list(row_text(file.bytes)?)?
        .into_iter()
        .map(|it| it.1)
        .collect();
    if values.is_empty() || !values.iter().all(Value::is_object) {
        return Err(ForeignError::OtherKind {
            what: words::rows_in_json(),
            why: words::not_every_line_is_a_map(),
        });
    }
    let other = |it: &Value| it.is_number() || it.is_boolean();
    if values
        .iter()
        .filter_map(Value::as_object)
        .flat_map(|it| it.values())
        .any(other)
    {
        report.add("values", words::numbers_as_text());
    }
    Ok(Taken {
        data: Some(rows::of_values(&values, "rows", report)?),
        ..Taken::default()
    })
}

/// A line of JSON for each row, its columns in their order.
pub(crate) fn write_lines(data: &Data) -> Vec<u8> {
    let json = |it: &String| Value::String(it.clone()).to_string();
    let line = |row: &Vec<String>| {
        let cells = data.columns.iter().zip(row);
        let fields: Vec<String> = cells
            .map(|(name, it)| format!("{}: {}", json(name), json(it)))
            .collect();
        format!("{{{}}}\n", fields.join(", "))
    };
    data.rows.iter().map(line).collect::<String>().into_bytes()
}
