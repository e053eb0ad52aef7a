//! Where model bytes come from: anything that can be read at an offset.

use std::ops::Range;

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

    /// Where each of the files lies that the bytes are made of: one, unless a model is in several.
    fn files(&self) -> Vec<Range<u64>> {
        let whole = 0..self.len();
        vec![whole]
    }

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

/// Several files one after the other: the parts of a model, in any order.
pub struct Joined {
    parts: Vec<Box<dyn Source>>,
}

impl Joined {
    /// The bytes of all `parts`.
    pub fn new(parts: Vec<Box<dyn Source>>) -> Joined {
        Joined { parts }
    }
}

impl Source for Joined {
    fn len(&self) -> u64 {
        self.parts.iter().map(|part| part.len()).sum()
    }

    fn files(&self) -> Vec<Range<u64>> {
        let mut end = 0;
        let ranges = self.parts.iter().map(|part| {
            let start = end;
            end += part.len();
            start..end
        });
        ranges.collect()
    }

    /// A range has to lie in one file.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        let mut files = self.files().into_iter().zip(&self.parts);
        match files.find(|(range, _)| range.contains(&offset)) {
            Some((range, part)) => part.read_at(offset - range.start, into),
            None if into.is_empty() => Ok(()),
            None => Err(InferenceError::Read {
                offset,
                len: into.len() as u64,
                reason: format!("the files end at byte {}", self.len()),
            }),
        }
    }
}

/// One of the files of a source.
pub(crate) struct Within<'a> {
    pub(crate) source: &'a dyn Source,
    pub(crate) range: Range<u64>,
}

impl Source for Within<'_> {
    fn len(&self) -> u64 {
        self.range.end - self.range.start
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        self.source.read_at(self.range.start + offset, into)
    }
}
