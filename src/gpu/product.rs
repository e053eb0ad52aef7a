//! The kernels that multiply by matrices: one vector at a time for new tokens, in tiles for prompts.

use crate::device::Variant;
use crate::layout::TILE;
use crate::shader::{Access, Segment, Text, piece};

pub(crate) const PIECES: &str = include_str!("wgsl/product.wgsl");

/// Threads of a workgroup that multiplies by one vector; more where each workgroup rounds that vector first.
const WORKGROUP: usize = 64;
const ROUNDING_WORKGROUP: usize = 256;
/// Rows and tokens of a tile of the tiled product.
pub(crate) const TILE_ROWS: usize = 64;
pub(crate) const TILE_TOKENS: usize = 32;
/// So many rows keep every card busy.
const MANY_ROWS: usize = 16_384;
/// Memory that every adapter gives a workgroup, in bytes.
const WORKGROUP_BYTES: usize = 16 << 10;

/// What is multiplied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Source {
    Plain,
    /// The state, normed.
    Normed,
    /// The state and what the last product gave, which is normed first; the sum is kept and normed.
    Added,
    /// What the parts of attention gave.
    Split {
        n_parts: usize,
        head_dim: usize,
    },
}

/// What becomes of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finish {
    Store,
    /// Added to what is there.
    Add,
    /// The first segment is squashed and multiplied with the second.
    Silu,
    Gelu,
}

impl Finish {
    pub(crate) fn is_gated(self) -> bool {
        matches!(self, Finish::Silu | Finish::Gelu)
    }
}

/// One fused product.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Product {
    pub(crate) segments: Vec<Segment>,
    pub(crate) n_cols: usize,
    pub(crate) source: Source,
    pub(crate) finish: Finish,
    pub(crate) has_bias: bool,
    /// The vectors are not the first ones: the state says from which on.
    pub(crate) from_wanted: bool,
    /// Where in a vector of answers the rows of these segments begin, and how long that is.
    pub(crate) first_out: usize,
    pub(crate) out_len: usize,
    pub(crate) epsilon: f32,
}

/// How rows are shared out in a workgroup of the untiled product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sharing {
    /// Threads for each row.
    pub(crate) lanes: usize,
    /// Rows that the same threads compute together.
    pub(crate) rows: usize,
    /// Threads of a workgroup.
    pub(crate) threads: usize,
}

impl Product {
    pub(crate) fn n_tiles(&self) -> usize {
        self.n_cols.div_ceil(TILE)
    }

    /// Rows of the answer that these segments give.
    pub(crate) fn n_units(&self) -> usize {
        match self.finish.is_gated() {
            true => self.segments[0].n_rows,
            false => self.segments.iter().map(|it| it.n_rows).sum(),
        }
    }

    /// Many threads a row: each waits for the card's memory less often. Where rows are very many, fewer
    /// threads do; where every workgroup rounds the vector, it is to have some rows to do it for.
    /// Both as measured on an H100 (`examples/bench.rs`).
    pub(crate) fn sharing(&self, variant: Variant) -> Sharing {
        let packs = variant.packed && self.can_pack();
        let quarters = self.n_tiles() * 4;
        let most_lanes = if self.n_units() < MANY_ROWS { 32 } else { 16 };
        let lanes = [32, 16, 8]
            .into_iter()
            .find(|lanes| quarters >= *lanes && *lanes <= most_lanes);
        let wanted = match (packs, self.n_units()) {
            (true, 4096..MANY_ROWS) => 2,
            (true, MANY_ROWS..) => 4,
            _ => 1,
        };
        let fits = |rows: &usize| {
            self.segments
                .iter()
                .all(|it| it.n_rows.is_multiple_of(*rows))
        };
        let rows = [wanted, 2, 1]
            .into_iter()
            .find(|rows| *rows <= wanted && fits(rows));
        Sharing {
            lanes: lanes.unwrap_or(4),
            rows: rows.unwrap_or(1),
            threads: if packs { ROUNDING_WORKGROUP } else { WORKGROUP },
        }
    }

