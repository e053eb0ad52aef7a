//! The lanes of processors with the relaxed product of 8-bit numbers.

use core::arch::wasm32::*;
use core::hint::black_box;

use super::acts::Codes;
use super::lanes::Lanes;
use super::planes::{Line, PAIRS};
use super::wasm::{common, four_bytes, four_pairs, load4, load8, load16, pair_sums, store4};

/// Processors with the relaxed product, of a signed number and one from 0 to 127: four of them in one step.
///
/// Within those bounds its result is the same on all of them.
pub(super) struct Relaxed;

impl Relaxed {
    /// Whether this processor takes several steps for a product, so that sums of 16 bits and products of 16-bit
    /// numbers pay: an x86 one without VNNI. It saturates at 16 bits on its way, beyond the bounds that we keep to;
    /// the others' results are exact there, or others.
    #[inline(always)]
    pub(super) fn takes_steps() -> bool {
        let [most, beyond] = black_box([i8x16_splat(127), u8x16_splat(255)]);
        let four = i32x4_relaxed_dot_i8x16_i7x16_add(most, beyond, i32x4_splat(0));
        i32x4_extract_lane::<0>(four) == 2 * i32::from(i16::MAX)
    }
}

/// The codes of a vector for the product with signed ones.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
pub(super) struct Split {
    /// Of chunks `c` and `c + PAIRS`: four magnitudes each, then four signs each, all ones below 0.
    pairs: [[u8; 16]; PAIRS],
    /// The sum of the magnitudes of all codes below 0.
    below: i32,
}

impl Split {
    #[inline(always)]
    fn new(codes: &Codes) -> Split {
        let (chunks, _) = codes.as_chunks::<4>();
        let pair = |c: usize| {
            let both = [chunks[c], chunks[c + PAIRS]];
            let [a, b] = both.map(|codes| codes.map(i8::unsigned_abs));
            let [c, d] = both.map(|codes| codes.map(|code| (code >> 7) as u8));
            let mut pair = [0; 16];
            let (fours, _) = pair.as_chunks_mut();
            fours.copy_from_slice(&[a, b, c, d]);
            pair
        };
        Split {
            pairs: std::array::from_fn(pair),
            below: codes.iter().map(|&code| -i32::from(code.min(0))).sum(),
        }
    }
}

/// What signed codes are multiplied by, and the codes themselves with the signs of a vector's numbers, but for 1:
/// turning all bits of a number makes it its opposite less 1. What that takes from a sum is the same for all
/// rows, and sums begin with it.
#[inline(always)]
fn with_signs<const SECOND: bool>(act: &Split, pair: usize, codes: v128) -> (v128, v128) {
    // All at one go, and then spread: V8 has to work out an address for each load that spreads.
    let pair = load16(&act.pairs[pair % PAIRS]);
    let (magnitudes, signs) = match SECOND {
        false => (
            i32x4_shuffle::<0, 0, 0, 0>(pair, pair),
            i32x4_shuffle::<2, 2, 2, 2>(pair, pair),
        ),
        true => (
            i32x4_shuffle::<1, 1, 1, 1>(pair, pair),
            i32x4_shuffle::<3, 3, 3, 3>(pair, pair),
        ),
    };
    (magnitudes, v128_xor(codes, signs))
}

impl Lanes for Relaxed {
    const HAS_ROOM: bool = true;

    type Split = Split;
    type Sums = v128;
    /// Of two columns each.
    type ShortSums = v128;

    #[inline(always)]
    fn no_sums() -> v128 {
        i32x4_splat(0)
    }

    #[inline(always)]
    fn add(sums: v128, act: &Codes, chunk: usize, codes: v128) -> v128 {
        i32x4_relaxed_dot_i8x16_i7x16_add(four_bytes(act, chunk), codes, sums)
    }

    #[inline]
    fn split(act: &Codes) -> Split {
        Split::new(act)
    }

    #[inline(always)]
    fn no_signed_sums(act: &Split) -> v128 {
        i32x4_splat(act.below)
    }

    #[inline(always)]
    fn add_signed<const SECOND: bool>(sums: v128, act: &Split, pair: usize, codes: v128) -> v128 {
        let (magnitudes, codes) = with_signs::<SECOND>(act, pair, codes);
        i32x4_relaxed_dot_i8x16_i7x16_add(codes, magnitudes, sums)
    }

    // Written out, since V8 makes the ones again for each product.
    #[inline(always)]
    fn add_signed_in_steps<const SECOND: bool>(
        sums: v128,
        act: &Split,
        pair: usize,
        codes: v128,
    ) -> v128 {
        let (magnitudes, codes) = with_signs::<SECOND>(act, pair, codes);
        let twos = i16x8_relaxed_dot_i8x16_i7x16(codes, magnitudes);
        i32x4_add(sums, i32x4_dot_i16x8(twos, i16x8_splat(1)))
    }

    #[inline(always)]
    fn no_short_sums() -> v128 {
        i16x8_splat(0)
    }

    #[inline(always)]
    fn add_short(sums: v128, act: &Codes, chunks: [usize; 2], codes: [v128; 2]) -> v128 {
        let product = |i: usize| {
            let act = four_bytes(act, chunks[i]);
            i16x8_relaxed_dot_i8x16_i7x16(act, codes[i])
        };
        // A saturating sum, which never has to saturate, is one whose order the compiler leaves alone:
        // of plain ones it computes all products first, and has no registers for them.
        i16x8_add_sat(sums, i16x8_add(product(0), product(1)))
    }

    #[inline(always)]
    fn long(sums: v128) -> v128 {
        i32x4_dot_i16x8(sums, i16x8_splat(1))
    }

    #[inline(always)]
    fn short_sums(pair_sums: [i16; 2], shift: u32) -> v128 {
        i16x8_shl(four_pairs(pair_sums), shift)
    }

    #[inline(always)]
    fn sums([even, odd]: [i16; 2], shift: u32) -> v128 {
        i32x4_splat((i32::from(even) + i32::from(odd)) << shift)
    }

    #[inline(always)]
    fn scaled(sums: v128, scales: v128) -> v128 {
        i32x4_mul(sums, i32x4_shr(scales, 16))
    }

    #[inline(always)]
    fn scaled_short(sums: v128, scales: v128) -> v128 {
        i32x4_dot_i16x8(sums, scales)
    }

    #[inline(always)]
    fn join(a: v128, b: v128) -> v128 {
        i32x4_add(a, b)
    }

    #[inline(always)]
    fn floats(sums: v128) -> v128 {
        f32x4_convert_i32x4(sums)
    }

    common!();
}
