//! The bytes that keep a table, version 1: names and kinds, then the cells, a text that comes again only by its number.

use std::{collections::HashMap, sync::Arc};

use format::varint;

use crate::{
    Column, DataError, Kind, LIMIT_CELL_BYTES, LIMIT_COLUMNS, LIMIT_ROWS, Most, Split, Table, Text,
};

/// The most that a kept table may take.
pub const LIMIT_BYTES: usize = 192 << 20;
const MARK: &[u8; 4] = b"EXDT";
const VERSION: u64 = 1;
/// Most choices of one column that are kept.
const LIMIT_CHOICES: usize = 1_000;

/// Writes a table. Every table that [`read`] gave, or that stayed within the limits, can be read again.
pub fn write(table: &Table) -> Vec<u8> {
    let mut out = MARK.to_vec();
    varint::write(&mut out, VERSION);
    out.extend([table.split.selection, table.split.held_out]);
    varint::write(&mut out, table.split.by.map_or(0, |it| u64::from(it) + 1));
    varint::write(&mut out, table.columns.len() as u64);
    for column in &table.columns {
        varint::write(&mut out, u64::from(column.id));
        put(&mut out, &column.name);
        out.push(tag(&column.kind));
        if let Kind::Choice(choices) = &column.kind {
            varint::write(&mut out, choices.len().min(LIMIT_CHOICES) as u64);
            for choice in choices.iter().take(LIMIT_CHOICES) {
                put(&mut out, choice);
            }
        }
    }
    varint::write(&mut out, table.rows.len() as u64);
    // Column by column, as there the same text comes again.
    for at in 0..table.columns.len() {
        let mut known: HashMap<&str, u64> = HashMap::new();
        for row in &table.rows {
            let next = known.len() as u64 + 1;
            match known.get(&*row[at]) {
                Some(number) => varint::write(&mut out, *number),
                None => {
                    varint::write(&mut out, 0);
                    put(&mut out, &row[at]);
                    known.insert(&row[at], next);
                }
            }
        }
    }
    out
}

/// Reads a table that [`write`] wrote.
///
/// # Errors
/// Other bytes, a newer version, a table that breaks off, or one past a limit.
pub fn read(bytes: &[u8]) -> Result<Table, DataError> {
    if bytes.len() > LIMIT_BYTES {
        let (what, limit) = (Most::Megabytes, LIMIT_BYTES >> 20);
        return Err(DataError::TooLarge { what, limit });
    }
    let rest = bytes.strip_prefix(MARK).ok_or(DataError::NotATable)?;
    let mut from = Source(rest);
    match from.number()? {
        VERSION => {}
        newer @ 2.. => return Err(DataError::Newer(newer)),
        _ => return Err(DataError::Damaged),
    }
    let (selection, held_out) = (from.byte()?, from.byte()?);
    if u16::from(selection) + u16::from(held_out) > 100 {
        return Err(DataError::Damaged);
    }
    let by = match from.number()? {
        0 => None,
        id => Some(u32::try_from(id - 1).map_err(|_| DataError::Damaged)?),
    };
    let n_columns = from.count(Most::Columns, LIMIT_COLUMNS)?;
    let mut columns: Vec<Column> = Vec::new();
    for _ in 0..n_columns {
        let column = from.column()?;
        if columns.iter().any(|it| it.id == column.id) {
            return Err(DataError::Damaged);
        }
        columns.push(column);
    }
    let n_rows = from.count(Most::Rows, LIMIT_ROWS)?;
    // Every cell takes a byte or more, so that nothing is reserved for cells that are not there.
    if n_columns.saturating_mul(n_rows) > from.0.len() {
        return Err(DataError::Damaged);
    }
    let mut rows: Vec<Vec<Text>> = (0..n_rows).map(|_| Vec::with_capacity(n_columns)).collect();
    for _ in 0..n_columns {
        let mut known: Vec<Text> = Vec::new();
        for row in &mut rows {
            let text = match from.number()? {
                0 => {
                    let text = from.text()?;
                    known.push(text.clone());
                    text
                }
                number => {
                    let at = usize::try_from(number - 1).map_err(|_| DataError::Damaged)?;
                    known.get(at).ok_or(DataError::Damaged)?.clone()
                }
            };
            row.push(text);
        }
    }
    if !from.0.is_empty() {
        return Err(DataError::Damaged);
    }
    let split = Split {
        selection,
        held_out,
        by,
    };
    Ok(Table {
        columns,
        rows,
        split,
    })
}

fn put(out: &mut Vec<u8>, text: &str) {
    varint::write(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

fn tag(kind: &Kind) -> u8 {
    let same = |it: &Kind| it.is_like(kind);
    // Every kind is in the list.
    Kind::ALL.iter().position(same).unwrap_or(0) as u8
}

/// What is left to be read.
struct Source<'a>(&'a [u8]);

impl Source<'_> {
    fn number(&mut self) -> Result<u64, DataError> {
        varint::read(&mut self.0).ok_or(DataError::Damaged)
    }

    fn byte(&mut self) -> Result<u8, DataError> {
        let (byte, rest) = self.0.split_first().ok_or(DataError::Damaged)?;
        self.0 = rest;
        Ok(*byte)
    }

    fn count(&mut self, what: Most, limit: usize) -> Result<usize, DataError> {
        let n = self.number()?;
        let n = usize::try_from(n).ok().filter(|it| *it <= limit);
        n.ok_or(DataError::TooLarge { what, limit })
    }

    fn text(&mut self) -> Result<Text, DataError> {
        let len = self.count(Most::CellBytes, LIMIT_CELL_BYTES)?;
        let (text, rest) = self.0.split_at_checked(len).ok_or(DataError::Damaged)?;
        self.0 = rest;
        let text = std::str::from_utf8(text).map_err(|_| DataError::Damaged)?;
        Ok(Arc::from(text))
    }

    fn column(&mut self) -> Result<Column, DataError> {
        let id = u32::try_from(self.number()?).map_err(|_| DataError::Damaged)?;
        let name = self.text()?;
        let kind = Kind::ALL.get(usize::from(self.byte()?)).cloned();
        let mut kind = kind.ok_or(DataError::Damaged)?;
        if let Kind::Choice(choices) = &mut kind {
            for _ in 0..self.count(Most::Choices, LIMIT_CHOICES)? {
                choices.push(self.text()?);
            }
        }
        Ok(Column { id, name, kind })
    }
}
