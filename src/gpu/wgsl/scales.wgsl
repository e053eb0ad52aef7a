// Scales of the two halves of tile `t` in x and y, and what is taken away from each number in z and w.

//= one
fn scales_$S(t: u32) -> vec4<f32> {
    let s = half((scales[$SMALLu + t / 2u] >> (16u * (t & 1u))) & 0xffffu);
    return vec4<f32>(s, s, 0.0, 0.0);
}

//= two
fn scales_$S(t: u32) -> vec4<f32> {
    let word = scales[$SMALLu + t];
    let s = half(word & 0xffffu);
    let m = half(word >> 16u);
    return vec4<f32>(s, s, m, m);
}

//= super
fn scales_$S(t: u32) -> vec4<f32> {
    let word = scales[$SMALLu + t / 2u] >> (16u * (t & 1u));
    let factors = scales[$SUPERu + t / 8u];
    let s = half(factors & 0xffffu) * byte(word, 0u);
    let m = half(factors >> 16u) * byte(word, 8u);
    return vec4<f32>(s, s, m, m);
}

//= super halves
fn scales_$S(t: u32) -> vec4<f32> {
    let word = scales[$SMALLu + t / 2u] >> (16u * (t & 1u));
    let factor = half(scales[$SUPERu + t / 8u] & 0xffffu);
    return vec4<f32>(factor * signed_byte(word, 0u), factor * signed_byte(word, 8u), 0.0, 0.0);
}

//= super halves and mins
fn scales_$S(t: u32) -> vec4<f32> {
    let word = scales[$SMALLu + t];
    let factors = scales[$SUPERu + t / 8u];
    let small = bytes(word);
    return vec4<f32>(half(factors & 0xffffu) * small.xy, half(factors >> 16u) * small.zw);
}
