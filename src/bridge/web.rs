//! The wire in a browser: the page's side of a Web Worker, the worker's side, and which build is started.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Url, Worker,
    WorkerOptions, WorkerType,
};

pub use crate::branch_web::{Branches, join};
pub use crate::parcel_web::join_many;
use crate::{BridgeClient, Frame, Incoming, Port, branch_web, parcel_web};

/// The builds of the worker that lie beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Runs anywhere: one thread, SIMD of 128 bits.
    Plain,
    /// One thread, relaxed SIMD: for pages whose host or browser gives no shared memory.
    Relaxed,
    /// Shared memory, a pool of threads, relaxed SIMD.
    Threads,
}

impl Variant {
    /// The best that this browser and this page's headers allow.
    pub fn best() -> Self {
        let global = js_sys::global();
        let has = |name: &str| Reflect::get(&global, &name.into()).unwrap_or_default();
        let isolated = has("crossOriginIsolated").is_truthy();
        let shares = !has("SharedArrayBuffer").is_undefined();
        let relaxed =
            WebAssembly::validate(&Uint8Array::new_from_slice(&USES_RELAXED_SIMD)).unwrap_or(false);
        match relaxed {
            true if isolated && shares => Self::Threads,
            true => Self::Relaxed,
            false => Self::Plain,
        }
    }

    /// Its folder beside the page.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Plain => "engine",
            Self::Relaxed => "engine-relaxed",
            Self::Threads => "engine-mt",
        }
    }
}

/// A module with one function: two `i8x16.splat` and an `i8x16.relaxed_swizzle`.
pub(crate) const USES_RELAXED_SIMD: [u8; 36] = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253,
    15, 65, 2, 253, 15, 253, 128, 2, 11,
];

/// The engine of this page: `base` is the page's base address, ending in a slash.
///
/// A `variant` that cannot start is replaced by [`Variant::Plain`].
/// Other modules of the page reach the same worker through the branches.
pub fn connect(base: &str, variant: Variant) -> (BridgeClient, Branches) {
    let from = String::from(base);
    let branches = Branches::default();
    let of_client = branches.clone();
    let client = BridgeClient::new(base, move |n_failed| {
        let variant = if n_failed == 0 {
            variant
        } else {
            Variant::Plain
        };
        let script = format!("{from}{}/worker.js", variant.folder());
        PagePort::start(&script, &of_client)
    });
    (client, branches)
}

/// An engine of its own for one download, in a worker that may reach the host of `origin` alone.
/// The page's guard hands out its script, or refuses.
pub fn guarded(base: &str, origin: &str) -> BridgeClient {
    let origin = String::from(js_sys::encode_uri_component(origin));
    let script = format!("{base}guarded/engine/{origin}.js");
    BridgeClient::new(base, move |_| {
        PagePort::of(start_script(&script), &Branches::default())
    })
}

/// This end of a wire that another module of the page made.
pub fn end_of(wire: web_sys::MessagePort) -> Rc<dyn Port> {
    branch_web::port(Some(wire))
}

pub(crate) type Hear = Box<dyn FnMut(Incoming)>;

/// Messages that came before somebody listened, and who listens.
#[derive(Default)]
pub(crate) struct Ear {
    early: Vec<Incoming>,
    hear: Option<Hear>,
    closed: bool,
}

impl Ear {
    /// Nothing is heard any more.
    pub(crate) fn close(ear: &RefCell<Self>) {
        // While it is hearing, its listener closes it; then it is dropped with the wire.
        if let Ok(mut ear) = ear.try_borrow_mut() {
            ear.closed = true;
            ear.early.clear();
        }
    }
}

pub(crate) fn deliver(ear: &RefCell<Ear>, incoming: Incoming) {
    let mut it = ear.borrow_mut();
    if it.closed {
        return;
    }
    let Some(mut hear) = it.hear.take() else {
        return it.early.push(incoming);
    };
    drop(it);
    hear(incoming);
    let mut it = ear.borrow_mut();
    if !it.closed {
        it.hear = Some(hear);
    }
}

pub(crate) fn listen(ear: &RefCell<Ear>, hear: Hear) {
    let early = {
        let mut it = ear.borrow_mut();
        it.hear = Some(hear);
        std::mem::take(&mut it.early)
    };
    for incoming in early {
        deliver(ear, incoming);
    }
}

/// A frame, or in plain text why the worker could not start.
pub(crate) fn read(event: &MessageEvent) -> Incoming {
    let data = event.data();
    match data.as_string() {
        Some(what) => Incoming::Died { what },
        None => Incoming::Frame(Frame(Uint8Array::new(&data).to_vec())),
    }
}

