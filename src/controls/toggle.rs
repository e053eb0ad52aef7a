//! A button that stays pressed.

use leptos::prelude::*;

use crate::{Glyph, Icon};
/// A word that is on or off; `on_flip` gets the wanted state.
#[component]
pub fn Toggle(
    label: &'static str,
    #[prop(optional, into)] glyph: Option<Glyph>,
    #[prop(into)] on: Signal<bool>,
    on_flip: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--toggle"
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on_flip(!on.get_untracked())
        >
            {glyph.map(|glyph| view! { <Icon glyph small=true/> })}
            {label}
        </button>
    }
}
