// A tile of 64 rows and 32 tokens: weights and vectors pass through the workgroup's memory 32 columns
// at a time, and each of 128 threads sums up four rows of four tokens.
var<workgroup> weights: array<real4, 32u * 16u>;
var<workgroup> vectors: array<real4, 32u * 8u>;
var<workgroup> sums: array<f32, 256u>;

@compute @workgroup_size(128)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let rows = local % 16u;
    let tokens = local / 16u;
    // Half of the threads bring weights, the other half vectors.
    let quad = local % 16u;
    let part = local / 16u;
    var total0 = vec4<f32>(0.0);
    var total1 = vec4<f32>(0.0);
    var total2 = vec4<f32>(0.0);
    var total3 = vec4<f32>(0.0);
    var squares = vec4<f32>(0.0);
    for (var t = 0u; t < N_TILES; t++) {
        if (part < 4u) {
            // Four rows of one quarter, turned so that the four rows of a column lie side by side.
            let w0 = row_values(group.x, quad * 4u, t, part);
            let w1 = row_values(group.x, quad * 4u + 1u, t, part);
            let w2 = row_values(group.x, quad * 4u + 2u, t, part);
            let w3 = row_values(group.x, quad * 4u + 3u, t, part);
            let at = part * 4u * 16u + quad;
            weights[at] = real4(vec4<f32>(w0.a.x, w1.a.x, w2.a.x, w3.a.x));
            weights[at + 16u] = real4(vec4<f32>(w0.a.y, w1.a.y, w2.a.y, w3.a.y));
            weights[at + 32u] = real4(vec4<f32>(w0.a.z, w1.a.z, w2.a.z, w3.a.z));
            weights[at + 48u] = real4(vec4<f32>(w0.a.w, w1.a.w, w2.a.w, w3.a.w));
            weights[at + 256u] = real4(vec4<f32>(w0.b.x, w1.b.x, w2.b.x, w3.b.x));
            weights[at + 272u] = real4(vec4<f32>(w0.b.y, w1.b.y, w2.b.y, w3.b.y));
            weights[at + 288u] = real4(vec4<f32>(w0.b.z, w1.b.z, w2.b.z, w3.b.z));
            weights[at + 304u] = real4(vec4<f32>(w0.b.w, w1.b.w, w2.b.w, w3.b.w));
        } else {
            // Four tokens of four columns: 8 quads of tokens by 8 chunks of columns.
            let index = local - 64u;
            let c = index % 8u;
            let first = group.y * 32u + index / 8u * 4u;
            let x0 = x_at(first * K4, t * 8u + c);
            let x1 = x_at((first + 1u) * K4, t * 8u + c);
            let x2 = x_at((first + 2u) * K4, t * 8u + c);
            let x3 = x_at((first + 3u) * K4, t * 8u + c);
            squares += vec4<f32>(dot(x0, x0), dot(x1, x1), dot(x2, x2), dot(x3, x3));
            let v0 = x0 $NORM;
            let v1 = x1 $NORM;
            let v2 = x2 $NORM;
            let v3 = x3 $NORM;
            let at = c * 4u * 8u + index / 8u;
            vectors[at] = narrow4(vec4<f32>(v0.x, v1.x, v2.x, v3.x));
            vectors[at + 8u] = narrow4(vec4<f32>(v0.y, v1.y, v2.y, v3.y));
            vectors[at + 16u] = narrow4(vec4<f32>(v0.z, v1.z, v2.z, v3.z));
            vectors[at + 24u] = narrow4(vec4<f32>(v0.w, v1.w, v2.w, v3.w));
        }
        workgroupBarrier();
        var part0 = real4(0.0);
        var part1 = real4(0.0);
        var part2 = real4(0.0);
        var part3 = real4(0.0);
        for (var k = 0u; k < 32u; k += 8u) {
//[ 8
            let w$R = weights[(k + $Ru) * 16u + rows];
            let v$R = vectors[(k + $Ru) * 8u + tokens];
            part0 += w$R * v$R.x;
            part1 += w$R * v$R.y;
            part2 += w$R * v$R.z;
            part3 += w$R * v$R.w;
//]
        }
        total0 += vec4<f32>(part0);
        total1 += vec4<f32>(part1);
        total2 += vec4<f32>(part2);
        total3 += vec4<f32>(part3);
        workgroupBarrier();
    }
    // Eight threads squared the numbers of a token.
    if (part >= 4u) {
        let index = local - 64u;
        let at = index / 8u * 32u + index % 8u;
        sums[at] = squares.x;
        sums[at + 8u] = squares.y;
        sums[at + 16u] = squares.z;
        sums[at + 24u] = squares.w;
    }
    workgroupBarrier();
    var all = 0.0;
    if (local < 32u) {
        for (var i = 0u; i < 8u; i++) { all += sums[local * 8u + i]; }
    }
    workgroupBarrier();
    if (local < 32u) { sums[local] = all; }
    workgroupBarrier();
//[ 4
    {
        let m = tokens * 4u + $Ru;
        let token = group.y * 32u + m;
        if (token < state[1]) {
            let scale = $SCALE;
            let total = total$R;
$ENDS
        }
    }
//]
}
