//! The grid: only the rows in sight are drawn, and one cell has the focus.

use dataset::Table;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, MouseEvent, ResizeObserver};

use crate::{
    clipboard,
    desk::{Desk, Spot},
    editor::Editor,
    keys,
    row::{Heads, Row},
};

/// The height of a row, in pixels, as `sheet.css` has it.
pub(crate) const ROW: usize = 34;
/// Rows drawn beyond each edge, and the step in which they are drawn.
const BEYOND: usize = 10;
/// Of the column with the numbers of the rows, and of the one with their parts.
const NUMBERS: usize = 56;
const PARTS: usize = 104;
/// Rows that a column's width is taken from.
const LOOKED_AT: usize = 60;

/// What the parts of the grid share.
#[derive(Clone, Copy)]
pub(crate) struct Sheet {
    pub(crate) desk: Desk,
    pub(crate) root: NodeRef<html::Div>,
    top: RwSignal<usize>,
    height: RwSignal<usize>,
}

/// The width of each column, in pixels: what its name and first cells need, within reason.
fn widths(table: &Table) -> Vec<usize> {
    let width = |at: usize, name: &str| {
        let cells = (0..table.n_rows().min(LOOKED_AT)).map(|row| table.cell(row, at));
        let widest = cells.map(|it| it.chars().take(60).count()).max();
        let n_chars = widest.unwrap_or(0).max(name.chars().count() + 5);
        (n_chars * 8 + 24).clamp(112, 380)
    };
    let columns = table.columns().iter().enumerate();
    columns.map(|(at, it)| width(at, &it.name)).collect()
}

impl Sheet {
    /// Rows to draw, as shown; whole steps, so that a scroll redraws little.
    fn drawn(self) -> (usize, usize) {
        let n = self.desk.view.with(Vec::len);
        let first = self.top.get() / ROW / BEYOND * BEYOND;
        let last = first + self.height.get() / ROW + 3 * BEYOND;
        (first.saturating_sub(BEYOND).min(n), last.min(n))
    }

    fn cell(self, spot: Spot) -> Option<HtmlElement> {
        let wanted = format!("[data-cell='{}:{}']", spot.row, spot.column);
        let found = self.root.get_untracked()?.query_selector(&wanted).ok()??;
        found.dyn_into().ok()
    }

    /// Brings the active cell into sight and gives it the focus.
    pub(crate) fn focus(self) {
        let spot = self.desk.at.get_untracked();
        let Some(root) = self.root.get_untracked() else {
            return;
        };
        let (above, below) = (spot.row * ROW, (spot.row + 1) * ROW);
        let (top, inner) = (root.scroll_top() as usize, root.client_height() as usize);
        let inner = inner.saturating_sub(ROW);
        if above < top {
            root.set_scroll_top(above as i32);
        } else if below > top + inner {
            root.set_scroll_top((below - inner) as i32);
        }
        self.top.set(root.scroll_top() as usize);
        // At once where the cell is drawn: the next key may come before the next frame.
        match self.cell(spot) {
            Some(cell) => reveal(&root, &cell),
            None => request_animation_frame(move || {
                if let Some(cell) = self.cell(spot) {
                    reveal(&root, &cell);
                }
            }),
        }
    }
}

/// Scrolls sideways to a cell and gives it the focus.
fn reveal(root: &HtmlElement, cell: &HtmlElement) {
    let (left, right) = (cell.offset_left(), cell.offset_left() + cell.offset_width());
    let (from, width) = (
        root.scroll_left() + NUMBERS as i32,
        root.client_width() - NUMBERS as i32,
    );
    if left < from {
        root.set_scroll_left(left - NUMBERS as i32);
    } else if right > from + width {
        root.set_scroll_left((right - width - NUMBERS as i32).min(left - NUMBERS as i32));
    }
    focus_still(cell);
}

/// Gives the focus without scrolling anything.
fn focus_still(element: &HtmlElement) {
    let still = web_sys::FocusOptions::new();
    still.set_prevent_scroll(true);
    // A place that is not in sight cannot have the focus; nothing is lost.
    let _ = element.focus_with_options(&still);
}

/// The cell that a pointer is over.
fn hit(event: &MouseEvent) -> Option<Spot> {
    let cell = controls::browser::closest(event, "[data-cell]")?;
    let name = cell.get_attribute("data-cell")?;
    let (row, column) = name.split_once(':')?;
    Some(Spot {
        row: row.parse().ok()?,
        column: column.parse().ok()?,
    })
}

/// The row whose number a pointer is over.
fn hit_number(event: &MouseEvent) -> Option<usize> {
    let number = controls::browser::closest(event, "[data-row]")?;
    number.get_attribute("data-row")?.parse().ok()
}

/// Selects a row from its first cell to its last, or all rows up to it.
fn choose_row(sheet: Sheet, row: usize, stretch: bool) {
    let desk = sheet.desk;
    let column = desk.n_columns().saturating_sub(1);
    if !stretch {
        desk.go(Spot { row, column: 0 }, false);
    }
    desk.go(Spot { row, column }, true);
    sheet.focus();
}

