//! Sums of products on their way through a tile, in the order and the registers that a browser's compiler needs.

use super::Best;
use super::acts::{Act, Split};
use super::lanes::Lanes;
use super::planes::{Line, Planes};

type Codes = <Best as Lanes>::Codes;
pub(super) type LongSum = <Best as Lanes>::Sums;
type ShortSum = <Best as Lanes>::ShortSums;
pub(super) type Scales = <Best as Lanes>::Scales;

/// Some rows of a tile and the same columns of `N` vectors.
#[derive(Clone, Copy)]
pub(super) struct Tile<'a, const LINES: usize, const N: usize> {
    pub(super) lines: &'a [Line; LINES],
    /// The half of the rows with which it begins.
    pub(super) first: usize,
    pub(super) acts: &'a [Act; N],
    /// For signed codes.
    pub(super) split: Option<&'a [Split; N]>,
}

/// Sums of `N` vectors and `H` times four rows; with `STEPS`, they have 16 bits as long as they fit.
pub(super) struct Sums<const STEPS: bool, const N: usize, const H: usize> {
    long: [[LongSum; H]; N],
    /// Two sums in turn are ready sooner than one.
    others: [[LongSum; H]; N],
    short: [[ShortSum; H]; N],
}

impl<const STEPS: bool, const N: usize, const H: usize> Sums<STEPS, N, H> {
    /// Whether the pairs of chunks are to be gone through by a loop.
    pub(super) const fn is_loop<P: Planes<LINES>, const LINES: usize>() -> bool {
        P::IS_EVEN && (P::IS_SIGNED || N > 1)
    }

    const fn is_short<P: Planes<LINES>, const LINES: usize>() -> bool {
        STEPS && !P::IS_SIGNED
    }

    #[inline(always)]
    pub(super) fn new<const LINES: usize>(tile: Tile<'_, LINES, N>) -> Self {
        let long = match tile.split {
            Some(split) => split.each_ref().map(|act| [Best::no_signed_sums(act); H]),
            None => [[Best::no_sums(); H]; N],
        };
        Sums {
            long,
            others: [[Best::no_sums(); H]; N],
            short: [[Best::no_short_sums(); H]; N],
        }
    }

    /// For part `part` of the columns, less what the kind's offset comes to there.
    #[inline(always)]
    pub(super) fn of_part<P: Planes<LINES>, const LINES: usize>(
        part: usize,
        tile: Tile<'_, LINES, N>,
    ) -> Self {
        let mut sums = Self::new(tile);
        if P::BEGINS_LESS {
            let shift = P::OFFSET.ilog2();
            for (i, act) in tile.acts.iter().enumerate() {
                match Self::is_short::<P, LINES>() {
                    true => sums.short[i] = [Best::short_sums(act.less[part], shift); H],
                    false => sums.long[i] = [Best::sums(act.less[part], shift); H],
                }
            }
        }
        sums
    }

    /// Adds the products of pair `c` of chunks. `scales` are those that sums of 16 bits are multiplied by.
    #[inline(always)]
    pub(super) fn add<P: Planes<LINES>, const LINES: usize>(
        &mut self,
        c: usize,
        tile: Tile<'_, LINES, N>,
        scales: Option<[Scales; H]>,
    ) {
        // Twice for one half, which costs nothing; a closure would be a call.
        let mut codes = [P::pair::<Best>(tile.lines, c, tile.first); H];
        codes[H - 1] = P::pair::<Best>(tile.lines, c, tile.first + H - 1);
        let chunks = P::chunks(c);
        if Self::is_short::<P, LINES>() {
            for (sums, act) in self.short.iter_mut().zip(tile.acts) {
                for (sum, codes) in sums.iter_mut().zip(codes) {
                    *sum = Best::add_short(*sum, &act.codes, chunks, codes);
                }
            }
            if !P::ALL_FIT && (c + 1).is_multiple_of(P::PAIRS_FIT) {
                self.lengthen(scales);
            }
            return;
        }
        let [first, second] = [0, 1].map(|i| codes.map(|codes| codes[i]));
        if let Some(split) = tile.split {
            add_signed::<STEPS, false, N, H>(&mut self.long, split, c, first);
            add_signed::<STEPS, true, N, H>(&mut self.long, split, c, second);
            return;
        }
        add_chunk(&mut self.long, tile.acts, chunks[0], first);
        let others = match Self::is_loop::<P, LINES>() {
            true => &mut self.long,
            false => &mut self.others,
        };
        add_chunk(others, tile.acts, chunks[1], second);
    }

    #[inline(always)]
    fn lengthen(&mut self, scales: Option<[Scales; H]>) {
        let long = long(self.short, scales);
        for (sums, long) in self.long.iter_mut().zip(long) {
            for (sum, long) in sums.iter_mut().zip(long) {
                *sum = Best::join(*sum, long);
            }
        }
        self.short = [[Best::no_short_sums(); H]; N];
    }

    /// What was added, times `scales`.
    #[inline(always)]
    pub(super) fn all<P: Planes<LINES>, const LINES: usize>(
        mut self,
        scales: Option<[Scales; H]>,
    ) -> [[LongSum; H]; N] {
        if Self::is_short::<P, LINES>() {
            return match P::ALL_FIT {
                true => long(self.short, scales),
                false => self.long,
            };
        }
        if !Self::is_loop::<P, LINES>() {
            for (sums, others) in self.long.iter_mut().zip(self.others) {
                for (sum, other) in sums.iter_mut().zip(others) {
                    *sum = Best::join(*sum, other);
                }
            }
        }
        if let Some(scales) = scales {
            for sums in &mut self.long {
                for (sum, scales) in sums.iter_mut().zip(scales) {
                    *sum = Best::scaled(*sum, scales);
                }
            }
        }
        self.long
    }
}

/// Sums of 16 bits in 32, times `scales`.
#[inline(always)]
fn long<const N: usize, const H: usize>(
    short: [[ShortSum; H]; N],
    scales: Option<[Scales; H]>,
) -> [[LongSum; H]; N] {
    short.map(|short| match scales {
        Some(scales) => {
            let mut long = [Best::no_sums(); H];
            for ((long, short), scales) in long.iter_mut().zip(short).zip(scales) {
                *long = Best::scaled_short(short, scales);
            }
            long
        }
        None => short.map(Best::long),
    })
}

/// Adds the products of four columns.
#[inline(always)]
fn add_chunk<const N: usize, const H: usize>(
    sums: &mut [[LongSum; H]; N],
    acts: &[Act; N],
    chunk: usize,
    codes: [Codes; H],
) {
    for (sums, act) in sums.iter_mut().zip(acts) {
        for (sum, codes) in sums.iter_mut().zip(codes) {
            *sum = Best::add(*sum, &act.codes, chunk, codes);
        }
    }
}

/// As [`add_chunk`], for signed codes: the first or the `SECOND` chunk of a pair.
#[inline(always)]
fn add_signed<const STEPS: bool, const SECOND: bool, const N: usize, const H: usize>(
    sums: &mut [[LongSum; H]; N],
    split: &[Split; N],
    pair: usize,
    codes: [Codes; H],
) {
    for (sums, act) in sums.iter_mut().zip(split) {
        for (sum, codes) in sums.iter_mut().zip(codes) {
            *sum = match STEPS {
                true => Best::add_signed_in_steps::<SECOND>(*sum, act, pair, codes),
                false => Best::add_signed::<SECOND>(*sum, act, pair, codes),
            };
        }
    }
}
