//! Tokenizers that the engine cannot read itself: by a wasm module of its own, fetched when a model needs it.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Reflect, Uint8Array, Uint32Array};
use tokens::{Library, NoLibrary, Opened, Unread};
use wasm_bindgen::JsValue;

use super::module::{Starting, call_now, words};

thread_local! {
    /// Where tokenizers lie by number: a handle may be held on any thread, and is used on this one.
    static MODULE: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// The library, or one that says that it is away.
pub(super) async fn library(starting: Starting) -> Rc<dyn Library> {
    match starting.await {
        Ok(module) => {
            MODULE.set(module);
            Rc::new(Fetched)
        }
        Err(_) => Rc::new(NoLibrary),
    }
}

fn call(name: &str, given: &[JsValue]) -> Result<JsValue, String> {
    MODULE.with_borrow(|it| call_now(it, name, given).map_err(words))
}

struct Fetched;

impl Library for Fetched {
    fn open(&self, json: &[u8]) -> Result<Box<dyn Opened>, Unread> {
        let json = Uint8Array::new_from_slice(json).into();
        let number = call("open", &[json]).map_err(Unread::Refused)?;
        Ok(Box::new(Numbered(number.as_f64().unwrap_or_default())))
    }
}

/// A tokenizer in the module.
struct Numbered(f64);

impl Opened for Numbered {
    fn tokens(&self) -> Vec<(u32, String)> {
        let both = call("tokens", &[self.0.into()]).unwrap_or_default();
        let part = |i: u32| Reflect::get_u32(&both, i).unwrap_or_default();
        let (numbers, texts) = (
            Uint32Array::new(&part(0)).to_vec(),
            Uint8Array::new(&part(1)).to_vec(),
        );
        let mut at = 0;
        let tokens = numbers.chunks_exact(2).map(|it| {
            let end = at + it[1] as usize;
            let text = texts.get(at..end).unwrap_or_default();
            at = end;
            (it[0], String::from_utf8_lossy(text).into_owned())
        });
        tokens.collect()
    }

    fn first(&self) -> Option<u32> {
        let first = call("first", &[self.0.into()]).ok()?;
        first.as_f64().map(|it| it as u32)
    }

    fn encode(&self, text: &str, parse_special: bool) -> Result<Vec<u32>, String> {
        let ids = call(
            "encode",
            &[self.0.into(), text.into(), parse_special.into()],
        )?;
        Ok(Uint32Array::new(&ids).to_vec())
    }
}

impl Drop for Numbered {
    fn drop(&mut self) {
        // It is gone either way.
        call("close", &[self.0.into()]).unwrap_or_default();
    }
}
