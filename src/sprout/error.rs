//! What can go wrong while Sprout is trained, examined and written.

use std::path::PathBuf;

/// Each message says what happened, then what to do.
#[derive(Debug, thiserror::Error)]
pub enum SproutError {
    #[error("Cannot use {path}: {source}. Check that the folder exists and may be written.")]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error(
        "The arithmetic failed: {0}. If a checkpoint is damaged, delete target/sprout and train again."
    )]
    Arithmetic(#[from] candle_core::Error),
    #[error("The tokenizer failed: {0}. Delete target/sprout and train again.")]
    Tokenizer(String),
    #[error(
        "The training state in {path} cannot be read: {reason}. Delete target/sprout and train again."
    )]
    State { path: PathBuf, reason: String },
    #[error(
        "There is no checkpoint in {0}. Run `cargo run --release --config .cargo/engine.toml -p sprout -- train` first."
    )]
    NoCheckpoint(PathBuf),
    #[error("A thread that makes batches stopped. Run `sprout train --resume`.")]
    NoBatches,
    #[error("{0}")]
    Usage(String),
}

impl SproutError {
    pub fn tokenizer(error: impl std::fmt::Display) -> Self {
        Self::Tokenizer(error.to_string())
    }

    /// Names the file that an input or output error belongs to.
    pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
