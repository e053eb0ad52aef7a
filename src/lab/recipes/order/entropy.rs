//! GlobalE and LocalE: how evenly an order spreads its answers, over all probes and within one.

use crate::scores::shares;
use crate::stats::{entropy, mean};

/// What is done with a label that no probe got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroCounts {
    /// `0 ln 0 = 0`, as the paper's formula has it.
    AsTheyAre,
    /// Taken for 1e-5 before the shares are computed, as the repository does (`entropy.py`).
    Repository,
}

/// GlobalE in nats: the entropy of the predicted labels' shares (Lu et al. 2021).
///
/// `predicted` counts labels from 0; between 0 and ln `n_labels`, up to the repository's replaced zeros.
pub fn global_entropy(predicted: &[usize], n_labels: usize, zeros: ZeroCounts) -> f64 {
    let mut counts = vec![0.0; n_labels];
    for label in predicted {
        if let Some(count) = counts.get_mut(*label) {
            *count += 1.0;
        }
    }
    if zeros == ZeroCounts::Repository {
        let replaced = counts.iter_mut().filter(|it| **it == 0.0);
        replaced.for_each(|it| *it = 1e-5);
    }
    entropy(&counts)
}

/// LocalE in nats: the mean entropy of the labels' probabilities (Lu et al. 2021).
///
/// The paper does not say whether the probabilities are those of the labels alone; here each row is divided by its sum.
pub fn local_entropy(probabilities: &[Vec<f64>]) -> f64 {
    let of_each: Vec<f64> = probabilities
        .iter()
        .map(|it| entropy(&shares(it)))
        .collect();
    mean(&of_each)
}

/// Where the `k` largest stand, largest first, the earlier of equals first.
pub fn top(entropies: &[f64], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entropies.len()).collect();
    order.sort_by(|a, b| entropies[*b].total_cmp(&entropies[*a]));
    order.truncate(k);
    order
}
