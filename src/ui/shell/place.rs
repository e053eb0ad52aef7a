//! Which place is shown. The fragment names it, unless the fragment is a shared project.

use app::{Command, Studio};
use leptos::{ev, prelude::*};

use crate::browser;

/// The places that exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Write,
    Models,
}

/// What a fragment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    Place(Place),
    Link,
}

impl Place {
    pub(crate) const ALL: [Self; 2] = [Self::Write, Self::Models];

    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Write => "Write",
            Self::Models => "Models",
        }
    }

    /// What the fragment is in this place.
    fn fragment(self) -> &'static str {
        match self {
            Self::Write => "",
            Self::Models => "models",
        }
    }
}

fn asked(fragment: &str) -> Asked {
    match Place::ALL.into_iter().find(|it| it.fragment() == fragment) {
        Some(place) => Asked::Place(place),
        None => Asked::Link,
    }
}

/// The place now; setting it writes the fragment, and a new fragment sets it or is opened as a link.
pub(super) fn follow_fragment(studio: Studio) -> RwSignal<Place> {
    let place = RwSignal::new(Place::Write);
    let obey = move || match asked(&browser::fragment()) {
        Asked::Place(wanted) => place.set(wanted),
        Asked::Link => studio.dispatch(Command::OpenLink(browser::fragment())),
    };
    obey();
    let listener = window_event_listener(ev::hashchange, move |_| obey());
    on_cleanup(move || listener.remove());

    Effect::new(move |before: Option<Place>| {
        let now = place.get();
        if before.is_some_and(|it| it != now) {
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
        assert_eq!(asked(""), Asked::Place(Place::Write));
        assert_eq!(asked("models"), Asked::Place(Place::Models));
        assert_eq!(asked("p1=abc"), Asked::Link);
    }
}
