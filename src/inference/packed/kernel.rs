//! The product of a packed matrix and some vectors.

use super::acts::{Act, Acts, BATCH};
use super::blocks::Kind;
use super::lanes::Lanes;
use super::planes::{Eight, Five, Four, GROUP, Line, Planes, Six, Three, Two};
use super::{Best, GroupScales, Packed};

/// Vectors that go through a group of rows before the next group's turn: few enough to stay near the
/// processor, many enough to make up for reading the rows again.
const ROUND: usize = 4 * BATCH;

/// See [`Packed::times`].
pub(super) fn times(matrix: &Packed, acts: &Acts, first_group: usize, out: &mut [f32]) {
    let run = match matrix.kind {
        Kind::Q4_0 => groups::<Four<8>, 8, 1>,
        Kind::Q4_1 => groups::<Four<0>, 8, 1>,
        Kind::Q5_0 => groups::<Five<16>, 10, 1>,
        Kind::Q5_1 => groups::<Five<0>, 10, 1>,
        Kind::Q8_0 => groups::<Eight, 16, 1>,
        Kind::Q2K => groups::<Two, 4, 8>,
        Kind::Q3K => groups::<Three, 6, 8>,
        Kind::Q4K => groups::<Four<0>, 8, 8>,
        Kind::Q5K => groups::<Five<0>, 10, 8>,
        Kind::Q6K => groups::<Six, 12, 8>,
    };
    run(matrix, acts, first_group, out);
}

/// `TILES` are in a block; where they are several, they have small scales of their own.
fn groups<P: Planes<LINES>, const LINES: usize, const TILES: usize>(
    matrix: &Packed,
    acts: &Acts,
    first_group: usize,
    out: &mut [f32],
) {
    let (n_vectors, n_tiles) = (acts.n_vectors(), acts.n_tiles);
    let (tiles, _) = matrix.codes.as_chunks::<LINES>();
    let tiles = &tiles[first_group * n_tiles..];
    let mut first_vector = 0;
    while first_vector < n_vectors {
        let n = ROUND.min(n_vectors - first_vector);
        let acts = &acts.tiles[first_vector * n_tiles..(first_vector + n) * n_tiles];
        let groups = out.chunks_exact_mut(n_vectors * GROUP);
        for (i, (out, tiles)) in groups.zip(tiles.chunks_exact(n_tiles)).enumerate() {
            let scales = matrix.group_scales(first_group + i);
            let (out, _) = out.as_chunks_mut::<GROUP>();
            let out = &mut out[first_vector..first_vector + n];
            let batches = acts.chunks(BATCH * n_tiles);
            for (acts, out) in batches.zip(out.chunks_mut(BATCH)) {
                match out.len() {
                    1 => batch::<P, LINES, TILES, 1>(tiles, &scales, acts, out),
                    2 => batch::<P, LINES, TILES, 2>(tiles, &scales, acts, out),
                    3 => batch::<P, LINES, TILES, 3>(tiles, &scales, acts, out),
                    _ => batch::<P, LINES, TILES, 4>(tiles, &scales, acts, out),
                }
            }
        }
        first_vector += n;
    }
}

/// Sums of two times four rows on their way.
type Sums = [<Best as Lanes>::Sums; 2];
/// Numbers of two times four rows.
type Floats = [<Best as Lanes>::Floats; 2];

