//! Small records: bytes under keys, with a write that notices when another tab was faster.

use futures::future::LocalBoxFuture;

use crate::StorageError;

/// The answer of a store, later.
pub(crate) type Later<'a, T> = LocalBoxFuture<'a, Result<T, StorageError>>;

/// Bytes under keys. A clone of a store sees the same records, and so does another tab.
pub trait Store {
    /// The record, or `None` where there is none.
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Option<Vec<u8>>>;

    /// Writes the record, whatever was there.
    fn put<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> Later<'a, ()>;

    /// Writes the record only if what is there now equals `expected` (`None`: nothing is there).
    ///
    /// Returns whether it was written. Nothing can come between the comparison and the write, in this tab or another.
    fn put_if<'a>(
        &'a self,
        key: &'a str,
        expected: Option<&'a [u8]>,
        bytes: &'a [u8],
    ) -> Later<'a, bool>;

    /// Removes the record; no error where there is none.
    fn delete<'a>(&'a self, key: &'a str) -> Later<'a, ()>;

    /// The keys that begin with `prefix`, in ascending order.
    fn list<'a>(&'a self, prefix: &'a str) -> Later<'a, Vec<String>>;
}
