//! The product of a packed matrix and some vectors.

use std::hint::black_box;

use super::acts::{Act, Acts, BATCH, Split, Sum};
use super::blocks::Kind;
use super::lanes::Lanes;
use super::planes::{Eight, Five, Four, GROUP, Line, PAIRS, Planes, Six, Three, Two};
use super::sums::{LongSum, Sums, Tile};
use super::{Best, GroupScales, Packed};

/// Vectors that go through a group of rows before the next group's turn: few enough to stay near the
/// processor, many enough to make up for reading the rows again.
const ROUND: usize = 4 * BATCH;

/// See [`Packed::times`]; the bits are the same whether the processor `takes_steps` or not.
pub(super) fn times(
    matrix: &Packed,
    acts: &Acts<'_>,
    first_group: usize,
    takes_steps: bool,
    out: &mut [&mut [f32]],
) {
    let run = match matrix.kind {
        Kind::Q4_0 => kernel::<Four<8>, 8, 1>(takes_steps),
        Kind::Q4_1 => kernel::<Four<0>, 8, 1>(takes_steps),
        Kind::Q5_0 => kernel::<Five<16>, 10, 1>(takes_steps),
        Kind::Q5_1 => kernel::<Five<0>, 10, 1>(takes_steps),
        Kind::Q8_0 => kernel::<Eight, 16, 1>(takes_steps),
        Kind::Q2K => kernel::<Two, 4, 8>(takes_steps),
        Kind::Q3K => kernel::<Three, 6, 8>(takes_steps),
        Kind::Q4K => kernel::<Four<0>, 8, 8>(takes_steps),
        Kind::Q5K => kernel::<Five<0>, 10, 8>(takes_steps),
        Kind::Q6K => kernel::<Six, 12, 8>(takes_steps),
    };
    run(matrix, acts, first_group, out);
}

type Floats = <Best as Lanes>::Floats;
type Kernel = fn(&Packed, &Acts<'_>, usize, &mut [&mut [f32]]);

fn kernel<P: Planes<LINES>, const LINES: usize, const TILES: usize>(takes_steps: bool) -> Kernel {
    match takes_steps {
        true => groups::<P, LINES, TILES, true>,
        false => groups::<P, LINES, TILES, false>,
    }
}

/// `TILES` are in a block; where they are several, they have small scales of their own.
/// With `STEPS`, for processors that take several for a product: sums have 16 bits as long as they fit.
fn groups<P: Planes<LINES>, const LINES: usize, const TILES: usize, const STEPS: bool>(
    matrix: &Packed,
    acts: &Acts<'_>,
    first_group: usize,
    out: &mut [&mut [f32]],
) {
    let n_tiles = acts.n_tiles;
    let n_groups = out.first().map_or(0, |out| out.len().div_ceil(GROUP));
    let (tiles, _) = matrix.codes.as_chunks::<LINES>();
    let tiles = &tiles[first_group * n_tiles..];
    // A number that the compiler does not know keeps a loop one.
    let n_pairs = black_box(PAIRS);
    let mut factors = Vec::new();
    for (round, out) in out.chunks_mut(ROUND).enumerate() {
        let first_vector = round * ROUND;
        let these = first_vector * n_tiles..(first_vector + out.len()) * n_tiles;
        let split = acts.split.get(these.clone()).unwrap_or_default();
        let acts = &acts.tiles[these];
        for (i, tiles) in tiles.chunks_exact(n_tiles).take(n_groups).enumerate() {
            let group = Group {
                tiles,
                scales: matrix.group_scales(first_group + i, &mut factors),
                n_pairs,
                first_row: i * GROUP,
            };
            let mut split = split.chunks(BATCH * n_tiles);
            let batches = acts.chunks(BATCH * n_tiles);
            for (acts, out) in batches.zip(out.chunks_mut(BATCH)) {
                let vectors = (acts, split.next().unwrap_or_default());
                match out.len() {
                    1 => group.times::<P, TILES, STEPS, 1>(vectors, out),
                    2 => group.times::<P, TILES, STEPS, 2>(vectors, out),
                    3 => group.times::<P, TILES, STEPS, 3>(vectors, out),
                    _ => group.times::<P, TILES, STEPS, 4>(vectors, out),
                }
            }
        }
    }
}

/// Eight rows.
struct Group<'a, const LINES: usize> {
    tiles: &'a [[Line; LINES]],
    scales: GroupScales<'a>,
    n_pairs: usize,
    /// Where they have their place in the answers.
    first_row: usize,
}

