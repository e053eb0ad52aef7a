//! What one layer makes of the tokens of a pass: products, and what lies between them, shared out over threads.

use std::mem;

use crate::attention::{Heads, Sight, attention};
use crate::config::{Config, Gate};
use crate::kernels;
use crate::pass::Feed;
use crate::plan::{Layer, Linear, Plan};
use crate::product::products;
use crate::room::Room;
use crate::rope::Turned;
use crate::spare::Loan;
use crate::team::share_out;

/// A layer and what it is computed with.
pub(crate) struct Step<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) room: &'a Room,
    pub(crate) layer: &'a Layer,
    pub(crate) index: usize,
    pub(crate) asking: Asking,
}

impl<'a> Step<'a> {
    /// Several products of the same `x`, which is (T, columns); each answer is (T, rows).
    fn products<const N: usize>(&self, linears: [&Linear; N], x: &[f32]) -> [Loan<'a, f32>; N] {
        let mut outs = linears.map(|linear| {
            let n_tokens = x.len() / linear.weight.n_cols();
            self.room.floats(n_tokens * linear.weight.n_rows())
        });
        let pairs = linears.iter().zip(&mut outs);
        let mut pairs: Vec<_> = pairs.map(|(it, out)| (&it.weight, &mut out[..])).collect();
        products(self.room, x, &mut pairs);
        for (linear, out) in linears.iter().zip(&mut outs) {
            if let Some(bias) = &linear.bias {
                share_out(self.room.team, out, bias.len(), 1, |_, rows| {
                    let rows = rows.chunks_exact_mut(bias.len());
                    rows.for_each(|row| kernels::add(row, bias));
                });
            }
        }
        outs
    }

    /// Adds `added` to `x`, first normed by `post` where the family does that; leaves in `normed` what `next`
    /// makes of the sum. All are (T, width).
    pub(crate) fn add(
        &self,
        x: &mut [f32],
        added: &mut [f32],
        post: Option<&[f32]>,
        next: &[f32],
        normed: &mut [f32],
    ) {
        let epsilon = self.plan.config.norm_epsilon;
        let width = next.len();
        let rows = x.chunks_exact_mut(width);
        let rows = rows.zip(added.chunks_exact_mut(width));
        let rows = rows.zip(normed.chunks_exact_mut(width));
        let mut rows: Vec<_> = rows.collect();
        share_out(self.room.team, &mut rows, 1, width, |_, rows| {
            for ((x, added), normed) in rows {
                if let Some(post) = post {
                    kernels::rms_norm(added, post, epsilon);
                }
                kernels::add(x, added);
                normed.copy_from_slice(x);
                kernels::rms_norm(normed, next, epsilon);
            }
        });
    }