/// Eight rows and `N` vectors; `acts` is (tiles, vectors).
#[inline(always)]
fn batch<P: Planes<LINES>, const LINES: usize, const TILES: usize, const N: usize>(
    tiles: &[[Line; LINES]],
    scales: &GroupScales<'_>,
    acts: &[Act],
    out: &mut [[f32; GROUP]],
) {
    let mut totals = [[Best::zeros(); 2]; N];
    let (acts, _) = acts.as_chunks::<N>();
    for (i, (tile, acts)) in tiles.iter().zip(acts).enumerate() {
        // Written out, so that every shift is by a known number.
        macro_rules! chunks {
            ($sums:ident: $($chunk:literal)*) => {$(
                chunk::<P, LINES, N, $chunk>(tile, acts, &mut $sums);
            )*};
        }
        macro_rules! part {
            ($part:literal, $sum:expr, $($chunk:literal)*, $($other:literal)*) => {{
                let codes: [i32; N] = acts.map($sum);
                let mut sums = codes.map(|codes| [Best::start(-P::OFFSET * codes); 2]);
                // With few vectors two sums in turn are ready sooner than one.
                if N <= 2 {
                    let mut others = [[Best::start(0); 2]; N];
                    chunks!(sums: $($chunk)*);
                    chunks!(others: $($other)*);
                    for (sums, others) in sums.iter_mut().zip(others) {
                        for (sum, other) in sums.iter_mut().zip(others) {
                            *sum = Best::join(*sum, other);
                        }
                    }
                } else {
                    chunks!(sums: $($chunk)* $($other)*);
                }
                let part = i * P::SCALES + $part;
                let factor = scale::<TILES>(scales.factors, scales.small, i, part);
                add_scaled(&mut totals, sums, factor, acts);
                if P::HAS_MINS {
                    let min = scale::<TILES>(scales.min_factors, scales.small_mins, i, part);
                    take_mins(&mut totals, codes, min, acts);
                }
            }};
        }
        if P::SCALES == 1 {
            part!(0, |act| act.sums[0] + act.sums[1], 0 4 1 5, 2 6 3 7);
        } else {
            part!(0, |act| act.sums[0], 0 1, 2 3);
            part!(1, |act| act.sums[1], 4 5, 6 7);
        }
    }
    for (out, totals) in out.iter_mut().zip(totals) {
        let (halves, _) = out.as_chunks_mut::<4>();
        Best::store(totals[0], &mut halves[0]);
        Best::store(totals[1], &mut halves[1]);
    }
}

/// Adds the products of four columns.
#[inline(always)]
fn chunk<P: Planes<LINES>, const LINES: usize, const N: usize, const CHUNK: usize>(
    tile: &[Line; LINES],
    acts: &[Act; N],
    sums: &mut [Sums; N],
) {
    let halves = [
        P::chunk::<Best, CHUNK, 0>(tile),
        P::chunk::<Best, CHUNK, 1>(tile),
    ];
    if P::IS_SIGNED {
        let halves = halves.map(Best::signed);
        for (sums, act) in sums.iter_mut().zip(acts) {
            for (sum, codes) in sums.iter_mut().zip(halves) {
                *sum = Best::add_signed(*sum, &act.codes, CHUNK, codes);
            }
        }
    } else {
        for (sums, act) in sums.iter_mut().zip(acts) {
            for (sum, codes) in sums.iter_mut().zip(halves) {
                *sum = Best::add(*sum, &act.codes, CHUNK, codes);
            }
        }
    }
}

/// The scales of eight rows in one part of their columns.
#[inline(always)]
fn scale<const TILES: usize>(
    factors: &[[f32; GROUP]],
    small: &[[i8; GROUP]],
    tile: usize,
    part: usize,
) -> Floats {
    let (factors, _) = factors[tile / TILES].as_chunks::<4>();
    let factors = [0, 1].map(|half| Best::load_floats(&factors[half]));
    match TILES {
        1 => factors,
        _ => {
            let small = Best::widen(&small[part]);
            [0, 1].map(|half| Best::times(small[half], factors[half]))
        }
    }
}

#[inline(always)]
fn add_scaled<const N: usize>(
    totals: &mut [Floats; N],
    sums: [Sums; N],
    scale: Floats,
    acts: &[Act; N],
) {
    for ((totals, sums), act) in totals.iter_mut().zip(sums).zip(acts) {
        for half in 0..2 {
            let scale = Best::times(scale[half], Best::splat(act.scale));
            let product = Best::times(Best::floats(sums[half]), scale);
            totals[half] = Best::plus(totals[half], product);
        }
    }
}

/// What is taken away from every number, times the sum of the vector's numbers.
#[inline(always)]
fn take_mins<const N: usize>(
    totals: &mut [Floats; N],
    codes: [i32; N],
    min: Floats,
    acts: &[Act; N],
) {
    for ((totals, codes), act) in totals.iter_mut().zip(codes).zip(acts) {
        let weight = Best::splat(-act.scale * codes as f32);
        for half in 0..2 {
            totals[half] = Best::plus(totals[half], Best::times(min[half], weight));
        }
    }
}
