//! The few things asked of the browser itself: the fragment, the clipboard, the focus, the keyboard.

use app::{KeyPress, Keyboard};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, KeyboardEvent};

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

/// Puts a text on the clipboard, then says whether that worked.
pub(crate) fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    leptos::task::spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        // Outside a secure context there is no clipboard at all.
        if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
            return then(false);
        }
        let written = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await;
        then(written.is_ok());
    });
}

/// Whether a text area is as tall as its text by itself.
pub(crate) fn fields_grow() -> bool {
    web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false)
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

/// What has the focus.
pub(crate) fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Moves the focus to the first match inside `root`, if there is one.
pub(crate) fn focus_in(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    match found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}

/// Gives the focus back after a move in the document took it away.
pub(crate) fn keep_focus() {
    let Some(before) = focused() else { return };
    request_animation_frame(move || {
        if focused().as_ref() != Some(&before) {
            // An element that is gone by now cannot have the focus; nothing is lost.
            let _ = before.focus();
        }
    });
}

/// Whether an event came from inside a match of `selector`.
pub(crate) fn comes_from(event: &web_sys::Event, selector: &str) -> bool {
    closest(event, selector).is_some()
}

/// The nearest match of `selector` around what an event hit.
pub(crate) fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}
