//! Airplane mode: one switch and a badge that says that nothing leaves this device.

use app::{Airplane, Command, Studio};
use leptos::prelude::*;

use crate::{
    controls::{Glyph, Icon},
    reading::memo,
    words,
};

/// The switch; pressed while nothing leaves.
#[component]
pub(super) fn AirplaneButton(studio: Studio) -> impl IntoView {
    let state = studio.airplane();
    let is_on = memo(move || state.get() == Airplane::On);
    let name = memo(move || words::airplane_now(if is_on.get() { "on" } else { "off" }));
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-pressed=move || is_on.get().to_string()
            aria-label=name
            title=name
            on:click=move |_| studio.dispatch(Command::SetAirplane(!is_on.get_untracked()))
        >
            <Icon glyph=Glyph::Airplane/>
        </button>
    }
}

/// In the top bar, where it is seen from every place.
#[component]
pub(super) fn AirplaneBadge(studio: Studio) -> impl IntoView {
    let state = studio.airplane();
    view! {
        <button
            type="button"
            class="badge badge--airplane"
            title=words::airplane_note()
            hidden=move || state.get() != Airplane::On
            on:click=move |_| studio.dispatch(Command::SetAirplane(false))
        >
            <Icon glyph=Glyph::Airplane small=true/>
            {words::airplane()}
        </button>
    }
}
