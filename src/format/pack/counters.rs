//! Probabilities that learn from what was: quickly at first, then more and more slowly.

use super::logistic::{Stretch, squash};

/// 65536 / (n + 1): how far the n-th observation moves a probability.
#[derive(Clone)]
pub(super) struct Rates(Vec<i32>);

impl Rates {
    pub(super) fn new() -> Self {
        Self((0..1024).map(|n| 65536 / (n + 1)).collect())
    }
}

/// A probability in 22 bits and how often it was seen in 10.
#[derive(Clone, Copy)]
pub(super) struct Counter(u32);

impl Counter {
    /// `probability` is of 65536.
    pub(super) fn new(probability: u32) -> Self {
        Self(probability.min(65535) << 16)
    }

    /// Of 65536.
    pub(super) fn probability(self) -> i32 {
        (self.0 >> 16) as i32
    }

    pub(super) fn learn(&mut self, bit: bool, limit: u32, rates: &Rates) {
        let seen = self.0 & 1023;
        let probability = i64::from(self.0 >> 10);
        let target = if bit { (1 << 22) - 1 } else { 0 };
        let step = ((target - probability) * i64::from(rates.0[seen as usize])) >> 16;
        self.0 = ((probability + step) as u32) << 10 | (seen + 1).min(limit);
    }
}

/// Corrects a probability by what became of its like in the same context.
#[derive(Clone)]
pub(super) struct Correction {
    /// 33 points of the curve for each context.
    points: Vec<u16>,
    at: usize,
}

impl Correction {
    pub(super) fn new(contexts: usize) -> Self {
        let curve = (-16..=16).map(|it| squash(it * 128) as u16);
        Self {
            points: curve.cycle().take(33 * contexts).collect(),
            at: 0,
        }
    }

    pub(super) fn corrected(&mut self, logit: i32, context: usize) -> i32 {
        let place = (logit + 2048).clamp(0, 4095);
        let (low, weight) = ((place >> 7) as usize + context * 33, place & 127);
        self.at = low + (weight >> 6) as usize;
        let point = |at: usize| i32::from(self.points[at]);
        (point(low) * (128 - weight) + point(low + 1) * weight) >> 7
    }

    pub(super) fn learn(&mut self, bit: bool) {
        let point = &mut self.points[self.at];
        let target = if bit { 65535 } else { 0 };
        let value = i32::from(*point);
        *point = (value + ((target - value) >> 5)) as u16;
    }
}

/// What was seen in contexts of one kind, in a shared hash table of 32-bit slots:
/// 10 bits that vouch for the context, how often 0 and 1 came lately (3 bits each), and a probability (16).
#[derive(Clone)]
pub(super) struct Slots {
    slots: Vec<u32>,
    bits: u32,
}

/// A slot that was found, or made, for a context.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    at: usize,
    vouch: u32,
    slot: u32,
}

/// Sixteen slots for the first or second half of a byte.
#[derive(Clone, Copy, Default)]
pub(super) struct Row {
    base: usize,
    vouch: u32,
}

impl Slots {
    pub(super) fn new(bits: u32) -> Self {
        Self {
            slots: vec![0; 1 << bits],
            bits,
        }
    }

    pub(super) fn row(&self, hash: u32) -> Row {
        Row {
            // 0 vouches for nothing: it is an empty slot.
            base: (hash >> (32 - self.bits)) as usize,
            vouch: (hash & 1023).max(1),
        }
    }

    /// `node` is 1 to 15: the bits of this half that are known, behind a one.
    pub(super) fn find(&mut self, row: Row, node: usize) -> Found {
        let vouch = row.vouch;
        let first = row.base ^ node;
        let second = first ^ 16;
        let (a, b) = (self.slots[first], self.slots[second]);
        if a >> 22 == vouch {
            return Found {
                at: first,
                vouch,
                slot: a,
            };
        }
        if b >> 22 == vouch {
            return Found {
                at: second,
                vouch,
                slot: b,
            };
        }
        let seen = |slot: u32| (slot >> 19 & 7) + (slot >> 16 & 7);
        let at = if seen(b) < seen(a) { second } else { first };
        let slot = vouch << 22 | 0x8000;
        self.slots[at] = slot;
        Found { at, vouch, slot }
    }

    pub(super) fn learn(&mut self, found: Found, bit: bool, rates: &Rates) {
        /// Past this many, the other side's surplus is halved.
        const SURPRISE: u32 = 4;
        let (mut zeros, mut ones) = found.counts();
        let probability = found.probability();
        let n = (zeros + ones) as usize;
        let target = if bit { 65535 } else { 0 };
        let moved = probability + (((target - probability) * rate(n, rates)) >> 16);
        let (same, other) = if bit {
            (&mut ones, &mut zeros)
        } else {
            (&mut zeros, &mut ones)
        };
        *same = (*same + 1).min(7);
        if *other > SURPRISE {
            *other = (*other + SURPRISE) / 2;
        }
        self.slots[found.at] =
            found.vouch << 22 | zeros << 19 | ones << 16 | moved.clamp(0, 65535) as u32;
    }
}

/// Half a step slower than [`Rates`]: 65536 / (n + 1.5).
fn rate(n: usize, rates: &Rates) -> i32 {
    // 65536/(n+1.5) = 2*65536/(2n+3), and rates[2n+2] = 65536/(2n+3).
    2 * rates.0[2 * n + 2]
}

impl Found {
    /// How often 0 and 1 came lately, each at most 7.
    pub(super) fn counts(self) -> (u32, u32) {
        (self.slot >> 19 & 7, self.slot >> 16 & 7)
    }

    /// Of 65536.
    pub(super) fn probability(self) -> i32 {
        (self.slot & 0xFFFF) as i32
    }

    /// Both counts in one number below 64.
    pub(super) fn state(self) -> usize {
        (self.slot >> 16 & 63) as usize
    }
}

/// What a counter's state means, before anything was learnt: `(ones + 0.4) / (all + 0.8)`.
pub(super) fn first_guess(state: usize) -> Counter {
    let (zeros, ones) = (state as u32 >> 3, state as u32 & 7);
    let (zeros, ones) = (10 * zeros + 4, 10 * ones + 4);
    Counter::new((ones << 16) / (zeros + ones))
}

/// The logit of a counter.
pub(super) fn logit(counter: Counter, stretch: &Stretch) -> i32 {
    stretch.of(counter.probability())
}
