//! Blocks of cells: copied as spreadsheets copy them, and pasted at a cell, the table growing where it has to.

use std::{collections::BTreeSet, ops::Range};

use crate::{Column, Edit, Kind, Table, Text};

/// The cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes around a
/// cell that has either in it.
pub fn copied(table: &Table, rows: &[u32], columns: Range<usize>) -> String {
    let cell = |text: &str| {
        if text.contains(['\t', '\n', '\r']) || text.starts_with('"') {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let row = |at: &u32| {
        let cells = columns.clone().map(|it| cell(table.cell(*at as usize, it)));
        cells.collect::<Vec<_>>().join("\t")
    };
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// The edit that removes these rows, wherever they stand: a table of any length is gone through once.
pub fn without(table: &Table, rows: &[u32]) -> Edit {
    let n_rows = table.n_rows();
    let mut goes = vec![false; n_rows];
    for row in rows {
        if let Some(it) = goes.get_mut(*row as usize) {
            *it = true;
        }
    }
    let (go, stay): (Vec<u32>, Vec<u32>) = (0..n_rows as u32).partition(|it| goes[*it as usize]);
    let n = go.len();
    match (go.first(), go.last()) {
        (Some(first), Some(last)) if (last - first) as usize + 1 > n => {
            let at = stay.len();
            let order = [stay, go].concat();
            Edit::Many(vec![Edit::Reorder(order), Edit::RemoveRows { at, n }])
        }
        (first, _) => {
            let at = first.map_or(0, |it| *it as usize);
            Edit::RemoveRows { at, n }
        }
    }
}

/// The edit that puts a block of texts at a cell. `rows` are the rows from that cell on, as they are shown; what has
/// no row there gets new ones at the end, and what has no column new columns.
pub fn paste(table: &Table, rows: &[u32], column: usize, block: &[Vec<String>]) -> Edit {
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    let n_columns = table.columns().len();
    let n_new = (column + width).saturating_sub(n_columns);
    let mut edits = Vec::new();
    if n_new > 0 {
        let first_id = table.fresh_id();
        let columns = (0..n_new).map(|it| {
            let column = Column {
                id: first_id.saturating_add(it as u32),
                name: crate::column_name(n_columns + it).into(),
                kind: Kind::Text,
            };
            (column, vec![Text::from(""); table.n_rows()])
        });
        edits.push(Edit::InsertColumns {
            at: n_columns,
            columns: columns.collect(),
        });
    }
    let width = n_columns + n_new;
    let (inside, below) = block.split_at(block.len().min(rows.len()));
    let mut cells = Vec::new();
    for (line, row) in inside.iter().zip(rows) {
        for (at, text) in line.iter().enumerate() {
            cells.push((*row as usize, column + at, Text::from(&**text)));
        }
    }
    edits.push(Edit::SetCells(cells));
    if !below.is_empty() {
        edits.push(Edit::InsertRows {
            at: table.n_rows(),
            rows: fill_rows(below, column, width),
        });
    }
    Edit::Many(edits)
}

/// The edit that puts rows below those that are there, each of their columns under the one of its name, and those of
/// other names in new columns. Where no name is known they go in order.
pub fn below(table: &Table, names: &[String], rows: &[Vec<String>]) -> Edit {
    let mut places: Vec<Option<usize>> = names.iter().map(|it| table.named(it)).collect();
    if places.iter().all(Option::is_none) {
        return paste(table, &[], 0, rows);
    }
    // Two columns of one name: the second has a place of its own.
    let mut taken = BTreeSet::new();
    let mut added = Vec::new();
    let n_columns = table.columns().len();
    let first_id = table.fresh_id();
    for (place, name) in places.iter_mut().zip(names) {
        if place.is_some_and(|it| taken.insert(it)) {
            continue;
        }
        let n_added = added.len();
        *place = Some(n_columns + n_added);
        let column = Column {
            id: first_id.saturating_add(n_added as u32),
            name: match name.trim() {
                "" => crate::column_name(n_columns + n_added).into(),
                name => name.into(),
            },
            kind: Kind::Text,
        };
        added.push((column, vec![Text::from(""); table.n_rows()]));
    }
    let width = n_columns + added.len();
    let moved = rows.iter().map(|line| {
        let mut row = vec![Text::from(""); width];
        for (text, place) in line.iter().zip(&places) {
            if let Some(place) = place {
                row[*place] = Text::from(&**text);
            }
        }
        row
    });
    let rows = Edit::InsertRows {
        at: table.n_rows(),
        rows: moved.collect(),
    };
    match added.is_empty() {
        true => rows,
        false => Edit::Many(vec![
            Edit::InsertColumns {
                at: n_columns,
                columns: added,
            },
            rows,
        ]),
    }
}

/// Rows of this width with the texts of a block from a column on; what runs over the width is left out.
pub fn fill_rows(block: &[Vec<String>], column: usize, width: usize) -> Vec<Vec<Text>> {
    let nothing: Text = "".into();
    let row = |line: &Vec<String>| {
        let mut row = vec![nothing.clone(); width];
        for (cell, text) in row.iter_mut().skip(column).zip(line) {
            *cell = Text::from(&**text);
        }
        row
    };
    block.iter().map(row).collect()
}

/// The edit that empties cells.
pub fn clear(table: &Table, rows: &[u32], columns: Range<usize>) -> Edit {
    let mut cells = Vec::new();
    for row in rows {
        for at in columns.clone() {
            if !table.cell(*row as usize, at).is_empty() {
                cells.push((*row as usize, at, Text::from("")));
            }
        }
    }
    Edit::SetCells(cells)
}
