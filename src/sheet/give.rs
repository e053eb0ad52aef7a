//! Rows given to the open project: as examples, shown before it is done; one row as the input.

use controls::{Button, Dialog, Look};
use dataset::Part;
use domain::Prompt;
use leptos::prelude::*;
use sheet::{Columns, Fed, words};

use crate::desk::{Asked, Desk};

/// Examples that are shown before they are added.
const SHOWN: usize = 3;
/// More examples than this are hardly what is meant.
const MANY: usize = 50;

/// The selected row becomes the input of the open project; the Write place shows it.
pub(crate) fn use_row(desk: Desk) {
    let row = desk.row(desk.at.get_untracked().row);
    let (Some(row), Some(project)) = (row, desk.project()) else {
        return;
    };
    let given = desk
        .table
        .with_untracked(|table| sheet::row_as_input(table, row, table.likely_input(), project));
    let file = sheet::file_of(&given);
    desk.page
        .with_value(|it| it.take_over(words::use_row(), &file));
    show_prompt();
}

fn give(desk: Desk, fed: &Fed) {
    desk.page.with_value(|it| it.add(fed.file()));
    show_prompt();
}

fn show_prompt() {
    // The Write place has the empty fragment; a browser that refuses stays here, and the notice tells.
    let _ = window().location().set_hash("");
}

/// Which rows are meant.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Selected,
    Train,
}

#[component]
pub(crate) fn ExamplesDialog(desk: Desk) -> impl IntoView {
    let open = Memo::new(move |_| desk.asked.get() == Asked::Examples);
    view! {
        <Dialog
            open
            wide=true
            title=words::add_rows_title().to_owned()
            on_close=move || desk.asked.set(Asked::Nothing)
        >
            <ExamplesForm desk/>
        </Dialog>
    }
}

#[component]
fn ExamplesForm(desk: Desk) -> impl IntoView {
    let prompt = StoredValue::new(desk.project().map_or_else(Prompt::empty, |it| it.prompt));
    let n_selected = desk.selected_rows().len();
    let which = RwSignal::new(if n_selected > 1 {
        Which::Selected
    } else {
        Which::Train
    });
    let (has_template, first) = desk.table.with_untracked(|table| {
        let matched = prompt.with_value(|it| sheet::matched(table, it));
        let columns = Columns {
            input: matched.is_empty().then(|| table.likely_input()),
            output: table.likely_output(),
        };
        (!matched.is_empty(), columns)
    });
    let columns = RwSignal::new(first);
    let rows = Memo::new(move |_| match which.get() {
        Which::Selected => desk.selected_rows(),
        Which::Train => desk.table.with_untracked(|table| {
            let rows = 0..table.n_rows();
            rows.filter(|it| table.part(*it) == Some(Part::Train))
                .map(|it| it as u32)
                .collect()
        }),
    });
    let n_aside = Memo::new(move |_| {
        let part = |it: &u32| desk.table.with_untracked(|table| table.part(*it as usize));
        rows.with(|rows| {
            rows.iter()
                .filter(|it| part(it) == Some(Part::HeldOut))
                .count()
        })
    });
    let fed = Memo::new(move |_| {
        let columns = columns.get();
        desk.table.with_untracked(|table| {
            prompt.with_value(|prompt| {
                rows.with(|rows| sheet::examples(table, rows, columns, prompt))
            })
        })
    });
    let n = Memo::new(move |_| fed.with(|it| it.project.prompt.examples.len()));
    let names: Vec<String> = desk
        .table
        .with_untracked(|it| it.columns().iter().map(|it| it.name.to_string()).collect());
    let options = move |chosen: Option<usize>, none: Option<&'static str>| {
        let named = names.clone().into_iter().enumerate();
        let columns = named
            .map(|(at, name)| {
                view! { <option value=at.to_string() selected={chosen == Some(at)}>{name}</option> }
            })
            .collect_view();
        let none =
            none.map(|it| view! { <option value="" selected={chosen.is_none()}>{it}</option> });
        view! { {none} {columns} }
    };
    let (inputs, outputs) = (
        options(first.input, has_template.then_some(words::own_input())),
        options(first.output, Some(words::no_column())),
    );
    let aside = move || {
        (n_aside.get() > 0).then(|| {
            view! {
                <p class="callout callout--warn" role="alert">
                    {words::held_out_among(n_aside.get())}
                </p>
            }
        })
    };
    let notes = move || {
        let fed = fed.get();
        let mut notes = Vec::new();
        let mut note = |n: usize, says: fn(usize) -> String| {
            if n > 0 {
                notes.push(says(n));
            }
        };
        note(fed.n_known, words::known_left_out);
        note(fed.n_left_out, words::blank_left_out);
        note(fed.n_kept_as_text, words::kept_as_text);
        if n.get() > MANY {
            notes.push(words::many_examples().into());
        }
        notes.join(" ")
    };
    let peek = move || {
        let examples = fed.with(|it| {
            let values = it.project.prompt.values.clone();
            let shown =
                move |text: &str| controls::words::shortened(&domain::expand(text, &values), 160);
            let first = it.project.prompt.examples.iter().take(SHOWN);
            first
                .map(|it| (shown(&it.input), shown(&it.output)))
                .collect::<Vec<_>>()
        });
        examples
            .into_iter()
            .map(|(input, output)| view! { <tr><td>{input}</td><td>{output}</td></tr> })
            .collect_view()
    };
    let close = move || desk.asked.set(Asked::Nothing);
    let labels = prompt.with_value(|it| it.labels.clone());
    view! {
        <div class="dialog__body data__form">
            <fieldset class="data__which">
                <legend>{words::which_rows()}</legend>
                <label>
                    <input
                        type="radio"
                        name="data-which"
                        checked={n_selected > 1}
                        on:change=move |_| which.set(Which::Selected)
                    />
                    {words::selected_ones(n_selected)}
                </label>
                <label>
                    <input
                        type="radio"
                        name="data-which"
                        checked={n_selected <= 1}
                        on:change=move |_| which.set(Which::Train)
                    />
                    {move || words::all_for_training(desk.summary.get().n_train)}
                </label>
            </fieldset>
            <div class="data__pair">
                <label>
                    {words::goes_in(&labels.input)}
                    <span class="select">
                        <select on:change=move |event| {
                            let input = event_target_value(&event).parse().ok();
                            columns.update(|it| it.input = input);
                        }>{inputs}</select>
                    </span>
                </label>
                <label>
                    {words::right_answer(&labels.output)}
                    <span class="select">
                        <select on:change=move |event| {
                            let output = event_target_value(&event).parse().ok();
                            columns.update(|it| it.output = output);
                        }>{outputs}</select>
                    </span>
                </label>
            </div>
            <div class="table-peek">
                <table>
                    <thead>
                        <tr>
                            <th>{labels.input.clone()}</th>
                            <th>{labels.output.clone()}</th>
                        </tr>
                    </thead>
                    <tbody>{peek}</tbody>
                </table>
            </div>
            {aside}
            <p class="quiet" role="status">
                {notes}
            </p>
        </div>
        <footer class="dialog__foot">
            <Button label=words::cancel().to_owned() on_press=move |_| close()/>
            <Button
                label=Signal::derive(move || words::add_examples(n.get()))
                look=Look::Primary
                disabled=Signal::derive(move || n.get() == 0)
                on_press=move |_| {
                    close();
                    give(desk, &fed.get_untracked());
                }
            />
        </footer>
    }
}
