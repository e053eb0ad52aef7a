//! Quantised matrices in the layout that our kernels read: eight rows side by side, four columns at a time.
//!
//! Rows come in groups of eight, columns in tiles of 32. Sixteen neighbouring bytes belong to four rows and
//! four columns, so that one instruction adds four products to each of four rows and nothing has to be
//! shuffled afterwards. Codes are unsigned and at most 127, as the relaxed product of wasm wants them;
//! what they are short of is put right with the sum of the vector's own codes.
//!
//! The vector is rounded to 8 bits for every 32 numbers, as llama.cpp does it.
//! Whole numbers are added up exactly and the few floating-point steps have one order,
//! so that every device, batch and number of threads gives the same bits. Where blocks have small whole scales
//! (the K kinds), sums are multiplied by those while they are whole, and by the block's factor once, at its end.

mod acts;
mod blocks;
mod group;
mod image;
mod kernel;
mod lanes;
#[cfg(test)]
pub(crate) mod plain;
mod planes;
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
mod relaxed;
#[cfg(all(
    target_arch = "wasm32",
    target_feature = "simd128",
    not(target_feature = "relaxed-simd")
))]
mod simd128;
mod sums;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;

use crate::float::{Halves, to_f16};
pub(crate) use acts::{Acts, ActsRoom};
pub(crate) use blocks::Kind;
pub use blocks::Row;
pub(crate) use planes::GROUP;
use planes::{Line, TILE};

/// The lanes that this build computes with.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
type Best = lanes::Portable;
#[cfg(all(
    target_arch = "wasm32",
    target_feature = "simd128",
    not(target_feature = "relaxed-simd")
))]
type Best = simd128::Simd128;
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
type Best = relaxed::Relaxed;

/// Whether this processor has to take several steps for what [`Best`] does in one.
fn takes_steps() -> bool {
    #[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
    return Best::takes_steps();
    #[cfg(not(all(target_arch = "wasm32", target_feature = "relaxed-simd")))]
    false
}

/// A quantised matrix, filled from the top.
///
/// Missing rows of the last group are zero.
pub(crate) struct Packed {
    kind: Kind,
    n_cols: usize,
    n_rows: usize,
    /// (groups, tiles, lines of a tile).
    codes: Vec<Line>,
    /// (groups, blocks, `GROUP`): what the scales of a block are multiplied by.
    factors: Vec<f32>,
    /// As `factors`, where the kind keeps them as 16-bit floats. Those of a whole file are finite.
    halves: Vec<u16>,
    /// As `factors`, for what is taken away; only where the kind has that.
    min_factors: Vec<f32>,
    /// (groups, tiles, scales of a tile, `GROUP`): small whole scales; only where the kind has them.
    scales: Vec<i8>,
    /// As `scales`, of what is taken away.
    mins: Vec<i8>,
}

impl Packed {
    /// A matrix without rows yet; `n_cols` is a multiple of the kind's block.
    pub(crate) fn new(kind: Kind, n_rows: usize, n_cols: usize) -> Packed {
        let n_groups = n_rows.div_ceil(GROUP);
        let n_tiles = n_groups * n_cols / TILE;
        let n_blocks = n_groups * n_cols / kind.block();
        let is_super = kind.block() > TILE;
        let room = |is_used: bool, n: usize| if is_used { n * GROUP } else { 0 };
        Packed {
            kind,
            n_cols,
            n_rows: 0,
            codes: Vec::with_capacity(n_tiles * kind.lines()),
            factors: Vec::with_capacity(room(!kind.keeps_halves(), n_blocks)),
            halves: Vec::with_capacity(room(kind.keeps_halves(), n_blocks)),
            min_factors: Vec::with_capacity(room(kind.has_mins(), n_blocks)),
            scales: Vec::with_capacity(room(is_super, n_tiles * kind.scales_per_tile())),
            mins: Vec::with_capacity(room(
                is_super && kind.has_mins(),
                n_tiles * kind.scales_per_tile(),
            )),
        }
    }

