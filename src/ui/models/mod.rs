//! The Models place: what answers, what is kept on this device, and what this browser gives.

mod add;
mod browser_gives;
mod files;
mod list;
mod measured;
mod real;
mod sprout;
mod work;

use app::Studio;
use leptos::prelude::*;

use crate::words;

#[component]
pub(crate) fn Models(studio: Studio) -> impl IntoView {
    view! {
        <div class="page models">
            <h1 class="page__title">{words::models()}</h1>
            <p class="page__lead">
                {words::models_note()}
            </p>
            <work::Work studio/>
            <list::List studio/>
            <sprout::Sprout studio/>
            <add::Add studio/>
            <browser_gives::BrowserGives studio/>
        </div>
    }
    .into_any()
}
