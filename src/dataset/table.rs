//! The table itself: columns with names and kinds, rows of texts.

use std::{collections::BTreeSet, sync::Arc};

use crate::{Kind, Split};

/// A cell's text; a clone costs nothing, so undoing and copying share it.
pub type Text = Arc<str>;

pub const LIMIT_ROWS: usize = 100_000;
pub const LIMIT_COLUMNS: usize = 256;
/// The most that one cell may hold, in bytes.
pub const LIMIT_CELL_BYTES: usize = 1 << 20;

/// A column's name and kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Names the column for as long as the table lives, wherever it stands.
    pub id: u32,
    pub name: Text,
    pub kind: Kind,
}

/// Rows under typed columns.
///
/// Invariant: every row has as many cells as there are columns; no two columns have one id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Text>>,
    pub(crate) split: Split,
}

impl Table {
    /// A table of these texts; kinds are guessed from the values, and the split is by the column that looks like the
    /// inputs. Short rows are filled up with empty cells, long ones get columns without a name.
    pub fn of(names: &[String], rows: Vec<Vec<String>>) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = width.max(names.len());
        let nothing: Text = "".into();
        let mut kept: Vec<Vec<Text>> = Vec::with_capacity(rows.len());
        for row in rows {
            let mut cells: Vec<Text> = row.into_iter().map(Text::from).collect();
            cells.resize(width, nothing.clone());
            kept.push(cells);
        }
        let columns = (0..width).map(|at| Column {
            id: at as u32 + 1,
            name: names
                .get(at)
                .map_or_else(|| crate::column_name(at).into(), |it| it.trim().into()),
            kind: crate::guess(kept.iter().map(|it| &*it[at])),
        });
        let mut table = Self {
            columns: columns.collect(),
            rows: kept,
            split: Split::default(),
        };
        let input = table.likely_input();
        table.split.by = table.columns.get(input).map(|it| it.id);
        table
    }

    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// The cells of a row, in the order of the columns; empty where there is no such row.
    pub fn row(&self, at: usize) -> &[Text] {
        self.rows.get(at).map_or(&[], Vec::as_slice)
    }

    /// A cell's text; empty where there is no such cell.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.row(row).get(column).map_or("", |it| it)
    }

    pub fn split(&self) -> Split {
        self.split
    }

    /// Where the column of this id stands.
    pub fn position(&self, id: u32) -> Option<usize> {
        self.columns.iter().position(|it| it.id == id)
    }

    /// Where the column of this name stands: letter by letter, else whatever the case.
    pub fn named(&self, name: &str) -> Option<usize> {
        let exact = self.columns.iter().position(|it| *it.name == *name);
        exact.or_else(|| {
            let wanted = name.to_lowercase();
            self.columns
                .iter()
                .position(|it| it.name.to_lowercase() == wanted)
        })
    }

    /// An id that no column of this table has.
    pub fn fresh_id(&self) -> u32 {
        let largest = self.columns.iter().map(|it| it.id).max().unwrap_or(0);
        // Ids wander up by one a column; only a damaged table has the largest.
        largest.checked_add(1).unwrap_or_else(|| {
            let taken: BTreeSet<u32> = self.columns.iter().map(|it| it.id).collect();
            (1..u32::MAX).find(|it| !taken.contains(it)).unwrap_or(0)
        })
    }

    /// The names of the columns, none empty and no two alike, as files need them.
    pub fn distinct_names(&self) -> Vec<String> {
        let mut taken = BTreeSet::new();
        let mut names = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let name = match column.name.trim() {
                "" => crate::column_name(at),
                name => name.to_owned(),
            };
            let mut own = name.clone();
            let mut n = 2;
            while !taken.insert(own.clone()) {
                own = format!("{name} ({n})");
                n += 1;
            }
            names.push(own);
        }
        names
    }

    /// The column that most likely holds the inputs: by its name, else the first one that is no number, date or file.
    pub fn likely_input(&self) -> usize {
        let plain = |it: &Column| matches!(it.kind, Kind::Text | Kind::LongText);
        self.by_name(format::table::heads_inputs)
            .or_else(|| self.columns.iter().position(plain))
            .unwrap_or(0)
    }

    /// The column that most likely holds the right answers: by its name, else the first choice, else the one behind
    /// the inputs; `None` where there is no second column.
    pub fn likely_output(&self) -> Option<usize> {
        let input = self.likely_input();
        let choice = |it: &Column| matches!(it.kind, Kind::Choice(_));
        let other = |it: &usize| *it != input;
        self.by_name(format::table::heads_outputs)
            .filter(other)
            .or_else(|| self.columns.iter().position(choice).filter(other))
            .or_else(|| (0..self.columns.len()).find(|it| *it > input))
            .or_else(|| (0..self.columns.len()).find(other))
    }

    fn by_name(&self, is: impl Fn(&str) -> bool) -> Option<usize> {
        self.columns.iter().position(|it| is(&it.name))
    }
}
