//! The two words that stand before every input and every answer: renamed here, renamed everywhere.

use app::{Command, Studio};
use domain::Field;
use leptos::prelude::*;

use crate::words;

#[component]
pub(super) fn Labels(studio: Studio) -> impl IntoView {
    view! {
        <div class="labels" role="group" aria-label=words::labels()>
            {words::each_shows()}
            <Label studio field=Field::InputLabel name=words::input_label()/>
            {words::and_its()}
            <Label studio field=Field::OutputLabel name=words::output_label()/>
        </div>
    }
}

#[component]
fn Label(studio: Studio, field: Field, name: &'static str) -> impl IntoView {
    let text = studio.text(field.clone());
    view! {
        <span class="labels__name" data-text=move || text.get().to_string()>
            <input
                aria-label=name
                title=words::rename_for_all()
                size="1"
                maxlength="60"
                spellcheck="false"
                autocomplete="off"
                prop:value=move || text.get().to_string()
                on:input=move |event| {
                    studio
                        .dispatch(Command::EditText {
                            field: field.clone(),
                            text: event_target_value(&event),
                        })
                }
            />
        </span>
    }
}
