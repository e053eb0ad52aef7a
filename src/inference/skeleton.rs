//! The plan of a model before its weights: every matrix is named, checked and empty; vectors are there.

use crate::catalog::Catalog;
use crate::config::Config;
use crate::error::InferenceError;
use crate::matrix::Matrix;
use crate::plan::{Layer, Linear, Plan};
use crate::rope::Rope;
use crate::source::Source;
use crate::team::Alone;

/// Most tokens that a vocabulary may have.
const MAX_VOCABULARY: u64 = 1 << 24;

/// Which names tensors have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    Gguf,
    HuggingFace,
}

/// The parts of a layer: in GGUF after `blk.N.`, in safetensors after `model.layers.N.`.
const LAYER_NAMES: [(&str, &str); 11] = [
    ("attn_norm", "input_layernorm"),
    ("attn_q", "self_attn.q_proj"),
    ("attn_k", "self_attn.k_proj"),
    ("attn_v", "self_attn.v_proj"),
    ("attn_output", "self_attn.o_proj"),
    ("attn_q_norm", "self_attn.q_norm"),
    ("attn_k_norm", "self_attn.k_norm"),
    ("ffn_norm", "post_attention_layernorm"),
    ("ffn_gate", "mlp.gate_proj"),
    ("ffn_up", "mlp.up_proj"),
    ("ffn_down", "mlp.down_proj"),
];

/// As [`LAYER_NAMES`], for what is outside layers.
const OUTER_NAMES: [(&str, &str); 3] = [
    ("token_embd", "model.embed_tokens"),
    ("output_norm", "model.norm"),
    ("output", "lm_head"),
];

/// Where in the file a tensor belongs.
#[derive(Clone, Copy)]
enum Place {
    Layer(usize),
    Outside,
}

/// Everything needed to find tensors.
pub(crate) struct Skeleton<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) source: &'a dyn Source,
    pub(crate) naming: Naming,
    /// Whether the output is the embedding, if the file says so.
    pub(crate) is_tied: Option<bool>,
}

impl Skeleton<'_> {
    /// The plan, with the shape and format of every matrix checked and only vectors read.
    pub(crate) fn plan(self, config: Config) -> Result<Plan, InferenceError> {
        let Config {
            width, rope_dim, ..
        } = config;
        let embedding_name = self.name("token_embd", Place::Outside);
        let vocab_size = self.vocab_size(&embedding_name)?;
        let embedding = self.matrix(&embedding_name, &[vocab_size, width])?;
        let divisors = match self.catalog.find("rope_freqs.weight") {
            Some(_) => Some(self.vector("rope_freqs.weight", rope_dim / 2)?),
            None => None,
        };
        let rope = Rope::new(&config, divisors.as_deref());
        let mut layers = Vec::new();
        for index in 0..config.n_layers {
            layers.push(self.layer(&config, index)?);
        }
        let final_norm = self.name("output_norm", Place::Outside);
        let final_norm = self.vector(&final_norm, width)?;
        let head_name = self.name("output", Place::Outside);
        let has_head = self.catalog.find(&head_name).is_some();
        let head = match (self.is_tied, has_head) {
            (Some(true), _) | (None, false) => None,
            _ => Some(self.matrix(&head_name, &[vocab_size, width])?),
        };
        Ok(Plan {
            rope,
            embedding,
            layers,
            final_norm,
            head,
            config,
            team: &Alone,
        })
    }

    /// The rows of the embedding.
    fn vocab_size(&self, name: &str) -> Result<usize, InferenceError> {
        let Some(entry) = self.catalog.find(name) else {
            return Err(InferenceError::MissingTensor { name: name.into() });
        };
        match entry.shape.first().copied() {
            Some(n @ 1..=MAX_VOCABULARY) => Ok(n as usize),
            _ => Err(InferenceError::BadSetting {
                key: name.into(),
                reason: "its number of rows is no sensible vocabulary".into(),
            }),
        }
    }

    fn layer(&self, config: &Config, index: usize) -> Result<Layer, InferenceError> {
        let at = Place::Layer(index);
        let Config {
            width,
            feed_forward,
            head_dim,
            ..
        } = *config;
        let query = config.n_heads * head_dim;
        let key = config.n_kv_heads * head_dim;
        let has_bias = config.family.has_qkv_bias;
        let head_norm = |part: &str| match config.family.has_qk_norm {
            true => self.vector(&self.name(part, at), head_dim).map(Some),
            false => Ok(None),
        };
        Ok(Layer {
            attention_norm: self.vector(&self.name("attn_norm", at), width)?,
            query: self.linear("attn_q", at, [query, width], has_bias)?,
            key: self.linear("attn_k", at, [key, width], has_bias)?,
            value: self.linear("attn_v", at, [key, width], has_bias)?,
            output: self.linear("attn_output", at, [width, query], false)?,
            query_norm: head_norm("attn_q_norm")?,
            key_norm: head_norm("attn_k_norm")?,
            feed_norm: self.vector(&self.name("ffn_norm", at), width)?,
            gate: self.linear("ffn_gate", at, [feed_forward, width], false)?,
            up: self.linear("ffn_up", at, [feed_forward, width], false)?,
            down: self.linear("ffn_down", at, [width, feed_forward], false)?,
        })
    }

    /// A matrix and its bias; a bias that the family does not ask for is used if it is there.
    fn linear(
        &self,
        part: &str,
        at: Place,
        shape: [usize; 2],
        needs_bias: bool,
    ) -> Result<Linear, InferenceError> {
        let name = self.name(part, at);
        let weight = self.matrix(&name, &shape)?;
        let bias_name = format!("{}.bias", name.trim_end_matches(".weight"));
        let bias = match needs_bias || self.catalog.find(&bias_name).is_some() {
            true => Some(self.vector(&bias_name, shape[0])?),
            false => None,
        };
        Ok(Linear { weight, bias })
    }

    fn matrix(&self, name: &str, shape: &[usize]) -> Result<Matrix, InferenceError> {
        Matrix::empty(name, self.catalog.get(name, shape)?)
    }

    fn vector(&self, name: &str, len: usize) -> Result<Vec<f32>, InferenceError> {
        let mut row = self.matrix(name, &[len])?;
        row.fill_all(self.source)?;
        let mut vector = vec![0.0; len];
        row.row(0, &mut vector);
        Ok(vector)
    }

    fn name(&self, part: &str, at: Place) -> String {
        let (table, gguf, hugging_face): (&[_], _, _) = match at {
            Place::Layer(index) => (
                &LAYER_NAMES,
                format!("blk.{index}."),
                format!("model.layers.{index}."),
            ),
            Place::Outside => (&OUTER_NAMES, String::new(), String::new()),
        };
        let theirs = table.iter().find(|(ours, _)| *ours == part);
        match (self.naming, theirs) {
            (Naming::HuggingFace, Some((_, theirs))) => format!("{hugging_face}{theirs}.weight"),
            _ => format!("{gguf}{part}.weight"),
        }
    }
}
