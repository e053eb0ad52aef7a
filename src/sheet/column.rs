//! A column: its name and type, sorting by it, its neighbours, its end.

use controls::{Button, Dialog, Glyph, Look};
use dataset::{Column, Edit, Kind, Text, ascending};
use leptos::prelude::*;
use sheet::words;

use crate::desk::{Asked, Desk, Step};

#[component]
pub(crate) fn ColumnDialog(desk: Desk) -> impl IntoView {
    let open = Memo::new(move |_| matches!(desk.asked.get(), Asked::Column(_)));
    view! {
        <Dialog open title=words::column().to_owned() on_close=move || desk.asked.set(Asked::Nothing)>
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
            0 => words::every_cell_fits().to_owned(),
            n => words::cells_do_not_fit(n),
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
        if !is_new
            || desk.act(
                Step::Named(words::change_column),
                Edit::SetColumn { at, column },
            )
        {
            close();
        }
    };
    let sort = move |descending: bool| {
        let order = desk
            .table
            .with_untracked(|it| ascending(it, at, descending));
        desk.act(Step::Named(words::sort_rows), Edit::Reorder(order));
        close();
    };
    let insert = move |place: usize| {
        let columns = desk.table.with_untracked(|table| {
            let column = Column {
                id: table.fresh_id(),
                name: dataset::column_name(table.columns().len()).into(),
                kind: Kind::Text,
            };
            vec![(column, vec![Text::from(""); table.n_rows()])]
        });
        let edit = Edit::InsertColumns { at: place, columns };
        desk.act(Step::Named(words::insert_column), edit);
        close();
    };
    let remove = move |_| {
        let edit = Edit::RemoveColumns { at, n: 1 };
        desk.act(Step::Named(words::delete_column), edit);
        close();
    };
    let kinds = Kind::ALL
        .into_iter()
        .enumerate()
        .map(|(place, it)| {
            let selected = it.is_like(&kind.get_untracked());
            view! { <option value=place.to_string() selected=selected>{it.name()}</option> }
        })
        .collect_view();
    view! {
        <div class="dialog__body data__form">
            <label>
                {words::name()}
                <input
                    class="field"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <label>
                {words::kind()}
                <span class="select">
                    <select on:change=move |event| {
                        let value = event_target_value(&event);
                        let place = value.parse().ok();
                        let new = place.and_then(|it: usize| Kind::ALL.get(it).cloned());
                        if let Some(new) = new {
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
                    {words::choices_lines()}
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
            <div class="data__actions">
                <Button
                    label=words::sort_up().to_owned()
                    look=Look::Lined
                    on_press=move |_| sort(false)
                />
                <Button
                    label=words::sort_down().to_owned()
                    look=Look::Lined
                    on_press=move |_| sort(true)
                />
                <Button
                    label=words::insert_before().to_owned()
                    look=Look::Lined
                    on_press=move |_| insert(at)
                />
                <Button
                    label=words::insert_after().to_owned()
                    look=Look::Lined
                    on_press=move |_| insert(at + 1)
                />
                <Button
                    label=words::delete_column().to_owned()
                    look=Look::Lined
                    glyph=Glyph::Trash
                    on_press=remove
                />
            </div>
        </div>
        <footer class="dialog__foot">
            <Button label=words::cancel().to_owned() on_press=move |_| close()/>
            <Button label=words::done().to_owned() look=Look::Primary on_press=done/>
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
