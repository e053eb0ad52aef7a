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
mod entrance {
    use std::{cell::RefCell, rc::Rc};

    use futures::{
        FutureExt,
        future::{LocalBoxFuture, Shared},
    };
    use services::Why;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::{HtmlElement, MessagePort};

    use crate::{desk::Opened, frame, page::Page};

    type Opening = Shared<LocalBoxFuture<'static, Result<Opened, String>>>;

    thread_local! {
        static OPENED: RefCell<Option<Opening>> = const { RefCell::new(None) };
    }

    /// One set of services for the whole page.
    fn opened(page: Page) -> Opening {
        OPENED.with(|it| {
            let mut opened = it.borrow_mut();
            let open = || Opened::open(Rc::new(page)).boxed_local().shared();
            opened.get_or_insert_with(open).clone()
        })
    }

    /// Draws the place under `root`, for as long as the page lives.
    #[wasm_bindgen]
    pub async fn open(root: HtmlElement, page: Page) -> Result<(), String> {
        let opened = opened(page).await?;
        frame::mount(root, opened);
        Ok(())
    }

    /// Answers the questions that come through this wire; `measures` where they belong to an experiment.
    #[wasm_bindgen]
    pub fn serve(wire: MessagePort, page: Page, measures: bool) {
        let opened = opened(page);
        let why = if measures { Why::Experiment } else { Why::Run };
        wasm_bindgen_futures::spawn_local(async move {
            // Who asks waits until this module answers; where it cannot open, the place says why.
            if let Ok(opened) = opened.await {
                let port = bridge::web::end_of(wire);
                bridge::serve(port, move |_| opened.engine(why)).await;
            }
        });
    }
}

fn main() {}
