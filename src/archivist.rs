//! The Files place as a wasm module beside the page: what the Measure place may use of the studio, and files that were dropped.

use std::rc::Rc;

use futures::{FutureExt, future::LocalBoxFuture};
use js_sys::{Function, Reflect};
use ui::Outlying;
use wasm_bindgen::{JsCast, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::{laboratory::Laboratory, module::Module, place};

// Files may be dropped anywhere and before the module is here; in Rust this would weigh five times as much.
// Whoever has taken a drop for itself has prevented what the browser would do.
#[wasm_bindgen(inline_js = "
export const catch_files = (address) => {
  let caught;
  addEventListener('dragover', (event) => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const { files } = event.dataTransfer;
    if (event.defaultPrevented || !files.length) return;
    event.preventDefault();
    caught = files;
    location.hash = address;
  });
  return () => [caught, (caught = null)][0];
};
// A browser without channels has only the first input.
export const at_first_change = (go) => {
  addEventListener('input', go, { once: true });
  try {
    const tabs = new BroadcastChannel('exemplar');
    tabs.onmessage = () => {
      tabs.close();
      go();
    };
  } catch {}
};
")]
extern "C" {
    /// Listens from now on; what it gives is a function that takes the files once.
    fn catch_files(address: &str) -> Function;

    /// Calls when something is typed for the first time, and when a project was saved for the first time.
    fn at_first_change(go: &Function);
}

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
