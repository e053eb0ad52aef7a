//! Whether the answer is any text, or JSON of a shape that the person gives.

use app::{Command, Studio};
use domain::RunSettings;
use leptos::prelude::*;

use crate::{
    controls::{Term, Terminology, TextArea},
    reading::memo,
    words,
};

#[component]
pub(super) fn SchemaSetting(studio: Studio) -> impl IntoView {
    let settings = studio.run_settings();
    let typed = memo(move || settings.with(|it| it.schema.as_str().into()));
    view! {
        <div class="setting setting--wide">
            <div class="setting__words">
                {words::answer_as_json()}
                <small>
                    <Term of=Terminology::Schema/>
                </small>
            </div>
            <div class="part__text" data-own-undo="">
                <TextArea
                    text=typed
                    name=words::json_schema().to_owned()
                    placeholder=words::json_hint().to_owned()
                    on_text=move |schema: String| {
                        let run = RunSettings { schema, ..settings.get_untracked().as_ref().clone() };
                        studio.dispatch(Command::SetRun(run));
                    }
                />
            </div>
        </div>
    }
}
