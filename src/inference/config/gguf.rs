//! Sizes of a model from the settings of its GGUF file.

use super::family::Pattern;
use super::layers::{GLOBAL, LayerKind, UNTURNED, chosen, every, local};
use super::{Config, Family, MAX_SIZE, ROPE_BASE, Scaling, Stretch, bad, layer_count, missing};
use crate::embedding::Pooling;
use crate::error::InferenceError;
use crate::gguf::{Header, Value};

impl Config {
    pub(crate) fn from_gguf(header: &Header) -> Result<Config, InferenceError> {
        let architecture = match header.metadata.get("general.architecture") {
            Some(Value::Text(name)) => name.as_str(),
            _ => return Err(missing("general.architecture")),
        };
        let family = Family::of_gguf(architecture)?;
        let settings = Settings {
            header,
            architecture,
        };
        for key in family.gguf_needs {
            settings
                .value(key)
                .ok_or_else(|| missing(&settings.key(key)))?;
        }
        for key in ["attn_logit_softcapping", "final_logit_softcapping"] {
            if settings.value(key).is_some() {
                return Err(bad(&settings.key(key), "capped scores are not known here"));
            }
        }
        let n_layers = settings.required("block_count")?;
        let n_layers = layer_count(&settings.key("block_count"), n_layers)?;
        let n_heads = settings.required("attention.head_count")?;
        let width = settings.required("embedding_length")?;
        let head_dim = match settings.size("attention.key_length")? {
            Some(head_dim) => head_dim,
            None => width / n_heads,
        };
        if let Some(value_dim) = settings.size("attention.value_length")?
            && value_dim != head_dim
        {
            let key = settings.key("attention.value_length");
            return Err(bad(&key, "values of another length than keys"));
        }
        let config = Config {
            family,
            pairs: family.gguf_pairs,
            n_layers,
            width,
            feed_forward: settings.required("feed_forward_length")?,
            n_heads,
            n_kv_heads: settings.size("attention.head_count_kv")?.unwrap_or(n_heads),
            head_dim,
            rope_dim: settings.size("rope.dimension_count")?.unwrap_or(head_dim),
            rope_base: settings.number("rope.freq_base")?.unwrap_or(ROPE_BASE),
            local_rope_base: settings.number("rope.freq_base_swa")?.unwrap_or(ROPE_BASE),
            scaling: settings.scaling()?,
            stretch: settings.stretch()?,
            layers: settings.layers(family, n_layers)?,
            attention_scale: settings.attention_scale(
                family,
                n_layers,
                width / n_heads,
                head_dim,
            )?,
            norm_epsilon: settings
                .number("attention.layer_norm_rms_epsilon")?
                .ok_or_else(|| missing(&settings.key("attention.layer_norm_rms_epsilon")))?
                as f32,
            context: settings.required("context_length")?,
            pooling: settings.pooling()?,
        };
        config.checked()
    }
}

/// GGUF settings of one architecture.
struct Settings<'a> {
    header: &'a Header,
    architecture: &'a str,
}

