//! The kernels between the products: token vectors, turning and keeping, attention, norms, picking.

use inference::{LayerBlueprint, Turning};

use crate::device::Variant;
use crate::graph::{Builder, Grid, PICK_PARTS, Step};
use crate::memory::LayerMemory;
use crate::shader::{Access, Text, piece};
use crate::weights::Slab;

const LAYER: &str = include_str!("wgsl/layer.wgsl");

impl Builder<'_> {
    pub(crate) fn embed(&self, slab: &Slab) -> Step {
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

    pub(crate) fn turn(&self, layer: &LayerBlueprint, own: &LayerMemory) -> Step {
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
        let buffers = [
            &memory.state,
            angles,
            &own.head_norms,
            &memory.qkv,
            &own.cache,
        ];
        let grid = Grid::Tokens([it.n_heads + 2 * it.n_kv_heads, 1]);
        self.step(&text.kernel("turn"), &buffers, grid)
    }

    pub(crate) fn attend(&self, layer: &LayerBlueprint, own: &LayerMemory, n_parts: usize) -> Step {
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
        let buffers = [
            &memory.state,
            &memory.qkv,
            &own.cache,
            &memory.mixed,
            &memory.stats,
        ];
        let grid = Grid::Tokens([it.n_heads, n_parts]);
        self.step(&text.kernel("attend"), &buffers, grid)
    }

    pub(crate) fn add_normed(&self, norms: &wgpu::Buffer) -> Step {
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

    pub(crate) fn pick_parts(&self) -> Step {
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

    pub(crate) fn pick(&self) -> Step {
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
