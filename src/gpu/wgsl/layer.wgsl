// What lies between the products. `state` is: 0 the position of the first token, 1 how many tokens,
// 2 the first whose scores are wanted, 3 tokens drawn so far, 4 a seed, 5 one divided by the temperature
// (0 for the likeliest token), from 8 on the tokens.

//= embed
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let id = state[8u + group.z];
    let quarter = group.x * 64u + local;
    if (id < FIRST_ROW || id - FIRST_ROW >= N_ROWS || quarter >= N_TILES * 4u) { return; }
    let t = quarter / 4u;
    let i = t * 8u + quarter % 4u;
    let v = values_0((id - FIRST_ROW) * N_TILES + t, quarter % 4u);
    if (i < K4) { out[group.z * K4 + i] = v.a * SCALE; }
    if (i + 4u < K4) { out[group.z * K4 + i + 4u] = v.b * SCALE; }
}

//= turn
// One head of one token: queries and keys normed and turned, keys and values kept.
var<workgroup> head_row: array<f32, HEAD_DIM>;
var<workgroup> sums: array<f32, 64>;
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let head = group.x;
    let base = group.z * (N_HEADS + 2u * N_KV_HEADS) * HEAD_DIM + head * HEAD_DIM;
    let position = state[0] + group.z;
    let is_query = head < N_HEADS;
    let is_value = head >= N_HEADS + N_KV_HEADS;
    var sum = 0.0;
    for (var d = local; d < HEAD_DIM; d += 64u) {
        let v = qkv[base + d];
        head_row[d] = v;
        sum += v * v;
    }
    sums[local] = sum;
    workgroupBarrier();
    if (IS_NORMED == 1u && !is_value) {
        var all = 0.0;
        for (var i = 0u; i < 64u; i++) { all += sums[i]; }
        let scale = inverseSqrt(all / f32(HEAD_DIM) + EPSILON);
        let origin = select(HEAD_DIM, 0u, is_query);
        for (var d = local; d < HEAD_DIM; d += 64u) { head_row[d] *= scale * head_norms[origin + d]; }
    }
    workgroupBarrier();
    if (!is_value) {
        for (var pair = local; pair < N_PAIRS; pair += 64u) {
            let i = select(pair, 2u * pair, NEIGHBOURS == 1u);
            let j = select(pair + N_PAIRS, 2u * pair + 1u, NEIGHBOURS == 1u);
            let angle = angles[position * N_PAIRS + pair];
            let a = head_row[i];
            let b = head_row[j];
            head_row[i] = a * angle.x - b * angle.y;
            head_row[j] = a * angle.y + b * angle.x;
        }
    }
    workgroupBarrier();
    for (var d = local; d < HEAD_DIM; d += 64u) {
        if (is_query) {
            qkv[base + d] = head_row[d];
        } else if (is_value) {
            cache[(CAPACITY + position) * KV_LEN + (head - N_HEADS - N_KV_HEADS) * HEAD_DIM + d] = head_row[d];
        } else {
            cache[position * KV_LEN + (head - N_HEADS) * HEAD_DIM + d] = head_row[d];
        }
    }
}

//= attend
// One head of one token over one part of the positions that it sees, 64 at a time.
var<workgroup> query: array<vec4<f32>, HD4>;
var<workgroup> scores: array<f32, 64>;
var<workgroup> mixes: array<vec4<f32>, 64>;
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let head = group.x;
    let part = group.y;
    let end = state[0] + group.z + 1u;
    let begin = select(0u, end - WINDOW, end > WINDOW);
    let per_part = (end - begin + N_PARTS - 1u) / N_PARTS;
    let start = min(begin + part * per_part, end);
    let stop = min(start + per_part, end);
    let q = (group.z * (N_HEADS + 2u * N_KV_HEADS) + head) * HD4;
    for (var d = local; d < HD4; d += 64u) { query[d] = qkv[q + d] * SCALE; }
    workgroupBarrier();
    let kv = head / (N_HEADS / N_KV_HEADS) * HD4;
    let lane = local % HD4;
    let share = local / HD4;
    var most = -3.0e38;
    var all = 0.0;
    var mix = vec4<f32>(0.0);
    for (var origin = start; origin < stop; origin += 64u) {
        var score = -3.0e38;
        if (origin + local < stop) {
            let at = (origin + local) * KV4 + kv;
            var sum = vec4<f32>(0.0);
//[ $QUADS
            sum += query[$R] * cache[at + $Ru];
//]
            score = sum4(sum);
        }
        // Values are asked for before the scores are known: both are waited for together.
        // Beyond the last position scores are 0, and the last one is looked at again.
        let last = stop - 1u;
//[ $ROUNDS
        let value$R = cache[(CAPACITY + min(origin + min(share, SHARES - 1u) + $Ru * SHARES, last)) * KV4 + kv + lane];
//]
        scores[local] = score;
        workgroupBarrier();
        var larger = most;
//[ 64
        larger = max(larger, scores[$R]);
//]
        let kept = exp(most - larger);
        most = larger;
        workgroupBarrier();
        scores[local] = select(0.0, exp(score - most), origin + local < stop);
        workgroupBarrier();
        var sum = 0.0;
//[ 64
        sum += scores[$R];
//]
        all = all * kept + sum;
        mix *= kept;
        if (share < SHARES) {
//[ $ROUNDS
            mix += select(0.0, scores[min(share + $Ru * SHARES, 63u)], share + $Ru * SHARES < 64u) * value$R;
//]
        }
        workgroupBarrier();
    }
    mixes[local] = mix;
    workgroupBarrier();
    if (local < HD4) {
        for (var i = 1u; i < SHARES; i++) { mix += mixes[i * HD4 + local]; }
        let scale = select(0.0, 1.0 / all, all > 0.0);
        out[(part * N_TOKENS + group.z) * N_HEADS * HD4 + head * HD4 + local] = mix * scale;
    }
    if (local == 0u) { stats[(part * N_TOKENS + group.z) * N_HEADS + head] = vec2<f32>(most, all); }
}

