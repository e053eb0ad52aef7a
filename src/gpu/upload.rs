//! Bringing a model to the graphics card in short steps; the page never holds more than a piece of it.

use std::rc::Rc;

use inference::{Blueprint, LayerBlueprint, Source};

use crate::decoder::Decoder;
use crate::device::{Gpu, MAX_BINDING_BYTES, Variant};
use crate::error::GpuError;
use crate::graph::{Builder, LayerWeights, Weights};
use crate::memory::{Memory, Room};
use crate::trouble::Since;
use crate::weights::{Slab, slabs};

/// A model on its way to the card. Dropping it gives back what it has taken there.
pub struct Upload {
    gpu: Rc<Gpu>,
    variant: Variant,
    blueprint: Blueprint,
    memory: Memory,
    pub(crate) weights: Weights,
    /// Errors of the card from then on may be ours.
    since: Since,
    done_bytes: u64,
    total_bytes: u64,
}

impl Upload {
    /// Takes the memory on the card for a model and one sequence. `variant` says how to multiply, and
    /// must be among the [`Gpu::abilities`].
    ///
    /// # Errors
    /// [`GpuError::Format`] or [`GpuError::Shape`] for models that our kernels cannot run,
    /// [`GpuError::OutOfMemory`].
    pub async fn begin(
        gpu: Rc<Gpu>,
        blueprint: Blueprint,
        variant: Variant,
        room: Room,
    ) -> Result<Upload, GpuError> {
        Upload::begin_with(gpu, blueprint, variant, room, MAX_BINDING_BYTES).await
    }

    /// As [`Upload::begin`], with matrices cut into pieces of at most `most_bytes`.
    pub(crate) async fn begin_with(
        gpu: Rc<Gpu>,
        blueprint: Blueprint,
        variant: Variant,
        room: Room,
        most_bytes: u64,
    ) -> Result<Upload, GpuError> {
        let card = gpu.clone();
        let take = || Upload::take(gpu, blueprint, variant, room, most_bytes);
        let mut upload = card.watched(take).await?;
        // What others did wrong before has been heard of by now.
        upload.since = card.now();
        Ok(upload)
    }

    fn take(
        gpu: Rc<Gpu>,
        blueprint: Blueprint,
        variant: Variant,
        room: Room,
        most_bytes: u64,
    ) -> Result<Upload, GpuError> {
        let memory = Memory::new(&gpu, &blueprint, room)?;
        let group = |matrices: &[_], is_gated| slabs(&gpu, matrices, is_gated, most_bytes);
        let embedding = group(&[blueprint.embedding], false)?;
        let mut layers = Vec::new();
        for layer in &blueprint.layers {
            let LayerBlueprint {
                query,
                key,
                value,
                output,
                gate,
                up,
                down,
                ..
            } = layer;
            layers.push(LayerWeights {
                qkv: group(&[query.weight, key.weight, value.weight], false)?,
                output: group(&[output.weight], false)?,
                gate_up: group(&[gate.weight, up.weight], true)?,
                down: group(&[down.weight], false)?,
            });
        }
        let head = match blueprint.head {
            Some(head) => Some(group(&[head], false)?),
            None => None,
        };
        let since = gpu.now();
        let mut weights = Weights {
            embedding,
            layers,
            head,
        };
        let total_bytes = weights.slabs().map(|slab| slab.file_bytes()).sum();
        Ok(Upload {
            gpu,
            variant,
            blueprint,
            memory,
            weights,
            since,
            done_bytes: 0,
            total_bytes,
        })
    }

    /// Brings the next piece, about 1 MB of the file; false when everything is there.
    ///
    /// # Errors
    /// What the source says, or what went wrong on the card.
    pub fn step(&mut self, source: &dyn Source) -> Result<bool, GpuError> {
        for slab in self.weights.slabs() {
            let filled = slab.fill(&self.gpu, source)?;
            self.gpu.check_since(self.since)?;
            if let Some(n_bytes) = filled {
                self.done_bytes += n_bytes;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Bytes of the file that are there.
    pub fn done_bytes(&self) -> u64 {
        self.done_bytes
    }

    /// Bytes of all matrices in the file.
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }

    /// Compiles the kernels. Everything must be there: [`Upload::step`] said so.
    ///
    /// # Errors
    /// [`GpuError::Refused`] where the driver does not take a kernel: another way to compute, or another
    /// model, may go well afterwards.
    pub async fn finish(self) -> Result<Decoder, GpuError> {
        let gpu = self.gpu.clone();
        gpu.watched(|| self.compile()).await
    }

    fn compile(mut self) -> Result<Decoder, GpuError> {
        let builder = Builder {
            gpu: &self.gpu,
            variant: self.variant,
            blueprint: &self.blueprint,
            memory: &self.memory,
        };
        let graph = builder.graph(&self.weights);
        let weight_bytes: u64 = self
            .weights
            .slabs()
            .map(|slab: &mut Slab| slab.n_bytes)
            .sum();
        let card_bytes = weight_bytes + self.memory.n_bytes();
        Ok(Decoder::new(
            self.gpu,
            self.blueprint,
            self.memory,
            graph,
            card_bytes,
            self.since,
        ))
    }

    /// Brings everything that is left, then compiles.
    ///
    /// # Errors
    /// As [`Upload::step`] and [`Upload::finish`].
    pub async fn run(mut self, source: &dyn Source) -> Result<Decoder, GpuError> {
        while self.step(source)? {}
        self.finish().await
    }
}
