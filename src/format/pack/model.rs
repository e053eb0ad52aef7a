//! Guesses the next bit from everything that came before: context mixing after M. Mahoney's PAQ and lpaq.
//!
//! Each context says what came after it before, by how often and by a running probability.
//! Mixers weigh these opinions, and corrections mend what the mixers get wrong again and again.
//!
//! Invariant: whole numbers only, so that every machine guesses the same.
//! Invariant: frozen; any other number here is another version of links.

use crate::coder::Guesser;

use super::{
    contexts::{self, Contexts, hash},
    counters::{Correction, Counter, Found, Rates, Row, Slots, first_guess, logit},
    logistic::{Stretch, squash},
    matcher::Matcher,
    mixer::Mixer,
};

/// Opinions: one from the kind of text, three from each context, two from each matcher, one that never changes.
const N_INPUTS: usize = 1 + 3 * contexts::N + 2 * 2 + 1;
const N_MIXERS: usize = 3;

#[derive(Clone)]
pub(super) struct Model {
    stretch: Stretch,
    rates: Rates,
    past: Vec<u8>,
    contexts: Contexts,
    /// The bits of this byte behind a one, and how many they are.
    known: u32,
    n_known: u32,

    slots: Slots,
    rows: [Row; contexts::N],
    found: [Found; contexts::N],
    /// What a slot's counts have meant, by context.
    meanings: Vec<Counter>,
    /// By kind of text and the bits of this byte.
    plain: Vec<Counter>,
    plain_at: usize,
    matchers: [Matcher; 2],

    inputs: [i32; N_INPUTS],
    mixers: [Mixer; N_MIXERS],
    mixed: [i32; N_MIXERS],
    last_mixer: Mixer,
    corrections: [Correction; 2],
    probability: i32,
}

impl Model {
    /// A model that knows nothing, with 2^`bits` slots to remember in.
    pub(super) fn new(bits: u32) -> Self {
        let mixer = |n_sets| Mixer::new(N_INPUTS, n_sets, 65536 / 10);
        let mut model = Self {
            stretch: Stretch::new(),
            rates: Rates::new(),
            past: Vec::new(),
            contexts: Contexts::new(),
            known: 1,
            n_known: 0,
            slots: Slots::new(bits),
            rows: Default::default(),
            found: Default::default(),
            meanings: (0..64 * contexts::N)
                .map(|it| first_guess(it % 64))
                .collect(),
            plain: vec![Counter::new(32768); 16 * 256],
            plain_at: 0,
            matchers: [Matcher::new(2), Matcher::new(10)],
            inputs: [0; N_INPUTS],
            mixers: [mixer(14), mixer(256), mixer(100)],
            mixed: [0; N_MIXERS],
            last_mixer: Mixer::new(N_MIXERS, 1, 65536 / 4),
            corrections: [Correction::new(256), Correction::new(4096)],
            probability: 32768,
        };
        model.guess();
        model
    }

    fn next_byte(&mut self) {
        let byte = self.known as u8;
        (self.known, self.n_known) = (1, 0);
        self.past.push(byte);
        self.contexts.next_byte(byte);
        for matcher in &mut self.matchers {
            matcher.next_byte(&self.past);
        }
    }

    fn guess(&mut self) {
        if self.n_known == 0 || self.n_known == 4 {
            let half = if self.n_known == 4 { self.known } else { 0 };
            for (row, context) in self.rows.iter_mut().zip(self.contexts.hashes) {
                *row = self.slots.row(hash(context, half));
            }
        }
        self.gather();
        let longest = self.matchers.iter().map(Matcher::len).max().unwrap_or(0);
        let length = [1, 6, 9, 13, 20, 32]
            .iter()
            .filter(|it| longest >= **it)
            .count();
        let has_long = usize::from(self.matchers[1].len() > 0);
        let sets = [
            length * 2 + has_long,
            self.known as usize,
            self.contexts.two_classes(),
        ];
        for ((mixer, mixed), set) in self.mixers.iter_mut().zip(&mut self.mixed).zip(sets) {
            *mixed = mixer.mix(&self.inputs, set);
        }
        let logit = self.last_mixer.mix(&self.mixed, 0);
        let [by_byte, by_last_two] = &mut self.corrections;
        let by_byte = by_byte.corrected(logit, self.known as usize);
        let two = hash(self.contexts.hashes[1], self.known) >> 20;
        let by_last_two = by_last_two.corrected(logit, two as usize);
        self.probability = ((2 * squash(logit) + by_byte + by_last_two) / 4).clamp(16, 65520);
    }

    /// Collects the opinions.
    fn gather(&mut self) {
        self.plain_at = self.contexts.kind * 256 + self.known as usize;
        self.inputs[0] = logit(self.plain[self.plain_at], &self.stretch);
        let n_in_half = self.n_known & 3;
        let node = (1 << n_in_half | self.known & ((1 << n_in_half) - 1)) as usize;
        for context in 0..contexts::N {
            let found = self.slots.find(self.rows[context], node);
            self.found[context] = found;
            let opinions = &mut self.inputs[1 + 3 * context..][..3];
            if found.state() == 0 {
                opinions.fill(0);
                continue;
            }
            let meaning = self.meanings[context * 64 + found.state()];
            opinions[0] = logit(meaning, &self.stretch);
            opinions[1] = self.stretch.of(found.probability());
            // Never seen otherwise: a bet that grows with every time.
            opinions[2] = match found.counts() {
                (0, ones) => 200 * ones as i32,
                (zeros, 0) => -200 * zeros as i32,
                _ => 0,
            };
        }
        let at = 1 + 3 * contexts::N;
        for (matcher, opinions) in self
            .matchers
            .iter_mut()
            .zip(self.inputs[at..].chunks_mut(2))
        {
            let bet = matcher.bet(self.known, self.n_known, &self.stretch);
            opinions.copy_from_slice(&bet);
        }
        self.inputs[N_INPUTS - 1] = 256;
    }
}

impl Guesser for Model {
    fn probability(&self) -> u32 {
        self.probability as u32
    }

    fn learn(&mut self, bit: bool) {
        for mixer in &mut self.mixers {
            mixer.learn(&self.inputs, bit, 4);
        }
        self.last_mixer.learn(&self.mixed, bit, 1);
        self.plain[self.plain_at].learn(bit, 30, &self.rates);
        for (context, found) in self.found.iter().enumerate() {
            if found.state() != 0 {
                self.meanings[context * 64 + found.state()].learn(bit, 255, &self.rates);
            }
            self.slots.learn(*found, bit, &self.rates);
        }
        for matcher in &mut self.matchers {
            matcher.learn(bit, self.n_known, &self.rates);
        }
        for correction in &mut self.corrections {
            correction.learn(bit);
        }
        self.known = self.known << 1 | u32::from(bit);
        self.n_known += 1;
        if self.n_known == 8 {
            self.next_byte();
        }
        self.guess();
    }
}
