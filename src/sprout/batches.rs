//! Documents gathered into padded batches of rows of about the same length.

use std::sync::mpsc;

use tokenizers::Tokenizer;

use crate::corpus::document::Part;
use crate::corpus::draw;
use crate::corpus::family::Family;
use crate::corpus::lexicon::Lexicon;
use crate::error::SproutError;
use crate::recipe::{Learning, leg_at, stage_at};
use crate::rng::Rng;
use crate::tokenizer::{PAD_ID, encode_document};

/// Batches made together, so that rows of a batch can be of like length.
const GROUP: usize = 8;

/// `rows` documents of `row_tokens` ids each, and the next ids that are learned.
#[derive(Clone, Debug)]
pub struct Batch {
    pub rows: usize,
    pub row_tokens: usize,
    pub ids: Vec<u32>,
    /// The places whose next id is learned; the lists below have an entry for each.
    pub at: Vec<u32>,
    pub targets: Vec<u32>,
    pub weights: Vec<f32>,
    /// The family whose answer begins here.
    pub begins: Vec<Option<Family>>,
}

type Row = (Family, Vec<(u32, Part)>);

/// The stream of batches; the same for the same seed and stages.
pub struct Batches<'a> {
    pub lexicon: &'a Lexicon,
    pub tokenizer: &'a Tokenizer,
    pub learning: &'a Learning,
    pub seed: u64,
}

/// The batches from one step on, made ahead by other threads.
pub struct Feed {
    /// Group `first + n` comes from maker `n` modulo their number.
    makers: Vec<mpsc::Receiver<Result<Vec<Batch>, SproutError>>>,
    next_maker: usize,
    ready: std::collections::VecDeque<Batch>,
}

impl Feed {
    /// The next step's batch.
    pub fn batch(&mut self) -> Result<Batch, SproutError> {
        loop {
            if let Some(batch) = self.ready.pop_front() {
                return Ok(batch);
            }
            let group = self.makers[self.next_maker].recv();
            self.next_maker = (self.next_maker + 1) % self.makers.len();
            self.ready = group.map_err(|_| SproutError::NoBatches)??.into();
        }
    }
}

impl Batches<'_> {
    /// Calls `run` with the batches from `step` on, made by `threads` threads.
    pub fn feed<T>(&self, step: usize, threads: usize, run: impl FnOnce(Feed) -> T) -> T {
        std::thread::scope(|scope| {
            let first = step / GROUP;
            let makers = (0..threads).map(|maker| {
                let (send, receive) = mpsc::sync_channel(1);
                scope.spawn(move || {
                    // A tokenizer of its own: its memory of words has one lock.
                    let tokenizer = self.tokenizer.clone();
                    for group in (first + maker..).step_by(threads) {
                        let mut batches = self.gather(&tokenizer, group);
                        if let (true, Ok(batches)) = (group == first, &mut batches) {
                            batches.drain(..step % GROUP);
                        }
                        if send.send(batches).is_err() {
                            break;
                        }
                    }
                });
                receive
            });
            run(Feed {
                makers: makers.collect(),
                next_maker: 0,
                ready: Default::default(),
            })
        })
    }

    /// The `GROUP` batches of a group, which is of the stage of its first step.
    pub fn gather(&self, tokenizer: &Tokenizer, group: usize) -> Result<Vec<Batch>, SproutError> {
        let stage = stage_at(group * GROUP);
        let batch_tokens = leg_at(group * GROUP).0.batch_tokens;
        let mut rng = Rng::new(self.seed, group as u64);
        let mut rows: Vec<Row> = Vec::new();
        let mut n_tokens = 0;
        while n_tokens < GROUP * batch_tokens {
            let (family, tokens) = if rng.chance(stage.repeats) {
                (
                    Family::Copy,
                    repeats(tokenizer.get_vocab_size(true), &mut rng),
                )
            } else {
                let document = draw(self.lexicon, stage, &mut rng);
                (document.family, encode_document(tokenizer, &document)?)
            };
            if tokens.len() <= stage.most_tokens {
                n_tokens += tokens.len();
                rows.push((family, tokens));
            }
        }
        rows.sort_by_key(|(_, tokens)| tokens.len());
        let mut batches = Vec::new();
        let mut pending: Vec<Row> = Vec::new();
        for row in rows {
            if !pending.is_empty() && (pending.len() + 1) * row.1.len() > batch_tokens + 256 {
                batches.push(pad(&std::mem::take(&mut pending), self.learning, &mut rng));
            }
            pending.push(row);
        }
        if batches.is_empty() {
            batches.push(pad(&pending, self.learning, &mut rng));
        }
        rng.shuffle(&mut batches);
        Ok((0..GROUP)
            .map(|index| batches[index % batches.len()].clone())
            .collect())
    }
}

/// Random tokens in a few short chunks that come again and again: only looking back helps.
fn repeats(vocabulary: usize, rng: &mut Rng) -> Vec<(u32, Part)> {
    let any = |rng: &mut Rng| rng.between(3, vocabulary - 1) as u32;
    let n_chunks = rng.between(2, 8);
    let chunks: Vec<Vec<u32>> = (0..n_chunks)
        .map(|_| (0..rng.between(2, 7)).map(|_| any(rng)).collect())
        .collect();
    let mut seen = vec![false; n_chunks];
    let mut tokens = Vec::with_capacity(96);
    while tokens.len() < 88 {
        let which = rng.below(n_chunks);
        for (index, id) in chunks[which].iter().enumerate() {
            // Which chunk comes next cannot be known; how a known chunk goes on can.
            let part = if seen[which] && index > 0 {
                Part::Answer
            } else {
                Part::Guess
            };
            tokens.push((*id, part));
        }
        seen[which] = true;
    }
    tokens
}

/// Puts rows side by side; the last id of a row is only a target.
fn pad(rows: &[Row], learning: &Learning, rng: &mut Rng) -> Batch {
    let longest = rows
        .iter()
        .map(|(_, tokens)| tokens.len())
        .max()
        .unwrap_or(2)
        .max(2)
        - 1;
    let n = rows.len() * longest;
    let mut batch = Batch {
        rows: rows.len(),
        row_tokens: longest,
        ids: vec![PAD_ID; n],
        at: Vec::new(),
        targets: Vec::new(),
        weights: Vec::new(),
        begins: Vec::new(),
    };
    for (index, (family, tokens)) in rows.iter().enumerate() {
        for (position, pair) in tokens.windows(2).enumerate() {
            let at = index * longest + position;
            let (target, part) = pair[1];
            batch.ids[at] = pair[0].0;
            let weight = match part {
                Part::Answer => 1.0,
                Part::Frame if rng.chance(learning.frame_share) => learning.frame_weight,
                _ => continue,
            };
            batch.at.push(at as u32);
            batch.targets.push(target);
            batch.weights.push(weight);
            let begins = part == Part::Answer && pair[0].1 != Part::Answer;
            batch.begins.push(begins.then_some(*family));
        }
    }
    batch
}
