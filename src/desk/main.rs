//! The desk beside the prompt: a module that the page fetches when it is first asked for, with the palette of commands,
//! the gallery of starters and pasted tables.
//!
//! Invariant: it reaches the studio only through [`page::Page`]; every change is a project given back, one step to undo.
//! Invariant: components draw and act; a line that could be tested without a DOM belongs in the library beside, or in `lint`.

// Without a browser there is nothing to draw on.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]
// What JavaScript calls has to be `pub`, and the component macro writes `pub` items too.
#![allow(unreachable_pub)]

#[cfg(target_arch = "wasm32")]
mod board;
#[cfg(target_arch = "wasm32")]
mod checking;
#[cfg(target_arch = "wasm32")]
mod choosing;
#[cfg(target_arch = "wasm32")]
mod commands;
#[cfg(target_arch = "wasm32")]
mod finding;
#[cfg(target_arch = "wasm32")]
mod gallery;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod pasted;
#[cfg(target_arch = "wasm32")]
mod reveal;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod sheet;
#[cfg(target_arch = "wasm32")]
mod shelf;
#[cfg(target_arch = "wasm32")]
mod tour;
#[cfg(target_arch = "wasm32")]
mod worth;

#[cfg(target_arch = "wasm32")]
mod entrance {
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::{page::Page, sheet};

    /// Shows a tool by its address, or the palette; draws the desk the first time.
    #[wasm_bindgen]
    pub fn show(tool: String, page: Page) {
        sheet::show(&tool, page);
    }

    /// Speaks a language from now on, with the words of this module's pack.
    #[wasm_bindgen]
    pub fn speak(language: &str, pack: &str) {
        controls::speak(language, pack);
    }
}

fn main() {}
