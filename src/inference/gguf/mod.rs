//! The header of a GGUF file (versions 2 and 3), read within bounds from any prefix of it.
//!
//! Layout after the specification in ggml's `docs/gguf.md`; which files are refused follows llama.cpp.
//! Invariant: nothing is allocated on the word of a length in the file; only bytes at hand are copied.

mod error;
mod reader;
mod split;
mod value;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::collections::{BTreeMap, HashSet};

use crate::error::InferenceError;
use crate::format::Format;
use crate::source::Source;
pub use error::GgufError;
use reader::Reader;
pub use split::{Part, check_parts};
pub use value::{Array, Kind, Texts, Value};

/// A header longer than this is refused. The longest known (256 thousand tokens) has 20 MB.
pub const MAX_HEADER_BYTES: u64 = 256 << 20;
/// Longest key in bytes.
const MAX_KEY_BYTES: u64 = 65_535;
/// Longest tensor name in bytes.
const MAX_NAME_BYTES: u64 = 63;
/// Most dimensions a tensor may have.
const MAX_DIMS: u32 = 4;
/// First read of a streaming reader.
const FIRST_READ_BYTES: u64 = 64 << 10;
/// A header that goes on is read anew from its beginning, with so many times as much of it.
const GROWTH: u64 = 8;
const ALIGNMENT_KEY: &str = "general.alignment";

/// One tensor as the header describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TensorInfo {
    /// Name, as in `blk.0.attn_q.weight`.
    pub name: String,
    /// Sizes, fastest first (a matrix of R rows and C columns is `[C, R]`).
    pub dims: Vec<u64>,
    /// How its numbers are stored.
    pub format: &'static Format,
    /// Where it begins, counted from the start of the data.
    pub offset: u64,
    /// How many bytes it has.
    pub n_bytes: u64,
}

/// Everything before the numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// 2 or 3.
    pub version: u32,
    /// Tensors begin at multiples of this.
    pub alignment: u64,
    /// Settings by key.
    pub metadata: BTreeMap<String, Value>,
    /// Tensors in file order.
    pub tensors: Vec<TensorInfo>,
    /// Where the data begin in the file.
    pub data_start: u64,
    /// Length of the data, padding included.
    pub data_len: u64,
}

impl Header {
    /// Reads the header from the first bytes of a file.
    ///
    /// # Errors
    /// [`GgufError::Truncated`] when `prefix` ends inside the header: come back with more.
    /// Any other error is final.
    pub fn parse(prefix: &[u8]) -> Result<Header, GgufError> {
        let mut reader = Reader::new(prefix);
        if reader.take(4)? != b"GGUF" {
            return Err(GgufError::BadMagic);
        }
        let version = reader.u32()?;
        if !(2..=3).contains(&version) {
            return Err(GgufError::BadVersion { version });
        }
        // The smallest tensor entry has 8 + 0 + 4 + 4 + 8 bytes, the smallest setting 8 + 1 + 4 + 1.
        let n_tensors = reader.count("the number of tensors", 24)?;
        let n_settings = reader.count("the number of settings", 14)?;

        let mut metadata = BTreeMap::new();
        for _ in 0..n_settings {
            let (key, value) = setting(&mut reader)?;
            if metadata.contains_key(&key) {
                return Err(GgufError::DuplicateKey { key });
            }
            metadata.insert(key, value);
        }
        let alignment = alignment(&metadata)?;
        let (tensors, data_len) = tensors(&mut reader, n_tensors, alignment)?;
        let data_start = reader.position().next_multiple_of(alignment);
        Ok(Header {
            version,
            alignment,
            metadata,
            tensors,
            data_start,
            data_len,
        })
    }

