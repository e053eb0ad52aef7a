//! Models from an address: fetched by an engine of their own that may reach that address's host and no other.

use std::{cell::RefCell, rc::Rc};

use bridge::BridgeClient;
use engine::{Engine, EngineError, Question, Replies};
use futures::{FutureExt, StreamExt, future, stream};

use crate::guard::{self, Change};

/// The engine of the page; downloads go to engines that are started for them.
pub(crate) struct Downloads {
    base: String,
    here: BridgeClient,
}

impl Downloads {
    pub(crate) fn new(base: &str, here: BridgeClient) -> Self {
        Self {
            base: base.to_owned(),
            here,
        }
    }
}

impl Engine for Downloads {
    fn ask(&self, question: Question) -> Replies {
        match foreign_origin(&self.base, &question) {
            None => self.here.ask(question),
            Some(origin) => download(self.base.clone(), origin, question),
        }
    }
}

/// The one foreign host that an import needs; `None` for files of this device and of this site.
fn foreign_origin(base: &str, question: &Question) -> Option<String> {
    let Question::Import { files, .. } = question else {
        return None;
    };
    let own = web_sys::Url::new(base).ok()?.origin();
    let origins = files
        .iter()
        .filter_map(|it| web_sys::Url::new(&it.url).ok());
    origins
        .filter(|it| it.protocol() != "blob:")
        .map(|it| it.origin())
        .find(|it| *it != own)
}

/// Lets the host through for as long as the download lasts, unless it was allowed before.
fn download(base: String, origin: String, question: Question) -> Replies {
    let begin = async move {
        let host = origin.split("://").last().unwrap_or_default().to_owned();
        let refused = |what: &str| {
            let what = what.to_owned();
            stream::iter([Err(EngineError::Service {
                host: host.clone(),
                what,
            })])
            .boxed_local()
        };
        let Some(before) = guard::change(Change::default()).await else {
            return refused(
                "This browser gave the page no guard, and without one nothing is fetched from elsewhere. Reload the page; in a private window, use an ordinary one. A file of this device can be added at any time.",
            );
        };
        if before.airplane {
            return refused(
                "Airplane mode is on: nothing leaves this device, and nothing is fetched. Switch it off to download a model.",
            );
        }
        let change = Change {
            allow: vec![origin.clone()],
            ..Change::default()
        };
        guard::change(change).await;
        let client = bridge::web::guarded(&base, &origin);
        let pass = Pass {
            origin: (!before.hosts.contains(&origin)).then_some(origin),
            _engine: client.clone(),
        };
        let pass = RefCell::new(Some(pass));
        let replies = client.ask(question);
        replies
            .map(Some)
            .chain(stream::once(future::ready(None)))
            .filter_map(move |it| {
                if it.is_none() {
                    pass.take();
                }
                future::ready(it)
            })
            .boxed_local()
    };
    begin.into_stream().flatten().boxed_local()
}

/// A host that is let through; no longer once this is dropped.
struct Pass {
    origin: Option<String>,
    /// Its worker ends with the last handle.
    _engine: BridgeClient,
}

impl Drop for Pass {
    fn drop(&mut self) {
        if let Some(origin) = self.origin.take() {
            wasm_bindgen_futures::spawn_local(async move {
                let change = Change {
                    forbid: vec![origin],
                    ..Change::default()
                };
                guard::change(change).await;
            });
        }
    }
}

/// Shared by whoever asks.
pub(crate) fn of(base: &str, here: BridgeClient) -> Rc<dyn Engine> {
    Rc::new(Downloads::new(base, here))
}
