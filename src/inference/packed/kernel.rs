//! The product of a packed matrix and some vectors.

use std::hint::black_box;

use super::acts::{Act, Acts, BATCH, Sum};
use super::blocks::Kind;
use super::lanes::Lanes;
use super::planes::{Eight, Five, Four, GROUP, Line, PAIRS, Planes, Six, Three, Two};
use super::{Best, GroupScales, Packed};

/// Vectors that go through a group of rows before the next group's turn: few enough to stay near the
/// processor, many enough to make up for reading the rows again.
const ROUND: usize = 4 * BATCH;

/// See [`Packed::times`]; the bits are the same whether the processor `takes_steps` or not.
pub(super) fn times(
    matrix: &Packed,
    acts: &Acts,
    first_group: usize,
    takes_steps: bool,
    out: &mut [f32],
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

type Kernel = fn(&Packed, &Acts, usize, &mut [f32]);

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
    acts: &Acts,
    first_group: usize,
    out: &mut [f32],
) {
    let (n_vectors, n_tiles) = (acts.n_vectors(), acts.n_tiles);
    let (tiles, _) = matrix.codes.as_chunks::<LINES>();
    let tiles = &tiles[first_group * n_tiles..];
    // A number that the compiler does not know keeps a loop one.
    let n_pairs = black_box(PAIRS);
    let mut first_vector = 0;
    while first_vector < n_vectors {
        let n = ROUND.min(n_vectors - first_vector);
        let acts = &acts.tiles[first_vector * n_tiles..(first_vector + n) * n_tiles];
        let groups = out.chunks_exact_mut(n_vectors * GROUP);
        for (i, (out, tiles)) in groups.zip(tiles.chunks_exact(n_tiles)).enumerate() {
            let (out, _) = out.as_chunks_mut::<GROUP>();
            let out = &mut out[first_vector..first_vector + n];
            let group = Group {
                tiles,
                scales: matrix.group_scales(first_group + i),
                n_pairs,
            };
            let batches = acts.chunks(BATCH * n_tiles);
            for (acts, out) in batches.zip(out.chunks_mut(BATCH)) {
                match out.len() {
                    1 => group.times::<P, TILES, STEPS, 1>(acts, out),
                    2 => group.times::<P, TILES, STEPS, 2>(acts, out),
                    3 => group.times::<P, TILES, STEPS, 3>(acts, out),
                    _ => group.times::<P, TILES, STEPS, 4>(acts, out),
                }
            }
        }
        first_vector += n;
    }
}

/// Eight rows.
struct Group<'a, const LINES: usize> {
    tiles: &'a [[Line; LINES]],
    scales: GroupScales<'a>,
    n_pairs: usize,
}

impl<const LINES: usize> Group<'_, LINES> {
    /// With `N` vectors; `acts` is (tiles, vectors).
    ///
    /// A browser's compiler keeps to the order in which it is told things, and LLVM tells it of a sum's products
    /// before their sums. So what has to find room in the registers is a loop, where it can be one,
    /// and otherwise four rows at a time.
    #[inline(always)]
    fn times<P: Planes<LINES>, const TILES: usize, const STEPS: bool, const N: usize>(
        &self,
        acts: &[Act],
        out: &mut [[f32; GROUP]],
    ) {
        let (acts, _) = acts.as_chunks::<N>();
        if N == 1 || (P::IS_EVEN && Best::HAS_ROOM) {
            self.rows::<P, TILES, STEPS, N, 2>(0, acts, out);
        } else {
            self.rows::<P, TILES, STEPS, N, 1>(0, acts, out);
            self.rows::<P, TILES, STEPS, N, 1>(1, acts, out);
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
        out: &mut [[f32; GROUP]],
    ) {
        let is_loop = is_loop::<P, LINES, N>();
        let mut totals = [[Best::zeros(); H]; N];
        for (i, (tile, acts)) in self.tiles.iter().zip(acts).enumerate() {
            macro_rules! part {
                ($part:literal, $sum:expr, $($pair:literal)*) => {{
                    let mut sums = Sums::<N, H>::new();
                    if is_loop {
                        (0..self.n_pairs).for_each(|c| sums.add::<P, LINES, STEPS>(c, first, tile, acts));
                    } else {
                        $(sums.add::<P, LINES, STEPS>($pair, first, tile, acts);)*
                    }
                    let sums = sums.all::<P, LINES, STEPS>();
                    let act_sums: [Sum; N] = acts.each_ref().map($sum);
                    let at = (i / TILES, i * P::SCALES + $part);
                    let scale = scale_of_rows::<TILES, H>(first, self.scales.factors, self.scales.small, at);
                    add_scaled::<P, LINES, N, H>(&mut totals, sums, scale, acts, &act_sums);
                    if P::HAS_MINS {
                        let (factors, small) = (self.scales.min_factors, self.scales.small_mins);
                        let min = scale_of_rows::<TILES, H>(first, factors, small, at);
                        take_mins::<N, H>(&mut totals, min, &act_sums);
                    }
                }};
            }
            // Each pair in turn is written out, so that every shift is by a known number.
            if P::SCALES == 1 {
                part!(0, |act| act.sum, 0 1 2 3);
            } else {
                part!(0, |act| act.half_sums[0], 0 1);
                part!(1, |act| act.half_sums[1], 2 3);
            }
        }
        for (out, totals) in out.iter_mut().zip(totals) {
            let (halves, _) = out.as_chunks_mut::<4>();
            for (half, total) in halves[first..].iter_mut().zip(totals) {
                Best::store(total, half);
            }
        }
    }
}

