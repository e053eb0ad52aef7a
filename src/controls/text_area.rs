//! A text area as tall as its text.

use std::sync::Arc;

use leptos::{
    ev::{ClipboardEvent, KeyboardEvent},
    html,
    prelude::*,
};

use crate::browser;

/// Draws `text` and reports what is typed. The field's value is written only where it differs,
/// so the caret stays where it is.
#[component]
pub fn TextArea(
    text: Signal<Arc<str>>,
    #[prop(into)] name: Signal<String>,
    #[prop(optional, into)] placeholder: Signal<String>,
    #[prop(optional)] id: Option<String>,
    on_text: impl Fn(String) + 'static,
    #[prop(optional)] on_key: Option<Box<dyn Fn(KeyboardEvent)>>,
    #[prop(optional)] on_paste: Option<Box<dyn Fn(ClipboardEvent)>>,
    /// What shows through under the text; laid over its room by its own style.
    #[prop(optional, into)]
    under: Option<ViewFn>,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        let Some(area) = area.get() else { return };
        let text = text.get();
        if area.value() != *text {
            area.set_value(&text);
        }
    });
    // Elsewhere an unseen copy of the text under the field makes the room.
    let grows = browser::fields_grow();
    view! {
        // A form of its own: after every letter Chrome's autofill looks through the whole form that a field belongs to,
        // and without one through all fields of the page, which takes it longer than drawing the letter.
        <form class="grow" data-text=move || (!grows).then(|| text.get().to_string())>
            {under.map(|it| it.run())}
            <textarea
                node_ref=area
                id=id
                rows="1"
                spellcheck="false"
                autocomplete="off"
                aria-label=name
                placeholder=placeholder
                on:input=move |event| on_text(event_target_value(&event))
                on:keydown=move |event| {
                    if let Some(act) = &on_key {
                        act(event);
                    }
                }
                on:paste=move |event| {
                    if let Some(act) = &on_paste {
                        act(event);
                    }
                }
            ></textarea>
        </form>
    }
}
