//! Guesses the next bit from the bytes before it: what makes the texts of a history small.
//!
//! Five guesses (by the last byte, the last two, three, four and by the word) are mixed in the logistic domain,
//! with weights that learn (M. Mahoney, "Adaptive weighing of context models", TR CS-2005-16). Whole numbers only,
//! so every device guesses alike. Having read a project once, it needs few bytes for a change in the same words.

use format::coder::Guesser;

/// Slots of each table: the probability of a one, of 65536, above; how often it was seen, in the lower 16 bits.
const SLOTS: usize = 1 << 16;
const N: usize = 5;
/// How often counts: more, and a table hardly learns any more.
const MOST_SEEN: u32 = 30;
/// Weights are of 65536. Each guess begins with three tenths of a vote.
const FIRST_WEIGHT: i32 = 19_660;

/// What was learned from the bytes so far.
pub(super) struct Model {
    tables: Vec<u32>,
    weights: Vec<[i32; N]>,
    /// Of 4096 steps of probability, the logit in 256ths.
    stretched: Vec<i16>,
    /// The last eight bytes, the last of them lowest, and a hash of the word so far.
    bytes: u64,
    word: u32,
    hashes: [usize; N],
    /// The bits of this byte that are known, behind a one.
    node: usize,
    slots: [usize; N],
    logits: [i32; N],
    guess: u32,
    /// What slots and weights were before, while a stretch is only tried.
    before: Option<Vec<Undo>>,
}

enum Undo {
    Slot(usize, u32),
    Weights(usize, [i32; N]),
}

impl Model {
    pub(super) fn new() -> Self {
        let mut model = Self {
            tables: vec![1 << 31; N * SLOTS],
            weights: vec![[FIRST_WEIGHT; N]; 256],
            stretched: stretched(),
            bytes: 0,
            word: 0,
            hashes: [0; N],
            node: 1,
            slots: [0; N],
            logits: [0; N],
            guess: 0,
            before: None,
        };
        model.rehash();
        model.look();
        model
    }

    /// Goes on as if `text` had just been read, without learning from it.
    pub(super) fn stand_behind(&mut self, text: &[u8]) {
        (self.bytes, self.word, self.node) = (0, 0, 1);
        let from = text.len().saturating_sub(32);
        text[from..].iter().for_each(|it| self.pass(*it));
        // Also where there is no text: what stood before must not show.
        self.rehash();
        self.look();
    }

    /// From here on everything learned can be forgotten again.
    pub(super) fn try_out(&mut self) {
        self.before = Some(Vec::new());
    }

    /// Forgets what was learned since [`Model::try_out`].
    pub(super) fn forget(&mut self) {
        for undo in self.before.take().into_iter().flatten().rev() {
            match undo {
                Undo::Slot(at, value) => self.tables[at] = value,
                Undo::Weights(at, value) => self.weights[at] = value,
            }
        }
    }

    fn pass(&mut self, byte: u8) {
        self.bytes = self.bytes << 8 | u64::from(byte);
        self.word = if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            mix(self.word, u32::from(byte.to_ascii_lowercase()))
        } else {
            0
        };
    }

    fn rehash(&mut self) {
        let last = |n: u32| (self.bytes & ((1 << (8 * n)) - 1)) as u32;
        self.hashes = [
            mix(1, last(1)),
            mix(2, last(2)),
            mix(3, last(3)),
            mix(4, last(4)),
            mix(mix(5, self.word), last(1)),
        ]
        .map(|it| it as usize);
    }

    fn look(&mut self) {
        let weights = &self.weights[self.node];
        let mut sum = 0i64;
        for (n, weight) in weights.iter().enumerate() {
            // A table a context: which slots a byte's bits use is scattered by the node.
            let at = (self.hashes[n] ^ self.node.wrapping_mul(0x9E35)) % SLOTS + n * SLOTS;
            self.slots[n] = at;
            self.logits[n] = i32::from(self.stretched[(self.tables[at] >> 20) as usize]);
            sum += i64::from(self.logits[n]) * i64::from(*weight);
        }
        let logit = (sum >> 16).clamp(-2047, 2047) as i32;
        self.guess = squash(logit).clamp(32, 65_536 - 32) as u32;
    }
}

impl Guesser for Model {
    fn probability(&self) -> u32 {
        self.guess
    }

    fn learn(&mut self, bit: bool) {
        let target = if bit { 65_535 } else { 0 };
        let error = target - self.guess as i32;
        let weights = self.weights[self.node];
        if let Some(before) = &mut self.before {
            before.push(Undo::Weights(self.node, weights));
            let slots = self.slots.iter();
            before.extend(slots.map(|at| Undo::Slot(*at, self.tables[*at])));
        }
        for (weight, logit) in self.weights[self.node].iter_mut().zip(self.logits) {
            *weight = (*weight + ((logit * error) >> 15)).clamp(-(1 << 20), 1 << 20);
        }
        for at in self.slots {
            let (chance, seen) = ((self.tables[at] >> 16) as i32, self.tables[at] & 0xFFFF);
            // Quickly at first, then more and more slowly: 1 / (n + 1.5).
            let chance = chance + (target - chance) * 2 / (2 * seen as i32 + 3);
            self.tables[at] = (chance as u32) << 16 | (seen + 1).min(MOST_SEEN);
        }
        self.node = self.node << 1 | usize::from(bit);
        if self.node >= 256 {
            let byte = self.node as u8;
            self.node = 1;
            self.pass(byte);
            self.rehash();
        }
        self.look();
    }
}

fn mix(a: u32, b: u32) -> u32 {
    let it = (a ^ b.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA77);
    it ^ it >> 15
}

/// The probability, of 65536, of a logit in 256ths: 1 / (1 + e^-x), between points of a table.
fn squash(logit: i32) -> i32 {
    /// 65536 / (1 + e^-x) for x from -8 to 8, rounded.
    const POINTS: [i32; 17] = [
        22, 60, 162, 439, 1179, 3108, 7812, 17625, 32768, 47911, 57724, 62428, 64357, 65097, 65374,
        65476, 65514,
    ];
    let place = (logit + 2048).clamp(0, 4095);
    let (low, part) = ((place >> 8) as usize, place & 255);
    (POINTS[low] * (256 - part) + POINTS[low + 1] * part) >> 8
}

/// The inverse of [`squash`], for each 4096th.
fn stretched() -> Vec<i16> {
    let mut logit = -2047;
    let of = |step: i32| {
        while logit < 2047 && squash(logit) < step * 16 + 8 {
            logit += 1;
        }
        logit as i16
    };
    (0..4096).map(of).collect()
}
