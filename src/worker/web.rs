//! The engine in a browser's worker: starts, finds out what the browser gives, and says when it cannot go on.

mod card;
mod crash;
mod fetch;
mod holder;
mod lexicon;
mod memory;
mod module;
#[cfg(target_feature = "atomics")]
mod threads;

use std::{
    cell::{OnceCell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use bridge::Port;
use engine::{Abilities, Engine, Question, StorageKind};
use futures::{FutureExt, StreamExt, channel::oneshot, future::LocalBoxFuture};
use js_sys::Reflect;
use storage::{
    Blobs, ChunkedBlobs, IndexedDbStore, MemoryBlobs, MemoryStore, OpfsBlobs, Store, room,
};
use tokens::Library;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageChannel, MessagePort, Performance};

use crate::{
    card::{Adapter, Carding, Material},
    held::Holding,
    host::{Fetch, Fetched, Host, Setup, Unreachable},
    local_engine::LocalEngine,
};

/// What 32 bits can address, less what the program itself needs.
const MEMORY_BYTES: u64 = (4 << 30) - (128 << 20);
/// Kept in memory, where a browser keeps nothing.
const MEMORY_BLOBS_BYTES: u64 = 1 << 30;
const DATABASE: &str = "exemplar-models";
const FOLDER: &str = "models";

/// Serves the page that started this worker; a thread of the pool helps instead.
pub(crate) fn start() {
    crash::tell_page();
    #[cfg(target_feature = "atomics")]
    if threads::is_helper() {
        return;
    }
    let engine: Rc<OnceCell<Rc<dyn Engine>>> = Rc::default();
    let of_branches = engine.clone();
    let port = bridge::web::worker_port(move |branch| serve(branch, of_branches.clone()));
    serve(port, engine);
}

/// Every wire asks the same engine; the first to greet it gives its base address.
fn serve(port: Rc<dyn Port>, engine: Rc<OnceCell<Rc<dyn Engine>>>) {
    spawn_local(bridge::serve(port, move |base| {
        let open = || {
            let engine = LocalEngine::new(Rc::new(WebHost::new()), base);
            // Finding out takes a moment and is wanted by every question: begun at once.
            spawn_local(engine.ask(Question::Abilities).for_each(|_| async {}));
            Rc::new(engine) as Rc<dyn Engine>
        };
        engine.get_or_init(open).clone()
    }));
}

/// A property of the global object, or of what it leads to.
fn global(path: &[&str]) -> JsValue {
    path.iter().fold(js_sys::global().into(), |at, name| {
        Reflect::get(&at, &(*name).into()).unwrap_or_default()
    })
}

struct WebHost {
    clock: Performance,
    turns: Rc<Turns>,
    /// The modules for the graphics card and for tokenizers, once they were wanted.
    card: RefCell<Option<module::Starting>>,
    lexicon: RefCell<Option<module::Starting>>,
    /// The module that holds answers to shapes.
    holder: holder::Module,
}

impl WebHost {
    fn new() -> Self {
        Self {
            clock: global(&["performance"]).unchecked_into(),
            turns: Rc::new(Turns::new()),
            card: RefCell::default(),
            lexicon: RefCell::default(),
            holder: holder::Module::default(),
        }
    }
}

impl Host for WebHost {
    fn now_millis(&self) -> f64 {
        self.clock.time_origin() + self.clock.now()
    }

    fn pause(&self) -> LocalBoxFuture<'static, ()> {
        self.turns.next()
    }

    fn spawn(&self, work: LocalBoxFuture<'static, ()>) {
        spawn_local(work);
    }

    fn fetch(&self, ask: Fetch) -> LocalBoxFuture<'static, Result<Fetched, Unreachable>> {
        fetch::fetch(ask).boxed_local()
    }

    fn adapter(&self) -> LocalBoxFuture<'static, Option<Adapter>> {
        card::adapter().boxed_local()
    }

    fn card(&self, base: &str, material: Material) -> Carding {
        let starting = module::get(&self.card, format!("{base}card/card.js"));
        let turns = self.turns.clone();
        card::seat(starting, material, move || turns.next()).boxed_local()
    }

    fn library(&self, base: &str) -> LocalBoxFuture<'static, Rc<dyn Library>> {
        let starting = module::get(&self.lexicon, format!("{base}lexicon/lexicon.js"));
        lexicon::library(starting).boxed_local()
    }

    fn holder(&self, base: &str, vocabulary: Vec<u8>) -> Holding {
        self.holder.holder(base, vocabulary)
    }

    #[cfg(target_feature = "atomics")]
    fn team(&self) -> &'static dyn inference::Team {
        &threads::POOL
    }

    fn setup(&self, base: &str) -> LocalBoxFuture<'static, Setup> {
        setup(base.into()).boxed_local()
    }
}

