//! What the engine needs from the place it runs in: time, turns, files by address, and room to keep them.

use std::rc::Rc;

use engine::{Abilities, StorageKind};
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared, ready},
    stream::LocalBoxStream,
};
use inference::{Alone, Team};
use storage::{Blobs, Store};
use tokens::Library;

use crate::{
    card::{Adapter, Carding, Material},
    held::Holding,
};

/// The place: a browser's worker, or a test.
pub(crate) trait Host {
    /// Milliseconds since 1970, with fractions.
    fn now_millis(&self) -> f64;

    /// Returns after waiting messages have been handled, a cancel among them.
    fn pause(&self) -> LocalBoxFuture<'static, ()>;

    /// Does it, even if whoever asked is gone.
    fn spawn(&self, work: LocalBoxFuture<'static, ()>);

    /// Begins to read what is at an address.
    fn fetch(&self, ask: Fetch) -> LocalBoxFuture<'static, Result<Fetched, Unreachable>>;

    /// Who computes: the threads that have come, or nobody beside the caller.
    fn team(&self) -> &'static dyn Team {
        &Alone
    }

    /// The graphics card that models may run on; `None` where there is none or it is hidden.
    fn adapter(&self) -> LocalBoxFuture<'static, Option<Adapter>> {
        ready(None).boxed_local()
    }

    /// Opens and tests the card, and brings a model there; `base` is the page's base address.
    fn card(&self, _base: &str, _material: Material) -> Carding {
        ready(Err("There is no graphics card.".into())).boxed_local()
    }

    /// What reads tokenizers that the engine cannot; one that says that it is away where it cannot be fetched.
    fn library(&self, base: &str) -> LocalBoxFuture<'static, Rc<dyn Library>>;

    /// Brings whoever holds answers to shapes, and gives it a vocabulary, as `grammar` reads one; `base` is the page's
    /// base address.
    fn holder(&self, _base: &str, _vocabulary: Vec<u8>) -> Holding {
        ready(Err("Nothing here holds answers to a shape.".into())).boxed_local()
    }

    /// Finds out what there is; asked once.
    fn setup(&self, base: &str) -> LocalBoxFuture<'static, Setup>;
}

/// What the place gives.
pub(crate) struct Setup {
    /// There when all threads are: whoever reads files need not wait for them.
    pub(crate) abilities: Shared<LocalBoxFuture<'static, Abilities>>,
    /// Two of the abilities, which are known at once.
    pub(crate) storage: StorageKind,
    pub(crate) webgpu: bool,
    /// Small records about the files.
    pub(crate) store: Rc<dyn Store>,
    pub(crate) blobs: Rc<dyn Blobs>,
    /// More memory than this cannot be had.
    pub(crate) memory_bytes: u64,
}

/// What to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fetch {
    /// Everything from this byte on.
    From { url: String, byte: u64 },
    /// Only how much there is.
    Length { url: String },
}

/// An answer that has begun.
pub(crate) struct Fetched {
    pub(crate) status: u16,
    /// Where the body begins: not 0 only if the other side can go on from a byte.
    pub(crate) first_byte: u64,
    /// Bytes of the whole file, where it is said.
    pub(crate) total_bytes: Option<u64>,
    /// Changes when the file does: its ETag, or the date of its last change; empty where neither is said.
    pub(crate) validator: String,
    /// Dropping it ends the transfer.
    pub(crate) body: LocalBoxStream<'static, Result<Vec<u8>, Unreachable>>,
}

/// No answer, or none any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreachable;
