//! The plan of a model before its weights: every matrix is named, checked and empty; vectors are there.

use std::ops::Range;

use crate::catalog::{Catalog, Entry};
use crate::config::{Config, Family};
use crate::error::InferenceError;
use crate::matrix::Matrix;
use crate::plan::{Layer, Linear, Plan};
use crate::rope::Ropes;
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
const LAYER_NAMES: [(&str, &str); 14] = [
    ("attn_norm", "input_layernorm"),
    ("attn_qkv", "self_attn.qkv_proj"),
    ("attn_q", "self_attn.q_proj"),
    ("attn_k", "self_attn.k_proj"),
    ("attn_v", "self_attn.v_proj"),
    ("attn_output", "self_attn.o_proj"),
    ("attn_q_norm", "self_attn.q_norm"),
    ("attn_k_norm", "self_attn.k_norm"),
    ("post_attention_norm", "post_attention_layernorm"),
    ("ffn_norm", "post_attention_layernorm"),
    ("ffn_gate", "mlp.gate_proj"),
    ("ffn_up", "mlp.up_proj"),
    ("ffn_down", "mlp.down_proj"),
    ("post_ffw_norm", "post_feedforward_layernorm"),
];
/// In place of those in [`LAYER_NAMES`] where a family has norms of what is added.
const POST_NORM_NAMES: [(&str, &str); 1] = [("ffn_norm", "pre_feedforward_layernorm")];
/// In place of those in [`LAYER_NAMES`] where gate and up are one.
const FUSED_NAMES: [(&str, &str); 1] = [("ffn_up", "mlp.gate_up_proj")];

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
    pub(crate) family: &'static Family,
    /// Whether the output is the embedding, if the file says so.
    pub(crate) is_tied: Option<bool>,
}

