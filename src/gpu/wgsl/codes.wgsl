// Codes of quarter `j` of tile `t`: columns 4j.. in x, columns 16 + 4j.. in y. One paragraph for each coding.

//= nibbles
fn codes_$S(t: u32, j: u32) -> vec2<u32> {
    let word = quants[$QUANTSu + t * 4u + j];
    return vec2<u32>(word & 0x0f0f0f0fu, (word >> 4u) & 0x0f0f0f0fu);
}
fn numbers_$S(word: u32) -> vec4<f32> { return ones_and_codes(word); }

//= fives
fn codes_$S(t: u32, j: u32) -> vec2<u32> {
    let word = quants[$QUANTSu + t * 4u + j];
    let fifths = scales[$HIGHu + t] >> j;
    return vec2<u32>(
        (word & 0x0f0f0f0fu) | ((fifths & 0x01010101u) << 4u),
        ((word >> 4u) & 0x0f0f0f0fu) | (fifths & 0x10101010u),
    );
}
fn numbers_$S(word: u32) -> vec4<f32> { return ones_and_codes(word); }

//= sixes
fn codes_$S(t: u32, j: u32) -> vec2<u32> {
    let word = quants[$QUANTSu + t * 4u + j];
    let first = (scales[$HIGHu + t * 2u] >> (2u * j)) & 0x03030303u;
    let second = (scales[$HIGHu + t * 2u + 1u] >> (2u * j)) & 0x03030303u;
    return vec2<u32>(
        (word & 0x0f0f0f0fu) | (first << 4u),
        ((word >> 4u) & 0x0f0f0f0fu) | (second << 4u),
    );
}
fn numbers_$S(word: u32) -> vec4<f32> { return ones_and_codes(word); }

//= eights
fn codes_$S(t: u32, j: u32) -> vec2<u32> {
    return vec2<u32>(quants[$QUANTSu + t * 8u + j], quants[$QUANTSu + t * 8u + 4u + j]);
}
fn numbers_$S(word: u32) -> vec4<f32> { return ones_and_bytes(word); }

//= halves
fn values_$S(t: u32, j: u32) -> Eight {
    let at = $QUANTSu + t * 16u + j * 2u;
    return Eight(halves(quants[at], quants[at + 1u]), halves(quants[at + 8u], quants[at + 9u]));
}

//= brains
fn values_$S(t: u32, j: u32) -> Eight {
    let at = $QUANTSu + t * 16u + j * 2u;
    return Eight(brains(quants[at], quants[at + 1u]), brains(quants[at + 8u], quants[at + 9u]));
}

//= floats
fn values_$S(t: u32, j: u32) -> Eight {
    let at = $QUANTSu + t * 32u + j * 4u;
    return Eight(
        bitcast<vec4<f32>>(vec4<u32>(quants[at], quants[at + 1u], quants[at + 2u], quants[at + 3u])),
        bitcast<vec4<f32>>(vec4<u32>(quants[at + 16u], quants[at + 17u], quants[at + 18u], quants[at + 19u])),
    );
}

//= value of codes
fn values_$S(t: u32, j: u32) -> Eight {
    let codes = codes_$S(t, j);
    let s = scales_$S(t);
    return Eight(
        (numbers_$S(codes.x) * $UNIT.0 - $ZERO.0) * s.x - s.z,
        (numbers_$S(codes.y) * $UNIT.0 - $ZERO.0) * s.y - s.w,
    );
}
