//! A pasted table before it becomes examples: a look at it, and which column is which.

use controls::{
    Button, Dialog, Look,
    reading::{memo, seen},
    shown::When,
    words::shortened,
};
use desk::{Choice, Offer, Over, words};
use leptos::prelude::*;

use crate::board::Board;

#[component]
pub(crate) fn PastedTable(board: Board) -> impl IntoView {
    let open = memo(move || board.over.get() == Some(Over::Table));
    view! {
        <Dialog open title=words::table_title().to_owned() on_close=move || board.leave_table()>
            <Columns board/>
        </Dialog>
    }
}

#[component]
fn Columns(board: Board) -> impl IntoView {
    // Where it comes from the field for rows, there is no field to put it into as text.
    let typed = board.rows.get_untracked();
    let is_pasted = typed.is_none();
    let text = typed.unwrap_or_else(|| board.with_page(|it| it.pasted()));
    let Some(offer) = Offer::of(&text) else {
        // Asked for by its address, with nothing pasted.
        request_animation_frame(move || board.leave_table());
        return ().into_any();
    };
    let (choice, n_rows) = (RwSignal::new(offer.choice), offer.n_rows());
    let (rows, refused) = (offer.first_rows(), RwSignal::new(false));
    let names = column_names(&rows, offer.n_columns());
    let add = move |_| {
        let Some(file) = offer.file(choice.get_untracked()) else {
            return refused.set(true);
        };
        board.end_table();
        board.with_page(|it| it.add(&file));
    };
    view! {
        <div class="dialog__body">
            <ColumnChoice choice n_rows names/>
            <Peek choice rows/>
            <When is=refused>
                <p class="field__error" role="alert">
                    {words::columns_empty()}
                </p>
            </When>
        </div>
        <footer class="dialog__foot">
            <When is=seen(move || is_pasted)>
                <Button
                    label=words::paste_as_text().to_owned()
                    on_press=move |_| {
                        board.lift();
                        // The dialog gives the focus back first.
                        request_animation_frame(move || board.with_page(|it| it.end_paste(true)));
                    }
                />
            </When>
            <Button label=words::leave_table().to_owned() on_press=move |_| board.leave_table()/>
            <Button
                look=Look::Primary
                label=seen(move || add_words(choice.get(), n_rows))
                on_press=add
            />
        </footer>
    }
    .into_any()
}

fn add_words(choice: Choice, n_rows: usize) -> String {
    words::add_examples(n_rows - usize::from(choice.header).min(n_rows))
}

/// `Column 2: Kind`, from the first row.
fn column_names(rows: &[Vec<String>], n_columns: usize) -> Vec<String> {
    (0..n_columns)
        .map(|i| {
            let first = rows.first().and_then(|row| row.get(i));
            match first.map(|it| shortened(it, 24)) {
                Some(word) if !word.is_empty() => words::column_named(i + 1, &word),
                _ => words::column(i + 1),
            }
        })
        .collect()
}

#[component]
fn ColumnChoice(choice: RwSignal<Choice>, n_rows: usize, names: Vec<String>) -> impl IntoView {
    let first = choice.get_untracked();
    let column = |label: &'static str, chosen: usize, choose: fn(&mut Choice) -> &mut usize| {
        let options = names.iter().enumerate();
        let options = options
            .map(|(i, name)| view! { <option value=i.to_string() selected=chosen == i>{name.clone()}</option> })
            .collect_view();
        view! {
            <label>
                {label}
                <select
                    class="field"
                    on:change=move |event| {
                        if let Ok(column) = event_target_value(&event).parse() {
                            choice.update(|it| *choose(it) = column);
                        }
                    }
                >
                    {options}
                </select>
            </label>
        }
    };
    view! {
        <div class="columns">
            {column(words::what_goes_in(), first.input_column, |it| &mut it.input_column)}
            {column(words::the_right_answer(), first.output_column, |it| &mut it.output_column)}
        </div>
        <label class="check">
            <input
                type="checkbox"
                prop:checked=first.header
                disabled=n_rows < 2
                on:change=move |event| choice.update(|it| it.header = event_target_checked(&event))
            />
            {words::first_row_names()}
        </label>
    }
}

/// The first rows, with the chosen columns marked by their role in words.
#[component]
fn Peek(choice: RwSignal<Choice>, rows: Vec<Vec<String>>) -> impl IntoView {
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
                .map(
                    |(i, cell)| view! { <td data-used=move || used(i)>{shortened(&cell, 80)}</td> },
                )
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
