//! The tensors of a model by name, whichever kind of file they are in.

use std::collections::HashMap;

use crate::error::InferenceError;
use crate::format::Format;
use crate::gguf;
use crate::safetensors;

/// Where a tensor is and how it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Sizes, slowest first: `[rows, columns]` for a matrix.
    pub(crate) shape: Vec<u64>,
    pub(crate) format: &'static Format,
    /// First byte in the file.
    pub(crate) start: u64,
    pub(crate) n_bytes: u64,
}

/// All tensors of a file.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    entries: HashMap<String, Entry>,
}

impl Catalog {
    pub(crate) fn from_gguf(header: &gguf::Header) -> Catalog {
        let entries = header.tensors.iter().map(|tensor| {
            let entry = Entry {
                shape: tensor.dims.iter().rev().copied().collect(),
                format: tensor.format,
                start: header.data_start + tensor.offset,
                n_bytes: tensor.n_bytes,
            };
            (tensor.name.clone(), entry)
        });
        Catalog {
            entries: entries.collect(),
        }
    }

    pub(crate) fn from_safetensors(tensors: Vec<safetensors::TensorInfo>) -> Catalog {
        let entries = tensors.into_iter().map(|tensor| {
            let entry = Entry {
                shape: tensor.shape,
                format: tensor.format,
                start: tensor.start,
                n_bytes: tensor.n_bytes,
            };
            (tensor.name, entry)
        });
        Catalog {
            entries: entries.collect(),
        }
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.get(name)
    }

    /// The tensor `name`, which has to have this shape.
    pub(crate) fn get(&self, name: &str, shape: &[usize]) -> Result<&Entry, InferenceError> {
        let entry = self
            .find(name)
            .ok_or_else(|| InferenceError::MissingTensor { name: name.into() })?;
        let expected: Vec<u64> = shape.iter().map(|&n| n as u64).collect();
        if entry.shape != expected {
            return Err(InferenceError::WrongShape {
                name: name.into(),
                found: entry.shape.clone(),
                expected,
            });
        }
        Ok(entry)
    }

    /// Numbers in all tensors together.
    pub(crate) fn n_parameters(&self) -> u64 {
        let sizes = self.entries.values();
        sizes.map(|entry| entry.shape.iter().product::<u64>()).sum()
    }

    /// Bytes of all tensors together.
    pub(crate) fn n_bytes(&self) -> u64 {
        self.entries.values().map(|entry| entry.n_bytes).sum()
    }

    /// The formats of the matrices, the most used first, as in `Q4_0 + Q8_0`.
    pub(crate) fn formats(&self) -> String {
        let mut n_numbers: HashMap<&str, u64> = HashMap::new();
        for entry in self.entries.values().filter(|entry| entry.shape.len() > 1) {
            *n_numbers.entry(entry.format.name).or_default() += entry.shape.iter().product::<u64>();
        }
        let mut names: Vec<_> = n_numbers.into_iter().collect();
        names.sort_by_key(|&(name, n)| (std::cmp::Reverse(n), name));
        let names: Vec<&str> = names.into_iter().map(|(name, _)| name).collect();
        names.join(" + ")
    }
}
