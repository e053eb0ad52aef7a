//! What every control asks of the browser: the focus, the clipboard, where an event came from; downloads.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry};

/// Whether a text area is as tall as its text by itself.
pub fn fields_grow() -> bool {
    web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false)
}

/// What has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Moves the focus to the first match inside `root`, if there is one.
pub fn focus_in(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    match found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}

/// Follows whether an element is in sight: the root of a place is only hidden while another is shown.
pub fn follow_sight(root: &HtmlElement, is_shown: RwSignal<bool>) {
    let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last: IntersectionObserverEntry = entries.pop().unchecked_into();
        is_shown.set(last.is_intersecting());
    });
    // A browser that has no such observer draws the place all the time.
    if let Ok(observer) = IntersectionObserver::new(seen.into_js_value().unchecked_ref()) {
        observer.observe(root);
    }
}

/// Gives the focus back after a move in the document took it away.
pub fn keep_focus() {
    let Some(before) = focused() else { return };
    request_animation_frame(move || {
        if focused().as_ref() != Some(&before) {
            // An element that is gone by now cannot have the focus; nothing is lost.
            let _ = before.focus();
        }
    });
}

/// Gives the focus to the element with this id where what has it now is gone after the next frame: whoever works by
/// keyboard goes on from there and not from the top of the page.
pub fn catch_focus(id: &'static str) {
    request_animation_frame(move || {
        let is_lost = focused().is_none_or(|it| it.tag_name() == "BODY");
        let found = document().get_element_by_id(id).filter(|_| is_lost);
        if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // Nothing is lost where it cannot have the focus.
            let _ = element.focus();
        }
    });
}

/// Whether an event came from inside a match of `selector`.
pub fn comes_from(event: &web_sys::Event, selector: &str) -> bool {
    closest(event, selector).is_some()
}

/// The nearest match of `selector` around what an event hit.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// Puts a text on the clipboard, then says whether that worked.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
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

/// Offers bytes as a download; one that the browser refuses leaves everything as it was.
pub fn offer(name: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    if let Ok(blob) = web_sys::Blob::new_with_u8_array_sequence(&parts) {
        offer_blob(name, &blob);
    }
}

/// The same for what the browser made itself.
pub fn offer_blob(name: &str, blob: &web_sys::Blob) {
    let offered = || {
        let url = web_sys::Url::create_object_url_with_blob(blob)?;
        let link = document().create_element("a")?;
        let link: web_sys::HtmlAnchorElement = link.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        web_sys::Url::revoke_object_url(&url)
    };
    let _: Result<(), JsValue> = offered();
}
