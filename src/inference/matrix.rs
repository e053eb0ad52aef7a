//! A weight matrix as it lies in memory: the seam behind which faster kernels and devices go.
//!
//! Everything above multiplies through [`crate::product`] and looks up rows through [`Matrix::row`].
//! The usual quantised formats are repacked for whole numbers; floats stay as they are.

use crate::blueprint::Stored;
use crate::catalog::Entry;
use crate::error::InferenceError;
use crate::floats::Floats;
use crate::format::Format;
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
    format: &'static Format,
    weights: Weights,
}

pub(crate) enum Weights {
    Packed(Packed),
    Floats(Floats),
}

impl Weights {
    /// No rows yet, and room for `n_rows`; `None` for a format that we cannot multiply by.
    fn with_room(format: &Format, n_rows: usize, n_cols: usize) -> Option<Weights> {
        match Kind::named(format.name) {
            Some(kind) => Some(Weights::Packed(Packed::new(kind, n_rows, n_cols))),
            None => Floats::new(format, n_rows, n_cols).map(Weights::Floats),
        }
    }
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
        // Whoever only looks at the plan of a model takes no memory for its weights.
        let weights = Weights::with_room(entry.format, 0, n_cols);
        let weights = weights.ok_or_else(|| InferenceError::UnsupportedFormat {
            tensor: name.to_owned(),
            format: entry.format.name.to_owned(),
        })?;
        if let Weights::Packed(_) = weights {
            // Rows are repacked in whole groups.
            rows_per_piece = rows_per_piece.next_multiple_of(GROUP);
        }
        Ok(Matrix {
            n_rows,
            n_cols,
            start: entry.start,
            row_bytes,
            rows_per_piece,
            format: entry.format,
            weights,
        })
    }

    /// Reads the next piece; gives its bytes, and none when everything is there.
    pub(crate) fn fill(&mut self, source: &dyn Source) -> Result<Option<u64>, InferenceError> {
        self.fill_from(source, None)
    }

    /// As [`Matrix::fill`]: where the matrix is repacked and `image` says where its image lies, from there.
    pub(crate) fn fill_from(
        &mut self,
        source: &dyn Source,
        image: Option<(&dyn Source, u64)>,
    ) -> Result<Option<u64>, InferenceError> {
        let first_row = self.n_filled();
        let n = self.rows_per_piece.min(self.n_rows - first_row);
        if n == 0 {
            return Ok(None);
        }
        if first_row == 0
            && let Some(weights) = Weights::with_room(self.format, self.n_rows, self.n_cols)
        {
            self.weights = weights;
        }
        let n_bytes = n as u64 * self.row_bytes;
        if let (Weights::Packed(packed), Some((image, start))) = (&mut self.weights, image) {
            packed.read_image(n, self.n_rows, |at, into| image.read_at(start + at, into))?;
            return Ok(Some(n_bytes));
        }
        let mut bytes = vec![0; n_bytes as usize];
        source.read_at(self.start + first_row as u64 * self.row_bytes, &mut bytes)?;
        match &mut self.weights {
            Weights::Packed(packed) => packed.push(&bytes),
            Weights::Floats(floats) => floats.push(&bytes),
        }
        Ok(Some(n_bytes))
    }

    /// Rows that were read.
    fn n_filled(&self) -> usize {
        match &self.weights {
            Weights::Packed(packed) => packed.n_rows(),
            Weights::Floats(floats) => floats.n_rows(),
        }
    }

    /// Whether everything was read.
    pub(crate) fn is_full(&self) -> bool {
        self.n_filled() == self.n_rows
    }

    /// A matrix of zeros in the same format; `None` where the format does not allow the columns.
    pub(crate) fn blank(&self, n_rows: usize, n_cols: usize) -> Option<Matrix> {
        let row_bytes = self.format.bytes_of(n_cols as u64)?;
        let mut weights = Weights::with_room(self.format, n_rows, n_cols)?;
        match &mut weights {
            // What it reads into is zero.
            Weights::Packed(packed) => packed.read_image(n_rows, n_rows, |_, _| Ok(())).ok()?,
            Weights::Floats(floats) => floats.push(&vec![0; n_rows * row_bytes as usize]),
        }
        Some(Matrix {
            n_rows,
            n_cols,
            start: 0,
            row_bytes,
            rows_per_piece: n_rows,
            format: self.format,
            weights,
        })
    }

    /// Bytes of its image; 0 where it is not repacked.
    pub(crate) fn image_bytes(&self) -> u64 {
        let kind = Kind::named(self.format.name);
        kind.map_or(0, |kind| kind.image_bytes(self.n_rows, self.n_cols))
    }

    /// Its image: these bytes, one after the other.
    pub(crate) fn image(&self) -> Option<impl Iterator<Item = &[u8]>> {
        match &self.weights {
            Weights::Packed(packed) => Some(packed.image().into_iter()),
            Weights::Floats(_) => None,
        }
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

    /// Where the rows lie in the file, and how.
    pub(crate) fn stored(&self) -> Stored {
        Stored {
            format: self.format,
            start: self.start,
            row_bytes: self.row_bytes,
            n_rows: self.n_rows,
            n_cols: self.n_cols,
        }
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
