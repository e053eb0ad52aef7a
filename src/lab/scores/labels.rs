//! Probabilities of labels: from logarithms to shares, and the likeliest.

/// Shares of all labels from natural logs, adding up to 1; equal shares where every label is impossible.
pub fn label_shares(logprobs: &[f64]) -> Vec<f64> {
    let largest = logprobs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !largest.is_finite() {
        return vec![1.0 / logprobs.len() as f64; logprobs.len()];
    }
    shares(
        &logprobs
            .iter()
            .map(|it| (it - largest).exp())
            .collect::<Vec<_>>(),
    )
}

/// Weights divided by their sum; equal shares where the sum is 0.
pub(crate) fn shares(weights: &[f64]) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    if total > 0.0 {
        weights.iter().map(|it| it / total).collect()
    } else {
        vec![1.0 / weights.len() as f64; weights.len()]
    }
}

/// Where the largest number stands, the first of those that are equal up to rounding (numpy's `argmax`); 0 of none.
pub fn likeliest(numbers: &[f64]) -> usize {
    let largest = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = largest - 1e-12 * largest.abs();
    numbers.iter().position(|it| *it >= least).unwrap_or(0)
}
