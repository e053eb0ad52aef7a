//! Which rows are shown, and in which order they can be brought.

use std::cmp::Ordering;

use crate::{Kind, Part, Table, kind::number, trouble};

/// Which rows are looked for; the default lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that a row has to hold somewhere, whatever their case.
    pub words: String,
    pub part: Option<Part>,
    /// Only rows with a cell that does not fit its column.
    pub bad: bool,
}

impl Filter {
    pub fn is_all(&self) -> bool {
        self.words.trim().is_empty() && self.part.is_none() && !self.bad
    }
}

/// The rows that a filter lets through, by their places, ascending.
pub fn shown(table: &Table, filter: &Filter) -> Vec<u32> {
    let wanted = filter.words.trim().to_lowercase();
    let holds = |at: usize| {
        let row = table.row(at);
        filter.part.is_none_or(|it| table.part(at) == Some(it))
            && (wanted.is_empty() || row.iter().any(|it| has_word(it, &wanted)))
            && (!filter.bad || {
                let mut cells = table.columns().iter().zip(row);
                cells.any(|(column, cell)| trouble(&column.kind, cell).is_some())
            })
    };
    (0..table.n_rows())
        .filter(|it| holds(*it))
        .map(|it| it as u32)
        .collect()
}

/// Whether a text has this in it, whatever the case; `wanted` is in small letters. Most texts are read without a copy:
/// this is asked of every cell at every key.
fn has_word(text: &str, wanted: &str) -> bool {
    if text.is_ascii() {
        let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
        return text
            .windows(wanted.len())
            .any(|it| it.eq_ignore_ascii_case(wanted));
    }
    text.to_lowercase().contains(wanted)
}

/// The order of rows by a column, for [`Edit::Reorder`](crate::Edit::Reorder): numbers by size, all else by letters
/// whatever their case. Equal rows stay as they stand; empty cells come last either way.
pub fn ascending(table: &Table, column: usize, descending: bool) -> Vec<u32> {
    let is_number = matches!(
        table.columns().get(column).map(|it| &it.kind),
        Some(Kind::Number)
    );
    let keys: Vec<(bool, f64, String)> = (0..table.n_rows())
        .map(|at| {
            let text = table.cell(at, column).trim();
            // What is no number stands behind the numbers.
            let value = if is_number { number(text) } else { Some(0.0) };
            (
                text.is_empty(),
                value.unwrap_or(f64::INFINITY),
                text.to_lowercase(),
            )
        })
        .collect();
    let mut order: Vec<u32> = (0..table.n_rows() as u32).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&keys[*a as usize], &keys[*b as usize]);
        let by_value = a.1.total_cmp(&b.1).then_with(|| a.2.cmp(&b.2));
        let by_value = if descending {
            by_value.reverse()
        } else {
            by_value
        };
        match a.0.cmp(&b.0) {
            Ordering::Equal => by_value,
            empty_last => empty_last,
        }
    });
    order
}
