//! The arithmetic of a transformer in plain loops over `f32`.
//!
//! These are the references; faster ones are added below them, each checked against its first.
//! Sums run in eight lanes, a fixed order that compilers turn into SIMD and that gives the same bits
//! however many rows are computed at once.

use crate::exponential::{Exponential, exp};
use crate::vector::Four;

const LANES: usize = 8;

/// Sum of `a[i] * b[i]`. Both have the same length.
#[inline]
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; LANES];
    let (a_lanes, a_rest) = a.as_chunks::<LANES>();
    let (b_lanes, b_rest) = b.as_chunks::<LANES>();
    for (a, b) in a_lanes.iter().zip(b_lanes) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    for (lane, (a, b)) in a_rest.iter().zip(b_rest).enumerate() {
        sums[lane] += a * b;
    }
    fold_lanes(sums)
}

/// The sum of all lanes, in the order that halves them.
#[inline(always)]
fn fold_lanes([a, b, c, d, e, f, g, h]: [f32; LANES]) -> f32 {
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// `y += x`.
#[inline]
pub(crate) fn add(y: &mut [f32], x: &[f32]) {
    for (y, x) in y.iter_mut().zip(x) {
        *y += x;
    }
}

/// Every row of `x`, which is (T, C) with C the length of `weight`, divided by its root mean square
/// and multiplied by `weight`.
pub(crate) fn rms_norm(x: &mut [f32], weight: &[f32], epsilon: f32) {
    for row in x.chunks_exact_mut(weight.len()) {
        let mean_square = dot(row, row) / weight.len() as f32;
        let scale = 1.0 / (mean_square + epsilon).sqrt();
        for (x, w) in row.iter_mut().zip(weight) {
            *x = *x * scale * w;
        }
    }
}

/// `x` becomes non-negative weights that sum to 1, in the proportions of e to the power `x`.
pub(crate) fn softmax(x: &mut [f32]) {
    let max = max(x);
    let exponential = Exponential::new();
    let (fours, rest) = x.as_chunks_mut::<4>();
    for four in fours {
        let x = Four::load(four).minus(Four::splat(max));
        exponential.of(x).store(four);
    }
    for x in rest {
        *x = exp(*x - max);
    }
    let scale = 1.0 / sum(x);
    for x in x.iter_mut() {
        *x *= scale;
    }
}

/// Sum of all `x`.
fn sum(x: &[f32]) -> f32 {
    let (lanes, rest) = x.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for x in lanes {
        for (sum, x) in sums.iter_mut().zip(x) {
            *sum += x;
        }
    }
    for (sum, x) in sums.iter_mut().zip(rest) {
        *sum += x;
    }
    fold_lanes(sums)
}

/// `gate = silu(gate) * up`, the gated unit of these families.
pub(crate) fn silu_gate(gate: &mut [f32], up: &[f32]) {
    gated(gate, up, |x| x);
}

/// `gate = gelu(gate) * up`, by the approximation with the hyperbolic tangent:
/// x/2 * (1 + tanh(t)) is x / (1 + e^-2t), with t = sqrt(2 / pi) * (x + 0.044715 x^3).
pub(crate) fn gelu_gate(gate: &mut [f32], up: &[f32]) {
    const TWICE_ROOT: f32 = 1.595_769;
    gated(gate, up, |x| {
        let cube = Four::splat(0.044_715).times(x).times(x).times(x);
        Four::splat(TWICE_ROOT).times(x.plus(cube))
    });
}

/// `gate = gate / (1 + e^-slope(gate)) * up`.
#[inline(always)]
fn gated(gate: &mut [f32], up: &[f32], slope: impl Fn(Four) -> Four) {
    let exponential = Exponential::new();
    let unit = |gate: &mut [f32; 4], up: &[f32; 4]| {
        let x = Four::load(gate);
        let falling = exponential.of(Four::splat(0.0).minus(slope(x)));
        let weighed = x.over(exponential.one.plus(falling));
        weighed.times(Four::load(up)).store(gate);
    };
    let (gates, gate_rest) = gate.as_chunks_mut::<4>();
    let (ups, up_rest) = up.as_chunks::<4>();
    for (gate, up) in gates.iter_mut().zip(ups) {
        unit(gate, up);
    }
    for (gate, up) in gate_rest.iter_mut().zip(up_rest) {
        let mut four = [*gate; 4];
        unit(&mut four, &[*up; 4]);
        [*gate, ..] = four;
    }
}

/// `x *= factor`.
pub(crate) fn scale(x: &mut [f32], factor: f32) {
    for x in x.iter_mut() {
        *x *= factor;
    }
}

/// The largest of `x`; negative infinity for none.
pub(crate) fn max(x: &[f32]) -> f32 {
    let larger = |a: f32, b: f32| if a > b { a } else { b };
    let (lanes, rest) = x.as_chunks::<LANES>();
    let mut largest = [f32::NEG_INFINITY; LANES];
    for x in lanes {
        for (largest, x) in largest.iter_mut().zip(x) {
            *largest = larger(*x, *largest);
        }
    }
    let all = largest.iter().chain(rest);
    all.fold(f32::NEG_INFINITY, |a, &b| larger(b, a))
}

/// log of the softmax of `logits` at `id`.
pub(crate) fn log_probability(logits: &[f32], id: usize) -> f32 {
    LogSum::new(logits).of(logits[id])
}

/// What turns scores into logarithms of probabilities: the largest one, and the logarithm of the sum of
/// all exponentials relative to it.
#[derive(Clone, Copy)]
pub(crate) struct LogSum {
    max: f32,
    ln_sum: f64,
}

impl LogSum {
    pub(crate) fn new(logits: &[f32]) -> LogSum {
        let max = max(logits);
        let exponential = Exponential::new();
        // Short sums lose nothing in f32; the long one is made in f64.
        let sum: f64 = logits
            .chunks(16 * LANES)
            .map(|part| f64::from(sum_of_exp(&exponential, part, max)))
            .sum();
        LogSum {
            max,
            ln_sum: sum.ln(),
        }
    }

    /// The logarithm of the probability of a token with this score.
    pub(crate) fn of(self, logit: f32) -> f32 {
        (f64::from(logit - self.max) - self.ln_sum) as f32
    }
}

/// Sum of e to the power `x[i] - max`.
fn sum_of_exp(exponential: &Exponential, x: &[f32], max: f32) -> f32 {
    let (lanes, rest) = x.as_chunks::<LANES>();
    let mut halves = [Four::splat(0.0); 2];
    for x in lanes {
        let (fours, _) = x.as_chunks::<4>();
        for (sum, four) in halves.iter_mut().zip(fours) {
            let x = Four::load(four).minus(Four::splat(max));
            *sum = sum.plus(exponential.of(x));
        }
    }
    let mut sums = [0.0; LANES];
    let (fours, _) = sums.as_chunks_mut::<4>();
    for (four, half) in fours.iter_mut().zip(halves) {
        half.store(four);
    }
    for (sum, x) in sums.iter_mut().zip(rest) {
        *sum += exp(x - max);
    }
    fold_lanes(sums)
}

/// Holds gates of any length to those of one number, bit for bit.
#[cfg(test)]
pub(crate) fn check_gates() {
    for gate in [silu_gate, gelu_gate] {
        for n in 1..20 {
            let number = |i: usize| (i * 37 % 29) as f32 * 0.7 - 10.0;
            let mut all: Vec<f32> = (0..n).map(number).collect();
            let up: Vec<f32> = (0..n).map(|i| number(i + 5)).collect();
            let alone = all.iter().zip(&up).map(|(x, up)| {
                let mut one = [*x];
                gate(&mut one, &[*up]);
                one[0].to_bits()
            });
            let alone: Vec<u32> = alone.collect();
            gate(&mut all, &up);
            assert!(all.iter().map(|x| x.to_bits()).eq(alone), "{n}");
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn gates_of_any_length_are_each_as_if_alone() {
        check_gates();
    }

    #[test]
    fn gelu_is_that_of_the_tangent() {
        for i in -1200..1200 {
            let x = f64::from(i) * 0.01;
            let mut gate = [x as f32];
            gelu_gate(&mut gate, &[2.0]);
            let inner = (2.0 / std::f64::consts::PI).sqrt() * (x + 0.044_715 * x * x * x);
            let expected = x * (1.0 + inner.tanh());
            let error = (f64::from(gate[0]) - expected).abs();
            assert!(error < 2e-6 * (1.0 + x.abs()), "{x}: {error}");
        }
    }

    #[test]
    fn silu_and_norm_by_hand() {
        let mut gate = [0.0, 1.0, -2.0];
        silu_gate(&mut gate, &[5.0, 2.0, 1.0]);
        let expected = [0.0, 2.0 * 0.731_058_6, -2.0 * 0.119_202_92];
        for (found, expected) in gate.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6);
        }
        let mut x = [3.0, 4.0, 0.0, 1.0];
        rms_norm(&mut x, &[1.0, 2.0], 0.0);
        let root = 12.5f32.sqrt();
        for (found, expected) in x
            .iter()
            .zip([3.0 / root, 8.0 / root, 0.0, 2.0 * 2f32.sqrt()])
        {
            assert!((found - expected).abs() < 1e-6);
        }
    }

    proptest! {
        #![proptest_config(crate::tests::cases(256))]
        #[test]
        fn dot_equals_the_plain_sum(pairs in proptest::collection::vec((-4f32..4.0, -4f32..4.0), 0..70)) {
            let (a, b): (Vec<f32>, Vec<f32>) = pairs.iter().copied().unzip();
            let plain: f64 = pairs.iter().map(|&(a, b)| f64::from(a) * f64::from(b)).sum();
            prop_assert!((f64::from(dot(&a, &b)) - plain).abs() < 1e-3);
        }

        #[test]
        fn softmax_sums_to_one(mut x in proptest::collection::vec(-50f32..50.0, 1..40)) {
            let before = x.clone();
            softmax(&mut x);
            prop_assert!((x.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            for (i, p) in x.iter().enumerate() {
                let log = log_probability(&before, i);
                prop_assert!((log.exp() - p).abs() < 1e-5);
            }
        }
    }
}
