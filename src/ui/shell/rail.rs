//! The places, at the left on a desk and under the thumb on a phone.

use app::Studio;
use leptos::prelude::*;

use super::{Place, airplane::AirplaneButton, theme::ThemeButton};
use crate::controls::{Glyph, Icon};

use crate::words;

#[component]
pub(super) fn Rail(studio: Studio, place: RwSignal<Place>) -> impl IntoView {
    let places = Place::ALL
        .into_iter()
        .map(|it| {
            view! {
                <button
                    type="button"
                    class="rail__place"
                    aria-current=move || (place.get() == it).then_some("page")
                    on:click=move |_| place.set(it)
                >
                    <Icon glyph=glyph(it)/>
                    {it.label()}
                </button>
            }
        })
        .collect_view();
    view! {
        <nav class="rail" aria-label=words::places()>
            {places}
            <div class="rail__foot">
                <AirplaneButton studio/>
                <ThemeButton studio/>
            </div>
        </nav>
    }
}

fn glyph(place: Place) -> Glyph {
    match place {
        Place::Write => Glyph::Write,
        Place::Data => Glyph::Table,
        Place::Measure => Glyph::Measure,
        Place::Files => Glyph::Folder,
        Place::Models => Glyph::Models,
        Place::Services => Glyph::Services,
    }
}
