//! A wasm module beside the page: fetched when it is wanted, and started.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

// Rust has no word for fetching a module; and the others would weigh five times as much in it. A module that has
// words of its own speaks what the page does from then on: English is in it, the others come from their packs.
// Files may be dropped anywhere and before any module is here. Whoever has taken a drop for itself has prevented
// what the browser would do. A browser without channels has only the first input to tell of a first change.
#[wasm_bindgen(inline_js = "
const speak = async (module, name) => {
  const root = document.documentElement;
  const { lang } = root;
  let pack = '';
  if (lang !== 'en')
    try {
      const answer = await fetch(`words/${lang}/${name}.txt`);
      pack = answer.ok && (await answer.text());
    } catch {}
  if (lang !== root.lang) return;
  if (!pack && lang !== 'en') dispatchEvent(new Event('unspoken'));
  module.speak(pack ? lang : 'en', pack || '');
};
export const fetch_module = async (url) => {
  const module = await import(url);
  await module.default();
  if (module.speak) {
    const follow = () => speak(module, url.match(/(\\w+)\\.js/)[1]);
    new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['lang'] });
    await follow();
  }
  return module;
};
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
export const at_desk = (show) => {
  addEventListener('keydown', (event) => {
    const tool =
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      { k: 'palette', '.': 'check', _f: 'find' }[(event.shiftKey ? '_' : '') + event.key.toLowerCase()];
    if (tool) {
      event.preventDefault();
      show(tool);
    }
  });
  const look = () => location.hash.startsWith('#/') && show(location.hash.slice(2));
  addEventListener('hashchange', look);
  try {
    sessionStorage['exemplar-tour'] && show('tour');
  } catch {}
  look();
};
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
    /// Fetches a module, starts it and lets it speak.
    fn fetch_module(url: &str) -> Promise;
    /// Goes to the address with every drop of files; what it gives is a function that takes the last ones, once.
    pub(crate) fn catch_files(address: &str) -> Function;
    /// Calls with the name of a tool of the desk, for its shortcut or its address in the Write place.
    pub(crate) fn at_desk(show: &Function);
    /// Calls when something is typed for the first time, and when a project was saved for the first time.
    pub(crate) fn at_first_change(go: &Function);
}

/// The address of a module.
pub(crate) struct Module {
    url: String,
    n_tries: Cell<u32>,
    started: Rc<RefCell<Option<Starting>>>,
}

type Starting = Shared<LocalBoxFuture<'static, Result<JsValue, JsValue>>>;

impl Module {
    pub(crate) fn new(url: String) -> Self {
        Self {
            url,
            n_tries: Cell::new(0),
            started: Rc::default(),
        }
    }

    /// What the module exports, once it is here and runs. It is started once; after a failure, anew.
    pub(crate) fn start(&self) -> impl Future<Output = Result<JsValue, JsValue>> + 'static {
        let mut started = self.started.borrow_mut();
        let starting = match &*started {
            Some(starting) => starting.clone(),
            None => started.insert(self.begin().boxed_local().shared()).clone(),
        };
        let kept = self.started.clone();
        async move {
            let result = starting.await;
            if result.is_err() {
                kept.take();
            }
            result
        }
    }

    fn begin(&self) -> impl Future<Output = Result<JsValue, JsValue>> + 'static {
        // Some browsers remember for ever that an address could not be fetched.
        let url = match self.n_tries.replace(self.n_tries.get() + 1) {
            0 => self.url.clone(),
            n => format!("{}?{n}", self.url),
        };
        JsFuture::from(fetch_module(&url))
    }
}

/// A function of a module.
pub(crate) fn exported(module: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(module, &name.into())?.dyn_into()
}
