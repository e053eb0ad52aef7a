//! A host for tests: files at invented addresses, breaks where a test wants them, a clock that ticks when asked.

mod native;

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
    task::Poll,
};

use engine::{Abilities, StorageKind};
use futures::{
    FutureExt, StreamExt,
    future::{LocalBoxFuture, pending, poll_fn, ready},
    stream,
};
use storage::{MemoryBlobs, MemoryStore};
use tokens::Library;

use crate::{
    card::{Adapter, Carding, Material},
    held::Holding,
    host::{Fetch, Fetched, Host, Setup, Unreachable},
};

/// A file at an address.
#[derive(Clone, Default)]
pub(crate) struct FakeFile {
    pub(crate) bytes: Vec<u8>,
    pub(crate) validator: String,
    /// The other side cannot go on from a byte.
    pub(crate) always_whole: bool,
    /// Says nothing of its length.
    pub(crate) hides_length: bool,
    /// Answers with this instead.
    pub(crate) status: u16,
}

/// Opens a card for a model.
type Cards = Rc<dyn Fn(Material) -> Carding>;

#[derive(Default)]
pub(crate) struct FakeHost {
    pub(crate) files: RefCell<HashMap<String, FakeFile>>,
    /// Each of the next answers breaks off after so many bytes.
    pub(crate) breaks: RefCell<Vec<usize>>,
    /// Addresses and first bytes that were asked for.
    pub(crate) asked: RefCell<Vec<(String, u64)>>,
    pub(crate) store: MemoryStore,
    pub(crate) blobs: RefCell<Option<MemoryBlobs>>,
    pub(crate) memory_bytes: Cell<Option<u64>>,
    /// Where models are said to be kept; in memory, unless a test says otherwise.
    pub(crate) storage: Cell<Option<StorageKind>>,
    /// What becomes of a model that is to be brought to a graphics card; `None` where there is none.
    pub(crate) cards: RefCell<Option<Cards>>,
    /// The card is one that the processor plays.
    pub(crate) plays_card: Cell<bool>,
    pub(crate) millis: Rc<Cell<f64>>,
    /// A look at the clock takes so long.
    pub(crate) tick_millis: Cell<f64>,
    /// Threads were begun and do not come.
    pub(crate) lacks_threads: Cell<bool>,
    /// How often whoever holds answers to shapes was brought.
    pub(crate) n_holders: Cell<u32>,
    /// Nobody comes who holds answers to shapes.
    pub(crate) has_no_holder: Cell<bool>,
    /// Whoever holds answers comes to harm.
    pub(crate) breaks_holder: Rc<Cell<bool>>,
}

/// Bytes come in pieces of this size.
const PIECE: usize = 100_000;
/// And each takes so long.
const PIECE_MILLIS: f64 = 30.0;

impl FakeHost {
    pub(crate) fn new() -> Rc<Self> {
        let host = Self::default();
        host.blobs.replace(Some(MemoryBlobs::with_quota(1 << 30)));
        host.millis.set(1.0e12);
        host.tick_millis.set(0.5);
        Rc::new(host)
    }

    pub(crate) fn put(&self, url: &str, bytes: &[u8]) {
        let file = FakeFile {
            bytes: bytes.into(),
            validator: "\"1\"".into(),
            ..FakeFile::default()
        };
        self.files.borrow_mut().insert(url.into(), file);
    }

    pub(crate) fn change(&self, url: &str, act: impl FnOnce(&mut FakeFile)) {
        act(self.files.borrow_mut().get_mut(url).expect("a known file"));
    }

    pub(crate) fn blobs(&self) -> MemoryBlobs {
        self.blobs.borrow().clone().expect("set by new")
    }

    pub(crate) fn pass_time(&self, millis: f64) {
        self.millis.set(self.millis.get() + millis);
    }

    /// The first bytes asked of an address, in order.
    pub(crate) fn asked_of(&self, url: &str) -> Vec<u64> {
        let asked = self.asked.borrow();
        asked
            .iter()
            .filter(|it| it.0 == url)
            .map(|it| it.1)
            .collect()
    }

