//! The frame around every place: top bar, rail, notices, keys, theme, language.

mod airplane;
mod keys;
mod language;
mod notices;
mod outlying;
mod place;
mod project_menu;
mod rail;
mod theme;
mod top_bar;

use app::Studio;
use leptos::{html, prelude::*};

pub use outlying::Outlying;
pub(crate) use place::Place;

use crate::{
    dialogs::{Dialogs, FileAsked},
    models::Models,
    words,
    write::Write,
};

/// The whole page.
#[component]
pub(crate) fn Shell(
    studio: Studio,
    measure: outlying::Kept,
    services: outlying::Kept,
    files: outlying::Kept,
    data: outlying::Kept,
) -> impl IntoView {
    crate::browser::remove_boot_screen();
    provide_context(FileAsked::new(false));
    let place = place::follow_fragment(studio);
    provide_context(place);
    keys::listen(studio);
    theme::follow(studio);
    language::follow(studio);
    let main = NodeRef::<html::Main>::new();
    let is_open = studio.is_open();
    // In another language everything is drawn anew, but for the modules, which do so themselves.
    let language = studio.language();
    view! {
        <div class="shell">
            {move || {
                language.get();
                view! {
                    <a
                        class="skip"
                        href="#main"
                        on:click=move |event| {
                            // The fragment belongs to places and shared projects.
                            event.prevent_default();
                            if let Some(main) = main.get_untracked() {
                                let _ = main.focus();
                            }
                        }
                    >
                        {words::skip()}
                    </a>
                    <top_bar::TopBar studio/>
                    <rail::Rail studio place/>
                }
            }}
            <main
                id="main"
                class="place"
                class:place--page=move || place.get() != Place::Write
                tabindex="-1"
                node_ref=main
            >
                <outlying::Host place is=Place::Measure outlying=measure/>
                <outlying::Host place is=Place::Services outlying=services/>
                <outlying::Host place is=Place::Files outlying=files/>
                <outlying::Host place is=Place::Data outlying=data/>
                {move || {
                    language.get();
                    match (place.get(), is_open.get()) {
                        (Place::Data | Place::Measure | Place::Services | Place::Files, _) => {
                            ().into_any()
                        }
                        (Place::Models, _) => view! { <Models studio/> }.into_any(),
                        (Place::Write, true) => view! { <Write studio/> }.into_any(),
                        (Place::Write, false) => view! { <Waiting/> }.into_any(),
                    }
                }}
            </main>
            {move || {
                language.get();
                view! {
                    <notices::Notices studio/>
                    <Dialogs studio/>
                }
            }}
        </div>
    }
}

/// The desk before the last project is read.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="waiting" role="status">
            <span class="heard">{words::opening_last()}</span>
            <span class="skeleton"></span>
            <span class="skeleton"></span>
            <span class="skeleton"></span>
        </div>
    }
}
