//! The text of the kernel that multiplies by one vector at a time: several threads a row.

use crate::device::Variant;
use crate::product::{PIECES, Product, Sharing, Source};
use crate::shader::{Kernel, piece};

/// Rows times quarters that a thread of the untiled product loads before it waits.
const MOST_AT_ONCE: usize = 8;

impl Product {
    /// The kernel for single vectors: `lanes` threads a row, each taking quarters of tiles in turn.
    pub(crate) fn single(&self, variant: Variant, sharing: Sharing) -> Kernel {
        let packed = variant.packed && self.can_pack();
        let mut text = self.head(variant);
        let Sharing {
            lanes,
            rows,
            threads,
        } = sharing;
        let n_values = if self.finish.is_gated() {
            2 * rows
        } else {
            rows
        };
        let is_normed = self.is_normed();
        let n_sums = n_values + usize::from(is_normed);
        text.constant("WORKGROUP", threads);
        text.constant("LANES", lanes);
        text.constant("N_SUMS", n_sums);
        let mut before = String::new();
        match self.source {
            Source::Plain | Source::Normed => text.line(piece(PIECES, "plain")),
            Source::Added => {
                text.line(piece(PIECES, "added"));
                before.push_str("scale_delta(base, local);\n");
                before.push_str("if (group.x == 0u && group.y == 0u) { for (var i = local; i < K4; i += WORKGROUP) { kept[base + i] = source_at(base, i); } }\n");
            }
            Source::Split { n_parts, head_dim } => {
                text.constant("N_PARTS", n_parts);
                text.constant("N_HEADS", self.n_cols / head_dim);
                text.constant("HEAD_DIM", head_dim);
                // Only one token at a time is split.
                text.constant("N_TOKENS", 1);
                text.constant("N_X4", self.n_cols / 4);
                text.line(&piece(PIECES, "split").replace("$PARTS", &n_parts.to_string()));
                before.push_str("weigh_parts(group.z, local);\n");
            }
        }
        text.line(&format!("//[ {n_sums}\nvar<private> acc$R: f32;\n//]"));
        match variant.subgroup {
            Some(size) => {
                let size = (size as usize).min(lanes);
                text.constant("SUBGROUP", size);
                let shuffles: String = (0..size.ilog2())
                    .map(|bit| format!("    acc$R += subgroupShuffleXor(acc$R, {}u);\n", 1 << bit))
                    .collect();
                let fold = piece(PIECES, "fold by subgroup").replace("$SHUFFLES\n", &shuffles);
                text.line(&fold.replace("$SUMS", &n_sums.to_string()));
            }
            None => {
                let fold = piece(PIECES, "fold by workgroup");
                text.line(&fold.replace("$SUMS", &n_sums.to_string()));
            }
        }
        let norm = if is_normed {
            "* norm[t * 8u + $Ru]"
        } else {
            ""
        };
        if packed {
            text.line(&piece(PIECES, "round x").replace("$NORM", norm));
            before.push_str("let squares = round_x(base, local);\nworkgroupBarrier();\n");
        }
        let body = self.single_loop(variant, packed, rows);
        let rounds = self.rounds(&body, sharing, packed);
        let squares = self.squares(packed, n_values);
        let ends = self.single_end(rows);
        text.line(&format!(
            "@compute @workgroup_size({threads})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>, @builtin(local_invocation_index) local: u32) {{
    let lane = local % LANES;
    let first = ((group.x + group.y * groups.x) * (WORKGROUP / LANES) + local / LANES) * {rows}u;
    let token = {token};
    let base = token * K4;
{before}
    //[ {n_sums}
    acc$R = 0.0;
//]
{rounds}
{squares}
    if (lane == 0u) {{
{ends}
    }}
}}",
            token = self.token(),
        ));
        text.kernel("product")
    }

    /// The body once for each quarter that a thread takes: several of them without a jump between, so
    /// that the card's memory is waited for once for all.
    fn rounds(&self, body: &str, sharing: Sharing, packed: bool) -> String {
        let quarters = self.n_tiles() * 4;
        let n_rounds = quarters.div_ceil(sharing.lanes);
        let weight = sharing.rows * if self.finish.is_gated() { 2 } else { 1 };
        let at_once = (MOST_AT_ONCE / weight).clamp(1, 8).min(n_rounds);
        let is_even = quarters.is_multiple_of(sharing.lanes * at_once);
        let mut text = format!(
            "for (var start = lane; start < {quarters}u; start += {}u) {{\n",
            sharing.lanes * at_once
        );
        for round in 0..at_once {
            let ahead = round * sharing.lanes;
            // Beyond the last quarter it is looked at again, and counts nothing.
            let (q, is_there) = match is_even {
                true => (format!("start + {ahead}u"), "true".to_owned()),
                false => (
                    format!("min(start + {ahead}u, {}u)", quarters - 1),
                    format!("start + {ahead}u < {quarters}u"),
                ),
            };
            let zero = match (is_even, packed) {
                (true, _) => String::new(),
                (false, true) => format!("xs = select(0.0, xs, {is_there});\n"),
                (false, false) => format!(
                    "xa = select(vec4<f32>(0.0), xa, {is_there}); xb = select(vec4<f32>(0.0), xb, {is_there});\n"
                ),
            };
            let body = body.replace("$ZERO_BEYOND\n", &zero);
            text.push_str(&format!(
                "{{ let q = {q}; let t = q / 4u; let j = q % 4u;\n{body} }}\n"
            ));
        }
        text.push('}');
        text
    }

    /// What a thread does with one quarter of a tile of its rows.
    fn single_loop(&self, variant: Variant, packed: bool, rows: usize) -> String {
        let mut body = String::new();
        if packed {
            body.push_str("let xa = x_codes[t * 8u + j]; let xb = x_codes[t * 8u + 4u + j]; var xs = x_scales[t];\n$ZERO_BEYOND\n");
            body.push_str(
                "let sa = dot4I8Packed(0x01010101u, xa); let sb = dot4I8Packed(0x01010101u, xb);\n",
            );
        } else {
            body.push_str("var xa = x_at(base, t * 8u + j); var xb = x_at(base, t * 8u + 4u + j);\n$ZERO_BEYOND\n");
            if self.is_normed() {
                let index = if self.finish.is_gated() {
                    2 * rows
                } else {
                    rows
                };
                body.push_str(&format!(
                    "acc{index} += dot(xa, xa) + dot(xb, xb);\nxa *= norm[t * 8u + j]; xb *= norm[t * 8u + 4u + j];\n"
                ));
            }
            match variant.halves {
                true => body.push_str("let ha = narrow4(xa); let hb = narrow4(xb);\n"),
                false => body.push_str("let sa = sum4(xa); let sb = sum4(xb);\n"),
            }
        }
        let one = |segment: usize, value: String, row: String| {
            let quantised = self.segments[segment].layout.is_quantised();
            let layout = self.segments[segment].layout;
            let (offset, unit, zero) = (layout.offset, layout.unit(), layout.zero());
            let sum = match (packed, variant.halves && quantised, quantised) {
                (true, ..) => format!(
                    "let c = codes_{segment}(at, j); let s = scales_{segment}(at);
                    {value} += xs * (s.x * f32(dot4I8Packed(c.x, xa) - {offset} * sa) + s.y * f32(dot4I8Packed(c.y, xb) - {offset} * sb) - s.z * f32(sa) - s.w * f32(sb));"
                ),
                (_, true, _) => format!(
                    "let w = values_{segment}(at, j); {value} += f32(dot(real4(w.a), ha)) + f32(dot(real4(w.b), hb));"
                ),
                (_, _, true) => format!(
                    "let c = codes_{segment}(at, j); let s = scales_{segment}(at);
                    {value} += s.x * ({unit}.0 * dot(numbers_{segment}(c.x), xa) - {zero}.0 * sa) + s.y * ({unit}.0 * dot(numbers_{segment}(c.y), xb) - {zero}.0 * sb) - s.z * sa - s.w * sb;"
                ),
                // Floats keep what they have: halves of the model's own need no second rounding.
                _ => format!(
                    "let w = values_{segment}(at, j); {value} += dot(w.a, xa) + dot(w.b, xb);"
                ),
            };
            format!("{{ let at = ({row}) * N_TILES + t; {sum} }}\n")
        };
        if self.finish.is_gated() {
            for r in 0..rows {
                let row = format!("min(first + {r}u, N_UNITS - 1u)");
                body.push_str(&one(0, format!("acc{r}"), row.clone()));
                body.push_str(&one(1, format!("acc{}", rows + r), row));
            }
            return body;
        }
        let mut start = 0;
        for (index, segment) in self.segments.iter().enumerate() {
            let end = start + segment.n_rows;
            let otherwise = if index > 0 { "else " } else { "" };
            let is_last = index + 1 == self.segments.len();
            match is_last {
                true => body.push_str(&format!("{otherwise}{{\n")),
                false => body.push_str(&format!("{otherwise}if (first < {end}u) {{\n")),
            }
            for r in 0..rows {
                let row = format!("min(first + {r}u, N_UNITS - 1u) - {start}u");
                body.push_str(&one(index, format!("acc{r}"), row));
            }
            body.push_str("}\n");
            start = end;
        }
        body
    }

    /// Brings the sums of all lanes together, and what norming divides by.
    fn squares(&self, packed: bool, n_values: usize) -> String {
        match (self.is_normed(), packed) {
            (false, _) => "fold(local, lane);\nlet scale = 1.0;".into(),
            (true, false) => format!(
                "fold(local, lane);\nlet scale = inverseSqrt(acc{n_values} / f32(K) + EPSILON);"
            ),
            // Every thread of the workgroup squared its share of the vector once.
            (true, true) => "fold(local, lane);
    workgroupBarrier();
    sums[local] = squares;
    workgroupBarrier();
    for (var step = WORKGROUP / 2u; step > 0u; step /= 2u) {
        if (local < step) { sums[local] += sums[local + step]; }
        workgroupBarrier();
    }
    let all = sums[0];
    let scale = inverseSqrt(all / f32(K) + EPSILON);"
                .into(),
        }
    }

    fn single_end(&self, rows: usize) -> String {
        let end = self.end("token_out * OUT_LEN + FIRST_OUT + unit");
        let second = match self.finish.is_gated() {
            true => "let u = acc$U * scale;".to_owned(),
            false => String::new(),
        };
        let one = format!(
            "{{ let unit = first + $Ru; if (unit < N_UNITS) {{ let v = acc$R * scale; {second} {end} }} }}"
        );
        let all = (0..rows).map(|r| {
            let text = one.replace("$R", &r.to_string());
            text.replace("$U", &(rows + r).to_string()) + "\n"
        });
        format!("let token_out = group.z;\n{}", all.collect::<String>())
    }
}
