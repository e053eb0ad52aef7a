//! The right sheet: model and Run, answers, and below them what the model sees.

mod answers;
mod outgoing;
mod run_bar;
mod sample;
mod schema;
mod settings;
mod spoken;
mod stops;

use app::Studio;
use leptos::prelude::*;

use super::{Desk, margin_note::MarginNote, preview::Preview};

use crate::words;

pub(super) use run_bar::RunButton;

#[component]
pub(super) fn AnswerSheet(studio: Studio) -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <section class="sheet sheet--answer" aria-label=words::answer()>
            <div class="sheet__column">
                <div class="asking">
                    <run_bar::RunBar studio/>
                    <outgoing::OutgoingNote studio/>
                    <settings::Settings studio/>
                </div>
                <MarginNote studio first_minute=desk.first_minute/>
                <answers::Answers studio/>
                <Preview studio/>
            </div>
        </section>
    }
}
