//! What can go wrong before a request leaves or while a file is read, in words that say what to do.

use crate::words;

/// A schema as it has to be.
const OBJECT: &str = "{\"type\": \"object\"}";

/// A request that was not built or a file that was not read. No message carries a key or a prompt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteError {
    #[error("{}", words::bad_address(.what))]
    BadAddress { what: &'static str },
    #[error("{}", words::no_model())]
    NoModel,
    #[error("{}", words::empty_prompt())]
    EmptyPrompt,
    #[error("{}", words::needs_text(.protocol))]
    NeedsText { protocol: &'static str },
    #[error("{}", words::needs_words())]
    NeedsWords,

    #[error("{}", words::bad_schema(&.line.to_string(), &.column.to_string(), OBJECT))]
    BadSchema { line: usize, column: usize },

    #[error("{}", words::counts_text_only(.service))]
    CountsTextOnly { service: String },
    #[error("{}", words::no_prompt_scores(.service))]
    NoPromptScores { service: String },

    // Keys.
    #[error("{}", words::bad_key())]
    BadKey,
    #[error("{}", words::needs_key(.service))]
    NeedsKey { service: String },
    #[error("{}", words::key_for_other_host(.bound, .asked))]
    KeyForOtherHost { bound: String, asked: String },
    #[error("{}", words::key_over_http(.host))]
    KeyOverPlainHttp { host: String },

    // Batch files.
    #[error("{}", words::empty_batch())]
    EmptyBatch,
    #[error("{}", words::batch_too_many(&.found.to_string(), &.most.to_string()))]
    BatchTooMany { found: usize, most: usize },
    #[error("{}", words::batch_too_large(&.most_mb.to_string()))]
    BatchTooLarge { most_mb: usize },
    #[error("{}", words::batch_id(.id))]
    BatchId { id: String },
    #[error("{}", words::batch_protocol(.wanted))]
    BatchProtocol { wanted: &'static str },
    #[error("{}", words::results_too_large(&.most_mb.to_string()))]
    ResultsTooLarge { most_mb: usize },

    // Prices.
    #[error("{}", words::price_table(.what))]
    PriceTable { what: String },
}
