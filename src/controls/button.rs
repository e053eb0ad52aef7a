//! Buttons: quiet, lined, the one that matters, and icons with a name.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{Glyph, Icon};

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Quiet,
    Lined,
    Primary,
    /// Quiet and small, for rows of actions.
    Small,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Quiet => "button",
            Self::Lined => "button button--lined",
            Self::Primary => "button button--primary",
            Self::Small => "button button--small",
        }
    }
}

/// A button with a word.
#[component]
pub fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] look: Look,
    #[prop(optional, into)] glyph: Option<Glyph>,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_press: impl FnMut(MouseEvent) + 'static,
) -> impl IntoView {
    view! {
        <button type="button" class=look.class() disabled=disabled on:click=on_press>
            {glyph.map(|glyph| view! { <Icon glyph small=true/> })}
            {label}
        </button>
    }
}

/// A button that is only an icon; its name is spoken and shown as a tooltip.
#[component]
pub fn IconButton(
    #[prop(into)] name: Signal<String>,
    glyph: Glyph,
    #[prop(optional, into)] disabled: Signal<bool>,
    on_press: impl FnMut(MouseEvent) + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=name
            title=name
            disabled=disabled
            on:click=on_press
        >
            <Icon glyph/>
        </button>
    }
}
