//! The ways in: drop a file, choose it, or paste its text; and the files that are known.

use archive::words;
use controls::{Button, Disclosure, FileButton, Look, TextArea};
use leptos::{ev, prelude::*};

use crate::desk::Desk;

/// Endings of the known files, for the browser's own choice of files.
const ENDINGS: &str =
    ".yaml,.yml,.json,.jsonl,.ndjson,.csv,.tsv,.txt,.xlsx,.prompt,.prompty,.cforge,.exemplar";
/// Read before any format looks at them.
const MOST_BYTES: u64 = format::file::LIMIT_BYTES as u64;

#[component]
pub(crate) fn Bring(desk: Desk) -> impl IntoView {
    view! {
        <section class="files__part" aria-labelledby="files-bring">
            <h2 id="files-bring">{words::bring_file()}</h2>
            <DropHere desk/>
            <Paste desk/>
            <Disclosure label=words::known_files().to_owned()>
                <Known/>
            </Disclosure>
            <div role="status" aria-live="polite">
                {move || desk.is_reading.get().then(|| view! { <p>{words::looking()}</p> })}
            </div>
            {move || {
                desk.trouble.get().map(|why| view! { <p class="field__error" role="alert">{words::why_unchanged(&why)}</p> })
            }}
        </section>
    }
}

/// Where files are dropped, though they may be dropped anywhere.
#[component]
pub(crate) fn DropHere(desk: Desk) -> impl IntoView {
    let over = over_the_page();
    view! {
            <div class="drop" data-over=move || over.get().then_some("true")>
                <p>{words::drop_files()}</p>
                <FileButton
                    label=words::choose_files().to_owned()
                    name=words::prompt_files()
                    accept=ENDINGS
                    multiple=true
                    most_bytes=MOST_BYTES
                    look=Look::Lined
                    on_files=move |files| desk.look(files)
                />
            </div>
    }
}

/// Whether something is being dragged over the page.
fn over_the_page() -> RwSignal<bool> {
    let over = RwSignal::new(false);
    let listeners = [
        window_event_listener(ev::dragover, move |_| over.set(true)),
        window_event_listener(ev::drop, move |_| over.set(false)),
        window_event_listener(ev::dragleave, move |event| {
            // Only where it leaves the window; from one element to the next it is still here.
            if event.related_target().is_none() {
                over.set(false);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|it| it.remove()));
    over
}

#[component]
fn Paste(desk: Desk) -> impl IntoView {
    let typed = desk.typed;
    let look = move || {
        desk.look_at_text(typed.get_untracked().to_string());
        typed.set("".into());
    };
    view! {
        <Disclosure label=words::paste_its_text().to_owned()>
            <div class="files__paste">
                <TextArea
                    text=typed.into()
                    name=words::text_of_file()
                    placeholder=words::text_of_file_hint()
                    on_text=move |text| typed.set(text.into())
                />
                <Button
                    label=words::look_at_it().to_owned()
                    look=Look::Lined
                    disabled=Signal::derive(move || typed.with(|it| it.trim().is_empty()))
                    on_press=move |_| look()
                />
            </div>
        </Disclosure>
    }
}

/// What people call the formats, by what they are used for.
fn known() -> [(&'static str, &'static str); 4] {
    [
        (words::prompts_and_tests(), words::prompts_and_tests_known()),
        (words::requests(), words::requests_known()),
        (words::prompt_stores(), words::prompt_stores_known()),
        (words::rows(), words::rows_known()),
    ]
}

#[component]
fn Known() -> impl IntoView {
    let rows = known()
        .into_iter()
        .map(|(name, list)| {
            view! {
                <dt>{name}</dt>
                <dd>{list}</dd>
            }
        })
        .collect_view();
    view! {
        <dl class="files__known">{rows}</dl>
        <p class="quiet">{words::own_files()}</p>
    }
}
