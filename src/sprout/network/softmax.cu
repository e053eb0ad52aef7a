// Causal softmax of rows of `t` scores, forward and back; a warp a row. See softmax.rs.

__device__ float of_all(float x, bool most) {
    for (int step = 16; step > 0; step /= 2) {
        float other = __shfl_xor_sync(0xffffffffu, x, step);
        x = most ? fmaxf(x, other) : x + other;
    }
    return x;
}

extern "C" __global__ void causal_softmax(
    const float *scores, float *shares, unsigned rows, unsigned t, float scale) {
    unsigned row = blockIdx.x * (blockDim.x / 32) + threadIdx.x / 32, lane = threadIdx.x % 32;
    if (row >= rows) return;
    unsigned past = row % t + 1;
    const float *from = scores + (size_t)row * t;
    float *to = shares + (size_t)row * t;
    float top = -3.0e38f, sum = 0.0f;
    for (unsigned at = lane; at < past; at += 32) top = fmaxf(top, from[at]);
    top = of_all(top, true);
    for (unsigned at = lane; at < past; at += 32) sum += expf((from[at] - top) * scale);
    sum = of_all(sum, false);
    for (unsigned at = lane; at < t; at += 32)
        to[at] = at < past ? expf((from[at] - top) * scale) / sum : 0.0f;
}

extern "C" __global__ void causal_softmax_back(
    const float *shares, const float *grad, float *scores, unsigned rows, unsigned t, float scale) {
    unsigned row = blockIdx.x * (blockDim.x / 32) + threadIdx.x / 32, lane = threadIdx.x % 32;
    if (row >= rows) return;
    unsigned past = row % t + 1;
    size_t from = (size_t)row * t;
    float dot = 0.0f;
    for (unsigned at = lane; at < past; at += 32) dot += shares[from + at] * grad[from + at];
    dot = of_all(dot, false);
    for (unsigned at = lane; at < t; at += 32)
        scores[from + at] = at < past ? shares[from + at] * (grad[from + at] - dot) * scale : 0.0f;
}
