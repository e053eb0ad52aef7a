//! Everything that can go wrong between a model file and its next token.

use crate::gguf::GgufError;
use crate::safetensors::SafetensorsError;

/// The one error type of this room.
///
/// Messages say what happened, then what to do, and never contain prompt text.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InferenceError {
    /// The GGUF header is malformed.
    #[error("the GGUF file is not usable: {0}")]
    Gguf(#[from] GgufError),
    /// The safetensors header is malformed.
    #[error("the safetensors file is not usable: {0}")]
    Safetensors(#[from] SafetensorsError),
    /// The bytes could not be read.
    #[error("reading {len} bytes at byte {offset} failed: {reason}")]
    Read {
        /// First byte asked for.
        offset: u64,
        /// How many bytes were asked for.
        len: u64,
        /// What the reader said.
        reason: String,
    },
    /// A setting that the model needs is absent.
    #[error("the model file lacks `{key}`; it may be damaged or of another kind")]
    MissingSetting {
        /// The metadata or configuration key.
        key: String,
    },
    /// A setting has a value that cannot be used.
    #[error("`{key}` in the model file is not usable: {reason}")]
    BadSetting {
        /// The metadata or configuration key.
        key: String,
        /// Why it cannot be used.
        reason: String,
    },
    /// The architecture is not one of ours.
    #[error(
        "models of the kind `{name}` cannot be run here; use a llama, qwen2, qwen3, gemma3, phi3 or smollm3 model instead"
    )]
    UnsupportedArchitecture {
        /// The name the file gives.
        name: String,
    },
    /// A tensor is stored in a format that cannot be multiplied here.
    #[error(
        "`{tensor}` is stored as {format}, which cannot be run here; use a file in F32, F16, BF16, Q8_0, Q4_0 to Q5_1 or Q2_K to Q6_K"
    )]
    UnsupportedFormat {
        /// The tensor's name.
        tensor: String,
        /// The format's name.
        format: String,
    },
    /// A tensor that the architecture needs is absent.
    #[error("the model file lacks the tensor `{name}`; it may be incomplete")]
    MissingTensor {
        /// The tensor's name.
        name: String,
    },
    /// A tensor has another shape than the settings say.
    #[error("the tensor `{name}` has shape {found:?} where {expected:?} was expected")]
    WrongShape {
        /// The tensor's name.
        name: String,
        /// Shape in the file, rows first.
        found: Vec<u64>,
        /// Shape that the settings ask for, rows first.
        expected: Vec<u64>,
    },
    /// The tokenizer needs a library that has to be fetched first.
    #[error(
        "what reads this model's tokenizer is not here; load the model again while there is a network"
    )]
    LibraryAway,
    /// The tokenizer in the file cannot be built.
    #[error("the tokenizer in the model file is not usable: {reason}")]
    Tokenizer {
        /// Why not.
        reason: String,
    },
    /// Loading was stopped by the caller.
    #[error("loading was stopped")]
    Cancelled,
    /// There is nothing to continue from.
    #[error("the prompt has no tokens; write something for the model to continue")]
    EmptyPrompt,
    /// The prompt does not fit.
    #[error(
        "the prompt has {n_tokens} tokens and the model reads at most {context}; shorten the prompt"
    )]
    PromptTooLong {
        /// Tokens in the prompt.
        n_tokens: usize,
        /// Tokens that fit.
        context: usize,
    },
    /// A token id is outside the vocabulary.
    #[error("token {id} is outside the model's vocabulary of {vocab_size}")]
    UnknownToken {
        /// The id.
        id: u32,
        /// How many ids there are.
        vocab_size: usize,
    },
    /// Whoever holds the answer to a shape cannot go on.
    #[error("the answer could not be held to its shape: {reason}")]
    Guide {
        /// Why not.
        reason: String,
    },
    /// Every token was ruled out.
    #[error("no token is allowed to come next; loosen the constraint")]
    NothingAllowed,
}
