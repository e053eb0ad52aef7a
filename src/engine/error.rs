//! What can go wrong between a question and its answer, in words that say what to do.

use serde::{Deserialize, Serialize};

/// A question that was not answered. No prompt, no address beyond its host and no key is in the message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum EngineError {
    #[error("The model “{model}” is not on this device. Add it again on the Models page.")]
    NoSuchModel { model: String },
    #[error("This file is not a model that can be read: {what}. Nothing was kept.")]
    Corrupt { what: String },
    #[error(
        "The model “{model}” cannot be read: {what}. It is still on this device: delete it on the Models page, then add it again."
    )]
    Damaged { model: String, what: String },
    #[error("The model that comes with this page arrived damaged: {what}. Reload the page.")]
    BundleDamaged { what: String },
    #[error(
        "The prompt is empty. Write an instruction, an example or an input, then run it again."
    )]
    EmptyPrompt,
    #[error("This model cannot be run here: {what}.")]
    Unsupported { what: String },
    #[error(
        "The model needs about {needs_mb} MB of memory and this page has {has_mb} MB. Choose a smaller one."
    )]
    TooLarge { needs_mb: u64, has_mb: u64 },
    #[error(
        "The prompt has {n_tokens} tokens and the model reads {context_tokens}. Shorten it or switch off examples."
    )]
    PromptTooLong { n_tokens: u32, context_tokens: u32 },
    #[error("{host} could not be reached{}. Check the address and the connection, then try again.", status_words(*.status))]
    Network {
        host: String,
        /// 0 where no answer came.
        status: u16,
    },
    #[error(
        "This device has no room for the model: {needs_mb} MB needed, {has_mb} MB left. Delete a model and try again."
    )]
    NoRoom { needs_mb: u64, has_mb: u64 },
    #[error(
        "The browser could not keep the file: {what}. Try again, or use another browser profile."
    )]
    Storage { what: String },
    #[error(
        "The engine stopped and was started again ({what}). Your prompt is as you left it; run it again."
    )]
    Crashed { what: String },
    /// `what` is a whole sentence and says what to do.
    #[error("{what}")]
    Service { host: String, what: String },
    #[error("The engine is not of this page's version. Reload the page.")]
    OtherBuild,
    #[error("Cancelled.")]
    Cancelled,
}

fn status_words(status: u16) -> String {
    match status {
        0 => String::new(),
        404 => " (404: there is nothing at this address)".into(),
        401 | 403 => format!(" ({status}: it does not allow this)"),
        _ => format!(" (it answered {status})"),
    }
}
