//! What some queries make of one page of keys and values: the loops in which attention spends its time.
//!
//! A browser's compiler works out an address for each load that spreads a number over a vector, and LLVM, given more
//! than one step of a loop at once, reorders them until the registers are too few. So numbers lie there four times,
//! and loops have one step.

use crate::leaf::{PAGE, STRIP};
use crate::vector::Four;

/// Queries that go together: as many as find room in the registers.
pub(crate) const TOGETHER: usize = 4;

/// Vectors of a page's positions.
const FOURS: usize = PAGE / 4;

/// Vectors of a strip.
const HALVES: usize = STRIP / 4;

/// A number, four times.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
pub(crate) struct Spread([f32; 4]);

impl Spread {
    #[inline(always)]
    pub(crate) fn new(number: f32) -> Spread {
        let mut four = Spread([0.0; 4]);
        Four::splat(number).store(&mut four.0);
        four
    }

    #[inline(always)]
    fn load(&self) -> Four {
        Four::load(&self.0)
    }
}

/// What keys and values are when queries meet them.
pub(crate) trait Number: Copy {
    fn four(numbers: &[Self; 4]) -> Four;
}

impl Number for f32 {
    #[inline(always)]
    fn four(numbers: &[f32; 4]) -> Four {
        Four::load(numbers)
    }
}

/// A code, still to be multiplied by its scale, which becomes a float each time that a query meets it.
impl Number for i16 {
    #[inline(always)]
    fn four(codes: &[i16; 4]) -> Four {
        Four::widen(codes)
    }
}

/// Scores of `n` queries, `TOGETHER` at most, which are (head_dim, n), with a page of keys, which are (head_dim, PAGE):
/// the products, each summed up number by number, times the position's scale.
#[inline(always)]
pub(crate) fn score<'a>(
    n: usize,
    queries: &[Spread],
    keys: &[impl Number],
    scales: &[f32; PAGE],
    scores: impl Iterator<Item = &'a mut [f32; PAGE]>,
) {
    match n {
        1 => score_of::<1, 4>(queries, keys, scales, scores),
        2 => score_of::<2, 4>(queries, keys, scales, scores),
        3 => score_of::<3, 2>(queries, keys, scales, scores),
        _ => score_of::<4, 2>(queries, keys, scales, scores),
    }
}

/// `AT_ONCE` times four positions are met at once.
#[inline(always)]
fn score_of<'a, const N: usize, const AT_ONCE: usize>(
    queries: &[Spread],
    keys: &[impl Number],
    scales: &[f32; PAGE],
    scores: impl Iterator<Item = &'a mut [f32; PAGE]>,
) {
    let (queries, _) = queries.as_chunks::<N>();
    let (keys, _) = keys.as_chunks::<PAGE>();
    let (scales, _) = scales.as_chunks::<4>();
    let mut products = [[[0.0; 4]; FOURS]; N];
    for first in (0..FOURS).step_by(AT_ONCE) {
        let mut sums = [[Four::splat(0.0); AT_ONCE]; N];
        for (keys, numbers) in keys.iter().zip(queries) {
            let (keys, _) = keys.as_chunks::<4>();
            let keys: [Four; AT_ONCE] = std::array::from_fn(|i| Number::four(&keys[first + i]));
            add_products(&mut sums, numbers, keys);
        }
        for (products, sums) in products.iter_mut().zip(sums) {
            let places = products[first..].iter_mut().zip(&scales[first..]);
            for ((product, scale), sum) in places.zip(sums) {
                sum.times(Four::load(scale)).store(product);
            }
        }
    }
    for (scores, products) in scores.zip(&products) {
        scores.copy_from_slice(products.as_flattened());
    }
}

/// Adds a page of values, which are (strips, PAGE, STRIP), times their scales and scores to `mixed`, which is
/// (n, strips), position by position. Each of `scores` has as many positions as there are.
#[inline(always)]
pub(crate) fn mix<'a>(
    n: usize,
    scores: impl Iterator<Item = &'a [f32]>,
    values: &[impl Number],
    scales: &[f32; PAGE],
    mixed: &mut [[f32; STRIP]],
) {
    match n {
        1 => mix_of::<1>(scores, values, scales, mixed),
        2 => mix_of::<2>(scores, values, scales, mixed),
        3 => mix_of::<3>(scores, values, scales, mixed),
        _ => mix_of::<4>(scores, values, scales, mixed),
    }
}

#[inline(always)]
fn mix_of<'a, const N: usize>(
    scores: impl Iterator<Item = &'a [f32]>,
    values: &[impl Number],
    scales: &[f32; PAGE],
    mixed: &mut [[f32; STRIP]],
) {
    let mut by_position = [[Spread([0.0; 4]); N]; PAGE];
    let mut n = 0;
    for (i, scores) in scores.take(N).enumerate() {
        n = scores.len();
        let products = scores
            .iter()
            .zip(scales)
            .map(|(score, scale)| score * scale);
        for (spread, product) in by_position.iter_mut().zip(products) {
            spread[i] = Spread::new(product);
        }
    }
    let by_position = &by_position[..n];
    let (positions, _) = values.as_chunks::<STRIP>();
    let n_strips = mixed.len() / N;
    for (strip, positions) in positions.chunks_exact(PAGE).enumerate().take(n_strips) {
        let mut sums: [[Four; HALVES]; N] =
            std::array::from_fn(|i| halves(&mixed[i * n_strips + strip]));
        for (values, scores) in positions.iter().zip(by_position) {
            add_products(&mut sums, scores, halves(values));
        }
        for (i, sums) in sums.iter().enumerate() {
            let (halves, _) = mixed[i * n_strips + strip].as_chunks_mut::<4>();
            for (half, sum) in halves.iter_mut().zip(sums) {
                sum.store(half);
            }
        }
    }
}

/// Adds `numbers`, one for each of `N`, times the vectors.
#[inline(always)]
fn add_products<const N: usize, const M: usize>(
    sums: &mut [[Four; M]; N],
    numbers: &[Spread; N],
    vectors: [Four; M],
) {
    for (sums, number) in sums.iter_mut().zip(numbers) {
        let number = number.load();
        for (sum, vector) in sums.iter_mut().zip(vectors) {
            *sum = sum.plus(number.times(vector));
        }
    }
}

#[inline(always)]
fn halves<T: Number>(strip: &[T; STRIP]) -> [Four; HALVES] {
    let (halves, _) = strip.as_chunks::<4>();
    std::array::from_fn(|i| T::four(&halves[i]))
}
