//! Sizes of a model from a Hugging Face config.json.

use serde::Deserialize;

use super::{Config, MAX_SIZE, Pairs, Scaling, bad, family};
use crate::error::InferenceError;

/// A Hugging Face config.json, as far as it matters here.
#[derive(Debug, Deserialize)]
pub(crate) struct HfConfig {
    model_type: String,
    hidden_size: u64,
    intermediate_size: u64,
    num_hidden_layers: u64,
    num_attention_heads: u64,
    num_key_value_heads: Option<u64>,
    head_dim: Option<u64>,
    max_position_embeddings: u64,
    rms_norm_eps: f64,
    rope_theta: Option<f64>,
    #[serde(alias = "rope_parameters")]
    rope_scaling: Option<RopeScaling>,
    hidden_act: Option<String>,
    #[serde(default)]
    use_sliding_window: bool,
    pub(crate) tie_word_embeddings: Option<bool>,
    pub(crate) bos_token_id: Option<u32>,
    pub(crate) eos_token_id: Option<OneOrMore>,
    #[serde(rename = "_name_or_path")]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Deserialize)]
struct RopeScaling {
    #[serde(alias = "type")]
    rope_type: Option<String>,
    rope_theta: Option<f64>,
    factor: Option<f64>,
    low_freq_factor: Option<f64>,
    high_freq_factor: Option<f64>,
    original_max_position_embeddings: Option<f64>,
}

/// One id or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    One(u32),
    More(Vec<u32>),
}

impl HfConfig {
    pub(crate) fn parse(json: &[u8]) -> Result<HfConfig, InferenceError> {
        serde_json::from_slice(json).map_err(|e| bad("config.json", &e.to_string()))
    }

    pub(crate) fn config(&self) -> Result<Config, InferenceError> {
        let family = family(&self.model_type)?;
        let size = |key: &str, value: u64| match value {
            1..=MAX_SIZE => Ok(value as usize),
            _ => Err(bad(key, "it is no sensible size")),
        };
        if let Some(activation) = self.hidden_act.as_deref()
            && activation != "silu"
        {
            return Err(bad("hidden_act", "only silu is known here"));
        }
        if self.use_sliding_window {
            return Err(bad("use_sliding_window", "it is not known here"));
        }
        let n_heads = size("num_attention_heads", self.num_attention_heads)?;
        let width = size("hidden_size", self.hidden_size)?;
        let head_dim = match self.head_dim {
            Some(head_dim) => size("head_dim", head_dim)?,
            None => width / n_heads,
        };
        let n_kv_heads = self.num_key_value_heads.unwrap_or(self.num_attention_heads);
        let nested_base = self.rope_scaling.as_ref().and_then(|rope| rope.rope_theta);
        let config = Config {
            family,
            pairs: Pairs::Halves,
            n_layers: size("num_hidden_layers", self.num_hidden_layers)?,
            width,
            feed_forward: size("intermediate_size", self.intermediate_size)?,
            n_heads,
            n_kv_heads: size("num_key_value_heads", n_kv_heads)?,
            head_dim,
            rope_dim: head_dim,
            rope_base: self.rope_theta.or(nested_base).unwrap_or(10_000.0),
            scaling: self.scaling()?,
            norm_epsilon: self.rms_norm_eps as f32,
            context: size("max_position_embeddings", self.max_position_embeddings)?,
        };
        config.checked()
    }

    fn scaling(&self) -> Result<Scaling, InferenceError> {
        let Some(rope) = &self.rope_scaling else {
            return Ok(Scaling::None);
        };
        let positive = |key: &str, value: Option<f64>| match value {
            Some(value) if value.is_finite() && value > 0.0 => Ok(value),
            _ => Err(bad(key, "it is absent or not positive")),
        };
        match rope.rope_type.as_deref().unwrap_or("default") {
            "default" => Ok(Scaling::None),
            "linear" => Ok(Scaling::Linear {
                factor: positive("rope_scaling.factor", rope.factor)?,
            }),
            "llama3" => Ok(Scaling::Llama3 {
                factor: positive("rope_scaling.factor", rope.factor)?,
                low: positive("rope_scaling.low_freq_factor", rope.low_freq_factor)?,
                high: positive("rope_scaling.high_freq_factor", rope.high_freq_factor)?,
                original_context: positive(
                    "rope_scaling.original_max_position_embeddings",
                    rope.original_max_position_embeddings,
                )?,
            }),
            other => Err(bad(
                "rope_scaling",
                &format!("scaling `{other}` is not known here"),
            )),
        }
    }
}
