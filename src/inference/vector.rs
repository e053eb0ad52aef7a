//! Four floats that are computed at once: a wasm vector where there are such, else an array.
//!
//! Every operation is rounded by itself, so both give the same bits.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use simd::Four;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use plain::Four;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use core::arch::wasm32::*;

    #[derive(Clone, Copy)]
    pub(crate) struct Four(v128);

    impl Four {
        #[inline(always)]
        #[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
        pub(crate) fn load(from: &[f32; 4]) -> Four {
            // SAFETY: the reference is to 16 bytes that can be read; any alignment will do.
            Four(unsafe { v128_load(from.as_ptr().cast()) })
        }

        #[inline(always)]
        #[expect(unsafe_code, reason = "a vector can be stored in no other way")]
        pub(crate) fn store(self, into: &mut [f32; 4]) {
            // SAFETY: the reference is to 16 bytes that can be written; any alignment will do.
            unsafe { v128_store(into.as_mut_ptr().cast(), self.0) }
        }

        #[inline(always)]
        pub(crate) fn splat(x: f32) -> Four {
            Four(f32x4_splat(x))
        }

        #[inline(always)]
        pub(crate) fn plus(self, other: Four) -> Four {
            Four(f32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn minus(self, other: Four) -> Four {
            Four(f32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn times(self, other: Four) -> Four {
            Four(f32x4_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn over(self, other: Four) -> Four {
            Four(f32x4_div(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn at_least(self, least: Four) -> Four {
            Four(f32x4_pmax(self.0, least.0))
        }

        #[inline(always)]
        pub(crate) fn at_most(self, most: Four) -> Four {
            Four(f32x4_pmin(self.0, most.0))
        }

        #[inline(always)]
        pub(crate) fn magnitude(self) -> Four {
            Four(f32x4_abs(self.0))
        }

        #[inline(always)]
        pub(crate) fn larger_magnitude(self, other: Four) -> Four {
            Four(u32x4_max(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn two_to_the_rest(self) -> Four {
            Four(i32x4_shl(self.0, 23))
        }

        #[inline(always)]
        #[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
        pub(crate) fn widen(codes: &[i16; 4]) -> Four {
            // SAFETY: the reference is to 8 bytes that can be read; any alignment will do.
            let codes = unsafe { i32x4_load_extend_i16x4(codes.as_ptr()) };
            Four(f32x4_convert_i32x4(codes))
        }

        #[inline(always)]
        #[expect(unsafe_code, reason = "a vector can be loaded in no other way")]
        pub(crate) fn shifted_halves(halves: &[u16; 4], mask: Four) -> Four {
            // SAFETY: the reference is to 8 bytes that can be read; any alignment will do.
            let halves = unsafe { i32x4_load_extend_i16x4(halves.as_ptr().cast()) };
            Four(v128_and(i32x4_shl(halves, 13), mask.0))
        }

        #[inline(always)]
        pub(crate) fn lowest_halves(self) -> [i16; 4] {
            let halves = i16x8_shuffle::<0, 2, 4, 6, 0, 2, 4, 6>(self.0, self.0);
            let halves = i64x2_extract_lane::<0>(halves);
            std::array::from_fn(|i| (halves >> (16 * i)) as i16)
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain {
    #[derive(Clone, Copy)]
    pub(crate) struct Four([f32; 4]);

    impl Four {
        #[inline(always)]
        pub(crate) fn load(from: &[f32; 4]) -> Four {
            Four(*from)
        }

        #[inline(always)]
        pub(crate) fn store(self, into: &mut [f32; 4]) {
            *into = self.0;
        }

        #[inline(always)]
        pub(crate) fn splat(x: f32) -> Four {
            Four([x; 4])
        }

        #[inline(always)]
        pub(crate) fn plus(self, other: Four) -> Four {
            Four(std::array::from_fn(|i| self.0[i] + other.0[i]))
        }

        #[inline(always)]
        pub(crate) fn minus(self, other: Four) -> Four {
            Four(std::array::from_fn(|i| self.0[i] - other.0[i]))
        }

        #[inline(always)]
        pub(crate) fn times(self, other: Four) -> Four {
            Four(std::array::from_fn(|i| self.0[i] * other.0[i]))
        }

        #[inline(always)]
        pub(crate) fn over(self, other: Four) -> Four {
            Four(std::array::from_fn(|i| self.0[i] / other.0[i]))
        }

        /// What is no number stays as it is.
        #[inline(always)]
        pub(crate) fn at_least(self, least: Four) -> Four {
            let larger = |(a, b)| if a < b { b } else { a };
            Four(std::array::from_fn(|i| larger((self.0[i], least.0[i]))))
        }

        /// As [`Four::at_least`].
        #[inline(always)]
        pub(crate) fn at_most(self, most: Four) -> Four {
            let smaller = |(a, b)| if b < a { b } else { a };
            Four(std::array::from_fn(|i| smaller((self.0[i], most.0[i]))))
        }

        #[inline(always)]
        pub(crate) fn magnitude(self) -> Four {
            Four(self.0.map(f32::abs))
        }

        /// Of numbers without signs, which have the order of their bits; what is no number is the largest.
        #[inline(always)]
        pub(crate) fn larger_magnitude(self, other: Four) -> Four {
            let larger = |a: f32, b: f32| f32::from_bits(a.to_bits().max(b.to_bits()));
            Four(std::array::from_fn(|i| larger(self.0[i], other.0[i])))
        }

        /// 2 to the power of what the lowest nine bits are more than 127, if they are from 1 to 254.
        #[inline(always)]
        pub(crate) fn two_to_the_rest(self) -> Four {
            Four(self.0.map(|x| f32::from_bits(x.to_bits() << 23)))
        }

        #[inline(always)]
        pub(crate) fn widen(codes: &[i16; 4]) -> Four {
            Four(codes.map(f32::from))
        }

        /// The bits of 16-bit floats, filled up with their signs to the left and shifted to where those of floats
        /// are; of these the bits that `mask` has.
        #[inline(always)]
        pub(crate) fn shifted_halves(halves: &[u16; 4], mask: Four) -> Four {
            let shifted = halves.map(|half| (i32::from(half as i16) << 13) as u32);
            let masked = |i: usize| f32::from_bits(shifted[i] & mask.0[i].to_bits());
            Four(std::array::from_fn(masked))
        }

        /// The lowest 16 bits of each.
        #[inline(always)]
        pub(crate) fn lowest_halves(self) -> [i16; 4] {
            self.0.map(|x| x.to_bits() as i16)
        }
    }
}

/// The largest of all magnitudes; what is no number counts as the largest.
#[inline(always)]
pub(crate) fn largest_magnitude(fours: impl Iterator<Item = Four>) -> f32 {
    let magnitudes = fours.map(Four::magnitude);
    let mut four = [0.0; 4];
    magnitudes
        .fold(Four::splat(0.0), Four::larger_magnitude)
        .store(&mut four);
    f32::from_bits(four.map(f32::to_bits).into_iter().fold(0, u32::max))
}
