//! The studio's page as this module sees it: its few functions.

use std::{cell::RefCell, rc::Rc};

use annex::{Annex, Answer, Question};
use futures::{FutureExt, future::LocalBoxFuture};
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessagePort;

use crate::words;

#[wasm_bindgen]
extern "C" {
    /// What the page hands over when it opens this module.
    pub type Page;

    /// The page's base address, ending in a slash.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Page) -> String;

    /// A wire to the engine's worker; `gone` is called when that worker has ended. Nothing where none runs.
    #[wasm_bindgen(method)]
    pub fn wire(this: &Page, gone: &Function) -> Option<MessagePort>;

    /// The models elsewhere, as `engine::read_list` reads them.
    #[wasm_bindgen(method)]
    pub fn elsewhere_models(this: &Page) -> String;

    /// A wire to models elsewhere; `gone` is called where nobody answers it.
    #[wasm_bindgen(method)]
    pub fn elsewhere(this: &Page, gone: &Function) -> Option<MessagePort>;

    /// The project that is open, as its file.
    #[wasm_bindgen(method)]
    pub fn project(this: &Page) -> String;

    /// The id of that project on this device.
    #[wasm_bindgen(method)]
    pub fn project_id(this: &Page) -> String;

    /// Adds the project of this file to the studio and opens it.
    #[wasm_bindgen(method)]
    pub fn adopt(this: &Page, project: String);

    /// The fragment of an experiment's link that was opened and not looked at yet; taken by this call.
    #[wasm_bindgen(method)]
    pub fn link(this: &Page) -> Option<String>;

    /// The annex's one function, once it is here.
    #[wasm_bindgen(method)]
    pub fn annex(this: &Page) -> Promise;
}

/// The annex that the page has fetched, asked from here.
pub(crate) struct Annexed {
    page: Rc<Page>,
    answer: Rc<RefCell<Option<Function>>>,
}

impl Annexed {
    pub(crate) fn new(page: Rc<Page>) -> Self {
        Self {
            page,
            answer: Rc::default(),
        }
    }
}

impl Annex for Annexed {
    fn fetch(&self) -> LocalBoxFuture<'static, Result<(), String>> {
        if self.answer.borrow().is_some() {
            return async { Ok(()) }.boxed_local();
        }
        let (promise, seen) = (self.page.annex(), self.answer.clone());
        async move {
            let fetched = JsFuture::from(promise).await;
            let fetched = fetched.ok().and_then(|it| it.dyn_into::<Function>().ok());
            let function = fetched.ok_or_else(|| words::not_fetched().to_owned())?;
            seen.replace(Some(function));
            Ok(())
        }
        .boxed_local()
    }

    fn ask(&self, question: &Question, _secret: Option<&str>) -> Option<Answer> {
        let answer = self.answer.borrow().clone()?;
        let question = Uint8Array::new_from_slice(&annex::question_bytes(question)?);
        let bytes = answer
            .call2(&JsValue::UNDEFINED, &question, &JsValue::UNDEFINED)
            .ok()?;
        annex::read_answer(&Uint8Array::new(&bytes).to_vec())
    }
}
