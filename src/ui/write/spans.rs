//! Stretches of a text in spans, made by hand: a component for each weighs more, on the wire and while typing.

use leptos::prelude::*;
use web_sys::Element;

/// Adds a span at the end of a place. `None` only where there is no document.
pub(super) fn add(place: &Element, class: &str, text: &str) -> Option<Element> {
    let span = document().create_element("span").ok()?;
    span.set_class_name(class);
    span.set_text_content(Some(text));
    place.append_child(&span).ok()?;
    Some(span)
}
