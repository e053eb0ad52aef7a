//! The annex as a wasm module beside the page: fetched once, then asked on the spot.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use annex::{Annex, Answer, Question, Trouble};
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

// The only way to fetch a module; Rust has no word for it.
#[wasm_bindgen(inline_js = "export const fetch_module = (url) => import(url);")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fetch_module(url: &str) -> Result<Promise, JsValue>;
}

const NOT_FETCHED: &str =
    "A part of the program could not be fetched. Check the connection and try again.";

/// The module beside the page.
pub(crate) struct Beside {
    url: String,
    state: Rc<RefCell<State>>,
    n_tries: Cell<u32>,
}

type Fetching = Shared<LocalBoxFuture<'static, Result<(), String>>>;

#[derive(Default)]
enum State {
    #[default]
    Away,
    OnItsWay(Fetching),
    Here(Function),
}

impl Beside {
    /// `base` is the page's base address, ending in a slash.
    pub(crate) fn new(base: &str) -> Self {
        Self {
            url: format!("{base}annex/annex.js"),
            state: Rc::default(),
            n_tries: Cell::new(0),
        }
    }
}

impl Annex for Beside {
    fn fetch(&self) -> LocalBoxFuture<'static, Result<(), String>> {
        let mut state = self.state.borrow_mut();
        match &*state {
            State::Here(_) => async { Ok(()) }.boxed_local(),
            State::OnItsWay(fetching) => fetching.clone().boxed_local(),
            State::Away => {
                // Some browsers remember for ever that an address could not be fetched.
                let url = match self.n_tries.replace(self.n_tries.get() + 1) {
                    0 => self.url.clone(),
                    n => format!("{}?{n}", self.url),
                };
                let seen = self.state.clone();
                let fetching = async move {
                    let fetched = fetch(&url).await;
                    let (state, result) = match fetched {
                        Ok(answer) => (State::Here(answer), Ok(())),
                        Err(_) => (State::Away, Err(NOT_FETCHED.to_owned())),
                    };
                    seen.replace(state);
                    result
                };
                let fetching = fetching.boxed_local().shared();
                *state = State::OnItsWay(fetching.clone());
                fetching.boxed_local()
            }
        }
    }

    fn ask(&self, question: &Question, secret: Option<&str>) -> Option<Answer> {
        let State::Here(answer) = &*self.state.borrow() else {
            return None;
        };
        Some(ask(answer, question, secret).unwrap_or_else(|| broken(question)))
    }
}

/// The module's one function.
async fn fetch(url: &str) -> Result<Function, JsValue> {
    let module = JsFuture::from(fetch_module(url)?).await?;
    let start: Function = Reflect::get(&module, &"default".into())?.dyn_into()?;
    JsFuture::from(start.call0(&JsValue::UNDEFINED)?.dyn_into::<Promise>()?).await?;
    Reflect::get(&module, &"answer".into())?.dyn_into()
}

fn ask(answer: &Function, question: &Question, secret: Option<&str>) -> Option<Answer> {
    let question = Uint8Array::new_from_slice(&annex::question_bytes(question)?);
    let secret = secret.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let bytes = answer.call2(&JsValue::UNDEFINED, &question, &secret).ok()?;
    annex::read_answer(&Uint8Array::new(&bytes).to_vec())
}

/// The answer of a module that broke off: foreign templates and links run in there.
fn broken(question: &Question) -> Answer {
    let trouble = Trouble::Told("it cannot be read: it broke the reader".into());
    match question {
        Question::Chat(_) => Answer::Chat(Err(trouble)),
        Question::MakeLink { .. } => Answer::Link(Err(trouble)),
        Question::ReadLink { .. } => Answer::Held(Err(trouble)),
    }
}
