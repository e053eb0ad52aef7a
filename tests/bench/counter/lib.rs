//! The page's token counter as a module of its own, so that the bench can call it beside its peers.

use std::rc::Rc;

use tokens::{Counter, Vocab, VocabBuilder};
use wasm_bindgen::prelude::*;

/// A vocabulary and one text counted with it.
#[wasm_bindgen]
pub struct Bench {
    vocab: Rc<Vocab>,
    counter: Counter,
}

#[wasm_bindgen]
impl Bench {
    /// Builds the tables from a vocabulary file, in one go.
    #[wasm_bindgen(constructor)]
    pub fn new(file: Vec<u8>) -> Result<Bench, JsError> {
        let mut builder = VocabBuilder::new(file)?;
        loop {
            if let Some(vocab) = builder.step(usize::MAX)? {
                let vocab = Rc::new(vocab);
                let counter = Counter::new(vocab.clone(), false);
                return Ok(Bench { vocab, counter });
            }
        }
    }

    /// Counts a text that was never seen: nothing is reused.
    pub fn fresh(&mut self, text: &str) -> usize {
        self.counter = Counter::new(self.vocab.clone(), false);
        self.counter.set_text(text);
        self.counter.total()
    }

    /// What a keystroke costs when the editor says where it was: the exact new total.
    pub fn edit(&mut self, at: usize, with: &str) -> usize {
        self.counter.edit(at..at, with);
        self.counter.total()
    }

    /// What a keystroke costs when only the whole new text is known, its way over from JS included.
    pub fn set_text(&mut self, text: &str) -> usize {
        self.counter.set_text(text);
        self.counter.total()
    }
}
