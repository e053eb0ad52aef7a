//! What this page fetched from its own host, as the browser counted it.

use controls::words::size;
use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::words;

/// Files and bytes of this visit; `None` where the browser does not tell.
fn counted() -> Option<(u32, u64)> {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).ok()?;
    let list: Function = Reflect::get(&performance, &"getEntriesByType".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let entries: Array = list
        .call1(&performance, &"resource".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let bytes = |it| {
        let size = Reflect::get(&it, &"encodedBodySize".into()).ok();
        size.and_then(|it| it.as_f64()).unwrap_or_default() as u64
    };
    Some((entries.length(), entries.iter().map(bytes).sum()))
}

#[component]
pub(crate) fn OwnFiles() -> impl IntoView {
    let told = counted().map(|(n, bytes)| words::own_files(n, &size(bytes)));
    view! { <p class="quiet">{told}</p> }
}