/// Turns at the end of the worker's queue of messages: a message to itself comes after those already waiting.
struct Turns {
    sending: MessagePort,
    waiting: Rc<RefCell<VecDeque<oneshot::Sender<()>>>>,
}

impl Turns {
    fn new() -> Self {
        let channel = MessageChannel::new().expect("every browser with workers has channels");
        let waiting: Rc<RefCell<VecDeque<oneshot::Sender<()>>>> = Rc::default();
        let queue = waiting.clone();
        let turn = Closure::<dyn FnMut()>::new(move || {
            let next = queue.borrow_mut().pop_front();
            if let Some(next) = next {
                next.send(()).unwrap_or_default();
            }
        });
        let turn = turn.into_js_value();
        channel.port1().set_onmessage(Some(turn.unchecked_ref()));
        Self {
            sending: channel.port2(),
            waiting,
        }
    }

    fn next(&self) -> LocalBoxFuture<'static, ()> {
        let (tell, told) = oneshot::channel();
        self.waiting.borrow_mut().push_back(tell);
        // Nothing in it that could not be sent.
        let _ = self.sending.post_message(&JsValue::NULL);
        told.map(drop).boxed_local()
    }
}

async fn setup(base: String) -> Setup {
    let threads = async move { n_threads(&base).await }.boxed_local().shared();
    // Begun at once, though nobody asks yet.
    spawn_local(threads.clone().map(drop));
    let (storage, store, blobs) = shelf().await;
    let webgpu = !global(&["navigator", "gpu"]).is_undefined();
    let abilities = async move {
        let shares = global(&["crossOriginIsolated"]).is_truthy()
            && !global(&["SharedArrayBuffer"]).is_undefined();
        Abilities {
            build: bridge::BUILD.into(),
            n_threads: threads.await,
            shared_memory: shares,
            relaxed_simd: cfg!(target_feature = "relaxed-simd"),
            webgpu,
            storage,
        }
    };
    Setup {
        abilities: abilities.boxed_local().shared(),
        storage,
        webgpu,
        store,
        blobs,
        memory_bytes: MEMORY_BYTES,
    }
}

/// The best place for models that this browser has.
async fn shelf() -> (StorageKind, Rc<dyn Store>, Rc<dyn Blobs>) {
    let Ok(store) = IndexedDbStore::open(DATABASE).await else {
        let blobs = MemoryBlobs::with_quota(MEMORY_BLOBS_BYTES);
        let store = MemoryStore::default();
        return (StorageKind::Memory, Rc::new(store), Rc::new(blobs));
    };
    let store: Rc<dyn Store> = Rc::new(store);
    match OpfsBlobs::open(FOLDER).await {
        Ok(blobs) => (StorageKind::Opfs, store, Rc::new(blobs)),
        Err(_) => {
            let blobs = ChunkedBlobs::new(store.clone(), room);
            (StorageKind::IndexedDb, store, Rc::new(blobs))
        }
    }
}

#[cfg(target_feature = "atomics")]
async fn n_threads(base: &str) -> u32 {
    threads::start(&format!("{base}engine-mt/worker.js")).await
}

#[cfg(not(target_feature = "atomics"))]
async fn n_threads(_base: &str) -> u32 {
    1
}
