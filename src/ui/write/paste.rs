//! A paste that is a table is offered as examples; everything else is a paste.

use std::cell::RefCell;

use leptos::{ev::ClipboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::Tools;

/// The tool that asks which column is which, by its address.
pub const PASTED: &str = "table";

/// A pasted table that may still become plain text, in the field where it was pasted.
struct HeldPaste {
    area: HtmlTextAreaElement,
    text: String,
}

thread_local! {
    /// The last paste that looked like a table.
    static HELD: RefCell<Option<HeldPaste>> = const { RefCell::new(None) };
}

/// A paste handler for a field.
pub(crate) fn offering() -> Box<dyn Fn(ClipboardEvent)> {
    let tools = expect_context::<Tools>();
    Box::new(move |event: ClipboardEvent| {
        let data = event
            .clipboard_data()
            .and_then(|it| it.get_data("text/plain").ok());
        let area = event.target().and_then(|it| it.dyn_into().ok());
        if let (Some(text), Some(area)) = (data, area)
            && app::looks_like_table(&text)
        {
            event.prevent_default();
            HELD.set(Some(HeldPaste { area, text }));
            tools.show(PASTED);
        }
    })
}

/// The text of the last paste that looked like a table; empty where there was none.
pub fn pasted() -> String {
    HELD.with_borrow(|it| it.as_ref().map_or(String::new(), |it| it.text.clone()))
}

/// Lets that text go; first, where it is still to be one, puts it where the caret was, as if it had been pasted.
pub fn end_paste(as_text: bool) {
    let Some(held) = HELD.take().filter(|_| as_text) else {
        return;
    };
    let _ = held.area.focus();
    if held.area.set_range_text(&held.text).is_ok()
        && let Ok(event) = web_sys::Event::new("input")
    {
        let _ = held.area.dispatch_event(&event);
    }
}
