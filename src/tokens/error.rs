//! What can go wrong in this room, in words for people.

use crate::words;

/// Every failure of reading, converting or building a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokensError {
    /// The first bytes are not those of a vocabulary file.
    #[error("{}", words::not_a_vocabulary())]
    NotAVocabulary,
    /// The file was written by a newer build.
    #[error("{}", words::vocabulary_version(&found.to_string(), &known.to_string()))]
    Version { found: u16, known: u16 },
    /// A part of the file contradicts another part or ends too early.
    #[error("{}", words::vocabulary_damaged(what))]
    Damaged { what: &'static str },
    /// A number in the file or model is past what this room accepts.
    #[error("{}", words::vocabulary_too_large(&found.to_string(), what, &limit.to_string()))]
    TooLarge {
        what: &'static str,
        found: usize,
        limit: usize,
    },
    /// The model cuts text into words in a way that is not known here.
    #[error("{}", words::pre_tokenizer_unknown(name))]
    UnknownPreTokenizer { name: String },
    /// A merge rule makes a token that the vocabulary lacks.
    #[error("{}", words::merge_without_token(&index.to_string()))]
    MergeWithoutToken { index: usize },
    /// A line of a published rank file is not what its format says.
    #[error("{}", words::rank_line(&line.to_string()))]
    RankLine { line: usize },
}
