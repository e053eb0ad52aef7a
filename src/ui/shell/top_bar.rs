//! The project's name, whether it is safe, undo and redo, Share, and what has left this device.

use app::{Command, SavedState, Studio};
use domain::Field;
use leptos::prelude::*;

use super::{Place, airplane::AirplaneBadge, project_menu::ProjectMenu};
use crate::{
    browser,
    controls::{Button, Glyph, Icon, IconButton, Look},
    reading::memo,
    words,
};

#[component]
pub(super) fn TopBar(studio: Studio) -> impl IntoView {
    view! {
        <header class="top-bar">
            <span class="top-bar__mark" title="Exemplar">
                <Icon glyph=Glyph::Mark/>
            </span>
            <div class="top-bar__title">
                <div class="top-bar__project">
                    <ProjectName studio/>
                    <ProjectMenu studio/>
                </div>
                <div class="top-bar__state">
                    <Saved studio/>
                    <LeftBadge studio/>
                    <AirplaneBadge studio/>
                </div>
            </div>
            <div class="top-bar__actions">
                <Step studio command=Command::Undo glyph=Glyph::Undo/>
                <Step studio command=Command::Redo glyph=Glyph::Redo/>
                <span class="top-bar__share">
                    <Button
                        label=Command::Share { passphrase: None }.label().to_owned()
                        look=Look::Lined
                        glyph=Glyph::Share
                        on_press=move |_| studio.dispatch(Command::Share { passphrase: None })
                    />
                </span>
            </div>
        </header>
    }
}

/// Nothing, or how much: the whole list is in the Services place.
#[component]
fn LeftBadge(studio: Studio) -> impl IntoView {
    let place = expect_context::<RwSignal<Place>>();
    let left = studio.left();
    let is_nothing = memo(move || left.with(|it| it.is_empty()));
    view! {
        <button
            type="button"
            class="badge badge--left"
            title=words::left_note()
            hidden=is_nothing
            on:click=move |_| place.set(Place::Services)
        >
            <Icon glyph=Glyph::Services small=true/>
            {move || left.get().to_string()}
        </button>
        <span
            class="badge"
            title=words::nothing_left_note()
            hidden=move || !is_nothing.get()
        >
            <Icon glyph=Glyph::Shield small=true/>
            {words::nothing_left()}
        </span>
    }
}

#[component]
fn ProjectName(studio: Studio) -> impl IntoView {
    let name = studio.text(Field::Name);
    Effect::new(move |_| {
        let name = name.get();
        let title = if name.is_empty() {
            "Exemplar".to_owned()
        } else {
            words::title(&name)
        };
        document().set_title(&title);
    });
    view! {
        <span class="top-bar__name" data-text=move || name.get().to_string()>
            <input
                aria-label=words::project_name()
                size="1"
                maxlength="120"
                spellcheck="false"
                autocomplete="off"
                placeholder=words::untitled()
                prop:value=move || name.get().to_string()
                on:input=move |event| {
                    studio
                        .dispatch(Command::EditText {
                            field: Field::Name,
                            text: event_target_value(&event),
                        })
                }
                on:keydown=move |event| {
                    if event.key() == "Enter"
                        && let Some(input) = controls::browser::focused()
                    {
                        let _ = input.blur();
                    }
                }
            />
        </span>
    }
}

#[component]
fn Saved(studio: Studio) -> impl IntoView {
    let saved = studio.saved_state();
    let tone = move || matches!(saved.get(), SavedState::Failed(_)).then_some("bad");
    let short = move || match saved.get() {
        SavedState::Saved => words::saved().to_owned(),
        SavedState::Saving => words::saving().to_owned(),
        SavedState::Failed(_) => words::not_saved().to_owned(),
        SavedState::ConflictCopyMade { .. } => words::saved_copy().to_owned(),
    };
    let long = move || match saved.get() {
        SavedState::Saved => words::kept_here().to_owned(),
        SavedState::Saving => words::being_kept().to_owned(),
        SavedState::Failed(why) => why.to_string(),
        SavedState::ConflictCopyMade { name } => words::goes_on_in(&name),
    };
    view! {
        <span data-tone=tone title=long>
            {short}
        </span>
    }
}

/// Undo or Redo, with what it would do in its name.
#[component]
fn Step(studio: Studio, command: Command, glyph: Glyph) -> impl IntoView {
    let what = match command {
        Command::Redo => studio.can_redo(),
        _ => studio.can_undo(),
    };
    let keys = command
        .shortcut()
        .map(|it| it.text(browser::keyboard()))
        .unwrap_or_default();
    let word = command.label();
    let name = memo(move || match what.get() {
        Some(what) => words::step_of(word, &words::lower_first(&what), &keys),
        None => words::step(word, &keys),
    });
    let disabled = memo(move || what.get().is_none());
    view! {
        <IconButton name glyph disabled on_press=move |_| studio.dispatch(command.clone())/>
    }
}
