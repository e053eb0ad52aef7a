//! What can go wrong before a request leaves or while a file is read, in words that say what to do.

/// A request that was not built or a file that was not read. No message carries a key or a prompt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteError {
    #[error("This address cannot be used: {what}. Write it like https://api.example.com/v1.")]
    BadAddress { what: &'static str },
    #[error("No model is chosen. Choose one, or write its name as the service calls it.")]
    NoModel,
    #[error(
        "The prompt is empty. Write an instruction, an example or an input, then run it again."
    )]
    EmptyPrompt,
    #[error(
        "{protocol} takes one text and no chat turns. Choose “as one text”, or a chat protocol."
    )]
    NeedsText { protocol: &'static str },
    #[error(
        "A prompt of token ids cannot be sent to a service. Run it on a model in this page, or send the text."
    )]
    NeedsWords,

    #[error(
        "The JSON schema of the answer goes wrong at line {line}, column {column}. It has to be one JSON object, such as {{\"type\": \"object\"}}. Correct it in the settings, or empty it for any text."
    )]
    BadSchema { line: usize, column: usize },

    #[error(
        "{service} counts one text, and no conversation. Choose “as one text”, or count with another vocabulary."
    )]
    CountsTextOnly { service: String },
    #[error(
        "{service} does not give the probabilities of a prompt's own words. Choose a server of the Completions kind, such as vLLM, or a model in this page."
    )]
    NoPromptScores { service: String },

    // Keys.
    #[error(
        "This key cannot be sent: a key is up to 4096 letters, digits and signs without spaces. Copy it again."
    )]
    BadKey,
    #[error("{service} needs a key. Enter one; it stays in this page's memory.")]
    NeedsKey { service: String },
    #[error(
        "This key belongs to {bound} and is not sent to {asked}. Enter a key for {asked}, or choose the other service."
    )]
    KeyForOtherHost { bound: String, asked: String },
    #[error(
        "The key is not sent to {host}, because http:// can be read by others on the way. Use https://."
    )]
    KeyOverPlainHttp { host: String },

    // Batch files.
    #[error("The batch is empty. Choose rows to export.")]
    EmptyBatch,
    #[error("The batch holds {found} requests and may hold {most}. Split it.")]
    BatchTooMany { found: usize, most: usize },
    #[error("The batch file is over {most_mb} MB, which the service refuses. Split it.")]
    BatchTooLarge { most_mb: usize },
    #[error(
        "The name “{id}” cannot be used in a batch: it has to be 1 to 64 letters, digits, - or _, and no two alike."
    )]
    BatchId { id: String },
    #[error("A batch of this kind is for {wanted}. Choose that protocol.")]
    BatchProtocol { wanted: &'static str },
    #[error("The results file is over {most_mb} MB, more than can be read here. Split it.")]
    ResultsTooLarge { most_mb: usize },

    // Prices.
    #[error("The price table cannot be read: {what}. Put the table of this page back.")]
    PriceTable { what: String },
}
