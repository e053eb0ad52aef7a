//! e to the power of floats: one by one, and four at a time with the same bits.

use std::f32::consts::LOG2_E;
use std::hint::black_box;

use crate::vector::Four;

/// Beyond these the result is 0 or as good as infinite; inside them 2^n is a normal number.
const LEAST: f32 = -87.3;
const MOST: f32 = 88.3;

/// ln 2 in two parts, so that n times the first is exact.
const LN2_HIGH: f32 = 0.693_359_4;
const LN2_LOW: f32 = -2.121_944_4e-4;

/// Adding 1.5 * 2^23 rounds to the nearest whole number, which is in the lowest bits then; 127 more, and these are
/// the exponent of 2 to its power.
const ROUND: f32 = 12_583_039.0;

/// Minimax polynomial of (e^r - 1 - r) / r^2 on |r| <= ln 2 / 2 (Cephes `expf`), highest power first.
const POLYNOMIAL: [f32; 6] = [
    1.987_569_1e-4,
    1.398_2e-3,
    8.333_452e-3,
    4.166_579_6e-2,
    1.666_666_5e-1,
    0.5,
];

/// e to the power `x` to within 2 units in the last place, without tables or branches on `x`.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(LEAST, MOST);
    let rounded = x * LOG2_E + ROUND;
    let n = rounded - ROUND;
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    let [first, rest @ ..] = POLYNOMIAL;
    let p = rest.iter().fold(first, |p, it| p * r + it);
    let e = p * r * r + r + 1.0;
    e * f32::from_bits(rounded.to_bits() << 23)
}

/// [`exp`] of four numbers, which compilers make of four calls in a roundabout way only.
///
/// Holds what does not change, four times each. A browser's compiler makes constants anew in every turn of a loop,
/// by three instructions each; these it takes from memory.
#[derive(Clone, Copy)]
pub(crate) struct Exponential {
    bounds: [Four; 2],
    log2_e: Four,
    round: Four,
    ln2: [Four; 2],
    polynomial: [Four; 6],
    pub(crate) one: Four,
}

impl Exponential {
    #[inline(always)]
    pub(crate) fn new() -> Exponential {
        let four = |x| Four::splat(black_box(x));
        Exponential {
            bounds: [LEAST, MOST].map(four),
            log2_e: four(LOG2_E),
            round: four(ROUND),
            ln2: [LN2_HIGH, LN2_LOW].map(four),
            polynomial: POLYNOMIAL.map(four),
            one: four(1.0),
        }
    }

    #[inline(always)]
    pub(crate) fn of(&self, x: Four) -> Four {
        let [least, most] = self.bounds;
        let x = x.at_least(least).at_most(most);
        let rounded = x.times(self.log2_e).plus(self.round);
        let n = rounded.minus(self.round);
        let [high, low] = self.ln2;
        let r = x.minus(n.times(high)).minus(n.times(low));
        let [first, rest @ ..] = self.polynomial;
        let p = rest.iter().fold(first, |p, it| p.times(r).plus(*it));
        let e = p.times(r).times(r).plus(r).plus(self.one);
        e.times(rounded.two_to_the_rest())
    }
}

/// Holds [`Exponential`] to [`exp`], bit for bit, with `x` in each place.
#[cfg(test)]
pub(crate) fn check_exp(x: f32) {
    for place in 0..4 {
        let mut four = [1.0; 4];
        four[place] = x;
        let mut found = [0.0; 4];
        Exponential::new().of(Four::load(&four)).store(&mut found);
        for (found, x) in found.iter().zip(four) {
            assert_eq!(found.to_bits(), exp(x).to_bits(), "{x}");
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for i in -8700..8800 {
            let x = i as f32 * 0.01;
            let exact = f64::from(x).exp();
            let error = (f64::from(exp(x)) / exact - 1.0).abs();
            assert!(error < 2.5e-7, "{x}: {error}");
            check_exp(x);
        }
        assert!(exp(-1000.0) < 1.3e-38);
        assert!(exp(1000.0) > 2e38);
    }

    #[test]
    fn beyond_the_bounds_four_are_as_one() {
        for x in [0.0, -0.0, 1e-40, LEAST, MOST, f32::MAX, f32::MIN] {
            check_exp(x);
        }
        check_exp(f32::INFINITY);
        check_exp(f32::NEG_INFINITY);
        assert!(exp(f32::NAN).is_nan());
        let mut four = [0.0; 4];
        Exponential::new()
            .of(Four::splat(f32::NAN))
            .store(&mut four);
        assert!(four.iter().all(|x| x.is_nan()));
    }
}
