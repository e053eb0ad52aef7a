//! How much the order of the same few examples matters.

use tokenizers::Tokenizer;

use super::{EXAM_SEED, answered};
use crate::corpus::document::{Document, Shot, Task, labels, lay_out};
use crate::corpus::family::Family;
use crate::corpus::layout::Layout;
use crate::corpus::lexicon::{Lexicon, Split};
use crate::error::SproutError;
use crate::network::Network;
use crate::rng::Rng;

/// How much the order of the same four examples matters when sorting messages.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Orders {
    pub prompts: usize,
    pub orders: usize,
    /// Mean accuracy, and that of the worst and the best of the orders.
    pub mean: f64,
    pub worst: f64,
    pub best: f64,
    /// Share of prompts that are right in some orders and wrong in others.
    pub turned: f64,
}

/// Four examples of two kinds in all their 24 orders.
pub fn orders(
    network: &Network,
    tokenizer: &Tokenizer,
    lexicon: &Lexicon,
    n_prompts: usize,
) -> Result<Orders, SproutError> {
    let mut by_order = [0usize; 24];
    let mut turned = 0;
    for index in 0..n_prompts {
        let mut rng = Rng::new(EXAM_SEED + 24, index as u64);
        let task = Family::Kinds.task(lexicon, Split::Held, 4, &mut rng);
        let frame = labels(&task, true, &mut rng);
        let documents: Vec<Document> = permutations(4)
            .iter()
            .map(|order| {
                let mut shots: Vec<Shot> = order.iter().map(|at| task.shots[*at].clone()).collect();
                shots.extend(task.shots.last().cloned());
                let task = Task {
                    shots,
                    ..task.clone()
                };
                lay_out(&task, Layout::App, &frame, &mut rng)
            })
            .collect();
        let right = answered(network, tokenizer, &documents)?;
        for (count, right) in by_order.iter_mut().zip(&right) {
            *count += usize::from(*right);
        }
        turned += usize::from(right.contains(&true) && right.contains(&false));
    }
    let share = |count: usize| (1000.0 * count as f64 / n_prompts.max(1) as f64).round() / 1000.0;
    Ok(Orders {
        prompts: n_prompts,
        orders: by_order.len(),
        mean: share(by_order.iter().sum::<usize>() / by_order.len()),
        worst: share(by_order.iter().copied().min().unwrap_or(0)),
        best: share(by_order.iter().copied().max().unwrap_or(0)),
        turned: share(turned),
    })
}

/// All orders of `0..n`.
fn permutations(n: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for next in 0..n {
        let longer = all.iter().flat_map(|order| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, next);
                order
            })
        });
        all = longer.collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_examples_have_24_orders() {
        let mut orders = permutations(4);
        orders.sort();
        orders.dedup();
        assert_eq!(orders.len(), 24);
        assert!(orders.iter().all(|order| order.iter().sum::<usize>() == 6));
    }
}