/// Whether the pairs of chunks are a loop.
const fn is_loop<P: Planes<LINES>, const LINES: usize, const N: usize>() -> bool {
    P::IS_EVEN && (N > 1 || P::IS_SIGNED)
}

type Codes = <Best as Lanes>::Codes;
type Floats = <Best as Lanes>::Floats;
type LongSum = <Best as Lanes>::Sums;
type ShortSum = <Best as Lanes>::ShortSums;

/// Sums of `N` vectors and `H` times four rows on their way.
struct Sums<const N: usize, const H: usize> {
    sums: [[LongSum; H]; N],
    /// Two sums in turn are ready sooner than one.
    others: [[LongSum; H]; N],
    short: [[ShortSum; H]; N],
}

impl<const N: usize, const H: usize> Sums<N, H> {
    #[inline(always)]
    fn new() -> Self {
        Sums {
            sums: [[Best::no_sums(); H]; N],
            others: [[Best::no_sums(); H]; N],
            short: [[Best::no_short_sums(); H]; N],
        }
    }

    /// Adds the products of pair `c` of chunks.
    #[inline(always)]
    fn add<P: Planes<LINES>, const LINES: usize, const STEPS: bool>(
        &mut self,
        c: usize,
        first: usize,
        tile: &[Line; LINES],
        acts: &[Act; N],
    ) {
        // Twice for one half, which costs nothing; a closure would be a call.
        let mut codes = [P::pair::<Best>(tile, c, first); H];
        codes[H - 1] = P::pair::<Best>(tile, c, first + H - 1);
        let chunks = P::chunks(c);
        if STEPS && !P::IS_SIGNED {
            for (short, act) in self.short.iter_mut().zip(acts) {
                for (short, codes) in short.iter_mut().zip(codes) {
                    *short = Best::add_short(*short, &act.codes, chunks, codes);
                }
            }
            if !P::ALL_FIT && (c + 1).is_multiple_of(P::PAIRS_FIT) {
                self.lengthen();
            }
        } else {
            let first = codes.map(|codes| codes[0]);
            add_chunk::<P, LINES, STEPS, N, H>(&mut self.sums, chunks[0], first, acts);
            let second = codes.map(|codes| codes[1]);
            let others = if is_loop::<P, LINES, N>() {
                &mut self.sums
            } else {
                &mut self.others
            };
            add_chunk::<P, LINES, STEPS, N, H>(others, chunks[1], second, acts);
        }
    }

    #[inline(always)]
    fn lengthen(&mut self) {
        for (sums, short) in self.sums.iter_mut().zip(&mut self.short) {
            for (sum, short) in sums.iter_mut().zip(short) {
                *sum = Best::join(*sum, Best::long(*short));
                *short = Best::no_short_sums();
            }
        }
    }

    /// What was added.
    #[inline(always)]
    fn all<P: Planes<LINES>, const LINES: usize, const STEPS: bool>(mut self) -> [[LongSum; H]; N] {
        if STEPS && !P::IS_SIGNED {
            if P::ALL_FIT {
                return self.short.map(|short| short.map(Best::long));
            }
            return self.sums;
        }
        if !is_loop::<P, LINES, N>() {
            for (sums, others) in self.sums.iter_mut().zip(self.others) {
                for (sum, other) in sums.iter_mut().zip(others) {
                    *sum = Best::join(*sum, other);
                }
            }
        }
        self.sums
    }
}

/// Adds the products of four columns.
#[inline(always)]
fn add_chunk<
    P: Planes<LINES>,
    const LINES: usize,
    const STEPS: bool,
    const N: usize,
    const H: usize,
>(
    sums: &mut [[LongSum; H]; N],
    chunk: usize,
    codes: [Codes; H],
    acts: &[Act; N],
) {
    if P::IS_SIGNED {
        let codes = codes.map(Best::signed);
        for (sums, act) in sums.iter_mut().zip(acts) {
            for (sum, codes) in sums.iter_mut().zip(codes) {
                *sum = match STEPS {
                    true => Best::add_signed_in_steps(*sum, &act.codes, chunk, codes),
                    false => Best::add_signed(*sum, &act.codes, chunk, codes),
                };
            }
        }
    } else {
        for (sums, act) in sums.iter_mut().zip(acts) {
            for (sum, codes) in sums.iter_mut().zip(codes) {
                *sum = Best::add(*sum, &act.codes, chunk, codes);
            }
        }
    }
}

/// The scales of `H` times four rows, by their block and their part of the columns.
#[inline(always)]
fn scale_of_rows<const TILES: usize, const H: usize>(
    first: usize,
    factors: &[[f32; GROUP]],
    small: &[[i8; GROUP]],
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
