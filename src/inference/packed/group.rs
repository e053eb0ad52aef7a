//! What eight rows come to with a few vectors: the loops in which products spend their time.

use super::acts::{Act, Split};
use super::lanes::Lanes;
use super::planes::{GROUP, Line, Planes};
use super::sums::{LongSum, Sums, Tile};
use super::{Best, GroupScales};

type Floats = <Best as Lanes>::Floats;

/// The sums `$sums` of tile `$tile`, with pairs of chunks added, times `$scales`. Each pair in turn is written out, so
/// that every shift is by a known number.
macro_rules! products {
    ($group:ident, $planes:ident, $sums:expr, $tile:ident, $scales:expr, $($pair:literal)*) => {{
        let (mut sums, scales) = ($sums, $scales);
        if Sums::<STEPS, N, H>::is_loop::<$planes, LINES>() {
            (0..$group.n_pairs).for_each(|c| sums.add::<$planes, LINES>(c, $tile, scales));
        } else {
            $(sums.add::<$planes, LINES>($pair, $tile, scales);)*
        }
        sums.all::<$planes, LINES>(scales)
    }};
}

/// Eight rows.
pub(super) struct Group<'a, const LINES: usize> {
    pub(super) tiles: &'a [[Line; LINES]],
    pub(super) scales: GroupScales<'a>,
    /// Pairs of chunks in a tile, and tiles in a block.
    pub(super) n_pairs: usize,
    pub(super) tiles_per_block: usize,
    /// Where they have their place in the answers.
    pub(super) first_row: usize,
}

