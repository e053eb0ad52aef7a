//! The Files place as a wasm module beside the page: what the Measure place may use of the studio, and files that were dropped.

use std::rc::Rc;

use futures::{FutureExt, future::LocalBoxFuture};
use js_sys::{Function, Reflect};
use ui::Outlying;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::{
    laboratory::Laboratory,
    module::{Module, at_first_change, catch_files},
    place,
};

/// The module, and the way to what it may use.
pub(crate) struct Archivist {
    base: String,
    module: Rc<Module>,
    laboratory: Rc<Laboratory>,
    dropped: Function,
}

impl Archivist {
    pub(crate) fn new(base: &str, laboratory: Rc<Laboratory>) -> Self {
        let module = Rc::new(Module::new(format!("{base}archive/archive.js")));
        // The module keeps versions from the moment it runs, whether or not its place is opened.
        let early = module.clone();
        let go = Closure::<dyn FnMut()>::new(move || {
            // Where it cannot be fetched now, it is when its place is opened.
            spawn_local(early.start().map(drop));
        });
        at_first_change(go.into_js_value().unchecked_ref());
        Self {
            base: base.to_owned(),
            module,
            laboratory,
            dropped: catch_files("files"),
        }
    }
}

impl Outlying for Archivist {
    fn open(&self, root: HtmlElement) -> LocalBoxFuture<'static, Result<(), String>> {
        let page = self.laboratory.page().inspect(|page| {
            // A plain object takes any property.
            let _ = Reflect::set(page, &"dropped".into(), &self.dropped);
        });
        place::open(&self.base, "archive", &self.module, root, page)
    }
}
