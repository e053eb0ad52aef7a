//! Quantised matrices in the layout that our kernels read: eight rows side by side, four columns at a time.
//!
//! Rows come in groups of eight, columns in tiles of 32. Sixteen neighbouring bytes belong to four rows and
//! four columns, so that one instruction adds four products to each of four rows and nothing has to be
//! shuffled afterwards. Codes are unsigned and at most 127, as the relaxed product of wasm wants them;
//! what they are short of is put right with the sum of the vector's own codes.
//!
//! The vector is rounded to 8 bits for every 32 numbers, as llama.cpp does it.
//! Whole numbers are added up exactly and the few floating-point steps have one order,
//! so that every device, batch and number of threads gives the same bits.

mod acts;
mod blocks;
mod kernel;
mod lanes;
mod planes;
#[cfg(test)]
mod tests;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;

pub(crate) use acts::Acts;
pub(crate) use blocks::Kind;
use blocks::Row;
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
type Best = wasm::Simd128;
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
type Best = wasm::Relaxed;

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
    /// As `factors`, for what is taken away; only where the kind has that.
    min_factors: Vec<f32>,
    /// (groups, tiles, scales of a tile, `GROUP`): small whole scales; only where the kind has them.
    scales: Vec<i8>,
    /// As `scales`, of what is taken away.
    mins: Vec<u8>,
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
            factors: Vec::with_capacity(n_blocks * GROUP),
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
            self.factors
                .extend(rows.iter().map(|row| row.factors[block]));
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
    /// `out` is (groups, vectors, `GROUP`): eight neighbouring numbers belong to eight rows of one vector.
    pub(crate) fn times(&self, acts: &Acts, first_group: usize, out: &mut [f32]) {
        kernel::times(self, acts, first_group, out);
    }

    /// Writes row `index` as plain numbers.
    pub(crate) fn row(&self, index: usize, out: &mut [f32]) {
        let (group, row) = (index / GROUP, index % GROUP);
        let n_tiles = self.n_cols / TILE;
        let mut room = Room::default();
        let scales = self.group_scales(group, &mut room);
        let per_tile = self.kind.scales_per_tile();
        let lines = self.kind.lines();
        for tile in 0..n_tiles {
            let start = (group * n_tiles + tile) * lines;
            let codes = planes::codes_of_row(self.kind, &self.codes[start..start + lines], row);
            let out = &mut out[tile * TILE..(tile + 1) * TILE];
            for (column, (out, code)) in out.iter_mut().zip(codes).enumerate() {
                let part = tile * per_tile + column * per_tile / TILE;
                let scale = scales.scales[part][row];
                let min = scales.mins.get(part).map_or(0.0, |mins| mins[row]);
                *out = scale * (code - self.kind.offset()) as f32 - min;
            }
        }
    }

    /// The scales of a group as plain numbers, multiplied out where they are kept in two parts.
    fn group_scales<'a>(&'a self, group: usize, room: &'a mut Room) -> GroupScales<'a> {
        let n_blocks = self.n_cols / self.kind.block();
        let blocks = group * n_blocks * GROUP..(group + 1) * n_blocks * GROUP;
        let (factors, _) = self.factors[blocks.clone()].as_chunks::<GROUP>();
        let min_factors = match self.kind.has_mins() {
            true => self.min_factors[blocks].as_chunks::<GROUP>().0,
            false => &[],
        };
        if self.kind.block() == TILE {
            return GroupScales {
                scales: factors,
                mins: min_factors,
            };
        }
        let n_tiles = self.n_cols / TILE;
        let per_group = n_tiles * self.kind.scales_per_tile() * GROUP;
        let small = group * per_group..(group + 1) * per_group;
        let (scales, _) = self.scales[small.clone()].as_chunks::<GROUP>();
        multiply_out(scales, factors, &mut room.scales);
        room.mins.clear();
        if self.kind.has_mins() {
            let (mins, _) = self.mins[small].as_chunks::<GROUP>();
            multiply_out(mins, min_factors, &mut room.mins);
        }
        GroupScales {
            scales: &room.scales,
            mins: &room.mins,
        }
    }
}

/// Every small number times the factor of its block; there are `small.len() / factors.len()` in a block.
fn multiply_out<T: Copy + Into<f32>>(
    small: &[[T; GROUP]],
    factors: &[[f32; GROUP]],
    out: &mut Vec<[f32; GROUP]>,
) {
    out.resize(small.len(), [0.0; GROUP]);
    let per_block = small.len() / factors.len();
    let blocks = small.chunks_exact(per_block).zip(factors);
    for ((small, factors), out) in blocks.zip(out.chunks_exact_mut(per_block)) {
        for (small, out) in small.iter().zip(out) {
            for ((out, small), factor) in out.iter_mut().zip(small).zip(factors) {
                *out = (*small).into() * factor;
            }
        }
    }
}

/// Memory for scales that are multiplied out, used again for every group.
#[derive(Default)]
struct Room {
    scales: Vec<[f32; GROUP]>,
    mins: Vec<[f32; GROUP]>,
}

/// The scales of eight rows.
struct GroupScales<'a> {
    /// One or two for each tile.
    scales: &'a [[f32; GROUP]],
    /// As `scales`, what is taken away; empty where the kind has no such thing.
    mins: &'a [[f32; GROUP]],
}
