//! Attention of new tokens over what a cache holds.
//!
//! The heads that share keys and values are computed together, and those of a few tokens one after the other
//! while what they meet is near the processor. Every sum has the order that one head alone would have, so the
//! bits do not depend on the grouping.
//!
//! Codes of keys and values become numbers as they are met, or before it where many queries meet them; what they are
//! multiplied by goes into scores.

use std::ops::Range;

use crate::cache::Cache;
use crate::kernels::softmax;
use crate::leaf::{PAGE, STRIP, Which};
use crate::page::{Spread, TOGETHER, mix, score};
use crate::product::ALONE;
use crate::room::Room;
use crate::rounded::widen;
use crate::team::Share;

/// Tokens of one sequence that go together.
const TOKENS: usize = 8;
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
    room: &Room,
    heads: Heads,
    layer: usize,
    sights: &[Sight<'_>],
    queries: &[f32],
    out: &mut [f32],
) {
    let together = heads.n_sharing * heads.head_dim;
    let rows = queries
        .chunks_exact(together)
        .zip(out.chunks_exact_mut(together));
    let mut rows: Vec<_> = rows.map(Some).collect();
    let mut rows = rows.as_mut_slice();
    let mut parts = Vec::new();
    for sight in sights {
        for seen in sight.seen.chunks(TOKENS) {
            let (these, rest) = rows.split_at_mut(seen.len() * heads.n_kv_heads);
            rows = rest;
            let mut row =
                |t: usize, head: usize| these.get_mut(t * heads.n_kv_heads + head)?.take();
            parts.extend((0..heads.n_kv_heads).map(|head| Part {
                cache: sight.cache,
                place: (layer, head),
                seen,
                rows: std::array::from_fn(|t| row(t, head)),
            }));
        }
    }
    let seen = parts.iter().flat_map(|part| part.seen);
    let n_products: usize = seen.map(|seen| 2 * seen.len() * together).sum();
    let n_threads = room.team.n_threads();
    let run = |parts: &mut [Part<'_>]| {
        let mut sheets = room.sheets.lend(1, Sheet::default());
        for part in parts {
            part.run(heads, &mut sheets[0]);
        }
    };
    if n_threads < 2 || n_products < ALONE {
        return run(&mut parts);
    }
    // Late tokens see the most; with them first, what is left at the end is small.
    parts.reverse();
    let per_task = parts.len().div_ceil(n_threads * TASKS_PER_THREAD);
    let tasks: Vec<_> = parts.chunks_mut(per_task).map(Share::new).collect();
    room.team
        .run(tasks.len(), &|index| run(&mut tasks[index].take()));
}

/// The heads of some tokens that share keys and values.
struct Part<'a> {
    cache: &'a Cache,
    place: (usize, usize),
    /// Of each token.
    seen: &'a [Range<usize>],
    /// Of each token: queries, and where the answers go; both are (heads that share, head_dim).
    rows: [Option<(&'a [f32], &'a mut [f32])>; TOKENS],
}

/// What a thread notes on its way.
#[derive(Clone, Default)]
pub(crate) struct Sheet {
    /// (queries / `TOGETHER`, head_dim, `TOGETHER`).
    queries: Vec<Spread>,
    /// (queries, pages).
    scores: Vec<[f32; PAGE]>,
    /// (queries, strips).
    mixed: Vec<[f32; STRIP]>,
    widened: Widened,
}

/// The codes of a block as floats, for more queries than meet them at one go.
#[derive(Clone, Default)]
struct Widened(Vec<f32>);

impl Widened {
    #[inline(always)]
    fn of(&mut self, codes: &[i16]) -> &[f32] {
        self.0.resize(codes.len(), 0.0);
        widen(codes, &mut self.0);
        &self.0
    }
}

impl Part<'_> {
    fn run(&mut self, heads: Heads, sheet: &mut Sheet) {
        let (head_dim, n_sharing) = (heads.head_dim, heads.n_sharing);
        let start = self.seen.iter().map(|seen| seen.start).min().unwrap_or(0);
        let end = self.seen.iter().map(|seen| seen.end).max().unwrap_or(0);
        let first_page = start / PAGE;
        // Positions are counted from the beginning of that page on.
        let (first, end) = (first_page * PAGE, end - first_page * PAGE);
        let n_pages = end.div_ceil(PAGE);
        let n_strips = head_dim.div_ceil(STRIP);
        let n_queries = self.seen.len() * n_sharing;
        let is_met_often = n_queries > TOGETHER;
        self.spread_queries(heads, &mut sheet.queries);
        sheet.scores.resize(n_queries * n_pages, [0.0; PAGE]);
        sheet.mixed.clear();
        sheet.mixed.resize(n_queries * n_strips, [0.0; STRIP]);

        let (layer, head) = self.place;
        let keys = self.cache.blocks(layer, Which::Keys, head);
        for (page, keys) in (0..n_pages).zip(keys.skip(first_page)) {
            let widened = is_met_often.then(|| sheet.widened.of(keys.codes));
            let scales = &keys.scales.map(|scale| scale * heads.scale);
            let queries = sheet.queries.chunks(TOGETHER * head_dim);
            for (queries, scores) in queries.zip(sheet.scores.chunks_mut(TOGETHER * n_pages)) {
                let n = queries.len() / head_dim;
                let scores = scores.chunks_exact_mut(n_pages).map(|it| &mut it[page]);
                match widened {
                    Some(keys) => score(n, queries, keys, scales, scores),
                    None => score(n, queries, keys.codes, scales, scores),
                }
            }
        }
        for (query, scores) in sheet.scores.chunks_exact_mut(n_pages).enumerate() {
            let scores = scores.as_flattened_mut();
            let seen = &self.seen[query / n_sharing];
            let (start, end) = (seen.start - first, seen.end - first);
            softmax(&mut scores[start..end]);
            // What others see. Adding nothing changes no bit of a number.
            scores[..start].fill(0.0);
            scores[end..].fill(0.0);
        }
        let values = self.cache.blocks(layer, Which::Values, head);
        for (page, values) in (0..n_pages).zip(values.skip(first_page)) {
            let n_seen = PAGE.min(end - page * PAGE);
            let widened = is_met_often.then(|| sheet.widened.of(values.codes));
            let mixed = sheet.mixed.chunks_mut(TOGETHER * n_strips);
            for (mixed, scores) in mixed.zip(sheet.scores.chunks(TOGETHER * n_pages)) {
                let n = mixed.len() / n_strips;
                let scores = scores.chunks_exact(n_pages).map(|it| &it[page][..n_seen]);
                match widened {
                    Some(it) => mix(n, scores, it, values.scales, mixed),
                    None => mix(n, scores, values.codes, values.scales, mixed),
                }
            }
        }
        let outs = self.rows.iter_mut().flatten();
        let outs = outs.flat_map(|(_, out)| out.chunks_exact_mut(head_dim));
        for (out, mixed) in outs.zip(sheet.mixed.chunks_exact(n_strips)) {
            out.copy_from_slice(&mixed.as_flattened()[..head_dim]);
        }
    }

    /// Puts those numbers of queries side by side that are needed together.
    fn spread_queries(&self, heads: Heads, spread: &mut Vec<Spread>) {
        let queries = self.rows.iter().flatten().map(|(queries, _)| queries);
        let queries: Vec<&[f32]> = queries
            .flat_map(|queries| queries.chunks_exact(heads.head_dim))
            .collect();
        spread.clear();
        for queries in queries.chunks(TOGETHER) {
            for dim in 0..heads.head_dim {
                spread.extend(queries.iter().map(|query| Spread::new(query[dim])));
            }
        }
    }
}