    pub(crate) fn feed_forward(&self, x: &[f32]) -> Loan<'a, f32> {
        let Layer { gate, up, down, .. } = self.layer;
        let n_gates = gate.weight.n_rows();
        let [mut gate, up] = self.products([gate, up], x);
        share_out(self.room.team, &mut gate, n_gates, 1, |first, gate| {
            let up = &up[first * n_gates..][..gate.len()];
            match self.plan.config.family.gate {
                Gate::Silu => kernels::silu_gate(gate, up),
                Gate::Gelu => kernels::gelu_gate(gate, up),
            }
        });
        let [down] = self.products([down], &gate);
        down
    }

    /// `x` is (T, width), and so is the answer for those rows that ask.
    pub(crate) fn attention(
        &self,
        x: &[f32],
        angles: &[Turned],
        feeds: &mut [Feed],
    ) -> Loan<'a, f32> {
        let Layer {
            query, key, value, ..
        } = self.layer;
        let (mut queries, mut keys, values) = match &self.asking {
            Asking::All => {
                let [queries, keys, values] = self.products([query, key, value], x);
                (queries, keys, values)
            }
            Asking::Some(rows) => {
                let [keys, values] = self.products([key, value], x);
                let x = selected(x, self.plan.config.width, rows);
                let [queries] = self.products([query], &x);
                (queries, keys, values)
            }
        };
        self.turn(&mut queries, angles);
        self.write(&mut keys, &values, angles, feeds);
        let Config {
            head_dim,
            n_heads,
            n_kv_heads,
            attention_scale,
            ref layers,
            ..
        } = self.plan.config;
        let window = layers[self.index].window.unwrap_or(usize::MAX);
        let seen = |position: usize| (position + 1).saturating_sub(window)..position + 1;
        let sights = feeds.iter().map(|feed| {
            let n_asking = match &self.asking {
                Asking::All => feed.ids.len(),
                Asking::Some(_) => feed.n_wanted,
            };
            let end = feed.cache.len();
            Sight {
                cache: &feed.cache,
                seen: (end - n_asking..end).map(seen).collect(),
            }
        });
        let sights: Vec<_> = sights.collect();
        let heads = Heads {
            head_dim,
            n_kv_heads,
            n_sharing: n_heads / n_kv_heads,
            scale: attention_scale,
        };
        let mut mixed = self.room.floats(queries.len());
        attention(self.room, heads, self.index, &sights, &queries, &mut mixed);
        let [output] = self.products([&self.layer.output], &mixed);
        output
    }

    /// Turns the queries of all tokens that ask.
    fn turn(&self, queries: &mut [f32], angles: &[Turned]) {
        let config = &self.plan.config;
        let len = config.n_heads * config.head_dim;
        let mut rows: Vec<_> = queries.chunks_exact_mut(len).enumerate().collect();
        share_out(self.room.team, &mut rows, 1, len, |_, rows| {
            for (t, query) in rows {
                let angles = &angles[self.asking.row(*t)];
                self.turn_one(query, self.layer.query_norm.as_deref(), angles);
            }
        });
    }

    /// Turns the keys of all tokens, and writes them and the values to the caches.
    fn write(&self, keys: &mut [f32], values: &[f32], angles: &[Turned], feeds: &mut [Feed]) {
        let config = &self.plan.config;
        let len = config.n_kv_heads * config.head_dim;
        let weight = len * angles.len();
        let (mut keys, mut values, mut angles) = (keys, values, angles);
        let mut leaves = Vec::new();
        for feed in feeds {
            let start = feed.cache.len() - feed.ids.len();
            for leaf in feed.cache.leaves(self.index, start) {
                let n = leaf.len();
                let (own_keys, other_keys) = mem::take(&mut keys).split_at_mut(n * len);
                let (own_values, other_values) = values.split_at(n * len);
                let (own_angles, other_angles) = angles.split_at(n);
                leaves.push((leaf, own_keys, own_values, own_angles));
                (keys, values, angles) = (other_keys, other_values, other_angles);
            }
        }
        let weight = weight / leaves.len().max(1);
        share_out(self.room.team, &mut leaves, 1, weight, |_, leaves| {
            for (leaf, keys, values, angles) in leaves {
                for (key, angles) in keys.chunks_exact_mut(len).zip(*angles) {
                    self.turn_one(key, self.layer.key_norm.as_deref(), angles);
                }
                leaf.write(keys, values);
            }
        });
    }

    /// The queries or keys of one token; each head normed first where the family does that.
    fn turn_one(&self, row: &mut [f32], norm: Option<&[f32]>, angles: &Turned) {
        let config = &self.plan.config;
        if let Some(norm) = norm {
            kernels::rms_norm(row, norm, config.norm_epsilon);
        }
        let turn = config.layers[self.index].turn;
        let ropes = &self.plan.ropes;
        ropes.turn(turn, row, config.head_dim, angles);
    }
}

/// Which of the new tokens look around in a layer.
pub(crate) enum Asking {
    All,
    /// The rows of these.
    Some(Vec<usize>),
}

impl Asking {
    /// In the last layer, those that are wanted; before it, all are needed by the ones that follow.
    pub(crate) fn in_layer(feeds: &[Feed], is_last: bool) -> Asking {
        if !is_last || feeds.iter().all(|feed| feed.n_wanted == feed.ids.len()) {
            return Asking::All;
        }
        let mut rows = Vec::new();
        let mut end = 0;
        for feed in feeds {
            end += feed.ids.len();
            rows.extend(end - feed.n_wanted..end);
        }
        Asking::Some(rows)
    }

    /// The row of the asking token `index`.
    fn row(&self, index: usize) -> usize {
        match self {
            Asking::All => index,
            Asking::Some(rows) => rows[index],
        }
    }
}

/// Some rows of `x`, which is (T, width).
pub(crate) fn selected(x: &[f32], width: usize, rows: &[usize]) -> Vec<f32> {
    let rows = rows.iter().map(|row| &x[row * width..(row + 1) * width]);
    rows.flatten().copied().collect()
}
