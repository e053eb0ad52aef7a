//! Attention of new tokens over what a cache holds: plain loops, several heads of queries at a time.
//!
//! The heads that share keys and values are computed together, so that these are read once for all of them.
//! Every sum has the order that one head alone would have, so the bits do not depend on the grouping.

use std::ops::Range;

use crate::cache::{Cache, PAGE, Which};
use crate::kernels::{LANES, fold_lanes, softmax};
use crate::product::ALONE;
use crate::team::{Share, Team};
use crate::vector::Four;

/// Most heads that go together.
const TOGETHER: usize = 4;

/// So that a thread that is late is waited for less.
const TASKS_PER_THREAD: usize = 16;

/// How the heads of a layer are shared.
#[derive(Clone, Copy)]
pub(crate) struct Heads {
    pub(crate) head_dim: usize,
    pub(crate) n_kv_heads: usize,
    /// Heads of queries for each head of keys and values.
    pub(crate) n_sharing: usize,
    /// What the product of a query and a key is multiplied by.
    pub(crate) scale: f32,
}

/// The new tokens of one sequence.
pub(crate) struct Sight<'a> {
    pub(crate) cache: &'a Cache,
    /// Positions that each token sees, itself included.
    pub(crate) seen: Vec<Range<usize>>,
}

/// Attention in layer `layer`. `queries` is (tokens of all sights, heads, head_dim), and so is `out`.
pub(crate) fn attention(
    team: &dyn Team,
    heads: Heads,
    layer: usize,
    sights: &[Sight<'_>],
    queries: &[f32],
    out: &mut [f32],
) {
    let together = heads.n_sharing * heads.head_dim;
    let tokens = sights.iter().flat_map(|sight| {
        let cache = sight.cache;
        sight.seen.iter().map(move |seen| (cache, seen.clone()))
    });
    let each = tokens.flat_map(|(cache, seen)| {
        (0..heads.n_kv_heads).map(move |head| (cache, seen.clone(), head))
    });
    let rows = queries
        .chunks_exact(together)
        .zip(out.chunks_exact_mut(together));
    let mut parts: Vec<_> = each
        .zip(rows)
        .map(|((cache, seen, head), (queries, out))| Part {
            cache,
            place: (layer, head),
            seen,
            queries,
            out,
        })
        .collect();
    let n_products: usize = parts
        .iter()
        .map(|part| 2 * part.seen.len() * together)
        .sum();
    let n_threads = team.n_threads();
    if n_threads < 2 || n_products < ALONE {
        let mut scores = Vec::new();
        parts
            .iter_mut()
            .for_each(|part| part.run(heads, &mut scores));
        return;
    }
    // Late tokens see the most; with them first, what is left at the end is small.
    parts.reverse();
    let per_task = parts.len().div_ceil(n_threads * TASKS_PER_THREAD);
    let tasks: Vec<_> = parts.chunks_mut(per_task).map(Share::new).collect();
    team.run(tasks.len(), &|index| {
        let mut scores = Vec::new();
        let mut parts = tasks[index].take();
        parts
            .iter_mut()
            .for_each(|part| part.run(heads, &mut scores));
    });
}

/// The heads of one token that share keys and values.
struct Part<'a> {
    cache: &'a Cache,
    place: (usize, usize),
    seen: Range<usize>,
    queries: &'a [f32],
    out: &'a mut [f32],
}

impl Part<'_> {
    fn run(&mut self, heads: Heads, scores: &mut Vec<f32>) {
        let head_dim = heads.head_dim;
        let queries = self.queries.chunks(TOGETHER * head_dim);
        for (queries, out) in queries.zip(self.out.chunks_mut(TOGETHER * head_dim)) {
            scores.clear();
            scores.resize(queries.len() / head_dim * self.seen.len(), 0.0);
            let view = View {
                cache: self.cache,
                place: self.place,
                first: self.seen.start,
                scale: heads.scale,
            };
            match queries.len() / head_dim {
                1 => heads_together::<1>(view, queries, scores, out),
                2 => heads_together::<2>(view, queries, scores, out),
                3 => heads_together::<3>(view, queries, scores, out),
                _ => heads_together::<4>(view, queries, scores, out),
            }
        }
    }
}

/// The keys and values of one head from a position on, and what products are multiplied by.
#[derive(Clone, Copy)]
struct View<'a> {
    cache: &'a Cache,
    place: (usize, usize),
    first: usize,
    scale: f32,
}

