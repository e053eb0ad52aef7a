//! A weight matrix as it lies in memory: the seam behind which faster kernels and devices will go.
//!
//! Everything above multiplies through [`Matrix::times`] and looks up rows through [`Matrix::row`].
//! Float formats are multiplied by our own loops; quantised ones by candle, piece by piece.

use std::borrow::Cow;

use candle_core::CpuStorage;
use candle_core::quantized::{GgmlDType, QuantizedType};

use crate::catalog::Entry;
use crate::error::InferenceError;
use crate::float;
use crate::kernels::dot;
use crate::source::Source;

/// A matrix is read and kept in pieces of whole rows of about this many bytes, so that loading needs
/// little memory beyond the matrix itself and one piece takes a few milliseconds.
const PIECE_BYTES: u64 = 2 << 20;

/// A matrix of `n_rows` rows of `n_cols` numbers; it maps vectors of `n_cols` to vectors of `n_rows`.
///
/// It begins empty and is filled piece by piece.
/// Invariant: nobody multiplies by a matrix before [`Matrix::fill`] has nothing left to read.
pub(crate) struct Matrix {
    n_rows: usize,
    n_cols: usize,
    coding: Coding,
    /// Where the rows lie in the file.
    start: u64,
    row_bytes: u64,
    rows_per_piece: usize,
    pieces: Vec<Piece>,
}

enum Piece {
    F32(Vec<f32>),
    F16(Vec<u16>),
    Bf16(Vec<u16>),
    Blocks(Box<dyn QuantizedType>),
}

/// How a piece is to be decoded.
#[derive(Clone, Copy)]
enum Coding {
    F32,
    F16,
    Bf16,
    Blocks(GgmlDType),
}

impl Matrix {
    /// A matrix or, as one row, a vector, of which nothing was read yet.
    pub(crate) fn empty(name: &str, entry: &Entry) -> Result<Matrix, InferenceError> {
        Matrix::empty_with(name, entry, PIECE_BYTES)
    }

    fn empty_with(name: &str, entry: &Entry, piece_bytes: u64) -> Result<Matrix, InferenceError> {
        let coding = match (entry.format.name, entry.format.quantised()) {
            ("F32", _) => Coding::F32,
            ("F16", _) => Coding::F16,
            ("BF16", _) => Coding::Bf16,
            (_, Some(dtype)) => Coding::Blocks(dtype),
            (format, None) => {
                return Err(InferenceError::UnsupportedFormat {
                    tensor: name.to_owned(),
                    format: format.to_owned(),
                });
            }
        };
        let n_cols = entry.shape.last().copied().unwrap_or(1);
        let n_rows = entry.shape.iter().rev().skip(1).product::<u64>();
        let row_bytes = entry.n_bytes / n_rows.max(1);
        let rows_per_piece = (piece_bytes / row_bytes.max(1)).clamp(1, n_rows.max(1));
        Ok(Matrix {
            n_rows: n_rows as usize,
            n_cols: n_cols as usize,
            coding,
            start: entry.start,
            row_bytes,
            rows_per_piece: rows_per_piece as usize,
            pieces: Vec::new(),
        })
    }

    /// Reads the next piece; gives its bytes, and none when everything is there.
    pub(crate) fn fill(&mut self, source: &dyn Source) -> Result<Option<u64>, InferenceError> {
        let first_row = self.n_rows.min(self.pieces.len() * self.rows_per_piece);
        let n = self.rows_per_piece.min(self.n_rows - first_row) as u64;
        if n == 0 {
            return Ok(None);
        }
        let n_bytes = n * self.row_bytes;
        let mut scratch = Aligned::default();
        let bytes = scratch.resized(n_bytes as usize);
        source.read_at(self.start + first_row as u64 * self.row_bytes, bytes)?;
        self.pieces.push(Piece::decode(self.coding, bytes));
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

    /// Multiplies `x`, which is (T, `n_cols`), into `out`, which is (T, `n_rows`).
    pub(crate) fn times(&self, x: &[f32], out: &mut [f32]) -> Result<(), InferenceError> {
        let n_tokens = x.len() / self.n_cols;
        let mut first_row = 0;
        for piece in &self.pieces {
            let n = self.rows_per_piece.min(self.n_rows - first_row);
            let place = Place {
                first: first_row,
                n,
                stride: self.n_rows,
            };
            piece.times(x, (n_tokens, self.n_cols), place, out)?;
            first_row += n;
        }
        Ok(())
    }

    /// Writes row `index` as plain numbers; only this row is decoded.
    pub(crate) fn row(&self, index: usize, out: &mut [f32]) -> Result<(), InferenceError> {
        let piece = &self.pieces[index / self.rows_per_piece];
        piece.row(index % self.rows_per_piece, out)
    }
}

/// Which columns of the output a piece fills.
#[derive(Clone, Copy)]
struct Place {
    first: usize,
    n: usize,
    /// Length of an output row.
    stride: usize,
}

impl Piece {
    fn decode(coding: Coding, bytes: &[u8]) -> Piece {
        let halves = || {
            let (pairs, _) = bytes.as_chunks::<2>();
            pairs.iter().map(|&pair| u16::from_le_bytes(pair)).collect()
        };
        match coding {
            Coding::F32 => {
                let (words, _) = bytes.as_chunks::<4>();
                Piece::F32(words.iter().map(|&word| f32::from_le_bytes(word)).collect())
            }
            Coding::F16 => Piece::F16(halves()),
            Coding::Bf16 => Piece::Bf16(halves()),
            Coding::Blocks(dtype) => Piece::Blocks(dtype.from_data(Cow::Borrowed(bytes))),
        }
    }