impl<const LINES: usize> Group<'_, LINES> {
    /// With `N` vectors, which are (tiles, vectors).
    ///
    /// A browser's compiler keeps to the order in which it is told things, and LLVM tells it of all products of a
    /// sum before it tells of adding them. So what has to find room in the registers is a loop, where it can be
    /// one, and otherwise four rows at a time.
    #[inline(always)]
    fn times<P: Planes<LINES>, const TILES: usize, const STEPS: bool, const N: usize>(
        &self,
        vectors: (&[Act], &[Split]),
        out: &mut [&mut [f32]],
    ) {
        let (acts, _) = vectors.0.as_chunks::<N>();
        let (split, _) = vectors.1.as_chunks::<N>();
        if N == 1 || (P::IS_EVEN && Best::HAS_ROOM) {
            self.rows::<P, TILES, STEPS, N, 2>(0, acts, split, out);
        } else {
            self.rows::<P, TILES, STEPS, N, 1>(0, acts, split, out);
            self.rows::<P, TILES, STEPS, N, 1>(1, acts, split, out);
        }
    }

    /// `H` halves of the rows, from half `first` on.
    #[inline(always)]
    fn rows<
        P: Planes<LINES>,
        const TILES: usize,
        const STEPS: bool,
        const N: usize,
        const H: usize,
    >(
        &self,
        first: usize,
        acts: &[[Act; N]],
        split: &[[Split; N]],
        out: &mut [&mut [f32]],
    ) {
        let mut totals = [[Best::zeros(); H]; N];
        for (i, (lines, acts)) in self.tiles.iter().zip(acts).enumerate() {
            let tile = Tile {
                lines,
                first,
                acts,
                split: P::IS_SIGNED.then(|| &split[i]),
            };
            // Each pair in turn is written out, so that every shift is by a known number.
            macro_rules! part {
                ($part:literal, $sum:expr, $($pair:literal)*) => {{
                    let mut sums = Sums::<STEPS, N, H>::new(tile);
                    if Sums::<STEPS, N, H>::is_loop::<P, LINES>() {
                        (0..self.n_pairs).for_each(|c| sums.add::<P, LINES>(c, tile));
                    } else {
                        $(sums.add::<P, LINES>($pair, tile);)*
                    }
                    let sums = sums.all::<P, LINES>();
                    let act_sums: [Sum; N] = acts.each_ref().map($sum);
                    let at = (i / TILES, i * P::SCALES + $part);
                    let scales = (self.scales.factors, self.scales.small);
                    let scale = scale_of_rows::<TILES, H>(first, scales, at);
                    add_scaled::<P, LINES, N, H>(&mut totals, sums, scale, acts, &act_sums);
                    if P::HAS_MINS {
                        let min = scale_of_rows::<TILES, H>(first, (self.scales.min_factors, self.scales.small_mins), at);
                        take_mins::<N, H>(&mut totals, min, &act_sums);
                    }
                }};
            }
            if P::SCALES == 1 {
                part!(0, |act| act.sum, 0 1 2 3);
            } else {
                part!(0, |act| act.half_sums[0], 0 1);
                part!(1, |act| act.half_sums[1], 2 3);
            }
        }
        for (out, totals) in out.iter_mut().zip(totals) {
            for (half, total) in (first..).zip(totals) {
                put(total, out, self.first_row + 4 * half);
            }
        }
    }
}

/// Writes the totals of four rows, or of as many as there are.
#[inline(always)]
fn put(totals: Floats, out: &mut [f32], first_row: usize) {
    let rows = out.get_mut(first_row..).unwrap_or_default();
    match rows.first_chunk_mut::<4>() {
        Some(rows) => Best::store(totals, rows),
        None => {
            let mut four = [0.0; 4];
            Best::store(totals, &mut four);
            rows.copy_from_slice(&four[..rows.len()]);
        }
    }
}

/// The scales of `H` times four rows, by their block and their part of the columns.
#[inline(always)]
fn scale_of_rows<const TILES: usize, const H: usize>(
    first: usize,
    (factors, small): (&[[f32; GROUP]], &[[i8; GROUP]]),
    (block, part): (usize, usize),
) -> [Floats; H] {
    let (factors, _) = factors[block].as_chunks::<4>();
    let mut scale = [Best::load_floats(&factors[first]); H];
    scale[H - 1] = Best::load_floats(&factors[first + H - 1]);
    if TILES > 1 {
        let small = Best::widen(&small[part]);
        for (scale, small) in scale.iter_mut().zip(&small[first..]) {
            *scale = Best::times(*small, *scale);
        }
    }
    scale
}

#[inline(always)]
fn add_scaled<P: Planes<LINES>, const LINES: usize, const N: usize, const H: usize>(
    totals: &mut [[Floats; H]; N],
    sums: [[LongSum; H]; N],
    scale: [Floats; H],
    acts: &[Act; N],
    act_sums: &[Sum; N],
) {
    for (i, act) in acts.iter().enumerate() {
        let offset = Best::splat(-P::OFFSET as f32 * act_sums[i].codes);
        for half in 0..H {
            // Still a whole number, and exact.
            let mut sum = Best::floats(sums[i][half]);
            if P::OFFSET != 0 {
                sum = Best::plus(sum, offset);
            }
            let scale = Best::times(scale[half], Best::splat(act.scale));
            totals[i][half] = Best::plus(totals[i][half], Best::times(sum, scale));
        }
    }
}

/// What is taken away from every number, times the sum of the vector's numbers.
#[inline(always)]
fn take_mins<const N: usize, const H: usize>(
    totals: &mut [[Floats; H]; N],
    min: [Floats; H],
    act_sums: &[Sum; N],
) {
    for (totals, sum) in totals.iter_mut().zip(act_sums) {
        let weight = Best::splat(sum.taken);
        for (total, min) in totals.iter_mut().zip(min) {
            *total = Best::plus(*total, Best::times(min, weight));
        }
    }
}
