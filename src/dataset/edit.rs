//! Every change to a table is one of these values, and every one has an inverse of about its own size.

use crate::{
    Column, EditError, Kind, LIMIT_CELL_BYTES, LIMIT_COLUMNS, LIMIT_ROWS, Most, Split, Table, Text,
};

/// A change to a table; places count from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Row, column, the new text; one after the other.
    SetCells(Vec<(usize, usize, Text)>),
    InsertRows {
        at: usize,
        rows: Vec<Vec<Text>>,
    },
    RemoveRows {
        at: usize,
        n: usize,
    },
    /// Each with its cells from the first row to the last.
    InsertColumns {
        at: usize,
        columns: Vec<(Column, Vec<Text>)>,
    },
    RemoveColumns {
        at: usize,
        n: usize,
    },
    /// Its name and kind; the id stays.
    SetColumn {
        at: usize,
        column: Column,
    },
    /// The row that stood at each place: a permutation.
    Reorder(Vec<u32>),
    SetSplit(Split),
    /// One after the other; undone as one.
    Many(Vec<Edit>),
}

impl Table {
    /// Applies an edit and returns the edit that undoes it. On error the table is as it was.
    ///
    /// # Errors
    /// A place that is not there, cells that do not fit the table's shape, or a limit.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::SetCells(cells) => self.set_cells(cells),
            Edit::InsertRows { at, rows } => self.insert_rows(at, rows),
            Edit::RemoveRows { at, n } => {
                let end = end(at, n, self.rows.len())?;
                let rows = self.rows.drain(at..end).collect();
                Ok(Edit::InsertRows { at, rows })
            }
            Edit::InsertColumns { at, columns } => self.insert_columns(at, columns),
            Edit::RemoveColumns { at, n } => self.remove_columns(at, n),
            Edit::SetColumn { at, column } => {
                fit(std::iter::once(&column.name))?;
                if let Kind::Choice(choices) = &column.kind {
                    fit(choices)?;
                }
                let old = self.columns.get_mut(at).ok_or(EditError::NoSuchPlace)?;
                let column = Column {
                    id: old.id,
                    ..column
                };
                let column = std::mem::replace(old, column);
                Ok(Edit::SetColumn { at, column })
            }
            Edit::Reorder(order) => self.reorder(&order),
            Edit::SetSplit(split) => {
                if u16::from(split.selection) + u16::from(split.held_out) > 100 {
                    let (what, limit) = (Most::Percent, 100);
                    return Err(EditError::TooMany { what, limit });
                }
                Ok(Edit::SetSplit(std::mem::replace(&mut self.split, split)))
            }
            Edit::Many(edits) => self.apply_all(edits),
        }
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        // What has just been done fits backwards.
                        let _ = self.apply(inverse);
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::Many(inverses))
    }

    fn set_cells(&mut self, mut cells: Vec<(usize, usize, Text)>) -> Result<Edit, EditError> {
        let (height, width) = (self.rows.len(), self.columns.len());
        if cells.iter().any(|it| it.0 >= height || it.1 >= width) {
            return Err(EditError::NoSuchPlace);
        }
        fit(cells.iter().map(|it| &it.2))?;
        for (row, column, text) in &mut cells {
            std::mem::swap(&mut self.rows[*row][*column], text);
        }
        // A cell that was set twice gets its first text back last.
        cells.reverse();
        Ok(Edit::SetCells(cells))
    }

    fn insert_rows(&mut self, at: usize, rows: Vec<Vec<Text>>) -> Result<Edit, EditError> {
        let n = rows.len();
        if at > self.rows.len() {
            return Err(EditError::NoSuchPlace);
        }
        if rows.iter().any(|it| it.len() != self.columns.len()) {
            return Err(EditError::OtherWidth);
        }
        if n > LIMIT_ROWS.saturating_sub(self.rows.len()) {
            let (what, limit) = (Most::Rows, LIMIT_ROWS);
            return Err(EditError::TooMany { what, limit });
        }
        fit(rows.iter().flatten())?;
        self.rows.splice(at..at, rows);
        Ok(Edit::RemoveRows { at, n })
    }

    fn insert_columns(
        &mut self,
        at: usize,
        columns: Vec<(Column, Vec<Text>)>,
    ) -> Result<Edit, EditError> {
        let n = columns.len();
        if at > self.columns.len() {
            return Err(EditError::NoSuchPlace);
        }
        if columns.iter().any(|it| it.1.len() != self.rows.len()) {
            return Err(EditError::OtherWidth);
        }
        if n > LIMIT_COLUMNS.saturating_sub(self.columns.len()) {
            let (what, limit) = (Most::Columns, LIMIT_COLUMNS);
            return Err(EditError::TooMany { what, limit });
        }
        let mut ids: Vec<u32> = self.columns.iter().map(|it| it.id).collect();
        ids.extend(columns.iter().map(|it| it.0.id));
        ids.sort_unstable();
        if ids.windows(2).any(|it| it[0] == it[1]) {
            return Err(EditError::ColumnExists);
        }
        fit(columns.iter().flat_map(|it| &it.1))?;
        let (heads, texts): (Vec<Column>, Vec<Vec<Text>>) = columns.into_iter().unzip();
        self.columns.splice(at..at, heads);
        let mut texts: Vec<_> = texts.into_iter().map(Vec::into_iter).collect();
        for row in &mut self.rows {
            row.splice(at..at, texts.iter_mut().filter_map(Iterator::next));
        }
        Ok(Edit::RemoveColumns { at, n })
    }

    fn remove_columns(&mut self, at: usize, n: usize) -> Result<Edit, EditError> {
        let end = end(at, n, self.columns.len())?;
        let heads = self.columns.drain(at..end);
        let mut columns: Vec<(Column, Vec<Text>)> = heads
            .map(|it| (it, Vec::with_capacity(self.rows.len())))
            .collect();
        for row in &mut self.rows {
            for (column, text) in columns.iter_mut().zip(row.drain(at..end)) {
                column.1.push(text);
            }
        }
        Ok(Edit::InsertColumns { at, columns })
    }

    fn reorder(&mut self, order: &[u32]) -> Result<Edit, EditError> {
        let mut back = vec![u32::MAX; self.rows.len()];
        if order.len() != back.len() {
            return Err(EditError::NoSuchPlace);
        }
        for (to, from) in order.iter().enumerate() {
            match back.get_mut(*from as usize) {
                Some(it) if *it == u32::MAX => *it = to as u32,
                _ => return Err(EditError::NoSuchPlace),
            }
        }
        // Rows move; their cells stay where they are in memory.
        let rows = order
            .iter()
            .map(|from| std::mem::take(&mut self.rows[*from as usize]))
            .collect();
        self.rows = rows;
        Ok(Edit::Reorder(back))
    }
}

fn end(at: usize, n: usize, len: usize) -> Result<usize, EditError> {
    let end = at.checked_add(n).filter(|it| *it <= len);
    end.ok_or(EditError::NoSuchPlace)
}

/// Refuses texts that could not be kept.
fn fit<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Result<(), EditError> {
    let is_long = |it: &&Text| it.len() > LIMIT_CELL_BYTES;
    match texts.into_iter().find(is_long) {
        Some(_) => Err(EditError::TooMany {
            what: Most::CellBytes,
            limit: LIMIT_CELL_BYTES,
        }),
        None => Ok(()),
    }
}
