//! The annex as a wasm module beside the page: fetched once, then asked on the spot.

use std::{cell::RefCell, rc::Rc};

use annex::{Annex, Answer, Question, Trouble};
use app::said;
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;

use crate::module::{Module, exported};

/// The module beside the page.
pub(crate) struct Beside {
    module: Module,
    state: Rc<RefCell<State>>,
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
            module: Module::new(format!("{base}annex/annex.js")),
            state: Rc::default(),
        }
    }

    /// The module's one function, for another module of this page.
    pub(crate) async fn function(&self) -> Result<Function, String> {
        self.fetch().await?;
        match &*self.state.borrow() {
            State::Here(answer) => Ok(answer.clone()),
            _ => Err(said::part_not_fetched().into()),
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
                let (seen, started) = (self.state.clone(), self.module.start());
                let fetching = async move {
                    let fetched = started.await.and_then(|it| exported(&it, "answer"));
                    let (state, result) = match fetched {
                        Ok(answer) => (State::Here(answer), Ok(())),
                        Err(_) => (State::Away, Err(said::part_not_fetched().to_owned())),
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

fn ask(answer: &Function, question: &Question, secret: Option<&str>) -> Option<Answer> {
    let question = Uint8Array::new_from_slice(&annex::question_bytes(question)?);
    let secret = secret.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let bytes = answer.call2(&JsValue::UNDEFINED, &question, &secret).ok()?;
    annex::read_answer(&Uint8Array::new(&bytes).to_vec())
}

/// The answer of a module that broke off: foreign templates and links run in there.
fn broken(question: &Question) -> Answer {
    let trouble = Trouble::Told(said::broke_reader().into());
    match question {
        Question::Chat(_) => Answer::Chat(Err(trouble)),
        Question::MakeLink { .. } => Answer::Link(Err(trouble)),
        Question::ReadLink { .. } => Answer::Held(Err(trouble)),
    }
}
