//! The field's own words, each with one line of explanation under a dotted underline.

use leptos::{ev::KeyboardEvent, prelude::*};

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
            Self::FewShot => (
                "few-shot",
                "A few worked examples in front of the question. The model goes on with the pattern it sees; nothing in it is changed.",
            ),
            Self::Token => (
                "tokens",
                "The pieces a model reads and writes: a word, part of a word, or a sign. Limits and prices are counted in them.",
            ),
            Self::ContextWindow => (
                "context window",
                "All the tokens a model can have before its eyes at once, prompt and answer together.",
            ),
            Self::ChatTemplate => (
                "chat template",
                "The marks that a chat model was trained with around each turn. They are tokens too.",
            ),
            Self::Temperature => (
                "temperature",
                "0 always takes the likeliest token. Larger gives less likely ones a chance.",
            ),
            Self::TopK => (
                "top-k",
                "Only this many of the likeliest tokens may be drawn. 0 switches it off.",
            ),
            Self::TopP => (
                "top-p",
                "Only the likeliest tokens that together reach this probability may be drawn. 1 switches it off.",
            ),
            Self::MinP => (
                "min-p",
                "Tokens less likely than this fraction of the likeliest are left out. 0 switches it off.",
            ),
            Self::RepetitionPenalty => (
                "repetition penalty",
                "Makes tokens that were already there less likely. 1 switches it off.",
            ),
            Self::MaxTokens => (
                "max tokens",
                "The answer ends here at the latest. The same room is kept free in the context window.",
            ),
            Self::Seed => (
                "seed",
                "The start of the dice. Same seed, same prompt, same text.",
            ),
            Self::Samples => (
                "samples",
                "Several answers to the same prompt, each with the next seed.",
            ),
            Self::Stops => (
                "stop sequences",
                "When one of these comes, the answer ends just before it. In completion style they keep the model from writing the next example.",
            ),
            Self::Schema => (
                "structured output",
                "The service holds the answer to this JSON schema. Models in this page answer freely.",
            ),
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
