//! Whether a card computes what it should: a small model of one layer, on the card and on the processor.
//!
//! Drivers and browsers have translated kernels wrongly before; a page asks this once for each card and
//! way to compute, before it trusts it with a person's question.

use std::rc::Rc;

use inference::{Blueprint, Model, Session};

use crate::device::{Gpu, Variant};
use crate::error::GpuError;
use crate::memory::Room;
use crate::synthetic::{Formats, Shape, gguf};
use crate::upload::Upload;

/// What the card's scores have to be like at least: the cosine between them and the processor's.
pub const LEAST_COSINE: f64 = 0.999;

/// How the card did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SelfTest {
    /// Cosine between the card's scores and the processor's after a prompt: 1 for the same.
    pub prompt_cosine: f64,
    /// As `prompt_cosine`, after one more token, which goes through other kernels.
    pub token_cosine: f64,
    /// Whether the card drew the token that its own scores say.
    pub draws_right: bool,
}

impl SelfTest {
    /// Whether the card can be trusted.
    pub fn is_ok(&self) -> bool {
        // Not the other way round: a cosine that is no number is no good either.
        self.prompt_cosine >= LEAST_COSINE && self.token_cosine >= LEAST_COSINE && self.draws_right
    }
}

pub(crate) const SHAPE: Shape = Shape {
    family: "llama",
    n_layers: 1,
    width: 256,
    feed_forward: 512,
    n_heads: 4,
    n_kv_heads: 2,
    head_dim: 64,
    vocabulary: 512,
    context: 64,
    window: None,
    short_context: None,
};
pub(crate) const FORMATS: Formats = Formats {
    embedding: "Q8_0",
    matrices: "Q4_0",
    finer: "Q6_K",
};
pub(crate) const ROOM: Room = Room {
    capacity: SHAPE.context,
    chunk: 32,
    wanted: 1,
};
pub(crate) const PROMPT: [u32; 20] = [
    5, 300, 17, 201, 9, 44, 411, 76, 3, 128, 500, 61, 250, 33, 7, 190, 402, 88, 271, 12,
];

/// Computes one layer in the formats that are used most, on the card and on the processor. Takes some
/// milliseconds, most of them for compiling.
///
/// # Errors
/// What went wrong on the card.
pub async fn self_test(gpu: &Rc<Gpu>, variant: Variant) -> Result<SelfTest, GpuError> {
    let file = gguf(&SHAPE, FORMATS, 1);
    let blueprint = Blueprint::of_gguf(&file)?;
    let mut session = Session::new(Rc::new(Model::from_gguf(&file, &mut |_, _| true)?));
    let upload = Upload::begin(gpu.clone(), blueprint, variant, ROOM).await?;
    let mut decoder = upload.run(&file).await?;
    decoder.prefill(&PROMPT)?;
    let found = decoder.logits().await?;
    let prompt_cosine = cosine(&session.logits_after(&PROMPT)?, &found);
    let drawn = decoder.draw(1, crate::Drawing::default()).await?;
    let best = found.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let id = drawn.first().map_or(0, |it| it.id);
    let found = decoder.logits().await?;
    let longer = [&PROMPT[..], &[id]].concat();
    Ok(SelfTest {
        prompt_cosine,
        token_cosine: cosine(&session.logits_after(&longer)?, &found),
        draws_right: decoder.ids() == longer && is_best(best, &session.logits_after(&PROMPT)?, id),
    })
}

/// Whether the processor, too, scores `id` about as high as the best.
fn is_best(best: f32, expected: &[f32], id: u32) -> bool {
    expected
        .get(id as usize)
        .is_some_and(|score| best - score < 0.1 * best.abs().max(1.0))
}

/// How alike two vectors are: 1 for the same direction.
pub(crate) fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| -> f64 {
        a.iter()
            .zip(b)
            .map(|(a, b)| f64::from(*a) * f64::from(*b))
            .sum()
    };
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}
