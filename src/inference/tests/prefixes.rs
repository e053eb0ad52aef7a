//! What many questions have in common at their beginnings is computed once, no more and no less.

use std::collections::HashSet;

use super::batches::{Answers, Ask, ask, hear};
use super::tiny::Tiny;
use crate::cache::Cache;
use crate::kept::Kept;
use crate::leaf::{CacheShape, PAGE, STRIP};
use crate::random::Random;
use crate::{Batch, Budget, Continued, Options};

/// The last token of every prompt, and of nothing else.
const END: u32 = 47;

/// Orders of the same few examples, each before the same inputs, as an experiment with orders asks them.
fn prompts(n_orders: usize, n_inputs: usize) -> Vec<Vec<u32>> {
    let mut random = Random::new(4, 0);
    let mut prompts = Vec::new();
    for _ in 0..n_orders {
        let mut examples: Vec<u32> = (0..4).collect();
        let mut order = vec![40, 41, 42];
        while !examples.is_empty() {
            let at = (random.next_unit() * examples.len() as f64) as u32 as usize;
            let example = examples.remove(at);
            order.extend((0..7).map(|it| 4 * it + example));
        }
        prompts.extend((0..n_inputs as u32).map(|input| {
            let input = [30 + input % 5, 30 + input / 5, 35];
            [&order[..], &input, &[END]].concat()
        }));
    }
    prompts
}

/// How many different beginnings there are: the nodes of the tree of all these sequences.
fn n_nodes<'a>(sequences: impl Iterator<Item = &'a [u32]>) -> usize {
    let all = sequences.flat_map(|ids| (1..=ids.len()).map(move |n| &ids[..n]));
    all.collect::<HashSet<_>>().len()
}

#[test]
fn the_tree_of_all_prompts_is_computed_once() {
    let prompts = prompts(6, 10);
    let continuations: [&[u32]; 4] = [&[1], &[2, 3], &[2, 3, 4], &[2, 5]];
    // What is before the end is shared; the end and what follows belong to each question.
    let shared = n_nodes(prompts.iter().map(|ids| &ids[..ids.len() - 1]));
    let own = |ids: &[u32]| {
        let wholes = continuations.map(|after| [ids, &after[..after.len() - 1]].concat());
        n_nodes(wholes.iter().map(|whole| &whole[..])) - (ids.len() - 1)
    };
    let expected = shared + prompts.iter().map(|ids| own(ids)).sum::<usize>();
    let n_plain: usize = prompts
        .iter()
        .map(|ids| ids.len() * continuations.len())
        .sum();
    assert!(expected * 10 < n_plain, "{expected} of {n_plain}");
    let model = Tiny::new("llama").load(2);
    for n_tokens in [1, 5, 32, 300, 10_000] {
        for is_backwards in [false, true] {
            let mut batch = Batch::new(model.clone(), Budget::default());
            let mut answers = Answers::new();
            let mut order: Vec<_> = prompts.iter().collect();
            if is_backwards {
                order.reverse();
            }
            for ids in order {
                let texts = continuations.map(|after| Continued {
                    ids: [ids, after].concat(),
                    n_before: ids.len(),
                });
                ask(&mut batch, &Ask::Score(texts.to_vec()));
            }
            while batch.n_open() > 0 {
                hear(&mut answers, batch.step(n_tokens));
            }
            assert_eq!(answers.len(), prompts.len());
            assert_eq!(batch.n_computed(), expected as u64, "{n_tokens} at once");
        }
    }
}

#[test]
fn one_after_the_other_shares_as_much() {
    let prompts = prompts(3, 8);
    let shared = n_nodes(prompts.iter().map(|ids| &ids[..ids.len() - 1]));
    let expected = shared + prompts.len();
    let mut batch = Batch::new(Tiny::new("llama").load(2), Budget::default());
    // Input by input, so that every question has another order than the one before it.
    for input in 0..8 {
        for order in 0..3 {
            ask(&mut batch, &Ask::Logits(prompts[order * 8 + input].clone()));
            while batch.n_open() > 0 {
                batch.step(32);
            }
        }
    }
    assert_eq!(batch.n_computed(), expected as u64);
}

#[test]
fn samples_read_their_prompt_once() {
    let mut batch = Batch::new(Tiny::new("llama").load(2), Budget::default());
    let prompts = prompts(2, 4);
    let options = Options {
        n_samples: 5,
        max_tokens: Some(6),
        ends_at_end_token: false,
        ..Options::default()
    };
    for ids in &prompts {
        ask(&mut batch, &Ask::Generate(ids.clone(), options.clone()));
    }
    while batch.n_open() > 0 {
        batch.step(24);
    }
    let shared = n_nodes(prompts.iter().map(|ids| &ids[..ids.len() - 1]));
    // The last token of an answer is drawn but not read.
    let own = prompts.len() * (1 + 5 * (6 - 1));
    assert_eq!(batch.n_computed(), (shared + own) as u64);
}

#[test]
fn what_is_kept_stays_within_its_budget() {
    let shape = CacheShape {
        n_layers: 1,
        n_kv_heads: 1,
        head_dim: STRIP,
    };
    // Keys and values.
    let page_bytes = 2 * (STRIP * size_of::<i16>() + size_of::<f32>()) * PAGE;
    let sequence = |first: u32, n: usize| {
        let mut cache = Cache::new(shape);
        let ids: Vec<u32> = (0..n as u32).map(|it| first + it).collect();
        cache.extend(&ids);
        cache
    };
    let n = 2 * PAGE;
    let mut kept = Kept::new(5 * page_bytes);
    kept.keep(sequence(0, n));
    kept.keep(sequence(1000, n));
    assert_eq!(kept.lens(), [n, n]);
    // Used, so the other one goes first.
    let ids: Vec<u32> = (0..n as u32).collect();
    let best = kept.best(&ids, n - 5, 0, |_| true);
    assert_eq!(best.map(|(_, n)| n), Some(n - 5));
    assert!(kept.best(&ids, n - 5, n - 5, |_| true).is_none());
    assert!(kept.best(&ids, n - 5, 0, |_| false).is_none());
    kept.keep(sequence(2000, n + 1));
    assert_eq!(kept.lens(), [n, n + 1]);
    assert!(kept.best(&ids, n - 5, 0, |_| true).is_some());
    // Shared pages count once: these three have five pages together.
    let fork = kept.best(&ids, n, 0, |_| true);
    let mut fork = fork.map(|(it, _)| it.fork(n - 3)).expect("there");
    fork.extend(&[7]);
    kept.keep(fork);
    assert_eq!(kept.lens(), [n + 1, n, n - 2]);
    // What the newcomer nearly covers goes first, although it was used later.
    kept.keep(sequence(0, n - 1));
    assert_eq!(kept.lens(), [n + 1, n - 1]);
    // What is wholly in the newcomer goes at once.
    kept.keep(sequence(0, n));
    assert_eq!(kept.lens(), [n + 1, n]);
}
