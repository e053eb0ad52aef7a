//! The small fields of a set-up: a number, a switch, a model to choose.

use controls::Switch;
use leptos::prelude::*;
use trials::{Model, ModelChoice, Options, Trials};

/// A field for one number, between the smallest and the largest of its range, in steps; a step of 0 takes any number. What
/// is outside becomes the nearest end, and what cannot be read changes nothing.
#[component]
pub(crate) fn Amount(
    /// Where no label is around it.
    #[prop(optional)]
    name: Option<String>,
    range: (f64, f64, f64),
    value: Signal<f64>,
    on_number: Callback<f64>,
) -> impl IntoView {
    let (low, high, step) = range;
    let step = if step > 0.0 {
        step.to_string()
    } else {
        "any".to_owned()
    };
    view! {
        <input
            class="field field--short count"
            type="number"
            min=low
            max=high
            step=step
            aria-label=name
            prop:value=move || shown(value.get())
            on:change=move |event| {
                let field = event_target::<web_sys::HtmlInputElement>(&event);
                if let Ok(typed) = field.value().parse::<f64>() {
                    on_number.run(typed.clamp(low, high));
                    // The value may be what it was: the field must not go on saying what was typed.
                    field.set_value(&shown(value.get_untracked()));
                }
            }
        />
    }
}

/// A number with its name and a line on what it does.
#[component]
pub(crate) fn NumberField(
    trials: Trials,
    label: &'static str,
    note: &'static str,
    /// Smallest, largest, step.
    range: (f64, f64, f64),
    read: fn(&Options) -> f64,
    write: fn(&mut Options, f64),
) -> impl IntoView {
    let draft = trials.draft();
    let value = Memo::new(move |_| read(&draft.get().options));
    let on_number = Callback::new(move |typed| trials.edit(|it| write(&mut it.options, typed)));
    view! {
        <label class="trials__field">
            <span>{label}</span>
            <Amount range value=value.into() on_number/>
            <span class="quiet">{note}</span>
        </label>
    }
}

/// A model in a list of which one is chosen, or several where `kind` is `checkbox`.
pub(crate) fn model_option(
    (kind, group): (&'static str, &'static str),
    it: &ModelChoice,
    note: &str,
    is_chosen: impl Fn(&Model) -> bool + Send + Sync + 'static,
    choose: impl Fn(Model, bool) + 'static,
) -> AnyView {
    let (model, to_choose) = (it.model.clone(), it.model.clone());
    view! {
        <label class="trials__option">
            <input
                type=kind
                name=group
                prop:checked=move || is_chosen(&model)
                on:change=move |event| choose(to_choose.clone(), event_target_checked(&event))
            />
            <span>
                {it.model.name().to_owned()}
                <span class="quiet">" " {note.to_owned()}</span>
            </span>
        </label>
    }
    .into_any()
}

/// Without the noise of a sum of fractions, or of a float that was stored short.
pub(crate) fn shown(value: f64) -> String {
    ((value * 1e6).round() / 1e6).to_string()
}

/// A switch with its name beside it.
#[component]
pub(crate) fn SwitchField(
    trials: Trials,
    label: &'static str,
    read: fn(&Options) -> bool,
    write: fn(&mut Options, bool),
) -> impl IntoView {
    let draft = trials.draft();
    let on = Memo::new(move |_| read(&draft.get().options));
    view! {
        <div class="trials__switch">
            <Switch
                name=label.to_owned()
                on=on
                on_flip=move |wanted| trials.edit(|it| write(&mut it.options, wanted))
            />
            <span aria-hidden="true">{label}</span>
        </div>
    }
}
