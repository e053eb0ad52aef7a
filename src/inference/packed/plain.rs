//! The definition of a product, read plainly: what every kernel is held to, natively and in a browser.

use std::ops::Range;

use super::acts::{Acts, ActsRoom, round};
use super::blocks::Row;
use super::kernel::times;
use super::{GROUP, Kind, Packed, TILE};
use crate::random::Random;
use crate::team::Alone;

/// Every kind there is.
pub(crate) const KINDS: [Kind; 10] = [
    Kind::Q4_0,
    Kind::Q4_1,
    Kind::Q5_0,
    Kind::Q5_1,
    Kind::Q8_0,
    Kind::Q2K,
    Kind::Q3K,
    Kind::Q4K,
    Kind::Q5K,
    Kind::Q6K,
];

/// The reference: one row of a file times one vector, number by number.
fn product(kind: Kind, row: &Row, x: &[f32]) -> f32 {
    let tiles_per_block = kind.block() / TILE;
    let per_tile = kind.scales_per_tile();
    let mut total = 0.0;
    let (tiles, _) = x.as_chunks::<TILE>();
    for (block, tiles) in tiles.chunks(tiles_per_block).enumerate() {
        let (mut sum, mut min) = (0.0, 0.0);
        for (i, x) in tiles.iter().enumerate() {
            let tile = block * tiles_per_block + i;
            let (codes, act_scale) = round(x);
            let columns = TILE / per_tile;
            let mut whole = 0;
            for part in 0..per_tile {
                let small = |all: &[i8]| match tiles_per_block {
                    1 => 1,
                    _ => i32::from(all[tile * per_tile + part]),
                };
                let columns = part * columns..(part + 1) * columns;
                let row_codes = &row.codes[tile * TILE..][columns.clone()];
                let pairs = row_codes.iter().zip(&codes[columns.clone()]);
                let products = pairs.map(|(&code, &x)| {
                    let code = match kind {
                        Kind::Q8_0 => i32::from(code as i8),
                        _ => i32::from(code) - kind.offset(),
                    };
                    code * i32::from(x)
                });
                whole += small(&row.scales) * products.sum::<i32>();
                if kind.has_mins() {
                    let sum: i32 = codes[columns].iter().map(|&code| i32::from(code)).sum();
                    let taken = -act_scale * sum as f32;
                    min += small(&row.mins) as f32 * taken;
                }
            }
            // A block of one tile has its factor in the scale.
            sum += match tiles_per_block {
                1 => whole as f32 * (row.factors[block] * act_scale),
                _ => whole as f32 * act_scale,
            };
        }
        total += match tiles_per_block {
            1 => sum,
            _ => sum * row.factors[block],
        };
        if kind.has_mins() {
            total += min * row.min_factors[block];
        }
    }
    total
}

/// Where a block has its factors.
fn factors_at(kind: Kind) -> usize {
    match kind {
        Kind::Q2K => 80,
        Kind::Q3K => 108,
        Kind::Q6K => 208,
        _ => 0,
    }
}

/// Rows of any codes with sensible factors.
pub(super) fn bytes(kind: Kind, random: &mut Random, n_rows: usize, n_cols: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..n_rows * n_cols / kind.block() {
        let mut block: Vec<u8> = (0..kind.block_bytes())
            .map(|_| (random.next_unit() * 256.0) as u8)
            .collect();
        let at = factors_at(kind);
        // A half between 2^-7 and 2^-3, of either sign.
        let mut factor = || {
            ((random.next_unit() * 4.0) as u8 + 0x20) | ((random.next_unit() * 2.0) as u8 * 0x80)
        };
        block[at + 1] = factor();
        if kind.has_mins() {
            block[at + 3] = factor();
        }
        bytes.extend(block);
    }
    bytes
}

