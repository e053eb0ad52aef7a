//! What comparing meanings needs: the model that does it, and how near is near enough.

use leptos::prelude::*;
use trials::{ModelChoice, Trials};

use super::judging::shown;
use crate::words;

#[component]
pub(super) fn Meaning(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let compares = Memo::new(move |_| draft.get().compares_meanings());
    move || compares.get().then(|| view! { <Comparer trials/> })
}

#[component]
fn Comparer(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let least = Memo::new(move |_| draft.get().more.meaning.least);
    view! {
        <section class="trials__part" aria-labelledby="trials-meaning">
            <h2 id="trials-meaning">{words::comparing_meanings()}</h2>
            <p class="quiet">{words::comparing_meanings_note()}</p>
            <fieldset class="trials__part">
                <legend>{words::model_that_compares()}</legend>
                {move || trials.comparers().iter().map(|it| option(trials, it)).collect_view()}
            </fieldset>
            <div class="trials__fields">
                <label class="trials__field">
                    <span>{words::near_enough()}</span>
                    <input
                        class="field field--short count"
                        type="number"
                        min="0"
                        max="1"
                        step="0.01"
                        prop:value=move || shown(least.get())
                        on:change=move |event| {
                            if let Ok(typed) = event_target_value(&event).parse::<f64>() {
                                trials.edit(|it| it.more.meaning.least = typed.clamp(0.0, 1.0));
                            }
                        }
                    />
                    <span class="quiet">{words::near_enough_note()}</span>
                </label>
            </div>
        </section>
    }
}

fn option(trials: Trials, it: &ModelChoice) -> AnyView {
    let draft = trials.draft();
    let (model, to_choose) = (it.model.clone(), it.model.clone());
    let chosen = Memo::new(move |_| draft.get().more.meaning.model.as_ref() == Some(&model));
    let made = match it.is_made_for_meaning() {
        true => words::made_for_meaning(),
        false => words::not_made_for_it(),
    };
    view! {
        <label class="trials__option">
            <input
                type="radio"
                name="trials-comparer"
                prop:checked=move || chosen.get()
                on:change=move |_| {
                    trials.edit(|it| it.more.meaning.model = Some(to_choose.clone()));
                }
            />
            <span>
                {it.model.name().to_owned()}
                <span class="quiet">" " {it.note()} " · " {made}</span>
            </span>
        </label>
    }
    .into_any()
}