/// `N` heads: the values of the positions seen, mixed by how well their keys match each query.
/// `queries` and `out` are (N, head_dim), `scores` is (N, positions).
fn heads_together<const N: usize>(
    view: View<'_>,
    queries: &[f32],
    scores: &mut [f32],
    out: &mut [f32],
) {
    let (head_dim, n_seen) = (queries.len() / N, scores.len() / N);
    let View {
        cache,
        place: (layer, head),
        first,
        scale,
    } = view;
    let queries: [&[f32]; N] = std::array::from_fn(|i| &queries[i * head_dim..(i + 1) * head_dim]);
    let keys = cache.rows(layer, Which::Keys, head).skip(first / PAGE);
    let keys = keys.flat_map(|page| page.chunks_exact(head_dim));
    for (index, key) in keys.skip(first % PAGE).take(n_seen).enumerate() {
        for (i, dot) in dots(queries, key).into_iter().enumerate() {
            scores[i * n_seen + index] = dot * scale;
        }
    }
    scores.chunks_exact_mut(n_seen).for_each(softmax);
    let scores: [&[f32]; N] = std::array::from_fn(|i| &scores[i * n_seen..(i + 1) * n_seen]);
    out.fill(0.0);
    let pages = cache.rows(layer, Which::Values, head).skip(first / PAGE);
    let mut n_done = 0;
    // The window may begin and end within a page.
    let mut skipped = first % PAGE;
    for page in pages {
        let n = (PAGE - skipped).min(n_seen - n_done);
        if n == 0 {
            break;
        }
        let scores = scores.map(|scores| &scores[n_done..n_done + n]);
        let page = &page[skipped * head_dim..(skipped + n) * head_dim];
        add_mixed(scores, page, out);
        n_done += n;
        skipped = 0;
    }
}

/// The product of `key` with every query, each as `kernels::dot` has it.
#[inline(always)]
fn dots<const N: usize>(queries: [&[f32]; N], key: &[f32]) -> [f32; N] {
    let mut sums = [[Four::splat(0.0); 2]; N];
    let (lanes, rest) = key.as_chunks::<LANES>();
    let queries = queries.map(|query| {
        let (query, query_rest) = query.as_chunks::<LANES>();
        (&query[..lanes.len()], query_rest)
    });
    for (i, key) in lanes.iter().enumerate() {
        let key = halves(key).map(Four::load);
        for (sums, (query, _)) in sums.iter_mut().zip(queries) {
            let query = halves(&query[i]);
            for half in 0..2 {
                let product = Four::load(query[half]).times(key[half]);
                sums[half] = sums[half].plus(product);
            }
        }
    }
    let mut folded = [0.0; N];
    for ((folded, fours), (_, query)) in folded.iter_mut().zip(sums).zip(queries) {
        if rest.is_empty() {
            // The order of `fold_lanes`, its first four sums in one.
            let mut sums = [0.0; 4];
            fours[0].plus(fours[1]).store(&mut sums);
            *folded = (sums[0] + sums[2]) + (sums[1] + sums[3]);
            continue;
        }
        let mut sums = stored(fours);
        for (sum, (a, b)) in sums.iter_mut().zip(query.iter().zip(rest)) {
            *sum += a * b;
        }
        *folded = fold_lanes(sums);
    }
    folded
}

/// Adds rows of `page`, which is (positions, head_dim), times their scores to each row of `out`.
#[inline(always)]
fn add_mixed<const N: usize>(scores: [&[f32]; N], page: &[f32], out: &mut [f32]) {
    let head_dim = out.len() / N;
    let n = page.len() / head_dim;
    let scores = scores.map(|scores| &scores[..n]);
    let n_lanes = head_dim / LANES;
    for lanes in 0..n_lanes {
        let first = lanes * LANES;
        let mut sums = [[Four::splat(0.0); 2]; N];
        for (i, sums) in sums.iter_mut().enumerate() {
            let (out, _) = out[i * head_dim + first..].as_chunks::<LANES>();
            *sums = halves(&out[0]).map(Four::load);
        }
        for (position, row) in page.chunks_exact(head_dim).enumerate() {
            let (values, _) = row[first..first + LANES].as_chunks::<LANES>();
            let values = halves(&values[0]).map(Four::load);
            for (sums, scores) in sums.iter_mut().zip(scores) {
                let score = Four::splat(scores[position]);
                for half in 0..2 {
                    sums[half] = sums[half].plus(score.times(values[half]));
                }
            }
        }
        for (i, sums) in sums.into_iter().enumerate() {
            let start = i * head_dim + first;
            out[start..start + LANES].copy_from_slice(&stored(sums));
        }
    }
    // Heads whose size is no multiple of the lanes.
    let first = n_lanes * LANES;
    for (out, scores) in out.chunks_exact_mut(head_dim).zip(scores) {
        for (row, score) in page.chunks_exact(head_dim).zip(scores) {
            for (out, value) in out[first..].iter_mut().zip(&row[first..]) {
                *out += score * value;
            }
        }
    }
}

#[inline(always)]
fn halves(lanes: &[f32; LANES]) -> [&[f32; 4]; 2] {
    let (halves, _) = lanes.as_chunks::<4>();
    [&halves[0], &halves[1]]
}

#[inline(always)]
fn stored([low, high]: [Four; 2]) -> [f32; LANES] {
    let mut lanes = [0.0; LANES];
    let (halves, _) = lanes.as_chunks_mut::<4>();
    low.store(&mut halves[0]);
    high.store(&mut halves[1]);
    lanes
}
