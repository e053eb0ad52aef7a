//! The last words: whatever ends this worker is told to the page in one message.

use bridge::FromWorker;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, Event};

use super::memory::refused_bytes;

/// From now on a panic, a trap or memory that ran out is told to the page, which starts a new worker.
pub(super) fn tell_page() {
    std::panic::set_hook(Box::new(|panic| {
        // Only the place: the message may quote a prompt.
        let place = panic.location().map(|it| {
            let file = it.file().rsplit('/').take(2).collect::<Vec<_>>();
            let file = file.into_iter().rev().collect::<Vec<_>>().join("/");
            format!("a fault at {file}:{}", it.line())
        });
        tell(place.unwrap_or_else(|| "a fault".into()));
    }));
    let ended = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let said = |name: &str| Reflect::get(&event, &name.into()).unwrap_or_default();
        let what = match refused_bytes() {
            Some(n_bytes) => {
                let n_mb = n_bytes.div_ceil(1_000_000);
                format!("memory ran out: {n_mb} MB more were needed")
            }
            None => [said("message"), said("reason")]
                .iter()
                .find_map(text)
                .unwrap_or_else(|| "an unknown fault".into()),
        };
        tell(what);
    });
    let ended = ended.into_js_value();
    for name in ["error", "unhandledrejection"] {
        // Adding a listener of a function cannot fail.
        let _ = scope().add_event_listener_with_callback(name, ended.unchecked_ref());
    }
}

fn text(value: &JsValue) -> Option<String> {
    let message = Reflect::get(value, &"message".into()).ok();
    let message = message.and_then(|it| it.as_string());
    value.as_string().or(message).filter(|it| !it.is_empty())
}

fn tell(what: String) {
    let frame = FromWorker::Crashed { what }.frame();
    // A page that is gone needs no last words.
    let _ = scope().post_message(&Uint8Array::new_from_slice(&frame.0));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
