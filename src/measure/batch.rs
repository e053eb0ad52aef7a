//! Large runs: the open calls of a model elsewhere as a file for its service, and the results brought back.

use controls::{Button, FileButton, Files, Glyph, Look};
use leptos::prelude::*;
use trials::Trials;

use crate::words;

/// Larger files are refused before they are read.
const MOST_BYTES: u64 = 512_000_000;

#[component]
pub(crate) fn Batch(trials: Trials, trouble: RwSignal<Option<String>>) -> impl IntoView {
    let take = move |files: Files| match files {
        Ok(files) => {
            trouble.set(None);
            let file = files.into_iter().next().unwrap_or_default();
            trials.read_batch(file.bytes);
        }
        Err(why) => trouble.set(Some(why)),
    };
    view! {
        <section class="trials__part" aria-labelledby="trials-batch">
            <h2 id="trials-batch">{words::as_batch()}</h2>
            <p class="quiet">
                {words::as_batch_note()}
            </p>
            <div class="trials__given">
                <Button
                    label=words::save_batch().to_owned()
                    look=Look::Lined
                    glyph=Glyph::Download
                    on_press=move |_| {
                        trouble.set(None);
                        trials.save_batch();
                    }
                />
                <FileButton
                    label=words::read_batch().to_owned()
                    name=words::batch_results()
                    accept=".jsonl,.json,.txt"
                    most_bytes=MOST_BYTES
                    look=Look::Lined
                    on_files=take
                />
            </div>
        </section>
    }
}

/// What came of the last file. It stays where the batch itself is no longer offered, for its answers may be the last.
#[component]
pub(crate) fn Told(trials: Trials, trouble: RwSignal<Option<String>>) -> impl IntoView {
    let told = trials.told();
    move || {
        let said = match trouble.get() {
            Some(why) => Err(why),
            None => told.get()?,
        };
        Some(match said {
            Ok(lines) => {
                let lines = lines
                    .into_iter()
                    .map(|it| view! { <li>{it}</li> })
                    .collect_view();
                view! {
                    <div role="status">
                        <ul class="trials__notes">{lines}</ul>
                    </div>
                }
                .into_any()
            }
            Err(why) => view! { <p class="field__error" role="alert">{why}</p> }.into_any(),
        })
    }
}
