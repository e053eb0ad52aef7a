//! What is known of a model before its matrices are read, for whoever computes it elsewhere (a graphics card).

use crate::config::{Config, Gate, Pairs, Turn};
use crate::format::Format;
use crate::packed::{Kind, Row};
use crate::plan::{Layer, Linear, Plan};
use crate::rope::Ropes;

/// A matrix in the file: `n_rows` rows of `n_cols` numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// How the numbers are stored.
    pub format: &'static Format,
    /// The first byte of the first row in the source.
    pub start: u64,
    /// Bytes of a row.
    pub row_bytes: u64,
    /// Rows: the length of what a product gives.
    pub n_rows: usize,
    /// Columns: the length of what is multiplied.
    pub n_cols: usize,
}

impl Stored {
    /// A row of the file taken apart; `None` for formats of floats. `bytes` are `row_bytes` long.
    pub fn unpack(&self, bytes: &[u8]) -> Option<Row> {
        Kind::named(self.format.name).map(|kind| Row::read(kind, bytes))
    }

    /// What a code stands for when the number is 0; `None` for formats of floats.
    pub fn offset(&self) -> Option<i32> {
        Kind::named(self.format.name).map(Kind::offset)
    }
}

/// A matrix and what is added after it.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearBlueprint {
    /// The matrix.
    pub weight: Stored,
    /// One number for each row, where there is a bias.
    pub bias: Option<Vec<f32>>,
}

/// By which speeds queries and keys are turned to their positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turning {
    /// The model's own.
    Global,
    /// Those of layers that see a window only.
    Local,
    /// In place of the model's own in long sequences.
    Long,
}

/// What becomes of the gate before it is multiplied with the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Squash {
    /// `x` times its logistic function.
    Silu,
    /// GELU by the hyperbolic tangent.
    Gelu,
}

/// One block of attention and feed-forward.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerBlueprint {
    /// How many positions a token sees, itself included; `None` for all up to itself.
    pub window: Option<usize>,
    /// `None` for layers that do not turn.
    pub turning: Option<Turning>,
    /// Weights of the norm before attention.
    pub attention_norm: Vec<f32>,
    /// Queries, all heads one below the other.
    pub query: LinearBlueprint,
    /// Keys.
    pub key: LinearBlueprint,
    /// Values.
    pub value: LinearBlueprint,
    /// What brings the mixed values back to the width.
    pub output: LinearBlueprint,
    /// Weights of the norm of each head's queries, where there is one.
    pub query_norm: Option<Vec<f32>>,
    /// Weights of the norm of each head's keys, where there is one.
    pub key_norm: Option<Vec<f32>>,
    /// Weights of the norm of what attention adds, where there is one.
    pub attention_post_norm: Option<Vec<f32>>,
    /// Weights of the norm before the feed-forward part.
    pub feed_norm: Vec<f32>,
    /// What is squashed.
    pub gate: LinearBlueprint,
    /// What the squashed gate is multiplied with.
    pub up: LinearBlueprint,
    /// Back to the width.
    pub down: LinearBlueprint,
    /// Weights of the norm of what the feed-forward part adds, where there is one.
    pub feed_post_norm: Option<Vec<f32>>,
}

/// Sizes, small vectors and the places of the matrices.
#[derive(Clone)]
pub struct Blueprint {
    /// Numbers in the state of a token.
    pub width: usize,
    /// Numbers between gate and down.
    pub feed_forward: usize,
    /// Heads of queries.
    pub n_heads: usize,
    /// Heads of keys and values; each serves `n_heads / n_kv_heads` heads of queries.
    pub n_kv_heads: usize,
    /// Numbers in a head.
    pub head_dim: usize,
    /// How many numbers of a head turn with the position; the rest stay.
    pub rope_dim: usize,
    /// Whether numbers 0 and 1 turn together, and so on; otherwise it is 0 and half of `rope_dim`.
    pub turns_neighbours: bool,
    /// Longest sequence in tokens.
    pub context: usize,
    /// What is added to a mean square before its root is taken.
    pub norm_epsilon: f32,
    /// What products of queries and keys are multiplied by.
    pub attention_scale: f32,
    /// What token vectors are multiplied by.
    pub embedding_scale: f32,
    /// What becomes of the gate.
    pub squash: Squash,
    /// The token vectors, one row for each token.
    pub embedding: Stored,
    /// The blocks, in order.
    pub layers: Vec<LayerBlueprint>,
    /// Weights of the norm after the last block.
    pub final_norm: Vec<f32>,
    /// What gives the scores; `None` when the embedding does.
    pub head: Option<Stored>,
    ropes: Ropes,
}

impl Blueprint {
    pub(crate) fn of(plan: &Plan) -> Blueprint {
        let config = &plan.config;
        let layers = plan.layers.iter().zip(&config.layers);
        Blueprint {
            width: config.width,
            feed_forward: config.feed_forward,
            n_heads: config.n_heads,
            n_kv_heads: config.n_kv_heads,
            head_dim: config.head_dim,
            rope_dim: config.rope_dim,
            turns_neighbours: config.pairs == Pairs::Neighbours,
            context: config.context,
            norm_epsilon: config.norm_epsilon,
            attention_scale: config.attention_scale,
            embedding_scale: embedding_scale(config),
            squash: match config.family.gate {
                Gate::Silu => Squash::Silu,
                Gate::Gelu => Squash::Gelu,
            },
            embedding: plan.embedding.stored(),
            layers: layers
                .map(|(layer, kind)| {
                    let turning = match kind.turn {
                        Turn::Global => Some(Turning::Global),
                        Turn::Local => Some(Turning::Local),
                        Turn::Unturned => None,
                    };
                    layer_blueprint(layer, kind.window, turning)
                })
                .collect(),
            final_norm: plan.final_norm.clone(),
            head: plan.head.as_ref().map(|head| head.stored()),
            ropes: plan.ropes.clone(),
        }
    }

    /// Whether sequences of `n_tokens` turn by [`Turning::Long`] where others turn by [`Turning::Global`].
    pub fn is_long(&self, n_tokens: usize) -> bool {
        self.ropes.is_long(n_tokens)
    }

    /// Cosine and sine of every pair of a head at `position`; `None` where no layer turns like this.
    pub fn cosines_and_sines(&self, turning: Turning, position: usize) -> Option<Vec<[f32; 2]>> {
        self.ropes.cosines_and_sines(turning, position)
    }
}

fn embedding_scale(config: &Config) -> f32 {
    match config.family.scales_embedding {
        true => (config.width as f32).sqrt(),
        false => 1.0,
    }
}

fn layer_blueprint(
    layer: &Layer,
    window: Option<usize>,
    turning: Option<Turning>,
) -> LayerBlueprint {
    let linear = |linear: &Linear| LinearBlueprint {
        weight: linear.weight.stored(),
        bias: linear.bias.clone(),
    };
    LayerBlueprint {
        window,
        turning,
        attention_norm: layer.attention_norm.clone(),
        query: linear(&layer.query),
        key: linear(&layer.key),
        value: linear(&layer.value),
        output: linear(&layer.output),
        query_norm: layer.query_norm.clone(),
        key_norm: layer.key_norm.clone(),
        attention_post_norm: layer.attention_post_norm.clone(),
        feed_norm: layer.feed_norm.clone(),
        gate: linear(&layer.gate),
        up: linear(&layer.up),
        down: linear(&layer.down),
        feed_post_norm: layer.feed_post_norm.clone(),
    }
}
