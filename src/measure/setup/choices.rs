//! What answers, and when an answer is right.

use leptos::prelude::*;
use trials::{Model, Question, Trials};

use super::fields::model_option;
use crate::words;

#[component]
pub(super) fn Models(trials: Trials) -> impl IntoView {
    let (draft, models) = (trials.draft(), trials.models());
    let many = Memo::new(move |_| draft.get().question == Question::Versions);
    let chosen = move |model: &Model| draft.get().models.contains(model);
    let choose = move |model: Model, on: bool| {
        trials.edit(|it| {
            if it.question != Question::Versions {
                it.models = vec![model];
            } else if on {
                it.models.push(model);
            } else {
                it.models.retain(|it| *it != model);
            }
        });
    };
    view! {
        <fieldset class="trials__part">
            <legend>{words::what_answers()}</legend>
            {move || many.get().then(|| view! {
                <p class="quiet">{words::several_models_note()}</p>
            })}
            {move || {
                let kind = if many.get() { "checkbox" } else { "radio" };
                let option = |it| {
                    model_option((kind, "trials-model"), it, it.note(), chosen, choose)
                };
                models.get().iter().map(option).collect_view()
            }}
        </fieldset>
    }
}

#[component]
pub(super) fn Ways(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let question = Memo::new(move |_| draft.get().question);
    let judged = Memo::new(move |_| draft.get().judged);
    move || {
        let ways = question.get().ways();
        (!ways.is_empty()).then(|| {
            let radios = ways
                .iter()
                .map(|way| {
                    view! {
                        <label class="trials__option">
                            <input
                                type="radio"
                                name="trials-way"
                                prop:checked=move || judged.get() == *way
                                on:change=move |_| trials.edit(|it| it.judged = *way)
                            />
                            <span>{way.label()}</span>
                        </label>
                    }
                })
                .collect_view();
            view! {
                <fieldset class="trials__part">
                    <legend>{words::right_when()}</legend>
                    {radios}
                </fieldset>
            }
        })
    }
}
