//! The studio's page as this module sees it: its few functions.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::FileList;

#[wasm_bindgen]
extern "C" {
    /// What the page hands over when it opens this module.
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

    /// Adds the project of this file to the studio, opens it, and shows it.
    #[wasm_bindgen(method)]
    pub fn adopt(this: &Page, project: String);

    /// Opens the project with this id.
    #[wasm_bindgen(method)]
    pub fn open(this: &Page, id: String);

    /// Files that were dropped anywhere on the page and not looked at yet; taken by this call.
    #[wasm_bindgen(method)]
    pub fn dropped(this: &Page) -> Option<FileList>;
}
