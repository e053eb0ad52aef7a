//! The Data place as a wasm module beside the page: what the Measure place may use of the studio, and rows given to it.

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use ui::Outlying;
use web_sys::HtmlElement;

use crate::{laboratory::Laboratory, module::Module, place};

/// The module, and the way to what it may use.
pub(crate) struct Data {
    base: String,
    module: Module,
    laboratory: Rc<Laboratory>,
}

impl Data {
    pub(crate) fn new(base: &str, laboratory: Rc<Laboratory>) -> Self {
        Self {
            base: base.to_owned(),
            module: Module::new(format!("{base}sheet/sheet.js")),
            laboratory,
        }
    }
}

impl Outlying for Data {
    fn open(&self, root: HtmlElement) -> LocalBoxFuture<'static, Result<(), String>> {
        place::open(
            &self.base,
            "sheet",
            &self.module,
            root,
            self.laboratory.page(),
        )
    }
}
