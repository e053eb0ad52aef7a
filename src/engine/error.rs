//! What can go wrong between a question and its answer, in words that say what to do.

use serde::{Deserialize, Serialize};

use crate::words;

/// A question that was not answered. No prompt, no address beyond its host and no key is in the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum EngineError {
    #[error("{}", words::no_such_model(model))]
    NoSuchModel { model: String },
    #[error("{}", words::corrupt(what))]
    Corrupt { what: String },
    #[error("{}", words::damaged(model, what))]
    Damaged { model: String, what: String },
    #[error("{}", words::bundle_damaged(what))]
    BundleDamaged { what: String },
    #[error("{}", words::empty_prompt())]
    EmptyPrompt,
    #[error("{}", words::unsupported(what))]
    Unsupported { what: String },
    #[error("{}", words::too_large(&needs_mb.to_string(), &has_mb.to_string()))]
    TooLarge { needs_mb: u64, has_mb: u64 },
    #[error("{}", words::prompt_too_long(*n_tokens, *context_tokens))]
    PromptTooLong { n_tokens: u32, context_tokens: u32 },
    #[error("{}", unreached(host, *status))]
    Network {
        host: String,
        /// 0 where no answer came.
        status: u16,
    },
    #[error("{}", words::no_room(&needs_mb.to_string(), &has_mb.to_string()))]
    NoRoom { needs_mb: u64, has_mb: u64 },
    #[error("{}", words::storage(what))]
    Storage { what: String },
    #[error("{}", words::crashed(what))]
    Crashed { what: String },
    /// `what` is a whole sentence and says what to do.
    #[error("{what}")]
    Service { host: String, what: String },
    #[error("{}", words::other_build())]
    OtherBuild,
    #[error("{}", words::cancelled())]
    Cancelled,
}

fn unreached(host: &str, status: u16) -> String {
    match status {
        0 => words::unreachable(host),
        404 => words::nothing_there(host),
        401 | 403 => words::not_allowed(host, &status.to_string()),
        _ => words::answered(host, &status.to_string()),
    }
}
