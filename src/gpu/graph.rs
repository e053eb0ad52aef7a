//! What is asked of the card for one token and for a prompt: kernels with their buffers, in order.

use std::rc::Rc;

use inference::{Blueprint, LayerBlueprint, Squash, Turning};

use crate::device::{Compiled, Gpu, Variant};
use crate::error::GpuError;
use crate::memory::{LayerMemory, Memory};
use crate::product::{Finish, Product, Source, TILE_TOKENS};
use crate::shader::{Access, Kernel, Text, piece};
use crate::weights::Slab;

const LAYER: &str = include_str!("wgsl/layer.wgsl");
/// Workgroups that look for the best token.
pub(crate) const PICK_PARTS: usize = 64;
/// Most workgroups along one side.
const MOST_GROUPS: usize = 65_535;

/// How many workgroups a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grid {
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
    pub(crate) fn record(&self, pass: &mut wgpu::ComputePass<'_>, n_tokens: usize, n_wanted: usize) {
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
struct Wires<'a> {
    label: &'static str,
    /// In the order of the kernel's bindings, before the weights.
    before: Vec<&'a wgpu::Buffer>,
    bias: Option<&'a wgpu::Buffer>,
    out: &'a wgpu::Buffer,
}

pub(crate) struct Builder<'a> {
    pub(crate) gpu: &'a Gpu,
    pub(crate) variant: Variant,
    pub(crate) blueprint: &'a Blueprint,
    pub(crate) memory: &'a Memory,
}

