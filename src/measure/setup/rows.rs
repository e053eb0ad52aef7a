//! Rows to test on: pasted from a spreadsheet, taken from a file, or a sample to try with.

use controls::{Button, FileButton, Files, Glyph, Look, browser::catch_focus, read_files};
use leptos::prelude::*;
use trials::{Question, Trials};
use web_sys::DragEvent;

use super::from_data::FromData;
use crate::words;

/// Rows shown of those there are.
const SHOWN: usize = 4;
/// Larger files are refused before they are read.
const MOST_BYTES: u64 = 32_000_000;

#[component]
pub(super) fn Rows(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let trouble = RwSignal::new(None::<String>);
    let take = move |text: &str| trouble.set(trials.paste_rows(text).err());
    let n_rows = Memo::new(move |_| draft.get().rows.len());
    let needs = Memo::new(move |_| draft.get().question != Question::Order);
    let is_empty = Memo::new(move |_| n_rows.get() == 0);
    // The field or the button that did it is gone with it.
    Effect::new(move |before: Option<bool>| {
        if before.is_some_and(|it| it != is_empty.get()) {
            catch_focus("trials-rows");
        }
        is_empty.get()
    });
    view! {
        <section class="trials__part" aria-labelledby="trials-rows">
            <h2 id="trials-rows" tabindex="-1">{words::test_rows()}</h2>
            <p class="quiet">
                {move || if needs.get() {
                    words::rows_note()
                } else {
                    words::rows_optional_note()
                }}
            </p>
            {move || if is_empty.get() {
                view! { <Empty trials trouble take=Callback::new(move |it: String| take(&it))/> }.into_any()
            } else {
                view! { <Given trials/> }.into_any()
            }}
            {move || trouble.get().map(|why| view! { <p class="field__error" role="alert">{why}</p> })}
        </section>
    }
}

#[component]
fn Empty(
    trials: Trials,
    trouble: RwSignal<Option<String>>,
    take: Callback<String>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let read = Callback::new(move |files: Files| match files {
        Ok(files) => {
            let file = files.into_iter().next().unwrap_or_default();
            take.run(file.text());
        }
        Err(why) => trouble.set(Some(why)),
    });
    view! {
        <FromData trials/>
        <textarea
            class="field trials__paste"
            rows="5"
            aria-label=words::test_rows()
            placeholder=words::paste_rows_hint()
            spellcheck="false"
            on:paste=move |event| {
                let pasted = event.clipboard_data().and_then(|it| it.get_data("text/plain").ok());
                if let Some(text) = pasted.filter(|it| !it.trim().is_empty()) {
                    event.prevent_default();
                    take.run(text);
                }
            }
            on:change=move |event| {
                let typed = event_target_value(&event);
                if !typed.trim().is_empty() {
                    take.run(typed);
                }
            }
        ></textarea>
        <div
            class="drop"
            data-over=move || over.get().then_some("true")
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event: DragEvent| {
                event.prevent_default();
                over.set(false);
                read_files(event.data_transfer().and_then(|it| it.files()), MOST_BYTES, read);
            }
        >
            <p>{words::drop_file()}</p>
            <FileButton
                label=words::choose_file().to_owned()
                name=words::rows_file()
                accept=".csv,.tsv,.txt"
                most_bytes=MOST_BYTES
                look=Look::Lined
                on_files=read
            />
            <Button
                label=words::use_sample_rows().to_owned()
                look=Look::Lined
                glyph=Glyph::Table
                on_press=move |_| trials.use_sample()
            />
        </div>
    }
}

#[component]
fn Given(trials: Trials) -> impl IntoView {
    let draft = trials.draft();
    let head = move || {
        let rows = &draft.get().rows;
        let known = rows.iter().filter(|it| !it.expected.trim().is_empty());
        words::rows_given(rows.len(), known.count())
    };
    view! {
        <div class="trials__given">
            <strong class="count" role="status">{head}</strong>
            <Button
                label=words::take_other_rows().to_owned()
                look=Look::Small
                glyph=Glyph::Trash
                on_press=move |_| trials.edit(|it| it.rows.clear())
            />
        </div>
        <table class="trials__sample">
            <thead>
                <tr>
                    <th scope="col">{words::input()}</th>
                    <th scope="col">{words::right_answer()}</th>
                </tr>
            </thead>
            <tbody>
                {move || {
                    let draft = draft.get();
                    draft
                        .rows
                        .iter()
                        .take(SHOWN)
                        .map(|it| {
                            view! {
                                <tr>
                                    <td>{words::shortened(&it.input, 90)}</td>
                                    <td>{words::shortened(&it.expected, 40)}</td>
                                </tr>
                            }
                        })
                        .collect_view()
                }}
            </tbody>
        </table>
    }
}
