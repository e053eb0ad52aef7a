//! The annex as a wasm module: one function, a question in bytes to an answer in bytes.

// What JavaScript calls has to be `pub`, though no Rust can reach it.
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub)]
mod entrance {
    use std::cell::RefCell;

    use annex::Desk;
    use wasm_bindgen::{JsError, prelude::wasm_bindgen};

    thread_local! {
        static DESK: RefCell<Desk> = RefCell::default();
    }

    /// # Errors
    /// For bytes that are no question: page and annex are of different versions.
    #[wasm_bindgen]
    pub fn answer(question: &[u8], secret: Option<String>) -> Result<Vec<u8>, JsError> {
        // Not borrowed while at work: a question that breaks the module leaves a new desk to the next.
        let desk = DESK.take();
        let answer = annex::answer_bytes(&desk, question, secret.as_deref());
        DESK.set(desk);
        answer.ok_or_else(|| JsError::new("this is no question"))
    }

    /// Speaks a language from now on, with the words of this module's pack.
    #[wasm_bindgen]
    pub fn speak(language: &str, pack: &str) {
        words::speak(words::Language::of(language).unwrap_or_default(), pack);
    }
}

fn main() {}
