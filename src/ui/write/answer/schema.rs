//! Whether the answer is any text, or JSON of a shape that the person gives.

use app::{Command, Studio};
use domain::RunSettings;
use leptos::prelude::*;

use crate::{
    controls::{Term, Terminology, TextArea},
    reading::memo,
};

#[component]
pub(super) fn SchemaSetting(studio: Studio) -> impl IntoView {
    let settings = studio.run_settings();
    let typed = memo(move || settings.with(|it| it.schema.as_str().into()));
    view! {
        <div class="setting setting--wide">
            <div class="setting__words">
                "Answer as JSON"
                <small>
                    <Term of=Terminology::Schema/>
                </small>
            </div>
            <div class="part__text" data-own-undo="">
                <TextArea
                    text=typed
                    name="JSON schema of the answer".to_owned()
                    placeholder="Any text. For JSON: {\"type\": \"object\"}, or a whole schema".to_owned()
                    on_text=move |schema: String| {
                        let run = RunSettings { schema, ..settings.get_untracked().as_ref().clone() };
                        studio.dispatch(Command::SetRun(run));
                    }
                />
            </div>
        </div>
    }
}
