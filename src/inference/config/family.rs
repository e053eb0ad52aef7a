//! The table of families: what sets one architecture apart from the others.

use crate::error::InferenceError;

/// What sets one architecture apart; the forward pass is the same for all.
///
/// The facts are those of llama.cpp (`src/models`, `conversion`) and of the `transformers` library
/// (`models/*/configuration_*.py` and `modeling_*.py`).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Family {
    /// Name in GGUF files.
    pub(crate) name: &'static str,
    /// `model_type` in config.json.
    pub(crate) hf_name: &'static str,
    /// Which numbers of a head turn together in a GGUF file. In safetensors it is always halves.
    pub(crate) gguf_pairs: Pairs,
    /// Queries, keys and values have a bias that must be there.
    pub(crate) has_qkv_bias: bool,
    /// Queries and keys are normalised head by head.
    pub(crate) has_qk_norm: bool,
    /// What attention and feed-forward give is normalised before it is added.
    pub(crate) has_post_norms: bool,
    /// Queries, keys and values are rows of one matrix, and so are gate and up.
    pub(crate) is_fused: bool,
    /// Token vectors are multiplied by the root of their length.
    pub(crate) scales_embedding: bool,
    /// Norms in safetensors hold what is added to 1. GGUF files have the sum.
    pub(crate) hf_norms_above_one: bool,
    pub(crate) gate: Gate,
    pub(crate) pattern: Pattern,
    /// Settings that a GGUF file of this family has to state, because what others fall back to is wrong for it.
    pub(crate) gguf_needs: &'static [&'static str],
}

/// Which two numbers of a head the rotary position turns together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pairs {
    /// 0 with 1, 2 with 3: how llama weights are permuted in GGUF.
    Neighbours,
    /// 0 with half, 1 with half + 1.
    Halves,
}

/// What becomes of the gate before it is multiplied with the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gate {
    /// `x` times its logistic function.
    Silu,
    /// GELU by the hyperbolic tangent.
    Gelu,
}

impl Gate {
    /// The name in config.json.
    pub(crate) fn hf_name(self) -> &'static str {
        match self {
            Gate::Silu => "silu",
            Gate::Gelu => "gelu_pytorch_tanh",
        }
    }
}

/// How layers differ in what they see and how they turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// Not at all.
    Alike,
    /// Every layer looks back no further than the window, if the file states one.
    Windowed,
    /// All but every sixth look back no further than the window, and turn by speeds of their own.
    MostlyLocal,
    /// All turn but every fourth.
    MostlyTurned,
}

const LLAMA: Family = Family {
    name: "llama",
    hf_name: "llama",
    gguf_pairs: Pairs::Neighbours,
    has_qkv_bias: false,
    has_qk_norm: false,
    has_post_norms: false,
    is_fused: false,
    scales_embedding: false,
    hf_norms_above_one: false,
    gate: Gate::Silu,
    pattern: Pattern::Alike,
    gguf_needs: &[],
};

static FAMILIES: [Family; 6] = [
    LLAMA,
    Family {
        name: "qwen2",
        hf_name: "qwen2",
        gguf_pairs: Pairs::Halves,
        has_qkv_bias: true,
        ..LLAMA
    },
    Family {
        name: "qwen3",
        hf_name: "qwen3",
        gguf_pairs: Pairs::Halves,
        has_qk_norm: true,
        ..LLAMA
    },
    Family {
        name: "gemma3",
        hf_name: "gemma3_text",
        gguf_pairs: Pairs::Halves,
        has_qk_norm: true,
        has_post_norms: true,
        scales_embedding: true,
        hf_norms_above_one: true,
        gate: Gate::Gelu,
        pattern: Pattern::MostlyLocal,
        gguf_needs: &[
            "attention.key_length",
            "attention.sliding_window",
            "rope.freq_base",
        ],
        ..LLAMA
    },
    Family {
        name: "phi3",
        hf_name: "phi3",
        gguf_pairs: Pairs::Halves,
        is_fused: true,
        pattern: Pattern::Windowed,
        ..LLAMA
    },
    Family {
        name: "smollm3",
        hf_name: "smollm3",
        pattern: Pattern::MostlyTurned,
        ..LLAMA
    },
];

impl Family {
    /// By the name in a GGUF file.
    pub(super) fn of_gguf(name: &str) -> Result<&'static Family, InferenceError> {
        find(name, |family| family.name)
    }

    /// By the `model_type` in a config.json.
    pub(super) fn of_hf(name: &str) -> Result<&'static Family, InferenceError> {
        // Gemma 3 with eyes has another layout; GGUF files keep the eyes in a file of their own.
        let name = match name {
            "gemma3" => "gemma3 with pictures",
            name => name,
        };
        find(name, |family| family.hf_name)
    }
}

fn find(
    name: &str,
    theirs: impl Fn(&Family) -> &'static str,
) -> Result<&'static Family, InferenceError> {
    let found = FAMILIES.iter().find(|family| theirs(family) == name);
    found.ok_or_else(|| InferenceError::UnsupportedArchitecture { name: name.into() })
}
