//! The few things asked of the browser itself: the fragment, the clipboard, the focus, the keyboard.

use app::{KeyPress, Keyboard};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::KeyboardEvent;

/// Takes the loading screen of `index.html` away.
pub(crate) fn remove_boot_screen() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}

/// The fragment without its `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Writes the fragment without a new entry in the history and without a `hashchange`.
pub(crate) fn replace_fragment(fragment: &str) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let url = if fragment.is_empty() {
        path
    } else {
        format!("{path}#{fragment}")
    };
    if let Ok(history) = window().history() {
        // Refused only in documents that may not have a history; the page works without it.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// The page's address without its fragment.
pub(crate) fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Whose words for keys this device uses.
pub(crate) fn keyboard() -> Keyboard {
    let agent = window().navigator().user_agent().unwrap_or_default();
    if agent.contains("Mac OS") {
        Keyboard::Mac
    } else {
        Keyboard::Other
    }
}

/// Calls `act` with the key press in the studio's terms.
pub(crate) fn with_key<T>(event: &KeyboardEvent, act: impl FnOnce(&KeyPress<'_>) -> T) -> T {
    act(&KeyPress {
        primary: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        key: &event.key(),
    })
}
