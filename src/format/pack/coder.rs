//! Turns guessed bits into as few bytes as the guesses allow, and back: a binary arithmetic coder.

use super::model::Model;

/// Writes bytes.
pub(super) struct Encoder {
    model: Model,
    low: u32,
    high: u32,
    code: Vec<u8>,
}

impl Encoder {
    pub(super) fn new(model: Model) -> Self {
        Self {
            model,
            low: 0,
            high: u32::MAX,
            code: Vec::new(),
        }
    }

    pub(super) fn byte(&mut self, byte: u8) {
        for place in (0..8).rev() {
            let bit = byte >> place & 1 == 1;
            let middle = middle(self.low, self.high, self.model.probability());
            if bit {
                self.high = middle;
            } else {
                self.low = middle + 1;
            }
            while (self.low ^ self.high) >> 24 == 0 {
                self.code.push((self.high >> 24) as u8);
                self.low <<= 8;
                self.high = self.high << 8 | 0xFF;
            }
            self.model.learn(bit);
        }
    }

    /// The code. The decoder reads zeros behind it, so one byte or none is enough to say where it ends.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.low > 0 {
            self.code.push((self.low >> 24) as u8 + 1);
        }
        self.code
    }
}

/// Reads bytes.
pub(super) struct Decoder<'a> {
    model: Model,
    low: u32,
    high: u32,
    value: u32,
    code: &'a [u8],
    /// Zeros read behind the end of the code.
    n_missing: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(model: Model, code: &'a [u8]) -> Self {
        let mut decoder = Self {
            model,
            low: 0,
            high: u32::MAX,
            value: 0,
            code,
            n_missing: 0,
        };
        for _ in 0..4 {
            decoder.shift();
        }
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

    /// The next byte; `None` where the code has ended before, which no encoder does.
    pub(super) fn byte(&mut self) -> Option<u8> {
        let mut byte = 0;
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
        (self.n_missing <= 4).then_some(byte)
    }

    /// Whether the code ends where an encoder would have ended it.
    pub(super) fn is_at_end(&self) -> bool {
        self.code.is_empty() && self.n_missing >= 3
    }
}

/// Divides `low..=high` by the probability of a one; both parts keep a value or more.
fn middle(low: u32, high: u32, probability: u32) -> u32 {
    let range = u64::from(high - low);
    low + ((range * u64::from(probability)) >> 16) as u32
}
