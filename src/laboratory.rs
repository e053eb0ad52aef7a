//! The Measure place as a wasm module beside the page: fetched with its style, and given what it may use of the studio.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use app::{Command, Studio};
use bridge::{BridgeClient, web::Branches};
use engine::{Engine, Question};
use futures::{FutureExt, future::LocalBoxFuture};
use js_sys::{Function, Object, Promise, Reflect};
use ui::Outlying;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{HtmlElement, MessagePort};

use crate::{
    beside::Beside,
    module::{Module, NOT_FETCHED, exported},
};

/// The module, and all that it reaches of the studio.
pub(crate) struct Laboratory {
    base: String,
    module: Module,
    engine: BridgeClient,
    branches: Branches,
    annex: Rc<Beside>,
    studio: Rc<OnceCell<Studio>>,
    /// What the module calls, kept for as long as the page lives.
    page: RefCell<Option<Object>>,
}

impl Laboratory {
    pub(crate) fn new(
        base: &str,
        engine: BridgeClient,
        branches: Branches,
        annex: Rc<Beside>,
    ) -> Self {
        Self {
            base: base.to_owned(),
            module: Module::new(format!("{base}measure/measure.js")),
            engine,
            branches,
            annex,
            studio: Rc::default(),
            page: RefCell::default(),
        }
    }

    /// The studio that its functions are about.
    pub(crate) fn meet(&self, studio: Studio) {
        // There is one studio a page.
        self.studio.set(studio).unwrap_or_default();
    }

    /// The functions that `measure::page` names.
    fn page(&self) -> Result<Object, JsValue> {
        if let Some(page) = &*self.page.borrow() {
            return Ok(page.clone());
        }
        let page = Object::new();
        let set = |name: &str, value: JsValue| Reflect::set(&page, &name.into(), &value);
        set("base", JsValue::from_str(&self.base))?;
        let (engine, branches) = (self.engine.clone(), self.branches.clone());
        let wire =
            Closure::<dyn FnMut(Function) -> Option<MessagePort>>::new(move |gone: Function| {
                let wire = branches.branch(gone.clone());
                wire.or_else(|| {
                    // A question starts the worker; nobody waits for the answer.
                    drop(engine.ask(Question::Abilities));
                    branches.branch(gone)
                })
            });
        set("wire", wire.into_js_value())?;
        let studio = self.studio.clone();
        let project = Closure::<dyn FnMut() -> String>::new(move || {
            studio.get().map_or(String::new(), Studio::project_file)
        });
        set("project", project.into_js_value())?;
        let studio = self.studio.clone();
        let adopt = Closure::<dyn FnMut(String)>::new(move |project: String| {
            if let Some(studio) = studio.get() {
                studio.dispatch(Command::ImportFile(project.into_bytes()));
                // The Write place has the empty fragment.
                let location = web_sys::window().map(|it| it.location());
                location.map(|it| it.set_hash("").ok());
            }
        });
        set("adopt", adopt.into_js_value())?;
        let annex = self.annex.clone();
        let annex = Closure::<dyn FnMut() -> Promise>::new(move || {
            let annex = annex.clone();
            future_to_promise(async move {
                let function = annex.function().await;
                function.map(JsValue::from).map_err(|it| it.into())
            })
        });
        set("annex", annex.into_js_value())?;
        self.page.replace(Some(page.clone()));
        Ok(page)
    }
}

impl Outlying for Laboratory {
    fn open(&self, root: HtmlElement) -> LocalBoxFuture<'static, Result<(), String>> {
        let (style, started) = (style(&self.base), self.module.start());
        let page = self.page();
        async move {
            let opened = async {
                let style = style?;
                let module = started.await?;
                JsFuture::from(style).await?;
                let open = exported(&module, "open")?;
                let opening = open.call2(&JsValue::UNDEFINED, &root, &page?.into())?;
                JsFuture::from(opening.dyn_into::<Promise>()?).await
            };
            opened.await.map(drop).map_err(|_| NOT_FETCHED.to_owned())
        }
        .boxed_local()
    }
}

/// Puts the place's stylesheet into the page; done when it is there, so that nothing is drawn bare.
fn style(base: &str) -> Result<Promise, JsValue> {
    let document = web_sys::window().and_then(|it| it.document());
    let document = document.ok_or(JsValue::NULL)?;
    let link = document.create_element("link")?;
    link.set_attribute("rel", "stylesheet")?;
    link.set_attribute("href", &format!("{base}measure/measure.css"))?;
    let head = document.query_selector("head")?.ok_or(JsValue::NULL)?;
    let here = Promise::new(&mut |resolve, reject| {
        // An element takes any listener.
        let _ = link.add_event_listener_with_callback("load", &resolve);
        let _ = link.add_event_listener_with_callback("error", &reject);
    });
    head.append_child(&link)?;
    Ok(here)
}
