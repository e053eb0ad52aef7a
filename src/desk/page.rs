//! The studio's page as this module sees it: its few functions.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What the page hands over when it shows a tool.
    pub type Page;

    /// The page's address, ending in a slash.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Page) -> String;

    /// The project that is open, as its file.
    #[wasm_bindgen(method)]
    pub fn project(this: &Page) -> String;

    /// The id of that project on this device.
    #[wasm_bindgen(method)]
    pub fn project_id(this: &Page) -> String;

    /// Takes this file's project for the open one, as one step of this name.
    #[wasm_bindgen(method)]
    pub fn take_over(this: &Page, label: &str, file: &str);

    /// Does a command of `app::AT_HAND`, or only says why it cannot be done now; empty where it can.
    #[wasm_bindgen(method)]
    pub fn at_hand(this: &Page, place: usize, go: bool) -> String;

    /// Opens this file's project beside the person's own, in the Write place.
    #[wasm_bindgen(method)]
    pub fn adopt(this: &Page, file: &str);

    /// Adds the examples of this project file at the end, as one step.
    #[wasm_bindgen(method)]
    pub fn add(this: &Page, file: &str);

    /// The text that was pasted last and looks like a table; empty where there is none.
    #[wasm_bindgen(method)]
    pub fn pasted(this: &Page) -> String;

    /// Lets that text go; puts it into the field where it was pasted, after all, where it is to stay text.
    #[wasm_bindgen(method)]
    pub fn end_paste(this: &Page, as_text: bool);

    /// The counts as `desk::Known` reads them.
    #[wasm_bindgen(method)]
    pub fn counts(this: &Page) -> String;
}
