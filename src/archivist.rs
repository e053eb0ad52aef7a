//! The Files place as a wasm module beside the page: what the Measure place may use of the studio, and files that were dropped.

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use js_sys::{Function, Reflect};
use ui::Outlying;
use web_sys::HtmlElement;

use crate::{
    laboratory::Laboratory,
    module::{Module, catch_files},
    place,
};

/// The module, and the way to what it may use.
pub(crate) struct Archivist {
    base: String,
    module: Module,
    laboratory: Rc<Laboratory>,
    dropped: Function,
}

impl Archivist {
    pub(crate) fn new(base: &str, laboratory: Rc<Laboratory>) -> Self {
        Self {
            base: base.to_owned(),
            module: Module::new(format!("{base}archive/archive.js")),
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
