//! Vectors on their way into a product: rounded to 8 bits, 32 numbers with one scale.

use std::iter;

use super::Best;
use super::lanes::Lanes;
use super::planes::TILE;
use crate::spare::{Loan, Spare};
use crate::team::{Team, share_out};
use crate::vector::{Four, largest_magnitude};

/// Vectors that are multiplied at one go.
pub(super) const BATCH: usize = 4;

/// Some vectors, ready to be multiplied by matrices of any kind.
pub(crate) struct Acts<'a> {
    /// Batches of `BATCH` vectors, the last one perhaps smaller. A batch is (tiles, vectors).
    pub(super) tiles: Loan<'a, Act>,
    /// The codes of `tiles` in another form, where a matrix with signed codes asks for it.
    pub(super) split: Loan<'a, Split>,
    pub(super) n_tiles: usize,
}

/// Memory for vectors.
#[derive(Default)]
pub(crate) struct ActsRoom {
    tiles: Spare<Act>,
    split: Spare<Split>,
}

/// 32 numbers of a vector, rounded to 8 bits.
pub(super) type Codes = [i8; TILE];

/// 32 numbers: `scale * code`.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
pub(super) struct Act {
    pub(super) codes: Codes,
    pub(super) scale: f32,
    /// Of all the codes.
    pub(super) sum: Sum,
    /// `sum.taken` of the first and of the second 16 codes.
    pub(super) half_taken: [f32; 2],
    /// Of those halves: the negated sum of the even pairs of codes, and that of the odd ones.
    pub(super) less: [[i16; 2]; 2],
}

/// As [`Codes`], in the form that [`Best`] takes for the product with signed ones.
pub(super) type Split = <Best as Lanes>::Split;

/// A sum of codes, ready to be multiplied.
#[derive(Clone, Copy)]
#[repr(C)]
pub(super) struct Sum {
    /// A whole number.
    pub(super) codes: f32,
    /// The sum of the numbers that the codes stand for, negated.
    pub(super) taken: f32,
}

impl<'a> Acts<'a> {
    /// `x` is (vectors, `n_cols`), and `n_cols` a multiple of 32; `signed` for matrices with signed codes.
    pub(crate) fn new(
        team: &dyn Team,
        room: &'a ActsRoom,
        x: &[f32],
        n_cols: usize,
        signed: bool,
    ) -> Acts<'a> {
        let n_tiles = n_cols / TILE;
        let n = x.len() / TILE;
        let mut tiles = room.tiles.lend(n, Act::zero());
        let n_split = if signed { n } else { 0 };
        let mut split = room.split.lend(n_split, Best::split(&[0; TILE]));
        let batch = BATCH * n_tiles;
        let splits = split.chunks_mut(batch).map(Some);
        let splits = splits.chain(iter::repeat_with(|| None));
        let batches = tiles.chunks_mut(batch).zip(splits);
        let mut parts: Vec<_> = batches.zip(x.chunks(BATCH * n_cols)).collect();
        share_out(team, &mut parts, 1, BATCH * n_cols, |_, parts| {
            for ((tiles, split), x) in parts {
                fill_batch(tiles, x, n_cols);
                for (split, act) in split.iter_mut().flat_map(|it| it.iter_mut()).zip(&**tiles) {
                    *split = Best::split(&act.codes);
                }
            }
        });
        Acts {
            tiles,
            split,
            n_tiles,
        }
    }
}

/// Rounds the vectors of one batch.
fn fill_batch(tiles: &mut [Act], x: &[f32], n_cols: usize) {
    let n_vectors = x.len() / n_cols;
    for (tile, acts) in tiles.chunks_exact_mut(n_vectors).enumerate() {
        for (act, x) in acts.iter_mut().zip(x.chunks_exact(n_cols)) {
            let (x, _) = x[tile * TILE..].as_chunks::<TILE>();
            *act = Act::new(&x[0]);
        }
    }
}

impl Act {
    fn zero() -> Act {
        Act {
            codes: [0; TILE],
            scale: 0.0,
            sum: Sum::new(0, 0.0),
            half_taken: [0.0; 2],
            less: [[0; 2]; 2],
        }
    }

    #[inline]
    fn new(x: &[f32; TILE]) -> Act {
        let (codes, scale) = round(x);
        let pair_sums = Best::pair_sums(&codes);
        let halves = pair_sums.map(|[even, odd]| i32::from(even) + i32::from(odd));
        Act {
            codes,
            scale,
            sum: Sum::new(halves[0] + halves[1], scale),
            half_taken: halves.map(|sum| Sum::new(sum, scale).taken),
            less: pair_sums.map(|sums| sums.map(|sum| -sum)),
        }
    }
}

impl Sum {
    #[inline(always)]
    fn new(sum: i32, scale: f32) -> Sum {
        let codes = sum as f32;
        let taken = -scale * codes;
        Sum { codes, taken }
    }
}

/// The nearest of -127 to 127 times a scale for each number; the largest magnitude is 127 times the scale.
#[inline]
pub(super) fn round(x: &[f32; TILE]) -> (Codes, f32) {
    let (fours, _) = x.as_chunks::<4>();
    let largest = largest_magnitude(fours.iter().map(Four::load));
    // Below this the reciprocal is no number.
    if largest < 1e-30 {
        return ([0; TILE], 0.0);
    }
    let inverse = 127.0 / largest;
    // Adding 1.5 * 2^23 puts the nearest whole number into the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let codes = x.map(|x| (x * inverse + ROUND).to_bits() as i8);
    (codes, largest / 127.0)
}
