//! What a model is: its family and its sizes, from GGUF settings or a config.json.

mod family;
mod gguf;
mod hf;
mod hf_rope;
mod layers;

use crate::embedding::Pooling;
use crate::error::InferenceError;
pub(crate) use family::{Family, Gate, Pairs};
pub(crate) use hf::{HfConfig, OneOrMore};
pub(crate) use layers::{LayerKind, Turn};

/// How positions beyond the trained ones are squeezed in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Scaling {
    /// Not at all.
    None,
    /// Every position divided by a factor.
    Linear { factor: f64 },
    /// Slow turns slowed further, fast ones left alone, after Llama 3.1.
    Llama3 {
        factor: f64,
        low: f64,
        high: f64,
        original_context: f64,
    },
}

/// Two sets of divisors of the speeds of turning: for sequences up to a length, and for longer ones.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stretch {
    /// The longest sequence of the short kind, in tokens.
    pub(crate) original_context: usize,
    /// Cosines and sines are multiplied by this.
    pub(crate) factor: f64,
    /// Divisors, one for each pair; empty where they are tensors that were not read yet.
    pub(crate) short: Vec<f32>,
    /// As `short`.
    pub(crate) long: Vec<f32>,
}

/// Sizes and constants of one model.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Config {
    pub(crate) family: &'static Family,
    pub(crate) pairs: Pairs,
    pub(crate) n_layers: usize,
    pub(crate) width: usize,
    pub(crate) feed_forward: usize,
    pub(crate) n_heads: usize,
    pub(crate) n_kv_heads: usize,
    pub(crate) head_dim: usize,
    /// How many numbers of a head turn with the position; the rest stay.
    pub(crate) rope_dim: usize,
    pub(crate) rope_base: f64,
    /// As `rope_base`, for layers that see a window only.
    pub(crate) local_rope_base: f64,
    pub(crate) scaling: Scaling,
    pub(crate) stretch: Option<Stretch>,
    /// One for each layer.
    pub(crate) layers: Vec<LayerKind>,
    /// What products of queries and keys are multiplied by.
    pub(crate) attention_scale: f32,
    pub(crate) norm_epsilon: f32,
    /// Longest sequence in tokens.
    pub(crate) context: usize,
    pub(crate) pooling: Pooling,
}

/// No size in a model file may be beyond this; the largest known are far below.
const MAX_SIZE: u64 = 1 << 24;
const MAX_LAYERS: usize = 1024;
/// Numbers that a token may keep in memory; a model of 70 billion parameters keeps 160 thousand.
const MAX_CACHE_NUMBERS: u64 = 1 << 21;

/// The usual speeds of turning.
const ROPE_BASE: f64 = 10_000.0;

impl Config {
    fn checked(self) -> Result<Config, InferenceError> {
        let fits = |ok: bool, key: &str, reason: &str| match ok {
            true => Ok(()),
            false => Err(bad(key, reason)),
        };
        let heads_fit = self.n_heads.is_multiple_of(self.n_kv_heads);
        fits(heads_fit, "head counts", "heads do not divide into groups")?;
        let rope_fits = self.rope_dim.is_multiple_of(2) && self.rope_dim <= self.head_dim;
        fits(rope_fits, "rope dimensions", "odd or more than a head")?;
        fits(self.head_dim > 0, "head size", "it is zero")?;
        let base_fits = self.rope_base.is_finite() && self.rope_base > 0.0;
        fits(base_fits, "rope base", "it is not positive")?;
        let base_fits = self.local_rope_base.is_finite() && self.local_rope_base > 0.0;
        fits(base_fits, "rope base of local layers", "it is not positive")?;
        let epsilon_fits = self.norm_epsilon.is_finite() && self.norm_epsilon >= 0.0;
        fits(epsilon_fits, "norm epsilon", "it is negative")?;
        let kinds_fit = self.layers.len() == self.n_layers;
        fits(
            kinds_fit,
            "kinds of layers",
            "there is not one for each layer",
        )?;
        let heads_len = self.n_heads as u64 * self.head_dim as u64;
        fits(heads_len <= MAX_SIZE, "head size", "heads are too long")?;
        let cache_len = self.n_layers as u64 * 2 * (self.n_kv_heads * self.head_dim) as u64;
        let cache_fits = cache_len <= MAX_CACHE_NUMBERS;
        fits(cache_fits, "layers", "a token would take too much memory")?;
        Ok(self)
    }
}

/// The number of layers, refused before anything is made for each.
fn layer_count(key: &str, n: usize) -> Result<usize, InferenceError> {
    match n {
        0..=MAX_LAYERS => Ok(n),
        _ => Err(bad(key, "there are too many layers")),
    }
}

fn missing(key: &str) -> InferenceError {
    InferenceError::MissingSetting { key: key.into() }
}

fn bad(key: &str, reason: &str) -> InferenceError {
    InferenceError::BadSetting {
        key: key.into(),
        reason: reason.into(),
    }
}
