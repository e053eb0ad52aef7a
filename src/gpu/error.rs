//! What can go wrong on the way to a graphics card, in sentences for a person.

use inference::InferenceError;

/// Why the graphics card cannot be used, or not for this.
#[derive(Debug, thiserror::Error)]
pub enum GpuError {
    /// There is none, or it is hidden.
    #[error(
        "No graphics card can be used here ({reason}). The model runs on the processor instead."
    )]
    NoAdapter {
        /// What the system says.
        reason: String,
    },
    /// The card refuses to be opened.
    #[error(
        "The graphics card could not be opened ({reason}). The model runs on the processor instead."
    )]
    NoDevice {
        /// What the system says.
        reason: String,
    },
    /// The driver was reset, the machine slept, or the page lost the card.
    #[error(
        "The graphics card was lost ({reason}). What was computed on it has to be computed again."
    )]
    Lost {
        /// What the system says.
        reason: String,
    },
    /// Too little memory on the card.
    #[error(
        "The graphics card has too little memory free for this ({reason}). Close other programs that use it, or take a smaller model."
    )]
    OutOfMemory {
        /// What the system says.
        reason: String,
    },
    /// The driver does not take what we give it.
    #[error(
        "The graphics card's driver refused a part of the program ({reason}). The model runs on the processor instead."
    )]
    Refused {
        /// What the driver says.
        reason: String,
    },
    /// It computes, but not what it should.
    #[error(
        "The graphics card computes wrongly (its scores are like the processor's to {cosine:.3}; 1 would be right). The model runs on the processor instead."
    )]
    Wrong {
        /// Of the scores of a small model, the cosine between the card's and the processor's.
        cosine: f64,
    },
    /// A format that our kernels do not know.
    #[error(
        "The model has matrices in the format {name}, which cannot be multiplied by on the graphics card."
    )]
    Format {
        /// The format's name.
        name: String,
    },
    /// A size that our kernels cannot deal with.
    #[error("The model cannot run on the graphics card: {what}.")]
    Shape {
        /// Which size, and what it would have to be.
        what: String,
    },
    /// More tokens than the sequence has room for.
    #[error(
        "The text has {n_tokens} tokens, and there is room for {room} on the graphics card. Shorten it."
    )]
    TooLong {
        /// Tokens of the sequence.
        n_tokens: usize,
        /// Most tokens that fit.
        room: usize,
    },
    /// A token that the model does not know.
    #[error("Token {id} is not in the model's vocabulary of {vocab_size} tokens.")]
    UnknownToken {
        /// The token.
        id: u32,
        /// Tokens that there are.
        vocab_size: usize,
    },
    /// Nothing was asked.
    #[error("There is no token to go on from.")]
    Empty,
    /// The file could not be read.
    #[error(transparent)]
    Inference(#[from] InferenceError),
}
