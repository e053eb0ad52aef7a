//! All weights of a model and how they belong together: one plan for every family.

use crate::cache::Cache;
use crate::config::Config;
use crate::leaf::CacheShape;
use crate::matrix::Matrix;
use crate::product::products;
use crate::room::Room;
use crate::rope::Ropes;
use crate::team::Team;

/// A matrix and what is added after it.
pub(crate) struct Linear {
    pub(crate) weight: Matrix,
    pub(crate) bias: Option<Vec<f32>>,
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

    pub(crate) fn cache_shape(&self) -> CacheShape {
        CacheShape {
            n_layers: self.config.n_layers,
            n_kv_heads: self.config.n_kv_heads,
            head_dim: self.config.head_dim,
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
        products(&Room::new(self.team), hidden, &mut [(head, &mut logits)]);
        logits
    }
}
