//! Which place is shown. The fragment names it, unless the fragment is a shared project.

use app::Studio;
use leptos::{ev, prelude::*};

use crate::browser;

use crate::words;

/// The places that exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Write,
    Data,
    Measure,
    Files,
    Models,
    Services,
}

impl Place {
    pub(crate) const ALL: [Self; 6] = [
        Self::Write,
        Self::Data,
        Self::Measure,
        Self::Files,
        Self::Models,
        Self::Services,
    ];

    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Write => words::write(),
            Self::Data => words::data(),
            Self::Measure => words::measure(),
            Self::Files => words::files(),
            Self::Models => words::models(),
            Self::Services => words::services(),
        }
    }

    /// What the fragment is in this place.
    fn fragment(self) -> &'static str {
        match self {
            Self::Write => "",
            Self::Data => "data",
            Self::Measure => "measure",
            Self::Files => "files",
            Self::Models => "models",
            Self::Services => "services",
        }
    }
}

/// The place a fragment names; `None` for a shared project, which is no place.
/// What is behind a slash is the place's own.
fn named(fragment: &str) -> Option<Place> {
    let name = fragment.split('/').next()?;
    Place::ALL.into_iter().find(|it| it.fragment() == name)
}

/// The place now; setting it writes the fragment, and a new fragment that names a place sets it.
pub(super) fn follow_fragment(studio: Studio) -> RwSignal<Place> {
    let place = RwSignal::new(named(&browser::fragment()).unwrap_or_default());
    let listener = window_event_listener(ev::hashchange, move |_| {
        if let Some(wanted) = named(&browser::fragment()) {
            place.set(wanted);
        }
    });
    on_cleanup(move || listener.remove());

    Effect::new(move |before: Option<Place>| {
        let now = place.get();
        if before.is_some_and(|it| it != now) && named(&browser::fragment()) != Some(now) {
            browser::replace_fragment(now.fragment());
        }
        now
    });

    // A link that was taken over or left alone must not come back with a reload.
    let incoming = studio.incoming();
    Effect::new(move |was_there: Option<bool>| {
        let is_there = incoming.with(Option::is_some);
        if was_there == Some(true) && !is_there {
            browser::replace_fragment(place.get_untracked().fragment());
        }
        is_there
    });
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_is_a_place_or_a_link() {
        assert_eq!(named(""), Some(Place::Write));
        assert_eq!(named("models"), Some(Place::Models));
        assert_eq!(named("measure"), Some(Place::Measure));
        assert_eq!(named("files/rescue"), Some(Place::Files));
        assert_eq!(named("p1=abc"), None);
        assert_eq!(named("p1=a/b"), None);
    }
}
