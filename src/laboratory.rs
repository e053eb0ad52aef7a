//! The Measure place as a wasm module beside the page: fetched with its style, and given what it may use of the studio.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use app::{Command, Studio};
use bridge::{BridgeClient, web::Branches};
use engine::{Engine, Question};
use futures::future::LocalBoxFuture;
use js_sys::{Function, Object, Promise, Reflect};
use ui::Outlying;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;
use web_sys::{HtmlElement, MessagePort};

use crate::{
    beside::Beside,
    harbour::{self, Harbour},
    module::Module,
    place,
};

/// The module, and all that it reaches of the studio.
pub(crate) struct Laboratory {
    base: String,
    module: Module,
    engine: BridgeClient,
    branches: Branches,
    harbour: Rc<Harbour>,
    annex: Rc<Beside>,
    studio: Rc<OnceCell<Studio>>,
    /// The fragment of an experiment's link, until the module takes it.
    link: Rc<RefCell<Option<String>>>,
    /// What the module calls, kept for as long as the page lives.
    page: RefCell<Option<Object>>,
}

impl Laboratory {
    pub(crate) fn new(
        base: &str,
        engine: BridgeClient,
        branches: Branches,
        harbour: Rc<Harbour>,
        annex: Rc<Beside>,
    ) -> Self {
        Self {
            base: base.to_owned(),
            module: Module::new(format!("{base}measure/measure.js")),
            engine,
            branches,
            harbour,
            annex,
            studio: Rc::default(),
            link: Rc::default(),
            page: RefCell::default(),
        }
    }

    /// The studio that its functions are about.
    pub(crate) fn meet(&self, studio: Studio) {
        // There is one studio a page.
        self.studio.set(studio).unwrap_or_default();
    }

    /// Keeps an experiment's link for the module and goes to its place; nothing is read here and nothing runs.
    pub(crate) fn receive(&self, fragment: &str) -> bool {
        let version = fragment
            .strip_prefix("#e")
            .and_then(|it| it.split_once('='));
        let is_ours = version
            .is_some_and(|it| !it.0.is_empty() && it.0.bytes().all(|it| it.is_ascii_digit()));
        if is_ours {
            self.link.replace(Some(fragment.to_owned()));
            let location = web_sys::window().map(|it| it.location());
            // In place of the link, so that going back does not offer it again.
            location.map(|it| it.replace("#measure").ok());
        }
        is_ours
    }

    /// The functions that `measure::page`, `archive::page` and `sheet::page` name.
    pub(crate) fn page(&self) -> Result<Object, JsValue> {
        if let Some(page) = &*self.page.borrow() {
            return Ok(page.clone());
        }
        let page = Object::new();
        let set = |name: &str, value: JsValue| Reflect::set(&page, &name.into(), &value);
        set("base", JsValue::from_str(&self.base))?;
        set(
            "wire",
            wire_here(self.engine.clone(), self.branches.clone()).into(),
        )?;
        set(
            "elsewhere",
            harbour::wire_function(self.harbour.clone()).into(),
        )?;
        let harbour = self.harbour.clone();
        let listed =
            Closure::<dyn FnMut() -> String>::new(move || engine::write_list(&harbour.listed()));
        set("elsewhere_models", listed.into_js_value())?;
        let studio = self.studio.clone();
        let project = Closure::<dyn FnMut() -> String>::new(move || {
            studio.get().map_or(String::new(), Studio::project_file)
        });
        set("project", project.into_js_value())?;
        let studio = self.studio.clone();
        let id = Closure::<dyn FnMut() -> String>::new(move || {
            studio.get().map_or(String::new(), Studio::project_id)
        });
        set("project_id", id.into_js_value())?;
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
        let studio = self.studio.clone();
        let open = Closure::<dyn FnMut(String)>::new(move |id| {
            if let Some(studio) = studio.get() {
                studio.open_by_id(id);
            }
        });
        set("open", open.into_js_value())?;
        let studio = self.studio.clone();
        let add = Closure::<dyn FnMut(String)>::new(move |project: String| {
            if let Some(studio) = studio.get() {
                studio.dispatch(Command::AddFrom(project.into_bytes()));
            }
        });
        set("add", add.into_js_value())?;
        let link = self.link.clone();
        let link = Closure::<dyn FnMut() -> Option<String>>::new(move || link.take());
        set("link", link.into_js_value())?;
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

/// Gives a wire to the models in this page, whose worker is started where none runs.
pub(crate) fn wire_here(engine: BridgeClient, branches: Branches) -> Function {
    let wire = Closure::<dyn FnMut(Function) -> Option<MessagePort>>::new(move |gone: Function| {
        let wire = branches.branch(gone.clone());
        wire.or_else(|| {
            // A question starts the worker; nobody waits for the answer.
            drop(engine.ask(Question::Abilities));
            branches.branch(gone)
        })
    });
    wire.into_js_value().unchecked_into()
}

impl Outlying for Laboratory {
    fn open(&self, root: HtmlElement) -> LocalBoxFuture<'static, Result<(), String>> {
        place::open(&self.base, "measure", &self.module, root, self.page())
    }
}
