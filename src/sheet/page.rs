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

    /// Takes this file's project for the open one, as one step of this name.
    #[wasm_bindgen(method)]
    pub fn take_over(this: &Page, label: &str, file: &str);

    /// Adds the examples of this file to the open project, and the values that their texts are kept as.
    #[wasm_bindgen(method)]
    pub fn add(this: &Page, project: String);
}
