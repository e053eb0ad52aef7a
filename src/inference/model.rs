//! A loaded model: its weights, its tokenizer and what is known about it.

use tokens::{Library, NoLibrary};

use crate::catalog::Catalog;
use crate::error::InferenceError;
use crate::load::{LoadProgress, Loading};
use crate::plan::Plan;
use crate::source::Source;
use crate::tokenizer::Tokenizer;

/// What a person or a page wants to know about a model.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelInfo {
    /// Name in the file, empty if it has none.
    pub name: String,
    /// The name of its family, as in `llama` or `gemma3`.
    pub architecture: String,
    /// Numbers in all weights.
    pub n_parameters: u64,
    /// Bytes of all weights in the file.
    pub n_bytes: u64,
    /// Formats of the matrices, the most used first, as in `Q4_0 + Q8_0`.
    pub quantisation: String,
    /// Longest sequence in tokens, prompt and answer together.
    pub context: usize,
    /// Scores that each step computes.
    pub vocab_size: usize,
    /// The begin token as the file writes it.
    pub bos: Option<String>,
    /// The end token as the file writes it.
    pub eos: Option<String>,
    /// Whether prompts begin with the begin token.
    pub add_bos: bool,
    /// Source of the chat template (Jinja), if the file has one.
    pub chat_template: Option<String>,
}

/// A model that is ready to run.
pub struct Model {
    pub(crate) plan: Plan,
    tokenizer: Tokenizer,
    info: ModelInfo,
}

impl Model {
    /// Loads a GGUF file in one go, by what this room can read itself; [`Loading`] does it in steps.
    /// `progress` is told bytes done and in all, and answers whether to go on.
    ///
    /// # Errors
    /// Any [`InferenceError`] that reading can give, or [`InferenceError::Cancelled`].
    pub fn from_gguf(
        source: &dyn Source,
        progress: LoadProgress<'_>,
    ) -> Result<Model, InferenceError> {
        Loading::gguf(source, &NoLibrary)?.finish(progress)
    }

    /// Loads safetensors with its config.json and tokenizer.json. `progress` as in [`Model::from_gguf`].
    ///
    /// # Errors
    /// As [`Model::from_gguf`].
    pub fn from_safetensors(
        weights: &dyn Source,
        config_json: &[u8],
        tokenizer_json: &[u8],
        library: &dyn Library,
        progress: LoadProgress<'_>,
    ) -> Result<Model, InferenceError> {
        Loading::safetensors(weights, config_json, tokenizer_json, library)?.finish(progress)
    }

    pub(crate) fn new(name: String, catalog: &Catalog, plan: Plan, tokenizer: Tokenizer) -> Model {
        let config = &plan.config;
        let text = |id: Option<u32>| {
            let text = tokenizer.token_text(id?)?;
            Some(text.to_owned())
        };
        let info = ModelInfo {
            name,
            architecture: config.family.name.to_owned(),
            n_parameters: catalog.n_parameters(),
            n_bytes: catalog.n_bytes(),
            quantisation: catalog.formats(),
            context: config.context,
            vocab_size: plan.vocab_size(),
            bos: text(tokenizer.bos),
            eos: text(tokenizer.eos),
            add_bos: tokenizer.add_bos,
            chat_template: tokenizer.chat_template.clone(),
        };
        Model {
            plan,
            tokenizer,
            info,
        }
    }

    /// What is known about the model.
    pub fn info(&self) -> &ModelInfo {
        &self.info
    }

    /// The model's tokenizer.
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// Sets the chat template, for files that keep it apart from the weights.
    pub fn set_chat_template(&mut self, template: Option<String>) {
        self.tokenizer.chat_template.clone_from(&template);
        self.info.chat_template = template;
    }
}
