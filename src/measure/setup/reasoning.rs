//! The sentences that begin an answer, how it is read, and how many reasonings vote.

use controls::{Button, Glyph, Look};
use leptos::prelude::*;
use trials::{AnswerKind, Trials, published_triggers};

use super::fields::{NumberField, SwitchField};
use crate::words;

#[component]
pub(super) fn Triggers(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let chosen = Memo::new(move |_| draft.get().options.triggers.clone());
    let own = RwSignal::new(String::new());
    let flip = move |text: String, on: bool| {
        trials.edit(|it| {
            it.options.triggers.retain(|it| *it != text);
            if on {
                it.options.triggers.push(text);
            }
        });
    };
    let all = move || {
        let mut all = published_triggers();
        let others = chosen
            .get()
            .into_iter()
            .filter(|it| !published_triggers().contains(it));
        all.extend(others);
        all
    };
    let listed = Memo::new(move |_| all());
    view! {
        <fieldset class="trials__part">
            <legend>{words::begin_sentences()}</legend>
            <p class="quiet">{words::begin_sentences_note()}</p>
            {move || {
                listed
                    .get()
                    .into_iter()
                    .map(|text| {
                        let (seen, to_flip) = (text.clone(), text.clone());
                        view! {
                            <label class="trials__option">
                                <input
                                    type="checkbox"
                                    prop:checked=move || chosen.get().contains(&seen)
                                    on:change=move |event| {
                                        flip(to_flip.clone(), event_target_checked(&event));
                                    }
                                />
                                <span>{text}</span>
                            </label>
                        }
                    })
                    .collect_view()
            }}
            <form
                class="trials__given"
                on:submit=move |event| {
                    event.prevent_default();
                    let text = own.get_untracked().trim().to_owned();
                    if !text.is_empty() {
                        flip(text, true);
                        own.set(String::new());
                    }
                }
            >
                <input
                    class="field"
                    aria-label=words::own_sentence()
                    placeholder=words::own_sentence()
                    autocomplete="off"
                    prop:value=own
                    on:input=move |event| own.set(event_target_value(&event))
                />
                <button type="submit" class="button button--lined">{words::add()}</button>
                <Button
                    label=words::all_sixteen().to_owned()
                    look=Look::Small
                    glyph=Glyph::Check
                    on_press=move |_| trials.edit(|it| it.options.triggers = published_triggers())
                />
            </form>
        </fieldset>
        <fieldset class="trials__part">
            <legend>{words::right_answers_are()}</legend>
            {[
                (AnswerKind::Number, words::numbers()),
                (AnswerKind::YesNo, words::yes_or_no()),
                (AnswerKind::Choice('E'), words::choice_letter()),
                (AnswerKind::Letters, words::words_or_letters()),
            ]
                .into_iter()
                .map(|(kind, label)| {
                    let is = move || {
                        let now = draft.get().options.answer;
                        std::mem::discriminant(&now) == std::mem::discriminant(&kind)
                    };
                    view! {
                        <label class="trials__option">
                            <input
                                type="radio"
                                name="trials-answer"
                                prop:checked=is
                                on:change=move |_| trials.edit(|it| it.options.answer = kind)
                            />
                            <span>{label}</span>
                        </label>
                    }
                })
                .collect_view()}
            <NumberField
                trials
                label=words::reasonings_per_row()
                note=words::reasonings_note()
                range=(1.0, 40.0, 1.0)
                read=|it| it.paths.into()
                write=|it, value| it.paths = value as u32
            />
            <SwitchField
                trials
                label=words::read_strictly()
                read=|it| it.strict
                write=|it, on| it.strict = on
            />
        </fieldset>
    }
}