/// The page's end. Closing it ends the worker.
struct PagePort {
    ear: Rc<RefCell<Ear>>,
    worker: Option<Worker>,
    branches: Branches,
    /// Kept for as long as the worker may call them.
    _hearing: Vec<JsValue>,
}

impl PagePort {
    fn start(script: &str, branches: &Branches) -> Rc<dyn Port> {
        Self::of(start_module(script), branches)
    }

    fn of(started: Result<Worker, JsValue>, branches: &Branches) -> Rc<dyn Port> {
        let ear: Rc<RefCell<Ear>> = Rc::default();
        let (worker, hearing) = match started {
            Ok(worker) => {
                let hearing = hear_worker(&worker, &ear, branches);
                (Some(worker), hearing)
            }
            Err(_) => {
                let what = "the browser did not start it".into();
                deliver(&ear, Incoming::Died { what });
                (None, Vec::new())
            }
        };
        branches.begin(worker.clone());
        Rc::new(Self {
            ear,
            worker,
            branches: branches.clone(),
            _hearing: hearing,
        })
    }
}

/// Starts a worker that loads the module at `script` and calls its `default`.
///
/// The starter is text of our own, because a module made by wasm-bindgen does nothing until it is called,
/// and because only so a failure to load it can be told to the page.
fn start_module(script: &str) -> Result<Worker, JsValue> {
    let script = js_sys::JSON::stringify(&script.into())?;
    let starter = format!(
        "import({script}).then((it) => it.default()).catch((it) => postMessage(String(it)));"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&starter.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    // The address is not taken back: a browser may read it only later, and it is a few bytes a start.
    start_script(&url)
}

fn start_script(script: &str) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(script, &options)
}

fn hear_worker(worker: &Worker, ear: &Rc<RefCell<Ear>>, branches: &Branches) -> Vec<JsValue> {
    let (to, branches) = (ear.clone(), branches.clone());
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event| {
        branches.heard();
        deliver(&to, read(&event));
    });
    let to = ear.clone();
    let error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
        event.prevent_default();
        let message = Reflect::get(&event, &"message".into()).ok();
        let message = message.and_then(|it| it.as_string());
        let what = message.unwrap_or_else(|| "it could not be loaded".into());
        deliver(&to, Incoming::Died { what });
    });
    let to = ear.clone();
    let unreadable = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        let what = "a message was unreadable".into();
        deliver(&to, Incoming::Died { what });
    });
    let (message, error) = (message.into_js_value(), error.into_js_value());
    let unreadable = unreadable.into_js_value();
    worker.set_onmessage(Some(message.unchecked_ref()));
    worker.set_onerror(Some(error.unchecked_ref()));
    worker.set_onmessageerror(Some(unreadable.unchecked_ref()));
    vec![message, error, unreadable]
}

impl Port for PagePort {
    fn post(&self, frame: Frame) {
        if let Some(worker) = &self.worker {
            // Bytes can always be cloned; a worker that is gone hears nothing.
            let _ = worker.post_message(&Uint8Array::new_from_slice(&frame.0));
        }
    }

    fn listen(&self, hear: Hear) {
        listen(&self.ear, hear);
    }

    fn close(&self) {
        if let Some(worker) = &self.worker {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
            self.branches.end_of(worker);
        }
        Ear::close(&self.ear);
    }
}

impl Drop for PagePort {
    fn drop(&mut self) {
        self.close();
    }
}

/// The worker's end of the wire to its page; `branched` gets the worker's end of every branch.
pub fn worker_port(mut branched: impl FnMut(Rc<dyn Port>) + 'static) -> Rc<dyn Port> {
    let ear: Rc<RefCell<Ear>> = Rc::default();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let to = ear.clone();
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let branch = event.ports().get(0);
        if branch.is_undefined() {
            return deliver(&to, read(&event));
        }
        branched(parcel_web::port(branch.unchecked_into()));
    });
    scope.set_onmessage(Some(message.into_js_value().unchecked_ref()));
    Rc::new(WorkerPort { ear, scope })
}

struct WorkerPort {
    ear: Rc<RefCell<Ear>>,
    scope: DedicatedWorkerGlobalScope,
}

impl Port for WorkerPort {
    fn post(&self, frame: Frame) {
        let bytes = Uint8Array::new_from_slice(&frame.0);
        let given = Array::of1(&bytes.buffer());
        // Bytes can always be handed over; a page that is gone hears nothing.
        let _ = self.scope.post_message_with_transfer(&bytes, &given);
    }

    fn listen(&self, hear: Hear) {
        listen(&self.ear, hear);
    }

    fn close(&self) {
        self.scope.close();
    }
}
