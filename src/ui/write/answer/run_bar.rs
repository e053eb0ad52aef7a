//! Which model, and the one button: Run, which becomes Stop in its place.

use app::{Availability, Command, RunState, Studio};
use leptos::prelude::*;

use crate::{
    browser,
    controls::{Glyph, Icon},
    how_far,
    reading::memo,
    shell::Place,
    words,
    write::{Desk, sheets::Sheet},
};

#[component]
pub(super) fn RunBar(studio: Studio) -> impl IntoView {
    view! {
        <div class="run-bar">
            <ModelChooser studio/>
            <RunButton studio/>
        </div>
        <RunNews studio/>
    }
}

/// The values of the last entries, which lead to other places.
const ADD: &str = "\u{0}add";
const CONNECT: &str = "\u{0}connect";

#[component]
fn ModelChooser(studio: Studio) -> impl IntoView {
    let place = expect_context::<RwSignal<Place>>();
    let models = studio.models();
    let settings = studio.run_settings();
    let chosen = memo(move || settings.with(|it| it.model.clone()));
    let options = move || {
        let chosen = chosen.get();
        let models = models.get();
        let missing = !models.iter().any(|it| it.id == chosen);
        let missing = missing.then(|| {
            let words = if models.is_empty() {
                words::looking_for_models_now()
            } else {
                words::model_absent()
            };
            view! { <option value=chosen.clone() selected=true>{words}</option> }
        });
        let known = models
            .iter()
            .filter(|it| it.have_bytes >= it.size_bytes || it.bundled)
            .map(|it| {
                let words = if it.bundled {
                    words::tiny_model(&it.name)
                } else {
                    it.name.clone()
                };
                view! { <option value=it.id.clone() selected=it.id == chosen>{words}</option> }
            })
            .collect_view();
        view! {
            {missing}
            {known}
            <option value=ADD>{words::add_model_choice()}</option>
            <option value=CONNECT>{words::connect_service()}</option>
        }
    };
    view! {
        <span class="select">
            <select
                aria-label=words::model()
                on:change=move |event| {
                    match event_target_value(&event) {
                        it if it == ADD => place.set(Place::Models),
                        it if it == CONNECT => place.set(Place::Services),
                        model => studio.dispatch(Command::ChooseModel(model)),
                    }
                }
            >
                {options}
            </select>
            <Icon glyph=Glyph::Chevron small=true/>
        </span>
    }
}

/// Run, or Stop while something runs.
#[component]
pub(in crate::write) fn RunButton(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let state = studio.run_state();
    let running = memo(move || state.get() != RunState::Idle);
    let why_not = memo(move || match studio.availability(&Command::Run) {
        Availability::No(why) if !running.get() => Some(why),
        _ => None,
    });
    let command = move || {
        if running.get() {
            Command::Stop
        } else {
            Command::Run
        }
    };
    let keys = move || {
        let keys = command().shortcut().map(|it| it.text(browser::keyboard()));
        keys.unwrap_or_default()
    };
    let press = move |_| {
        let command = if running.get_untracked() {
            Command::Stop
        } else {
            Command::Run
        };
        if command == Command::Run {
            desk.sheet.set(Sheet::Answer);
        }
        studio.dispatch(command);
    };
    view! {
        <button
            type="button"
            class="button button--primary run"
            class:run--glowing=move || !running.get() && desk.first_minute.glows()
            disabled=move || why_not.with(Option::is_some)
            title=why_not
            aria-keyshortcuts=move || if running.get() { "Escape" } else { "Control+Enter Meta+Enter" }
            on:click=press
        >
            {move || {
                let glyph = if running.get() { Glyph::Stop } else { Glyph::Play };
                view! { <Icon glyph small=true/> }
            }}
            {move || command().label()}
            " "
            <kbd aria-hidden="true">{keys}</kbd>
        </button>
    }
}

/// Why Run waits, or what it is doing before the first word comes.
#[component]
fn RunNews(studio: Studio) -> impl IntoView {
    let state = studio.run_state();
    let work = studio.model_work();
    let line = memo(move || match state.get() {
        RunState::Idle => match studio.availability(&Command::Run) {
            Availability::No(why) => why,
            Availability::Yes => String::new(),
        },
        RunState::LoadingModel => work.with(|it| match it {
            None => words::bringing_model().to_owned(),
            Some(work) => words::bringing_named(&work.name),
        }),
        RunState::Reading(_) => words::reading_prompt().to_owned(),
        RunState::Answering => String::new(),
    });
    // Beside what is read aloud: nobody wants to hear of every step.
    let how_far = memo(move || match state.get() {
        RunState::LoadingModel => {
            work.with(|it| it.as_ref().map_or_else(String::new, how_far::in_bytes))
        }
        RunState::Reading(it) => how_far::in_tokens(it),
        _ => String::new(),
    });
    view! {
        <p class="quiet run-news" hidden=move || line.with(String::is_empty)>
            <span role="status">{line}</span>
            " "
            <span class="count">{how_far}</span>
        </p>
    }
}
