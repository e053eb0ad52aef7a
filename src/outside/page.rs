//! The studio's page as this module sees it.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::MessagePort;

#[wasm_bindgen]
extern "C" {
    /// What the page hands over when it opens this module.
    pub type Page;

    /// The page's base address, ending in a slash.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Page) -> String;

    /// A wire to the models in this page; `gone` is called when their worker has ended. Nothing where none runs.
    #[wasm_bindgen(method)]
    pub fn wire(this: &Page, gone: &Function) -> Option<MessagePort>;

    /// Changes the guard's rules, and gives them as they are then: `{ airplane, hosts }`, or nothing without a guard.
    #[wasm_bindgen(method)]
    pub fn guard(this: &Page, change: &JsValue) -> Promise;

    /// Calls `hear` with the guard's rules whenever they change, in this tab or another.
    #[wasm_bindgen(method)]
    pub fn listen(this: &Page, hear: &JsValue);

    /// The models that can be chosen, as `engine::write_list` writes them.
    #[wasm_bindgen(method)]
    pub fn changed(this: &Page, models: String);

    /// What has left this device, in a few words.
    #[wasm_bindgen(method)]
    pub fn left(this: &Page, words: String);

    /// Uses this model in the open project, and shows that.
    #[wasm_bindgen(method)]
    pub fn choose(this: &Page, model: String);
}
