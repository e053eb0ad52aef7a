//! Matrices that are not repacked: floats, multiplied by plain loops, and rare formats, multiplied by candle.

use std::borrow::Cow;

use candle_core::CpuStorage;
use candle_core::quantized::{GgmlDType, QuantizedType};

use crate::error::InferenceError;
use crate::float;
use crate::format::Format;
use crate::kernels::dot;

/// The rows of a matrix, some after some.
pub(crate) struct Pieces {
    coding: Coding,
    n_rows: usize,
    n_cols: usize,
    /// All pieces but the last have so many.
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

impl Pieces {
    /// No rows yet of the `n_rows` to come; `None` for a format that nobody can multiply by.
    pub(crate) fn new(
        format: &Format,
        n_rows: usize,
        n_cols: usize,
        rows_per_piece: usize,
    ) -> Option<Pieces> {
        let coding = match (format.name, format.quantised()) {
            ("F32", _) => Coding::F32,
            ("F16", _) => Coding::F16,
            ("BF16", _) => Coding::Bf16,
            (_, dtype) => Coding::Blocks(dtype?),
        };
        Some(Pieces {
            coding,
            n_rows,
            n_cols,
            rows_per_piece,
            pieces: Vec::new(),
        })
    }

    /// Adds the next rows as they lie in a file.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.pieces.push(Piece::decode(self.coding, bytes));
    }

    /// Rows that are there.
    pub(crate) fn n_filled(&self) -> usize {
        self.n_rows.min(self.pieces.len() * self.rows_per_piece)
    }

    /// Multiplies `x`, which is (T, columns), into `out`, which is (T, rows).
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
