//! What can go wrong with a table, in sentences for the person whose table it is.

/// An edit that does not fit the table it was applied to. The table is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("There is no such row or column any more. Nothing was changed.")]
    NoSuchPlace,
    #[error("A new row or column does not have as many cells as the table. Nothing was changed.")]
    OtherWidth,
    #[error("This column is already in the table. Nothing was changed.")]
    ColumnExists,
    #[error("A table can have at most {limit} {what}. Nothing was changed.")]
    TooMany { what: &'static str, limit: usize },
}

/// Bytes that are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataError {
    #[error("These bytes are no table of Exemplar's.")]
    NotATable,
    #[error(
        "This table was written by a newer Exemplar (version {0}). Reload the page to get the newest one."
    )]
    Newer(u64),
    #[error("This table is damaged: it breaks off or contradicts itself.")]
    Damaged,
    #[error("This table is too large: the limit is {limit} {what}.")]
    TooLarge { what: &'static str, limit: usize },
}
