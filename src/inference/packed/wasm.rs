//! The lanes of wasm: 128-bit vectors, with the relaxed product of 8-bit numbers where the build has it.

use core::arch::wasm32::*;
#[cfg(target_feature = "relaxed-simd")]
use core::hint::black_box;

use super::acts::{Codes, Split};
use super::lanes::Lanes;
use super::planes::Line;

#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
fn load16(from: &[u8; 16]) -> v128 {
    // SAFETY: the reference is to 16 bytes that can be read; any alignment will do.
    unsafe { v128_load(from.as_ptr().cast()) }
}

#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
fn load4(from: &[f32; 4]) -> v128 {
    // SAFETY: as above.
    unsafe { v128_load(from.as_ptr().cast()) }
}

/// Eight bytes as eight numbers of 16 bits.
#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
fn load8(from: &[i8; 8]) -> v128 {
    // SAFETY: the reference is to 8 bytes that can be read; any alignment will do.
    unsafe { i16x8_load_extend_i8x8(from.as_ptr()) }
}

#[inline(always)]
#[expect(unsafe_code, reason = "a vector can be stored in no other way")]
fn store4(floats: v128, into: &mut [f32; 4]) {
    // SAFETY: the reference is to 16 bytes that can be written; any alignment will do.
    unsafe { v128_store(into.as_mut_ptr().cast(), floats) }
}

/// What both sets of lanes do the same way.
macro_rules! common {
    () => {
        type Codes = v128;
        type Floats = v128;

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

/// Any processor with wasm vectors: products of 16-bit numbers.
#[cfg(not(target_feature = "relaxed-simd"))]
pub(super) struct Simd128;

#[cfg(not(target_feature = "relaxed-simd"))]
impl Lanes for Simd128 {
    const HAS_ROOM: bool = false;

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
        let (low, high) = (
            u16x8_extend_low_u8x16(codes),
            u16x8_extend_high_u8x16(codes),
        );
        [
            i32x4_add(sums[0], i32x4_dot_i16x8(low, act)),
            i32x4_add(sums[1], i32x4_dot_i16x8(high, act)),
        ]
    }

    #[inline(always)]
    fn add_signed(sums: [v128; 2], act: &Split, chunk: usize, codes: v128) -> [v128; 2] {
        // Wide from memory: of numbers that were only just widened LLVM makes a slower product.
        let (fours, _) = act.wide.as_chunks::<4>();
        let [a, b, c, d] = fours[chunk % 8].map(|code| u64::from(code as u16));
        let act = u64x2_splat(a | b << 16 | c << 32 | d << 48);
        let (low, high) = (
            i16x8_extend_low_i8x16(codes),
            i16x8_extend_high_i8x16(codes),
        );
        [
            i32x4_add(sums[0], i32x4_dot_i16x8(low, act)),
            i32x4_add(sums[1], i32x4_dot_i16x8(high, act)),
        ]
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
    fn add_signed_in_steps(sums: [v128; 2], act: &Split, chunk: usize, codes: v128) -> [v128; 2] {
        Self::add_signed(sums, act, chunk, codes)
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

/// Four numbers, again and again.
#[inline(always)]
fn four_bytes(act: &Codes, chunk: usize) -> v128 {
    let (chunks, _) = act.as_chunks::<4>();
    u32x4_splat(u32::from_le_bytes(chunks[chunk % 8].map(|code| code as u8)))
}

/// Codes that have taken over the signs of a vector's numbers: turning all bits and taking away -1 negates.
#[cfg(target_feature = "relaxed-simd")]
#[inline(always)]
fn with_signs(act: &Split, chunk: usize, codes: v128) -> v128 {
    let signs = four_bytes(&act.signs, chunk);
    i8x16_sub(v128_xor(codes, signs), signs)
}

/// Four numbers, twice.
#[cfg(not(target_feature = "relaxed-simd"))]
#[inline(always)]
fn four(act: &Codes, chunk: usize) -> v128 {
    i16x8_extend_low_i8x16(four_bytes(act, chunk))
}

/// Processors with the relaxed product, of a signed number and one from 0 to 127: four of them in one step.
///
/// Within those bounds its result is the same on all of them.
#[cfg(target_feature = "relaxed-simd")]
pub(super) struct Relaxed;

#[cfg(target_feature = "relaxed-simd")]
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

#[cfg(target_feature = "relaxed-simd")]
impl Lanes for Relaxed {
    const HAS_ROOM: bool = true;

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

    #[inline(always)]
    fn add_signed(sums: v128, act: &Split, chunk: usize, codes: v128) -> v128 {
        let codes = with_signs(act, chunk, codes);
        i32x4_relaxed_dot_i8x16_i7x16_add(codes, four_bytes(&act.magnitudes, chunk), sums)
    }

    // Written out, since V8 makes the ones again for each product.
    #[inline(always)]
    fn add_signed_in_steps(sums: v128, act: &Split, chunk: usize, codes: v128) -> v128 {
        let codes = with_signs(act, chunk, codes);
        let pairs = i16x8_relaxed_dot_i8x16_i7x16(codes, four_bytes(&act.magnitudes, chunk));
        i32x4_add(sums, i32x4_dot_i16x8(pairs, i16x8_splat(1)))
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
    fn join(a: v128, b: v128) -> v128 {
        i32x4_add(a, b)
    }

    #[inline(always)]
    fn floats(sums: v128) -> v128 {
        f32x4_convert_i32x4(sums)
    }

    common!();
}
