//! The entrance of the module: what the engine calls, in numbers and bytes.

// What JavaScript calls has to be `pub`, though no Rust can reach it.
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub)]
mod entrance {
    use std::cell::RefCell;

    use js_sys::{Array, Uint8Array, Uint32Array};
    use lexicon::Tokenizers;
    use tokens::{Library, Opened, Unread};
    use wasm_bindgen::{JsError, prelude::wasm_bindgen};

    thread_local! {
        /// By number; what was closed leaves its place empty.
        static OPENED: RefCell<Vec<Option<Box<dyn Opened>>>> = RefCell::default();
    }

    /// What is done with a tokenizer that is open.
    fn with<T>(number: usize, act: impl FnOnce(&dyn Opened) -> T) -> Result<T, JsError> {
        OPENED.with_borrow(|it| match it.get(number) {
            Some(Some(opened)) => Ok(act(&**opened)),
            _ => Err(JsError::new("This tokenizer is not open.")),
        })
    }

    /// Opens the tokenizer that these bytes describe, and gives its number.
    ///
    /// # Errors
    /// Why it is none, in the library's words.
    #[wasm_bindgen]
    pub fn open(json: &[u8]) -> Result<usize, JsError> {
        let opened = Tokenizers.open(json).map_err(|why| match why {
            Unread::Refused(why) => JsError::new(&why),
            Unread::Away => JsError::new("The library is not here."),
        })?;
        Ok(OPENED.with_borrow_mut(|it| {
            it.push(Some(opened));
            it.len() - 1
        }))
    }

    /// Forgets it.
    #[wasm_bindgen]
    pub fn close(number: usize) {
        OPENED.with_borrow_mut(|it| {
            if let Some(place) = it.get_mut(number) {
                *place = None;
            }
        });
    }

    /// All tokens: `[id, bytes, id, bytes, …]` and their texts one after the other.
    ///
    /// # Errors
    /// It is not open.
    #[wasm_bindgen]
    pub fn tokens(number: usize) -> Result<Array, JsError> {
        let tokens = with(number, |it| it.tokens())?;
        let mut numbers = Vec::with_capacity(2 * tokens.len());
        let mut texts = Vec::new();
        for (id, text) in tokens {
            numbers.extend([id, text.len() as u32]);
            texts.extend_from_slice(text.as_bytes());
        }
        let both = Array::new();
        both.push(&Uint32Array::new_from_slice(&numbers));
        both.push(&Uint8Array::new_from_slice(&texts));
        Ok(both)
    }

    /// What it puts before an empty text.
    ///
    /// # Errors
    /// It is not open.
    #[wasm_bindgen]
    pub fn first(number: usize) -> Result<Option<u32>, JsError> {
        with(number, |it| it.first())
    }

    /// Token ids of a text.
    ///
    /// # Errors
    /// It is not open, or the library's own words.
    #[wasm_bindgen]
    pub fn encode(number: usize, text: &str, parse_special: bool) -> Result<Vec<u32>, JsError> {
        let ids = with(number, |it| it.encode(text, parse_special))?;
        ids.map_err(|why| JsError::new(&why))
    }
}

fn main() {}
