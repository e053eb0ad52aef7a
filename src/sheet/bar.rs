//! What can be done with the table: rows and columns, in and out, undo; and the finder over it.

use controls::{Button, FileButton, Glyph, IconButton, Look, Menu, MenuItem};
use dataset::{Column, Edit, Filter, Kind, Part, Text};
use leptos::prelude::*;
use sheet::words;

use crate::{
    desk::{Asked, Desk, Spot, Step},
    give, take,
};

#[component]
pub(crate) fn Bar(desk: Desk) -> impl IntoView {
    let (next_undo, next_redo) = (
        Memo::new(move |_| desk.undo.with(|it| it.next_undo().map(|it| it.name()))),
        Memo::new(move |_| desk.undo.with(|it| it.next_redo().map(|it| it.name()))),
    );
    let undo = move || next_undo.get().map(|it| words::undo_step(&it));
    let redo = move || next_redo.get().map(|it| words::redo_step(&it));
    view! {
        <div class="data__bar" role="toolbar" aria-label=words::the_table()>
            <Button
                label=words::add_row().to_owned()
                look=Look::Lined
                glyph=Glyph::Plus
                on_press=move |_| add_row(desk)
            />
            <Button
                label=words::add_column().to_owned()
                look=Look::Lined
                glyph=Glyph::Plus
                on_press=move |_| add_column(desk)
            />
            <span class="data__steps">
                <IconButton
                    name=Signal::derive(move || undo().unwrap_or_else(|| words::undo().into()))
                    glyph=Glyph::Undo
                    disabled=Signal::derive(move || next_undo.with(Option::is_none))
                    on_press=move |_| desk.undo()
                />
                <IconButton
                    name=Signal::derive(move || redo().unwrap_or_else(|| words::redo().into()))
                    glyph=Glyph::Redo
                    disabled=Signal::derive(move || next_redo.with(Option::is_none))
                    on_press=move |_| desk.redo()
                />
            </span>
            <span class="data__gap"></span>
            <Button
                label=words::use_row().to_owned()
                glyph=Glyph::Write
                on_press=move |_| give::use_row(desk)
            />
            <Button
                label=words::add_as_examples().to_owned()
                look=Look::Lined
                on_press=move |_| desk.asked.set(Asked::Examples)
            />
            <FileButton
                label=words::import_rows().to_owned()
                name=words::file_of_rows()
                accept=take::ACCEPTED
                most_bytes=sheet::LIMIT_FILE_BYTES
                on_files=Callback::new(move |files| take::files(desk, files))
            />
            <Menu name=words::more_for_table() glyph=Glyph::Chevron>
                <MenuItem
                    label=words::export_csv().to_owned()
                    glyph=Glyph::Download
                    on_choose=move || export(desk, "data.csv", sheet::to_csv)
                />
                <MenuItem
                    label=words::export_json_lines().to_owned()
                    glyph=Glyph::Download
                    on_choose=move || export(desk, "data.jsonl", sheet::to_json_lines)
                />
                <MenuItem
                    label=words::insert_row_above().to_owned()
                    glyph=Glyph::Plus
                    on_choose=move || insert_above(desk)
                />
                <MenuItem
                    label=words::first_row_names().to_owned()
                    glyph=Glyph::Table
                    on_choose=move || name_by_first_row(desk)
                />
                <MenuItem
                    label=words::delete_selected().to_owned()
                    glyph=Glyph::Trash
                    on_choose=move || delete_rows(desk)
                />
                <MenuItem
                    label=words::delete_table_ask().to_owned()
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
        let parts = Part::ALL.map(|it| (it.key(), it.name().to_owned()));
        let all = [("all", words::all_rows().to_owned())];
        let bad = words::to_check(summary.n_bad);
        let options = all.into_iter().chain(parts).chain([("bad", bad)]);
        let chosen = filter.with(|it| match (it.part, it.bad) {
            (Some(part), _) => part.key(),
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
            true => words::rows_found(n, all),
            false => words::n_rows(all),
        }
    };
    view! {
        <div class="data__finder">
            <input
                class="field"
                type="search"
                aria-label=words::find_rows()
                placeholder=words::find_rows()
                prop:value=move || filter.with(|it| it.words.clone())
                on:input=move |event| filter.update(|it| it.words = event_target_value(&event))
            />
            <span class="select">
                <select
                    aria-label=words::which_rows()
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        filter
                            .update(|it| {
                                *it = Filter {
                                    words: std::mem::take(&mut it.words),
                                    part: Part::ALL.into_iter().find(|it| it.key() == value),
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
    if desk.act(Step::Named(words::add_row), Edit::InsertRows { at, rows }) {
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
    if let Some(grid) = document().query_selector(".data__grid").ok().flatten() {
        grid.set_scroll_top(grid.scroll_height());
    }
}

fn insert_above(desk: Desk) {
    let spot = desk.at.get_untracked();
    let at = desk.row(spot.row).unwrap_or(0);
    let rows = vec![empty_row(desk)];
    desk.act(
        Step::Named(words::insert_row),
        Edit::InsertRows { at, rows },
    );
}

/// A column at the end, its name asked for at once.
fn add_column(desk: Desk) {
    let (at, column, cells) = desk.table.with_untracked(|table| {
        let at = table.columns().len();
        let column = Column {
            id: table.fresh_id(),
            name: dataset::column_name(at).into(),
            kind: Kind::Text,
        };
        (at, column, vec![Text::from(""); table.n_rows()])
    });
    let columns = vec![(column, cells)];
    if desk.act(
        Step::Named(words::add_column),
        Edit::InsertColumns { at, columns },
    ) {
        let row = desk.at.get_untracked().row;
        desk.go(Spot { row, column: at }, false);
        desk.asked.set(Asked::Column(at));
    }
}

fn delete_rows(desk: Desk) {
    let rows = desk.selected_rows();
    let n = rows.len();
    let edit = desk.table.with_untracked(|it| dataset::without(it, &rows));
    if desk.act(Step::DeleteRows(n), edit) {
        desk.said.set(words::rows_deleted(n));
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
    desk.act(Step::Named(words::name_columns), edit);
}

/// Writes the rows that are shown as a download.
fn export(desk: Desk, name: &str, write: fn(&dataset::Table, &[u32], bool) -> Vec<u8>) {
    let rows = desk.view.get_untracked();
    let bytes = desk.table.with_untracked(|it| write(it, &rows, true));
    controls::browser::offer(name, &bytes);
    desk.said.set(words::rows_exported(rows.len(), name));
}
