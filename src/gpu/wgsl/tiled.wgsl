// A tile of 64 rows and 32 tokens: weights and vectors pass through the workgroup's memory 32 columns
// at a time, and each of 128 threads sums up four rows of four tokens.
var<workgroup> weights: array<real, 32u * 64u>;
var<workgroup> vectors: array<real, 32u * 32u>;
var<workgroup> sums: array<f32, 256u>;

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let rows = local % 16u;
    let tokens = local / 16u;
    var totals: array<vec4<f32>, 4>;
    for (var i = 0u; i < 4u; i++) { totals[i] = vec4<f32>(0.0); }
    var squares = vec2<f32>(0.0);
    for (var t = 0u; t < N_TILES; t++) {
        for (var part = 0u; part < 2u; part++) {
            let index = local + part * 128u;
            let row = index / 4u;
            let j = index % 4u;
            let w = row_values(group.x, row, t, j);
            for (var i = 0u; i < 4u; i++) {
                weights[(4u * j + i) * 64u + row] = real(w.a[i]);
                weights[(16u + 4u * j + i) * 64u + row] = real(w.b[i]);
            }
            let token = index / 8u;
            let c = index % 8u;
            let raw = x_at((group.y * 32u + token) * K4, t * 8u + c);
            squares[part] += dot(raw, raw);
            let v = raw $NORM;
            for (var i = 0u; i < 4u; i++) { vectors[(4u * c + i) * 32u + token] = narrow(v[i]); }
        }
        workgroupBarrier();
        var part_totals: array<real4, 4>;
        for (var i = 0u; i < 4u; i++) { part_totals[i] = real4(0.0); }
        for (var k = 0u; k < 32u; k++) {
            let at = k * 64u + rows * 4u;
            let w = real4(weights[at], weights[at + 1u], weights[at + 2u], weights[at + 3u]);
            let origin = k * 32u + tokens * 4u;
            part_totals[0] += w * vectors[origin];
            part_totals[1] += w * vectors[origin + 1u];
            part_totals[2] += w * vectors[origin + 2u];
            part_totals[3] += w * vectors[origin + 3u];
        }
        for (var i = 0u; i < 4u; i++) { totals[i] += vec4<f32>(part_totals[i]); }
        workgroupBarrier();
    }
    // Eight threads squared the numbers of one token; its sum ends up in the first.
    sums[local] = squares[0];
    sums[local + 128u] = squares[1];
    workgroupBarrier();
    var all = 0.0;
    if (local < 32u) {
        for (var i = 0u; i < 8u; i++) { all += sums[local * 8u + i]; }
    }
    workgroupBarrier();
    if (local < 32u) { sums[local] = all; }
    workgroupBarrier();
    for (var i = 0u; i < 4u; i++) {
        let m = tokens * 4u + i;
        let token = group.y * 32u + m;
        if (token >= state[1]) { continue; }
        let scale = $SCALE;
        let total = totals[i];
$ENDS
    }
}
