//! What can go wrong with a table, in sentences for the person whose table it is.

use crate::words;

/// What there can be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Most {
    /// Of the rows, in held-out and selection together.
    Percent,
    Rows,
    Columns,
    Choices,
    Megabytes,
    CellBytes,
}

impl Most {
    fn key(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Choices => "choices",
            Self::Megabytes => "megabytes",
            Self::CellBytes => "bytes",
        }
    }
}

fn grouped(n: usize) -> String {
    ::words::whole(n as u64)
}

/// An edit that does not fit the table it was applied to. The table is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("{}", words::no_such_place())]
    NoSuchPlace,
    #[error("{}", words::other_width())]
    OtherWidth,
    #[error("{}", words::column_exists())]
    ColumnExists,
    #[error("{}", words::too_many(what.key(), &grouped(*limit)))]
    TooMany { what: Most, limit: usize },
}

/// Bytes that are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataError {
    #[error("{}", words::no_table())]
    NotATable,
    #[error("{}", words::newer_table(&.0.to_string()))]
    Newer(u64),
    #[error("{}", words::damaged_table())]
    Damaged,
    #[error("{}", words::too_large(what.key(), &grouped(*limit)))]
    TooLarge { what: Most, limit: usize },
}
