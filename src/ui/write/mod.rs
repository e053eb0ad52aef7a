//! The Write place: what the model is shown, what it answers, and how much room there is.

mod answer;
mod comment;
mod draft;
mod examples;
mod first_minute;
mod margin_note;
mod meter;
mod part_kind;
pub(crate) mod paste;
mod pauses;
mod preview;
mod sheets;
mod spans;
mod under;
mod variables;

use std::rc::Rc;

use app::{Command, Studio};
use domain::{ExampleId, Field};
use leptos::prelude::*;

use first_minute::FirstMinute;
use part_kind::PartKind;
use pauses::in_pauses;
use sheets::Sheet;

use crate::words;

/// What the components of this place share; all of it is gone with the page.
#[derive(Clone, Copy)]
struct Desk {
    /// The part that is lit in meter, preview and cards.
    lit: RwSignal<Option<PartKind>>,
    /// The part that has the focus; lit more quietly.
    near: RwSignal<Option<PartKind>>,
    /// On a phone: which sheet is in sight.
    sheet: RwSignal<Sheet>,
    /// The card that takes the focus as soon as it is there.
    wanted_card: RwSignal<Option<ExampleId>>,
    /// Counts the scrolls of the prompt's sheet.
    scrolled: RwSignal<u32>,
    /// Counts the pauses that followed new token counts.
    recounted: RwSignal<u32>,
    /// Spoken, not shown.
    said: RwSignal<String>,
    first_minute: FirstMinute,
}

/// What is typed into this field, which all text areas of the place share: one type of closure, compiled once.
fn edit(studio: Studio, field: Field) -> impl Fn(String) + 'static {
    move |text| {
        let field = field.clone();
        studio.dispatch(Command::EditText { field, text });
    }
}

/// The place itself.
#[component]
pub(crate) fn Write(studio: Studio) -> impl IntoView {
    let desk = Desk {
        lit: RwSignal::new(None),
        near: RwSignal::new(None),
        sheet: RwSignal::new(Sheet::Prompt),
        wanted_card: RwSignal::new(None),
        scrolled: RwSignal::new(0),
        recounted: RwSignal::new(0),
        said: RwSignal::new(String::new()),
        first_minute: FirstMinute::watch(studio),
    };
    provide_context(desk);
    let counts = studio.counts();
    let later = in_pauses(Rc::new(move || desk.recounted.update(|it| *it += 1)));
    Effect::new(move |_| {
        counts.track();
        later();
    });
    view! {
        <div class="write" data-lit=move || desk.lit.get().map(PartKind::key) data-near=move || desk.near.get().map(PartKind::key)>
            <h1 class="heard">{words::write_prompt()}</h1>
            <meter::Meter studio/>
            <sheets::Sheets desk>
                <draft::Draft studio/>
                <answer::AnswerSheet studio/>
            </sheets::Sheets>
            <sheets::ThumbBar studio/>
            <div class="heard" aria-live="assertive">
                {move || desk.said.get()}
            </div>
        </div>
    }
    .into_any()
}
