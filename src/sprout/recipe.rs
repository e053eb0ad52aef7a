//! The recipe: every size, rate and share that decides what Sprout becomes, in one place.

use crate::corpus::family::Family;

/// Seed of the corpus and of the first weights.
pub const SEED: u64 = 20_261_120;

/// Most entries of the vocabulary, specials included.
pub const VOCABULARY: usize = 1536;
/// Documents that the tokenizer is trained on.
pub const TOKENIZER_DOCUMENTS: u64 = 12_000;

/// Sizes of the network (llama architecture, tied embeddings).
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sizes {
    pub vocabulary: usize,
    /// Width of a token's vector; a multiple of 32, Q8_0's block.
    pub width: usize,
    pub layers: usize,
    /// Heads of `width / heads` numbers each.
    pub heads: usize,
    pub feed_forward: usize,
    /// Tokens that the file says it takes; training documents are shorter (see `Stage`).
    pub context: usize,
    pub rope_base: f32,
    pub norm_epsilon: f32,
}

pub const SIZES: Sizes = Sizes {
    vocabulary: VOCABULARY,
    width: 160,
    layers: 5,
    heads: 5,
    feed_forward: 448,
    context: 2048,
    rope_base: 10_000.0,
    norm_epsilon: 1e-5,
};

/// How the weights move.
pub struct Learning {
    /// Padded tokens in a step.
    pub batch_tokens: usize,
    pub steps: usize,
    pub warm_up_steps: usize,
    /// Peak rate of Muon, for the matrices between embedding and logits.
    pub matrix_rate: f64,
    /// Peak rate of AdamW, for the embedding and the norms.
    pub vector_rate: f64,
    /// The rates fall to this share of their peak along a cosine.
    pub final_share: f64,
    pub weight_decay: f64,
    pub clip_norm: f64,
    /// What instruction, labels and inputs count in the loss; answers count 1.
    pub frame_weight: f32,
    /// What an answer counts that can only be guessed.
    pub guess_weight: f32,
}

pub const LEARNING: Learning = Learning {
    batch_tokens: 4096,
    steps: 5000,
    warm_up_steps: 60,
    matrix_rate: 0.02,
    vector_rate: 4e-3,
    final_share: 0.03,
    weight_decay: 0.02,
    clip_norm: 1.0,
    frame_weight: 0.06,
    guess_weight: 0.0,
};

/// A stretch of the training with its own mix of tasks.
pub struct Stage {
    /// It lasts until this share of all steps is done.
    pub until: f64,
    pub fewest_shots: usize,
    pub most_shots: usize,
    /// Longer documents are left out.
    pub most_tokens: usize,
    /// Share of rows that are random tokens with repeats, where nothing but looking back helps.
    pub repeats: f64,
    /// Share of documents written as chat turns.
    pub chat_share: f64,
    pub mix: &'static [(Family, f64)],
}

/// First looking up and simple groups, which teach the model to read examples; then everything.
pub const STAGES: &[Stage] = &[
    Stage {
        until: 0.04,
        fewest_shots: 6,
        most_shots: 10,
        most_tokens: 128,
        repeats: 0.8,
        chat_share: 0.0,
        mix: &[(Family::Recall, 1.0)],
    },
    Stage {
        until: 0.1,
        fewest_shots: 5,
        most_shots: 11,
        most_tokens: 200,
        repeats: 0.5,
        chat_share: 0.1,
        mix: &[
            (Family::Recall, 5.0),
            (Family::Category, 3.0),
            (Family::Kinds, 2.0),
            (Family::Copy, 1.0),
            (Family::Pattern, 0.5),
        ],
    },
    Stage {
        until: 0.25,
        fewest_shots: 3,
        most_shots: 10,
        most_tokens: 256,
        repeats: 0.1,
        chat_share: 0.15,
        mix: &[
            (Family::Kinds, 6.0),
            (Family::Tone, 2.0),
            (Family::Category, 3.0),
            (Family::Recall, 2.0),
            (Family::Copy, 1.0),
            (Family::Casing, 0.7),
            (Family::Letter, 0.5),
            (Family::Reverse, 0.5),
            (Family::Plural, 0.5),
            (Family::Opposite, 0.5),
            (Family::Past, 0.5),
            (Family::Translation, 1.0),
            (Family::Capital, 0.4),
            (Family::Sum, 0.5),
            (Family::Pattern, 0.6),
            (Family::Extract, 0.7),
        ],
    },
    Stage {
        until: 1.0,
        fewest_shots: 0,
        most_shots: 12,
        most_tokens: 320,
        repeats: 0.0,
        chat_share: 0.2,
        mix: &[
            (Family::Kinds, 7.0),
            (Family::Tone, 2.0),
            (Family::Category, 2.0),
            (Family::Recall, 0.7),
            (Family::Copy, 0.8),
            (Family::Casing, 1.2),
            (Family::Letter, 0.8),
            (Family::Reverse, 0.8),
            (Family::Plural, 0.8),
            (Family::Opposite, 0.9),
            (Family::Past, 0.8),
            (Family::Translation, 2.0),
            (Family::Capital, 0.7),
            (Family::Sum, 1.0),
            (Family::Pattern, 0.9),
            (Family::Extract, 0.9),
        ],
    },
];

/// The stage at this share of the way.
pub fn stage_at(share: f64) -> &'static Stage {
    STAGES
        .iter()
        .find(|stage| share < stage.until)
        .unwrap_or(&STAGES[STAGES.len() - 1])
}
