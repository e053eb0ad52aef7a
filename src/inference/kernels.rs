//! The arithmetic of a transformer in plain loops over `f32`.
//!
//! These are the references; faster ones are added below them, each checked against its first.
//! Sums run in eight lanes, a fixed order that compilers turn into SIMD and that gives the same bits
//! however many rows are computed at once.

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
    for x in x.iter_mut() {
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
    for (gate, up) in gate.iter_mut().zip(up) {
        *gate = *gate / (1.0 + exp(-*gate)) * up;
    }
}

/// `gate = gelu(gate) * up`, by the approximation with the hyperbolic tangent:
/// x/2 * (1 + tanh(t)) is x / (1 + e^-2t), with t = sqrt(2 / pi) * (x + 0.044715 x^3).
pub(crate) fn gelu_gate(gate: &mut [f32], up: &[f32]) {
    const TWICE_ROOT: f32 = 1.595_769;
    for (gate, up) in gate.iter_mut().zip(up) {
        let x = *gate;
        let twice = TWICE_ROOT * (x + 0.044_715 * x * x * x);
        *gate = x / (1.0 + exp(-twice)) * up;
    }
}

/// `x *= factor`.
pub(crate) fn scale(x: &mut [f32], factor: f32) {
    for x in x.iter_mut() {
        *x *= factor;
    }
}

/// e to the power `x` to within 2 units in the last place, without tables or branches on `x`.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    // Beyond these the result is 0 or as good as infinite; inside them 2^n is a normal number.
    let x = x.clamp(-87.3, 88.3);
    const LN2_HIGH: f32 = 0.693_359_4;
    const LN2_LOW: f32 = -2.121_944_4e-4;
    // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
    const ROUND: f32 = 12_582_912.0;
    let n = (x * std::f32::consts::LOG2_E + ROUND) - ROUND;
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    // Minimax polynomial of e^r on |r| <= ln 2 / 2 (Cephes `expf`).
    let mut p = 1.987_569_1e-4;
    p = p * r + 1.398_2e-3;
    p = p * r + 8.333_452e-3;
    p = p * r + 4.166_579_6e-2;
    p = p * r + 1.666_666_5e-1;
    p = p * r + 0.5;
    let e = p * r * r + r + 1.0;
    e * f32::from_bits(((n as i32 + 127) as u32) << 23)
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
        // Short sums lose nothing in f32; the long one is made in f64.
        let sum: f64 = logits
            .chunks(16 * LANES)
            .map(|part| f64::from(sum_of_exp(part, max)))
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
fn sum_of_exp(x: &[f32], max: f32) -> f32 {
    let (lanes, rest) = x.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for x in lanes {
        for (sum, x) in sums.iter_mut().zip(x) {
            *sum += exp(x - max);
        }
    }
    for (sum, x) in sums.iter_mut().zip(rest) {
        *sum += exp(x - max);
    }
    fold_lanes(sums)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn exp_is_close() {
        for i in -8700..8800 {
            let x = i as f32 * 0.01;
            let exact = f64::from(x).exp();
            let error = (f64::from(exp(x)) / exact - 1.0).abs();
            assert!(error < 2.5e-7, "{x}: {error}");
        }
        assert!(exp(-1000.0) < 1.3e-38);
        assert!(exp(1000.0) > 2e38);
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