    fn answer(&self, ask: Fetch) -> Result<Fetched, Unreachable> {
        let (url, byte, has_body) = match ask {
            Fetch::From { url, byte } => (url, byte, true),
            Fetch::Length { url } => (url, 0, false),
        };
        if has_body {
            self.asked.borrow_mut().push((url.clone(), byte));
        }
        let file = self.files.borrow().get(&url).cloned();
        let file = file.ok_or(Unreachable)?;
        let whole_len = file.bytes.len() as u64;
        let status = match file.status {
            0 if byte > 0 && !file.always_whole && byte >= whole_len => 416,
            0 if byte > 0 && !file.always_whole => 206,
            0 => 200,
            other => other,
        };
        let first = if status == 206 { byte as usize } else { 0 };
        let mut pieces: Vec<Result<Vec<u8>, Unreachable>> = Vec::new();
        if has_body && matches!(status, 200 | 206) {
            let mut rest = &file.bytes[first..];
            let breaks = &mut *self.breaks.borrow_mut();
            let cut = (!breaks.is_empty()).then(|| breaks.remove(0));
            if let Some(cut) = cut {
                rest = &rest[..cut.min(rest.len())];
            }
            pieces.extend(rest.chunks(PIECE).map(|it| Ok(it.to_vec())));
            pieces.extend(cut.map(|_| Err(Unreachable)));
        }
        let millis = self.millis.clone();
        let each = stream::iter(pieces).then(move |it| {
            millis.set(millis.get() + PIECE_MILLIS);
            async move {
                once_pending().await;
                it
            }
        });
        Ok(Fetched {
            status,
            first_byte: first as u64,
            total_bytes: (!file.hides_length).then_some(whole_len),
            validator: file.validator,
            body: each.boxed_local(),
        })
    }
}

impl Host for FakeHost {
    fn now_millis(&self) -> f64 {
        self.pass_time(self.tick_millis.get());
        self.millis.get()
    }

    fn pause(&self) -> LocalBoxFuture<'static, ()> {
        once_pending().boxed_local()
    }

    fn spawn(&self, mut work: LocalBoxFuture<'static, ()>) {
        // Stores in memory never wait, and of pauses there are few.
        let is_done = (0..1000).any(|_| (&mut work).now_or_never().is_some());
        assert!(is_done, "it comes to no end");
    }

    fn fetch(&self, ask: Fetch) -> LocalBoxFuture<'static, Result<Fetched, Unreachable>> {
        ready(self.answer(ask)).boxed_local()
    }

    fn adapter(&self) -> LocalBoxFuture<'static, Option<Adapter>> {
        let has_card = self.cards.borrow().is_some();
        let adapter = || Adapter {
            name: "Test card".into(),
            is_software: self.plays_card.get(),
        };
        ready(has_card.then(adapter)).boxed_local()
    }

    fn card(&self, _base: &str, material: Material) -> Carding {
        let cards = self.cards.borrow().clone();
        cards.expect("there is an adapter")(material)
    }

    fn library(&self, _base: &str) -> LocalBoxFuture<'static, Rc<dyn Library>> {
        ready(Rc::new(lexicon::Tokenizers) as Rc<dyn Library>).boxed_local()
    }

    fn holder(&self, _base: &str, vocabulary: Vec<u8>) -> Holding {
        self.n_holders.set(self.n_holders.get() + 1);
        let holder = match self.has_no_holder.get() {
            true => Err("It could not be fetched".into()),
            false => native::holder(&vocabulary, self.breaks_holder.clone()),
        };
        ready(holder).boxed_local()
    }

    fn setup(&self, _base: &str) -> LocalBoxFuture<'static, Setup> {
        let storage = self.storage.get().unwrap_or(StorageKind::Memory);
        let webgpu = self.cards.borrow().is_some();
        let abilities = ready(Abilities {
            build: "test".into(),
            n_threads: 1,
            shared_memory: false,
            relaxed_simd: false,
            webgpu,
            storage,
        });
        let abilities = match self.lacks_threads.get() {
            true => pending().boxed_local(),
            false => abilities.boxed_local(),
        };
        ready(Setup {
            abilities: abilities.shared(),
            storage,
            webgpu,
            store: Rc::new(self.store.clone()),
            blobs: Rc::new(self.blobs()),
            memory_bytes: self.memory_bytes.get().unwrap_or(4 << 30),
        })
        .boxed_local()
    }
}

async fn once_pending() {
    let mut was_pending = false;
    poll_fn(move |context| {
        if std::mem::replace(&mut was_pending, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// A GGUF file with one tensor of `n_numbers` numbers and no more settings than a header needs.
pub(crate) fn gguf(architecture: &str, n_numbers: u64) -> Vec<u8> {
    let mut bytes = b"GGUF".to_vec();
    let text = |bytes: &mut Vec<u8>, text: &str| {
        bytes.extend((text.len() as u64).to_le_bytes());
        bytes.extend(text.as_bytes());
    };
    bytes.extend(3_u32.to_le_bytes());
    bytes.extend(1_u64.to_le_bytes());
    bytes.extend(1_u64.to_le_bytes());
    text(&mut bytes, "general.architecture");
    bytes.extend(8_u32.to_le_bytes());
    text(&mut bytes, architecture);
    text(&mut bytes, "weights");
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(n_numbers.to_le_bytes());
    bytes.extend(0_u32.to_le_bytes());
    bytes.extend(0_u64.to_le_bytes());
    bytes.resize(bytes.len().next_multiple_of(32), 0);
    bytes.extend((0..n_numbers).flat_map(|it| (it as f32).to_le_bytes()));
    bytes
}
