//! The blocks of quantised formats as files have them, read plainly: codes, scales, and what is taken away.
//!
//! Layouts after ggml's `ggml-common.h`. A number is `scale * (code - offset) - min`.

use crate::float::from_f16;

/// The quantised formats that are repacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Q4_0,
    Q4_1,
    Q5_0,
    Q5_1,
    Q8_0,
    Q2K,
    Q3K,
    Q4K,
    Q5K,
    Q6K,
}

impl Kind {
    /// The kind with ggml's name.
    pub(crate) fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "Q4_0" => Kind::Q4_0,
            "Q4_1" => Kind::Q4_1,
            "Q5_0" => Kind::Q5_0,
            "Q5_1" => Kind::Q5_1,
            "Q8_0" => Kind::Q8_0,
            "Q2_K" => Kind::Q2K,
            "Q3_K" => Kind::Q3K,
            "Q4_K" => Kind::Q4K,
            "Q5_K" => Kind::Q5K,
            "Q6_K" => Kind::Q6K,
            _ => return None,
        })
    }

    /// Numbers in a block.
    pub(super) fn block(self) -> usize {
        match self {
            Kind::Q4_0 | Kind::Q4_1 | Kind::Q5_0 | Kind::Q5_1 | Kind::Q8_0 => 32,
            Kind::Q2K | Kind::Q3K | Kind::Q4K | Kind::Q5K | Kind::Q6K => 256,
        }
    }

    /// Bytes of a block in a file.
    pub(super) fn block_bytes(self) -> usize {
        match self {
            Kind::Q4_0 => 18,
            Kind::Q4_1 => 20,
            Kind::Q5_0 => 22,
            Kind::Q5_1 => 24,
            Kind::Q8_0 => 34,
            Kind::Q2K => 84,
            Kind::Q3K => 110,
            Kind::Q4K => 144,
            Kind::Q5K => 176,
            Kind::Q6K => 210,
        }
    }

    /// What a code stands for when the number is 0.
    pub(crate) fn offset(self) -> i32 {
        match self {
            Kind::Q3K => 4,
            Kind::Q4_0 => 8,
            Kind::Q5_0 => 16,
            Kind::Q6K => 32,
            _ => 0,
        }
    }

    /// Whether something is taken away from every number.
    pub(super) fn has_mins(self) -> bool {
        matches!(
            self,
            Kind::Q4_1 | Kind::Q5_1 | Kind::Q2K | Kind::Q4K | Kind::Q5K
        )
    }

    /// Whether the factors of blocks stay 16-bit floats, as files have them. That is slower to compute with, and
    /// worth it where a product waits for the memory anyway.
    pub(super) fn keeps_halves(self) -> bool {
        self == Kind::Q8_0
    }

    /// Scales of 32 numbers.
    pub(super) fn scales_per_tile(self) -> usize {
        match self {
            Kind::Q2K | Kind::Q3K | Kind::Q6K => 2,
            _ => 1,
        }
    }

    /// Lines of 16 bytes that the codes of eight rows and 32 columns take.
    pub(super) fn lines(self) -> usize {
        match self {
            Kind::Q2K => 4,
            Kind::Q3K => 6,
            Kind::Q4_0 | Kind::Q4_1 | Kind::Q4K => 8,
            Kind::Q5_0 | Kind::Q5_1 | Kind::Q5K => 10,
            Kind::Q6K => 12,
            Kind::Q8_0 => 16,
        }
    }
}

/// One quantised row, taken apart: a number is `scale * (code - offset) - min`, where scale and min are
/// factors of the block, times the small scale or min of the part where the format has such.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// One for each number; for Q8_0 these are signed.
    pub codes: Vec<u8>,
    /// One for each block.
    pub factors: Vec<f32>,
    /// One for each block, where something is taken away.
    pub min_factors: Vec<f32>,
    /// One or two for every 32 numbers, in formats with large blocks.
    pub scales: Vec<i8>,
    /// As many as `scales`, where something is taken away.
    pub mins: Vec<i8>,
}

impl Row {
    /// A row of zeros.
    pub(super) fn zero(kind: Kind, n_cols: usize) -> Row {
        let zeros = vec![0; n_cols / kind.block() * kind.block_bytes()];
        Row::read(kind, &zeros)
    }

    /// A row as it lies in a file.
    pub(crate) fn read(kind: Kind, bytes: &[u8]) -> Row {
        let mut row = Row::default();
        for block in bytes.chunks_exact(kind.block_bytes()) {
            match kind {
                Kind::Q4_0 => row.q4_0(block),
                Kind::Q4_1 => row.q4_1(block),
                Kind::Q5_0 => row.q5_0(block),
                Kind::Q5_1 => row.q5_1(block),
                Kind::Q8_0 => row.q8_0(block),
                Kind::Q2K => row.q2k(block),
                Kind::Q3K => row.q3k(block),
                Kind::Q4K => row.q4k(block),
                Kind::Q5K => row.q5k(block),
                Kind::Q6K => row.q6k(block),
            }
        }
        row
    }

    fn q4_0(&mut self, block: &[u8]) {
        self.factors.push(half(block, 0));
        self.nibbles(&block[2..]);
    }

