//! The keys of the grid, as spreadsheets have them.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    desk::{Desk, Spot, Step},
    editor,
    grid::{Sheet, in_field},
};

/// Rows that a page key goes.
const PAGE: isize = 15;

pub(crate) fn press(sheet: Sheet, event: &KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    let taken = match in_field(event) {
        true => typing(sheet, event),
        false if controls::browser::comes_from(event, "button") => false,
        false => moving(sheet, event),
    };
    if taken {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Keys while a cell is typed into.
fn typing(sheet: Sheet, event: &KeyboardEvent) -> bool {
    let desk = sheet.desk;
    let step = if event.shift_key() { -1 } else { 1 };
    let (down, right) = match event.key().as_str() {
        "Enter" if event.alt_key() || event.ctrl_key() => {
            new_line(event);
            return true;
        }
        "Enter" => (step, 0),
        "Tab" => (0, step),
        "Escape" => {
            desk.leave();
            sheet.focus();
            return true;
        }
        _ => return false,
    };
    if let Some(text) = editor::value(event) {
        desk.commit(&text);
    }
    go(desk, down, right, false);
    sheet.focus();
    true
}

/// A line end where the caret is.
fn new_line(event: &KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let area = event
        .target()
        .and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let at = |it: Result<Option<u32>, _>| it.ok().flatten().unwrap_or(0);
    let (from, to) = (at(area.selection_start()), at(area.selection_end()));
    // Refused only where the caret is not in the text.
    let _ = area.set_range_text_with_start_and_end("\n", from, to);
    let _ = area.set_selection_range(from + 1, from + 1);
}

/// Keys on a cell.
fn moving(sheet: Sheet, event: &KeyboardEvent) -> bool {
    let desk = sheet.desk;
    let ctrl = event.ctrl_key() || event.meta_key();
    let stretch = event.shift_key();
    let at = desk.at.get_untracked();
    let last_row = desk.view.with_untracked(Vec::len).saturating_sub(1);
    let last_column = desk.n_columns().saturating_sub(1);
    let key = event.key();
    let far = isize::MAX / 2;
    // Where columns run from right to left, the left arrow goes to the next one.
    let ahead = if document().dir() == "rtl" { -1 } else { 1 };
    let step = ahead * if ctrl { far } else { 1 };
    match key.as_str() {
        "ArrowUp" => go(desk, if ctrl { -far } else { -1 }, 0, stretch),
        "ArrowDown" => go(desk, if ctrl { far } else { 1 }, 0, stretch),
        "ArrowLeft" => go(desk, 0, -step, stretch),
        "ArrowRight" => go(desk, 0, step, stretch),
        "PageUp" => go(desk, -PAGE, 0, stretch),
        "PageDown" => go(desk, PAGE, 0, stretch),
        "Home" => go(desk, if ctrl { -far } else { 0 }, -far, stretch),
        "End" => go(desk, if ctrl { far } else { 0 }, far, stretch),
        "Tab" => {
            let is_end = if stretch {
                at == Spot::default()
            } else {
                at.row == last_row && at.column == last_column
            };
            if is_end {
                return false;
            }
            along(desk, at, stretch, last_column);
        }
        "Enter" | "F2" if !ctrl => {
            desk.edit(at, None);
            return true;
        }
        "Delete" | "Backspace" => empty(desk),
        "Escape" => {
            // Out of the table, to what can be done with it.
            if let Some(root) = document().query_selector(".data__bar").ok().flatten() {
                controls::browser::focus_in(&root, "button");
            }
            return true;
        }
        "a" | "A" if ctrl => {
            desk.go(Spot::default(), false);
            let row = last_row;
            desk.go(
                Spot {
                    row,
                    column: last_column,
                },
                true,
            );
        }
        "z" | "Z" if ctrl && stretch => desk.redo(),
        "z" | "Z" if ctrl => desk.undo(),
        "y" | "Y" if ctrl => desk.redo(),
        key if !ctrl && !event.alt_key() && key.chars().count() == 1 => {
            // A field that is about to open takes the letters that come before it has the focus.
            let before = desk.editing.get_untracked().filter(|it| it.spot == at);
            let text = before.map_or(String::new(), |it| it.text) + key;
            desk.edit(at, Some(text));
            return true;
        }
        _ => return false,
    }
    sheet.focus();
    true
}

/// To the next cell in reading order.
fn along(desk: Desk, at: Spot, back: bool, last_column: usize) {
    let spot = match back {
        true if at.column == 0 => Spot {
            row: at.row.saturating_sub(1),
            column: last_column,
        },
        false if at.column == last_column => Spot {
            row: at.row + 1,
            column: 0,
        },
        true => Spot {
            column: at.column - 1,
            ..at
        },
        false => Spot {
            column: at.column + 1,
            ..at
        },
    };
    desk.go(spot, false);
}

fn go(desk: Desk, down: isize, right: isize, stretch: bool) {
    let at = desk.at.get_untracked();
    let spot = Spot {
        row: at.row.saturating_add_signed(down),
        column: at.column.saturating_add_signed(right),
    };
    desk.go(spot, stretch);
}

/// Empties the selected cells.
pub(crate) fn empty(desk: Desk) {
    let (from, to) = untrack(|| desk.selection());
    let rows = desk.selected_rows();
    let columns = from.column..to.column + 1;
    let edit = desk
        .table
        .with_untracked(|it| dataset::clear(it, &rows, columns));
    desk.act(Step::Named(sheet::words::clear_cells), edit);
}
