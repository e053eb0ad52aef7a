//! Fields that change one number or switch of the draft.

use controls::Switch;
use leptos::prelude::*;
use trials::{Options, Trials};

/// A number with its name and a line on what it does. What cannot be read stays in the field and changes nothing.
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
    let (low, high, step) = range;
    view! {
        <label class="trials__field">
            <span>{label}</span>
            <input
                class="field field--short count"
                type="number"
                min=low
                max=high
                step=step
                prop:value=move || shown(value.get())
                on:change=move |event| {
                    if let Ok(typed) = event_target_value(&event).parse::<f64>() {
                        let typed = typed.clamp(low, high);
                        trials.edit(|it| write(&mut it.options, typed));
                    }
                }
            />
            <span class="quiet">{note}</span>
        </label>
    }
}

/// Without the noise of a float that was stored short.
fn shown(value: f64) -> String {
    ((value * 1000.0).round() / 1000.0).to_string()
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
