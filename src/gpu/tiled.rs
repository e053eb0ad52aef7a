//! The text of the kernel that multiplies by many vectors: tiles of rows and tokens.

use crate::device::Variant;
use crate::product::{PIECES, Product, TILE_ROWS};
use crate::shader::{Kernel, piece};

const TILED: &str = include_str!("wgsl/tiled.wgsl");

impl Product {
    /// The kernel for many vectors: tiles of rows and tokens in the workgroup's memory.
    pub(crate) fn tiled(&self, variant: Variant) -> Kernel {
        let mut text = self.head(variant);
        text.line(piece(PIECES, "plain"));
        text.line(&self.row_values());
        let norm = if self.is_normed() {
            "* norm[t * 8u + c]"
        } else {
            ""
        };
        let scale = match self.is_normed() {
            true => "inverseSqrt(sums[m] / f32(K) + EPSILON)",
            false => "1.0",
        };
        let end = self.end("token * OUT_LEN + FIRST_OUT + unit");
        let ends: String = match self.finish.is_gated() {
            true => [("x", "y", 0), ("z", "w", 1)]
                .map(|(v, u, r)| format!(
                    "{{ let unit = group.x * 32u + rows * 2u + {r}u; if (unit < N_UNITS) {{ let v = total.{v} * scale; let u = total.{u} * scale; {end} }} }}\n"
                ))
                .concat(),
            false => [("x", 0), ("y", 1), ("z", 2), ("w", 3)]
                .map(|(v, r)| format!(
                    "{{ let unit = group.x * 64u + rows * 4u + {r}u; if (unit < N_UNITS) {{ let v = total.{v} * scale; {end} }} }}\n"
                ))
                .concat(),
        };
        text.line(
            &TILED
                .replace("$NORM", norm)
                .replace("$SCALE", scale)
                .replace("$ENDS", &ends),
        );
        text.kernel("tiled product")
    }

    /// A function that gives a quarter of a tile of the row in slot `slot` of a workgroup.
    fn row_values(&self) -> String {
        if self.finish.is_gated() {
            return "fn row_values(group: u32, slot: u32, t: u32, j: u32) -> Eight {
    let at = min(group * 32u + slot / 2u, N_UNITS - 1u) * N_TILES + t;
    if (slot % 2u == 0u) { return values_0(at, j); }
    return values_1(at, j);
}"
            .into();
        }
        let mut text = "fn row_values(group: u32, slot: u32, t: u32, j: u32) -> Eight {
    let row = min(group * 64u + slot, N_UNITS - 1u);\n"
            .to_owned();
        let mut start = 0;
        for (index, segment) in self.segments.iter().enumerate() {
            let end = start + segment.n_rows;
            let call = format!("return values_{index}((row - {start}u) * N_TILES + t, j);");
            match index + 1 == self.segments.len() {
                true => text.push_str(&format!("    {call}\n}}")),
                false => text.push_str(&format!("    if (row < {end}u) {{ {call} }}\n")),
            }
            start = end;
        }
        text
    }

    /// Workgroups of the tiled product along the rows.
    pub(crate) fn row_tiles(&self) -> usize {
        let rows = if self.finish.is_gated() {
            TILE_ROWS / 2
        } else {
            TILE_ROWS
        };
        self.n_units().div_ceil(rows)
    }
}
