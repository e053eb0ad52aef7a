//! The Files place: a module beside the page, fetched when its place is first opened, that draws what the library knows.
//!
//! Invariant: it reaches the studio only through [`page::Page`]: the open project, a new one back, and dropped files.
//! Invariant: components draw and act; a line that could be tested without a DOM belongs in the library beside.

// Without a browser there is nothing to draw on.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]
// What JavaScript calls has to be `pub`, and the component macro writes `pub` items too.
#![allow(unreachable_pub)]

#[cfg(target_arch = "wasm32")]
mod bring;
#[cfg(target_arch = "wasm32")]
mod copy_as;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod found;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod leaving;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod save_as;
#[cfg(target_arch = "wasm32")]
mod save_report;
#[cfg(target_arch = "wasm32")]
mod take;
#[cfg(target_arch = "wasm32")]
mod versions;

#[cfg(target_arch = "wasm32")]
mod entrance {
    use std::rc::Rc;

    use storage::store_here;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    use crate::{frame, page::Page};

    /// Draws the place under `root`, for as long as the page lives.
    #[wasm_bindgen]
    pub async fn open(root: HtmlElement, page: Page) {
        // Where nothing is kept, what a project has no place for is lost with the page.
        let store = store_here(format::origin::STORE).await;
        frame::mount(root, Rc::new(page), store);
    }

    /// Speaks a language from now on, with the words of this module's pack.
    #[wasm_bindgen]
    pub fn speak(language: &str, pack: &str) {
        controls::speak(language, pack);
    }
}

/// Runs when the module is here, whether or not its place is opened: versions are kept from then on.
fn main() {
    #[cfg(target_arch = "wasm32")]
    ::versions::web::begin();
}
