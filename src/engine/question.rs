//! Everything that can be asked of an engine.

use serde::{Deserialize, Serialize};

use crate::Device;

/// One question. Which replies it gets, in order, is said at each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// What this browser gives: `Abilities`.
    Abilities,
    /// What can be chosen: `Models`.
    ListModels,
    /// Brings a model into memory (and lets go of another): `Progress`*, then `Loaded`, then `Vocabulary` where the page can count.
    Load { model: String },
    /// Keeps a model on this device: `Progress`*, then `Imported`. Cancelling keeps what came, to go on from.
    Import {
        name: String,
        files: Vec<ImportFile>,
    },
    /// `Deleted`.
    Delete { model: String },
    /// `Prefilling`*, `Prefilled`, then `Token`s and one `Finished` for each sample. Loads the model if need be.
    Generate(Box<Generate>),
    /// `Tokens`: one list for each text.
    Tokenize {
        model: String,
        texts: Vec<String>,
        parse_special: bool,
        add_bos: bool,
    },
    /// `Logits` for the token after the prompt, one number for each id of the vocabulary.
    Logits { model: String, prompt: PromptText },
    /// `Scores`: natural-log probability of each token of each continuation after the prompt.
    Score {
        model: String,
        prompt: PromptText,
        continuations: Vec<String>,
    },
    /// `Embeddings`: what each text means, by the hidden states of a model in this page. Loads the model if need be.
    Embed { model: String, texts: Vec<String> },
    /// `Texts`: what each list of ids says.
    Detokenize { model: String, ids: Vec<Vec<u32>> },
    /// `Outgoing`: what this question would send, and where to, without sending it. Models elsewhere only.
    Outgoing {
        generate: Box<Generate>,
        /// Tokens of the prompt, where whoever asks has counted them as the model does: the cost is closer then.
        n_prompt_tokens: Option<u32>,
    },
    /// `Counted`: the model's own count of the prompt, which may ask its service. Models elsewhere only.
    CountPrompt(Box<Generate>),
    /// `BatchFile`: these calls as a file for the service's batches; nothing is sent. Models elsewhere only.
    BatchFile {
        model: String,
        /// A name of up to 64 letters, digits, `-` or `_` each; all for the model.
        rows: Vec<(String, Generate)>,
    },
    /// `BatchResults`: what a results file says of the rows with these names. Models elsewhere only.
    BatchResults {
        model: String,
        names: Vec<String>,
        file: Vec<u8>,
    },
    /// As `Load`, with models of this page computed there from now on.
    LoadOn { model: String, device: Device },
}

impl Question {
    /// The model it is about; `None` where it is about none.
    #[must_use]
    pub fn model(&self) -> Option<&str> {
        match self {
            Self::Abilities | Self::ListModels | Self::Import { .. } => None,
            Self::Load { model }
            | Self::Delete { model }
            | Self::Tokenize { model, .. }
            | Self::Logits { model, .. }
            | Self::Score { model, .. }
            | Self::Embed { model, .. }
            | Self::Detokenize { model, .. }
            | Self::BatchFile { model, .. }
            | Self::BatchResults { model, .. }
            | Self::LoadOn { model, .. } => Some(model),
            Self::Generate(it) | Self::Outgoing { generate: it, .. } | Self::CountPrompt(it) => {
                Some(&it.model)
            }
        }
    }
}

/// A prompt on its way to a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PromptText {
    Text {
        text: String,
        /// Names of special tokens in the text are those tokens (chat templates need it).
        parse_special: bool,
        add_bos: bool,
    },
    Ids(Vec<u32>),
    /// A conversation that the model frames itself; only models elsewhere take it.
    Turns(Vec<Turn>),
}

/// One turn of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub role: Role,
    pub text: String,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    System,
    User,
    Assistant,
}

/// Asks for continuations of a prompt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Generate {
    pub model: String,
    pub prompt: PromptText,
    pub sampling: Sampling,
    pub max_tokens: u32,
    /// Texts that end an answer; they are not part of it.
    pub stops: Vec<String>,
    /// Answers from the same prompt; answer `i` uses `seed + i`.
    pub n_samples: u32,
    /// What each answer has to follow, as it was typed: a JSON schema in braces, choices as a JSON list of texts, or a
    /// regular expression between slashes; empty for any text.
    pub schema: String,
    /// What the answer has already, as the end of the prompt: it follows the schema together with this.
    pub begun: String,
}

/// How the next token is drawn: penalty, then temperature, top-k, top-p, min-p, then the draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sampling {
    pub temperature: f32,
    pub top_k: u32,
    pub top_p: f32,
    pub min_p: f32,
    pub repetition_penalty: f32,
    pub seed: u64,
}

/// One file of a model, readable at an address: `https:`, or `blob:` for a file the person chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFile {
    pub role: ImportRole,
    pub url: String,
    pub name: String,
}

/// What a file of a model is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportRole {
    Gguf,
    Safetensors,
    Config,
    Tokenizer,
}