impl Skeleton<'_> {
    /// The plan, with the shape and format of every matrix checked and only vectors read.
    pub(crate) fn plan(self, mut config: Config) -> Result<Plan, InferenceError> {
        let Config {
            width, rope_dim, ..
        } = config;
        let embedding_name = self.name("token_embd", Place::Outside);
        let vocab_size = self.vocab_size(&embedding_name)?;
        let embedding = self.matrix(&embedding_name, &[vocab_size, width])?;
        let divisors = match self.catalog.find("rope_freqs.weight") {
            Some(_) => Some(self.plain_vector("rope_freqs.weight", rope_dim / 2)?),
            None => None,
        };
        if let Some(stretch) = config.stretch.as_mut().filter(|it| it.long.is_empty()) {
            stretch.short = self.plain_vector("rope_factors_short.weight", rope_dim / 2)?;
            stretch.long = self.plain_vector("rope_factors_long.weight", rope_dim / 2)?;
        }
        let ropes = Ropes::new(&config, divisors.as_deref());
        let mut layers = Vec::new();
        for index in 0..config.n_layers {
            layers.push(self.layer(&config, index)?);
        }
        let final_norm = self.name("output_norm", Place::Outside);
        let final_norm = self.norm(&final_norm, width)?;
        let head_name = self.name("output", Place::Outside);
        let has_head = self.catalog.find(&head_name).is_some();
        let head = match (self.is_tied, has_head) {
            (Some(true), _) | (None, false) => None,
            _ => Some(self.matrix(&head_name, &[vocab_size, width])?),
        };
        Ok(Plan {
            ropes,
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
        let query_len = config.n_heads * head_dim;
        let key_len = config.n_kv_heads * head_dim;
        let norm = |part: &str, len: usize| self.norm(&self.name(part, at), len);
        let norm_if = |has: bool, part: &str, len: usize| match has {
            true => norm(part, len).map(Some),
            false => Ok(None),
        };
        let linear = |part: &str, shape: [usize; 2]| self.linear(part, at, shape, 0..shape[0]);
        let [query, key, value] = match self.family.is_fused {
            false => [
                linear("attn_q", [query_len, width])?,
                linear("attn_k", [key_len, width])?,
                linear("attn_v", [key_len, width])?,
            ],
            true => {
                let shape = [query_len + 2 * key_len, width];
                let rows = |rows: Range<usize>| self.linear("attn_qkv", at, shape, rows);
                [
                    rows(0..query_len)?,
                    rows(query_len..query_len + key_len)?,
                    rows(query_len + key_len..shape[0])?,
                ]
            }
        };
        let [gate, up] = match self.family.is_fused {
            false => [
                linear("ffn_gate", [feed_forward, width])?,
                linear("ffn_up", [feed_forward, width])?,
            ],
            true => {
                let shape = [2 * feed_forward, width];
                let rows = |rows: Range<usize>| self.linear("ffn_up", at, shape, rows);
                [rows(0..feed_forward)?, rows(feed_forward..shape[0])?]
            }
        };
        let has_qk_norm = self.family.has_qk_norm;
        let has_post_norms = self.family.has_post_norms;
        Ok(Layer {
            attention_norm: norm("attn_norm", width)?,
            query,
            key,
            value,
            output: linear("attn_output", [width, query_len])?,
            query_norm: norm_if(has_qk_norm, "attn_q_norm", head_dim)?,
            key_norm: norm_if(has_qk_norm, "attn_k_norm", head_dim)?,
            attention_post_norm: norm_if(has_post_norms, "post_attention_norm", width)?,
            feed_norm: norm("ffn_norm", width)?,
            gate,
            up,
            down: linear("ffn_down", [width, feed_forward])?,
            feed_post_norm: norm_if(has_post_norms, "post_ffw_norm", width)?,
        })
    }

    /// Some rows of the matrix that has `shape`, and their bias. A bias that the family does not ask for
    /// is used if it is there.
    fn linear(
        &self,
        part: &str,
        at: Place,
        shape: [usize; 2],
        rows: Range<usize>,
    ) -> Result<Linear, InferenceError> {
        let name = self.name(part, at);
        let whole = self.catalog.get(&name, &shape)?;
        let row_bytes = whole.n_bytes / shape[0] as u64;
        let entry = Entry {
            shape: vec![rows.len() as u64, shape[1] as u64],
            format: whole.format,
            start: whole.start + rows.start as u64 * row_bytes,
            n_bytes: rows.len() as u64 * row_bytes,
        };
        let weight = Matrix::empty(&name, &entry)?;
        let needs_bias = self.family.has_qkv_bias && matches!(part, "attn_q" | "attn_k" | "attn_v");
        let bias_name = format!("{}.bias", name.trim_end_matches(".weight"));
        let bias = match needs_bias || self.catalog.find(&bias_name).is_some() {
            true => Some(self.plain_vector(&bias_name, shape[0])?[rows].to_vec()),
            false => None,
        };
        Ok(Linear { weight, bias })
    }

    fn matrix(&self, name: &str, shape: &[usize]) -> Result<Matrix, InferenceError> {
        Matrix::empty(name, self.catalog.get(name, shape)?)
    }

    /// The numbers of a norm as they are multiplied with.
    fn norm(&self, name: &str, len: usize) -> Result<Vec<f32>, InferenceError> {
        let mut norm = self.plain_vector(name, len)?;
        if self.naming == Naming::HuggingFace && self.family.hf_norms_above_one {
            norm.iter_mut().for_each(|weight| *weight += 1.0);
        }
        Ok(norm)
    }

    fn plain_vector(&self, name: &str, len: usize) -> Result<Vec<f32>, InferenceError> {
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
        let (post_norms, fused) = (self.family.has_post_norms, self.family.is_fused);
        let renamed = POST_NORM_NAMES.iter().filter(|_| post_norms);
        let renamed = renamed.chain(FUSED_NAMES.iter().filter(|_| fused));
        let theirs = renamed.chain(table).find(|(ours, _)| *ours == part);
        match (self.naming, theirs) {
            (Naming::HuggingFace, Some((_, theirs))) => format!("{hugging_face}{theirs}.weight"),
            _ => format!("{gguf}{part}.weight"),
        }
    }
}
