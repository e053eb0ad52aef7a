//! What is drawn anew when another language is spoken: the frame of a module that the page fetches.

use ::words::Language;
use leptos::prelude::*;

thread_local! {
    /// How often a language was given.
    static TURN: ArcRwSignal<usize> = ArcRwSignal::new(0);
}

/// Speaks the language of this tag from now on, with the words of this pack; every [`Spoken`] is drawn anew.
pub fn speak(tag: &str, pack: &str) {
    ::words::speak(Language::of(tag).unwrap_or_default(), pack);
    TURN.with(|it| it.update(|it| *it += 1));
}

/// Its children are made anew in each language; what shall outlive that is kept around it.
#[component]
pub fn Spoken(children: ChildrenFn) -> impl IntoView {
    let turn = TURN.with(ArcRwSignal::clone);
    move || {
        turn.track();
        children()
    }
}
