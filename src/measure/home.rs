//! The first screen: what can be asked, and the experiments so far.

use controls::{FileButton, Files, Glyph, IconButton, Look, words};
use leptos::prelude::*;
use trials::{Entry, Question, Standing, Trials};

use crate::{
    foreign::{Arrived, OpenForeign},
    frame::Title,
};

/// Larger files are refused before they are read: a million answers with their prompts are smaller.
const MOST_BYTES: u64 = 512_000_000;

#[component]
pub(crate) fn Home(trials: Trials, first: bool) -> impl IntoView {
    let entries = trials.entries();
    view! {
        <div class="page trials">
            <Title text="Measure".to_owned() first/>
            <p class="page__lead">
                "Which of these is better, and is it luck? An experiment asks your model the same rows under each condition, here in this page, and says what can be told from the answers."
            </p>
            <section class="trials__part" aria-labelledby="trials-ask">
                <h2 id="trials-ask">"What do you want to know?"</h2>
                <ul class="trials__questions">
                    {Question::ALL
                        .into_iter()
                        .map(|it| view! { <Choice trials question=it/> })
                        .collect_view()}
                </ul>
            </section>
            <section class="trials__part" aria-labelledby="trials-list">
                <div class="trials__given">
                    <h2 id="trials-list">"Your experiments"</h2>
                    <OpenFile trials/>
                    <OpenForeign trials/>
                </div>
                <Arrived trials/>
                {move || {
                    let entries = entries.get();
                    if entries.is_empty() {
                        return view! {
                            <p class="quiet">
                                "None yet. Pick a question above: with sample rows and the practice model the first one takes a few seconds."
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
            label="Open experiment…".to_owned()
            name="File of an experiment"
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
        Standing::Paused { n_done, n_total } => format!(
            "Paused: {} of {} calls.",
            words::grouped((*n_done).into()),
            words::grouped((*n_total).into())
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
                name=format!("Delete “{name}”")
                glyph=Glyph::Trash
                on_press=move |_| trials.delete(&to_delete)
            />
        </li>
    }
}
