// What is multiplied, how sums come together, and what becomes of them. One paragraph for each way.

//= plain
fn source_at(base: u32, i: u32) -> vec4<f32> { return x[base + i]; }

//= split
// The values that parts of the positions gave, weighed by how much of the attention each part got.
var<workgroup> part_weights: array<f32, N_PARTS * N_HEADS>;
fn source_at(base: u32, i: u32) -> vec4<f32> {
    let head = i * 4u / HEAD_DIM;
    var v = vec4<f32>(0.0);
//[ $PARTS
    v += x[($Ru * N_X4) + base + i] * part_weights[$Ru * N_HEADS + head];
//]
    return v;
}
fn weigh_parts(token: u32, local: u32) {
    for (var head = local; head < N_HEADS; head += WORKGROUP) {
        var most = -3.0e38;
        var all = 0.0;
//[ $PARTS
        let stat$R = stats[($Ru * N_TOKENS + token) * N_HEADS + head];
//]
//[ $PARTS
        most = max(most, stat$R.x);
//]
//[ $PARTS
        let weight$R = stat$R.y * exp(stat$R.x - most);
        all += weight$R;
//]
        let scale = 1.0 / all;
//[ $PARTS
        part_weights[$Ru * N_HEADS + head] = weight$R * scale;
//]
    }
    workgroupBarrier();
}

//= added
// A state and what is to be added to it, normed first.
var<workgroup> delta_sums: array<f32, WORKGROUP>;
var<private> delta_scale: f32;
fn source_at(base: u32, i: u32) -> vec4<f32> {
    return x[base + i] + delta[base + i] * delta_scale * norm[K4 + i];
}
fn scale_delta(base: u32, local: u32) {
    var sum = 0.0;
    for (var i = local; i < K4; i += WORKGROUP) {
        let v = delta[base + i];
        sum += dot(v, v);
    }
    delta_sums[local] = sum;
    workgroupBarrier();
    for (var step = WORKGROUP / 2u; step > 0u; step /= 2u) {
        if (local < step) { delta_sums[local] += delta_sums[local + step]; }
        workgroupBarrier();
    }
    delta_scale = inverseSqrt(delta_sums[0] / f32(K) + EPSILON);
    workgroupBarrier();
}

//= silu
fn squash(v: f32) -> f32 { return v / (1.0 + exp(-v)); }

//= gelu
// By the hyperbolic tangent: x/2 (1 + tanh t) is x / (1 + e^-2t), t = sqrt(2 / pi) (x + 0.044715 x^3).
fn squash(v: f32) -> f32 {
    let twice = 1.595769 * (v + 0.044715 * v * v * v);
    return v / (1.0 + exp(-clamp(twice, -80.0, 80.0)));
}

//= round x
// The vector rounded to 8 bits for every 32 numbers, as the processor's path does it.
var<workgroup> x_codes: array<u32, N_TILES * 8u>;
var<workgroup> x_scales: array<f32, N_TILES>;
fn round_x(base: u32, local: u32) -> f32 {
    var squares = 0.0;
    for (var t = local; t < N_TILES; t += WORKGROUP) {
        var most = 0.0;
//[ 8
        let raw$R = x_at(base, t * 8u + $Ru);
//]
//[ 8
        squares += dot(raw$R, raw$R);
        let v$R = raw$R $NORM;
        let m$R = abs(v$R);
        most = max(most, max(max(m$R.x, m$R.y), max(m$R.z, m$R.w)));
//]
        let scale = select(0.0, 127.0 / most, most > 0.0);
//[ 8
        x_codes[t * 8u + $Ru] = pack4xI8(vec4<i32>(round(v$R * scale)));
//]
        x_scales[t] = most / 127.0;
    }
    return squares;
}

//= fold by workgroup
var<workgroup> sums: array<f32, WORKGROUP * N_SUMS>;
fn fold(local: u32, lane: u32) {
//[ $SUMS
    sums[$Ru * WORKGROUP + local] = acc$R;
//]
    workgroupBarrier();
    for (var step = LANES / 2u; step > 0u; step /= 2u) {
        if (lane < step) {
//[ $SUMS
            sums[$Ru * WORKGROUP + local] += sums[$Ru * WORKGROUP + local + step];
//]
        }
        workgroupBarrier();
    }
//[ $SUMS
    acc$R = sums[$Ru * WORKGROUP + local - lane];
//]
}

//= fold by subgroup
// As far as all lanes of a row are in one subgroup; what is left goes through the workgroup's memory.
var<workgroup> sums: array<f32, WORKGROUP * N_SUMS>;
fn fold(local: u32, lane: u32) {
//[ $SUMS
$SHUFFLES
//]
    if (LANES > SUBGROUP) {
//[ $SUMS
        sums[$Ru * WORKGROUP + local] = acc$R;
//]
        workgroupBarrier();
//[ $SUMS
        acc$R = 0.0;
        for (var i = 0u; i < LANES; i += SUBGROUP) { acc$R += sums[$Ru * WORKGROUP + local - lane + i]; }
//]
    }
}
