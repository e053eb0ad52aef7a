//! The form of values, there as soon as a `{{name}}` is typed anywhere.

use app::{Command, Studio};
use domain::Field;
use leptos::prelude::*;

use crate::{
    controls::TextArea,
    reading::{memo, seen},
    shown::{Each, When},
    words,
};

#[component]
pub(super) fn Variables(studio: Studio) -> impl IntoView {
    let variables = studio.variables();
    let names =
        memo(move || variables.with(|it| it.iter().map(|it| it.name.clone()).collect::<Vec<_>>()));
    view! {
        <When is=seen(move || names.with(|it| !it.is_empty()))>
            <section class="part" aria-labelledby="values">
                <div class="part__head">
                    <h2 id="values">{words::values()}</h2>
                    <span class="quiet">{words::values_note()}</span>
                </div>
                <div class="variables">
                    <Each of=move || names.get() key=|it| it.to_string() let:name>
                        <Value studio name=name.to_string()/>
                    </Each>
                </div>
            </section>
        </When>
    }
}

#[component]
fn Value(studio: Studio, name: String) -> impl IntoView {
    let field = Field::Value(name.clone());
    let text = studio.text(field.clone());
    let missing = move || text.with(|it| it.is_empty());
    view! {
        <div class="variables__row">
            <code title=name.clone()>{name.clone()}</code>
            <div class="part__text">
                <TextArea
                    text
                    name=words::value_of(&name)
                    placeholder=words::value_hint().to_owned()
                    on_text=move |text| {
                        studio
                            .dispatch(Command::EditText {
                                field: field.clone(),
                                text,
                            });
                    }
                />
            </div>
            <When is=missing>
                <span class="heard">{words::value_missing()}</span>
            </When>
        </div>
    }
}
