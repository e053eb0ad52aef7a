//! The first screen: what can be asked, and the experiments so far.

use controls::{FileButton, Files, Glyph, IconButton, Look};
use leptos::prelude::*;
use trials::{Entry, Question, Standing, Trials};

use crate::{
    foreign::{Arrived, OpenForeign},
    frame::Title,
    from_origin::FromOrigin,
    words,
};

/// Larger files are refused before they are read: a million answers with their prompts are smaller.
const MOST_BYTES: u64 = 512_000_000;

#[component]
pub(crate) fn Home(trials: Trials, first: bool) -> impl IntoView {
    let entries = trials.entries();
    view! {
        <div class="page trials">
            <Title text=words::measure().to_owned() first/>
            <p class="page__lead">
                {words::measure_note()}
            </p>
            <section class="trials__part" aria-labelledby="trials-ask">
                <h2 id="trials-ask">{words::what_to_know()}</h2>
                <ul class="trials__questions">
                    {Question::ALL
                        .into_iter()
                        .map(|it| view! { <Choice trials question=it/> })
                        .collect_view()}
                </ul>
            </section>
            <section class="trials__part" aria-labelledby="trials-list">
                <div class="trials__given">
                    <h2 id="trials-list">{words::your_experiments()}</h2>
                    <OpenFile trials/>
                    <OpenForeign trials/>
                </div>
                <FromOrigin trials/>
                <Arrived trials/>
                {move || {
                    let entries = entries.get();
                    if entries.is_empty() {
                        return view! {
                            <p class="quiet">
                                {words::no_experiments_yet()}
                            </p>
                        }
                            .into_any();
                    }
                    let rows = entries.iter().map(|it| view! { <Past trials entry=it.clone()/> }).collect_view();
                    view! { <ul class="trials__list">{rows}</ul> }.into_any()
                }}
            </section>
        </div>
    }
}

/// Brings an experiment that somebody saved.
#[component]
fn OpenFile(trials: Trials) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let open = move |files: Files| {
        let opened = files.and_then(|files| {
            let file = files.into_iter().next().unwrap_or_default();
            trials.open_file(&file.bytes)
        });
        trouble.set(opened.err());
    };
    view! {
        <FileButton
            label=words::open_experiment().to_owned()
            name=words::experiment_file()
            accept=".json"
            most_bytes=MOST_BYTES
            look=Look::Small
            on_files=open
        />
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

#[component]
fn Choice(trials: Trials, question: Question) -> impl IntoView {
    let source = question.source();
    view! {
        <li>
            <button type="button" class="trials__question" on:click=move |_| trials.ask(question)>
                <strong>{question.title()}</strong>
                <span>{question.explained()}</span>
                {(!source.is_empty()).then(|| view! { <span class="quiet">{source}</span> })}
            </button>
        </li>
    }
}

#[component]
fn Past(trials: Trials, entry: Entry) -> impl IntoView {
    let line = match &entry.standing {
        Standing::Done { sentence } => sentence.clone(),
        Standing::Paused { n_done, n_total } => words::paused_at(
            &words::grouped((*n_done).into()),
            &words::grouped((*n_total).into()),
        ),
    };
    let (to_show, to_delete) = (entry.id.clone(), entry.id.clone());
    let name = entry.name.clone();
    view! {
        <li class="trials__past">
            <button type="button" class="trials__open" on:click=move |_| trials.show(to_show.clone())>
                <strong>{entry.name}</strong>
                <span class="quiet">{line}</span>
            </button>
            <IconButton
                name=words::delete(&name)
                glyph=Glyph::Trash
                on_press=move |_| trials.delete(&to_delete)
            />
        </li>
    }
}
