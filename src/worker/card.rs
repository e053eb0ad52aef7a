//! A model on a graphics card, as the engine asks it; and what it is brought there from.

use std::rc::Rc;

use futures::future::LocalBoxFuture;
use inference::{Computed, Errand, InferenceError, Loading, Source};
use tokens::Library;

/// A graphics card that may be used.
pub(crate) struct Adapter {
    /// As its driver or the browser calls it.
    pub(crate) name: String,
    /// The processor plays it: never quicker than the processor itself.
    pub(crate) is_software: bool,
}

/// A model that lies on a card. It is tested before anybody gets it.
pub(crate) trait Card {
    /// Goes on with a sequence.
    ///
    /// # Errors
    /// Why the card cannot go on, as a sentence: it is lost, or has too little memory. It is not asked again.
    fn go_on<'a>(&'a mut self, errand: &'a Errand) -> LocalBoxFuture<'a, Result<Computed, String>>;
}

/// A card that is about to be there, or why it is not, as a sentence.
pub(crate) type Carding = LocalBoxFuture<'static, Result<Box<dyn Card>, String>>;

/// The bytes of a model.
#[derive(Clone)]
pub(crate) struct Material {
    /// The weights, or the whole GGUF file.
    pub(crate) source: Rc<dyn Source>,
    /// config.json and tokenizer.json beside safetensors.
    pub(crate) beside: Option<(Vec<u8>, Vec<u8>)>,
}

impl Material {
    pub(crate) fn gguf(source: Rc<dyn Source>) -> Self {
        let beside = None;
        Self { source, beside }
    }

    /// Begins to read it.
    ///
    /// # Errors
    /// As [`Loading::gguf`].
    pub(crate) fn loading(&self, library: &dyn Library) -> Result<Loading<'_>, InferenceError> {
        match &self.beside {
            None => Loading::gguf(&*self.source, library),
            Some((config, tokenizer)) => {
                Loading::safetensors(&*self.source, config, tokenizer, library)
            }
        }
    }
}