/// Holds the kernels of this build to the reference, bit for bit, for random weights and vectors.
pub(crate) fn check(kind: Kind, seed: u64, n_rows: usize, n_blocks: usize, n_vectors: usize) {
    let n_cols = n_blocks * kind.block();
    let mut random = Random::new(seed, 0);
    let bytes = bytes(kind, &mut random, n_rows, n_cols);
    let x: Vec<f32> = (0..n_vectors * n_cols)
        .map(|_| random.next_unit() as f32 * 6.0 - 3.0)
        .collect();
    hold(kind, &bytes, &x, n_cols);
}

/// Where a block has its small scales; nowhere in the kinds without.
fn scales_at(kind: Kind) -> Range<usize> {
    match kind {
        Kind::Q2K => 0..16,
        Kind::Q3K => 96..108,
        Kind::Q4K | Kind::Q5K => 4..16,
        Kind::Q6K => 192..208,
        _ => 0..0,
    }
}

/// As [`check`], with all bits of the codes or none, the same of scales and the least of them, and the largest numbers
/// that a vector is rounded to.
pub(crate) fn check_extremes(kind: Kind) {
    for codes in [0xff, 0] {
        for scales in [0xff, 0x80, 0x7f] {
            check_extreme(kind, codes, scales);
        }
    }
}

fn check_extreme(kind: Kind, codes: u8, scales: u8) {
    let n_cols = kind.block();
    let mut random = Random::new(1, 0);
    let mut bytes = bytes(kind, &mut random, GROUP, n_cols);
    for block in bytes.chunks_mut(kind.block_bytes()) {
        let factors = factors_at(kind);
        let factors = factors..factors + 2 + 2 * usize::from(kind.has_mins());
        for (at, byte) in block.iter_mut().enumerate() {
            if scales_at(kind).contains(&at) {
                *byte = scales;
            } else if !factors.contains(&at) {
                *byte = codes;
            }
        }
    }
    let alike = [1.0, -1.0].map(|x| vec![x; n_cols]).concat();
    hold(kind, &bytes, &alike, n_cols);
}

fn hold(kind: Kind, bytes: &[u8], x: &[f32], n_cols: usize) {
    let row_bytes = n_cols / kind.block() * kind.block_bytes();
    let (n_rows, n_vectors) = (bytes.len() / row_bytes, x.len() / n_cols);
    let mut matrix = Packed::new(kind, n_rows, n_cols);
    for part in bytes.chunks(2 * GROUP * row_bytes) {
        matrix.push(part);
    }
    assert_eq!(matrix.n_rows(), n_rows);
    let room = ActsRoom::default();
    let acts = Acts::new(&Alone, &room, x, n_cols, matrix.is_signed());
    for takes_steps in [false, true] {
        let mut out = vec![f32::NAN; n_rows * n_vectors];
        // In two parts, as two threads would do it.
        let first = matrix.n_groups() / 2;
        let both = out
            .chunks_mut(n_rows)
            .map(|out| out.split_at_mut(first * GROUP));
        let (mut upper, mut lower): (Vec<_>, Vec<_>) = both.unzip();
        times(&matrix, &acts, 0, takes_steps, &mut upper);
        times(&matrix, &acts, first, takes_steps, &mut lower);
        for (index, row) in bytes.chunks(row_bytes).enumerate() {
            let row = Row::read(kind, row);
            for (vector, x) in x.chunks(n_cols).enumerate() {
                let at = vector * n_rows + index;
                let expected = product(kind, &row, x);
                assert_eq!(
                    out[at].to_bits(),
                    expected.to_bits(),
                    "{kind:?}, in steps {takes_steps}, row {index}, vector {vector}: {} for {expected}",
                    out[at]
                );
            }
        }
    }
}

/// Holds the rounding of vectors to its bounds.
pub(crate) fn check_rounding(x: &[f32; TILE]) {
    let (codes, scale) = round(x);
    let largest = x.iter().fold(0f32, |a, x| a.max(x.abs()));
    for (x, code) in x.iter().zip(codes) {
        assert!(code >= -127);
        let error = (x - f32::from(code) * scale).abs();
        assert!(error <= 0.5001 * scale, "{x}: {code} * {scale}");
    }
    assert!((largest - 127.0 * scale).abs() <= largest * 1e-6);
}
