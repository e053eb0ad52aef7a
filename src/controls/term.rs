//! The field's own words, each with one line of explanation under a dotted underline.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::words;

/// A technical term and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminology {
    FewShot,
    Token,
    ContextWindow,
    ChatTemplate,
    Temperature,
    TopK,
    TopP,
    MinP,
    RepetitionPenalty,
    MaxTokens,
    Seed,
    Samples,
    Stops,
    Schema,
}

impl Terminology {
    /// The word, and what it means in a sentence or two.
    pub fn explained(self) -> (&'static str, &'static str) {
        match self {
            Self::FewShot => (words::few_shot(), words::few_shot_note()),
            Self::Token => (words::tokens(), words::tokens_note()),
            Self::ContextWindow => (words::context_window(), words::context_window_note()),
            Self::ChatTemplate => (words::chat_template(), words::chat_template_note()),
            Self::Temperature => (words::temperature(), words::temperature_note()),
            Self::TopK => (words::top_k(), words::top_k_note()),
            Self::TopP => (words::top_p(), words::top_p_note()),
            Self::MinP => (words::min_p(), words::min_p_note()),
            Self::RepetitionPenalty => (
                words::repetition_penalty(),
                words::repetition_penalty_note(),
            ),
            Self::MaxTokens => (words::max_tokens(), words::max_tokens_note()),
            Self::Seed => (words::seed(), words::seed_note()),
            Self::Samples => (words::samples(), words::samples_note()),
            Self::Stops => (words::stops(), words::stops_note()),
            Self::Schema => (words::schema(), words::schema_note()),
        }
    }
}

/// A term in running text. The note shows on hover, focus or tap; Escape hides it.
#[component]
pub fn Term(
    of: Terminology,
    /// Other words than the term's own.
    #[prop(optional, into)]
    word: Option<String>,
    #[prop(optional)] below: bool,
    #[prop(optional)] at_end: bool,
) -> impl IntoView {
    let (own, note) = of.explained();
    view! { <Noted word=word.unwrap_or_else(|| own.to_owned()) note=note below at_end/> }
}

/// Any word with a note.
#[component]
pub fn Noted(
    #[prop(into)] word: Signal<String>,
    #[prop(into)] note: Signal<String>,
    #[prop(optional)] below: bool,
    #[prop(optional)] at_end: bool,
) -> impl IntoView {
    let shut = RwSignal::new(false);
    view! {
        <span
            class="term"
            class:term--shut=shut
            on:keydown=move |event: KeyboardEvent| {
                if event.key() == "Escape" {
                    shut.set(true);
                }
            }
            on:focusout=move |_| shut.set(false)
            on:pointerleave=move |_| shut.set(false)
        >
            <button type="button" class="term__word" aria-description=note>
                {word}
            </button>
            <span
                class="term__note"
                class:term__note--below=below
                class:term__note--end=at_end
                role="tooltip"
                aria-hidden="true"
            >
                {note}
            </span>
        </span>
    }
}
