//! The model's file: the engine reads it, piece by piece, when it is asked.

use std::ops::Range;

use inference::{InferenceError, Source};
use js_sys::{Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// A file that lies with the engine.
pub struct File {
    read: Function,
    /// Where each of the files ends that it is made of.
    ends: Vec<u64>,
}

impl File {
    /// `read` gives the bytes from an offset on, so many as it is told; `ends` says where each part ends.
    pub fn new(read: Function, ends: Vec<u64>) -> File {
        File { read, ends }
    }
}

impl Source for File {
    fn len(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), InferenceError> {
        let wrong = |reason: &str| InferenceError::Read {
            offset,
            len: into.len() as u64,
            reason: reason.into(),
        };
        let (at, n) = (
            JsValue::from(offset as f64),
            JsValue::from(into.len() as f64),
        );
        let given = self.read.call2(&JsValue::UNDEFINED, &at, &n);
        let given = given.map_err(|_| wrong("the engine could not read it"))?;
        let bytes = given.dyn_into::<Uint8Array>();
        let bytes = bytes.map_err(|_| wrong("the engine gave no bytes"))?;
        if bytes.length() as usize != into.len() {
            return Err(wrong("the engine gave too few bytes"));
        }
        bytes.copy_to(into);
        Ok(())
    }

    fn files(&self) -> Vec<Range<u64>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| start..end)
            .collect()
    }
}