    /// Workgroups of the untiled product, for one vector.
    pub(crate) fn workgroups(&self, sharing: Sharing) -> usize {
        self.n_units()
            .div_ceil(sharing.threads / sharing.lanes * sharing.rows)
    }

    /// Whether vectors can be rounded to 8 bits within a workgroup's memory.
    pub(crate) fn can_pack(&self) -> bool {
        let bytes = self.n_tiles() * (TILE + 4) + ROUNDING_WORKGROUP * 4 * 9 + 1024;
        let quantised = self.segments.iter().all(|it| it.layout.is_quantised());
        quantised && bytes <= WORKGROUP_BYTES && self.n_cols.is_multiple_of(TILE)
    }

    /// Bindings, constants and functions that both kernels begin with.
    pub(crate) fn head(&self, variant: Variant) -> Text {
        let mut text = Text::new(variant);
        let (read, write) = (Access::Read, Access::Write);
        text.binding("x", "vec4<f32>", read);
        match self.source {
            Source::Plain => {}
            Source::Normed => text.binding("norm", "vec4<f32>", read),
            Source::Added => {
                // Both norms, one after the other: bindings are few.
                text.binding("norm", "vec4<f32>", read);
                text.binding("delta", "vec4<f32>", read);
                text.binding("kept", "vec4<f32>", write);
            }
            Source::Split { .. } => text.binding("stats", "vec2<f32>", read),
        }
        text.binding("quants", "u32", read);
        text.binding("scales", "u32", read);
        if self.has_bias {
            text.binding("bias", "f32", read);
        }
        text.binding("state", "u32", read);
        text.binding("out", "f32", write);
        text.constant("K", self.n_cols);
        text.constant("K4", self.n_cols / 4);
        text.constant("N_TILES", self.n_tiles());
        text.constant("N_UNITS", self.n_units());
        text.constant("FIRST_OUT", self.first_out);
        text.constant("OUT_LEN", self.out_len);
        text.number("EPSILON", self.epsilon);
        text.numbers();
        for (index, segment) in self.segments.iter().enumerate() {
            text.segment(index, segment);
        }
        match self.finish {
            Finish::Silu => text.line(piece(PIECES, "silu")),
            Finish::Gelu => text.line(piece(PIECES, "gelu")),
            Finish::Store | Finish::Add => {}
        }
        if self.n_cols.is_multiple_of(TILE) {
            text.line("fn x_at(base: u32, i: u32) -> vec4<f32> { return source_at(base, i); }");
        } else {
            text.line("fn x_at(base: u32, i: u32) -> vec4<f32> { if (i >= K4) { return vec4<f32>(0.0); } return source_at(base, i); }");
        }
        text
    }

    pub(crate) fn is_normed(&self) -> bool {
        matches!(self.source, Source::Normed | Source::Added)
    }

    /// Which vector, which segment begins where.
    pub(crate) fn token(&self) -> &'static str {
        match self.from_wanted {
            true => "group.z + state[2]",
            false => "group.z",
        }
    }

    /// What happens to the sum `v` of unit `unit` (and `u`, of its second segment).
    pub(crate) fn end(&self, out: &str) -> String {
        let bias = |value: &str, row: &str| match self.has_bias {
            true => format!("{value} + bias[{row}]"),
            false => value.to_owned(),
        };
        match self.finish {
            Finish::Store => format!("out[{out}] = {};", bias("v", "FIRST_OUT + unit")),
            Finish::Add => format!("out[{out}] += {};", bias("v", "FIRST_OUT + unit")),
            Finish::Silu | Finish::Gelu => {
                let gate = bias("v", "FIRST_OUT + unit");
                let up = bias("u", "OUT_LEN + FIRST_OUT + unit");
                format!("out[{out}] = squash({gate}) * ({up});")
            }
        }
    }
}
