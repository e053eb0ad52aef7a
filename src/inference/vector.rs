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
        pub(crate) fn times(self, other: Four) -> Four {
            Four(f32x4_mul(self.0, other.0))
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
        pub(crate) fn times(self, other: Four) -> Four {
            Four(std::array::from_fn(|i| self.0[i] * other.0[i]))
        }
    }
}
