//! A weight matrix as it lies in memory: the seam behind which faster kernels and devices go.
//!
//! Everything above multiplies through [`crate::product`] and looks up rows through [`Matrix::row`].
//! The usual quantised formats are repacked for whole numbers; floats stay as they are.

use crate::catalog::Entry;
use crate::error::InferenceError;
use crate::floats::Floats;
use crate::packed::{GROUP, Kind, Packed};
use crate::source::Source;

/// A matrix is read in pieces of whole rows of about this many bytes, so that loading needs
/// little memory beyond the matrix itself and one piece takes a few milliseconds.
const PIECE_BYTES: u64 = 1 << 20;

/// A matrix of `n_rows` rows of `n_cols` numbers; it maps vectors of `n_cols` to vectors of `n_rows`.
///
/// It begins empty and is filled piece by piece.
/// Invariant: nobody multiplies by a matrix before [`Matrix::fill`] has nothing left to read.
pub(crate) struct Matrix {
    n_rows: usize,
    n_cols: usize,
    /// Where the rows lie in the file.
    start: u64,
    row_bytes: u64,
    rows_per_piece: usize,
    weights: Weights,
}

pub(crate) enum Weights {
    Packed(Packed),
    Floats(Floats),
}

impl Matrix {
    /// A matrix or, as one row, a vector, of which nothing was read yet.
    pub(crate) fn empty(name: &str, entry: &Entry) -> Result<Matrix, InferenceError> {
        Matrix::empty_with(name, entry, PIECE_BYTES)
    }

    fn empty_with(name: &str, entry: &Entry, piece_bytes: u64) -> Result<Matrix, InferenceError> {
        let n_cols = entry.shape.last().copied().unwrap_or(1) as usize;
        let n_rows = entry.shape.iter().rev().skip(1).product::<u64>();
        let row_bytes = entry.n_bytes / n_rows.max(1);
        let rows_per_piece = (piece_bytes / row_bytes.max(1)).clamp(1, n_rows.max(1));
        let (n_rows, mut rows_per_piece) = (n_rows as usize, rows_per_piece as usize);
        let weights = if let Some(kind) = Kind::named(entry.format.name) {
            // Rows are repacked in whole groups.
            rows_per_piece = rows_per_piece.next_multiple_of(GROUP);
            Weights::Packed(Packed::new(kind, n_rows, n_cols))
        } else {
            let floats = Floats::new(entry.format, n_rows, n_cols);
            Weights::Floats(floats.ok_or_else(|| InferenceError::UnsupportedFormat {
                tensor: name.to_owned(),
                format: entry.format.name.to_owned(),
            })?)
        };
        Ok(Matrix {
            n_rows,
            n_cols,
            start: entry.start,
            row_bytes,
            rows_per_piece,
            weights,
        })
    }

    /// Reads the next piece; gives its bytes, and none when everything is there.
    pub(crate) fn fill(&mut self, source: &dyn Source) -> Result<Option<u64>, InferenceError> {
        let first_row = match &self.weights {
            Weights::Packed(packed) => packed.n_rows(),
            Weights::Floats(floats) => floats.n_rows(),
        };
        let n = self.rows_per_piece.min(self.n_rows - first_row) as u64;
        if n == 0 {
            return Ok(None);
        }
        let n_bytes = n * self.row_bytes;
        let mut bytes = vec![0; n_bytes as usize];
        source.read_at(self.start + first_row as u64 * self.row_bytes, &mut bytes)?;
        match &mut self.weights {
            Weights::Packed(packed) => packed.push(&bytes),
            Weights::Floats(floats) => floats.push(&bytes),
        }
        Ok(Some(n_bytes))
    }

    /// Reads all that is left.
    pub(crate) fn fill_all(&mut self, source: &dyn Source) -> Result<(), InferenceError> {
        while self.fill(source)?.is_some() {}
        Ok(())
    }

    /// Bytes of all rows in the file.
    pub(crate) fn n_bytes(&self) -> u64 {
        self.n_rows as u64 * self.row_bytes
    }

    pub(crate) fn n_rows(&self) -> usize {
        self.n_rows
    }

    pub(crate) fn n_cols(&self) -> usize {
        self.n_cols
    }

    pub(crate) fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Writes row `index` as plain numbers; only this row is decoded.
    pub(crate) fn row(&self, index: usize, out: &mut [f32]) {
        match &self.weights {
            Weights::Packed(packed) => packed.row(index, out),
            Weights::Floats(floats) => floats.row(index, out),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "tests/products.rs"]
pub(crate) mod products;
