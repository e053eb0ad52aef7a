//! What both lanes of wasm have in common: 128-bit vectors, and how they are loaded.

use super::acts::Codes;
use core::arch::wasm32::*;

#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
pub(super) fn load16(from: &[u8; 16]) -> v128 {
    // SAFETY: the reference is to 16 bytes that can be read; any alignment will do.
    unsafe { v128_load(from.as_ptr().cast()) }
}

#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
pub(super) fn load4(from: &[f32; 4]) -> v128 {
    // SAFETY: as above.
    unsafe { v128_load(from.as_ptr().cast()) }
}

/// Eight bytes as eight numbers of 16 bits.
#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
pub(super) fn load8(from: &[i8; 8]) -> v128 {
    // SAFETY: the reference is to 8 bytes that can be read; any alignment will do.
    unsafe { i16x8_load_extend_i8x8(from.as_ptr()) }
}

/// As [`super::lanes::Lanes::pair_sums`].
#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
pub(super) fn pair_sums(act: &Codes) -> [[i16; 2]; 2] {
    let (halves, _) = act.as_chunks::<16>();
    let [first, second] = [&halves[0], &halves[1]].map(|half| {
        // SAFETY: as above.
        i16x8_extadd_pairwise_i8x16(unsafe { v128_load(half.as_ptr().cast()) })
    });
    let upper = i32x4_shuffle::<0, 1, 4, 5>(first, second);
    let lower = i32x4_shuffle::<2, 3, 6, 7>(first, second);
    let sums = i16x8_add(upper, lower);
    let sums = i16x8_add(sums, i32x4_shuffle::<1, 0, 3, 2>(sums, sums));
    [
        [i16x8_extract_lane::<0>(sums), i16x8_extract_lane::<1>(sums)],
        [i16x8_extract_lane::<4>(sums), i16x8_extract_lane::<5>(sums)],
    ]
}

/// The two numbers, four times.
#[inline(always)]
pub(super) fn four_pairs([even, odd]: [i16; 2]) -> v128 {
    u32x4_splat(u32::from(even as u16) | u32::from(odd as u16) << 16)
}

#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be stored in no other way")]
pub(super) fn store4(floats: v128, into: &mut [f32; 4]) {
    // SAFETY: the reference is to 16 bytes that can be written; any alignment will do.
    unsafe { v128_store(into.as_mut_ptr().cast(), floats) }
}

/// What both sets of lanes do the same way.
macro_rules! common {
    () => {
        type Codes = v128;
        type Floats = v128;

        /// Each twice, in 16 bits.
        type Scales = v128;

        #[inline(always)]
        fn pair_sums(act: &Codes) -> [[i16; 2]; 2] {
            pair_sums(act)
        }

        #[inline(always)]
        fn scales(small: &[i8; 8]) -> [v128; 2] {
            let small = load8(small);
            [
                i16x8_shuffle::<0, 0, 1, 1, 2, 2, 3, 3>(small, small),
                i16x8_shuffle::<4, 4, 5, 5, 6, 6, 7, 7>(small, small),
            ]
        }

        #[inline(always)]
        fn load(line: &Line) -> v128 {
            load16(&line.0)
        }

        #[inline(always)]
        fn and(codes: v128, mask: u8) -> v128 {
            v128_and(codes, u8x16_splat(mask))
        }

        #[inline(always)]
        fn or(a: v128, b: v128) -> v128 {
            v128_or(a, b)
        }

        // Shifts of 16 bits are one instruction where those of 8 bits are several.
        #[inline(always)]
        fn left<const N: u32>(codes: v128) -> v128 {
            i16x8_shl(codes, N)
        }

        #[inline(always)]
        fn right<const N: u32>(codes: v128) -> v128 {
            v128_and(u16x8_shr(codes, N), u8x16_splat(0xff >> N))
        }

        #[inline(always)]
        fn widen(small: &[i8; 8]) -> [v128; 2] {
            let small = load8(small);
            [
                f32x4_convert_i32x4(i32x4_extend_low_i16x8(small)),
                f32x4_convert_i32x4(i32x4_extend_high_i16x8(small)),
            ]
        }

        #[inline(always)]
        fn zeros() -> v128 {
            f32x4_splat(0.0)
        }

        #[inline(always)]
        fn load_floats(from: &[f32; 4]) -> v128 {
            load4(from)
        }

        #[inline(always)]
        fn splat(x: f32) -> v128 {
            f32x4_splat(x)
        }

        #[inline(always)]
        fn plus(a: v128, b: v128) -> v128 {
            f32x4_add(a, b)
        }

        #[inline(always)]
        fn times(a: v128, b: v128) -> v128 {
            f32x4_mul(a, b)
        }

        #[inline(always)]
        fn store(floats: v128, into: &mut [f32; 4]) {
            store4(floats, into);
        }
    };
}

pub(super) use common;

/// Four numbers, again and again.
#[inline(always)]
pub(super) fn four_bytes(act: &Codes, chunk: usize) -> v128 {
    let (chunks, _) = act.as_chunks::<4>();
    u32x4_splat(u32::from_le_bytes(chunks[chunk % 8].map(|code| code as u8)))
}
