//! Which orders are tried, and the inputs found in what a model made up.

use std::collections::BTreeSet;

use crate::Random;
use crate::recipes::ShotFormat;

/// Every order of `n` examples where there are at most `most`, else `most` different ones drawn at random.
///
/// Example numbers from 0; all orders come in dictionary order, drawn ones as drawn.
pub fn candidates(n: usize, most: usize, seed: u64) -> Vec<Vec<usize>> {
    let n_orders = (1..=n).try_fold(1usize, |product, it| product.checked_mul(it));
    let mut order: Vec<usize> = (0..n).collect();
    if n_orders.is_some_and(|it| it <= most) {
        let mut all = vec![order.clone()];
        while next_order(&mut order) {
            all.push(order.clone());
        }
        return all;
    }
    let mut random = Random::new(seed, 2);
    let (mut drawn, mut seen) = (Vec::new(), BTreeSet::new());
    while drawn.len() < most {
        random.shuffle(&mut order);
        if seen.insert(order.clone()) {
            drawn.push(order.clone());
        }
    }
    drawn
}

/// The next order in the dictionary; `false` after the last.
fn next_order(order: &mut [usize]) -> bool {
    let Some(left) = (1..order.len()).rev().find(|it| order[it - 1] < order[*it]) else {
        return false;
    };
    let pivot = left - 1;
    let larger = (left..order.len())
        .rev()
        .find(|it| order[*it] > order[pivot]);
    order.swap(pivot, larger.unwrap_or(left));
    order[left..].reverse();
    true
}

/// The inputs in a text that goes on after `before_input`; the labels that the model gave them are thrown away.
///
/// A piece counts where the literal before an output follows it, it is one printable line,
/// and it has at least `min_words` words.
pub fn parse_probes(text: &str, format: &ShotFormat, min_words: usize) -> Vec<String> {
    let before_output = format.before_output.trim_end();
    // Without a literal there is no way to tell where an input ends.
    if before_output.is_empty() || format.before_input.is_empty() {
        return Vec::new();
    }
    let printable = |it: char| !it.is_control();
    text.split(&*format.before_input)
        .filter_map(|piece| piece.split_once(before_output))
        .map(|(input, _)| input.trim())
        .filter(|it| it.chars().all(printable) && it.split_whitespace().count() >= min_words)
        .map(str::to_owned)
        .collect()
}
