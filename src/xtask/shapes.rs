//! The sizes of published models, of which files with random weights are made.

/// The sizes of a published model.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) architecture: &'static str,
    /// llama.cpp's name of the rule that splits text before merging.
    pub(crate) splits: &'static str,
    pub(crate) n_layers: usize,
    pub(crate) width: usize,
    pub(crate) feed_forward: usize,
    pub(crate) n_heads: usize,
    pub(crate) n_kv_heads: usize,
    pub(crate) head_dim: usize,
    pub(crate) vocabulary: usize,
    pub(crate) context: u32,
    pub(crate) rope_base: f32,
    pub(crate) epsilon: f32,
    pub(crate) has_head_norms: bool,
}

pub(crate) const SMOLLM2_135M: Shape = Shape {
    name: "smollm2-135m",
    architecture: "llama",
    splits: "smollm",
    n_layers: 30,
    width: 576,
    feed_forward: 1536,
    n_heads: 9,
    n_kv_heads: 3,
    head_dim: 64,
    vocabulary: 49_152,
    context: 8192,
    rope_base: 100_000.0,
    epsilon: 1e-5,
    has_head_norms: false,
};

pub(crate) const QWEN3_0_6B: Shape = Shape {
    name: "qwen3-0.6b",
    architecture: "qwen3",
    splits: "qwen2",
    n_layers: 28,
    width: 1024,
    feed_forward: 3072,
    n_heads: 16,
    n_kv_heads: 8,
    head_dim: 128,
    vocabulary: 151_936,
    context: 40_960,
    rope_base: 1_000_000.0,
    epsilon: 1e-6,
    has_head_norms: true,
};
