//! What a reader repaired in a project on its way in, in words for the person who opened it.

/// One repair. The project opened all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Note {
    #[error("The {field} was out of range and has been brought into it.")]
    OutOfRange { field: &'static str },
    #[error("The {field} was not a number and has its usual value.")]
    NotANumber { field: &'static str },
    #[error("The prompt style is not known here and is now Completion.")]
    UnknownStyle,
    #[error("{count} examples shared a number with another and got their own.")]
    Renumbered { count: usize },
}
