//! Models from an address: fetched by an engine of their own that may reach that address's host and no other.

use std::{cell::RefCell, rc::Rc};

use app::{Airplane, said};
use bridge::BridgeClient;
use engine::{Engine, EngineError, Question, Replies, Reply};
use futures::{FutureExt, StreamExt, stream};

use crate::{
    guard,
    harbour::{Harbour, Noted},
};

/// The engine of the page; downloads go to engines that are started for them.
#[derive(Clone)]
pub(crate) struct Downloads {
    base: String,
    here: BridgeClient,
    harbour: Rc<Harbour>,
    /// The engine of the download under way: the studio has one at a time.
    open: Rc<RefCell<Option<BridgeClient>>>,
}

impl Downloads {
    pub(crate) fn new(base: &str, here: BridgeClient, harbour: Rc<Harbour>) -> Self {
        Self {
            base: base.to_owned(),
            here,
            harbour,
            open: Rc::default(),
        }
    }

    /// Ends the download under way at once; what came is kept.
    pub(crate) fn stop(&self) {
        let open = self.open.borrow().clone();
        if let Some(engine) = open {
            engine.restart();
        }
    }

    /// Lends the host to this tab for as long as the download lasts, and writes it into the ledger.
    fn download(&self, origin: String, question: Question) -> Replies {
        let downloads = self.clone();
        let begin = async move {
            let host = origin.split("://").last().unwrap_or_default().to_owned();
            let refusal = match guard::lend(&origin, true).await {
                Airplane::Off => None,
                Airplane::NoGuard => Some(said::download_unguarded()),
                Airplane::On => Some(said::download_in_airplane_mode()),
            };
            if let Some(what) = refusal {
                guard::lend(&origin, false).await;
                let what = what.to_owned();
                return stream::iter([Err(EngineError::Service { host, what })]).boxed_local();
            }
            let engine = bridge::web::guarded(&downloads.base, &origin);
            downloads.open.replace(Some(engine.clone()));
            let lent = Lent {
                noted: downloads.harbour.note_download(&host),
                origin,
                n_bytes: 0,
                is_whole: false,
                open: downloads.open.clone(),
            };
            let replies = engine.ask(question);
            // The engine's worker ends with its last handle: when nobody reads its answers any more.
            let state = (replies, lent, engine);
            stream::unfold(state, |(mut replies, mut lent, engine)| async {
                let reply = replies.next().await?;
                lent.hear(&reply);
                Some((reply, (replies, lent, engine)))
            })
            .boxed_local()
        };
        begin.into_stream().flatten().boxed_local()
    }
}

impl Engine for Downloads {
    fn ask(&self, question: Question) -> Replies {
        match foreign_origin(&self.base, &question) {
            None => self.here.ask(question),
            Some(origin) => self.download(origin, question),
        }
    }
}

/// The one foreign host that an import needs; `None` for files of this device and of this site.
fn foreign_origin(base: &str, question: &Question) -> Option<String> {
    let Question::Import { files, .. } = question else {
        return None;
    };
    let own = web_sys::Url::new(base).ok()?.origin();
    let addresses = files
        .iter()
        .filter_map(|it| web_sys::Url::new(&it.url).ok());
    addresses
        .filter(|it| it.protocol() != "blob:")
        .map(|it| it.origin())
        .find(|it| *it != own)
}

/// A host that is let through for a download; no longer once this is dropped.
struct Lent {
    origin: String,
    noted: Noted,
    n_bytes: u64,
    is_whole: bool,
    open: Rc<RefCell<Option<BridgeClient>>>,
}

impl Lent {
    fn hear(&mut self, reply: &Result<Reply, EngineError>) {
        match reply {
            Ok(Reply::Progress(it)) => self.n_bytes = self.n_bytes.max(it.done_bytes),
            Ok(Reply::Imported(_)) => self.is_whole = true,
            _ => {}
        }
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.noted.end(self.n_bytes, self.is_whole);
        self.open.take();
        let origin = std::mem::take(&mut self.origin);
        wasm_bindgen_futures::spawn_local(async move {
            guard::lend(&origin, false).await;
        });
    }
}
