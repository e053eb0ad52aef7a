// Numbers out of words, exactly on every device: no built-in that may flush small halves.

fn half(bits: u32) -> f32 {
    let magnitude = bits & 0x7fffu;
    let normal = bitcast<f32>((magnitude << 13u) + (112u << 23u));
    let small = f32(magnitude) * 0x1p-24;
    return select(normal, small, magnitude < 0x400u) * select(1.0, -1.0, (bits & 0x8000u) != 0u);
}

fn byte(word: u32, shift: u32) -> f32 {
    return f32((word >> shift) & 255u);
}

fn signed_byte(word: u32, shift: u32) -> f32 {
    return f32(bitcast<i32>(word << (24u - shift)) >> 24u);
}

fn bytes(word: u32) -> vec4<f32> {
    return vec4<f32>((vec4<u32>(word) >> vec4<u32>(0u, 8u, 16u, 24u)) & vec4<u32>(255u));
}

// Four codes of up to 6 bits, each as 1 + code / 64: put straight into a float's fraction, which is
// several times quicker than a conversion. What was added is taken away from sums.
fn ones_and_codes(word: u32) -> vec4<f32> {
    return bitcast<vec4<f32>>(
        (vec4<u32>(word << 17u, word << 9u, word << 1u, word >> 7u) & vec4<u32>(0x007e0000u)) | vec4<u32>(0x3f800000u));
}

// Four signed bytes, each as 1 + (code + 128) / 256.
fn ones_and_bytes(signed: u32) -> vec4<f32> {
    let word = signed ^ 0x80808080u;
    return bitcast<vec4<f32>>(
        (vec4<u32>(word << 15u, word << 7u, word >> 1u, word >> 9u) & vec4<u32>(0x007f8000u)) | vec4<u32>(0x3f800000u));
}

fn halves(low: u32, high: u32) -> vec4<f32> {
    return vec4<f32>(unpack2x16float(low), unpack2x16float(high));
}

fn brains(low: u32, high: u32) -> vec4<f32> {
    return bitcast<vec4<f32>>(vec4<u32>(low << 16u, low & 0xffff0000u, high << 16u, high & 0xffff0000u));
}

fn sum4(v: vec4<f32>) -> f32 {
    return (v.x + v.z) + (v.y + v.w);
}

// Eight numbers of a row: four from the first half of a tile of 32, four from the second.
struct Eight {
    a: vec4<f32>,
    b: vec4<f32>,
}
