//! Rows from a pasted text, a file, or the examples of the open project.

use dataset::Table;
use domain::Project;
use foreign::{Format, Incoming};

use crate::words;

/// Larger files are refused before they are read.
pub const LIMIT_FILE_BYTES: u64 = foreign::LIMIT_ROW_BYTES as u64;

/// Rows before they are a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Empty where the rows came without.
    pub names: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    pub fn table(self) -> Table {
        Table::of(&self.names, self.rows)
    }

    /// All lines as cells, the names first where there are any.
    pub fn lines(&self) -> impl Iterator<Item = &Vec<String>> {
        let names = Some(&self.names).filter(|it| !it.is_empty());
        names.into_iter().chain(&self.rows)
    }
}

/// Rows of a text as it comes from a spreadsheet, or of CSV; lines of JSON, too.
///
/// # Errors
/// A sentence for the person: too much, or nothing in it.
pub fn of_text(text: &str) -> Result<Rows, String> {
    if text.trim().is_empty() {
        return Err(words::nothing_in_it().into());
    }
    if text.trim_start().starts_with(['{', '['])
        && let Ok(rows) = as_table(Format::JsonLines, "", text.as_bytes())
    {
        return Ok(rows);
    }
    match format::table::parse(text) {
        Ok(table) => Ok(Rows {
            names: if table.header {
                table.columns
            } else {
                Vec::new()
            },
            rows: table.rows,
        }),
        // One column, or one row: lines and tabs are all there is to go by.
        Err(format::FormatError::NotATable) => {
            let mut rows = format::table::block(text).map_err(|it| it.to_string())?;
            rows.retain(|it| it.iter().any(|it| !it.trim().is_empty()));
            let names = Vec::new();
            Ok(Rows { names, rows })
        }
        Err(error) => Err(error.to_string()),
    }
}

/// Rows of a file: CSV, TSV, lines of JSON, a spreadsheet.
///
/// # Errors
/// A sentence for the person: no such file, or damaged.
pub fn of_file(name: &str, bytes: &[u8]) -> Result<Rows, String> {
    let ending = name.rsplit('.').next().unwrap_or("").to_lowercase();
    // A zip begins so, and a spreadsheet is one.
    if bytes.starts_with(b"PK") {
        return as_table(Format::Xlsx, name, bytes);
    }
    if matches!(&*ending, "xls" | "ods" | "numbers") {
        return Err(words::other_spreadsheet().into());
    }
    if matches!(&*ending, "jsonl" | "json" | "ndjson") {
        return as_table(Format::JsonLines, name, bytes);
    }
    // Files of rows begin with their names, and what was made inert on the way out comes back as it was.
    match &*ending {
        "csv" => return as_table(Format::Csv, name, bytes),
        "tsv" | "tab" => return as_table(Format::Tsv, name, bytes),
        _ => {}
    }
    let text = std::str::from_utf8(bytes).map_err(|_| words::no_text_no_sheet())?;
    of_text(text)
}

fn as_table(format: Format, name: &str, bytes: &[u8]) -> Result<Rows, String> {
    let data = foreign::read_table(format, &Incoming::alone(name, bytes));
    let data = data.map_err(|it| it.to_string())?;
    Ok(Rows {
        names: data.columns,
        rows: data.rows,
    })
}

/// The examples of a project as rows, under its labels.
pub fn of_examples(project: &Project) -> Rows {
    let labels = &project.prompt.labels;
    let examples = project.prompt.examples.iter();
    Rows {
        names: vec![labels.input.clone(), labels.output.clone()],
        rows: examples
            .map(|it| vec![it.input.clone(), it.output.clone()])
            .collect(),
    }
}
