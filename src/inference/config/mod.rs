//! What a model is: its family and its sizes, from GGUF settings or a config.json.

mod gguf;
mod hf;

use crate::error::InferenceError;
pub(crate) use hf::{HfConfig, OneOrMore};

/// What sets one architecture apart from the others; the forward pass is the same for all.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Family {
    /// Name in both kinds of file.
    pub(crate) name: &'static str,
    /// Which numbers of a head turn together in a GGUF file. In safetensors it is always halves.
    pub(crate) gguf_pairs: Pairs,
    /// Queries, keys and values have a bias that must be there.
    pub(crate) has_qkv_bias: bool,
    /// Queries and keys are normalised head by head.
    pub(crate) has_qk_norm: bool,
}

/// Which two numbers of a head the rotary position turns together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pairs {
    /// 0 with 1, 2 with 3: how llama weights are permuted in GGUF.
    Neighbours,
    /// 0 with half, 1 with half + 1.
    Halves,
}

static FAMILIES: [Family; 3] = [
    Family {
        name: "llama",
        gguf_pairs: Pairs::Neighbours,
        has_qkv_bias: false,
        has_qk_norm: false,
    },
    Family {
        name: "qwen2",
        gguf_pairs: Pairs::Halves,
        has_qkv_bias: true,
        has_qk_norm: false,
    },
    Family {
        name: "qwen3",
        gguf_pairs: Pairs::Halves,
        has_qkv_bias: false,
        has_qk_norm: true,
    },
];

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
    pub(crate) scaling: Scaling,
    pub(crate) norm_epsilon: f32,
    /// Longest sequence in tokens.
    pub(crate) context: usize,
}

/// No size in a model file may be beyond this; the largest known are far below.
const MAX_SIZE: u64 = 1 << 24;
const MAX_LAYERS: usize = 1024;
/// Numbers that a token may keep in memory; a model of 70 billion parameters keeps 160 thousand.
const MAX_CACHE_NUMBERS: u64 = 1 << 21;

fn family(name: &str) -> Result<&'static Family, InferenceError> {
    let found = FAMILIES.iter().find(|family| family.name == name);
    found.ok_or_else(|| InferenceError::UnsupportedArchitecture { name: name.into() })
}

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
        let epsilon_fits = self.norm_epsilon.is_finite() && self.norm_epsilon >= 0.0;
        fits(epsilon_fits, "norm epsilon", "it is negative")?;
        fits(self.n_layers <= MAX_LAYERS, "layers", "there are too many")?;
        let heads_len = self.n_heads as u64 * self.head_dim as u64;
        fits(heads_len <= MAX_SIZE, "head size", "heads are too long")?;
        let cache_len = self.n_layers as u64 * 2 * (self.n_kv_heads * self.head_dim) as u64;
        let cache_fits = cache_len <= MAX_CACHE_NUMBERS;
        fits(cache_fits, "layers", "a token would take too much memory")?;
        Ok(self)
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
