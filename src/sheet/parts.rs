//! The split: how many rows may be shown, chosen by, and judged by; and what tells rows apart.

use dataset::{Edit, Part, Split};
use leptos::prelude::*;
use sheet::words;

use crate::desk::{Desk, Step};

#[component]
pub(crate) fn Parts(desk: Desk) -> impl IntoView {
    let split = Memo::new(move |_| desk.table.with(|it| it.split()));
    let set = move |split: Split| {
        desk.act(Step::Named(words::change_split), Edit::SetSplit(split));
    };
    let parts = Part::ALL
        .into_iter()
        .map(|part| {
            let percent = move || match part {
                Part::Train => split.get().train(),
                Part::Selection => split.get().selection,
                Part::HeldOut => split.get().held_out,
            };
            let change = move |event: web_sys::Event| {
                let wanted: u8 = event_target_value(&event).parse().unwrap_or(0).min(100);
                let old = split.get_untracked();
                // What one part takes, the rows for training give; what they cannot give, the other part does.
                set(match part {
                    Part::Selection => Split {
                        selection: wanted,
                        held_out: old.held_out.min(100 - wanted),
                        ..old
                    },
                    _ => Split {
                        held_out: wanted,
                        selection: old.selection.min(100 - wanted),
                        ..old
                    },
                });
            };
            view! {
                <div class="data__share">
                    <span class="data__chip" data-part=part.key()>{part.name()}</span>
                    <strong class="count">
                        {move || words::n_rows(desk.summary.get().n(part))}
                    </strong>
                    {match part {
                        Part::Train => {
                            view! { <span class="quiet">{move || format!("{} %", percent())}</span> }
                                .into_any()
                        }
                        _ => {
                            view! {
                                <label class="quiet">
                                    <input
                                        class="field field--short"
                                        type="number"
                                        min="0"
                                        max="100"
                                        aria-label=words::percent_of(part.key())
                                        prop:value=move || percent().to_string()
                                        on:change=change
                                    />
                                    " %"
                                </label>
                            }
                                .into_any()
                        }
                    }}
                    <span class="quiet">{meaning(part)}</span>
                </div>
            }
        })
        .collect_view();
    let columns = move || {
        let (names, by) = desk.table.with(|it| {
            let names: Vec<(u32, String)> = it
                .columns()
                .iter()
                .map(|it| (it.id, it.name.to_string()))
                .collect();
            (names, it.split_column().map(|at| it.columns()[at].id))
        });
        let options = names
            .into_iter()
            .map(|(id, name)| view! { <option value=id.to_string() prop:selected={by == Some(id)}>{name}</option> })
            .collect_view();
        view! {
            <option value="" prop:selected={by.is_none()}>{words::whole_row()}</option>
            {options}
        }
    };
    let notes = move || {
        let all = desk.summary.get();
        let mut notes = Vec::new();
        if !all.repeats.is_empty() {
            notes.push(words::rows_repeat(all.repeats.len()));
        }
        if all.n_blank > 0 {
            notes.push(words::rows_blank(all.n_blank));
        }
        notes.join(" ")
    };
    view! {
        <section class="data__parts" aria-labelledby="data-parts">
            <h2 id="data-parts">{words::split()}</h2>
            <p class="quiet">
                {words::split_note()}
            </p>
            {parts}
            <label class="data__by">
                {words::told_apart_by()}
                <span class="select">
                    <select on:change=move |event| {
                        let by = event_target_value(&event).parse().ok();
                        set(Split { by, ..split.get_untracked() });
                    }>{columns}</select>
                </span>
            </label>
            <p class="quiet" role="status">
                {notes}
            </p>
        </section>
    }
}

fn meaning(part: Part) -> &'static str {
    match part {
        Part::Train => words::train_note(),
        Part::Selection => words::selection_note(),
        Part::HeldOut => words::held_out_note(),
    }
}
