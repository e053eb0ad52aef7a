//! The Services place as a wasm module beside the page: it asks models elsewhere, and draws what left this device.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use app::{Command, Studio};
use bridge::BridgeClient;
use futures::future::LocalBoxFuture;
use js_sys::{Function, Object, Promise, Reflect};
use ui::Outlying;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::{HtmlElement, MessageChannel, MessagePort};

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
}

impl Harbour {
    pub(crate) fn new(base: &str, wire: Function) -> Self {
        Self {
            base: base.to_owned(),
            module: Rc::new(Module::new(format!("{base}outside/outside.js"))),
            wire,
            studio: Rc::default(),
            page: RefCell::default(),
        }
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
        let studio = self.studio.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            if let Some(studio) = studio.get() {
                studio.dispatch(Command::RefreshModels);
            }
        });
        set("changed", changed.into_js_value())?;
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
