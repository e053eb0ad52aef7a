//! What a file was found to be, what would become of it, and the person's word: a new project, or nothing.

use std::sync::Arc;

use archive::{Arrived, Guess, Look, Origin, PromptCard, Sample, cards, sample, words};
use controls::{Button, Disclosure, Look as Loud, words::shortened};
use foreign::Unfit;
use leptos::prelude::*;

use crate::{
    desk::{Desk, OnDesk, guesses, heading},
    take::{TakePrompts, TakeRows},
};

/// Prompts shown of one file.
const MOST_PROMPTS: usize = 5;
/// Projects that one press opens.
const MOST_OPENED: usize = 20;

#[component]
pub(crate) fn OnTheDesk(desk: Desk) -> impl IntoView {
    view! {
        <div class="files__desk" aria-live="polite">
            <For each=move || desk.looks.get() key=|it| it.id let:on_desk>
                <OneFile desk on_desk/>
            </For>
        </div>
    }
}

#[component]
fn OneFile(desk: Desk, on_desk: OnDesk) -> impl IntoView {
    let OnDesk { id, look } = on_desk;
    let heading = heading(id);
    let labelled = heading.clone();
    let body = match &look.arrived {
        Arrived::Refused(why) => view! { <Refused desk id why=why.clone()/> }.into_any(),
        _ => view! { <Readable desk id look=look.clone()/> }.into_any(),
    };
    view! {
        <section class="files__found" aria-labelledby=labelled>
            <h2 id=heading tabindex="-1">{look.name.clone()}</h2>
            {body}
        </section>
    }
}

#[component]
fn Refused(desk: Desk, id: u32, why: String) -> impl IntoView {
    view! {
        <p class="field__error" role="alert">{why}</p>
        <p class="quiet">{words::not_taken()}</p>
        <div class="files__acts">
            <Button label=words::put_away().to_owned() look=Loud::Lined on_press=move |_| desk.leave(id)/>
        </div>
    }
}

/// A file that some format fits: which of them is the person's to choose where there are several.
#[component]
fn Readable(desk: Desk, id: u32, look: Arc<Look>) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let names: Vec<&'static str> = guesses(&look)
        .iter()
        .map(|it| it.found.format.name())
        .collect();
    let choice = (names.len() > 1).then(|| {
        let options = names
            .iter()
            .enumerate()
            .map(|(at, name)| view! { <option value=at.to_string()>{*name}</option> })
            .collect_view();
        view! {
            <label class="files__as">
                {words::read_as()}
                <select
                    class="field"
                    on:change=move |event| {
                        if let Ok(at) = event_target_value(&event).parse() {
                            chosen.set(at);
                        }
                    }
                >
                    {options}
                </select>
            </label>
        }
    });
    let shown = StoredValue::new(look);
    view! {
        {move || {
            let look = shown.get_value();
            let guess = guesses(&look).get(chosen.get());
            guess.map(|it| view! { <p class="files__sentence">{it.sentence()}</p> })
        }}
        {choice}
        {move || {
            let look = shown.get_value();
            let guess = guesses(&look).get(chosen.get()).cloned();
            guess.map(|guess| view! { <Preview desk id look=look.clone() guess/> })
        }}
    }
}

