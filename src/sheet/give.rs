//! Rows given to the open project: as examples, shown before it is done; one row as the input.

use controls::{Button, Dialog, Look, words};
use dataset::Part;
use domain::Prompt;
use leptos::prelude::*;
use sheet::{Columns, Fed};

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
    let fed = desk.table.with_untracked(|table| {
        sheet::row_as_input(table, row, table.likely_input(), &project.prompt)
    });
    give(desk, &fed);
}

fn give(desk: Desk, fed: &Fed) {
    desk.page.with_value(|it| it.add(fed.file()));
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
            title="Add rows as examples".to_owned()
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
        options(
            first.input,
            has_template.then_some("the project’s input, with this row’s values"),
        ),
        options(first.output, Some("nothing")),
    );
    let aside = move || {
        (n_aside.get() > 0).then(|| {
            let n = words::counted(n_aside.get() as u64, "held-out row");
            view! {
                <p class="callout callout--warn" role="alert">
                    {n}
                    " would be among the examples. What the model has seen can no longer tell how good it is with new rows."
                </p>
            }
        })
    };
    let notes = move || {
        let fed = fed.get();
        let mut notes = Vec::new();
        let mut note = |n: usize, what: &str| {
            if n > 0 {
                notes.push(format!("{} {what}", words::counted(n as u64, "row")));
            }
        };
        note(fed.n_known, "left out: the project has the same example.");
        note(fed.n_left_out, "left out: nothing in these columns.");
        if fed.n_kept_as_text > 0 {
            let n = words::counted(fed.n_kept_as_text as u64, "cell");
            notes.push(format!(
                "{n} with {{{{…}}}} in it: kept as a value, so that it stays text."
            ));
        }
        if n.get() > MANY {
            notes.push("So many examples rarely fit into a small model’s memory; a few good ones are better.".into());
        }
        notes.join(" ")
    };
    let peek = move || {
        let examples = fed.with(|it| {
            let values = it.project.prompt.values.clone();
            let shown = move |text: &str| words::shortened(&domain::expand(text, &values), 160);
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
        <div class="dialog__body sheet__form">
            <fieldset class="sheet__which">
                <legend>"Which rows"</legend>
                <label>
                    <input
                        type="radio"
                        name="data-which"
                        checked={n_selected > 1}
                        on:change=move |_| which.set(Which::Selected)
                    />
                    {format!("The selected ones ({})", words::grouped(n_selected as u64))}
                </label>
                <label>
                    <input
                        type="radio"
                        name="data-which"
                        checked={n_selected <= 1}
                        on:change=move |_| which.set(Which::Train)
                    />
                    {move || format!("All for training ({})", words::grouped(desk.summary.get().n_train as u64))}
                </label>
            </fieldset>
            <div class="sheet__pair">
                <label>
                    {format!("{} (what goes in)", labels.input)}
                    <span class="select">
                        <select on:change=move |event| {
                            let input = event_target_value(&event).parse().ok();
                            columns.update(|it| it.input = input);
                        }>{inputs}</select>
                    </span>
                </label>
                <label>
                    {format!("{} (the right answer)", labels.output)}
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
            <Button label="Cancel".to_owned() on_press=move |_| close()/>
            <Button
                label=Signal::derive(move || match n.get() {
                    1 => "Add 1 example".to_owned(),
                    n => format!("Add {} examples", words::grouped(n as u64)),
                })
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