#[component]
pub(crate) fn Grid(desk: Desk) -> impl IntoView {
    let sheet = Sheet {
        desk,
        root: NodeRef::new(),
        top: RwSignal::new(0),
        height: RwSignal::new(600),
    };
    let widths = Memo::new(move |_| desk.table.with(widths));
    let drawn = Memo::new(move |_| sheet.drawn());
    follow_height(sheet);
    // Whoever made the table by a button that is gone goes on in its first cell.
    Effect::new(move |_| {
        if sheet.root.get().is_some() && desk.is_stranded() {
            sheet.focus();
        }
    });
    let total = move || widths.with(|it| it.iter().sum::<usize>()) + NUMBERS + PARTS;
    let template = move || {
        let columns: Vec<String> =
            widths.with(|it| it.iter().map(|it| format!("{it}px")).collect());
        format!("{NUMBERS}px {PARTS}px {}", columns.join(" "))
    };
    let n_rows = Memo::new(move |_| desk.view.with(Vec::len));
    // The active cell may be far out of sight; the grid itself keeps the focus then.
    let holds_active = Memo::new(move |_| {
        let (from, to) = drawn.get();
        (from..to).contains(&desk.at.get().row)
    });
    Effect::new(move |_| {
        let focused = controls::browser::focused();
        if let (false, Some(root)) = (holds_active.get(), sheet.root.get_untracked())
            && root.contains(focused.as_ref().map(AsRef::as_ref))
        {
            focus_still(&root);
        }
    });
    let press = move |event: MouseEvent| {
        if controls::browser::comes_from(&event, "input, textarea") || event.button() != 0 {
            return;
        }
        let Some(spot) = hit(&event) else {
            if let Some(row) = hit_number(&event) {
                event.prevent_default();
                leave_field();
                choose_row(sheet, row, event.shift_key());
            }
            return;
        };
        event.prevent_default();
        // A finger has no double click: a second touch of the same cell edits it.
        let coarse = window().match_media("(pointer: coarse)").ok().flatten();
        let again = spot == desk.at.get_untracked() && coarse.is_some_and(|it| it.matches());
        leave_field();
        desk.go(spot, event.shift_key());
        match again {
            true => desk.edit(spot, None),
            false => sheet.focus(),
        }
    };
    view! {
        <div
            class="data__grid"
            role="grid"
            aria-label=sheet::words::data_table()
            aria-multiselectable="true"
            aria-rowcount=move || n_rows.get() + 1
            aria-colcount=move || widths.with(Vec::len) + 2
            tabindex=move || if holds_active.get() { -1 } else { 0 }
            node_ref=sheet.root
            on:scroll=move |_| {
                if let Some(root) = sheet.root.get_untracked() {
                    sheet.top.set(root.scroll_top().max(0) as usize);
                }
            }
            on:mousedown=press
            on:mouseover=move |event| {
                if event.buttons() == 1 && desk.editing.with_untracked(Option::is_none)
                    && let Some(spot) = hit(&event)
                {
                    desk.go(spot, true);
                }
            }
            on:dblclick=move |event| {
                if let Some(spot) = hit(&event) {
                    desk.edit(spot, None);
                }
            }
            on:keydown=move |event| keys::press(sheet, &event)
            on:copy=move |event| {
                clipboard::copy(desk, &event);
            }
            on:cut=move |event| clipboard::cut(desk, &event)
            on:paste=move |event| {
                if clipboard::paste(desk, &event) {
                    sheet.focus();
                }
            }
        >
            <div
                class="data__sheet"
                role="presentation"
                style:--columns=template
                style:inline-size=move || format!("{}px", total())
                style:block-size=move || format!("{}px", (n_rows.get() + 1) * ROW)
            >
                <Heads desk/>
                <For
                    each=move || {
                        let (from, to) = drawn.get();
                        from..to
                    }
                    key=|row| *row
                    let:row
                >
                    <Row desk row/>
                </For>
                {move || {
                    desk.editing
                        .get()
                        .map(|editing| {
                            let before: usize = widths
                                .with_untracked(|it| it.iter().take(editing.spot.column).sum());
                            let width = widths
                                .with_untracked(|it| it.get(editing.spot.column).copied());
                            let place = format!(
                                "inset-block-start:{}px;inset-inline-start:{}px;min-inline-size:{}px",
                                (editing.spot.row + 1) * ROW,
                                before + NUMBERS + PARTS,
                                width.unwrap_or(0),
                            );
                            view! { <Editor sheet editing place/> }
                        })
                }}
            </div>
        </div>
    }
}

/// Takes what is typed in a field before another cell is chosen: a prevented press leaves the focus where it is.
fn leave_field() {
    if let Some(field) = controls::browser::focused() {
        // Nothing to leave where nothing has the focus.
        let _ = field.blur();
    }
}

fn follow_height(sheet: Sheet) {
    Effect::new(move |_| {
        let Some(root) = sheet.root.get() else { return };
        sheet.height.set(root.client_height() as usize);
        let element: Element = root.clone().into();
        let seen = Closure::<dyn FnMut()>::new(move || {
            sheet.height.set(root.client_height() as usize);
        });
        // Without it the first height stays.
        if let Ok(observer) = ResizeObserver::new(seen.into_js_value().unchecked_ref()) {
            observer.observe(&element);
        }
    });
}

/// Whether an event comes from the field that is typed into.
pub(crate) fn in_field(event: &ev::KeyboardEvent) -> bool {
    controls::browser::comes_from(event, "input, textarea")
}
