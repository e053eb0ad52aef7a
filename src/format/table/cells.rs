//! Cuts a text into rows of cells, quotes undone (RFC 4180, and what spreadsheets put on the clipboard).

use super::{Delimiter, LIMIT_COLUMNS, LIMIT_ROWS};
use crate::{FormatError, TableLimit};

/// Rows as they were cut, each as wide as it was.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) rows: Vec<Vec<String>>,
    /// Quoted cells that held something which needs quotes: a sure sign of a table.
    pub(super) n_needed_quotes: usize,
    /// Delimiters with a space behind them, as in prose.
    pub(super) n_spaced: usize,
    /// All delimiters.
    pub(super) n_delimiters: usize,
    /// Cells that begin with a quote which is never closed, or closed in mid-cell.
    pub(super) n_broken_quotes: usize,
    /// Quoted cells that could have done without, by row and column.
    needless: Vec<(usize, usize)>,
    /// Cells with text and without quotes.
    n_plain: usize,
    /// Whether rows without any text are kept: a block has its gaps.
    keeps_gaps: bool,
}

impl Cut {
    /// One that keeps rows without any text.
    pub(super) fn with_gaps() -> Self {
        Self {
            keeps_gaps: true,
            ..Self::default()
        }
    }

    pub(super) fn widest(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

struct Cell {
    text: String,
    quotes: Quotes,
    /// Bytes it took, quotes included.
    len: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    None,
    Needed,
    Needless,
}

/// Cuts at line ends (LF, CRLF, CR) and delimiters. Rows without any text are left out.
/// What stands behind the first `most_rows` is not looked at.
pub(super) fn cut(text: &str, delimiter: Delimiter, most_rows: usize) -> Result<Cut, FormatError> {
    cut_into(Cut::default(), text, delimiter, most_rows)
}

/// Cuts into what is given, which says what is kept.
pub(super) fn cut_into(
    mut cut: Cut,
    text: &str,
    delimiter: Delimiter,
    most_rows: usize,
) -> Result<Cut, FormatError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let bytes = text.as_bytes();
    let mut row = Vec::new();
    let mut at = 0;
    loop {
        let cell = cell(&text[at..], delimiter);
        match cell.quotes {
            Quotes::Needed => cut.n_needed_quotes += 1,
            Quotes::Needless => cut.needless.push((cut.rows.len(), row.len())),
            Quotes::None if cell.text.trim().is_empty() => {}
            Quotes::None => {
                cut.n_plain += 1;
                cut.n_broken_quotes += usize::from(cell.text.starts_with('"'));
            }
        }
        row.push(cell.text);
        if row.len() > LIMIT_COLUMNS {
            let limit = TableLimit::Columns(LIMIT_COLUMNS);
            return Err(FormatError::TableTooLarge { limit });
        }
        at += cell.len;
        let end = bytes.get(at).copied();
        at += 1;
        if end == Some(delimiter.byte()) {
            cut.n_delimiters += 1;
            cut.n_spaced += usize::from(bytes.get(at) == Some(&b' '));
            continue;
        }
        if end == Some(b'\r') && bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        finish_row(&mut cut, std::mem::take(&mut row))?;
        if at >= bytes.len() || cut.rows.len() >= most_rows {
            break;
        }
    }
    keep_spoken_quotes(&mut cut, delimiter);
    Ok(cut)
}

fn finish_row(cut: &mut Cut, row: Vec<String>) -> Result<(), FormatError> {
    if !cut.keeps_gaps && row.iter().all(|it| it.trim().is_empty()) {
        let place = cut.rows.len();
        while cut.needless.pop_if(|(row, _)| *row == place).is_some() {}
        return Ok(());
    }
    if cut.rows.len() == LIMIT_ROWS {
        let limit = TableLimit::Rows(LIMIT_ROWS);
        return Err(FormatError::TableTooLarge { limit });
    }
    cut.rows.push(row);
    Ok(())
}

/// Excel copies a cell `"Hi"` as it stands, quotes and all. So in rows with tabs, quotes that nothing
/// needs belong to the text, unless every cell has them: then a program put them there.
fn keep_spoken_quotes(cut: &mut Cut, delimiter: Delimiter) {
    if delimiter != Delimiter::Tab || cut.n_plain == 0 {
        return;
    }
    for (row, column) in &cut.needless {
        let cell = &mut cut.rows[*row][*column];
        *cell = format!("\"{cell}\"");
    }
}

/// The cell at the front of `text`. A quote that is never closed, or closed in mid-cell, is text.
fn cell(text: &str, delimiter: Delimiter) -> Cell {
    let ends = |it: &u8| *it == delimiter.byte() || matches!(it, b'\n' | b'\r');
    if let Some(cell) = quoted(text, ends) {
        return cell;
    }
    let len = text.bytes().position(|it| ends(&it)).unwrap_or(text.len());
    Cell {
        text: text[..len].to_owned(),
        quotes: Quotes::None,
        len,
    }
}

/// A cell in quotes, where the text begins with one that is closed at the end of a cell.
fn quoted(text: &str, ends: impl Fn(&u8) -> bool) -> Option<Cell> {
    let inner = text.strip_prefix('"')?;
    let mut unquoted = String::new();
    let mut quotes = Quotes::Needless;
    let mut from = 0;
    loop {
        let quote = inner[from..].find('"')? + from;
        let piece = &inner[from..quote];
        if piece.bytes().any(|it| ends(&it)) {
            quotes = Quotes::Needed;
        }
        push_with_plain_line_ends(&mut unquoted, piece);
        match inner.as_bytes().get(quote + 1) {
            Some(b'"') => {
                unquoted.push('"');
                quotes = Quotes::Needed;
                from = quote + 2;
            }
            Some(next) if !ends(next) => return None,
            _ => {
                return Some(Cell {
                    text: unquoted,
                    quotes,
                    len: quote + 2,
                });
            }
        }
    }
}

/// CRLF and CR become LF.
fn push_with_plain_line_ends(into: &mut String, piece: &str) {
    if piece.contains('\r') {
        into.push_str(&piece.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        into.push_str(piece);
    }
}
