//! The wire in a browser: the page's side of a Web Worker, the worker's side, and which build is started.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, ErrorEvent, MessageChannel, MessageEvent,
    MessagePort, Url, Worker, WorkerOptions, WorkerType,
};

use crate::{BridgeClient, Frame, Incoming, Port};

/// The two builds of the worker that lie beside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Runs anywhere: one thread, SIMD of 128 bits.
    Plain,
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
        if isolated && shares && relaxed {
            Self::Threads
        } else {
            Self::Plain
        }
    }

    /// Its folder beside the page.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Plain => "engine",
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

/// Wires that other modules of this page have to the worker that runs now.
#[derive(Clone, Default)]
pub struct Branches(Rc<RefCell<Running>>);

#[derive(Default)]
struct Running {
    worker: Option<Worker>,
    /// Called when that worker is gone; nothing else tells the far ends of the wires.
    tell_gone: Vec<Function>,
}

impl Branches {
    /// One more wire to the worker; `None` where none runs. `gone` is called when the worker has ended.
    pub fn branch(&self, gone: Function) -> Option<MessagePort> {
        let mut running = self.0.borrow_mut();
        let channel = MessageChannel::new().ok()?;
        let (ours, theirs) = (channel.port1(), channel.port2());
        let worker = running.worker.as_ref()?;
        let given = Array::of1(&theirs);
        worker
            .post_message_with_transfer(&JsValue::NULL, &given)
            .ok()?;
        running.tell_gone.push(gone);
        Some(ours)
    }

    fn begin(&self, worker: Option<Worker>) {
        self.0.borrow_mut().worker = worker;
    }

    /// Closing a port twice, or after the next worker began, ends nothing more.
    fn end_of(&self, worker: &Worker) {
        if self.0.borrow().worker.as_ref() != Some(worker) {
            return;
        }
        let gone = std::mem::take(&mut *self.0.borrow_mut());
        for tell in gone.tell_gone {
            // Whoever throws here only misses the news.
            let _ = tell.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The far end of a branch, as an engine's port: `open` asks the page for a wire, with the function that tells
/// that the worker is gone.
pub fn join(open: impl Fn(&Function) -> Option<MessagePort>) -> Rc<dyn Port> {
    let ear: Rc<RefCell<Ear>> = Rc::default();
    let to = ear.clone();
    let gone = Closure::once_into_js(move || {
        let what = "the engine was started again".into();
        deliver(&to, Incoming::Died { what });
    });
    let wire = open(gone.unchecked_ref());
    match &wire {
        Some(wire) => hear_wire(wire, &ear),
        None => {
            let what = "it does not run".into();
            deliver(&ear, Incoming::Died { what });
        }
    }
    Rc::new(BranchPort { ear, wire })
}

/// A branch's end, at either side.
struct BranchPort {
    ear: Rc<RefCell<Ear>>,
    wire: Option<MessagePort>,
}

fn hear_wire(wire: &MessagePort, ear: &Rc<RefCell<Ear>>) {
    let to = ear.clone();
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event| deliver(&to, read(&event)));
    wire.set_onmessage(Some(message.into_js_value().unchecked_ref()));
}

impl Port for BranchPort {
    fn post(&self, frame: Frame) {
        if let Some(wire) = &self.wire {
            // Bytes can always be cloned; an end that is gone hears nothing.
            let _ = wire.post_message(&Uint8Array::new_from_slice(&frame.0));
        }
    }

    fn listen(&self, hear: Hear) {
        listen(&self.ear, hear);
    }

    fn close(&self) {
        if let Some(wire) = &self.wire {
            wire.close();
        }
        if let Ok(mut ear) = self.ear.try_borrow_mut() {
            ear.closed = true;
            ear.early.clear();
        }
    }
}

type Hear = Box<dyn FnMut(Incoming)>;

/// Messages that came before somebody listened, and who listens.
#[derive(Default)]
struct Ear {
    early: Vec<Incoming>,
    hear: Option<Hear>,
    closed: bool,
}

fn deliver(ear: &RefCell<Ear>, incoming: Incoming) {
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

fn listen(ear: &RefCell<Ear>, hear: Hear) {
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
fn read(event: &MessageEvent) -> Incoming {
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
        let ear: Rc<RefCell<Ear>> = Rc::default();
        let (worker, hearing) = match start_module(script) {
            Ok(worker) => {
                let hearing = hear_worker(&worker, &ear);
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
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    // The address is not taken back: a browser may read it only later, and it is a few bytes a start.
    Worker::new_with_options(&url, &options)
}

fn hear_worker(worker: &Worker, ear: &Rc<RefCell<Ear>>) -> Vec<JsValue> {
    let to = ear.clone();
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event| deliver(&to, read(&event)));
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
        if let Ok(mut ear) = self.ear.try_borrow_mut() {
            ear.closed = true;
            ear.early.clear();
        }
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
        let wire: MessagePort = branch.unchecked_into();
        let ear: Rc<RefCell<Ear>> = Rc::default();
        hear_wire(&wire, &ear);
        let wire = Some(wire);
        branched(Rc::new(BranchPort { ear, wire }));
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
