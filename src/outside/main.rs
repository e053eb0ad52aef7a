//! The Services place: a module beside the page that asks models elsewhere and shows everything that leaves.
//!
//! Invariant: it reaches the studio only through [`page::Page`], and the network only through couriers, each of which
//! may reach one host.
//! Invariant: components draw and act; a line that could be tested without a DOM belongs in `services`.

// Without a browser there is nothing to draw on.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]
// What JavaScript calls has to be `pub`, and the component macro writes `pub` items too.
#![allow(unreachable_pub)]

#[cfg(target_arch = "wasm32")]
mod add;
#[cfg(target_arch = "wasm32")]
mod courier;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod door;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod key;
#[cfg(target_arch = "wasm32")]
mod ledger;
#[cfg(target_arch = "wasm32")]
mod more;
#[cfg(target_arch = "wasm32")]
mod own_files;
#[cfg(target_arch = "wasm32")]
mod own_model;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod prices;
#[cfg(target_arch = "wasm32")]
mod service;
#[cfg(target_arch = "wasm32")]
mod sign_in;
#[cfg(target_arch = "wasm32")]
mod vault;
#[cfg(target_arch = "wasm32")]
mod words;

#[cfg(target_arch = "wasm32")]
mod entrance {
    use std::{cell::RefCell, rc::Rc};

    use futures::{
        FutureExt,
        future::{LocalBoxFuture, Shared},
    };
    use services::{Content, Ended, Entry, RowEnd, Why};
    use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};
    use web_sys::{HtmlElement, MessagePort};

    use crate::{desk::Opened, frame, page::Page};

    type Opening = Shared<LocalBoxFuture<'static, Result<Opened, String>>>;

    thread_local! {
        static OPENED: RefCell<Option<Opening>> = const { RefCell::new(None) };
    }

    fn opened(page: Page) -> Opening {
        OPENED.with(|it| {
            let mut opened = it.borrow_mut();
            let open = || Opened::open(Rc::new(page)).boxed_local().shared();
            opened.get_or_insert_with(open).clone()
        })
    }

    /// One set of services for the whole page, once it could be opened.
    async fn wait_for(page: Page) -> Result<Opened, String> {
        let opened = opened(page).await;
        if opened.is_err() {
            // The next who asks tries again.
            OPENED.with(|it| it.borrow_mut().take());
        }
        opened
    }

    /// Speaks a language from now on, with the words of this module's pack.
    #[wasm_bindgen]
    pub fn speak(language: &str, pack: &str) {
        controls::speak(language, pack);
        let opened = OPENED.with(|it| it.borrow().clone());
        // What the page was told before it was in the old language.
        if let Some(Ok(opened)) = opened.as_ref().and_then(Shared::peek) {
            opened.tell_again();
        }
    }

    /// Draws the place under `root`, for as long as the page lives.
    #[wasm_bindgen]
    pub async fn open(root: HtmlElement, page: Page) -> Result<(), String> {
        frame::mount(root, wait_for(page).await?);
        Ok(())
    }

    /// Answers the questions that come through this wire; `measures` where they belong to an experiment.
    #[wasm_bindgen]
    pub async fn serve(wire: MessagePort, page: Page, measures: bool) -> Result<(), String> {
        let opened = wait_for(page).await?;
        let why = if measures { Why::Experiment } else { Why::Run };
        wasm_bindgen_futures::spawn_local(async move {
            let port = bridge::web::end_of(wire);
            bridge::serve(port, move |_| opened.engine(why)).await;
        });
        Ok(())
    }

    /// Writes the beginning of a model's download from `host` into the ledger; gives a function that takes its bytes
    /// and whether it is whole, for its end.
    #[wasm_bindgen]
    pub async fn note_download(page: Page, host: String) -> Result<JsValue, String> {
        let opened = wait_for(page).await?;
        let id = opened.services.ledger().begin(Entry {
            host,
            why: Why::ModelDownload,
            method: "GET".into(),
            url: String::new(),
            sent_bytes: 0,
            content: Content::default(),
            body: None,
        });
        Ok(Closure::once_into_js(
            move |n_bytes: f64, is_whole: bool| {
                let ledger = opened.services.ledger();
                ledger.got(id, n_bytes as u64);
                let ended = if is_whole {
                    Ended::Fine
                } else {
                    Ended::Cancelled
                };
                ledger.end(
                    id,
                    RowEnd {
                        ended,
                        ..RowEnd::default()
                    },
                );
            },
        ))
    }
}

fn main() {}
