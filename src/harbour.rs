//! The Services place as a wasm module beside the page: it asks models elsewhere, and draws what left this device.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use app::{Command, Studio};
use bridge::BridgeClient;
use engine::StoredModel;
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::{Function, Object, Promise, Reflect};
use ui::Outlying;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{HtmlElement, MessageChannel, MessagePort, Storage};

use crate::{
    guard,
    module::{Module, exported},
    place,
};

/// The module, and all that it reaches of the studio.
pub(crate) struct Harbour {
    base: String,
    module: Rc<Module>,
    /// Gives a wire to the models in this page.
    wire: Function,
    studio: Rc<OnceCell<Studio>>,
    page: RefCell<Option<Object>>,
    /// Of the module: they hear the guard.
    listeners: Rc<RefCell<Vec<Function>>>,
}

impl Harbour {
    pub(crate) fn new(base: &str, wire: Function) -> Self {
        Self {
            base: base.to_owned(),
            module: Rc::new(Module::new(format!("{base}outside/outside.js"))),
            wire,
            studio: Rc::default(),
            page: RefCell::default(),
            listeners: Rc::default(),
        }
    }

    /// The guard's rules have changed.
    pub(crate) fn heard(&self, rules: &JsValue) {
        for hear in &*self.listeners.borrow() {
            // A listener that fails hinders no other.
            let _ = hear.call1(&JsValue::UNDEFINED, rules);
        }
    }

    /// The models elsewhere as this browser remembers them.
    pub(crate) fn listed(&self) -> Vec<StoredModel> {
        engine::read_list(&remembered(&self.base))
    }

    /// Writes a download into the ledger, which is fetched for it.
    pub(crate) fn note_download(&self, host: &str) -> Noted {
        let (started, page, host) = (self.module.start(), self.page(), host.to_owned());
        let begun = async move {
            let note = exported(&started.await?, "note_download")?;
            let noted: Promise = note
                .call2(&JsValue::UNDEFINED, &page?.into(), &host.into())?
                .dyn_into()?;
            JsFuture::from(noted).await?.dyn_into::<Function>()
        };
        Noted(begun.map(Result::ok).boxed_local().shared())
    }

    /// The studio that it tells of other models.
    pub(crate) fn meet(&self, studio: Studio) {
        // There is one studio a page.
        self.studio.set(studio).unwrap_or_default();
    }

    /// The functions that `outside::page` names.
    fn page(&self) -> Result<Object, JsValue> {
        if let Some(page) = &*self.page.borrow() {
            return Ok(page.clone());
        }
        let page = Object::new();
        let set = |name: &str, value: JsValue| Reflect::set(&page, &name.into(), &value);
        set("base", JsValue::from_str(&self.base))?;
        set("wire", self.wire.clone().into())?;
        let guard = Closure::<dyn FnMut(JsValue) -> Promise>::new(|wish: JsValue| {
            future_to_promise(async move { Ok(guard::change_by(wish).await.into()) })
        });
        set("guard", guard.into_js_value())?;
        let (studio, base) = (self.studio.clone(), self.base.clone());
        let changed = Closure::<dyn FnMut(String)>::new(move |lines: String| {
            if remembered(&base) != lines {
                remember(&base, &lines);
                if let Some(studio) = studio.get() {
                    studio.dispatch(Command::RefreshModels);
                }
            }
        });
        set("changed", changed.into_js_value())?;
        let listeners = self.listeners.clone();
        let listen = Closure::<dyn FnMut(Function)>::new(move |hear: Function| {
            listeners.borrow_mut().push(hear);
        });
        set("listen", listen.into_js_value())?;
        let studio = self.studio.clone();
        let left = Closure::<dyn FnMut(String)>::new(move |words: String| {
            if let Some(studio) = studio.get() {
                studio.dispatch(Command::LeftIs(words));
            }
        });
        set("left", left.into_js_value())?;
        let studio = self.studio.clone();
        let choose = Closure::<dyn FnMut(String)>::new(move |model: String| {
            if let Some(studio) = studio.get() {
                studio.dispatch(Command::ChooseModel(model));
                // The Write place has the empty fragment.
                let location = web_sys::window().map(|it| it.location());
                location.map(|it| it.set_hash("").ok());
            }
        });
        set("choose", choose.into_js_value())?;
        self.page.replace(Some(page.clone()));
        Ok(page)
    }

    /// A wire to the models elsewhere, at once: what is said before the module is here waits in it.
    /// `measures` where the questions belong to an experiment.
    pub(crate) fn wire(&self, gone: Function, measures: bool) -> Option<MessagePort> {
        let channel = MessageChannel::new().ok()?;
        let (ours, theirs) = (channel.port1(), channel.port2());
        let (module, page) = (self.module.clone(), self.page());
        spawn_local(async move {
            let joined = async {
                let serve = exported(&module.start().await?, "serve")?;
                serve.call3(
                    &JsValue::UNDEFINED,
                    &theirs,
                    &page?.into(),
                    &measures.into(),
                )
            };
            if joined.await.is_err() {
                // Whoever waits at the other end is told.
                let _ = gone.call0(&JsValue::UNDEFINED);
            }
        });
        Some(ours)
    }

    /// The engine of models elsewhere.
    pub(crate) fn engine(self: &Rc<Self>) -> BridgeClient {
        let harbour = self.clone();
        BridgeClient::new(self.base.clone(), move |_| {
            let harbour = harbour.clone();
            bridge::web::join(move |gone| harbour.wire(gone.clone(), false))
        })
    }
}

/// A row of the ledger that is to be completed.
pub(crate) struct Noted(Shared<LocalBoxFuture<'static, Option<Function>>>);

impl Noted {
    /// How it ended, with the bytes that came.
    pub(crate) fn end(&self, n_bytes: u64, is_whole: bool) {
        let begun = self.0.clone();
        spawn_local(async move {
            if let Some(end) = begun.await {
                // The row stays as it is where this fails: begun, its end not known.
                let _ = end.call2(
                    &JsValue::UNDEFINED,
                    &(n_bytes as f64).into(),
                    &is_whole.into(),
                );
            }
        });
    }
}

/// Where the models elsewhere are remembered, for each place that this program is served from.
fn key(base: &str) -> String {
    format!("exemplar-elsewhere {base}")
}

fn local_storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn remembered(base: &str) -> String {
    let kept = local_storage().and_then(|it| it.get_item(&key(base)).ok()?);
    kept.unwrap_or_default()
}

fn remember(base: &str, lines: &str) {
    if let Some(storage) = local_storage() {
        // A browser that keeps nothing lists them once their place was opened.
        let _ = storage.set_item(&key(base), lines);
    }
}

impl Outlying for Harbour {
    fn open(&self, root: HtmlElement) -> LocalBoxFuture<'static, Result<(), String>> {
        place::open(&self.base, "outside", &self.module, root, self.page())
    }
}

/// Wires for experiments, as a function of JavaScript.
pub(crate) fn wire_function(harbour: Rc<Harbour>) -> Function {
    let wire = Closure::<dyn FnMut(Function) -> Option<MessagePort>>::new(move |gone: Function| {
        harbour.wire(gone, true)
    });
    wire.into_js_value().unchecked_into()
}
