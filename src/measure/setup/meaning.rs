//! What comparing meanings needs: the model that does it, and how near is near enough.

use leptos::prelude::*;
use trials::{Model, ModelChoice, Trials};

use super::fields::{Amount, model_option};
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
                    <Amount
                        range=(0.0, 1.0, 0.01)
                        value=least.into()
                        on_number=Callback::new(move |least| {
                            trials.edit(|it| it.more.meaning.least = least);
                        })
                    />
                    <span class="quiet">{words::near_enough_note()}</span>
                </label>
            </div>
        </section>
    }
}

fn option(trials: Trials, it: &ModelChoice) -> AnyView {
    let draft = trials.draft();
    let made = match it.is_made_for_meaning() {
        true => words::made_for_meaning(),
        false => words::not_made_for_it(),
    };
    let note = format!("{} · {made}", it.note());
    let chosen = Memo::new(move |_| draft.get().more.meaning.model.clone());
    let is_chosen = move |it: &Model| chosen.get().as_ref() == Some(it);
    let choose = move |model, _| trials.edit(|it| it.more.meaning.model = Some(model));
    model_option(("radio", "trials-comparer"), it, &note, is_chosen, choose)
}
