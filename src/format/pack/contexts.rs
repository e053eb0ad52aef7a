//! What the next byte is guessed from: the bytes before it, the words before it, and whose text it is.

use crate::body::mark;

/// How many contexts are looked up for every bit.
pub(super) const N: usize = 9;

/// The state after some bytes.
#[derive(Clone, Default)]
pub(super) struct Contexts {
    /// One hash for each context.
    pub(super) hashes: [u32; N],
    /// Whose text this is: the last mark, without its upper half.
    pub(super) kind: usize,
    /// The classes of the last four bytes, four bits each, the last of them lowest.
    shape: u32,
    /// The last eight bytes, the last of them lowest.
    bytes: u64,
    word: u32,
    previous_word: u32,
}

impl Contexts {
    pub(super) fn new() -> Self {
        let mut contexts = Self::default();
        contexts.rehash();
        contexts
    }

    /// The classes of the last two bytes, below 100.
    pub(super) fn two_classes(&self) -> usize {
        (self.shape & 15) as usize * 10 + (self.shape >> 4 & 15) as usize
    }

    pub(super) fn next_byte(&mut self, byte: u8) {
        self.shape = (self.shape << 4 | class(byte)) & 0xFFFF;
        self.bytes = self.bytes << 8 | u64::from(byte);
        if byte >= mark::NAME {
            if byte != mark::SEPARATOR {
                self.kind = usize::from(byte & 15);
            }
            (self.word, self.previous_word) = (0, 0);
        } else if byte.is_ascii_alphabetic() || byte >= 0x80 {
            self.word = hash(self.word, byte.to_ascii_lowercase().into());
        } else if byte.is_ascii_digit() {
            // All numbers are one word.
            self.word = hash(self.word, 300);
        } else if self.word != 0 {
            self.previous_word = self.word;
            self.word = 0;
        }
        self.rehash();
    }

    fn rehash(&mut self) {
        let last = |n: u32| (self.bytes & ((1 << (8 * n)) - 1)) as u32;
        let fifth = (self.bytes >> 32) as u32 & 0xFF;
        let class_before = self.shape >> 4 & 15;
        self.hashes = [
            hash(1, last(1)),
            hash(2, last(2)),
            hash(3, last(3)),
            hash(hash(4, last(4)), fifth),
            hash(hash(5, self.word), last(1)),
            hash(hash(6, self.word), self.previous_word),
            hash(7, last(4) & 0xFF00_FF00),
            hash(hash(8, self.kind as u32), last(1) | class_before << 8),
            hash(9, self.shape),
        ];
    }
}

/// Mixes two numbers well.
pub(super) fn hash(a: u32, b: u32) -> u32 {
    let a = a.wrapping_add(0x9E37_79B9).wrapping_mul(0x85EB_CA6B);
    let b = b.wrapping_mul(0xC2B2_AE35).rotate_left(13);
    ((a ^ b) ^ ((a ^ b) >> 15)).wrapping_mul(0x2C1B_3C6D)
}

/// Bytes that behave alike, 0 to 9.
fn class(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        b' ' => 3,
        b'\n' => 4,
        mark::NAME.. => 5,
        0x80..=0xBF => 6,
        0xC0.. => 7,
        b'.' | b',' | b'!' | b'?' | b':' | b';' => 8,
        _ => 9,
    }
}
