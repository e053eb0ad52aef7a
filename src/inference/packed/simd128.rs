//! The lanes of any processor with wasm vectors.

use core::arch::wasm32::*;

use super::acts::Codes;
use super::lanes::Lanes;
use super::planes::{Line, PAIRS, TILE};
use super::wasm::{common, four_bytes, four_pairs, load4, load8, load16, pair_sums, store4};

/// Any processor with wasm vectors: products of 16-bit numbers.
pub(super) struct Simd128;

impl Lanes for Simd128 {
    const HAS_ROOM: bool = false;

    /// Wide from memory: of numbers that were only just widened LLVM makes a slower product.
    type Split = [i16; TILE];

    /// Sums of pairs of columns: of rows 0 and 1, then of rows 2 and 3.
    type Sums = [v128; 2];
    /// Nothing is won with fewer bits here.
    type ShortSums = [v128; 2];

    #[inline(always)]
    fn no_sums() -> [v128; 2] {
        [i32x4_splat(0); 2]
    }

    #[inline(always)]
    fn add(sums: [v128; 2], act: &Codes, chunk: usize, codes: v128) -> [v128; 2] {
        let act = four(act, chunk);
        let codes = [
            u16x8_extend_low_u8x16(codes),
            u16x8_extend_high_u8x16(codes),
        ];
        add_products(sums, codes, act)
    }

    #[inline(always)]
    fn split(act: &Codes) -> [i16; TILE] {
        act.map(i16::from)
    }

    #[inline(always)]
    fn no_signed_sums(_: &[i16; TILE]) -> [v128; 2] {
        Self::no_sums()
    }

    #[inline(always)]
    fn add_signed<const SECOND: bool>(
        sums: [v128; 2],
        act: &[i16; TILE],
        pair: usize,
        codes: v128,
    ) -> [v128; 2] {
        let chunk = if SECOND { pair + PAIRS } else { pair };
        let (fours, _) = act.as_chunks::<4>();
        let [a, b, c, d] = fours[chunk % 8].map(|code| u64::from(code as u16));
        let act = u64x2_splat(a | b << 16 | c << 32 | d << 48);
        let codes = [
            i16x8_extend_low_i8x16(codes),
            i16x8_extend_high_i8x16(codes),
        ];
        add_products(sums, codes, act)
    }

    #[inline(always)]
    fn no_short_sums() -> [v128; 2] {
        Self::no_sums()
    }

    #[inline(always)]
    fn add_short(sums: [v128; 2], act: &Codes, chunks: [usize; 2], codes: [v128; 2]) -> [v128; 2] {
        let sums = Self::add(sums, act, chunks[0], codes[0]);
        Self::add(sums, act, chunks[1], codes[1])
    }

    #[inline(always)]
    fn long(sums: [v128; 2]) -> [v128; 2] {
        sums
    }

    #[inline(always)]
    fn add_signed_in_steps<const SECOND: bool>(
        sums: [v128; 2],
        act: &[i16; TILE],
        pair: usize,
        codes: v128,
    ) -> [v128; 2] {
        Self::add_signed::<SECOND>(sums, act, pair, codes)
    }

    #[inline(always)]
    fn short_sums(pair_sums: [i16; 2], shift: u32) -> [v128; 2] {
        let pairs = i32x4_extend_low_i16x8(four_pairs(pair_sums));
        [i32x4_shl(pairs, shift); 2]
    }

    #[inline(always)]
    fn sums(pair_sums: [i16; 2], shift: u32) -> [v128; 2] {
        Self::short_sums(pair_sums, shift)
    }

    #[inline(always)]
    fn scaled(sums: [v128; 2], scales: v128) -> [v128; 2] {
        [
            i32x4_mul(sums[0], i32x4_extend_low_i16x8(scales)),
            i32x4_mul(sums[1], i32x4_extend_high_i16x8(scales)),
        ]
    }

    #[inline(always)]
    fn scaled_short(sums: [v128; 2], scales: v128) -> [v128; 2] {
        Self::scaled(sums, scales)
    }

    #[inline(always)]
    fn join(a: [v128; 2], b: [v128; 2]) -> [v128; 2] {
        [i32x4_add(a[0], b[0]), i32x4_add(a[1], b[1])]
    }

    #[inline(always)]
    fn floats(sums: [v128; 2]) -> v128 {
        let even = i32x4_shuffle::<0, 2, 4, 6>(sums[0], sums[1]);
        let odd = i32x4_shuffle::<1, 3, 5, 7>(sums[0], sums[1]);
        f32x4_convert_i32x4(i32x4_add(even, odd))
    }

    common!();
}

/// Four numbers, twice.
#[inline(always)]
fn four(act: &Codes, chunk: usize) -> v128 {
    i16x8_extend_low_i8x16(four_bytes(act, chunk))
}

/// Adds the products of rows 0 and 1 and of rows 2 and 3 with four numbers, which are there twice.
#[inline(always)]
fn add_products(sums: [v128; 2], [low, high]: [v128; 2], act: v128) -> [v128; 2] {
    [
        i32x4_add(sums[0], i32x4_dot_i16x8(low, act)),
        i32x4_add(sums[1], i32x4_dot_i16x8(high, act)),
    ]
}
