//! What is asked of the card for one token and for a prompt: kernels with their buffers, in order.

use std::rc::Rc;

use inference::{Blueprint, LayerBlueprint, Squash};

use crate::device::{Compiled, Gpu, Variant};
use crate::memory::Memory;
use crate::product::{Finish, Product, Source, TILE_TOKENS};
use crate::shader::Kernel;
use crate::weights::Slab;

/// Workgroups that look for the best token.
pub(crate) const PICK_PARTS: usize = 64;
/// Most workgroups along one side.
const MOST_GROUPS: usize = 65_535;

/// How many workgroups a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grid {
    /// So many, once for each token.
    Tokens([usize; 2]),
    /// So many, once for each tile of tokens.
    Tiles(usize),
    /// So many, once for each token whose scores are wanted.
    Wanted([usize; 2]),
    Once(usize),
}

/// A kernel and its buffers.
pub(crate) struct Step {
    /// What it is for, to a person who measures.
    pub(crate) label: &'static str,
    compiled: Rc<Compiled>,
    bindings: wgpu::BindGroup,
    grid: Grid,
}

impl Step {
    pub(crate) fn record(
        &self,
        pass: &mut wgpu::ComputePass<'_>,
        n_tokens: usize,
        n_wanted: usize,
    ) {
        let [x, y, z] = match self.grid {
            Grid::Tokens([x, y]) => [x, y, n_tokens],
            Grid::Tiles(x) => [x, n_tokens.div_ceil(TILE_TOKENS), 1],
            Grid::Wanted([x, y]) => [x, y, n_wanted],
            Grid::Once(x) => [x, 1, 1],
        };
        pass.set_pipeline(&self.compiled.pipeline);
        pass.set_bind_group(0, &self.bindings, &[]);
        pass.dispatch_workgroups(x as u32, y as u32, z as u32);
    }
}

/// All steps of a model.
pub(crate) struct Graph {
    /// One token after those that are there.
    pub(crate) token: Vec<Step>,
    /// A piece of a prompt.
    pub(crate) prompt: Vec<Step>,
    /// Scores of the wanted tokens of that piece.
    pub(crate) head: Vec<Step>,
    /// The next token, out of the scores.
    pub(crate) pick: Vec<Step>,
}

/// The matrices of one layer.
pub(crate) struct LayerWeights {
    pub(crate) qkv: Vec<Slab>,
    pub(crate) output: Vec<Slab>,
    pub(crate) gate_up: Vec<Slab>,
    pub(crate) down: Vec<Slab>,
}

/// All matrices.
pub(crate) struct Weights {
    pub(crate) embedding: Vec<Slab>,
    pub(crate) layers: Vec<LayerWeights>,
    pub(crate) head: Option<Vec<Slab>>,
}

impl Weights {
    /// Every slab, in the order in which they are filled.
    pub(crate) fn slabs(&mut self) -> impl Iterator<Item = &mut Slab> {
        let layers = self.layers.iter_mut().flat_map(|layer| {
            let LayerWeights {
                qkv,
                output,
                gate_up,
                down,
            } = layer;
            [qkv, output, gate_up, down].into_iter().flatten()
        });
        self.embedding
            .iter_mut()
            .chain(layers)
            .chain(self.head.iter_mut().flatten())
    }
}

/// Which buffers a product reads and writes, beside its weights.
#[derive(Clone)]
pub(crate) struct Wires<'a> {
    pub(crate) label: &'static str,
    /// In the order of the kernel's bindings, before the weights.
    pub(crate) before: Vec<&'a wgpu::Buffer>,
    pub(crate) bias: Option<&'a wgpu::Buffer>,
    pub(crate) out: &'a wgpu::Buffer,
}

pub(crate) struct Builder<'a> {
    pub(crate) gpu: &'a Gpu,
    pub(crate) variant: Variant,
    pub(crate) blueprint: &'a Blueprint,
    pub(crate) memory: &'a Memory,
}

