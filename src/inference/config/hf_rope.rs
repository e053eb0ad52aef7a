//! How a config.json says that positions are turned.

use serde::Deserialize;

use super::{Scaling, Stretch, bad, missing};
use crate::error::InferenceError;

/// `rope_scaling` or, in newer files, `rope_parameters`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct HfRope {
    #[serde(alias = "type")]
    rope_type: Option<String>,
    pub(super) rope_theta: Option<f64>,
    pub(super) partial_rotary_factor: Option<f64>,
    factor: Option<f64>,
    low_freq_factor: Option<f64>,
    high_freq_factor: Option<f64>,
    original_max_position_embeddings: Option<f64>,
    attention_factor: Option<f64>,
    short_factor: Option<Vec<f32>>,
    long_factor: Option<Vec<f32>>,
    /// Newer files of models whose layers differ have one of these for each kind.
    pub(super) full_attention: Option<Box<HfRope>>,
    pub(super) sliding_attention: Option<Box<HfRope>>,
}

impl HfRope {
    fn kind(&self) -> &str {
        self.rope_type.as_deref().unwrap_or("default")
    }

    /// How all positions are squeezed; the two sets of [`HfRope::stretch`] are no squeezing.
    pub(super) fn scaling(&self) -> Result<Scaling, InferenceError> {
        match self.kind() {
            "default" | "longrope" | "su" => Ok(Scaling::None),
            "linear" => Ok(Scaling::Linear {
                factor: positive("rope_scaling.factor", self.factor)?,
            }),
            "llama3" => Ok(Scaling::Llama3 {
                factor: positive("rope_scaling.factor", self.factor)?,
                low: positive("rope_scaling.low_freq_factor", self.low_freq_factor)?,
                high: positive("rope_scaling.high_freq_factor", self.high_freq_factor)?,
                original_context: positive(
                    "rope_scaling.original_max_position_embeddings",
                    self.original_max_position_embeddings,
                )?,
            }),
            other => Err(bad(
                "rope_scaling",
                &format!("scaling `{other}` is not known here"),
            )),
        }
    }

    /// The two sets of divisors, as LongRoPE has them (`transformers`, `modeling_rope_utils.py`).
    ///
    /// `original` is what config.json says outside of this, `context` the longest sequence.
    pub(super) fn stretch(
        &self,
        original: Option<f64>,
        context: usize,
        n_pairs: usize,
    ) -> Result<Option<Stretch>, InferenceError> {
        if !matches!(self.kind(), "longrope" | "su") {
            return Ok(None);
        }
        let original = original.or(self.original_max_position_embeddings);
        let original = positive("original_max_position_embeddings", original)?;
        let divisors = |key: &str, list: &Option<Vec<f32>>| {
            let list = list.clone().ok_or_else(|| missing(key))?;
            let is_sound = |divisor: &f32| divisor.is_finite() && *divisor > 0.0;
            match list.len() == n_pairs && list.iter().all(is_sound) {
                true => Ok(list),
                false => Err(bad(key, &format!("it is no list of {n_pairs} divisors"))),
            }
        };
        let ratio = context as f64 / original;
        let factor = match self.attention_factor {
            Some(factor) => positive("rope_scaling.attention_factor", Some(factor))?,
            None if ratio > 1.0 => (1.0 + ratio.ln() / original.ln()).sqrt(),
            None => 1.0,
        };
        Ok(Some(Stretch {
            original_context: original as usize,
            factor,
            short: divisors("rope_scaling.short_factor", &self.short_factor)?,
            long: divisors("rope_scaling.long_factor", &self.long_factor)?,
        }))
    }
}

fn positive(key: &str, value: Option<f64>) -> Result<f64, InferenceError> {
    match value {
        Some(value) if value.is_finite() && value > 0.0 => Ok(value),
        Some(_) => Err(bad(key, "it is not positive")),
        None => Err(missing(key)),
    }
}
