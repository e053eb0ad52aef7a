//! Asks the browser for a project file and hands its bytes to the studio.

use app::{Command, Studio};
use leptos::{html, prelude::*};

use super::FileAsked;

use crate::words;

#[component]
pub(super) fn FileChooser(studio: Studio) -> impl IntoView {
    let asked = expect_context::<FileAsked>();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if asked.get()
            && let Some(input) = input.get_untracked()
        {
            asked.set(false);
            input.set_value("");
            input.click();
        }
    });
    let on_change = move |_| {
        let files = input.get_untracked().and_then(|it| it.files());
        let Some(file) = files.and_then(|it| it.get(0)) else {
            return;
        };
        leptos::task::spawn_local(async move {
            // A file that vanished between choosing and reading has no bytes; the studio says so.
            let bytes = match wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => js_sys::Uint8Array::new(&buffer).to_vec(),
                Err(_) => Vec::new(),
            };
            studio.dispatch(Command::ImportFile(bytes));
        });
    };
    view! {
        <input
            type="file"
            accept=".exemplar,.json"
            hidden=true
            aria-label=words::project_file()
            node_ref=input
            on:change=on_change
        />
    }
}
