//! Large runs: the open calls of a model elsewhere as a file for its service, and the results brought back.

use controls::{Button, Glyph, Look};
use js_sys::Uint8Array;
use leptos::{html, prelude::*, task::spawn_local};
use trials::{Told, Trials};
use wasm_bindgen_futures::JsFuture;

/// Larger files are refused before they are read, in bytes.
const MOST_BYTES: f64 = 512e6;

#[component]
pub(crate) fn Batch(trials: Trials) -> impl IntoView {
    let told = RwSignal::new(None::<Told>);
    let input = NodeRef::<html::Input>::new();
    let read = move || {
        let file = input
            .get_untracked()
            .and_then(|it| it.files())
            .and_then(|it| it.get(0));
        let Some(file) = file else { return };
        if file.size() > MOST_BYTES {
            let why = "This file has more than 512 MB. Take a part of its lines.";
            return told.set(Some(Err(why.into())));
        }
        spawn_local(async move {
            let bytes = JsFuture::from(file.array_buffer()).await;
            let bytes = bytes
                .map(|it| Uint8Array::new(&it).to_vec())
                .unwrap_or_default();
            trials.read_batch(bytes, move |it| told.set(Some(it)));
        });
    };
    view! {
        <section class="trials__part" aria-labelledby="trials-batch">
            <h2 id="trials-batch">"Run it as a batch"</h2>
            <p class="quiet">
                "For thousands of rows: upload the file where the service takes batches (OpenAI Batch, Anthropic Message Batches), and read the results here. This page sends nothing for it."
            </p>
            <div class="trials__given">
                <Button
                    label="Save as batch file".to_owned()
                    look=Look::Lined
                    glyph=Glyph::Download
                    on_press=move |_| trials.save_batch(move |it| told.set(Some(it)))
                />
                <Button
                    label="Read results of a batch…".to_owned()
                    look=Look::Lined
                    glyph=Glyph::Folder
                    on_press=move |_| {
                        if let Some(input) = input.get_untracked() {
                            input.set_value("");
                            input.click();
                        }
                    }
                />
                <input
                    type="file"
                    accept=".jsonl,.json,.txt"
                    hidden=true
                    aria-label="Results of a batch"
                    node_ref=input
                    on:change=move |_| read()
                />
            </div>
            {move || {
                told.get()
                    .map(|it| match it {
                        Ok(lines) => {
                            let lines = lines.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
                            view! { <ul class="trials__notes" role="status">{lines}</ul> }.into_any()
                        }
                        Err(why) => view! { <p class="field__error" role="alert">{why}</p> }.into_any(),
                    })
            }}
        </section>
    }
}
