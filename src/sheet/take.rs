//! Rows that come in: at once where there is no table, else where the person says.

use std::{sync::Arc, time::Duration};

use controls::{Button, Dialog, Files, Look};
use dataset::{Edit, Table};
use leptos::prelude::*;
use sheet::{Rows, words};

use crate::desk::{Asked, Desk, Step};

/// Endings of files that can be read here.
pub(crate) const ACCEPTED: &str = ".csv,.tsv,.txt,.xlsx,.jsonl,.json,.ndjson";
const BLANK_ROWS: usize = 5;

pub(crate) fn text(desk: Desk, text: &str) {
    arrived(desk, sheet::of_text(text));
}

pub(crate) fn files(desk: Desk, files: Files) {
    let file = files.map(|it| it.into_iter().next().unwrap_or_default());
    let file = match file {
        Ok(file) => file,
        Err(why) => return desk.trouble.set(Some(why)),
    };
    desk.said.set(words::reading(&file.name));
    // A large file takes a moment, and the page is drawn before.
    set_timeout(
        move || {
            desk.said.set(String::new());
            arrived(desk, sheet::of_file(&file.name, &file.bytes));
        },
        Duration::from_millis(30),
    );
}

pub(crate) fn project_examples(desk: Desk) {
    if let Some(project) = desk.project() {
        take_over(desk, sheet::of_examples(&project));
    }
}

pub(crate) fn blank(desk: Desk) {
    let labels = desk.project().map(|it| it.prompt.labels);
    let names = labels.map_or_else(Vec::new, |it| vec![it.input, it.output]);
    let rows = vec![vec![String::new(); 2]; BLANK_ROWS];
    take_over(desk, Rows { names, rows });
}

fn arrived(desk: Desk, rows: Result<Rows, String>) {
    match rows {
        Err(why) => desk.trouble.set(Some(why)),
        Ok(rows) if rows.rows.is_empty() => {
            let why = words::only_names();
            desk.trouble.set(Some(why.into()));
        }
        Ok(rows) if desk.n_columns() == 0 => take_over(desk, rows),
        Ok(rows) => {
            desk.trouble.set(None);
            desk.asked.set(Asked::Rows(rows.into()));
        }
    }
}

/// The rows in place of whatever table there is; undone as one.
fn take_over(desk: Desk, rows: Rows) {
    let n = rows.rows.len();
    let (edit, is_known) = desk
        .table
        .with_untracked(|old| in_place_of(old, rows.table()));
    if desk.act(Step::Named(words::take_rows), edit) {
        desk.asked.set(Asked::Nothing);
        desk.said.set(match is_known {
            Some(column) => words::rows_taken_by(n, &column),
            None => words::rows_taken(n),
        });
    }
}

/// The edit that puts one table in place of another, and the name of the column that tells its rows apart.
fn in_place_of(old: &Table, new: Table) -> (Edit, Option<String>) {
    // Rows first: columns come and go with as many cells as there are rows.
    let n_old = old.columns().len();
    let first_id = old.fresh_id();
    let mut split = new.split();
    let renumbered = |id: u32| first_id.saturating_add(id);
    split.by = split.by.map(renumbered);
    let name = new
        .split_column()
        .map(|it| new.columns()[it].name.to_string());
    let columns = new.columns().iter().map(|it| {
        let mut column = it.clone();
        column.id = renumbered(it.id);
        (column, Vec::new())
    });
    let rows = (0..new.n_rows()).map(|it| new.row(it).to_vec());
    let edit = Edit::Many(vec![
        Edit::RemoveRows {
            at: 0,
            n: old.n_rows(),
        },
        Edit::RemoveColumns { at: 0, n: n_old },
        Edit::InsertColumns {
            at: 0,
            columns: columns.collect(),
        },
        Edit::InsertRows {
            at: 0,
            rows: rows.collect(),
        },
        Edit::SetSplit(split),
    ]);
    (edit, name)
}

/// The rows below those that are there.
fn below(desk: Desk, rows: &Rows) {
    let edit = desk
        .table
        .with_untracked(|it| dataset::below(it, &rows.names, &rows.rows));
    if desk.act(Step::Named(words::add_rows), edit) {
        desk.asked.set(Asked::Nothing);
    }
}

#[component]
pub(crate) fn RowsDialog(desk: Desk) -> impl IntoView {
    let open = Memo::new(move |_| matches!(desk.asked.get(), Asked::Rows(_)));
    let close = move || desk.asked.set(Asked::Nothing);
    let rows = move || match desk.asked.get() {
        Asked::Rows(rows) => rows,
        _ => Arc::default(),
    };
    let rows_now = move || match desk.asked.get_untracked() {
        Asked::Rows(rows) => rows,
        _ => Arc::default(),
    };
    view! {
        <Dialog open title=words::where_rows().to_owned() on_close=close>
            <div class="dialog__body data__form">
                <p>{move || words::rows_came(rows().rows.len())}</p>
                <div class="table-peek">
                    <table>
                        {move || {
                            let rows = rows();
                            let lines = rows.lines().take(4);
                            lines
                                .map(|line| {
                                    let cells = line.iter().take(6);
                                    let cells = cells
                                        .map(|it| view! { <td>{controls::words::shortened(it, 60)}</td> })
                                        .collect_view();
                                    view! { <tr>{cells}</tr> }
                                })
                                .collect_view()
                        }}
                    </table>
                </div>
            </div>
            <footer class="dialog__foot">
                <Button label=words::cancel().to_owned() on_press=move |_| close()/>
                <Button
                    label=words::replace_table().to_owned()
                    look=Look::Lined
                    on_press=move |_| take_over(desk, Arc::unwrap_or_clone(rows_now()))
                />
                <Button
                    label=words::add_below().to_owned()
                    look=Look::Primary
                    on_press=move |_| below(desk, &rows_now())
                />
            </footer>
        </Dialog>
    }
}

#[component]
pub(crate) fn DeleteDialog(desk: Desk) -> impl IntoView {
    let open = Memo::new(move |_| desk.asked.get() == Asked::DeleteTable);
    let close = move || desk.asked.set(Asked::Nothing);
    let delete = move |_| {
        let edit = desk
            .table
            .with_untracked(|it| in_place_of(it, Table::default()).0);
        desk.filter.set(Default::default());
        if desk.act(Step::Named(words::delete_table), edit) {
            close();
        }
    };
    view! {
        <Dialog open title=words::delete_table_title().to_owned() on_close=close>
            <div class="dialog__body">
                <p>
                    {words::delete_table_note()}
                </p>
            </div>
            <footer class="dialog__foot">
                <Button label=words::keep_it().to_owned() on_press=move |_| close()/>
                <Button label=words::delete_table().to_owned() look=Look::Primary on_press=delete/>
            </footer>
        </Dialog>
    }
}