    /// Reads the header from a source, asking for a little at first and for much more where that is not all, and checks
    /// its length.
    ///
    /// # Errors
    /// As [`Header::parse`] and [`Header::check_length`], or what the source says.
    pub fn read(source: &dyn Source) -> Result<Header, InferenceError> {
        let len = source.len();
        let mut want = FIRST_READ_BYTES;
        loop {
            let mut prefix = vec![0; usize::try_from(want.min(len)).unwrap_or(usize::MAX)];
            source.read_at(0, &mut prefix)?;
            match Header::parse(&prefix) {
                Err(GgufError::Truncated { need_at_least }) if want < len => {
                    want = need_at_least.max(want.saturating_mul(GROWTH));
                }
                Ok(header) => {
                    header.check_length(len)?;
                    return Ok(header);
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Checks that a file of `file_len` bytes holds every tensor. Padding at the very end may be missing.
    ///
    /// # Errors
    /// [`GgufError::DataTooShort`].
    pub fn check_length(&self, file_len: u64) -> Result<(), GgufError> {
        let data_end = self.tensors.last().map_or(0, |t| t.offset + t.n_bytes);
        let expected = self.data_start.saturating_add(data_end);
        if !self.tensors.is_empty() && file_len < expected {
            return Err(GgufError::DataTooShort {
                found: file_len,
                expected,
            });
        }
        Ok(())
    }
}

fn setting(reader: &mut Reader<'_>) -> Result<(String, Value), GgufError> {
    let at = reader.position();
    let key = reader.text("the length of a key", MAX_KEY_BYTES)?;
    let key = match std::str::from_utf8(key) {
        Ok(key) if !key.is_empty() => key.to_owned(),
        _ => return Err(GgufError::BadKey { at }),
    };
    let value = value::read(reader, &key)?;
    if key == ALIGNMENT_KEY && !matches!(value, Value::Unsigned(_, Kind::U32)) {
        return Err(GgufError::BadValueType {
            key,
            kind: value.kind_number(),
        });
    }
    Ok((key, value))
}

fn alignment(metadata: &BTreeMap<String, Value>) -> Result<u64, GgufError> {
    match metadata.get(ALIGNMENT_KEY).and_then(Value::as_u64) {
        None => Ok(32),
        Some(alignment) if alignment.is_power_of_two() => Ok(alignment),
        Some(alignment) => Err(GgufError::BadAlignment {
            alignment: alignment as u32,
        }),
    }
}

fn tensors(
    reader: &mut Reader<'_>,
    n_tensors: u64,
    alignment: u64,
) -> Result<(Vec<TensorInfo>, u64), GgufError> {
    let mut tensors = Vec::new();
    let mut names = HashSet::new();
    let mut due = 0u64;
    for _ in 0..n_tensors {
        let tensor = tensor(reader)?;
        if !names.insert(tensor.name.clone()) {
            return Err(GgufError::DuplicateTensor { name: tensor.name });
        }
        if tensor.offset != due {
            return Err(GgufError::BadOffset {
                name: tensor.name,
                found: tensor.offset,
                expected: due,
            });
        }
        let padded = tensor.n_bytes.checked_next_multiple_of(alignment);
        match padded.and_then(|n_bytes| due.checked_add(n_bytes)) {
            Some(next) if next <= i64::MAX as u64 => due = next,
            _ => return Err(GgufError::BadShape { name: tensor.name }),
        }
        tensors.push(tensor);
    }
    Ok((tensors, due))
}

fn tensor(reader: &mut Reader<'_>) -> Result<TensorInfo, GgufError> {
    let at = reader.position();
    let name = reader.text("the length of a tensor name", MAX_NAME_BYTES)?;
    let name = match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => return Err(GgufError::BadTensorName { at }),
    };
    let n_dims = reader.u32()?;
    if n_dims > MAX_DIMS {
        return Err(GgufError::BadShape { name });
    }
    let mut dims = Vec::new();
    let mut n_numbers = 1u64;
    for _ in 0..n_dims {
        let dim = reader.u64()?;
        dims.push(dim);
        match n_numbers.checked_mul(dim) {
            Some(n) if dim > 0 && n < i64::MAX as u64 => n_numbers = n,
            _ => return Err(GgufError::BadShape { name }),
        }
    }
    let format_id = reader.u32()?;
    let Some(format) = Format::find(format_id) else {
        return Err(GgufError::BadFormat {
            name,
            format: format_id,
        });
    };
    let offset = reader.u64()?;
    let row = dims.first().copied().unwrap_or(1);
    let n_bytes = match format.bytes_of(n_numbers) {
        Some(n_bytes) if row.is_multiple_of(format.block) => n_bytes,
        _ => return Err(GgufError::BadShape { name }),
    };
    Ok(TensorInfo {
        name,
        dims,
        format,
        offset,
        n_bytes,
    })
}