impl Builder<'_> {
    pub(crate) fn graph(&self, weights: &Weights) -> Result<Graph, GpuError> {
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
        let source = if is_post { Source::Added } else { Source::Normed };
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
        self.gpu.check()?;
        Ok(Graph {
            token,
            prompt,
            head,
            pick,
        })
    }

    fn has_post_norms(&self) -> bool {
        let layers = self.blueprint.layers.iter();
        layers.into_iter().any(|it| it.attention_post_norm.is_some())
    }

    fn gated(&self) -> Finish {
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
            true => (Source::Added, vec![other, &own.attention_norm, &memory.delta, x]),
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
        self.back(steps, &weights.output, source, before, own.output_bias.as_ref(), is_post);
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
        let before = vec![&memory.hidden];
        self.back(steps, &weights.down, Source::Plain, before, own.down_bias.as_ref(), is_post);
    }

    /// A product back to the width: added to the state, or kept apart where it is normed before that.
    fn back(
        &self,
        steps: &mut Vec<Step>,
        slabs: &[Slab],
        source: Source,
        before: Vec<&wgpu::Buffer>,
        bias: Option<&wgpu::Buffer>,
        is_post: bool,
    ) {
        for slab in slabs {
            let (finish, out) = match is_post {
                true => (Finish::Store, &self.memory.delta),
                false => (Finish::Add, &self.memory.x),
            };
            let product = self.product(slab, source, finish, self.blueprint.width);
            let before = before.clone();
            let label = match before.len() {
                1 if product.n_cols == self.blueprint.feed_forward => "down",
                _ => "output",
            };
            let wires = Wires { label, before, bias, out };
            steps.push(self.single(&product, slab, wires, Grid::Tokens));
        }
    }

    fn prompt_layer(
        &self,
        steps: &mut Vec<Step>,
        index: usize,
        layer: &LayerBlueprint,
        weights: &LayerWeights,
    ) {
        let memory = self.memory;
        let own = &memory.layers[index];
        let is_post = layer.attention_post_norm.is_some();
        let blueprint = self.blueprint;
        let (back, back_out) = match is_post {
            true => (Finish::Store, &memory.delta),
            false => (Finish::Add, &memory.x),
        };
        let tiled = |slabs: &[Slab], source, finish, out_len, before: Vec<_>, bias, out, steps: &mut Vec<Step>| {
            for slab in slabs {
                let product = self.product(slab, source, finish, out_len);
                let product = Product { has_bias: Option::is_some(&bias), ..product };
                let kernel = product.tiled(self.variant);
                let wires = Wires { label: "tiled", before: before.clone(), bias, out };
                steps.push(self.step(&kernel, &self.wired(slab, wires), Grid::Tiles(product.row_tiles())));
            }
        };
        let normed = Source::Normed;
        let before = vec![&memory.x, &own.attention_norm];
        let bias = own.qkv_bias.as_ref();
        tiled(&weights.qkv, normed, Finish::Store, memory.qkv_len, before, bias, &memory.qkv, steps);
        steps.push(self.turn(layer, own));
        steps.push(self.attend(layer, own, 1));
        let before = vec![&memory.mixed];
        let bias = own.output_bias.as_ref();
        tiled(&weights.output, Source::Plain, back, blueprint.width, before, bias, back_out, steps);
        if is_post {
            steps.push(self.add_normed(&own.feed_norm));
        }
        let before = vec![&memory.x, &own.feed_norm];
        let bias = own.gate_up_bias.as_ref();
        let feed = blueprint.feed_forward;
        tiled(&weights.gate_up, normed, self.gated(), feed, before, bias, &memory.hidden, steps);
        let before = vec![&memory.hidden];
        let bias = own.down_bias.as_ref();
        tiled(&weights.down, Source::Plain, back, blueprint.width, before, bias, back_out, steps);
        if is_post {
            // The norm of what this layer adds stands beside the one that comes after it.
            let next = memory.layers.get(index + 1);
            steps.push(self.add_normed(next.map_or(&memory.final_norm, |it| &it.attention_norm)));
        }
    }

    fn product(&self, slab: &Slab, source: Source, finish: Finish, out_len: usize) -> Product {
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

    fn wired<'a>(&'a self, slab: &'a Slab, wires: Wires<'a>) -> Vec<&'a wgpu::Buffer> {
        let mut buffers = wires.before;
        buffers.extend([&slab.quants, &slab.scales]);
        buffers.extend(wires.bias);
        buffers.extend([&self.memory.state, wires.out]);
        buffers
    }

    fn step(&self, kernel: &Kernel, buffers: &[&wgpu::Buffer], grid: Grid) -> Step {
        let compiled = self.gpu.compile(kernel);
        let bindings = self.gpu.bind(&compiled, kernel.label, buffers);
        Step {
            label: kernel.label,
            compiled,
            bindings,
            grid,
        }
    }

    fn embed(&self, slab: &Slab) -> Step {
        let mut text = Text::new(Variant::default());
        text.binding("quants", "u32", Access::Read);
        text.binding("scales", "u32", Access::Read);
        text.binding("state", "u32", Access::Read);
        text.binding("out", "vec4<f32>", Access::Write);
        let segment = slab.segments()[0];
        let n_tiles = slab.n_cols().div_ceil(crate::layout::TILE);
        text.constant("K4", slab.n_cols() / 4);
        text.constant("N_TILES", n_tiles);
        text.constant("FIRST_ROW", slab.first_out);
        text.constant("N_ROWS", segment.n_rows);
        text.number("SCALE", self.blueprint.embedding_scale);
        text.numbers();
        text.segment(0, &segment);
        text.line(piece(LAYER, "embed"));
        let memory = self.memory;
        let buffers = [&slab.quants, &slab.scales, &memory.state, &memory.x];
        let grid = Grid::Tokens([(n_tiles * 4).div_ceil(64), 1]);
        self.step(&text.kernel("embed"), &buffers, grid)
    }

    /// Constants of the heads.
    fn heads(&self, text: &mut Text) {
        let it = self.blueprint;
        text.constant("N_HEADS", it.n_heads);
        text.constant("N_KV_HEADS", it.n_kv_heads);
        text.constant("HEAD_DIM", it.head_dim);
        text.constant("CAPACITY", self.memory.capacity);
        text.numbers();
    }

    fn turn(&self, layer: &LayerBlueprint, own: &LayerMemory) -> Step {
        let it = self.blueprint;
        let mut text = Text::new(Variant::default());
        text.binding("state", "u32", Access::Read);
        text.binding("angles", "vec2<f32>", Access::Read);
        text.binding("head_norms", "f32", Access::Read);
        text.binding("qkv", "f32", Access::Write);
        text.binding("cache", "f32", Access::Write);
        self.heads(&mut text);
        text.constant("KV_LEN", it.n_kv_heads * it.head_dim);
        let n_pairs = layer.turning.map_or(0, |_| it.rope_dim / 2);
        text.constant("N_PAIRS", n_pairs);
        text.constant("NEIGHBOURS", usize::from(it.turns_neighbours));
        text.constant("IS_NORMED", usize::from(layer.query_norm.is_some()));
        text.number("EPSILON", it.norm_epsilon);
        text.line(piece(LAYER, "turn"));
        let memory = self.memory;
        let angles = match layer.turning {
            Some(Turning::Local) => &memory.local_angles,
            _ => &memory.angles,
        };
        let buffers = [&memory.state, angles, &own.head_norms, &memory.qkv, &own.cache];
        let grid = Grid::Tokens([it.n_heads + 2 * it.n_kv_heads, 1]);
        self.step(&text.kernel("turn"), &buffers, grid)
    }

    fn attend(&self, layer: &LayerBlueprint, own: &LayerMemory, n_parts: usize) -> Step {
        let it = self.blueprint;
        let mut text = Text::new(Variant::default());
        text.binding("state", "u32", Access::Read);
        text.binding("qkv", "vec4<f32>", Access::Read);
        text.binding("cache", "vec4<f32>", Access::Read);
        text.binding("out", "vec4<f32>", Access::Write);
        text.binding("stats", "vec2<f32>", Access::Write);
        self.heads(&mut text);
        let head_quads = it.head_dim / 4;
        text.constant("HD4", head_quads);
        text.constant("KV4", it.n_kv_heads * head_quads);
        text.constant("SHARES", 64 / head_quads);
        text.constant("N_PARTS", n_parts);
        // Parts lie one after the other for the one token that has them; without parts tokens do.
        text.constant("N_TOKENS", 1);
        text.constant("WINDOW", layer.window.unwrap_or(1 << 30).min(1 << 30));
        text.number("SCALE", it.attention_scale);
        let shares = 64 / head_quads;
        let attend = piece(LAYER, "attend").replace("$QUADS", &head_quads.to_string());
        text.line(&attend.replace("$ROUNDS", &64usize.div_ceil(shares).to_string()));
        let memory = self.memory;
        let buffers = [&memory.state, &memory.qkv, &own.cache, &memory.mixed, &memory.stats];
        let grid = Grid::Tokens([it.n_heads, n_parts]);
        self.step(&text.kernel("attend"), &buffers, grid)
    }

    fn add_normed(&self, norms: &wgpu::Buffer) -> Step {
        let mut text = Text::new(Variant::default());
        text.binding("delta", "vec4<f32>", Access::Read);
        text.binding("norm", "vec4<f32>", Access::Read);
        text.binding("x", "vec4<f32>", Access::Write);
        text.constant("K", self.blueprint.width);
        text.constant("K4", self.blueprint.width / 4);
        text.number("EPSILON", self.blueprint.norm_epsilon);
        text.line(piece(LAYER, "add normed"));
        let memory = self.memory;
        let buffers = [&memory.delta, norms, &memory.x];
        self.step(&text.kernel("add normed"), &buffers, Grid::Tokens([1, 1]))
    }

    fn pick_parts(&self) -> Step {
        let mut text = Text::new(Variant::default());
        text.binding("state", "u32", Access::Read);
        text.binding("logits", "f32", Access::Read);
        text.binding("parts", "vec4<u32>", Access::Write);
        text.constant("VOCABULARY", self.blueprint.embedding.n_rows);
        text.constant("N_PARTS", PICK_PARTS);
        text.line(piece(LAYER, "join"));
        text.line(piece(LAYER, "pick parts"));
        let memory = self.memory;
        let buffers = [&memory.state, &memory.logits, &memory.picks];
        self.step(&text.kernel("pick parts"), &buffers, Grid::Once(PICK_PARTS))
    }

    fn pick(&self) -> Step {
        let mut text = Text::new(Variant::default());
        text.binding("state", "u32", Access::Write);
        text.binding("logits", "f32", Access::Read);
        text.binding("parts", "vec4<u32>", Access::Read);
        text.binding("ring", "vec2<u32>", Access::Write);
        text.constant("VOCABULARY", self.blueprint.embedding.n_rows);
        text.constant("N_PARTS", PICK_PARTS);
        text.constant("N_RING", crate::memory::RING);
        text.line(piece(LAYER, "join"));
        text.line(piece(LAYER, "pick"));
        let memory = self.memory;
        let buffers = [&memory.state, &memory.logits, &memory.picks, &memory.ring];
        self.step(&text.kernel("pick"), &buffers, Grid::Once(1))
    }
}
