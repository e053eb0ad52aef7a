//! Makes the threads of the pool: workers that instantiate this module again, on the same memory.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, Performance, Url, Worker,
    WorkerOptions, WorkerType,
};

use crate::{pool::Pool, web::global};

/// The pool of this worker. It lies in the shared memory, so every thread sees the same one.
pub(crate) static POOL: Pool = Pool::new();

/// By this name a thread knows what it is.
const HELPER: &str = "pool";
const MAX_THREADS: f64 = 8.0;
/// A pool that has not come after this time is done without.
const PATIENCE_MILLIS: f64 = 2000.0;
const LOOK_MILLIS: u32 = 1;

/// Whether this worker was started to help another.
pub(super) fn is_helper() -> bool {
    global(&["name"]).as_string().as_deref() == Some(HELPER)
}

/// Helps for ever. Called by the starter once the module is there: on a memory that is in use already,
/// the module's own start is not run again.
mod door {
    #![allow(
        unsafe_code,
        unreachable_pub,
        reason = "what the macro writes around an export"
    )]

    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    pub fn help_for_ever() {
        super::POOL.help()
    }
}

/// Starts a helper for every processor but one, and has a sum computed together.
///
/// Returns the threads that have come, where it came out right; 1 where there are none.
pub(super) async fn start(script: &str) -> u32 {
    let n_processors = global(&["navigator", "hardwareConcurrency"]);
    let n_helpers = n_processors.as_f64().unwrap_or(1.0).min(MAX_THREADS) as usize - 1;
    for _ in 0..n_helpers {
        if start_helper(script).is_err() {
            break;
        }
    }
    // By the clock: timers wait for whoever reads a model meanwhile.
    let clock: Performance = global(&["performance"]).unchecked_into();
    let patient_until = clock.now() + PATIENCE_MILLIS;
    while POOL.n_helpers() < n_helpers && clock.now() < patient_until {
        sleep(LOOK_MILLIS).await;
    }
    let n_threads = POOL.check().unwrap_or(1);
    u32::try_from(n_threads).unwrap_or(1)
}

fn start_helper(script: &str) -> Result<(), JsValue> {
    let script = JSON::stringify(&script.into())?;
    let starter = format!(
        "onmessage = ({{ data }}) => import({script}).then((it) => it.default(data).then(() => it.help_for_ever()))\
         .catch((it) => console.warn(\"a thread did not start:\", String(it)));"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&starter.into()), &kind)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(HELPER);
    let worker = Worker::new_with_options(&Url::create_object_url_with_blob(&blob)?, &options)?;
    // The only words of a helper are its last: they are the engine's last too.
    let pass_on = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let _ = scope.post_message(&event.data());
    });
    worker.set_onmessage(Some(pass_on.into_js_value().unchecked_ref()));
    let module = Object::new();
    Reflect::set(&module, &"module_or_path".into(), &wasm_bindgen::module())?;
    Reflect::set(&module, &"memory".into(), &wasm_bindgen::memory())?;
    worker.post_message(&module)
}

async fn sleep(millis: u32) {
    let waiting = Promise::new(&mut |resolve, _| {
        let set_timeout: Function = global(&["setTimeout"]).unchecked_into();
        // A worker always has it, and these arguments are what it takes.
        let _ = set_timeout.call2(&JsValue::NULL, &resolve, &millis.into());
    });
    // It is never rejected.
    let _ = JsFuture::from(waiting).await;
}
