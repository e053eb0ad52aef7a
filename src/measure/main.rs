//! The Measure place: a module beside the page that is fetched when its place is first opened, and draws itself there.
//!
//! Invariant: it reaches the studio only through [`page::Page`]: a wire to the engine, the open project, and a
//! changed project back.
//! Invariant: components draw and act; a line that could be tested without a DOM belongs in `trials`.

// Without a browser there is nothing to draw on.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]
// What JavaScript calls has to be `pub`, and the component macro writes `pub` items too.
#![allow(unreachable_pub)]

#[cfg(target_arch = "wasm32")]
mod batch;
#[cfg(target_arch = "wasm32")]
mod foreign;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod from_origin;
#[cfg(target_arch = "wasm32")]
mod home;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod incoming;
#[cfg(target_arch = "wasm32")]
mod offer;
#[cfg(target_arch = "wasm32")]
mod outcome;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod progress;
#[cfg(target_arch = "wasm32")]
mod save;
#[cfg(target_arch = "wasm32")]
mod setup;
#[cfg(target_arch = "wasm32")]
mod words;

#[cfg(target_arch = "wasm32")]
mod entrance {
    use std::rc::Rc;

    use bridge::BridgeClient;
    use engine::Switch;
    use storage::store_here;
    use trials::{EXPERIMENTS, Ports, Trials};
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    use crate::{
        frame,
        host::BrowserHost,
        page::{Annexed, Page},
    };

    /// Draws the place under `root`, for as long as the page lives.
    #[wasm_bindgen]
    pub async fn open(root: HtmlElement, page: Page) {
        let store = store_here(EXPERIMENTS).await;
        let page = Rc::new(page);
        let of_engine = page.clone();
        let engine = BridgeClient::new(page.base(), move |_| {
            let page = of_engine.clone();
            bridge::web::join_many(move |gone| page.wire(gone))
        });
        let of_elsewhere = page.clone();
        let elsewhere = BridgeClient::new(page.base(), move |_| {
            let page = of_elsewhere.clone();
            bridge::web::join(move |gone| page.elsewhere(gone))
        });
        let listed = page.clone();
        let ports = Ports {
            engine: Rc::new(Switch::new(
                Rc::new(engine),
                Rc::new(elsewhere),
                move || engine::read_list(&listed.elsewhere_models()),
            )),
            store,
            annex: Rc::new(Annexed::new(page.clone())),
            host: Rc::new(BrowserHost::new(page.clone())),
        };
        frame::mount(root, page, move || Trials::open(ports));
    }

    /// Speaks a language from now on, with the words of this module's pack.
    #[wasm_bindgen]
    pub fn speak(language: &str, pack: &str) {
        controls::speak(language, pack);
    }
}

fn main() {}
