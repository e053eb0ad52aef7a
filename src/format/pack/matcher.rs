//! Finds where the last bytes stood before, and bets on what came after them there.

use super::{
    counters::{Counter, Rates},
    logistic::Stretch,
};

const TABLE_BITS: u32 = 14;
/// A place in the past is trusted more the longer it has agreed, up to this many bytes.
const LONGEST: usize = 400;

#[derive(Clone)]
pub(super) struct Matcher {
    /// How many bytes must agree before a bet.
    shortest: usize,
    /// Where bytes of one hash were last followed; 0 is nowhere.
    places: Vec<u32>,
    /// The byte that is bet on stands here in the past.
    place: usize,
    /// How many bytes have agreed; 0 is no bet.
    len: usize,
    expected: u32,
    trust: Vec<Counter>,
    /// The trust used for this bit; 0 is none.
    used: usize,
}

impl Matcher {
    pub(super) fn new(shortest: usize) -> Self {
        let trust = |length: u32| Counter::new(65535 / (length + 2) * (length + 1));
        Self {
            shortest,
            places: vec![0; 1 << TABLE_BITS],
            place: 0,
            len: 0,
            expected: 0,
            trust: (0..32).map(trust).collect(),
            used: 0,
        }
    }

    /// How many bytes have agreed.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Two opinions on the next bit: by logit and by probability; zeros where there is no bet.
    /// `known` holds the bits of the byte so far behind a one, `n_known` how many they are.
    pub(super) fn bet(&mut self, known: u32, n_known: u32, stretch: &Stretch) -> [i32; 2] {
        self.used = 0;
        if self.len == 0 {
            return [0, 0];
        }
        if (self.expected | 256) >> (8 - n_known) != known {
            self.len = 0;
            return [0, 0];
        }
        let step = if self.len < 16 {
            self.len
        } else {
            (14 + self.len / 8).min(31)
        };
        self.used = step.min(31);
        let probability = self.trust[self.used].probability();
        let (logit, plain) = (stretch.of(probability), (probability - 32768) >> 4);
        if self.bit(n_known) {
            [logit, plain]
        } else {
            [-logit, -plain]
        }
    }

    fn bit(&self, n_known: u32) -> bool {
        self.expected >> (7 - n_known) & 1 == 1
    }

    /// `n_known` is that of the bit which came.
    pub(super) fn learn(&mut self, bit: bool, n_known: u32, rates: &Rates) {
        if self.used > 0 {
            let right = self.bit(n_known) == bit;
            self.trust[self.used].learn(right, 1000, rates);
        }
    }

    /// Takes note of the byte that `past` now ends with.
    pub(super) fn next_byte(&mut self, past: &[u8]) {
        let Some((&last, before)) = past.split_last() else {
            return;
        };
        if self.len > 0 && before.get(self.place) == Some(&last) {
            self.len = (self.len + 1).min(LONGEST);
            self.place += 1;
        } else {
            self.len = 0;
        }
        if past.len() < self.shortest {
            return;
        }
        let tail = &past[past.len() - self.shortest..];
        let hash = tail.iter().fold(0u32, |hash, byte| {
            hash.wrapping_mul(0x2F0B_4C47)
                .wrapping_add(u32::from(*byte) + 1)
        });
        let hash = (hash.wrapping_mul(0x9E37_79B1) >> (32 - TABLE_BITS)) as usize;
        if self.len == 0 && self.places[hash] > 0 {
            let place = self.places[hash] as usize;
            let pairs = past[..place].iter().rev().zip(past.iter().rev());
            let len = pairs.take(LONGEST).take_while(|(a, b)| a == b).count();
            if len >= self.shortest {
                (self.len, self.place) = (len, place);
            }
        }
        self.places[hash] = past.len() as u32;
        if self.len > 0 {
            self.expected = past[self.place].into();
        }
    }
}
