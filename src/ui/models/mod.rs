//! The Models place: what answers, and what is kept on this device.

use app::Studio;
use leptos::prelude::*;

use crate::words;

#[component]
pub(crate) fn Models(studio: Studio) -> impl IntoView {
    let models = studio.models();
    let list = move || {
        models
            .get()
            .iter()
            .map(|it| view! { <li>{it.name.clone()} " · " {words::size(it.size_bytes)}</li> })
            .collect_view()
    };
    view! {
        <div class="page">
            <h1 class="page__title">"Models"</h1>
            <p class="page__lead">
                "These models answer inside this page. What you write stays on this device."
            </p>
            <ul>{list}</ul>
        </div>
    }
    .into_any()
}
