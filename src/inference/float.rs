//! Conversions and an exponential that give the same bits on every platform.

use std::hint::black_box;

use crate::vector::Four;

/// e to the power `x`, from additions and multiplications only, so that every platform agrees.
///
/// `x = n ln 2 + r` with |r| <= ln 2 / 2, then a Taylor polynomial of degree 12 in `r`.
/// The relative error is below 4e-16; below -708 the result is 0, above 709 it is infinite.
pub(crate) fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x < -708.0 {
        return 0.0;
    }
    if x > 709.0 {
        return f64::INFINITY;
    }
    // ln 2 in two parts, so that n times the first is exact.
    const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
    // 1 / 12!, 1 / 11! and so on to 1 / 0!.
    const COEFFICIENTS: [f64; 13] = [
        1.0 / 479_001_600.0,
        1.0 / 39_916_800.0,
        1.0 / 3_628_800.0,
        1.0 / 362_880.0,
        1.0 / 40_320.0,
        1.0 / 5_040.0,
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ];
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let n = (x * std::f64::consts::LOG2_E).round_ties_even();
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    let sum = COEFFICIENTS.iter().fold(0.0, |sum, it| sum * r + it);
    // 2 to the power n, written straight into the exponent: n is within -1022..=1023.
    sum * f64::from_bits(((n as i64 + 1023) as u64) << 52)
}

/// A 16-bit float (IEEE binary16) as f32; subnormals, infinities and NaN included.
pub(crate) fn from_f16(bits: u16) -> f32 {
    half(bits)
}

/// The 16-bit float that `x` was read from: exact for every number that is one. Others are cut towards zero, and
/// become infinite from 65,536 on.
pub fn to_f16(x: f32) -> u16 {
    let bits = x.to_bits();
    let sign = (bits >> 16 & 0x8000) as u16;
    let magnitude = bits & 0x7fff_ffff;
    let rest = match magnitude >> 23 {
        // Subnormal ones are multiples of 2^-24.
        0..113 => (f32::from_bits(magnitude) * 16_777_216.0) as u16,
        113..143 => ((magnitude >> 13) - (112 << 10)) as u16,
        _ if magnitude > 0x7f80_0000 => 0x7e00,
        _ => 0x7c00,
    };
    sign | rest
}

/// A bfloat16 as f32: the upper half of the same bits.
#[inline(always)]
pub(crate) fn from_bf16(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

const TWO_TO_112: f32 = f32::from_bits((112 + 127) << 23);

// Shifting exponent and fraction into place leaves the exponent 112 too small; the product puts it right
// for normal and subnormal numbers alike.
#[inline(always)]
fn half(bits: u16) -> f32 {
    let magnitude = f32::from_bits(u32::from(bits & 0x7fff) << 13) * TWO_TO_112;
    let special = if bits & 0x7c00 == 0x7c00 {
        0x7f80_0000
    } else {
        0
    };
    f32::from_bits(magnitude.to_bits() | special | (u32::from(bits & 0x8000) << 16))
}

/// As [`from_f16`], four at a time, for finite numbers; others become some number from 65,536 on. Holds what does not
/// change: see [`crate::exponential`].
#[derive(Clone, Copy)]
pub(crate) struct Halves {
    /// All bits but those of the exponent that a sign has run into.
    mask: Four,
    factor: Four,
}

impl Halves {
    #[inline(always)]
    pub(crate) fn new() -> Halves {
        let four = |x| Four::splat(black_box(x));
        Halves {
            mask: four(f32::from_bits(0x8fff_ffff)),
            factor: four(TWO_TO_112),
        }
    }

    #[inline(always)]
    pub(crate) fn widen(&self, halves: &[u16; 4]) -> Four {
        Four::shifted_halves(halves, self.mask).times(self.factor)
    }
}

/// Holds [`Halves`] to [`from_f16`] for every finite half.
#[cfg(test)]
pub(crate) fn check_halves() {
    let halves = Halves::new();
    for bits in (0..=u16::MAX).filter(|bits| bits & 0x7c00 != 0x7c00) {
        let mut four = [0.0; 4];
        halves.widen(&[0, bits, 0x3c00, bits]).store(&mut four);
        assert_eq!([four[0], four[2]], [0.0, 1.0]);
        let found = [four[1], four[3]].map(f32::to_bits);
        assert_eq!(found, [from_f16(bits).to_bits(); 2], "{bits:04x}");
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn exp_is_within_an_ulp_or_two() {
        let mut worst = 0f64;
        for i in -70_000..70_000 {
            let x = f64::from(i) * 0.01;
            let error = (exp(x) / x.exp() - 1.0).abs();
            worst = worst.max(error);
        }
        assert!(worst < 1e-15, "{worst}");
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(f64::NEG_INFINITY), 0.0);
        assert_eq!(exp(1e9), f64::INFINITY);
        assert!(exp(f64::NAN).is_nan());
    }

    #[test]
    fn every_half_equals_the_definition() {
        for bits in 0..=u16::MAX {
            let exponent = i32::from((bits >> 10) & 31);
            let fraction = f32::from(bits & 1023) / 1024.0;
            let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
            let expected = match exponent {
                0 => sign * fraction * 2f32.powi(-14),
                31 if fraction > 0.0 => f32::NAN,
                31 => sign * f32::INFINITY,
                _ => sign * (1.0 + fraction) * 2f32.powi(exponent - 15),
            };
            let found = from_f16(bits);
            assert!(
                found.to_bits() == expected.to_bits() || (found.is_nan() && expected.is_nan()),
                "{bits:04x}: {found} for {expected}"
            );
        }
        assert_eq!(from_bf16(0x3f80), 1.0);
    }

    #[test]
    fn every_half_comes_back_and_is_widened_as_one() {
        check_halves();
        for bits in 0..=u16::MAX {
            let number = from_f16(bits);
            match number.is_nan() {
                true => assert!(from_f16(to_f16(number)).is_nan()),
                false => assert_eq!(to_f16(number), bits, "{bits:04x}"),
            }
        }
    }
}
