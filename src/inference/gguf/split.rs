//! A model in several GGUF files: `-00001-of-00003.gguf` and so on, as llama.cpp's `gguf-split` writes them.
//!
//! The first part has all settings, every part has tensors of its own (the first perhaps none), and each
//! says in `split.no`, `split.count` and `split.tensors.count` where it belongs.

use std::collections::HashSet;

use super::{GgufError, Header, Value};
use crate::error::InferenceError;
use crate::source::{Source, Within};

/// More parts than this are refused; file names have room for no more.
const MAX_PARTS: u64 = 99_999;

/// What a file that is a part says of itself and the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Counted from 0.
    pub index: u64,
    /// How many parts the model has; at least 2.
    pub n_parts: u64,
    /// Tensors in this part.
    pub n_tensors_here: u64,
    /// Tensors in all parts.
    pub n_tensors: u64,
}

impl Header {
    /// Where the file belongs, if it is a part of a model; `None` for a whole one.
    ///
    /// # Errors
    /// [`GgufError::BadPart`] for places that cannot be.
    pub fn part(&self) -> Result<Option<Part>, GgufError> {
        let number = |key: &'static str| {
            let value = self.metadata.get(key);
            value.map_or(Ok(None), |value| match value.as_u64() {
                Some(number) => Ok(Some(number)),
                None => Err(GgufError::BadPart { key }),
            })
        };
        let n_parts = match number("split.count")? {
            None | Some(0 | 1) => return Ok(None),
            Some(n_parts) if n_parts > MAX_PARTS => {
                return Err(GgufError::BadPart { key: "split.count" });
            }
            Some(n_parts) => n_parts,
        };
        let index = number("split.no")?.filter(|&index| index < n_parts);
        let n_tensors_here = self.tensors.len() as u64;
        let n_tensors = number("split.tensors.count")?.filter(|&n| n >= n_tensors_here);
        Ok(Some(Part {
            index: index.ok_or(GgufError::BadPart { key: "split.no" })?,
            n_parts,
            n_tensors_here,
            n_tensors: n_tensors.ok_or(GgufError::BadPart {
                key: "split.tensors.count",
            })?,
        }))
    }

    /// Reads the headers of all files that a source is made of, in whatever order they come.
    ///
    /// The header that it gives has the settings of the first part and the tensors of all; `data_start` is
    /// 0, and offsets count from the start of the source.
    ///
    /// # Errors
    /// As [`Header::read`] and [`check_parts`].
    pub fn read_all(source: &dyn Source) -> Result<Header, InferenceError> {
        let mut headers = Vec::new();
        for range in source.files() {
            let start = range.start;
            let mut header = Header::read(&Within { source, range })?;
            for tensor in &mut header.tensors {
                tensor.offset += start + header.data_start;
            }
            header.data_start = 0;
            headers.push(header);
        }
        let parts: Result<Vec<_>, _> = headers.iter().map(Header::part).collect();
        check_parts(&parts?)?;
        headers.sort_by_key(|header| header.metadata.get("split.no").and_then(Value::as_u64));
        let mut headers = headers.into_iter();
        let Some(mut whole) = headers.next() else {
            return Err(GgufError::Truncated { need_at_least: 4 }.into());
        };
        for header in headers {
            whole.tensors.extend(header.tensors);
            whole.data_len += header.data_len;
        }
        let mut names = HashSet::new();
        match whole.tensors.iter().find(|it| !names.insert(&it.name)) {
            Some(tensor) => Err(GgufError::DuplicateTensor {
                name: tensor.name.clone(),
            }
            .into()),
            None => Ok(whole),
        }
    }
}

/// Checks that files are one whole model: what each of them says of itself, in any order.
///
/// # Errors
/// [`GgufError::ForeignPart`], [`GgufError::DoubledPart`] or [`GgufError::MissingPart`].
pub fn check_parts(parts: &[Option<Part>]) -> Result<(), GgufError> {
    let first = match parts {
        [None] | [] => return Ok(()),
        [Some(first), ..] => first,
        [None, ..] => return Err(GgufError::ForeignPart),
    };
    let whole = |part: &Part| (part.n_parts, part.n_tensors);
    let mut there = HashSet::new();
    let mut n_tensors = 0u64;
    for part in parts {
        let part = part.as_ref().filter(|it| whole(it) == whole(first));
        let part = part.ok_or(GgufError::ForeignPart)?;
        if !there.insert(part.index) {
            let number = part.index + 1;
            return Err(GgufError::DoubledPart { number });
        }
        n_tensors = n_tensors.saturating_add(part.n_tensors_here);
    }
    let n_parts = first.n_parts;
    if let Some(missing) = (0..n_parts).find(|index| !there.contains(index)) {
        let number = missing + 1;
        return Err(GgufError::MissingPart { number, n_parts });
    }
    match n_tensors == first.n_tensors {
        true => Ok(()),
        false => Err(GgufError::ForeignPart),
    }
}
