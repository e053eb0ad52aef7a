//! Where model bytes come from: anything that can be read at an offset.

use crate::error::InferenceError;

/// A model file that need not be in memory: OPFS, a file on disk, a slice.
pub trait Source {
    /// Length of the whole file in bytes.
    fn len(&self) -> u64;

    /// Fills `into` with the bytes that start at `offset`.
    ///
    /// # Errors
    /// [`InferenceError::Read`] when the range is not wholly there or cannot be read.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError>;

    /// Whether there are no bytes at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Source for [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        let from = usize::try_from(offset)
            .ok()
            .and_then(|start| self.get(start..)?.get(..into.len()));
        match from {
            Some(bytes) => {
                into.copy_from_slice(bytes);
                Ok(())
            }
            None => Err(InferenceError::Read {
                offset,
                len: into.len() as u64,
                reason: format!("the file ends at byte {}", self.len()),
            }),
        }
    }
}

impl Source for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        self.as_slice().read_at(offset, into)
    }
}
