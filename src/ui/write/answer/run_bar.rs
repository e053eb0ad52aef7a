//! Which model, and the one button: Run, which becomes Stop in its place.

use app::{Availability, Command, ModelWork, RunState, Studio};
use leptos::prelude::*;

use crate::{
    browser,
    controls::{Glyph, Icon},
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
        RunState::LoadingModel => work.with(|it| loading_words(it.as_ref())),
        RunState::Reading => words::reading_prompt().to_owned(),
        RunState::Answering => String::new(),
    });
    view! {
        <p class="quiet run-news" role="status" hidden=move || line.with(String::is_empty)>
            {line}
        </p>
    }
}

fn loading_words(work: Option<&ModelWork>) -> String {
    let Some(work) = work else {
        return words::bringing_model().to_owned();
    };
    let mut line = words::bringing(&work.name);
    if work.total_bytes > 0 {
        let share = words::part_of(
            &words::size(work.done_bytes),
            &words::size(work.total_bytes),
        );
        line = words::with_share(&line, &share);
    }
    if let Some(seconds) = work.seconds_left {
        line = words::with_time(&line, &words::time_left(seconds));
    }
    line
}

#[cfg(test)]
mod tests {
    use app::WorkKind;

    use super::*;

    #[test]
    fn loading_says_how_far_and_how_long() {
        let work = ModelWork {
            kind: WorkKind::Load,
            name: "Sprout".into(),
            stage: engine::Stage::Loading,
            done_bytes: 2_000_000,
            total_bytes: 8_000_000,
            seconds_left: Some(3.0),
        };
        let line = "Bringing Sprout into memory: 2.0 MB of 8.0 MB, about 3 s left";
        assert_eq!(loading_words(Some(&work)), line);
    }
}
