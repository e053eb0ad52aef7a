//! "Save as": the open project as another tool's file, and what that tool cannot say, before it is saved.

use archive::{Made, make, shelves, words};
use controls::{Button, Disclosure, Glyph, Look, browser, words::size};
use foreign::Format;
use leptos::{prelude::*, task::spawn_local};

use crate::{desk::Desk, found::Unfits};

/// Characters of a file that are shown.
const MOST_SHOWN: usize = 20_000;

#[component]
pub(crate) fn SaveAs(desk: Desk) -> impl IntoView {
    let chosen = RwSignal::new(Format::Promptfoo);
    let groups = shelves()
        .into_iter()
        .map(|shelf| {
            let options = shelf
                .formats
                .iter()
                .map(|it| {
                    let shown = format!("{} ({})", it.name(), it.ending());
                    view! { <option value=it.key()>{shown}</option> }
                })
                .collect_view();
            view! { <optgroup label=shelf.name>{options}</optgroup> }
        })
        .collect_view();
    let choose = move |key: String| {
        let format = Format::ALL.into_iter().find(|it| it.key() == key);
        chosen.set(format.unwrap_or(Format::Promptfoo));
    };
    view! {
        <section class="files__part" aria-labelledby="files-save">
            <h2 id="files-save">{words::save_as()}</h2>
            <label class="files__as">
                {words::kind_of_file()}
                <select class="field" on:change=move |event| choose(event_target_value(&event))>
                    {groups}
                </select>
            </label>
            <div class="files__part" aria-live="polite">
                {move || {
                    match written(desk, chosen.get()) {
                        Ok(made) => view! { <Ready desk format=chosen.get() made/> }.into_any(),
                        Err(why) => view! { <p class="field__error">{why}</p> }.into_any(),
                    }
                }}
            </div>
        </section>
    }
}

/// The project as it was read last, in a format.
fn written(desk: Desk, format: Format) -> Result<Made, String> {
    let project = desk.project.get()?;
    desk.origin.with(|it| make(format, &project, it.as_ref()))
}

#[component]
fn Ready(desk: Desk, format: Format, made: Made) -> impl IntoView {
    let said = match made.report.len() {
        0 => words::all_can_be_said().to_owned(),
        n => words::cannot_be_said(n),
    };
    let report = (!made.report.is_empty()).then(|| view! { <Unfits report=made.report/> });
    let files = made
        .files
        .into_iter()
        .map(|file| view! { <OneFile desk format file/> })
        .collect_view();
    view! {
        <p>{said}</p>
        {report}
        {files}
    }
}

#[component]
fn OneFile(desk: Desk, format: Format, file: (String, Vec<u8>)) -> impl IntoView {
    let (name, bytes) = file;
    let save = move || {
        desk.read_project();
        spawn_local(async move {
            desk.settled().await;
            let made = untrack(|| written(desk, format));
            for (name, bytes) in made.map_or(Vec::new(), |it| it.files) {
                browser::offer(&name, &bytes);
            }
        });
    };
    let size = size(bytes.len() as u64);
    let text = std::str::from_utf8(&bytes).ok().map(|it| {
        let shown: String = it.chars().take(MOST_SHOWN).collect();
        let label = if shown.len() < it.len() {
            words::look_into_beginning()
        } else {
            words::look_into()
        };
        view! {
            <Disclosure label=label.to_owned()>
                <pre class="files__code" tabindex="0">{shown}</pre>
            </Disclosure>
        }
    });
    view! {
        <div class="files__acts">
            <Button
                label=words::save_named(&name)
                look=Look::Primary
                glyph=Glyph::Download
                on_press=move |_| save()
            />
            <span class="quiet">{size}</span>
        </div>
        {text}
    }
}
