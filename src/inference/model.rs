//! A loaded model: its weights, its tokenizer and what is known about it.

use crate::catalog::Catalog;
use crate::config::{Config, HfConfig, OneOrMore};
use crate::error::InferenceError;
use crate::gguf::{Header, Value};
use crate::load::{LoadProgress, Loader, Naming};
use crate::plan::Plan;
use crate::safetensors;
use crate::source::Source;
use crate::tokenizer::Tokenizer;

/// What a person or a page wants to know about a model.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelInfo {
    /// Name in the file, empty if it has none.
    pub name: String,
    /// `llama`, `qwen2` or `qwen3`.
    pub architecture: String,
    /// Numbers in all weights.
    pub n_parameters: u64,
    /// Bytes of all weights in the file.
    pub n_bytes: u64,
    /// Formats of the matrices, the most used first, as in `Q4_0 + Q8_0`.
    pub quantisation: String,
    /// Longest sequence in tokens, prompt and answer together.
    pub context: usize,
    /// Bytes that each token of a sequence keeps in memory.
    pub cache_bytes_per_token: usize,
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
    /// Loads a GGUF file. `progress` is told bytes done and in all, and answers whether to go on.
    ///
    /// # Errors
    /// Any [`InferenceError`] that reading can give, or [`InferenceError::Cancelled`].
    pub fn from_gguf(
        source: &dyn Source,
        progress: LoadProgress<'_>,
    ) -> Result<Model, InferenceError> {
        let header = Header::read(source)?;
        let config = Config::from_gguf(&header)?;
        let tokenizer = Tokenizer::from_gguf(&header)?;
        let catalog = Catalog::from_gguf(&header);
        let name = match header.metadata.get("general.name") {
            Some(Value::Text(name)) => name.clone(),
            _ => String::new(),
        };
        drop(header);
        let loader = Loader {
            catalog: &catalog,
            source,
            naming: Naming::Gguf,
            is_tied: None,
            progress,
            n_done: 0,
        };
        let plan = loader.plan(config)?;
        Ok(Model::new(name, &catalog, plan, tokenizer))
    }

    /// Loads safetensors with its config.json and tokenizer.json. `progress` as in [`Model::from_gguf`].
    ///
    /// # Errors
    /// As [`Model::from_gguf`].
    pub fn from_safetensors(
        weights: &dyn Source,
        config_json: &[u8],
        tokenizer_json: &[u8],
        progress: LoadProgress<'_>,
    ) -> Result<Model, InferenceError> {
        let hf = HfConfig::parse(config_json)?;
        let config = hf.config()?;
        let mut tokenizer = Tokenizer::from_json(tokenizer_json)?;
        let known = |id: &u32| (*id as usize) < tokenizer.vocab_size();
        let ends = match hf.eos_token_id.clone() {
            Some(OneOrMore::One(id)) => vec![id],
            Some(OneOrMore::More(ids)) => ids,
            None => Vec::new(),
        };
        let ends: Vec<u32> = ends.into_iter().filter(known).collect();
        let bos = tokenizer.bos.or(hf.bos_token_id.filter(known));
        tokenizer.bos = bos;
        tokenizer.eos = ends.first().copied().or(tokenizer.eos);
        for id in ends {
            if !tokenizer.ends.contains(&id) {
                tokenizer.ends.push(id);
            }
        }
        let catalog = Catalog::from_safetensors(safetensors::read(weights)?);
        let loader = Loader {
            catalog: &catalog,
            source: weights,
            naming: Naming::HuggingFace,
            is_tied: hf.tie_word_embeddings,
            progress,
            n_done: 0,
        };
        let plan = loader.plan(config)?;
        let name = hf.name.unwrap_or_default();
        Ok(Model::new(name, &catalog, plan, tokenizer))
    }

    fn new(name: String, catalog: &Catalog, plan: Plan, tokenizer: Tokenizer) -> Model {
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
            cache_bytes_per_token: config.n_layers * 2 * config.n_kv_heads * config.head_dim * 4,
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
