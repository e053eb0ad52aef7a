//! One model service as the person set it up. It never holds a key.

use remote::retry::Limits;
use remote::{Address, Endpoint, Preset, Protocol};

use crate::ServiceError;

/// A chain's last link: the answer that the very same question had before.
pub const RECORDED: &str = "recorded";

/// A service of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Small letters, digits and `-`, up to 40; one of a kind in the book.
    pub id: String,
    /// As the person calls it.
    pub name: String,
    /// The id of a [`Preset`].
    pub preset: String,
    /// Where it is; the preset's own unless the person says otherwise.
    pub address: String,
    /// As the service calls them.
    pub models: Vec<String>,
    /// Takes one text to go on with: `/completions`, or Ollama's `/api/generate`.
    pub takes_text: bool,
    /// Takes conversations.
    pub takes_turns: bool,
    /// Token probabilities are asked for. Some models refuse requests that do.
    pub asks_logprobs: bool,
    /// Before this host; the newest of two services at one host holds for both.
    pub limits: Limits,
    /// How long it may keep silent before it is given up on, in seconds; `None` for what this page bears by itself,
    /// which is longer for a program of one's own than for a service far away.
    pub patience_seconds: Option<u32>,
    /// Whom to ask when it fails, in order: ids of models elsewhere or in this page, or [`RECORDED`].
    pub chain: Vec<String>,
}

impl Service {
    /// A service at its preset's own address, with no model yet.
    ///
    /// # Errors
    /// `UnknownPreset`.
    pub fn of(preset: &str, id: &str) -> Result<Self, ServiceError> {
        let preset = Preset::find(preset).ok_or_else(|| ServiceError::UnknownPreset {
            preset: preset.into(),
        })?;
        let own_program = !preset.needs_key && preset.protocol == Protocol::OpenAiChat;
        Ok(Self {
            id: id.into(),
            name: preset.name.into(),
            preset: preset.id.into(),
            address: preset.address.into(),
            models: Vec::new(),
            takes_text: own_program || preset.protocol == Protocol::OllamaChat,
            takes_turns: true,
            asks_logprobs: false,
            limits: Limits::default(),
            patience_seconds: None,
            chain: Vec::new(),
        })
    }

    /// Where it is, read.
    ///
    /// # Errors
    /// An address that cannot be used.
    pub fn place(&self) -> Result<Address, ServiceError> {
        Ok(Address::parse(&self.address)?)
    }

    pub(crate) fn preset(&self) -> Result<&'static Preset, ServiceError> {
        Preset::find(&self.preset).ok_or_else(|| ServiceError::UnknownPreset {
            preset: self.preset.clone(),
        })
    }

    /// How it is asked: `as_text` wishes for the protocol that goes on with one text.
    pub(crate) fn endpoint(&self, as_text: bool) -> Result<Endpoint, ServiceError> {
        let mut endpoint = self.preset()?.endpoint(Some(&self.address))?;
        endpoint.name.clone_from(&self.name);
        let as_text = as_text && self.takes_text || !self.takes_turns;
        endpoint.protocol = match endpoint.protocol {
            Protocol::OpenAiChat if as_text => Protocol::OpenAiCompletions,
            Protocol::OllamaChat if as_text => Protocol::OllamaGenerate,
            other => other,
        };
        Ok(endpoint)
    }

    /// The id by which the rest of the studio knows a model of this service.
    #[must_use]
    pub fn model_id(&self, model: &str) -> String {
        engine::elsewhere_id(&self.id, model)
    }
}
