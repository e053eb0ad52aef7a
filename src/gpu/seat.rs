//! A model on a card that has proved itself: opened, tested, uploaded step by step.

use std::rc::Rc;

use inference::{Blueprint, Source};

use crate::decoder::Decoder;
use crate::device::{Gpu, MAX_BINDING_BYTES, Variant};
use crate::error::GpuError;
use crate::memory::Room;
use crate::self_test::self_test;
use crate::upload::Upload;

/// Longest sequence on a card, in tokens: keys and values take their room from the start.
const MOST_TOKENS: usize = 8192;
/// Tokens of a prompt that are computed at one go: a person who stops waits for no more.
const CHUNK: usize = 128;

/// The way to compute that the card is trusted with: the one it prefers, or the plainest where it gets
/// that one wrong.
///
/// # Errors
/// [`GpuError::Wrong`] where it computes both wrongly, or what the card says.
pub async fn trusted(gpu: &Rc<Gpu>) -> Result<Variant, GpuError> {
    let mut least = f64::INFINITY;
    let mut refused = None;
    for variant in [gpu.preferred(), Variant::default()] {
        match self_test(gpu, variant).await {
            Ok(found) if found.is_ok() => return Ok(variant),
            Ok(found) => least = least.min(found.prompt_cosine).min(found.token_cosine),
            Err(error @ GpuError::Lost { .. }) => return Err(error),
            Err(error) => refused = Some(error),
        }
    }
    Err(refused.unwrap_or(GpuError::Wrong { cosine: least }))
}

/// What is asked of a card for a model: as long a sequence as one binding has room for.
pub(crate) fn room(blueprint: &Blueprint) -> Room {
    let row_bytes = 2 * 4 * blueprint.n_kv_heads * blueprint.head_dim;
    // A little is left for what the kernels read beyond the end.
    let most = (MAX_BINDING_BYTES as usize - 4096) / row_bytes.max(1);
    Room {
        capacity: blueprint.context.min(MOST_TOKENS).min(most),
        chunk: CHUNK,
        wanted: 8,
    }
}

/// Tests the card, then begins to bring the model there.
///
/// # Errors
/// As [`trusted`] and [`Upload::begin`].
pub async fn begin(gpu: &Rc<Gpu>, blueprint: Blueprint) -> Result<Upload, GpuError> {
    let variant = trusted(gpu).await?;
    let room = room(&blueprint);
    Upload::begin(gpu.clone(), blueprint, variant, room).await
}

/// All of it at one go, where nobody has to be heard in between.
///
/// # Errors
/// As [`begin`] and [`Upload::run`].
pub async fn seat(
    gpu: &Rc<Gpu>,
    blueprint: Blueprint,
    source: &dyn Source,
) -> Result<Decoder, GpuError> {
    begin(gpu, blueprint).await?.run(source).await
}
