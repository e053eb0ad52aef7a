//! A column: its name and type, sorting by it, its neighbours, its end.

use controls::{Button, Dialog, Glyph, Look};
use dataset::{Column, Edit, Kind, Text, ascending};
use leptos::prelude::*;

use crate::desk::{Asked, Desk};

#[component]
pub(crate) fn ColumnDialog(desk: Desk) -> impl IntoView {
    let open = Memo::new(move |_| matches!(desk.asked.get(), Asked::Column(_)));
    view! {
        <Dialog open title="Column".to_owned() on_close=move || desk.asked.set(Asked::Nothing)>
            {move || match desk.asked.get() {
                Asked::Column(at) => view! { <ColumnForm desk at/> }.into_any(),
                _ => ().into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn ColumnForm(desk: Desk, at: usize) -> impl IntoView {
    let column = desk
        .table
        .with_untracked(|it| it.columns().get(at).cloned());
    let Some(column) = column else {
        return ().into_any();
    };
    let name = RwSignal::new(column.name.to_string());
    let kind = RwSignal::new(column.kind.clone());
    let choices = RwSignal::new(lines(&column.kind));
    let is_choice = Memo::new(move |_| matches!(kind.get(), Kind::Choice(_)));
    let n_bad = move || {
        let kind = chosen(&kind.get(), &choices.get());
        let n = desk.table.with_untracked(|table| {
            let rows = 0..table.n_rows();
            rows.filter(|it| dataset::trouble(&kind, table.cell(*it, at)).is_some())
                .count()
        });
        match n {
            0 => "Every cell fits.".to_owned(),
            1 => "1 cell does not fit; it stays and is marked.".to_owned(),
            n => format!("{n} cells do not fit; they stay and are marked."),
        }
    };
    let close = move || desk.asked.set(Asked::Nothing);
    let done = move |_| {
        let column = Column {
            id: column.id,
            name: name.get_untracked().trim().into(),
            kind: chosen(&kind.get_untracked(), &choices.get_untracked()),
        };
        let is_new = desk
            .table
            .with_untracked(|it| it.columns().get(at) != Some(&column));
        if !is_new || desk.act("Change column", Edit::SetColumn { at, column }) {
            close();
        }
    };
    let sort = move |label: &str, descending: bool| {
        let order = desk
            .table
            .with_untracked(|it| ascending(it, at, descending));
        desk.act(label, Edit::Reorder(order));
        close();
    };
    let insert = move |place: usize| {
        let columns = desk.table.with_untracked(|table| {
            let column = Column {
                id: table.fresh_id(),
                name: format!("Column {}", table.columns().len() + 1).into(),
                kind: Kind::Text,
            };
            vec![(column, vec![Text::from(""); table.n_rows()])]
        });
        desk.act("Insert column", Edit::InsertColumns { at: place, columns });
        close();
    };
    let remove = move |_| {
        desk.act("Delete column", Edit::RemoveColumns { at, n: 1 });
        close();
    };
    let kinds = Kind::ALL
        .into_iter()
        .map(|it| {
            let selected = it.is_like(&kind.get_untracked());
            view! { <option value=it.name() selected=selected>{it.name()}</option> }
        })
        .collect_view();
    view! {
        <div class="dialog__body sheet__form">
            <label>
                "Name"
                <input
                    class="field"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <label>
                "Type"
                <span class="select">
                    <select on:change=move |event| {
                        let value = event_target_value(&event);
                        if let Some(new) = Kind::ALL.into_iter().find(|it| it.name() == value) {
                            let new = desk
                                .table
                                .with_untracked(|table| {
                                    let cells = (0..table.n_rows()).map(|it| table.cell(it, at));
                                    new.filled(cells)
                                });
                            choices.set(lines(&new));
                            kind.set(new);
                        }
                    }>{kinds}</select>
                </span>
            </label>
            <Show when=move || is_choice.get()>
                <label>
                    "Choices, one on each line"
                    <textarea
                        class="field"
                        rows="4"
                        prop:value=move || choices.get()
                        on:input=move |event| choices.set(event_target_value(&event))
                    ></textarea>
                </label>
            </Show>
            <p class="quiet" role="status">
                {n_bad}
            </p>
            <div class="sheet__actions">
                <Button
                    label="Sort A to Z".to_owned()
                    look=Look::Lined
                    on_press=move |_| sort("Sort rows", false)
                />
                <Button
                    label="Sort Z to A".to_owned()
                    look=Look::Lined
                    on_press=move |_| sort("Sort rows", true)
                />
                <Button
                    label="Insert before".to_owned()
                    look=Look::Lined
                    on_press=move |_| insert(at)
                />
                <Button
                    label="Insert after".to_owned()
                    look=Look::Lined
                    on_press=move |_| insert(at + 1)
                />
                <Button
                    label="Delete column".to_owned()
                    look=Look::Lined
                    glyph=Glyph::Trash
                    on_press=remove
                />
            </div>
        </div>
        <footer class="dialog__foot">
            <Button label="Cancel".to_owned() on_press=move |_| close()/>
            <Button label="Done".to_owned() look=Look::Primary on_press=done/>
        </footer>
    }
    .into_any()
}

fn lines(kind: &Kind) -> String {
    match kind {
        Kind::Choice(choices) => choices.join("\n"),
        _ => String::new(),
    }
}

fn chosen(kind: &Kind, lines: &str) -> Kind {
    match kind {
        Kind::Choice(_) => {
            let mut choices: Vec<Text> = Vec::new();
            for line in lines.lines().map(str::trim).filter(|it| !it.is_empty()) {
                if choices.iter().all(|it| **it != *line) {
                    choices.push(line.into());
                }
            }
            Kind::Choice(choices)
        }
        other => other.clone(),
    }
}
