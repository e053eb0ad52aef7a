//! What a reader repaired in a project on its way in, in words for the person who opened it.

use crate::words;

/// One repair. The project opened all the same. Fields are named as the texts choose by them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Note {
    #[error("{}", words::out_of_range(field))]
    OutOfRange { field: &'static str },
    #[error("{}", words::not_a_number(field))]
    NotANumber { field: &'static str },
    #[error("{}", words::unknown_style())]
    UnknownStyle,
    #[error("{}", words::unknown_kind(name))]
    UnknownKind { name: String },
    #[error("{}", words::renumbered(&count.to_string()))]
    Renumbered { count: usize },
}
