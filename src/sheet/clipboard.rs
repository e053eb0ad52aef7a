//! Blocks of cells to and from spreadsheets, by the clipboard.

use leptos::prelude::*;
use sheet::words;
use web_sys::ClipboardEvent;

use crate::{
    desk::{Desk, Spot, Step},
    keys,
};

/// Whether the event belongs to a field inside the grid, which handles it itself.
fn in_field(event: &ClipboardEvent) -> bool {
    controls::browser::comes_from(event, "input, textarea")
}

pub(crate) fn copy(desk: Desk, event: &ClipboardEvent) -> bool {
    if in_field(event) {
        return false;
    }
    let Some(data) = event.clipboard_data() else {
        return false;
    };
    let (from, to) = untrack(|| desk.selection());
    let rows = desk.selected_rows();
    let columns = from.column..to.column + 1;
    let text = desk
        .table
        .with_untracked(|it| dataset::copied(it, &rows, columns));
    event.prevent_default();
    let is_copied = data.set_data("text/plain", &text).is_ok();
    if is_copied {
        let n = rows.len() * (to.column - from.column + 1);
        desk.said.set(words::cells_copied(n));
    }
    is_copied
}

pub(crate) fn cut(desk: Desk, event: &ClipboardEvent) {
    // What did not reach the clipboard stays in the table.
    if copy(desk, event) {
        keys::empty(desk);
    }
}

/// Puts what a spreadsheet copied at the selection's first cell, and says whether it did; one cell fills the whole selection.
pub(crate) fn paste(desk: Desk, event: &ClipboardEvent) -> bool {
    let text = event
        .clipboard_data()
        .and_then(|it| it.get_data("text/plain").ok());
    let Some(text) = text.filter(|it| !in_field(event) && !it.is_empty()) else {
        return false;
    };
    event.prevent_default();
    let mut block = match format::table::block(&text) {
        Ok(block) => block,
        Err(why) => {
            desk.trouble.set(Some(why.to_string()));
            return false;
        }
    };
    let (from, to) = untrack(|| desk.selection());
    if let [line] = &*block
        && let [cell] = &**line
    {
        let line = vec![cell.clone(); to.column - from.column + 1];
        block = vec![line; to.row - from.row + 1];
    }
    let rows: Vec<u32> = desk
        .view
        .with_untracked(|it| it.iter().skip(from.row).copied().collect());
    let edit = desk
        .table
        .with_untracked(|it| dataset::paste(it, &rows, from.column, &block));
    let is_done = desk.act(Step::Named(words::paste), edit);
    if is_done {
        let width = block.iter().map(Vec::len).max().unwrap_or(1);
        desk.go(from, false);
        let corner = Spot {
            row: from.row + block.len().saturating_sub(1),
            column: from.column + width.saturating_sub(1),
        };
        desk.go(corner, true);
        desk.said.set(words::rows_pasted(block.len()));
    }
    is_done
}
