//! Sizes of a model from a Hugging Face config.json.

use serde::Deserialize;

use super::family::Pattern;
use super::hf_rope::HfRope;
use super::layers::{GLOBAL, LayerKind, UNTURNED, chosen, every, local};
use super::{Config, Family, MAX_SIZE, Pairs, ROPE_BASE, bad, layer_count, missing};
use crate::embedding::Pooling;
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
    rope_local_base_freq: Option<f64>,
    #[serde(alias = "rope_parameters")]
    rope_scaling: Option<HfRope>,
    partial_rotary_factor: Option<f64>,
    original_max_position_embeddings: Option<f64>,
    hidden_act: Option<String>,
    hidden_activation: Option<String>,
    #[serde(default)]
    use_sliding_window: bool,
    #[serde(default)]
    use_bidirectional_attention: bool,
    sliding_window: Option<u64>,
    #[serde(alias = "_sliding_window_pattern")]
    sliding_window_pattern: Option<u64>,
    layer_types: Option<Vec<String>>,
    no_rope_layers: Option<Vec<u8>>,
    no_rope_layer_interval: Option<u64>,
    query_pre_attn_scalar: Option<f64>,
    attn_logit_softcapping: Option<f64>,
    final_logit_softcapping: Option<f64>,
    pub(crate) tie_word_embeddings: Option<bool>,
    pub(crate) bos_token_id: Option<u32>,
    pub(crate) eos_token_id: Option<OneOrMore>,
    #[serde(rename = "_name_or_path")]
    pub(crate) name: Option<String>,
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
        /// Enough to name a foreign model before its settings are missed.
        #[derive(Deserialize)]
        struct Kind {
            model_type: String,
        }
        let unreadable = |e: serde_json::Error| bad("config.json", &e.to_string());
        let kind: Kind = serde_json::from_slice(json).map_err(unreadable)?;
        Family::of_hf(&kind.model_type)?;
        serde_json::from_slice(json).map_err(unreadable)
    }

    pub(crate) fn config(&self) -> Result<Config, InferenceError> {
        let family = Family::of_hf(&self.model_type)?;
        self.refuse_unknown(family)?;
        let n_layers = size("num_hidden_layers", self.num_hidden_layers)?;
        let n_layers = layer_count("num_hidden_layers", n_layers)?;
        let n_heads = size("num_attention_heads", self.num_attention_heads)?;
        let width = size("hidden_size", self.hidden_size)?;
        let head_dim = match self.head_dim {
            Some(head_dim) => size("head_dim", head_dim)?,
            None if family.pattern == Pattern::MostlyLocal => return Err(missing("head_dim")),
            None => width / n_heads,
        };
        let n_kv_heads = self.num_key_value_heads.unwrap_or(self.num_attention_heads);
        let context = size("max_position_embeddings", self.max_position_embeddings)?;
        let none = HfRope::default();
        let outer = self.rope_scaling.as_ref().unwrap_or(&none);
        let rope = outer.full_attention.as_deref().unwrap_or(outer);
        let local_rope = outer.sliding_attention.as_deref().unwrap_or(&none);
        let rope_base = match self.rope_theta.or(rope.rope_theta) {
            None if family.pattern == Pattern::MostlyLocal => return Err(missing("rope_theta")),
            base => base.unwrap_or(ROPE_BASE),
        };
        let local_rope_base = self.rope_local_base_freq.or(local_rope.rope_theta);
        let part = self.partial_rotary_factor.or(rope.partial_rotary_factor);
        let rope_dim = match part {
            Some(part) if !(0.0..=1.0).contains(&part) => {
                return Err(bad("partial_rotary_factor", "it is not between 0 and 1"));
            }
            Some(part) => (head_dim as f64 * part) as usize,
            None => head_dim,
        };
        let root = match self.query_pre_attn_scalar {
            Some(scalar) if !(scalar.is_finite() && scalar > 0.0) => {
                return Err(bad("query_pre_attn_scalar", "it is not positive"));
            }
            Some(scalar) => scalar as f32,
            None => head_dim as f32,
        };
        let config = Config {
            family,
            pairs: Pairs::Halves,
            n_layers,
            width,
            feed_forward: size("intermediate_size", self.intermediate_size)?,
            n_heads,
            n_kv_heads: size("num_key_value_heads", n_kv_heads)?,
            head_dim,
            rope_dim,
            rope_base,
            local_rope_base: local_rope_base.unwrap_or(ROPE_BASE),
            scaling: rope.scaling()?,
            stretch: rope.stretch(self.original_max_position_embeddings, context, rope_dim / 2)?,
            layers: self.layers(family, n_layers)?,
            attention_scale: 1.0 / root.sqrt(),
            norm_epsilon: self.rms_norm_eps as f32,
            context,
            // Its file says nothing of it.
            pooling: Pooling::Mean,
        };
        config.checked()
    }

    /// Settings that change the arithmetic in ways that are not written here.
    fn refuse_unknown(&self, family: &Family) -> Result<(), InferenceError> {
        let gate = family.gate.hf_name();
        let activations = [
            ("hidden_act", &self.hidden_act),
            ("hidden_activation", &self.hidden_activation),
        ];
        for (key, activation) in activations {
            if activation.as_deref().is_some_and(|it| it != gate) {
                return Err(bad(key, &format!("only {gate} is known here")));
            }
        }
        for (key, is_set) in [
            ("use_sliding_window", self.use_sliding_window),
            (
                "use_bidirectional_attention",
                self.use_bidirectional_attention,
            ),
            (
                "attn_logit_softcapping",
                self.attn_logit_softcapping.is_some(),
            ),
            (
                "final_logit_softcapping",
                self.final_logit_softcapping.is_some(),
            ),
        ] {
            if is_set {
                return Err(bad(key, "it is not known here"));
            }
        }
        Ok(())
    }

    fn layers(&self, family: &Family, n: usize) -> Result<Vec<LayerKind>, InferenceError> {
        let window = || {
            self.sliding_window
                .map(|it| size("sliding_window", it))
                .transpose()
        };
        let period =
            |key: &str, period: Option<u64>, usual: u64| size(key, period.unwrap_or(usual));
        Ok(match family.pattern {
            Pattern::Alike => vec![GLOBAL; n],
            Pattern::Windowed => {
                let window = window()?;
                vec![LayerKind { window, ..GLOBAL }; n]
            }
            Pattern::MostlyLocal => {
                let window = window()?.ok_or_else(|| missing("sliding_window"))?;
                match &self.layer_types {
                    Some(types) => {
                        let kind = |name: &String| match name.as_str() {
                            "sliding_attention" => Ok(local(window)),
                            "full_attention" => Ok(GLOBAL),
                            _ => Err(bad("layer_types", &format!("`{name}` is not known here"))),
                        };
                        types.iter().map(kind).collect::<Result<_, _>>()?
                    }
                    None => {
                        let key = "sliding_window_pattern";
                        let period = period(key, self.sliding_window_pattern, 6)?;
                        every(period, n, GLOBAL, local(window))
                    }
                }
            }
            Pattern::MostlyTurned => match &self.no_rope_layers {
                // Despite its name, the list has a 1 for each layer that turns.
                Some(turns) => chosen(turns.iter().take(n).map(|&it| it != 0), GLOBAL, UNTURNED),
                None => {
                    let key = "no_rope_layer_interval";
                    let period = period(key, self.no_rope_layer_interval, 4)?;
                    every(period, n, UNTURNED, GLOBAL)
                }
            },
        })
    }
}

fn size(key: &str, value: u64) -> Result<usize, InferenceError> {
    match value {
        1..=MAX_SIZE => Ok(value as usize),
        _ => Err(bad(key, "it is no sensible size")),
    }
}
