//! The forward pass: one plan for every family, written for several sequences at once.

use crate::attention::{Heads, Sight, attention};
use crate::cache::{Cache, CacheShape, Which};
use crate::config::Config;
use crate::kernels;
use crate::matrix::Matrix;
use crate::product::products;
use crate::rope::Rope;
use crate::team::Team;

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
    pub(crate) rope: Rope,
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
}

impl Plan {
    /// Every matrix, in the order in which they are loaded.
    pub(crate) fn matrices(&mut self) -> impl Iterator<Item = &mut Matrix> {
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
        [&mut self.embedding]
            .into_iter()
            .chain(layers)
            .chain(self.head.as_mut())
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
    /// Gives the last hidden states (T, width), normed, of all feeds one after the other.
    /// The ids must be within the vocabulary and the sequences within the context.
    pub(crate) fn forward(&self, feeds: &mut [Feed<'_>]) -> Vec<f32> {
        let width = self.config.width;
        let n_tokens: usize = feeds.iter().map(|feed| feed.ids.len()).sum();
        let mut x = vec![0.0; n_tokens * width];
        let mut angles = Vec::with_capacity(n_tokens);
        let mut rows = x.chunks_exact_mut(width);
        for feed in feeds.iter_mut() {
            let start = feed.cache.len();
            for ((i, &id), row) in feed.ids.iter().enumerate().zip(&mut rows) {
                self.embedding.row(id as usize, row);
                angles.push(self.rope.angles(start + i));
            }
            feed.cache.extend(feed.ids);
        }
        for (index, layer) in self.layers.iter().enumerate() {
            let mut normed = x.clone();
            kernels::rms_norm(&mut normed, &layer.attention_norm, self.config.norm_epsilon);
            let attended = self.attention(index, layer, &normed, &angles, feeds);
            kernels::add(&mut x, &attended);

            let mut normed = x.clone();
            kernels::rms_norm(&mut normed, &layer.feed_norm, self.config.norm_epsilon);
            let [mut gate, up] = forward(self.team, [&layer.gate, &layer.up], &normed);
            kernels::silu_gate(&mut gate, &up);
            let [down] = forward(self.team, [&layer.down], &gate);
            kernels::add(&mut x, &down);
        }
        kernels::rms_norm(&mut x, &self.final_norm, self.config.norm_epsilon);
        x
    }

    /// Scores of every token of the vocabulary; `hidden` is (T, width), the answer (T, vocabulary).
    pub(crate) fn logits(&self, hidden: &[f32]) -> Vec<f32> {
        let head = self.head.as_ref().unwrap_or(&self.embedding);
        let n_tokens = hidden.len() / self.config.width;
        let mut logits = vec![0.0; n_tokens * head.n_rows()];
        products(self.team, hidden, &mut [(head, &mut logits)]);
        logits
    }

    /// `x` is (T, width), and so is the answer.
    fn attention(
        &self,
        index: usize,
        layer: &Layer,
        x: &[f32],
        angles: &[crate::rope::Angles],
        feeds: &mut [Feed<'_>],
    ) -> Vec<f32> {
        let Config {
            head_dim,
            n_heads,
            n_kv_heads,
            norm_epsilon,
            ..
        } = self.config;
        let linears = [&layer.query, &layer.key, &layer.value];
        let [mut queries, mut keys, values] = forward(self.team, linears, x);
        if let Some(norm) = &layer.query_norm {
            kernels::rms_norm(&mut queries, norm, norm_epsilon);
        }
        if let Some(norm) = &layer.key_norm {
            kernels::rms_norm(&mut keys, norm, norm_epsilon);
        }
        let (query_len, key_len) = (n_heads * head_dim, n_kv_heads * head_dim);
        for (t, angles) in angles.iter().enumerate() {
            let query = &mut queries[t * query_len..(t + 1) * query_len];
            self.rope.turn(query, head_dim, angles);
            let key = &mut keys[t * key_len..(t + 1) * key_len];
            self.rope.turn(key, head_dim, angles);
        }
        let mut mixed = vec![0.0; queries.len()];
        let mut rows = keys.chunks_exact(key_len).zip(values.chunks_exact(key_len));
        let sights = feeds.iter_mut().map(|feed| {
            let start = feed.cache.len() - feed.ids.len();
            let positions = start..feed.cache.len();
            for (position, (key, value)) in positions.clone().zip(&mut rows) {
                feed.cache.write(index, Which::Keys, position, key);
                feed.cache.write(index, Which::Values, position, value);
            }
            Sight {
                cache: feed.cache,
                n_seen: positions.map(|position| position + 1).collect(),
            }
        });
        let sights: Vec<_> = sights.collect();
        let heads = Heads {
            head_dim,
            n_kv_heads,
            n_sharing: n_heads / n_kv_heads,
        };
        attention(self.team, heads, index, &sights, &queries, &mut mixed);
        let [output] = forward(self.team, [&layer.output], &mixed);
        output
    }
}