    /// Adds rows as they lie in a file; all but the last call bring whole groups.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        let row_bytes = self.n_cols / self.kind.block() * self.kind.block_bytes();
        for rows in bytes.chunks(GROUP * row_bytes) {
            let mut group: Vec<Row> = rows
                .chunks_exact(row_bytes)
                .map(|row| Row::read(self.kind, row))
                .collect();
            self.n_rows += group.len();
            group.resize_with(GROUP, || Row::zero(self.kind, self.n_cols));
            self.push_group(&group);
        }
    }

    fn push_group(&mut self, rows: &[Row]) {
        for block in 0..self.n_cols / self.kind.block() {
            let factors = rows.iter().map(|row| row.factors[block]);
            match self.kind.keeps_halves() {
                true => self.halves.extend(factors.map(to_f16)),
                false => self.factors.extend(factors),
            }
            if self.kind.has_mins() {
                let factors = rows.iter().map(|row| row.min_factors[block]);
                self.min_factors.extend(factors);
            }
        }
        for tile in 0..self.n_cols / TILE {
            planes::push(self.kind, rows, tile * TILE, &mut self.codes);
            if self.kind.block() == TILE {
                continue;
            }
            for scale in 0..self.kind.scales_per_tile() {
                let at = tile * self.kind.scales_per_tile() + scale;
                self.scales.extend(rows.iter().map(|row| row.scales[at]));
                if self.kind.has_mins() {
                    self.mins.extend(rows.iter().map(|row| row.mins[at]));
                }
            }
        }
    }

    /// Whether its codes have signs, which vectors have to know of: [`Acts::new`].
    pub(crate) fn is_signed(&self) -> bool {
        self.kind == Kind::Q8_0
    }

    /// Rows that are there.
    pub(crate) fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// Groups of rows: the smallest pieces that threads share out.
    pub(crate) fn n_groups(&self) -> usize {
        self.n_rows.div_ceil(GROUP)
    }

    /// Multiplies some groups of rows by every vector.
    ///
    /// `out` has a slice for each vector, with as many rows as are wanted: whole groups, or all that are left.
    pub(crate) fn times(&self, acts: &Acts<'_>, first_group: usize, out: &mut [&mut [f32]]) {
        kernel::times(self, acts, first_group, takes_steps(), out);
    }

    /// Writes row `index` as plain numbers.
    pub(crate) fn row(&self, index: usize, out: &mut [f32]) {
        let (group, row) = (index / GROUP, index % GROUP);
        let n_tiles = self.n_cols / TILE;
        let mut room = Vec::new();
        let scales = self.group_scales(group, &mut room);
        let per_tile = self.kind.scales_per_tile();
        let lines = self.kind.lines();
        for tile in 0..n_tiles {
            let start = (group * n_tiles + tile) * lines;
            let codes = planes::codes_of_row(self.kind, &self.codes[start..start + lines], row);
            let out = &mut out[tile * TILE..(tile + 1) * TILE];
            for (column, (out, code)) in out.iter_mut().zip(codes).enumerate() {
                let part = tile * per_tile + column * per_tile / TILE;
                let (scale, min) = scales.of_row(part, row);
                *out = scale * (code - self.kind.offset()) as f32 - min;
            }
        }
    }

    /// The scales of a group; `room` is where halves become numbers.
    #[inline(always)]
    fn group_scales<'a>(
        &'a self,
        group: usize,
        room: &'a mut Vec<[f32; GROUP]>,
    ) -> GroupScales<'a> {
        let n_blocks = self.n_cols / self.kind.block();
        let n_parts = self.n_cols / TILE * self.kind.scales_per_tile();
        let factors = match self.kind.keeps_halves() {
            true => {
                widen(nth(&self.halves, group, n_blocks), room);
                room
            }
            false => nth(&self.factors, group, n_blocks),
        };
        GroupScales {
            factors,
            min_factors: nth(&self.min_factors, group, n_blocks),
            small: nth(&self.scales, group, n_parts),
            small_mins: nth(&self.mins, group, n_parts),
        }
    }
}

/// Halves as numbers, once for a round of vectors.
#[inline(always)]
fn widen(halves: &[[u16; GROUP]], floats: &mut Vec<[f32; GROUP]>) {
    floats.resize(halves.len(), [0.0; GROUP]);
    let to_floats = Halves::new();
    for (halves, floats) in halves.iter().zip(floats) {
        let (halves, _) = halves.as_chunks::<4>();
        let (floats, _) = floats.as_chunks_mut::<4>();
        for (halves, floats) in halves.iter().zip(floats) {
            to_floats.widen(halves).store(floats);
        }
    }
}

/// The part of group `group`, which has `n` times `GROUP` numbers; nothing where there are none.
fn nth<T>(all: &[T], group: usize, n: usize) -> &[[T; GROUP]] {
    let (all, _) = all.as_chunks::<GROUP>();
    match all.is_empty() {
        true => &[],
        false => &all[group * n..(group + 1) * n],
    }
}

/// The scales of eight rows, as they are kept.
struct GroupScales<'a> {
    /// One for each block.
    factors: &'a [[f32; GROUP]],
    /// As `factors`, of what is taken away; empty where the kind has no such thing.
    min_factors: &'a [[f32; GROUP]],
    /// One or two for each tile, times the factor of its block; empty where a block is a tile.
    small: &'a [[i8; GROUP]],
    /// As `small`, of what is taken away.
    small_mins: &'a [[i8; GROUP]],
}

impl GroupScales<'_> {
    /// Scale, and what is taken away, of one row in part `part` of the columns.
    fn of_row(&self, part: usize, row: usize) -> (f32, f32) {
        let block = part * self.factors.len() / self.small.len().max(self.factors.len());
        let times = |factors: &[[f32; GROUP]], small: &[[i8; GROUP]]| {
            let factor = factors.get(block).map_or(0.0, |factors| factors[row]);
            let small = small.get(part).map_or(1.0, |small| f32::from(small[row]));
            small * factor
        };
        (
            times(self.factors, self.small),
            times(self.min_factors, self.small_mins),
        )
    }
}
