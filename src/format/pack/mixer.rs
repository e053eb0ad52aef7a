//! Weighs many opinions on the next bit into one, and learns whom to trust.

use super::logistic::squash;

/// Sets of weights, of which the caller chooses one for each bit.
#[derive(Clone)]
pub(super) struct Mixer {
    n_inputs: usize,
    /// 65536 is one.
    weights: Vec<i32>,
    chosen: usize,
    probability: i32,
}

impl Mixer {
    /// `first` is what every weight begins with.
    pub(super) fn new(n_inputs: usize, n_sets: usize, first: i32) -> Self {
        Self {
            n_inputs,
            weights: vec![first; n_inputs * n_sets],
            chosen: 0,
            probability: 32768,
        }
    }

    /// The weighted sum of logits, itself a logit.
    pub(super) fn mix(&mut self, inputs: &[i32], set: usize) -> i32 {
        self.chosen = set * self.n_inputs;
        let weights = &self.weights[self.chosen..][..self.n_inputs];
        let pairs = weights.iter().zip(inputs);
        let sum: i64 = pairs.map(|(w, x)| i64::from(*w) * i64::from(*x)).sum();
        let logit = (sum >> 16).clamp(-2047, 2047) as i32;
        self.probability = squash(logit);
        logit
    }

    /// Moves the weights against the error, `rate` / 2^18 of it.
    pub(super) fn learn(&mut self, inputs: &[i32], bit: bool, rate: i32) {
        let target = if bit { 65535 } else { 0 };
        let error = i64::from((target - self.probability) * rate);
        let weights = &mut self.weights[self.chosen..][..self.n_inputs];
        for (weight, input) in weights.iter_mut().zip(inputs) {
            let step = (i64::from(*input) * error + (1 << 17)) >> 18;
            *weight = weight.saturating_add(step as i32);
        }
    }
}
