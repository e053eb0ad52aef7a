//! One pass of new tokens through all layers of a model, written for several sequences at once.
//!
//! It goes on a layer at a time, so that whoever runs it can look for messages in between.

use std::mem;

use crate::attention::{Heads, Sight, attention};
use crate::cache::Cache;
use crate::config::{Config, Gate};
use crate::kernels;
use crate::plan::{Layer, Linear, Plan};
use crate::product::products;
use crate::room::Room;
use crate::rope::Turned;
use crate::spare::Loan;
use crate::team::share_out;

/// Tokens that are computed at one go when a sequence is computed once more.
const AGAIN_TOKENS: usize = 32;

/// New tokens for one sequence.
pub(crate) struct Feed {
    pub(crate) cache: Cache,
    pub(crate) ids: Vec<u32>,
    /// How many tokens the sequence is known to get, as far as that is more than it has after these.
    pub(crate) reach: usize,
    /// Of the new tokens, so many at the end are those whose hidden states are wanted.
    pub(crate) n_wanted: usize,
}

/// A pass under way.
///
/// The caches count the new tokens from the beginning, but hold nothing of them in the layers to come.
pub(crate) struct Pass {
    feeds: Vec<Feed>,
    room: Room,
    /// Of each new token.
    angles: Vec<Turned>,
    /// (T, width), and less in the last layer: see [`Asking`].
    x: Vec<f32>,
    /// `x`, normed for what comes next.
    normed: Vec<f32>,
    next_layer: usize,
}

impl Pass {
    /// Begins to compute the new tokens of every feed after what its cache holds.
    ///
    /// The ids must be within the vocabulary and the sequences within the context.
    pub(crate) fn new(plan: &Plan, mut feeds: Vec<Feed>) -> Pass {
        feeds.iter_mut().for_each(|feed| settle(plan, feed));
        let mut angles = Vec::new();
        let mut ids = Vec::new();
        for feed in &mut feeds {
            let positions = feed.cache.len()..feed.cache.len() + feed.ids.len();
            let is_long = feed.cache.is_long();
            angles.extend(positions.map(|it| plan.ropes.angles(it, is_long)));
            ids.extend_from_slice(&feed.ids);
            feed.cache.extend(&feed.ids);
        }
        let width = plan.config.width;
        let mut x = vec![0.0; ids.len() * width];
        let mut rows: Vec<_> = ids.into_iter().zip(x.chunks_exact_mut(width)).collect();
        share_out(plan.team, &mut rows, 1, width, |_, rows| {
            for (id, row) in rows {
                plan.embedding.row(*id as usize, row);
                if plan.config.family.scales_embedding {
                    kernels::scale(row, (width as f32).sqrt());
                }
            }
        });
        let mut normed = x.clone();
        if let Some(layer) = plan.layers.first() {
            let epsilon = plan.config.norm_epsilon;
            share_out(plan.team, &mut normed, width, 1, |_, rows| {
                kernels::rms_norm(rows, &layer.attention_norm, epsilon);
            });
        }
        // Nothing goes through no layer.
        let next_layer = if feeds.is_empty() {
            plan.layers.len()
        } else {
            0
        };
        Pass {
            feeds,
            room: Room::new(plan.team),
            angles,
            x,
            normed,
            next_layer,
        }
    }

    /// Computes the next layer; `false` where all are done.
    ///
    /// The last one computes no more than keys and values for tokens whose states are not wanted.
    pub(crate) fn go_on(&mut self, plan: &Plan) -> bool {
        let index = self.next_layer;
        let Some(layer) = plan.layers.get(index) else {
            return false;
        };
        self.next_layer += 1;
        let next = plan.layers.get(self.next_layer);
        let next_norm = next.map_or(&plan.final_norm, |next| &next.attention_norm);
        let step = Step {
            plan,
            room: &self.room,
            layer,
            index,
            asking: Asking::in_layer(&self.feeds, next.is_none()),
        };
        let mut attended = step.attention(&self.normed, &self.angles, &mut self.feeds);
        if let Asking::Some(rows) = &step.asking {
            self.x = selected(&self.x, plan.config.width, rows);
            self.normed.truncate(self.x.len());
            if rows.is_empty() {
                return true;
            }
        }
        let (x, normed) = (&mut self.x, &mut self.normed);
        let post = layer.attention_post_norm.as_deref();
        step.add(x, &mut attended, post, &layer.feed_norm, normed);
        drop(attended);
        let mut down = step.feed_forward(normed);
        let post = layer.feed_post_norm.as_deref();
        step.add(x, &mut down, post, next_norm, normed);
        true
    }

    /// Computes what is left. Gives the feeds, and the last hidden states (T, width), normed, of the wanted
    /// tokens of all of them, one after the other.
    pub(crate) fn finish(mut self, plan: &Plan) -> (Vec<Feed>, Vec<f32>) {
        while self.go_on(plan) {}
        (self.feeds, self.normed)
    }

    /// Gives what was computed before.
    pub(crate) fn give_up(self) -> impl Iterator<Item = Cache> {
        self.feeds.into_iter().map(|feed| {
            let mut cache = feed.cache;
            cache.truncate(cache.len() - feed.ids.len());
            cache
        })
    }
}

/// Keys of a sequence are all turned by the same speeds: one that grows past the context which the
/// short speeds are for is computed once more from its start, as `transformers` does.
fn settle(plan: &Plan, feed: &mut Feed) {
    let n_tokens = feed.reach.max(feed.cache.len() + feed.ids.len());
    let is_long = plan.ropes.is_long(n_tokens);
    if feed.cache.is_long() == is_long {
        return;
    }
    let earlier = feed.cache.ids().to_vec();
    feed.cache.restart(is_long);
    for ids in earlier.chunks(AGAIN_TOKENS) {
        let again = Feed {
            cache: mem::replace(&mut feed.cache, plan.new_cache()),
            ids: ids.to_vec(),
            reach: n_tokens,
            n_wanted: 0,
        };
        let (again, _) = Pass::new(plan, vec![again]).finish(plan);
        feed.cache = again.into_iter().map(|it| it.cache).next().expect("one");
    }
}

/// A layer and what it is computed with.
struct Step<'a> {
    plan: &'a Plan,
    room: &'a Room,
    layer: &'a Layer,
    index: usize,
    asking: Asking,
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
    fn add(
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

    fn feed_forward(&self, x: &[f32]) -> Loan<'a, f32> {
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
    fn attention(&self, x: &[f32], angles: &[Turned], feeds: &mut [Feed]) -> Loan<'a, f32> {
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
        let (team, index) = (self.room.team, self.index);
        attention(team, heads, index, &sights, &queries, &mut mixed);
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
enum Asking {
    All,
    /// The rows of these.
    Some(Vec<usize>),
}

impl Asking {
    /// In the last layer, those that are wanted; before it, all are needed by the ones that follow.
    fn in_layer(feeds: &[Feed], is_last: bool) -> Asking {
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
fn selected(x: &[f32], width: usize, rows: &[usize]) -> Vec<f32> {
    let rows = rows.iter().map(|row| &x[row * width..(row + 1) * width]);
    rows.flatten().copied().collect()
}
