//! What came out of the orders, and whether any of them was better than luck.

use super::{ExampleOrder, ZeroCounts, global_entropy, local_entropy, top};
use crate::Random;
use crate::scores::likeliest;
use crate::stats::{Rate, mean, spearman};
use crate::words;

/// One order of the examples.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderScore {
    /// The examples' numbers from the first shown to the last.
    pub order: Vec<usize>,
    /// Nats, 0 to ln of the number of labels.
    pub global: f64,
    pub local: f64,
    /// How many probes got each label.
    pub histogram: Vec<u64>,
    /// On the rows whose answers are known; `None` where there are none.
    pub accuracy: Option<Rate>,
}

/// Does the order change how evenly the model answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OrderVerdict {
    /// The spread of GlobalE is more than exchanging answers between orders gives.
    OrdersDiffer { p: f64 },
    /// It is not: no order is better as far as these probes tell.
    NoOrderBetter { p: f64 },
}

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderReport {
    pub probes: Vec<String>,
    /// In the order of [`ExampleOrder::orders`].
    pub scores: Vec<OrderScore>,
    /// The best by GlobalE and by LocalE, best first.
    pub best_global: Vec<usize>,
    pub best_local: Vec<usize>,
    pub verdict: OrderVerdict,
    /// Mean and standard deviation of the accuracy: of all orders, and of the best by GlobalE. `None` without known answers.
    pub accuracy_of_all: Option<(f64, f64)>,
    pub accuracy_of_best: Option<(f64, f64)>,
    /// Spearman's rho between GlobalE and accuracy over the orders.
    pub correlation: Option<f64>,
    pub sentence: String,
}

const PERMUTATIONS: usize = 400;

pub(super) fn report(plan: &ExampleOrder, shares: &[&Vec<f64>]) -> OrderReport {
    let (n_probes, n_asked) = (plan.probes.len(), plan.n_asked());
    let names = plan.labels.names();
    let predicted: Vec<Vec<usize>> = shares
        .chunks(n_asked)
        .map(|it| it.iter().map(|it| likeliest(it)).collect())
        .collect();
    let n_labels = names.len();
    let scores: Vec<OrderScore> = (0..plan.orders.len())
        .map(|at| {
            let on_probes = &predicted[at][..n_probes];
            let of_probes = &shares[at * n_asked..at * n_asked + n_probes];
            let right = plan.rows.iter().zip(&predicted[at][n_probes..]);
            let right = right.map(|(row, label)| names[*label] == row.expected);
            let count = |label| on_probes.iter().filter(|it| **it == label).count() as u64;
            OrderScore {
                order: plan.orders[at].clone(),
                global: global_entropy(on_probes, n_labels, ZeroCounts::AsTheyAre),
                local: local_entropy(&of_probes.iter().map(|it| (*it).clone()).collect::<Vec<_>>()),
                histogram: (0..n_labels).map(count).collect(),
                accuracy: (!plan.rows.is_empty()).then(|| Rate::of(right)),
            }
        })
        .collect();
    let on_probes: Vec<&[usize]> = predicted.iter().map(|it| &it[..n_probes]).collect();
    let p = luck(&on_probes, n_labels, plan.settings.seed);
    let verdict = if p <= plan.settings.rule.level.alpha() {
        OrderVerdict::OrdersDiffer { p }
    } else {
        OrderVerdict::NoOrderBetter { p }
    };
    let global: Vec<f64> = scores.iter().map(|it| it.global).collect();
    let local: Vec<f64> = scores.iter().map(|it| it.local).collect();
    let best_global = top(&global, plan.settings.n_best);
    let accuracy: Option<Vec<f64>> = scores.iter().map(|it| it.accuracy?.share()).collect();
    let of_best = accuracy
        .as_ref()
        .map(|all| best_global.iter().map(|it| all[*it]).collect());
    OrderReport {
        sentence: sentence(verdict, n_probes, &scores, &best_global),
        best_local: top(&local, plan.settings.n_best),
        correlation: accuracy
            .as_ref()
            .and_then(|it| spearman(&global, it).ok().flatten()),
        accuracy_of_best: of_best.map(|it: Vec<f64>| mean_and_spread(&it)),
        accuracy_of_all: accuracy.map(|it| mean_and_spread(&it)),
        probes: plan.probes.clone(),
        best_global,
        scores,
        verdict,
    }
}

/// The chance of so large a spread of GlobalE if the order did not matter.
///
/// Then each probe's answers could stand under any order; they are exchanged within each probe and the variance computed
/// again (a permutation test; ours, for the paper ranks without asking). `(1 + as large) / (1 + permutations)`.
fn luck(predicted: &[&[usize]], n_labels: usize, seed: u64) -> f64 {
    let n_orders = predicted.len();
    let n_probes = predicted.first().map_or(0, |it| it.len());
    // by_probe[probe][order]
    let mut by_probe: Vec<Vec<usize>> = (0..n_probes)
        .map(|probe| predicted.iter().map(|it| it[probe]).collect())
        .collect();
    let spread = |by_probe: &[Vec<usize>]| {
        let of_order = |order: usize| {
            let labels: Vec<usize> = by_probe.iter().map(|it| it[order]).collect();
            global_entropy(&labels, n_labels, ZeroCounts::AsTheyAre)
        };
        mean_and_spread(&(0..n_orders).map(of_order).collect::<Vec<_>>()).1
    };
    let seen = spread(&by_probe) - 1e-12;
    let mut random = Random::new(seed, 4);
    let mut as_large = 0;
    for _ in 0..PERMUTATIONS {
        by_probe.iter_mut().for_each(|it| random.shuffle(it));
        as_large += usize::from(spread(&by_probe) >= seen);
    }
    (1 + as_large) as f64 / (1 + PERMUTATIONS) as f64
}

/// The mean, and the standard deviation with `n - 1` below (0 of one).
fn mean_and_spread(values: &[f64]) -> (f64, f64) {
    let middle = mean(values);
    let squares: f64 = values.iter().map(|it| (it - middle).powi(2)).sum();
    (middle, (squares / (values.len().max(2) - 1) as f64).sqrt())
}

fn sentence(
    verdict: OrderVerdict,
    n_probes: usize,
    scores: &[OrderScore],
    best: &[usize],
) -> String {
    let n = scores.len();
    match (verdict, best.first()) {
        (OrderVerdict::OrdersDiffer { .. }, Some(best)) => {
            let order: Vec<String> = scores[*best]
                .order
                .iter()
                .map(|it| (it + 1).to_string())
                .collect();
            words::order_matters(n, &order.join(" "), n_probes)
        }
        _ => words::no_order_better(n, n_probes),
    }
}
