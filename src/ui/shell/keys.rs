//! Keys that work everywhere in the page.

use app::{Command, Studio};
use leptos::{ev, prelude::*};

use crate::browser;

/// Sends the command of a key press, unless a dialog is open or a field keeps its own undo.
pub(super) fn listen(studio: Studio) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || controls::browser::comes_from(&event, "dialog, [role=menu]")
        {
            return;
        }
        let Some(command) = browser::with_key(&event, Command::for_key) else {
            return;
        };
        let available = studio.availability(&command).is_yes();
        // The browser's own undo knows nothing of what was changed besides typing.
        let ours = matches!(command, Command::Undo | Command::Redo | Command::ExportFile);
        let own_field = matches!(command, Command::Undo | Command::Redo)
            && controls::browser::comes_from(&event, "[data-own-undo]");
        if own_field || !(available || ours) {
            return;
        }
        event.prevent_default();
        if available {
            studio.dispatch(command);
        }
    });
    on_cleanup(move || listener.remove());
}
