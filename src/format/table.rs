//! Rows pasted from a spreadsheet or a CSV file, told apart from ordinary text, made into examples.

mod cells;
mod guess;

use domain::{Example, ExampleId};

use crate::{FormatError, TableLimit};

pub use guess::{heads_inputs, heads_outputs};

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delimiter {
    Tab,
    Comma,
    Semicolon,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Tab, Self::Comma, Self::Semicolon];

    /// The sign itself; all are ASCII.
    pub fn byte(self) -> u8 {
        match self {
            Delimiter::Tab => b'\t',
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
        }
    }
}

/// Pasted rows. Empty rows are left out; short rows are filled up.
///
/// Invariant: there are two columns or more, and every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns: the header's, or "Column 1" and so on.
    pub columns: Vec<String>,
    /// The cells of each row, the header not among them.
    pub rows: Vec<Vec<String>>,
    /// Whether the first pasted row was taken for a header. A guess, see [`Table::without_header`].
    pub header: bool,
    pub delimiter: Delimiter,
}

/// The most that a paste may hold.
pub const LIMIT_BYTES: usize = 32 << 20;
pub const LIMIT_ROWS: usize = 100_000;
pub const LIMIT_COLUMNS: usize = 256;
/// From how many rows a delimiter is told.
const ROWS_LOOKED_AT: usize = 200;

/// A table, where the text is surely meant as one.
///
/// Rows with tabs almost always are. Commas and semicolons are also prose, so they need a sign:
/// a header of known words, quoted cells, or three rows and more that no sentence would form.
pub fn looks_like_table(text: &str) -> Option<Table> {
    if text.len() > LIMIT_BYTES {
        return None;
    }
    surely(text, usize::MAX).map(|(cut, delimiter)| Table::new(cut, delimiter))
}

/// What parts the cells of a text that [`looks_like_table`], as far as its first rows say.
pub fn sure_delimiter(text: &str) -> Option<Delimiter> {
    surely(text, ROWS_LOOKED_AT).map(|it| it.1)
}

fn surely(text: &str, most_rows: usize) -> Option<(cells::Cut, Delimiter)> {
    Delimiter::ALL.into_iter().find_map(|delimiter| {
        let cut = cells::cut(text, delimiter, most_rows).ok()?;
        guess::is_surely(&cut, delimiter).then_some((cut, delimiter))
    })
}

/// A table, where the person says that the text is one.
///
/// # Errors
/// [`FormatError::NotATable`] where no delimiter gives two rows of two columns,
/// [`FormatError::TableTooLarge`] past a limit.
pub fn parse(text: &str) -> Result<Table, FormatError> {
    if text.len() > LIMIT_BYTES {
        let limit = TableLimit::Megabytes(LIMIT_BYTES >> 20);
        return Err(FormatError::TableTooLarge { limit });
    }
    best(text, usize::MAX).map(|(cut, delimiter)| Table::new(cut, delimiter))
}

/// The cells of a block that a spreadsheet put on the clipboard: tabs between cells, gaps kept, no header looked for.
/// Rows are as wide as they came; one cell is a block, too.
///
/// # Errors
/// [`FormatError::TableTooLarge`] past a limit.
pub fn block(text: &str) -> Result<Vec<Vec<String>>, FormatError> {
    if text.len() > LIMIT_BYTES {
        let limit = TableLimit::Megabytes(LIMIT_BYTES >> 20);
        return Err(FormatError::TableTooLarge { limit });
    }
    let cut = cells::cut_into(cells::Cut::with_gaps(), text, Delimiter::Tab, usize::MAX);
    cut.map(|it| it.rows)
}

/// What parts the cells of a text that the person says is a table, told from its first rows;
/// `None` where nothing gives two rows of two columns there.
pub fn delimiter(text: &str) -> Option<Delimiter> {
    best(text, ROWS_LOOKED_AT).ok().map(|it| it.1)
}

fn best(text: &str, most_rows: usize) -> Result<(cells::Cut, Delimiter), FormatError> {
    let (mut best, mut refused) = (None, FormatError::NotATable);
    for delimiter in Delimiter::ALL {
        let cut = match cells::cut(text, delimiter, most_rows) {
            Ok(cut) => cut,
            Err(error) => {
                refused = error;
                continue;
            }
        };
        if cut.rows.len() < 2 || cut.widest() < 2 {
            continue;
        }
        let fit = guess::fit(&cut);
        if best.as_ref().is_none_or(|(most, _)| fit > *most) {
            best = Some((fit, (cut, delimiter)));
        }
    }
    best.map(|(_, found)| found).ok_or(refused)
}

/// Examples from two columns, numbered from `first`. Rows with nothing in either column are left out;
/// a column that the table lacks counts as empty.
pub fn examples(
    table: &Table,
    input_col: usize,
    output_col: usize,
    first: ExampleId,
) -> Vec<Example> {
    let cell = |row: &Vec<String>, col: usize| row.get(col).map_or("", |it| it.trim()).to_owned();
    table
        .rows
        .iter()
        .map(|row| (cell(row, input_col), cell(row, output_col)))
        .filter(|(input, output)| !input.is_empty() || !output.is_empty())
        .zip(first.0..)
        .map(|((input, output), id)| Example::new(ExampleId(id), input, output))
        .collect()
}

impl Table {
    fn new(cut: cells::Cut, delimiter: Delimiter) -> Self {
        let width = cut.widest();
        let header = guess::has_header(&cut);
        let mut rows = cut.rows;
        for row in &mut rows {
            row.resize(width, String::new());
        }
        let table = Self {
            columns: (1..=width).map(|it| format!("Column {it}")).collect(),
            rows,
            header: false,
            delimiter,
        };
        if header {
            table.with_first_row_as_header()
        } else {
            table
        }
    }

    /// The same table with its first row as names of the columns.
    #[must_use]
    pub fn with_first_row_as_header(mut self) -> Self {
        if !self.header && !self.rows.is_empty() {
            self.columns = self.rows.remove(0);
            self.header = true;
        }
        self
    }

    /// The same table with its header put back among the rows.
    #[must_use]
    pub fn without_header(mut self) -> Self {
        if self.header {
            let names = (1..=self.columns.len()).map(|it| format!("Column {it}"));
            let header = std::mem::replace(&mut self.columns, names.collect());
            self.rows.insert(0, header);
            self.header = false;
        }
        self
    }

    /// The columns that most likely hold the inputs and the outputs: by name, else the first two.
    pub fn likely_columns(&self) -> (usize, usize) {
        guess::likely_columns(self)
    }
}