    fn times(
        &self,
        x: &[f32],
        (n_tokens, n_cols): (usize, usize),
        place: Place,
        out: &mut [f32],
    ) -> Result<(), InferenceError> {
        match self {
            Piece::F32(weights) => {
                for (r, row) in weights.chunks_exact(n_cols).enumerate() {
                    for (t, x) in x.chunks_exact(n_cols).enumerate() {
                        out[t * place.stride + place.first + r] = dot(row, x);
                    }
                }
            }
            Piece::F16(weights) => halves_times(weights, float::from_f16, x, n_cols, place, out),
            Piece::Bf16(weights) => halves_times(weights, float::from_bf16, x, n_cols, place, out),
            Piece::Blocks(blocks) if place.n == place.stride => {
                blocks.matmul_t((n_tokens, n_cols, place.n), x, out)?;
            }
            Piece::Blocks(blocks) => {
                let mut part = vec![0.0; n_tokens * place.n];
                blocks.matmul_t((n_tokens, n_cols, place.n), x, &mut part)?;
                for (t, part) in part.chunks_exact(place.n).enumerate() {
                    let start = t * place.stride + place.first;
                    out[start..start + place.n].copy_from_slice(part);
                }
            }
        }
        Ok(())
    }

    fn row(&self, index: usize, out: &mut [f32]) -> Result<(), InferenceError> {
        let n_cols = out.len();
        let range = index * n_cols..(index + 1) * n_cols;
        match self {
            Piece::F32(weights) => out.copy_from_slice(&weights[range]),
            Piece::F16(weights) => widen(&weights[range], float::from_f16, out),
            Piece::Bf16(weights) => widen(&weights[range], float::from_bf16, out),
            Piece::Blocks(blocks) => {
                let blocks_per_row = n_cols / blocks.block_size();
                let row_bytes = blocks_per_row * blocks.dtype().type_size();
                let n_rows = blocks.storage_size_in_bytes() / row_bytes;
                if let CpuStorage::F32(row) = blocks.embedding(&[index as u32], n_rows, n_cols)? {
                    out.copy_from_slice(&row);
                }
            }
        }
        Ok(())
    }
}

/// As the F32 product; each weight row is widened once and used for every token.
#[inline(always)]
fn halves_times(
    weights: &[u16],
    widen_one: impl Fn(u16) -> f32,
    x: &[f32],
    n_cols: usize,
    place: Place,
    out: &mut [f32],
) {
    let mut row = vec![0.0; n_cols];
    for (r, halves) in weights.chunks_exact(n_cols).enumerate() {
        widen(halves, &widen_one, &mut row);
        for (t, x) in x.chunks_exact(n_cols).enumerate() {
            out[t * place.stride + place.first + r] = dot(&row, x);
        }
    }
}

#[inline(always)]
fn widen(halves: &[u16], widen_one: impl Fn(u16) -> f32, out: &mut [f32]) {
    for (out, &bits) in out.iter_mut().zip(halves) {
        *out = widen_one(bits);
    }
}

/// Bytes that begin at a multiple of 16, as candle's blocks need.
#[derive(Default)]
struct Aligned {
    bytes: Vec<u8>,
}

impl Aligned {
    const ALIGNMENT: usize = 16;

    fn resized(&mut self, n_bytes: usize) -> &mut [u8] {
        self.bytes.resize(n_bytes + Self::ALIGNMENT, 0);
        let skip = self.bytes.as_ptr().align_offset(Self::ALIGNMENT);
        &mut self.bytes[skip..skip + n_bytes]
    }
}

#[cfg(test)]
#[path = "tests/products.rs"]
mod products;
