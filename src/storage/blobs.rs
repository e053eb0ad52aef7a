//! Big files that are written and read in pieces, as models are.

use futures::future::LocalBoxFuture;

use crate::{StorageError, store::Later};

/// A place for big files. Names are ASCII letters, digits, `.`, `-` and `_`.
pub trait Blobs {
    /// Opens the file for reading and writing, making an empty one where there is none.
    ///
    /// # Errors
    /// [`StorageError::Busy`] while another tab writes it.
    fn open<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>>;

    /// Opens the file for reading only. Several tabs may do so at a time, where the browser allows it.
    ///
    /// # Errors
    /// [`StorageError::NoSuchFile`], [`StorageError::Busy`].
    fn open_to_read<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>>;

    /// Removes the file; no error where there is none.
    fn delete<'a>(&'a self, name: &'a str) -> Later<'a, ()>;

    /// All files, by name in ascending order.
    fn list(&self) -> Later<'_, Vec<BlobInfo>>;

    /// How much room there is, as far as the browser says.
    fn room(&self) -> Later<'_, Room>;
}

/// One open file. Dropping it closes it.
pub trait Blob {
    /// Bytes written so far, without gaps.
    fn len(&self) -> u64;

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes at `offset`, which is at most [`len`](Self::len); the file grows as needed.
    ///
    /// # Errors
    /// [`StorageError::NoRoom`], [`StorageError::PastEnd`] for a write that would leave a gap.
    fn write_at<'a>(&'a mut self, offset: u64, bytes: &'a [u8]) -> Later<'a, ()>;

    /// Fills `into` from `offset`.
    ///
    /// # Errors
    /// [`StorageError::PastEnd`] where the file is shorter.
    fn read_at<'a>(&'a self, offset: u64, into: &'a mut [u8]) -> Later<'a, ()>;

    /// Fills `into` without waiting; `None` where this kind of file cannot do that.
    fn read_now(&self, offset: u64, into: &mut [u8]) -> Option<Result<(), StorageError>>;

    /// Cuts the file to its first `len` bytes.
    fn truncate(&mut self, len: u64) -> Later<'_, ()>;

    /// Returns when what was written will outlive a crash of the page.
    fn flush(&mut self) -> Later<'_, ()>;
}

/// A file as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobInfo {
    pub name: String,
    pub len: u64,
}

/// Room on this device, in bytes, as the browser estimates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: u64,
    pub quota: u64,
}

impl Room {
    pub fn left(self) -> u64 {
        self.quota.saturating_sub(self.used)
    }
}

/// All bytes of a file, for places that cannot be read without waiting.
pub fn read_whole(blob: &dyn Blob) -> LocalBoxFuture<'_, Result<Vec<u8>, StorageError>> {
    Box::pin(async move {
        let too_long = |_| StorageError::Failed {
            what: "the file is larger than memory".into(),
        };
        let mut bytes = vec![0; usize::try_from(blob.len()).map_err(too_long)?];
        blob.read_at(0, &mut bytes).await?;
        Ok(bytes)
    })
}

/// Where a stretch of a file of `file_len` bytes ends, if it is all there.
pub(crate) fn end_within(offset: u64, len: usize, file_len: u64) -> Result<u64, StorageError> {
    let end = offset.saturating_add(len as u64);
    if end > file_len {
        return Err(StorageError::PastEnd {
            at: end - 1,
            len: file_len,
        });
    }
    Ok(end)
}

/// A write may begin anywhere in the file or right after it.
pub(crate) fn without_gap(offset: u64, file_len: u64) -> Result<(), StorageError> {
    if offset > file_len {
        return Err(StorageError::PastEnd {
            at: offset,
            len: file_len,
        });
    }
    Ok(())
}
