//! What a model is: its family and its sizes, from GGUF settings or a config.json.

use serde::Deserialize;

use crate::error::InferenceError;
use crate::gguf::{Header, Value};

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

fn family(name: &str) -> Result<&'static Family, InferenceError> {
    let found = FAMILIES.iter().find(|family| family.name == name);
    found.ok_or_else(|| InferenceError::UnsupportedArchitecture { name: name.into() })
}

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

    pub(crate) fn from_json(json: &[u8]) -> Result<HfConfig, InferenceError> {
        serde_json::from_slice::<HfConfig>(json).map_err(|e| bad("config.json", &e.to_string()))
    }

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
        Ok(self)
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

fn missing(key: &str) -> InferenceError {
    InferenceError::MissingSetting { key: key.into() }
}

fn bad(key: &str, reason: &str) -> InferenceError {
    InferenceError::BadSetting {
        key: key.into(),
        reason: reason.into(),
    }
}