#[component]
fn Preview(desk: Desk, id: u32, look: Arc<Look>, guess: Guess) -> impl IntoView {
    let found = &guess.found;
    let prompts = cards(&found.taken);
    let n = prompts.len();
    let more = n.saturating_sub(MOST_PROMPTS);
    let prompts = prompts
        .into_iter()
        .take(MOST_PROMPTS)
        .map(|card| view! { <OnePrompt card/> })
        .collect_view();
    let has_tests = found
        .taken
        .suite
        .as_ref()
        .is_some_and(|it| !it.tests.is_empty());
    let rows = found.taken.data.as_ref().and_then(sample).map(|it| {
        let title = if has_tests {
            words::tests()
        } else {
            words::rows()
        };
        view! { <Rows title sample=it/> }
    });
    let takes = if n == 0 {
        view! { <TakeRows desk id name=look.name.clone() found=found.clone()/> }.into_any()
    } else {
        let projects = found.taken.projects.iter().take(MOST_OPENED);
        let projects = projects.map(|it| it.project.clone()).enumerate();
        let projects = projects
            .map(|(at, it)| (it, Some(Origin::of(&look, &guess, at))))
            .collect();
        view! { <TakePrompts desk id n projects/> }.into_any()
    };
    view! {
        <div class="files__prompts">{prompts}</div>
        {(more > 0).then(|| view! { <p class="quiet">{words::and_more_prompts(more)}</p> })}
        {rows}
        {(has_tests && n > 0)
            .then(|| {
                view! {
                    <p class="quiet">
                        {words::run_tests_in_measure()}
                    </p>
                }
            })}
        <Losses report=found.taken.report.clone()/>
        {takes}
    }
}

#[component]
fn OnePrompt(card: PromptCard) -> impl IntoView {
    let more = card.n_examples.saturating_sub(card.examples.len());
    let text = |name: &'static str, text: &str| {
        (!text.trim().is_empty()).then(|| {
            let text = text.to_owned();
            view! {
                <h4>{name}</h4>
                <p class="files__text">{text}</p>
            }
        })
    };
    let examples = (card.n_examples > 0).then(|| {
        let rows = card
            .examples
            .iter()
            .map(|(input, output)| {
                view! {
                    <li>
                        <span class="files__text">{shortened(input, 200)}</span>
                        <span class="files__text">{shortened(output, 200)}</span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h4>{words::n_examples(card.n_examples)}</h4>
            <ul class="files__examples">{rows}</ul>
            {(more > 0).then(|| view! { <p class="quiet">{words::and_more(more)}</p> })}
        }
    });
    let facts = card.facts.join(" · ");
    view! {
        <article class="files__prompt" aria-label=card.name.clone()>
            <h3>{card.name.clone()}</h3>
            {text(words::instruction(), &card.instruction)}
            {examples}
            {text(words::input(), &card.input)}
            <p class="quiet">{facts}</p>
        </article>
    }
}

#[component]
fn Rows(title: &'static str, sample: Sample) -> impl IntoView {
    let heads = sample
        .columns
        .iter()
        .map(|it| view! { <th scope="col">{it.clone()}</th> })
        .collect_view();
    let rows = sample
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .map(|it| view! { <td>{shortened(it, 80)}</td> })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    let n_more_rows = sample.n_rows.saturating_sub(sample.rows.len());
    let n_more_columns = sample.n_columns.saturating_sub(sample.columns.len());
    let further = match (n_more_rows, n_more_columns) {
        (0, 0) => None,
        (n, 0) => Some(words::and_more_rows(n)),
        (0, n) => Some(words::and_more_columns(n)),
        (n_rows, n_columns) => Some(words::and_more_rows_and_columns(n_rows, n_columns)),
    };
    view! {
        <h3>{title}</h3>
        <div class="files__table" tabindex="0" role="region" aria-label=title>
            <table>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {further.map(|it| view! { <p class="quiet">{it}</p> })}
    }
}

/// What does not fit, place by place.
#[component]
pub(crate) fn Losses(report: Vec<Unfit>) -> impl IntoView {
    (!report.is_empty()).then(|| {
        let label = words::what_has_no_place(report.len());
        view! {
            <Disclosure label>
                <Unfits report/>
            </Disclosure>
        }
    })
}

/// The list of them.
#[component]
pub(crate) fn Unfits(report: Vec<Unfit>) -> impl IntoView {
    let rows = report
        .into_iter()
        .map(|it| {
            view! {
                <li>
                    <code>{it.place}</code>
                    <span>{it.what}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="files__losses">{rows}</ul> }
}
