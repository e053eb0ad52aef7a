//! Light, dark, or as the device says.

use app::{Command, Studio, Theme};
use leptos::prelude::*;

use crate::{
    controls::{Glyph, Icon},
    reading::memo,
    words,
};

/// Keeps the root element's `data-theme` as the settings say.
pub(super) fn follow(studio: Studio) {
    let settings = studio.settings();
    let theme = memo(move || settings.get().theme);
    Effect::new(move |_| {
        let Some(root) = document().document_element() else {
            return;
        };
        // Neither can fail: the name is a valid attribute name.
        let _ = match theme.get() {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
    });
}

pub(super) const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

pub(super) fn glyph(theme: Theme) -> Glyph {
    match theme {
        Theme::System => Glyph::Device,
        Theme::Light => Glyph::Sun,
        Theme::Dark => Glyph::Moon,
    }
}

fn next(theme: Theme) -> Theme {
    match theme {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    }
}

/// One button that goes round the three themes.
#[component]
pub(super) fn ThemeButton(studio: Studio) -> impl IntoView {
    let settings = studio.settings();
    let theme = memo(move || settings.get().theme);
    let name = memo(move || {
        let command = Command::SetTheme(next(theme.get()));
        words::theme_now(command.label(), theme.get().name())
    });
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=name
            title=name
            on:click=move |_| studio.dispatch(Command::SetTheme(next(theme.get_untracked())))
        >
            {move || view! { <Icon glyph=glyph(theme.get())/> }}
        </button>
    }
}