    /// As Q4_0, and something is added to every number.
    fn q4_1(&mut self, block: &[u8]) {
        self.factors.push(half(block, 0));
        self.min_factors.push(-half(block, 2));
        self.nibbles(&block[4..]);
    }

    fn q5_0(&mut self, block: &[u8]) {
        self.factors.push(half(block, 0));
        self.fives(&block[2..]);
    }

    /// As Q5_0, and something is added to every number.
    fn q5_1(&mut self, block: &[u8]) {
        self.factors.push(half(block, 0));
        self.min_factors.push(-half(block, 2));
        self.fives(&block[4..]);
    }

    fn q8_0(&mut self, block: &[u8]) {
        self.factors.push(half(block, 0));
        // -128 is written by nobody, and its magnitude would be no signed byte.
        let codes = block[2..].iter();
        self.codes
            .extend(codes.map(|&code| (code as i8).max(-127) as u8));
    }

    fn q2k(&mut self, block: &[u8]) {
        let (scales, rest) = block.split_at(16);
        let (codes, factors) = rest.split_at(64);
        self.factors.push(half(factors, 0));
        self.min_factors.push(half(factors, 2));
        self.scales.extend(scales.iter().map(|it| (it & 15) as i8));
        self.mins.extend(scales.iter().map(|it| (it >> 4) as i8));
        self.twos(codes);
    }

    fn q3k(&mut self, block: &[u8]) {
        let (thirds, rest) = block.split_at(32);
        let (codes, rest) = rest.split_at(64);
        let (scales, factor) = rest.split_at(12);
        self.factors.push(half(factor, 0));
        for i in 0..16 {
            let low = scales[i % 8] >> (i / 8 * 4) & 15;
            let high = scales[8 + i % 4] >> (i / 4 * 2) & 3;
            self.scales.push((low | high << 4) as i8 - 32);
        }
        let start = self.codes.len();
        self.twos(codes);
        for (column, code) in self.codes[start..].iter_mut().enumerate() {
            *code |= (thirds[column % 32] >> (column / 32) & 1) << 2;
        }
    }

    fn q4k(&mut self, block: &[u8]) {
        self.two_factors(block);
        for codes in block[16..].chunks_exact(32) {
            self.nibbles(codes);
        }
    }

    fn q5k(&mut self, block: &[u8]) {
        self.two_factors(block);
        let (fifths, codes) = block[16..].split_at(32);
        for (pair, codes) in codes.chunks_exact(32).enumerate() {
            let start = self.codes.len();
            self.nibbles(codes);
            for (column, code) in self.codes[start..].iter_mut().enumerate() {
                let bit = 2 * pair + column / 32;
                *code |= (fifths[column % 32] >> bit & 1) << 4;
            }
        }
    }

    fn q6k(&mut self, block: &[u8]) {
        let (low, rest) = block.split_at(128);
        let (high, rest) = rest.split_at(64);
        let (scales, factor) = rest.split_at(16);
        self.factors.push(half(factor, 0));
        self.scales.extend(scales.iter().map(|&scale| scale as i8));
        for (low, high) in low.chunks_exact(64).zip(high.chunks_exact(32)) {
            for quarter in 0..4 {
                for column in 0..32 {
                    let low = low[quarter % 2 * 32 + column] >> (quarter / 2 * 4) & 15;
                    let high = high[column] >> (quarter * 2) & 3;
                    self.codes.push(low | high << 4);
                }
            }
        }
    }

    /// The lower halves of all bytes, then the upper ones.
    fn nibbles(&mut self, bytes: &[u8]) {
        self.codes.extend(bytes.iter().map(|byte| byte & 15));
        self.codes.extend(bytes.iter().map(|byte| byte >> 4));
    }

    /// Four bytes of fifth bits, then nibbles.
    fn fives(&mut self, bytes: &[u8]) {
        let fifths = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let start = self.codes.len();
        self.nibbles(&bytes[4..]);
        for (column, code) in self.codes[start..].iter_mut().enumerate() {
            *code |= ((fifths >> column & 1) as u8) << 4;
        }
    }

    /// Of every 32 bytes the lowest two bits, then the next ones.
    fn twos(&mut self, bytes: &[u8]) {
        for bytes in bytes.chunks_exact(32) {
            for shift in [0, 2, 4, 6] {
                self.codes
                    .extend(bytes.iter().map(|byte| byte >> shift & 3));
            }
        }
    }

    /// The head of Q4_K and Q5_K: two factors, then eight scales and eight mins of 6 bits each.
    fn two_factors(&mut self, block: &[u8]) {
        self.factors.push(half(block, 0));
        self.min_factors.push(half(block, 2));
        let packed = &block[4..16];
        for i in 0..8 {
            let (scale, min) = match i {
                0..4 => (packed[i] & 63, packed[i + 4] & 63),
                _ => (
                    packed[i + 4] & 15 | packed[i - 4] >> 6 << 4,
                    packed[i + 4] >> 4 | packed[i] >> 6 << 4,
                ),
            };
            self.scales.push(scale as i8);
            self.mins.push(min as i8);
        }
    }
}

fn half(bytes: &[u8], at: usize) -> f32 {
    from_f16(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}
