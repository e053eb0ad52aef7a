//! The forward pass: one plan for every family, written for several sequences at once.

use crate::attention::{Heads, Sight, attention};
use crate::cache::{Cache, CacheShape, Which};
use crate::config::{Config, Gate};
use crate::kernels;
use crate::matrix::Matrix;
use crate::product::products;
use crate::rope::{Ropes, Turned};
use crate::team::{Team, share_out};

/// Tokens that are computed at one go when a sequence is computed once more.
const AGAIN_TOKENS: usize = 32;

/// A matrix and what is added after it.
pub(crate) struct Linear {
    pub(crate) weight: Matrix,
    pub(crate) bias: Option<Vec<f32>>,
}

/// Several products of the same `x`, which is (T, columns); each answer is (T, rows).
fn forward<const N: usize>(team: &dyn Team, linears: [&Linear; N], x: &[f32]) -> [Vec<f32>; N] {
    let mut outs = linears.map(|linear| {
        let n_tokens = x.len() / linear.weight.n_cols();
        vec![0.0; n_tokens * linear.weight.n_rows()]
    });
    let pairs = linears.iter().zip(&mut outs);
    let mut pairs: Vec<_> = pairs.map(|(it, out)| (&it.weight, &mut out[..])).collect();
    products(team, x, &mut pairs);
    for (linear, out) in linears.iter().zip(&mut outs) {
        if let Some(bias) = &linear.bias {
            for row in out.chunks_exact_mut(bias.len()) {
                kernels::add(row, bias);
            }
        }
    }
    outs
}

/// One block of attention and feed-forward.
pub(crate) struct Layer {
    pub(crate) attention_norm: Vec<f32>,
    pub(crate) query: Linear,
    pub(crate) key: Linear,
    pub(crate) value: Linear,
    pub(crate) output: Linear,
    /// Norms of each head's queries and keys, where the family has them.
    pub(crate) query_norm: Option<Vec<f32>>,
    pub(crate) key_norm: Option<Vec<f32>>,
    /// Norms of what is added, where the family has them.
    pub(crate) attention_post_norm: Option<Vec<f32>>,
    pub(crate) feed_post_norm: Option<Vec<f32>>,
    pub(crate) feed_norm: Vec<f32>,
    pub(crate) gate: Linear,
    pub(crate) up: Linear,
    pub(crate) down: Linear,
}

/// All weights and how to run them.
pub(crate) struct Plan {
    pub(crate) config: Config,
    /// Who computes.
    pub(crate) team: &'static dyn Team,
    pub(crate) ropes: Ropes,
    pub(crate) embedding: Matrix,
    pub(crate) layers: Vec<Layer>,
    pub(crate) final_norm: Vec<f32>,
    /// `None` when the embedding serves as output too.
    pub(crate) head: Option<Matrix>,
}

/// New tokens for one sequence.
pub(crate) struct Feed<'a> {
    pub(crate) cache: &'a mut Cache,
    pub(crate) ids: &'a [u32],
    /// How many tokens the sequence is known to get, as far as that is more than it has after these.
    pub(crate) reach: usize,
    /// Of the new tokens, so many at the end are those whose hidden states are wanted.
    pub(crate) n_wanted: usize,
}

impl Plan {
    /// Every matrix, in the order in which they are loaded.
    pub(crate) fn matrices(&self) -> impl Iterator<Item = &Matrix> {
        let layers = self.layers.iter().flat_map(|layer| {
            let Layer {
                query,
                key,
                value,
                output,
                gate,
                up,
                down,
                ..
            } = layer;
            [query, key, value, output, gate, up, down].map(|linear| &linear.weight)
        });
        let outer = [&self.embedding].into_iter();
        outer.chain(layers).chain(self.head.as_ref())
    }

    /// As [`Plan::matrices`], to be filled.
    pub(crate) fn matrices_mut(&mut self) -> impl Iterator<Item = &mut Matrix> {
        let layers = self.layers.iter_mut().flat_map(|layer| {
            let Layer {
                query,
                key,
                value,
                output,
                gate,
                up,
                down,
                ..
            } = layer;
            [query, key, value, output, gate, up, down].map(|linear| &mut linear.weight)
        });
        let outer = [&mut self.embedding].into_iter();
        outer.chain(layers).chain(self.head.as_mut())
    }

