//! What can go wrong in this room, in words for people.

/// Every failure of reading, converting or building a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokensError {
    /// The first bytes are not those of a vocabulary file.
    #[error("this is not a vocabulary file; load the model or the page again")]
    NotAVocabulary,
    /// The file was written by a newer build.
    #[error("the vocabulary file has version {found}, this page reads {known}; reload the page")]
    Version { found: u16, known: u16 },
    /// A part of the file contradicts another part or ends too early.
    #[error("the vocabulary file is damaged ({what}); load it again")]
    Damaged { what: &'static str },
    /// A number in the file or model is past what this room accepts.
    #[error("the vocabulary has {found} {what}, the limit is {limit}; use another model")]
    TooLarge {
        what: &'static str,
        found: usize,
        limit: usize,
    },
    /// The model cuts text into words in a way that is not known here.
    #[error(
        "the model's pre-tokenizer `{name}` is not known here; tokens are counted by the engine"
    )]
    UnknownPreTokenizer { name: String },
    /// A merge rule makes a token that the vocabulary lacks.
    #[error("merge rule {index} does not fit the vocabulary; tokens are counted by the engine")]
    MergeWithoutToken { index: usize },
    /// A line of a published rank file is not what its format says.
    #[error("line {line} of the rank file cannot be read; fetch the file again")]
    RankLine { line: usize },
}
