//! A paste that is a table is offered as examples; everything else is a paste.

use app::{Command, Studio};
use leptos::{ev::ClipboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// A pasted table that may still become plain text, in the field where it was pasted.
#[derive(Clone, PartialEq)]
pub(crate) struct HeldPaste {
    area: HtmlTextAreaElement,
    text: String,
}

/// The last paste that became an offer.
pub(crate) type LastPaste = RwSignal<Option<HeldPaste>, LocalStorage>;

/// A paste handler for a field.
pub(crate) fn offering(studio: Studio) -> Box<dyn Fn(ClipboardEvent)> {
    let offer = studio.table_offer();
    let last = use_context::<LastPaste>();
    Box::new(move |event: ClipboardEvent| {
        let data = event
            .clipboard_data()
            .and_then(|it| it.get_data("text/plain").ok());
        let Some(text) = data.filter(|it| app::looks_like_table(it)) else {
            return;
        };
        studio.dispatch(Command::PasteTable(text.clone()));
        if offer.with_untracked(Option::is_none) {
            return;
        }
        event.prevent_default();
        let area = event.target().and_then(|it| it.dyn_into().ok());
        if let (Some(last), Some(area)) = (last, area) {
            last.set(Some(HeldPaste { area, text }));
        }
    })
}

impl HeldPaste {
    /// Puts the text where the caret was, as if it had been pasted.
    pub(crate) fn insert(&self) {
        let _ = self.area.focus();
        if self.area.set_range_text(&self.text).is_ok()
            && let Ok(event) = web_sys::Event::new("input")
        {
            let _ = self.area.dispatch_event(&event);
        }
    }
}
