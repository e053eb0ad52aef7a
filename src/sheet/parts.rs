//! The split: how many rows may be shown, chosen by, and judged by; and what tells rows apart.

use controls::words;
use dataset::{Edit, Part, Split};
use leptos::prelude::*;

use crate::desk::Desk;

#[component]
pub(crate) fn Parts(desk: Desk) -> impl IntoView {
    let split = Memo::new(move |_| desk.table.with(|it| it.split()));
    let set = move |split: Split| {
        desk.act("Change the split", Edit::SetSplit(split));
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
                <div class="sheet__share">
                    <span class="sheet__chip" data-part=part.name()>{part.name()}</span>
                    <strong class="count">
                        {move || words::counted(desk.summary.get().n(part) as u64, "row")}
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
                                        aria-label=format!("Percent {}", part.name().to_lowercase())
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
            <option value="" prop:selected={by.is_none()}>"the whole row"</option>
            {options}
        }
    };
    let notes = move || {
        let all = desk.summary.get();
        let mut notes = Vec::new();
        if !all.repeats.is_empty() {
            let n = all.repeats.len() as u64;
            notes.push(format!(
                "{} an earlier one; rows that repeat are always in one part.",
                match n {
                    1 => "1 row repeats".to_owned(),
                    n => format!("{} rows repeat", words::grouped(n)),
                }
            ));
        }
        if all.n_blank > 0 {
            let n = words::counted(all.n_blank as u64, "row");
            notes.push(format!("{n} without a text to go by, in no part."));
        }
        notes.join(" ")
    };
    view! {
        <section class="sheet__parts" aria-labelledby="data-parts">
            <h2 id="data-parts">"Split"</h2>
            <p class="quiet">
                "Each row’s own words decide its part, so it stays there when other rows come and go, and on every device."
            </p>
            {parts}
            <label class="sheet__by">
                "Rows are told apart by"
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
        Part::Train => "may be shown to the model, as examples",
        Part::Selection => "to choose between prompts by",
        Part::HeldOut => "to judge the chosen one by; not to be seen before",
    }
}
