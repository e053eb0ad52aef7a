//! The field over a cell that is being typed into.

use std::time::Duration;

use dataset::{Kind, Text};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    desk::{Desk, Editing},
    grid::Sheet,
};

/// Between a key and the keeping of what is typed.
const SOON: Duration = Duration::from_millis(250);

#[component]
pub(crate) fn Editor(sheet: Sheet, editing: Editing, place: String) -> impl IntoView {
    let desk = sheet.desk;
    let (name, kind) = desk.table.with_untracked(|it| {
        let column = it.columns().get(editing.spot.column);
        column.map_or((Text::from(""), Kind::Text), |it| {
            (it.name.clone(), it.kind.clone())
        })
    });
    let row = desk.row(editing.spot.row).unwrap_or(0);
    let label = sheet::words::cell_name(&name, row + 1);
    // Every key starts the wait anew.
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let column = editing.spot.column;
    let keep = move |text: String| {
        if let Some(Some(before)) = waiting.try_update_value(Option::take) {
            before.clear();
        }
        let keep = move || {
            if desk.editing.with_untracked(Option::is_some) {
                desk.keep
                    .typing(row, column, &desk.cell_text(row, column), &text);
            }
        };
        waiting.set_value(set_timeout_with_handle(keep, SOON).ok());
    };
    let text = editing.text;
    match kind {
        Kind::Text | Kind::LongText => {
            let field = NodeRef::<html::Textarea>::new();
            let is_long = kind == Kind::LongText || text.chars().count() > 60;
            Effect::new(move |_| {
                if let Some(field) = field.get() {
                    // At once: the next letter is already on its way. A field that is gone needs no caret.
                    let _ = field.focus();
                    let end = field.value().encode_utf16().count() as u32;
                    let _ = field.set_selection_range(end, end);
                }
            });
            view! {
                <textarea
                    class="data__editor"
                    class:data__editor--long=is_long
                    style=place
                    aria-label=label
                    spellcheck="false"
                    rows="1"
                    prop:value=text
                    node_ref=field
                    on:input=move |event| keep(event_target_value(&event))
                    on:blur=move |event| taken(desk, &event_target_value(&event))
                ></textarea>
            }
            .into_any()
        }
        kind => {
            let field = NodeRef::<html::Input>::new();
            Effect::new(move |_| {
                if let Some(field) = field.get() {
                    // As above; a caret at the end is what a field of one line has.
                    let _ = field.focus();
                }
            });
            let choices = match &kind {
                Kind::Choice(choices) => choices.clone(),
                _ => Vec::new(),
            };
            let options = choices
                .into_iter()
                .map(|it| view! { <option value=it.to_string()></option> })
                .collect_view();
            view! {
                <input
                    class="data__editor"
                    style=place
                    aria-label=label
                    autocomplete="off"
                    inputmode=(kind == Kind::Number).then_some("decimal")
                    list="data-choices"
                    prop:value=text
                    node_ref=field
                    on:input=move |event| keep(event_target_value(&event))
                    on:blur=move |event| taken(desk, &event_target_value(&event))
                />
                <datalist id="data-choices">{options}</datalist>
            }
            .into_any()
        }
    }
}

/// A field that loses the focus gives what was typed.
fn taken(desk: Desk, text: &str) {
    if desk.editing.with_untracked(Option::is_some) {
        desk.commit(text);
    }
}

/// What stands in the field now.
pub(crate) fn value(event: &leptos::ev::KeyboardEvent) -> Option<String> {
    let target = event.target()?;
    if let Some(area) = target.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        return Some(area.value());
    }
    target
        .dyn_ref::<web_sys::HtmlInputElement>()
        .map(|it| it.value())
}
