//! promptfoo's files: chosen together, shown as what they would become, and taken only on the person's word.

use controls::{Button, Glyph, Look};
use leptos::{html, prelude::*, task::spawn_local};
use trials::Trials;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Larger files are refused before they are read, in bytes.
const MOST_BYTES: f64 = 32.0 * 1024.0 * 1024.0;

#[component]
pub(crate) fn OpenForeign(trials: Trials) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let trouble = RwSignal::new(None::<String>);
    let read = move || {
        let chosen = input.get_untracked().and_then(|it| it.files());
        let Some(chosen) = chosen.filter(|it| it.length() > 0) else {
            return;
        };
        let files: Vec<File> = (0..chosen.length())
            .filter_map(|it| chosen.get(it))
            .collect();
        if files.iter().any(|it| it.size() > MOST_BYTES) {
            let why = "One of these files has more than 32 MB. Take a part of its rows.";
            return trouble.set(Some(why.into()));
        }
        trouble.set(None);
        spawn_local(async move {
            let mut texts = Vec::new();
            for file in files {
                let text = JsFuture::from(file.text()).await;
                let text = text.ok().and_then(|it| it.as_string()).unwrap_or_default();
                texts.push((file.name(), text));
            }
            trials.look_at_foreign(&texts);
        });
    };
    view! {
        <Button
            label="Open promptfoo files…".to_owned()
            look=Look::Small
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
            accept=".yaml,.yml,.json,.csv,.txt"
            multiple=true
            hidden=true
            aria-label="Files of promptfoo"
            node_ref=input
            on:change=move |_| read()
        />
        {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
    }
}

#[component]
pub(crate) fn Arrived(trials: Trials) -> impl IntoView {
    let arriving = trials.arriving();
    move || {
        let (said, is_good) = match arriving.get()? {
            Err(why) => (
                view! { <p class="field__error" role="alert">{why}</p> }.into_any(),
                false,
            ),
            Ok(it) => {
                let lines = |lines: &[String]| {
                    let lines = lines.iter().cloned();
                    let lines = lines.map(|it| view! { <li>{it}</li> }).collect_view();
                    view! { <ul class="trials__notes">{lines}</ul> }
                };
                let lost = (!it.losses.is_empty()).then(|| {
                    view! {
                        <p class="quiet">"What does not fit:"</p>
                        {lines(&it.losses)}
                    }
                });
                let said = view! {
                    <p>
                        <strong>"Found in these files"</strong>
                    </p>
                    {lines(&it.found)}
                    {lost}
                };
                (said.into_any(), true)
            }
        };
        Some(view! {
            <section class="model-work" aria-label="Files of promptfoo">
                <div role="status">{said}</div>
                <div class="trials__given">
                    {is_good
                        .then(|| {
                            view! {
                                <Button
                                    label="Set up with these".to_owned()
                                    look=Look::Primary
                                    on_press=move |_| trials.take_foreign()
                                />
                            }
                        })}
                    <Button
                        label="Leave them".to_owned()
                        look=Look::Lined
                        on_press=move |_| trials.leave_foreign()
                    />
                </div>
            </section>
        })
    }
}