//= add normed
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let base = group.z * K4;
    var sum = 0.0;
    for (var i = local; i < K4; i += 64u) { let v = delta[base + i]; sum += dot(v, v); }
    sums[local] = sum;
    workgroupBarrier();
    var all = 0.0;
    for (var i = 0u; i < 64u; i++) { all += sums[i]; }
    let scale = inverseSqrt(all / f32(K) + EPSILON);
    // The second of two norms.
    for (var i = local; i < K4; i += 64u) { x[base + i] += delta[base + i] * scale * norm[K4 + i]; }
}
var<workgroup> sums: array<f32, 64>;

//= join
// The best token so far, and the largest score with the sum of all exponentials relative to it.
// Whole numbers never travel as floats: small ones would be denormal, and may be flushed.
var<workgroup> bests: array<f32, 256>;
var<workgroup> best_ids: array<u32, 256>;
var<workgroup> largest: array<vec2<f32>, 256>;
fn join(into: u32, other: u32) {
    if (bests[other] > bests[into] || (bests[other] == bests[into] && best_ids[other] < best_ids[into])) {
        bests[into] = bests[other];
        best_ids[into] = best_ids[other];
    }
    let a = largest[into];
    let b = largest[other];
    let most = max(a.x, b.x);
    largest[into] = vec2<f32>(most, a.y * exp(a.x - most) + b.y * exp(b.x - most));
}

//= pick parts
// The best token of a part of the scores, and what makes a logarithm of probability of its score.
fn mixed(v: u32) -> u32 {
    // PCG-RXS-M-XS 32 (M. E. O'Neill, 2014).
    let s = v * 747796405u + 2891336453u;
    let w = ((s >> ((s >> 28u) + 4u)) ^ s) * 277803737u;
    return (w >> 22u) ^ w;
}
@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let row = (state[1] - 1u - state[2]) * VOCABULARY;
    let per_part = (VOCABULARY + N_PARTS - 1u) / N_PARTS;
    let stop = min((group.x + 1u) * per_part, VOCABULARY);
    let inverse = bitcast<f32>(state[5]);
    let draw = mixed(state[4] ^ mixed(state[0] + state[1]));
    var best = -3.4e38;
    var id = 0u;
    var most = -3.4e38;
    var all = 0.0;
    for (var i = group.x * per_part + local; i < stop; i += 256u) {
        let logit = logits[row + i];
        let larger = max(most, logit);
        all = all * exp(most - larger) + exp(logit - larger);
        most = larger;
        var score = logit;
        if (inverse > 0.0) {
            // The largest of scores with Gumbel noise is a draw from their softmax.
            let unit = (f32(mixed(draw ^ i) >> 8u) + 0.5) * 0x1p-24;
            score = logit * inverse - log(-log(unit));
        }
        if (score > best) { best = score; id = i; }
    }
    // Whole numbers never travel as floats: small ones would be denormal, and may be flushed.
    bests[local] = best;
    best_ids[local] = id;
    largest[local] = vec2<f32>(most, all);
    workgroupBarrier();
    for (var step = 128u; step > 0u; step /= 2u) {
        if (local < step) { join(local, local + step); }
        workgroupBarrier();
    }
    if (local == 0u) {
        parts[group.x] = vec4<u32>(bitcast<u32>(bests[0]), best_ids[0], bitcast<u32>(largest[0].x), bitcast<u32>(largest[0].y));
    }
}

//= pick
// The best of all parts becomes the next token, and the sequence one longer.
@compute @workgroup_size(N_PARTS)
fn main(@builtin(local_invocation_index) local: u32) {
    let own = parts[local];
    bests[local] = bitcast<f32>(own.x);
    best_ids[local] = own.y;
    largest[local] = vec2<f32>(bitcast<f32>(own.z), bitcast<f32>(own.w));
    workgroupBarrier();
    for (var step = N_PARTS / 2u; step > 0u; step /= 2u) {
        if (local < step) { join(local, local + step); }
        workgroupBarrier();
    }
    if (local > 0u) { return; }
    let id = best_ids[0];
    let row = (state[1] - 1u - state[2]) * VOCABULARY;
    ring[state[3] % N_RING] = vec2<u32>(id, bitcast<u32>(logits[row + id] - largest[0].x - log(largest[0].y)));
    state[0] = state[0] + state[1];
    state[1] = 1u;
    state[2] = 0u;
    state[3] = state[3] + 1u;
    state[8] = id;
}

//= copy
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>, @builtin(local_invocation_index) local: u32) {
    let i = (group.x + group.y * groups.x) * 64u + local;
    if (i < N) { out[i] = x[i]; }
}
