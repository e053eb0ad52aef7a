//! Sizes of a model from the settings of its GGUF file.

use super::{Config, MAX_SIZE, Scaling, bad, family, missing};
use crate::error::InferenceError;
use crate::gguf::{Header, Value};

impl Config {
    pub(crate) fn from_gguf(header: &Header) -> Result<Config, InferenceError> {
        let architecture = match header.metadata.get("general.architecture") {
            Some(Value::Text(name)) => name.as_str(),
            _ => return Err(missing("general.architecture")),
        };
        let family = family(architecture)?;
        let settings = Settings {
            header,
            architecture,
        };
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
            n_layers: settings.required("block_count")?,
            width,
            feed_forward: settings.required("feed_forward_length")?,
            n_heads,
            n_kv_heads: settings.size("attention.head_count_kv")?.unwrap_or(n_heads),
            head_dim,
            rope_dim: settings.size("rope.dimension_count")?.unwrap_or(head_dim),
            rope_base: settings.number("rope.freq_base")?.unwrap_or(10_000.0),
            scaling: settings.scaling()?,
            norm_epsilon: settings
                .number("attention.layer_norm_rms_epsilon")?
                .ok_or_else(|| missing(&settings.key("attention.layer_norm_rms_epsilon")))?
                as f32,
            context: settings.required("context_length")?,
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
}
