//! Whoever holds answers to shapes, in a browser: a wasm module of its own, fetched when a question first asks for it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures::FutureExt;
use js_sys::{Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;

use super::module::{self, Starting, call_now, words};
use crate::held::{Answer, Holder, Holding, Next, Shape};

/// What is said of a failure that was none of the module's own words.
const BROKEN: &str =
    "The shape of the answer took more than there is and was given up; make it simpler.";

/// The module, once it was wanted.
#[derive(Default)]
pub(super) struct Module {
    starting: RefCell<Option<Starting>>,
    is_broken: RefCell<Rc<Cell<bool>>>,
    n_broken: Cell<u32>,
}

impl Module {
    /// Fetches the module where it is not there yet, and gives it a vocabulary.
    pub(super) fn holder(&self, base: &str, vocabulary: Vec<u8>) -> Holding {
        let starting = self.starting(base);
        let is_broken = self.is_broken.borrow().clone();
        async move {
            let exports = starting.await?;
            let own = Exports { exports, is_broken };
            let number = own.call("learn", &[Uint8Array::new_from_slice(&vocabulary).into()])?;
            let holder = Own {
                own: Rc::new(own),
                number,
            };
            Ok(Rc::new(holder) as Rc<dyn Holder>)
        }
        .boxed_local()
    }

    fn starting(&self, base: &str) -> Starting {
        if self.is_broken.borrow().get() {
            // What is in it is lost. Under another name the browser starts the same file anew.
            self.n_broken.set(self.n_broken.get() + 1);
            self.is_broken.replace(Rc::default());
            self.starting.take();
        }
        let script = match self.n_broken.get() {
            0 => format!("{base}holder/holder.js"),
            n => format!("{base}holder/holder.js#{n}"),
        };
        module::get(&self.starting, script)
    }
}

/// What the module exports.
struct Exports {
    exports: JsValue,
    /// It stopped in the middle of something: nothing in it can be relied upon.
    is_broken: Rc<Cell<bool>>,
}

impl Exports {
    fn call(&self, name: &str, given: &[JsValue]) -> Result<JsValue, String> {
        if self.is_broken.get() {
            return Err(BROKEN.into());
        }
        call_now(&self.exports, name, given).map_err(|error| {
            let name = Reflect::get(&error, &"name".into()).ok();
            match name.and_then(|it| it.as_string()).as_deref() {
                Some("Error") => words(error),
                _ => {
                    self.is_broken.set(true);
                    BROKEN.into()
                }
            }
        })
    }

    /// Lets go of something there; it is gone either way.
    fn release(&self, name: &str, number: &JsValue) {
        _ = self.call(name, std::slice::from_ref(number));
    }
}

/// A vocabulary that the module has.
struct Own {
    own: Rc<Exports>,
    number: JsValue,
}

impl Holder for Own {
    fn hold(&self, shape: &Shape<'_>) -> Result<Box<dyn Answer>, String> {
        let given = [
            self.number.clone(),
            shape.typed.into(),
            shape.leads.into(),
            shape.begun.into(),
        ];
        let number = self.own.call("hold", &given)?;
        let own = self.own.clone();
        Ok(Box::new(OnItsWay { own, number }))
    }

    fn is_broken(&self) -> bool {
        self.own.is_broken.get()
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.own.release("forget", &self.number);
    }
}

/// An answer that the module has.
struct OnItsWay {
    own: Rc<Exports>,
    number: JsValue,
}

impl Answer for OnItsWay {
    fn next(&mut self, id: Option<u32>) -> Result<Option<Next>, String> {
        let id = id.map_or(JsValue::UNDEFINED, JsValue::from);
        let told = self.own.call("next", &[self.number.clone(), id])?;
        let told = Uint32Array::from(told).to_vec();
        Ok(told.split_first().map(|(may_end, bits)| Next {
            bits: bits.to_vec(),
            may_end: *may_end != 0,
        }))
    }

    fn fork(&self) -> Result<Box<dyn Answer>, String> {
        let number = self.own.call("fork", std::slice::from_ref(&self.number))?;
        let own = self.own.clone();
        Ok(Box::new(OnItsWay { own, number }))
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        self.own.release("end", &self.number);
    }
}
