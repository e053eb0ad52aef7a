//! Q8_0: blocks of 32 numbers as one half-precision scale and 32 signed bytes.

use half::f16;

/// Numbers in a block.
pub const BLOCK: usize = 32;
/// Bytes of a block: scale, then the numbers.
pub const BLOCK_BYTES: usize = 2 + BLOCK;

/// The blocks of these values; their number must be a multiple of 32.
///
/// Each number is off by at most half the scale, which is the block's largest number / 127
/// (and by up to 127 / 2048 of the scale more, since the scale itself is rounded to 11 bits).
pub fn quantize(values: &[f32]) -> Vec<u8> {
    debug_assert!(values.len().is_multiple_of(BLOCK));
    let mut bytes = Vec::with_capacity(values.len() / BLOCK * BLOCK_BYTES);
    for block in values.chunks_exact(BLOCK) {
        let largest = block
            .iter()
            .fold(0f32, |largest, value| largest.max(value.abs()));
        let scale = largest / 127.0;
        let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
        bytes.extend(f16::from_f32(scale).to_le_bytes());
        bytes.extend(
            block
                .iter()
                .map(|value| (value * inverse).round() as i8 as u8),
        );
    }
    bytes
}

/// The values that a reader of these blocks gets.
pub fn dequantize(bytes: &[u8]) -> Vec<f32> {
    let mut values = Vec::with_capacity(bytes.len() / BLOCK_BYTES * BLOCK);
    for block in bytes.chunks_exact(BLOCK_BYTES) {
        let scale = f16::from_le_bytes([block[0], block[1]]).to_f32();
        values.extend(block[2..].iter().map(|byte| f32::from(*byte as i8) * scale));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rounding_stays_within_its_bound(values in prop::collection::vec(-4f32..4.0, 64)) {
            let back = dequantize(&quantize(&values));
            for (block, back) in values.chunks(BLOCK).zip(back.chunks(BLOCK)) {
                let scale = block.iter().fold(0f32, |top, x| top.max(x.abs())) / 127.0;
                for (value, back) in block.iter().zip(back) {
                    prop_assert!((value - back).abs() <= scale * (0.5 + 127.0 / 2048.0) + 1e-6);
                }
            }
        }
    }

    #[test]
    fn zeros_stay_zeros() {
        assert_eq!(dequantize(&quantize(&[0.0; BLOCK])), vec![0.0; BLOCK]);
    }
}
