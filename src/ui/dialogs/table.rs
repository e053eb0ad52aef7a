//! A pasted table before it becomes examples: a look at it, and which column is which.

use app::{Command, Studio, TableChoice};
use leptos::prelude::*;

use crate::{
    controls::{Button, Dialog, Look},
    reading::{memo, seen},
    shown::When,
    words,
    write::paste::LastPaste,
};

#[component]
pub(super) fn TableDialog(studio: Studio) -> impl IntoView {
    let offer = studio.table_offer();
    let open = memo(move || offer.with(Option::is_some));
    let leave = move || studio.dispatch(Command::DismissTable);
    let last = expect_context::<LastPaste>();
    Effect::new(move |_| {
        if !open.get() {
            last.set(None);
        }
    });
    view! {
        <Dialog open title=words::table_title().to_owned() on_close=leave>
            {move || {
                offer
                    .get()
                    .map(|offer| {
                        let choice = RwSignal::new(offer.choice);
                        let shape = Shape {
                            n_columns: offer.n_columns,
                            // With the header row, whether or not it is one.
                            n_rows: offer.n_rows + usize::from(offer.choice.header),
                        };
                        view! {
                            <div class="dialog__body">
                                <ColumnChoice choice shape names=column_names(&offer.first_rows, shape.n_columns)/>
                                <Peek choice rows=offer.first_rows.clone()/>
                            </div>
                            <footer class="dialog__foot">
                                <When is=seen(move || last.with(Option::is_some))>
                                    <Button
                                        label=words::paste_as_text().to_owned()
                                        on_press=move |_| {
                                            let held = last.get_untracked();
                                            leave();
                                            if let Some(held) = held {
                                                // The dialog gives the focus back first.
                                                request_animation_frame(move || held.insert());
                                            }
                                        }
                                    />
                                </When>
                                <Button label=Command::DismissTable.label().to_owned() on_press=move |_| leave()/>
                                <Button
                                    look=Look::Primary
                                    label=seen(move || add_words(choice.get(), shape.n_rows))
                                    on_press=move |_| {
                                        studio.dispatch(Command::AcceptTable(choice.get_untracked()))
                                    }
                                />
                            </footer>
                        }
                    })
            }}
        </Dialog>
    }
}

#[derive(Clone, Copy)]
struct Shape {
    n_columns: usize,
    n_rows: usize,
}

fn add_words(choice: TableChoice, n_rows: usize) -> String {
    let n = n_rows - usize::from(choice.header).min(n_rows);
    words::add_examples(n)
}

/// `Column 2: Kind`, from the first row.
fn column_names(rows: &[Vec<String>], n_columns: usize) -> Vec<String> {
    (0..n_columns)
        .map(|i| {
            let first = rows.first().and_then(|row| row.get(i));
            match first.map(|it| words::shortened(it, 24)) {
                Some(word) if !word.is_empty() => words::column_named(i + 1, &word),
                _ => words::column(i + 1),
            }
        })
        .collect()
}

#[component]
fn ColumnChoice(choice: RwSignal<TableChoice>, shape: Shape, names: Vec<String>) -> impl IntoView {
    let options = |chosen: usize| {
        names
            .iter()
            .enumerate()
            .map(|(i, name)| view! { <option value=i.to_string() selected=chosen == i>{name.clone()}</option> })
            .collect_view()
    };
    let first = choice.get_untracked();
    view! {
        <div class="columns">
            <label>
                {words::what_goes_in()}
                <select
                    class="field"
                    on:change=move |event| {
                        if let Ok(column) = event_target_value(&event).parse() {
                            choice.update(|it| it.input_column = column);
                        }
                    }
                >
                    {options(first.input_column)}
                </select>
            </label>
            <label>
                {words::the_right_answer()}
                <select
                    class="field"
                    on:change=move |event| {
                        if let Ok(column) = event_target_value(&event).parse() {
                            choice.update(|it| it.output_column = column);
                        }
                    }
                >
                    {options(first.output_column)}
                </select>
            </label>
        </div>
        <label class="check">
            <input
                type="checkbox"
                prop:checked=first.header
                disabled=shape.n_rows < 2
                on:change=move |event| choice.update(|it| it.header = event_target_checked(&event))
            />
            {words::first_row_names()}
        </label>
    }
}

/// The first rows, with the chosen columns marked by their role in words.
#[component]
fn Peek(choice: RwSignal<TableChoice>, rows: Vec<Vec<String>>) -> impl IntoView {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let role = move |column: usize| {
        let choice = choice.get();
        match () {
            () if choice.input_column == column => Some(words::goes_in()),
            () if choice.output_column == column => Some(words::right_answer()),
            () => None,
        }
    };
    let used = move |column: usize| role(column).map(|_| "true");
    let heads = (0..n_columns)
        .map(|i| view! { <th scope="col" data-used=move || used(i)>{move || role(i).unwrap_or(words::left_out())}</th> })
        .collect_view();
    let lines = rows
        .into_iter()
        .enumerate()
        .map(|(row, cells)| {
            let cells = cells
                .into_iter()
                .enumerate()
                .map(|(i, cell)| view! { <td data-used=move || used(i)>{words::shortened(&cell, 80)}</td> })
                .collect_view();
            let is_header = move || row == 0 && choice.get().header;
            view! { <tr class:table-peek__header=is_header>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-peek" tabindex="0" role="group" aria-label=words::first_rows()>
            <table>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_button_counts_without_the_header() {
        let choice = |header| TableChoice {
            header,
            input_column: 0,
            output_column: 1,
        };
        assert_eq!(add_words(choice(true), 41), "Add 40 examples");
        assert_eq!(add_words(choice(false), 1), "Add 1 example");
        assert_eq!(add_words(choice(true), 0), "Add 0 examples");
    }

    #[test]
    fn columns_are_named_by_their_first_cell() {
        let rows = vec![vec!["Message".to_owned(), String::new()]];
        assert_eq!(
            column_names(&rows, 3),
            ["Column 1: Message", "Column 2", "Column 3"]
        );
    }
}
