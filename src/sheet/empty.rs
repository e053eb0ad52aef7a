//! The place before there is a table: what one is for, and the ways to begin.

use controls::{Button, FileButton, Glyph, Look, browser};
use leptos::{html, prelude::*};
use sheet::words;
use web_sys::DragEvent;

use crate::{desk::Desk, take};

#[component]
pub(crate) fn Empty(desk: Desk) -> impl IntoView {
    let over = RwSignal::new(false);
    let begin = NodeRef::<html::Section>::new();
    // The table is gone, and what had the focus with it.
    Effect::new(move |_| {
        if let Some(begin) = begin.get().filter(|_| desk.is_stranded()) {
            browser::focus_in(&begin, "textarea");
        }
    });
    let n_examples = Memo::new(move |_| {
        desk.state.track();
        desk.is_shown.track();
        desk.project().map_or(0, |it| it.prompt.examples.len())
    });
    view! {
        <p class="page__lead">
            {words::lead()}
        </p>
        <Show when=move || desk.undo.with(|it| it.next_undo().is_some())>
            <p>
                <Button
                    label=words::undo().to_owned()
                    look=Look::Lined
                    glyph=Glyph::Undo
                    on_press=move |_| desk.undo()
                />
            </p>
        </Show>
        <section class="data__begin" aria-labelledby="data-begin" node_ref=begin>
            <h2 id="data-begin">{words::paste_rows()}</h2>
            <p class="quiet">
                {words::paste_rows_note()}
            </p>
            <textarea
                class="field"
                rows="6"
                aria-label=words::rows()
                placeholder=hint()
                spellcheck="false"
                on:paste=move |event| {
                    let text = event.clipboard_data().and_then(|it| it.get_data("text/plain").ok());
                    if let Some(text) = text.filter(|it| !it.trim().is_empty()) {
                        event.prevent_default();
                        take::text(desk, &text);
                    }
                }
                on:change=move |event| {
                    let typed = event_target_value(&event);
                    if !typed.trim().is_empty() {
                        take::text(desk, &typed);
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
                    let files = event.data_transfer().and_then(|it| it.files());
                    controls::read_files(
                        files,
                        sheet::LIMIT_FILE_BYTES,
                        Callback::new(move |it| take::files(desk, it)),
                    );
                }
            >
                <p>{words::drop_here()}</p>
                <FileButton
                    label=words::choose_file().to_owned()
                    name=words::file_of_rows()
                    accept=take::ACCEPTED
                    most_bytes=sheet::LIMIT_FILE_BYTES
                    look=Look::Lined
                    on_files=Callback::new(move |it| take::files(desk, it))
                />
                <Show when=move || { n_examples.get() > 0 }>
                    <Button
                        label=Signal::derive(move || words::use_examples(n_examples.get()))
                        look=Look::Lined
                        glyph=Glyph::Write
                        on_press=move |_| take::project_examples(desk)
                    />
                </Show>
                <Button
                    label=words::begin_empty().to_owned()
                    look=Look::Lined
                    glyph=Glyph::Table
                    on_press=move |_| take::blank(desk)
                />
            </div>
        </section>
    }
}

/// Rows as a spreadsheet copies them.
fn hint() -> String {
    let rows = [
        [words::hint_message(), words::hint_kind()],
        [words::hint_parcel(), words::hint_delivery()],
        [words::hint_charged(), words::hint_billing()],
    ];
    rows.map(|it| it.join("\t")).join("\n")
}
