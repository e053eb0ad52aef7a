//! On or off, with a name.

use leptos::prelude::*;

/// A switch; `on_flip` gets the wanted state.
#[component]
pub fn Switch(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] on: Signal<bool>,
    on_flip: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="switch"
            role="switch"
            aria-checked=move || on.get().to_string()
            aria-label=name
            title=name
            on:click=move |_| on_flip(!on.get_untracked())
        >
            <span class="switch__track"></span>
        </button>
    }
}