impl<const LINES: usize> Group<'_, LINES> {
    /// With `N` vectors, which are (tiles, vectors).
    ///
    /// A browser's compiler keeps to the order in which it is told things, and LLVM tells it of all products of a
    /// sum before it tells of adding them. So what has to find room in the registers is a loop, where it can be
    /// one, and otherwise four rows at a time.
    #[inline(always)]
    pub(super) fn times<P: Planes<LINES>, const TILES: usize, const STEPS: bool, const N: usize>(
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
        let totals = match TILES {
            1 => self.tiles::<P, STEPS, N, H>(first, acts, split),
            _ => self.blocks::<P, STEPS, N, H>(first, acts),
        };
        for (out, totals) in out.iter_mut().zip(totals) {
            for (half, total) in (first..).zip(totals) {
                put(total, out, self.first_row + 4 * half);
            }
        }
    }

    /// The totals where each tile has a factor.
    #[inline(always)]
    fn tiles<P: Planes<LINES>, const STEPS: bool, const N: usize, const H: usize>(
        &self,
        first: usize,
        acts: &[[Act; N]],
        split: &[[Split; N]],
    ) -> [[Floats; H]; N] {
        let mut totals = [[Best::zeros(); H]; N];
        for (i, (lines, acts)) in self.tiles.iter().zip(acts).enumerate() {
            let tile = Tile {
                lines,
                first,
                acts,
                split: P::IS_SIGNED.then(|| &split[i]),
            };
            let sums = products!(self, P, Sums::<STEPS, N, H>::new(tile), tile, None, 0 1 2 3);
            let factors = halves(first, &self.scales.factors[i]);
            add_scaled::<P, LINES, N, H>(&mut totals, sums, factors, acts);
            if P::HAS_MINS {
                let factors = halves(first, &self.scales.min_factors[i]);
                add_times(
                    &mut totals,
                    factors,
                    &acts.each_ref().map(|act| act.sum.taken),
                );
            }
        }
        totals
    }

    /// The totals where blocks of tiles have factors, and parts of tiles small whole scales.
    #[inline(always)]
    fn blocks<P: Planes<LINES>, const STEPS: bool, const N: usize, const H: usize>(
        &self,
        first: usize,
        acts: &[[Act; N]],
    ) -> [[Floats; H]; N] {
        let n_parts = self.tiles_per_block * P::SCALES;
        let mut totals = [[Best::zeros(); H]; N];
        let blocks = self.tiles.chunks_exact(self.tiles_per_block);
        let blocks = blocks.zip(acts.chunks_exact(self.tiles_per_block));
        for (block, (tiles, acts)) in blocks.enumerate() {
            let mut sums = [[Best::zeros(); H]; N];
            let mut mins = [[Best::zeros(); H]; N];
            let parts = block * n_parts..(block + 1) * n_parts;
            let small = &self.scales.small[parts.clone()];
            let small_mins = match P::HAS_MINS {
                true => &self.scales.small_mins[parts],
                // Nobody looks at them.
                false => small,
            };
            let small = small.chunks_exact(P::SCALES);
            let small = small.zip(small_mins.chunks_exact(P::SCALES));
            for ((lines, acts), (small, small_mins)) in tiles.iter().zip(acts).zip(small) {
                let tile = Tile {
                    lines,
                    first,
                    acts,
                    split: None,
                };
                let whole = self.whole::<P, STEPS, N, H>(tile, small);
                for ((sums, whole), act) in sums.iter_mut().zip(whole).zip(acts) {
                    let scale = Best::splat(act.scale);
                    for (sum, whole) in sums.iter_mut().zip(whole) {
                        *sum = Best::plus(*sum, Best::times(Best::floats(whole), scale));
                    }
                }
                if P::HAS_MINS {
                    add_mins::<P, LINES, N, H>(&mut mins, tile, small_mins);
                }
            }
            let factors = halves(first, &self.scales.factors[block]);
            add_products(&mut totals, sums, factors);
            if P::HAS_MINS {
                let factors = halves(first, &self.scales.min_factors[block]);
                add_products(&mut totals, mins, factors);
            }
        }
        totals
    }

    /// The sums of a tile, each part times its small scales: whole numbers, and exact.
    #[inline(always)]
    fn whole<P: Planes<LINES>, const STEPS: bool, const N: usize, const H: usize>(
        &self,
        tile: Tile<'_, LINES, N>,
        small: &[[i8; GROUP]],
    ) -> [[LongSum; H]; N] {
        macro_rules! part {
            ($part:literal, $($pair:literal)*) => {{
                let sums = Sums::<STEPS, N, H>::of_part::<P, LINES>($part, tile);
                let scales = some(tile.first, Best::scales(&small[$part]));
                products!(self, P, sums, tile, Some(scales), $($pair)*)
            }};
        }
        if P::SCALES == 1 {
            return part!(0, 0 1 2 3);
        }
        let mut whole = part!(0, 0 1);
        for (whole, second) in whole.iter_mut().zip(part!(1, 2 3)) {
            for (whole, second) in whole.iter_mut().zip(second) {
                *whole = Best::join(*whole, second);
            }
        }
        whole
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

/// `H` halves, from half `first` on.
#[inline(always)]
fn some<T: Copy, const H: usize>(first: usize, both: [T; 2]) -> [T; H] {
    let mut some = [both[first]; H];
    some[H - 1] = both[first + H - 1];
    some
}

/// `H` times four of the numbers of eight rows, from half `first` on.
#[inline(always)]
fn halves<const H: usize>(first: usize, rows: &[f32; GROUP]) -> [Floats; H] {
    let (fours, _) = rows.as_chunks::<4>();
    some(first, [0, 1].map(|half| Best::load_floats(&fours[half])))
}

#[inline(always)]
fn add_scaled<P: Planes<LINES>, const LINES: usize, const N: usize, const H: usize>(
    totals: &mut [[Floats; H]; N],
    sums: [[LongSum; H]; N],
    scale: [Floats; H],
    acts: &[Act; N],
) {
    for (i, act) in acts.iter().enumerate() {
        let offset = Best::splat(-P::OFFSET as f32 * act.sum.codes);
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

/// Adds what is taken away in each part of a tile, but for the factor.
#[inline(always)]
fn add_mins<P: Planes<LINES>, const LINES: usize, const N: usize, const H: usize>(
    mins: &mut [[Floats; H]; N],
    tile: Tile<'_, LINES, N>,
    small: &[[i8; GROUP]],
) {
    for (part, small) in small.iter().enumerate() {
        let taken = tile.acts.each_ref().map(|act| match P::SCALES {
            1 => act.sum.taken,
            _ => act.half_taken[part],
        });
        add_times(mins, some(tile.first, Best::widen(small)), &taken);
    }
}

/// Adds the numbers of the rows times one of each vector, as what is taken away times the sum of the vector's numbers.
#[inline(always)]
fn add_times<const N: usize, const H: usize>(
    totals: &mut [[Floats; H]; N],
    rows: [Floats; H],
    vectors: &[f32; N],
) {
    for (totals, &vector) in totals.iter_mut().zip(vectors) {
        let vector = Best::splat(vector);
        for (total, row) in totals.iter_mut().zip(rows) {
            *total = Best::plus(*total, Best::times(row, vector));
        }
    }
}

/// Adds sums times the factors of their rows.
#[inline(always)]
fn add_products<const N: usize, const H: usize>(
    totals: &mut [[Floats; H]; N],
    sums: [[Floats; H]; N],
    factors: [Floats; H],
) {
    for (totals, sums) in totals.iter_mut().zip(sums) {
        for ((total, sum), factor) in totals.iter_mut().zip(sums).zip(factors) {
            *total = Best::plus(*total, Best::times(sum, factor));
        }
    }
}
