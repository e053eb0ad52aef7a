//! Matrices of floats as files have them, multiplied by plain loops.

use crate::float;
use crate::format::Format;
use crate::kernels::dot;

/// The rows of a matrix in one of the float formats, filled from the top.
pub(crate) struct Floats {
    n_cols: usize,
    numbers: Numbers,
}

enum Numbers {
    F32(Vec<f32>),
    F16(Vec<u16>),
    Bf16(Vec<u16>),
}

impl Floats {
    /// No rows yet of the `n_rows` to come; `None` for a format that is none of floats.
    pub(crate) fn new(format: &Format, n_rows: usize, n_cols: usize) -> Option<Floats> {
        let n = n_rows * n_cols;
        let numbers = match format.name {
            "F32" => Numbers::F32(Vec::with_capacity(n)),
            "F16" => Numbers::F16(Vec::with_capacity(n)),
            "BF16" => Numbers::Bf16(Vec::with_capacity(n)),
            _ => return None,
        };
        Some(Floats { n_cols, numbers })
    }

    /// Adds the next rows as they lie in a file.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        match &mut self.numbers {
            Numbers::F32(numbers) => {
                let (words, _) = bytes.as_chunks::<4>();
                numbers.extend(words.iter().map(|&word| f32::from_le_bytes(word)));
            }
            Numbers::F16(numbers) | Numbers::Bf16(numbers) => {
                let (pairs, _) = bytes.as_chunks::<2>();
                numbers.extend(pairs.iter().map(|&pair| u16::from_le_bytes(pair)));
            }
        }
    }

    /// Rows that are there.
    pub(crate) fn n_rows(&self) -> usize {
        let n = match &self.numbers {
            Numbers::F32(numbers) => numbers.len(),
            Numbers::F16(numbers) | Numbers::Bf16(numbers) => numbers.len(),
        };
        n / self.n_cols
    }

    /// Multiplies rows from `first_row` on by every vector of `x`, which is (T, columns).
    /// `out` has a slice for each, with as many rows as are wanted.
    pub(crate) fn times(&self, x: &[f32], first_row: usize, out: &mut [&mut [f32]]) {
        let n_rows = out.first().map_or(0, |out| out.len());
        let mut row = vec![0.0; self.n_cols];
        for i in 0..n_rows {
            let weights = match &self.numbers {
                Numbers::F32(numbers) => &numbers[(first_row + i) * self.n_cols..][..self.n_cols],
                _ => {
                    self.row(first_row + i, &mut row);
                    &row
                }
            };
            for (out, x) in out.iter_mut().zip(x.chunks_exact(self.n_cols)) {
                out[i] = dot(weights, x);
            }
        }
    }

    /// Writes row `index` in full precision.
    pub(crate) fn row(&self, index: usize, out: &mut [f32]) {
        let range = index * self.n_cols..(index + 1) * self.n_cols;
        match &self.numbers {
            Numbers::F32(numbers) => out.copy_from_slice(&numbers[range]),
            Numbers::F16(numbers) => widen(&numbers[range], float::from_f16, out),
            Numbers::Bf16(numbers) => widen(&numbers[range], float::from_bf16, out),
        }
    }
}

#[inline(always)]
fn widen(halves: &[u16], widen_one: impl Fn(u16) -> f32, out: &mut [f32]) {
    for (out, &bits) in out.iter_mut().zip(halves) {
        *out = widen_one(bits);
    }
}
