//! What can be done with the table: rows and columns, in and out, undo; and the finder over it.

use controls::{Button, FileButton, Glyph, IconButton, Look, Menu, MenuItem, words};
use dataset::{Column, Edit, Filter, Kind, Part, Text};
use leptos::prelude::*;

use crate::{
    desk::{Asked, Desk, Spot},
    give, take,
};

#[component]
pub(crate) fn Bar(desk: Desk) -> impl IntoView {
    let (next_undo, next_redo) = (
        Memo::new(move |_| desk.undo.with(|it| it.next_undo().map(str::to_owned))),
        Memo::new(move |_| desk.undo.with(|it| it.next_redo().map(str::to_owned))),
    );
    let named = |what: &'static str, next: Memo<Option<String>>| {
        Signal::derive(move || match next.get() {
            Some(label) => format!("{what} in the table: {label}"),
            None => format!("{what} in the table"),
        })
    };
    view! {
        <div class="sheet__bar" role="toolbar" aria-label="The table">
            <Button
                label="Add row".to_owned()
                look=Look::Lined
                glyph=Glyph::Plus
                on_press=move |_| add_row(desk)
            />
            <Button
                label="Add column".to_owned()
                look=Look::Lined
                glyph=Glyph::Plus
                on_press=move |_| add_column(desk)
            />
            <span class="sheet__steps">
                <IconButton
                    name=named("Undo", next_undo)
                    glyph=Glyph::Undo
                    disabled=Signal::derive(move || next_undo.with(Option::is_none))
                    on_press=move |_| desk.undo()
                />
                <IconButton
                    name=named("Redo", next_redo)
                    glyph=Glyph::Redo
                    disabled=Signal::derive(move || next_redo.with(Option::is_none))
                    on_press=move |_| desk.redo()
                />
            </span>
            <span class="sheet__gap"></span>
            <Button
                label="Use row as input".to_owned()
                glyph=Glyph::Write
                on_press=move |_| give::use_row(desk)
            />
            <Button
                label="Add as examples…".to_owned()
                look=Look::Lined
                on_press=move |_| desk.asked.set(Asked::Examples)
            />
            <FileButton
                label="Import…".to_owned()
                name="File of rows"
                accept=take::ACCEPTED
                most_bytes=sheet::LIMIT_FILE_BYTES
                on_files=Callback::new(move |files| take::files(desk, files))
            />
            <Menu name="More for the table" glyph=Glyph::Chevron>
                <MenuItem
                    label="Export as CSV".to_owned()
                    glyph=Glyph::Download
                    on_choose=move || export(desk, "data.csv", sheet::to_csv)
                />
                <MenuItem
                    label="Export as JSON lines".to_owned()
                    glyph=Glyph::Download
                    on_choose=move || export(desk, "data.jsonl", sheet::to_json_lines)
                />
                <MenuItem
                    label="Insert row above".to_owned()
                    glyph=Glyph::Plus
                    on_choose=move || insert_above(desk)
                />
                <MenuItem
                    label="First row names the columns".to_owned()
                    glyph=Glyph::Table
                    on_choose=move || name_by_first_row(desk)
                />
                <MenuItem
                    label="Delete selected rows".to_owned()
                    glyph=Glyph::Trash
                    on_choose=move || delete_rows(desk)
                />
                <MenuItem
                    label="Delete the table…".to_owned()
                    glyph=Glyph::Trash
                    grave=true
                    on_choose=move || desk.asked.set(Asked::DeleteTable)
                />
            </Menu>
        </div>
    }
}

/// Words and a kind of rows to look for, and what was found.
#[component]
pub(crate) fn Finder(desk: Desk) -> impl IntoView {
    let filter = desk.filter;
    let kinds = move || {
        let summary = desk.summary.get();
        let parts = Part::ALL.map(|it| (it.name(), it.name().to_owned()));
        let all = [("all", "All rows".to_owned())];
        let bad = format!("To check ({})", words::grouped(summary.n_bad as u64));
        let options = all.into_iter().chain(parts).chain([("bad", bad)]);
        let chosen = filter.with(|it| match (it.part, it.bad) {
            (Some(part), _) => part.name(),
            (None, true) => "bad",
            (None, false) => "all",
        });
        options
            .map(|(value, name)| view! { <option value=value prop:selected={value == chosen}>{name}</option> })
            .collect_view()
    };
    let count = move || {
        let (n, all) = (desk.view.with(Vec::len), desk.table.with(|it| it.n_rows()));
        let filtered = filter.with(|it| !it.is_all());
        match filtered {
            true => format!(
                "{} of {}",
                words::grouped(n as u64),
                words::counted(all as u64, "row")
            ),
            false => words::counted(all as u64, "row"),
        }
    };
    view! {
        <div class="sheet__finder">
            <input
                class="field"
                type="search"
                aria-label="Find rows"
                placeholder="Find rows"
                prop:value=move || filter.with(|it| it.words.clone())
                on:input=move |event| filter.update(|it| it.words = event_target_value(&event))
            />
            <span class="select">
                <select
                    aria-label="Which rows"
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        filter
                            .update(|it| {
                                *it = Filter {
                                    words: std::mem::take(&mut it.words),
                                    part: Part::ALL.into_iter().find(|it| it.name() == value),
                                    bad: value == "bad",
                                };
                            });
                    }
                >
                    {kinds}
                </select>
            </span>
            <span class="count quiet" role="status">
                {count}
            </span>
        </div>
    }
}

