//! Guessed bits as few bytes, and back: a binary arithmetic coder of 32 bits.

use super::model::Model;

/// Writes bytes with a model that learns on the way.
pub(super) struct Encoder<'a> {
    model: &'a mut Model,
    low: u32,
    high: u32,
    code: Vec<u8>,
}

impl<'a> Encoder<'a> {
    pub(super) fn new(model: &'a mut Model) -> Self {
        Self {
            model,
            low: 0,
            high: u32::MAX,
            code: Vec::new(),
        }
    }

    /// Writes bytes that follow `before`.
    pub(super) fn write(&mut self, before: &[u8], bytes: &[u8]) {
        self.model.stand_behind(before);
        for byte in bytes {
            for place in (0..8).rev() {
                let bit = byte >> place & 1 == 1;
                let middle = middle(self.low, self.high, self.model.probability());
                if bit {
                    self.high = middle;
                } else {
                    self.low = middle + 1;
                }
                while (self.low ^ self.high) >> 24 == 0 {
                    self.code.push((self.low >> 24) as u8);
                    self.low <<= 8;
                    self.high = self.high << 8 | 0xFF;
                }
                self.model.learn(bit);
            }
        }
    }

    /// The code. The reader sees zeros behind it, so one byte is enough to end it.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.low > 0 {
            self.code.push((self.low >> 24) as u8 + 1);
        }
        self.code
    }
}

/// Reads bytes with a model that learns the same.
pub(super) struct Decoder<'a> {
    model: &'a mut Model,
    low: u32,
    high: u32,
    value: u32,
    code: &'a [u8],
    n_missing: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(model: &'a mut Model, code: &'a [u8]) -> Self {
        let mut decoder = Self {
            model,
            low: 0,
            high: u32::MAX,
            value: 0,
            code,
            n_missing: 0,
        };
        (0..4).for_each(|_| decoder.shift());
        decoder
    }

    fn shift(&mut self) {
        let byte = match self.code.split_first() {
            Some((byte, rest)) => {
                self.code = rest;
                *byte
            }
            None => {
                self.n_missing += 1;
                0
            }
        };
        self.value = self.value << 8 | u32::from(byte);
    }

    /// Appends `n` bytes that follow `before`; `None` where the code has ended long before.
    pub(super) fn read(&mut self, before: &[u8], n: usize, into: &mut Vec<u8>) -> Option<()> {
        self.model.stand_behind(before);
        for _ in 0..n {
            let mut byte = 0u8;
            for _ in 0..8 {
                let middle = middle(self.low, self.high, self.model.probability());
                let bit = self.value <= middle;
                if bit {
                    self.high = middle;
                } else {
                    self.low = middle + 1;
                }
                while (self.low ^ self.high) >> 24 == 0 {
                    self.low <<= 8;
                    self.high = self.high << 8 | 0xFF;
                    self.shift();
                }
                self.model.learn(bit);
                byte = byte << 1 | u8::from(bit);
            }
            if self.n_missing > 4 {
                return None;
            }
            into.push(byte);
        }
        Some(())
    }
}

/// Divides `low..=high` by the probability of a one; both parts keep a value or more.
fn middle(low: u32, high: u32, probability: u32) -> u32 {
    let range = u64::from(high - low);
    low + ((range * u64::from(probability)) >> 16) as u32
}
