//! The parts of the program that the engine fetches when a model asks for them: wasm modules of their own.

use std::cell::RefCell;

use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

// The only way to fetch a module; Rust has no word for it.
#[wasm_bindgen(inline_js = "export const fetch_module = (url) => import(url);")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fetch_module(url: &str) -> Result<Promise, JsValue>;
}

/// The module's exports, or why there are none.
pub(super) type Starting = Shared<LocalBoxFuture<'static, Result<JsValue, String>>>;

const NOT_FETCHED: &str = "The part of the program for it could not be fetched.";

/// Fetches and starts the module at `script`.
fn start(script: String) -> Starting {
    async move {
        let begin = async {
            let module = JsFuture::from(fetch_module(&script)?).await?;
            call(&module, "default", &[]).await?;
            Ok(module)
        };
        let begun: Result<JsValue, JsValue> = begin.await;
        begun.map_err(|_| NOT_FETCHED.into())
    }
    .boxed_local()
    .shared()
}

/// The module at `script`, from where it is kept or fetched now; one that failed is tried again.
pub(super) fn get(kept: &RefCell<Option<Starting>>, script: String) -> Starting {
    let mut kept = kept.borrow_mut();
    match &*kept {
        Some(starting) if !matches!(starting.peek(), Some(Err(_))) => starting.clone(),
        _ => kept.insert(start(script)).clone(),
    }
}

/// Calls a function of `of`.
pub(super) fn call_now(of: &JsValue, name: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    function.apply(of, &given.iter().collect::<Array>())
}

/// Calls a function of `of`, and waits for what it promises.
pub(super) async fn call(of: &JsValue, name: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
    match call_now(of, name, given)?.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(told) => Ok(told),
    }
}

/// What the module says of a failure.
pub(super) fn words(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok();
    let message = message.and_then(|it| it.as_string());
    message.unwrap_or_else(|| "It failed and did not say why.".into())
}