    pub(crate) fn vocab_size(&self) -> usize {
        self.embedding.n_rows()
    }

    pub(crate) fn new_cache(&self) -> Cache {
        Cache::new(self.cache_shape())
    }

    fn cache_shape(&self) -> CacheShape {
        CacheShape {
            n_layers: self.config.n_layers,
            n_kv_heads: self.config.n_kv_heads,
            head_dim: self.config.head_dim,
        }
    }

    /// Computes the new tokens of every feed after what its cache holds.
    ///
    /// Gives the last hidden states (T, width), normed, of the wanted tokens of all feeds, one after the other.
    /// The last layer computes no more than keys and values for the others.
    /// The ids must be within the vocabulary and the sequences within the context.
    pub(crate) fn forward(&self, feeds: &mut [Feed<'_>]) -> Vec<f32> {
        let width = self.config.width;
        feeds.iter_mut().for_each(|feed| self.settle(feed));
        let n_tokens: usize = feeds.iter().map(|feed| feed.ids.len()).sum();
        let mut x = vec![0.0; n_tokens * width];
        let mut angles = Vec::with_capacity(n_tokens);
        let mut rows = x.chunks_exact_mut(width);
        for feed in feeds.iter_mut() {
            let start = feed.cache.len();
            for ((i, &id), row) in feed.ids.iter().enumerate().zip(&mut rows) {
                self.embedding.row(id as usize, row);
                angles.push(self.ropes.angles(start + i, feed.cache.is_long()));
            }
            feed.cache.extend(feed.ids);
        }
        let family = self.config.family;
        if family.scales_embedding {
            kernels::scale(&mut x, (width as f32).sqrt());
        }
        let epsilon = self.config.norm_epsilon;
        for (index, layer) in self.layers.iter().enumerate() {
            let normed = self.normed(&x, &layer.attention_norm);
            let asking = Asking::in_layer(feeds, index + 1 == self.layers.len());
            let mut attended = self.attention(index, layer, &normed, &angles, feeds, &asking);
            if let Asking::Some(rows) = &asking {
                x = selected(&x, width, rows);
                if rows.is_empty() {
                    return x;
                }
            }
            if let Some(norm) = &layer.attention_post_norm {
                kernels::rms_norm(&mut attended, norm, epsilon);
            }
            kernels::add(&mut x, &attended);

            let normed = self.normed(&x, &layer.feed_norm);
            let [mut gate, up] = forward(self.team, [&layer.gate, &layer.up], &normed);
            let n_gates = layer.gate.weight.n_rows();
            share_out(self.team, &mut gate, n_gates, 1, |first, gate| {
                let up = &up[first * n_gates..][..gate.len()];
                match family.gate {
                    Gate::Silu => kernels::silu_gate(gate, up),
                    Gate::Gelu => kernels::gelu_gate(gate, up),
                }
            });
            let [mut down] = forward(self.team, [&layer.down], &gate);
            if let Some(norm) = &layer.feed_post_norm {
                kernels::rms_norm(&mut down, norm, epsilon);
            }
            kernels::add(&mut x, &down);
        }
        kernels::rms_norm(&mut x, &self.final_norm, epsilon);
        x
    }

    fn normed(&self, x: &[f32], weight: &[f32]) -> Vec<f32> {
        let mut normed = x.to_vec();
        share_out(self.team, &mut normed, weight.len(), 1, |_, rows| {
            kernels::rms_norm(rows, weight, self.config.norm_epsilon);
        });
        normed
    }

    /// Keys of a sequence are all turned by the same speeds: one that grows past the context which the
    /// short speeds are for is computed once more from its start, as `transformers` does.
    fn settle(&self, feed: &mut Feed<'_>) {
        let n_tokens = feed.reach.max(feed.cache.len() + feed.ids.len());
        let is_long = self.ropes.is_long(n_tokens);
        if feed.cache.is_long() == is_long {
            return;
        }
        let earlier = feed.cache.ids().to_vec();
        feed.cache.restart(is_long);
        for ids in earlier.chunks(AGAIN_TOKENS) {
            let again = Feed {
                cache: &mut *feed.cache,
                ids,
                reach: n_tokens,
                n_wanted: 0,
            };
            self.forward(&mut [again]);
        }
    }

    /// Whether `cache` can be gone on with in a sequence that is to get `n_tokens`.
    pub(crate) fn suits(&self, cache: &Cache, n_tokens: usize) -> bool {
        cache.is_long() == self.ropes.is_long(n_tokens)
    }

    /// Scores of every token of the vocabulary; `hidden` is (T, width), the answer (T, vocabulary).
    pub(crate) fn logits(&self, hidden: &[f32]) -> Vec<f32> {
        let head = self.head.as_ref().unwrap_or(&self.embedding);
        let n_tokens = hidden.len() / self.config.width;
        let mut logits = vec![0.0; n_tokens * head.n_rows()];
        products(self.team, hidden, &mut [(head, &mut logits)]);
        logits
    }

    /// `x` is (T, width), and so is the answer for those rows that ask.
    fn attention(
        &self,
        index: usize,
        layer: &Layer,
        x: &[f32],
        angles: &[Turned],
        feeds: &mut [Feed<'_>],
        asking: &Asking,
    ) -> Vec<f32> {
        let Config {
            head_dim,
            n_heads,
            n_kv_heads,
            norm_epsilon,
            attention_scale,
            ref layers,
            ..
        } = self.config;
        let kind = layers[index];
        let (mut queries, mut keys, values) = match asking {
            Asking::All => {
                let linears = [&layer.query, &layer.key, &layer.value];
                let [queries, keys, values] = forward(self.team, linears, x);
                (queries, keys, values)
            }
            Asking::Some(rows) => {
                let [keys, values] = forward(self.team, [&layer.key, &layer.value], x);
                let x = selected(x, self.config.width, rows);
                let [queries] = forward(self.team, [&layer.query], &x);
                (queries, keys, values)
            }
        };
        if let Some(norm) = &layer.query_norm {
            kernels::rms_norm(&mut queries, norm, norm_epsilon);
        }
        if let Some(norm) = &layer.key_norm {
            kernels::rms_norm(&mut keys, norm, norm_epsilon);
        }
        let (query_len, key_len) = (n_heads * head_dim, n_kv_heads * head_dim);
        for (key, angles) in keys.chunks_exact_mut(key_len).zip(angles) {
            self.ropes.turn(kind.turn, key, head_dim, angles);
        }
        for (t, query) in queries.chunks_exact_mut(query_len).enumerate() {
            let angles = &angles[asking.row(t)];
            self.ropes.turn(kind.turn, query, head_dim, angles);
        }
        let mut mixed = vec![0.0; queries.len()];
        let mut rows = keys.chunks_exact(key_len).zip(values.chunks_exact(key_len));
        let window = kind.window.unwrap_or(usize::MAX);
        let seen = |position: usize| (position + 1).saturating_sub(window)..position + 1;
        let sights = feeds.iter_mut().map(|feed| {
            let start = feed.cache.len() - feed.ids.len();
            let positions = start..feed.cache.len();
            for (position, (key, value)) in positions.clone().zip(&mut rows) {
                feed.cache.write(index, Which::Keys, position, key);
                feed.cache.write(index, Which::Values, position, value);
            }
            let n_asking = match asking {
                Asking::All => feed.ids.len(),
                Asking::Some(_) => feed.n_wanted,
            };
            Sight {
                cache: feed.cache,
                seen: (positions.end - n_asking..positions.end)
                    .map(seen)
                    .collect(),
            }
        });
        let sights: Vec<_> = sights.collect();
        let heads = Heads {
            head_dim,
            n_kv_heads,
            n_sharing: n_heads / n_kv_heads,
            scale: attention_scale,
        };
        attention(self.team, heads, index, &sights, &queries, &mut mixed);
        let [output] = forward(self.team, [&layer.output], &mixed);
        output
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
    fn in_layer(feeds: &[Feed<'_>], is_last: bool) -> Asking {
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
