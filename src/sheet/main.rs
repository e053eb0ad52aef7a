//! The Data place: a module beside the page, fetched when its place is first opened, that edits the project's table.
//!
//! Invariant: it reaches the studio only through [`page::Page`]: the open project, and what is added to it.
//! Invariant: components draw and act; a line that could be tested without a DOM belongs in the library beside.

// Without a browser there is nothing to draw on.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]
// What JavaScript calls has to be `pub`, and the component macro writes `pub` items too.
#![allow(unreachable_pub)]

#[cfg(target_arch = "wasm32")]
mod bar;
#[cfg(target_arch = "wasm32")]
mod clipboard;
#[cfg(target_arch = "wasm32")]
mod column;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod editor;
#[cfg(target_arch = "wasm32")]
mod empty;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod give;
#[cfg(target_arch = "wasm32")]
mod grid;
#[cfg(target_arch = "wasm32")]
mod keep;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod parts;
#[cfg(target_arch = "wasm32")]
mod row;
#[cfg(target_arch = "wasm32")]
mod take;

#[cfg(target_arch = "wasm32")]
mod entrance {
    use std::rc::Rc;

    use storage::{IndexedDbStore, MemoryStore, Store};
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen_futures::spawn_local;
    use web_sys::HtmlElement;

    use crate::{frame, page::Page};

    /// Draws the place under `root`, for as long as the page lives.
    #[wasm_bindgen]
    pub async fn open(root: HtmlElement, page: Page) {
        let (store, is_kept): (Rc<dyn Store>, bool) =
            match IndexedDbStore::open(dataset::STORE).await {
                Ok(store) => (Rc::new(store), true),
                // A private window may keep nothing: the table lives as long as the page, and it is said.
                Err(_) => (Rc::new(MemoryStore::default()), false),
            };
        if is_kept {
            spawn_local(let_go(store.clone()));
        }
        frame::mount(root, Rc::new(page), store, is_kept);
    }

    async fn let_go(tables: Rc<dyn Store>) {
        if let Ok(studio) = IndexedDbStore::open(format::record::STORE).await {
            // What could not be let go now goes at another visit.
            let _ = sheet::let_go(&*tables, &studio, js_sys::Date::now()).await;
        }
    }

    /// Speaks a language from now on, with the words of this module's pack.
    #[wasm_bindgen]
    pub fn speak(language: &str, pack: &str) {
        controls::speak(language, pack);
    }
}

fn main() {}
