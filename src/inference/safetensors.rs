//! The header of a safetensors file: names, shapes and places of its tensors.
//!
//! Layout after the `safetensors` README: 8 bytes of length, that much JSON, then the data.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};

use crate::error::InferenceError;
use crate::format::Format;
use crate::source::Source;

/// A header longer than this is refused, as the reference implementation does.
pub const MAX_HEADER_BYTES: u64 = 100_000_000;
/// Most dimensions a tensor may have.
const MAX_DIMS: usize = 8;

/// Why a safetensors header was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SafetensorsError {
    /// The file ends inside the header.
    #[error("it ends inside its header")]
    Truncated,
    /// The header's length is beyond the limit.
    #[error("its header claims {n_bytes} bytes, which is beyond all bounds")]
    HeaderTooLong {
        /// The length that the file claims.
        n_bytes: u64,
    },
    /// The header is no JSON of the right form.
    #[error("its header cannot be read: {reason}")]
    BadHeader {
        /// What the JSON reader said.
        reason: String,
    },
    /// A tensor appears twice.
    #[error("the tensor `{name}` appears twice")]
    DuplicateTensor {
        /// The tensor's name.
        name: String,
    },
    /// A number format that we do not read.
    #[error("the tensor `{name}` has the type {dtype}; F32, F16 and BF16 can be read")]
    BadType {
        /// The tensor's name.
        name: String,
        /// Its type as written.
        dtype: String,
    },
    /// Shape, type and place of a tensor do not fit together.
    #[error("the size of tensor `{name}` does not fit its shape")]
    BadSize {
        /// The tensor's name.
        name: String,
    },
    /// Tensors overlap, leave holes or pass the end of the file.
    #[error("the data of tensor `{name}` are not where they belong; download the file again")]
    BadPlace {
        /// The tensor's name.
        name: String,
    },
}

/// One tensor as the header describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TensorInfo {
    /// Name, as in `model.layers.0.self_attn.q_proj.weight`.
    pub name: String,
    /// Sizes, slowest first.
    pub shape: Vec<u64>,
    /// F32, F16 or BF16.
    pub format: &'static Format,
    /// First byte, counted from the start of the file.
    pub start: u64,
    /// How many bytes it has.
    pub n_bytes: u64,
}

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<u64>,
    data_offsets: (u64, u64),
}

/// The entries in file order, names that come twice included.
struct Entries(Vec<(String, Entry)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of tensors")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    if name == "__metadata__" {
                        map.next_value::<serde::de::IgnoredAny>()?;
                    } else {
                        entries.push((name, map.next_value()?));
                    }
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// Reads and checks the header of a whole file.
///
/// # Errors
/// [`InferenceError::Safetensors`] for a malformed header, or what the source says.
pub fn read(source: &dyn Source) -> Result<Vec<TensorInfo>, InferenceError> {
    let file_len = source.len();
    if file_len < 8 {
        return Err(SafetensorsError::Truncated.into());
    }
    let mut length = [0; 8];
    source.read_at(0, &mut length)?;
    let n_bytes = u64::from_le_bytes(length);
    if n_bytes > MAX_HEADER_BYTES {
        return Err(SafetensorsError::HeaderTooLong { n_bytes }.into());
    }
    if n_bytes > file_len - 8 {
        return Err(SafetensorsError::Truncated.into());
    }
    let mut json = vec![0; n_bytes as usize];
    source.read_at(8, &mut json)?;
    Ok(parse(&json, file_len)?)
}

/// Checks the JSON of a header whose file has `file_len` bytes; tensors come back in data order.
///
/// # Errors
/// As the variants of [`SafetensorsError`] say.
pub fn parse(json: &[u8], file_len: u64) -> Result<Vec<TensorInfo>, SafetensorsError> {
    let bad_header = |error: serde_json::Error| SafetensorsError::BadHeader {
        reason: error.to_string(),
    };
    let Entries(entries) = serde_json::from_slice(json).map_err(bad_header)?;
    let data_start = 8 + json.len() as u64;
    let mut names = HashSet::new();
    let mut tensors = Vec::new();
    for (name, entry) in entries {
        if !names.insert(name.clone()) {
            return Err(SafetensorsError::DuplicateTensor { name });
        }
        tensors.push(tensor(name, entry, data_start)?);
    }
    tensors.sort_by_key(|tensor| (tensor.start, tensor.n_bytes));
    let mut due = data_start;
    for tensor in &tensors {
        let end = tensor.start.saturating_add(tensor.n_bytes);
        if tensor.start != due || end > file_len {
            return Err(SafetensorsError::BadPlace {
                name: tensor.name.clone(),
            });
        }
        due = end;
    }
    Ok(tensors)
}

fn tensor(name: String, entry: Entry, data_start: u64) -> Result<TensorInfo, SafetensorsError> {
    let format = match entry.dtype.as_str() {
        "F32" | "F16" | "BF16" => Format::named(&entry.dtype),
        _ => None,
    };
    let Some(format) = format else {
        let dtype = entry.dtype;
        return Err(SafetensorsError::BadType { name, dtype });
    };
    let (start, end) = entry.data_offsets;
    let n_numbers = entry
        .shape
        .iter()
        .try_fold(1u64, |n, &dim| n.checked_mul(dim));
    let n_bytes = n_numbers.and_then(|n| format.bytes_of(n));
    match (n_bytes, data_start.checked_add(start)) {
        (Some(n_bytes), Some(start_in_file))
            if end.checked_sub(start) == Some(n_bytes) && entry.shape.len() <= MAX_DIMS =>
        {
            Ok(TensorInfo {
                name,
                shape: entry.shape,
                format,
                start: start_in_file,
                n_bytes,
            })
        }
        _ => Err(SafetensorsError::BadSize { name }),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(json: &str, n_data: usize) -> Vec<u8> {
        let mut bytes = (json.len() as u64).to_le_bytes().to_vec();
        bytes.extend(json.as_bytes());
        bytes.resize(bytes.len() + n_data, 0);
        bytes
    }

    #[test]
    fn headers_are_accepted_or_refused() {
        let good = r#"{"__metadata__":{"format":"pt"},"b":{"dtype":"F16","shape":[2],"data_offsets":[8,12]},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#;
        let tensors = read(&file(good, 12)).expect("a good file");
        assert_eq!(tensors[0].name, "a");
        assert_eq!(tensors[1].start, 8 + good.len() as u64 + 8);
        assert!(read(&file(good, 11)).is_err(), "data too short");
        let cases = [
            r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
            r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#,
            r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
            r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
            r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
            r#"{"a":{"dtype":"I4","shape":[1],"data_offsets":[0,4]}}"#,
            r#"{"a":{"dtype":"F32","shape":[18446744073709551615,18446744073709551615],"data_offsets":[0,4]}}"#,
            r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[18446744073709551612,18446744073709551615]}}"#,
            "[]",
            "",
        ];
        for json in cases {
            assert!(read(&file(json, 8)).is_err(), "{json}");
        }
    }

    #[test]
    fn a_huge_length_allocates_nothing() {
        let mut bytes = u64::MAX.to_le_bytes().to_vec();
        bytes.extend([0; 8]);
        let error = read(&bytes).expect_err("too long");
        assert_eq!(
            error,
            SafetensorsError::HeaderTooLong { n_bytes: u64::MAX }.into()
        );
    }

    proptest! {
        #![proptest_config(crate::tests::cases(256))]
        #[test]
        fn any_bytes_end_in_a_verdict(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
            let _ = parse(&bytes, 1 << 20);
        }
    }
}