fn empty_row(desk: Desk) -> Vec<Text> {
    vec!["".into(); desk.n_columns()]
}

/// A row at the end, ready to be typed into.
fn add_row(desk: Desk) {
    desk.filter.set(Filter::default());
    let at = desk.table.with_untracked(|it| it.n_rows());
    let rows = vec![empty_row(desk)];
    if desk.act("Add row", Edit::InsertRows { at, rows }) {
        // Behind what else follows from the change.
        request_animation_frame(move || {
            desk.edit(
                Spot {
                    row: desk.view.with_untracked(Vec::len).saturating_sub(1),
                    column: 0,
                },
                None,
            );
            show_end();
        });
    }
}

/// The last row is in sight, whatever was before.
fn show_end() {
    if let Some(grid) = document().query_selector(".sheet__grid").ok().flatten() {
        grid.set_scroll_top(grid.scroll_height());
    }
}

fn insert_above(desk: Desk) {
    let spot = desk.at.get_untracked();
    let at = desk.row(spot.row).unwrap_or(0);
    let rows = vec![empty_row(desk)];
    desk.act("Insert row", Edit::InsertRows { at, rows });
}

/// A column at the end, its name asked for at once.
fn add_column(desk: Desk) {
    let (at, column, cells) = desk.table.with_untracked(|table| {
        let at = table.columns().len();
        let column = Column {
            id: table.fresh_id(),
            name: format!("Column {}", at + 1).into(),
            kind: Kind::Text,
        };
        (at, column, vec![Text::from(""); table.n_rows()])
    });
    let columns = vec![(column, cells)];
    if desk.act("Add column", Edit::InsertColumns { at, columns }) {
        let row = desk.at.get_untracked().row;
        desk.go(Spot { row, column: at }, false);
        desk.asked.set(Asked::Column(at));
    }
}

fn delete_rows(desk: Desk) {
    let rows = desk.selected_rows();
    let n = words::counted(rows.len() as u64, "row");
    // From the end, so that those before keep their places.
    let edits = rows.iter().rev().map(|it| Edit::RemoveRows {
        at: *it as usize,
        n: 1,
    });
    let edit = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if (last - first) as usize + 1 == rows.len() => {
            Edit::RemoveRows {
                at: *first as usize,
                n: rows.len(),
            }
        }
        _ => Edit::Many(edits.collect()),
    };
    if desk.act(&format!("Delete {n}"), edit) {
        desk.said.set(format!("{n} deleted"));
    }
}

/// For rows that came without names, or with names that were not seen as such.
fn name_by_first_row(desk: Desk) {
    let edit = desk.table.with_untracked(|table| {
        let columns = table.columns().iter().zip(table.row(0)).enumerate();
        let mut edits: Vec<Edit> = columns
            .map(|(at, (column, name))| Edit::SetColumn {
                at,
                column: Column {
                    name: name.trim().into(),
                    kind: dataset::guess((1..table.n_rows()).map(|it| table.cell(it, at))),
                    ..column.clone()
                },
            })
            .collect();
        edits.push(Edit::RemoveRows { at: 0, n: 1 });
        Edit::Many(edits)
    });
    desk.act("Name the columns", edit);
}

/// Writes the rows that are shown as a download.
fn export(desk: Desk, name: &str, write: fn(&dataset::Table, &[u32], bool) -> Vec<u8>) {
    let rows = desk.view.get_untracked();
    let bytes = desk.table.with_untracked(|it| write(it, &rows, true));
    controls::browser::offer(name, &bytes);
    let n = words::counted(rows.len() as u64, "row");
    desk.said.set(format!("{n} exported as {name}"));
}
