//! Why an answer cannot be held to a shape, in words that say what to do.

/// The one error type of this room. No answer and no prompt is in a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrammarError {
    /// The text of the shape is longer than is read.
    #[error(
        "the shape of the answer has {n_bytes} bytes, and at most {limit} are read; shorten it"
    )]
    TooLong {
        /// Its length.
        n_bytes: usize,
        /// The longest there may be.
        limit: usize,
    },
    /// Neither a schema nor choices nor a pattern.
    #[error("the JSON schema of the answer goes wrong at line {line}, column {column}")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON, and none of the three.
    #[error(
        "the shape of the answer is neither a JSON schema in braces, nor a list of texts in brackets, nor a pattern between slashes"
    )]
    NoShape,
    /// A schema that is wrong, that nothing follows, or that cannot be promised.
    #[error("no answer can be held to this JSON schema: {what}")]
    Schema {
        /// What is wrong with it.
        what: String,
    },
    /// A pattern that is wrong or cannot be promised.
    #[error("no answer can be held to this pattern: {what}")]
    Pattern {
        /// What is wrong with it.
        what: String,
    },
    /// Choices that are none.
    #[error("no answer can be held to these choices: {what}")]
    Choices {
        /// What is wrong with them.
        what: String,
    },
    /// The vocabulary is none that can be used.
    #[error("the model's vocabulary cannot be used to hold answers: {what}")]
    Vocabulary {
        /// Why not.
        what: String,
    },
    /// The answer has begun in a way that the shape does not allow.
    #[error("the answer that was begun is not what the shape says; begin it anew")]
    Begun,
    /// No token of the model can go on.
    #[error("no token of this model can go on within the shape of the answer; loosen it")]
    Stuck,
    /// It takes more work or memory than a step may.
    #[error("the shape of the answer takes too much work: {what}; make it simpler")]
    TooComplex {
        /// In the words of whoever worked at it.
        what: String,
    },
}

/// Longest that is told of what the library says.
const TOLD: usize = 200;

/// The first line of what the library says.
pub(crate) fn told(error: impl ToString) -> String {
    let told = error.to_string();
    let line = told.lines().next().unwrap_or_default().trim();
    let mut told: String = line.chars().take(TOLD).collect();
    if told.len() < line.len() {
        told.push('…');
    }
    told.trim_end_matches('.').to_owned()
}