impl Builder<'_> {
    pub(crate) fn graph(&self, weights: &Weights) -> Graph {
        let mut token = Vec::new();
        let mut prompt = Vec::new();
        for slab in &weights.embedding {
            token.push(self.embed(slab));
            prompt.push(self.embed(slab));
        }
        let memory = self.memory;
        let layers = self.blueprint.layers.iter().zip(&weights.layers);
        for (index, (layer, weights)) in layers.enumerate() {
            self.token_layer(&mut token, index, layer, weights);
            self.prompt_layer(&mut prompt, index, layer, weights);
        }
        let slabs = weights.head.as_ref().unwrap_or(&weights.embedding);
        let wires = |before| Wires {
            label: "head",
            before,
            bias: None,
            out: &memory.logits,
        };
        let is_post = self.has_post_norms();
        let source = if is_post {
            Source::Added
        } else {
            Source::Normed
        };
        let final_norm = &memory.final_norm;
        let before = match is_post {
            true => vec![&memory.other, final_norm, &memory.delta, &memory.x],
            false => vec![&memory.x, final_norm],
        };
        let vocabulary = self.blueprint.embedding.n_rows;
        let mut head = Vec::new();
        for slab in slabs {
            let mut product = self.product(slab, source, Finish::Store, vocabulary);
            let step = self.single(&product, slab, wires(before.clone()), Grid::Wanted);
            token.push(step);
            product.source = Source::Normed;
            product.from_wanted = true;
            let wires = wires(vec![&memory.x, final_norm]);
            head.push(self.single(&product, slab, wires, Grid::Wanted));
        }
        let pick = vec![self.pick_parts(), self.pick()];
        Graph {
            token,
            prompt,
            head,
            pick,
        }
    }

    fn has_post_norms(&self) -> bool {
        let layers = self.blueprint.layers.iter();
        layers
            .into_iter()
            .any(|it| it.attention_post_norm.is_some())
    }

    pub(crate) fn gated(&self) -> Finish {
        match self.blueprint.squash {
            Squash::Silu => Finish::Silu,
            Squash::Gelu => Finish::Gelu,
        }
    }

    fn token_layer(
        &self,
        steps: &mut Vec<Step>,
        index: usize,
        layer: &LayerBlueprint,
        weights: &LayerWeights,
    ) {
        let memory = self.memory;
        let own = &memory.layers[index];
        let is_post = layer.attention_post_norm.is_some();
        let (x, other) = (&memory.x, &memory.other);
        let qkv_len = memory.qkv_len;
        let (source, before) = match is_post && index > 0 {
            true => (
                Source::Added,
                vec![other, &own.attention_norm, &memory.delta, x],
            ),
            false => (Source::Normed, vec![x, &own.attention_norm]),
        };
        for slab in &weights.qkv {
            let product = self.product(slab, source, Finish::Store, qkv_len);
            let wires = Wires {
                label: "qkv",
                before: before.clone(),
                bias: own.qkv_bias.as_ref(),
                out: &memory.qkv,
            };
            steps.push(self.single(&product, slab, wires, Grid::Tokens));
        }
        steps.push(self.turn(layer, own));
        steps.push(self.attend(layer, own, memory.n_parts));
        let source = match memory.n_parts {
            1 => Source::Plain,
            n_parts => Source::Split {
                n_parts,
                head_dim: self.blueprint.head_dim,
            },
        };
        let before = match source {
            Source::Plain => vec![&memory.mixed],
            _ => vec![&memory.mixed, &memory.stats],
        };
        let (back, back_out) = match is_post {
            true => (Finish::Store, &memory.delta),
            false => (Finish::Add, x),
        };
        let wires = Wires {
            label: "output",
            before,
            bias: own.output_bias.as_ref(),
            out: back_out,
        };
        self.back(steps, &weights.output, source, back, wires);
        let (source, before) = match is_post {
            true => (Source::Added, vec![x, &own.feed_norm, &memory.delta, other]),
            false => (Source::Normed, vec![x, &own.feed_norm]),
        };
        for slab in &weights.gate_up {
            let product = self.product(slab, source, self.gated(), self.blueprint.feed_forward);
            let wires = Wires {
                label: "gate and up",
                before: before.clone(),
                bias: own.gate_up_bias.as_ref(),
                out: &memory.hidden,
            };
            steps.push(self.single(&product, slab, wires, Grid::Tokens));
        }
        let wires = Wires {
            label: "down",
            before: vec![&memory.hidden],
            bias: own.down_bias.as_ref(),
            out: back_out,
        };
        self.back(steps, &weights.down, Source::Plain, back, wires);
    }

    /// A product back to the width: added to the state, or kept apart where it is normed before that.
    fn back(
        &self,
        steps: &mut Vec<Step>,
        slabs: &[Slab],
        source: Source,
        finish: Finish,
        wires: Wires<'_>,
    ) {
        for slab in slabs {
            let product = self.product(slab, source, finish, self.blueprint.width);
            steps.push(self.single(&product, slab, wires.clone(), Grid::Tokens));
        }
    }

    pub(crate) fn product(
        &self,
        slab: &Slab,
        source: Source,
        finish: Finish,
        out_len: usize,
    ) -> Product {
        let segments = slab.segments();
        Product {
            n_cols: slab.n_cols(),
            segments,
            source,
            finish,
            has_bias: false,
            from_wanted: false,
            first_out: slab.first_out,
            out_len,
            epsilon: self.blueprint.norm_epsilon,
        }
    }

    fn single(
        &self,
        product: &Product,
        slab: &Slab,
        wires: Wires<'_>,
        grid: fn([usize; 2]) -> Grid,
    ) -> Step {
        let product = Product {
            has_bias: wires.bias.is_some(),
            ..product.clone()
        };
        let sharing = product.sharing(self.variant);
        let kernel = product.single(self.variant, sharing);
        let n = product.workgroups(sharing);
        let x = n.min(MOST_GROUPS);
        let grid = grid([x, n.div_ceil(x)]);
        let label = wires.label;
        let step = self.step(&kernel, &self.wired(slab, wires), grid);
        Step { label, ..step }
    }

    pub(crate) fn wired<'a>(&'a self, slab: &'a Slab, wires: Wires<'a>) -> Vec<&'a wgpu::Buffer> {
        let mut buffers = wires.before;
        buffers.extend([&slab.quants, &slab.scales]);
        buffers.extend(wires.bias);
        buffers.extend([&self.memory.state, wires.out]);
        buffers
    }

    pub(crate) fn step(&self, kernel: &Kernel, buffers: &[&wgpu::Buffer], grid: Grid) -> Step {
        let compiled = self.gpu.compile(kernel);
        let bindings = self.gpu.bind(&compiled, kernel.label, buffers);
        Step {
            label: kernel.label,
            compiled,
            bindings,
            grid,
        }
    }
}
