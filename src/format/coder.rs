//! Turns guessed bits into as few bytes as the guesses allow, and back: a binary arithmetic coder of 32 bits.
//!
//! Invariant: links and histories are written with it; a change here is another version of both.

/// Guesses bits. Who reads must guess and learn as who wrote: whole numbers only.
pub trait Guesser {
    /// How likely the next bit is a one, of 65536; never 0 nor 65536.
    fn probability(&self) -> u32;

    /// Learns what the bit was and guesses the next.
    fn learn(&mut self, bit: bool);
}

impl<M: Guesser> Guesser for &mut M {
    fn probability(&self) -> u32 {
        (**self).probability()
    }

    fn learn(&mut self, bit: bool) {
        (**self).learn(bit);
    }
}

/// Writes bytes.
pub struct Encoder<M> {
    model: M,
    low: u32,
    high: u32,
    code: Vec<u8>,
}

impl<M: Guesser> Encoder<M> {
    /// Nothing written yet, with a model as the reader will have it.
    pub fn new(model: M) -> Self {
        Self {
            model,
            low: 0,
            high: u32::MAX,
            code: Vec::new(),
        }
    }

    /// The model, to be told between two bytes what they follow; the reader must be told the same.
    pub fn model(&mut self) -> &mut M {
        &mut self.model
    }

    /// Writes one byte, the highest bit first.
    pub fn byte(&mut self, byte: u8) {
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
    pub fn finish(mut self) -> Vec<u8> {
        if self.low > 0 {
            self.code.push((self.low >> 24) as u8 + 1);
        }
        self.code
    }
}

/// Reads bytes.
pub struct Decoder<'a, M> {
    model: M,
    low: u32,
    high: u32,
    value: u32,
    code: &'a [u8],
    /// Zeros read behind the end of the code.
    n_missing: u32,
}

impl<'a, M: Guesser> Decoder<'a, M> {
    /// At the front of what an encoder finished, with a model as the writer had it. Any bytes can be read.
    pub fn new(model: M, code: &'a [u8]) -> Self {
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

    /// See [`Encoder::model`].
    pub fn model(&mut self) -> &mut M {
        &mut self.model
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
    pub fn byte(&mut self) -> Option<u8> {
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
    pub fn is_at_end(&self) -> bool {
        self.code.is_empty() && self.n_missing >= 3
    }
}

/// Divides `low..=high` by the probability of a one; both parts keep a value or more.
fn middle(low: u32, high: u32, probability: u32) -> u32 {
    let range = u64::from(high - low);
    low + ((range * u64::from(probability)) >> 16) as u32
}