impl Settings<'_> {
    fn key(&self, name: &str) -> String {
        format!("{}.{name}", self.architecture)
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.header.metadata.get(&self.key(name))
    }

    /// llama.cpp's numbers: 0 for a model that was not made for embeddings, 1 mean, 2 first, 3 last, 4 rank.
    fn pooling(&self) -> Result<Pooling, InferenceError> {
        match self.value("pooling_type").map(Value::as_u64) {
            None | Some(Some(0 | 1)) => Ok(Pooling::Mean),
            Some(Some(3)) => Ok(Pooling::Last),
            Some(_) => {
                let key = self.key("pooling_type");
                Err(bad(&key, "only the mean and the last token are known here"))
            }
        }
    }

    fn required(&self, name: &str) -> Result<usize, InferenceError> {
        self.size(name)?.ok_or_else(|| missing(&self.key(name)))
    }

    /// A positive size. A list with one equal entry per layer counts as that entry.
    fn size(&self, name: &str) -> Result<Option<usize>, InferenceError> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let size = match value {
            Value::Numbers(list) => {
                let mut values = list.values().map(|value| value.as_u64());
                let first = values.next().flatten();
                first.filter(|_| values.all(|value| value == first))
            }
            other => other.as_u64(),
        };
        match size {
            Some(size) if (1..=MAX_SIZE).contains(&size) => Ok(Some(size as usize)),
            _ => Err(bad(&self.key(name), "it is no sensible size")),
        }
    }

    fn number(&self, name: &str) -> Result<Option<f64>, InferenceError> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let number = value.as_f64().filter(|number| number.is_finite());
        let number = number.ok_or_else(|| bad(&self.key(name), "it is no number"))?;
        Ok(Some(number))
    }

    fn scaling(&self) -> Result<Scaling, InferenceError> {
        let kind = match self.value("rope.scaling.type") {
            Some(Value::Text(kind)) => kind.as_str(),
            _ => "linear",
        };
        // Older files write the factor as `scale_linear`.
        let factor = match self.number("rope.scaling.factor")? {
            Some(factor) => Some(factor),
            None => self.number("rope.scale_linear")?,
        };
        match (kind, factor) {
            ("none", _) | ("linear", None) => Ok(Scaling::None),
            ("linear", Some(factor)) if factor > 0.0 => Ok(Scaling::Linear { factor }),
            _ => Err(bad(
                &self.key("rope.scaling.type"),
                &format!("scaling `{kind}` is not known here"),
            )),
        }
    }

    /// The divisors themselves are tensors.
    fn stretch(&self) -> Result<Option<Stretch>, InferenceError> {
        let mut tensors = self.header.tensors.iter();
        if !tensors.any(|tensor| tensor.name == LONG_DIVISORS) {
            return Ok(None);
        }
        let factor = "rope.scaling.attn_factor";
        Ok(Some(Stretch {
            original_context: self.required("rope.scaling.original_context_length")?,
            factor: self
                .number(factor)?
                .ok_or_else(|| missing(&self.key(factor)))?,
            short: Vec::new(),
            long: Vec::new(),
        }))
    }

    fn layers(&self, family: &Family, n: usize) -> Result<Vec<LayerKind>, InferenceError> {
        let window = match self.value("attention.sliding_window").map(Value::as_u64) {
            // Writers put 0 where a model has no window.
            Some(Some(0)) => None,
            _ => self.size("attention.sliding_window")?,
        };
        Ok(match (family.pattern, window) {
            (Pattern::Windowed, window) => vec![LayerKind { window, ..GLOBAL }; n],
            (Pattern::MostlyLocal, Some(window)) => {
                let pattern = "attention.sliding_window_pattern";
                match self.value(pattern) {
                    Some(Value::Numbers(flags)) => {
                        let flags = flags.values().map(|flag| match flag {
                            Value::Bool(flag) => flag,
                            other => other.as_u64() != Some(0),
                        });
                        chosen(flags, local(window), GLOBAL)
                    }
                    _ => every(self.size(pattern)?.unwrap_or(6), n, GLOBAL, local(window)),
                }
            }
            (Pattern::MostlyTurned, _) => every(4, n, UNTURNED, GLOBAL),
            (Pattern::Alike | Pattern::MostlyLocal, _) => vec![GLOBAL; n],
        })
    }

    /// One over the root of a head's length, unless the file or the family has it otherwise.
    fn attention_scale(
        &self,
        family: &Family,
        n_layers: usize,
        share: usize,
        head_dim: usize,
    ) -> Result<f32, InferenceError> {
        if let Some(scale) = self
            .number("attention.scale")?
            .filter(|&scale| scale != 0.0)
        {
            return Ok(scale as f32);
        }
        // llama.cpp knows the 27-billion Gemma, whose files do not say it, by its layers.
        let is_largest_gemma = family.pattern == Pattern::MostlyLocal && n_layers == 62;
        let root = if is_largest_gemma { share } else { head_dim };
        Ok(1.0 / (root as f32).sqrt())
    }
}

/// Present where a model turns long sequences by other speeds.
const LONG_DIVISORS: &str = "rope_factors_long.weight";
