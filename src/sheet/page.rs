//! The studio's page as this module sees it: its few functions.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What the page hands over when it opens this module.
    pub type Page;

    /// The project that is open, as its file.
    #[wasm_bindgen(method)]
    pub fn project(this: &Page) -> String;

    /// The id of that project on this device.
    #[wasm_bindgen(method)]
    pub fn project_id(this: &Page) -> String;

    /// Adds the examples of this file to the open project; its input and values take the place of the present ones.
    #[wasm_bindgen(method)]
    pub fn add(this: &Page, project: String);
}
