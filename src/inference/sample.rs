//! Choosing the next token from the scores of all tokens.
//!
//! Order: mask, repetition penalty, top-k, temperature (which leaves the order of scores as it is), top-p, min-p, draw.
//! Only additions, multiplications and our own exponential decide (see [`crate::float`]), so the same
//! scores and seed choose the same token on every platform. The scores themselves may differ in their
//! last bits from one kind of processor to another, as products are summed in other orders there.

use std::cmp::Ordering;

use crate::error::InferenceError;
use crate::float::exp;
use crate::kernels::{log_probability, max};
use crate::random::Random;

/// How tokens are chosen. The default is greedy.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampling {
    /// Same seed, same text.
    pub seed: u64,
    /// 0 takes the likeliest token always; 1 draws as the model says.
    pub temperature: f32,
    /// Only the k likeliest tokens; 0 for all.
    pub top_k: usize,
    /// Only the likeliest tokens that together reach this probability; 1 for all.
    pub top_p: f32,
    /// Only tokens with at least this part of the likeliest one's probability; 0 for all.
    pub min_p: f32,
    /// Scores of recent tokens are divided by this (multiplied if negative); 1 for no change.
    pub repetition_penalty: f32,
    /// How many tokens back count as recent, prompt included.
    pub repetition_window: usize,
}

impl Default for Sampling {
    fn default() -> Self {
        Sampling {
            seed: 0,
            temperature: 0.0,
            top_k: 0,
            top_p: 1.0,
            min_p: 0.0,
            repetition_penalty: 1.0,
            repetition_window: 64,
        }
    }
}

/// A chosen token.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Draw {
    /// Its id.
    pub id: u32,
    /// Natural logarithm of the probability that the model itself gives it,
    /// before mask, penalty and temperature.
    pub logprob: f32,
}

/// A sampler with the state of its generator.
#[derive(Debug, Clone)]
pub struct Sampler {
    sampling: Sampling,
    random: Random,
    scores: Vec<f32>,
    candidates: Vec<Candidate>,
}

/// Scores that are passed over together where even the largest of them is too low.
const PART: usize = 64;

#[derive(Debug, Clone, Copy)]
struct Candidate {
    id: u32,
    score: f32,
    /// Proportional to its probability.
    weight: f64,
}

/// Likeliest first, lowest id of equals.
fn by_rank(a: &Candidate, b: &Candidate) -> Ordering {
    b.score.total_cmp(&a.score).then(a.id.cmp(&b.id))
}

impl Sampler {
    /// `stream` sets samples with the same seed apart; use 0 for a single one.
    pub fn new(sampling: Sampling, stream: u64) -> Sampler {
        let random = Random::new(sampling.seed, stream);
        Sampler {
            sampling,
            random,
            scores: Vec::new(),
            candidates: Vec::new(),
        }
    }

    /// Chooses one token.
    ///
    /// `logits` are the scores of all tokens, `so_far` the tokens before, and `mask` may change the
    /// scores first: negative infinity rules a token out.
    ///
    /// # Errors
    /// [`InferenceError::NothingAllowed`] if no token is left.
    pub fn draw(
        &mut self,
        logits: &[f32],
        so_far: &[u32],
        mask: &mut dyn FnMut(&mut [f32]),
    ) -> Result<Draw, InferenceError> {
        self.scores.clear();
        self.scores.extend(logits);
        mask(&mut self.scores);
        self.penalise(so_far);
        let greedy = self.sampling.temperature <= 0.0;
        let id = if greedy {
            self.likeliest()
        } else {
            self.drawn()
        };
        let id = id.ok_or(InferenceError::NothingAllowed)?;
        let logprob = log_probability(logits, id as usize);
        Ok(Draw { id, logprob })
    }

    fn penalise(&mut self, so_far: &[u32]) {
        let penalty = self.sampling.repetition_penalty;
        if penalty == 1.0 || penalty <= 0.0 {
            return;
        }
        let window = so_far.len().min(self.sampling.repetition_window);
        let mut recent = so_far[so_far.len() - window..].to_vec();
        recent.sort_unstable();
        recent.dedup();
        for id in recent {
            if let Some(score) = self.scores.get_mut(id as usize) {
                *score = if *score > 0.0 {
                    *score / penalty
                } else {
                    *score * penalty
                };
            }
        }
    }

    fn likeliest(&self) -> Option<u32> {
        let most = max(&self.scores);
        if most == f32::NEG_INFINITY {
            return None;
        }
        let mut all = (0..).zip(&self.scores);
        all.find(|(_, score)| **score == most).map(|(id, _)| id)
    }

    fn drawn(&mut self) -> Option<u32> {
        let Sampling {
            temperature,
            top_k,
            top_p,
            min_p,
            ..
        } = self.sampling;
        let candidates = &mut self.candidates;
        candidates.clear();
        // Once there are a few more than wanted, whoever is below all that are kept is passed over.
        let n_held = match top_k {
            0 => usize::MAX,
            _ => (4 * top_k).max(256),
        };
        let mut floor = f32::NEG_INFINITY;
        for (first, part) in (0..).step_by(PART).zip(self.scores.chunks(PART)) {
            if max(part) < floor {
                continue;
            }
            for (id, &score) in (first..).zip(part) {
                // What is no number is not.
                if score >= floor && score > f32::NEG_INFINITY {
                    candidates.push(Candidate {
                        id,
                        score,
                        weight: 0.0,
                    });
                }
                if candidates.len() == n_held {
                    floor = keep_best(candidates, top_k);
                }
            }
        }
        if top_k > 0 {
            keep_best(candidates, top_k);
        }
        let scores = candidates.iter().map(|candidate| candidate.score);
        let max = scores.fold(f32::NEG_INFINITY, f32::max) / temperature;
        if max == f32::INFINITY {
            return self.likeliest();
        }
        for candidate in candidates.iter_mut() {
            candidate.weight = exp(f64::from(candidate.score / temperature - max));
        }
        if top_p < 1.0 {
            keep_likeliest(candidates, f64::from(top_p));
        }
        candidates.retain(|candidate| candidate.weight >= f64::from(min_p));
        // Which order the selections left is not to be relied upon; this one is.
        candidates.sort_unstable_by_key(|candidate| candidate.id);
        let total: f64 = candidates.iter().map(|candidate| candidate.weight).sum();
        let mut left = self.random.next_unit() * total;
        for candidate in candidates.iter() {
            left -= candidate.weight;
            if left < 0.0 {
                return Some(candidate.id);
            }
        }
        candidates.last().map(|candidate| candidate.id)
    }
}

/// Keeps the `n` that rank highest; gives the lowest score among them.
fn keep_best(candidates: &mut Vec<Candidate>, n: usize) -> f32 {
    if n < candidates.len() {
        candidates.select_nth_unstable_by(n, by_rank);
        candidates.truncate(n);
    }
    let scores = candidates.iter().map(|candidate| candidate.score);
    scores.fold(f32::INFINITY, f32::min)
}

/// Keeps the fewest likeliest candidates whose weights reach `part` of the whole, at least one.
fn keep_likeliest(candidates: &mut Vec<Candidate>, part: f64) {
    candidates.sort_unstable_by_key(|candidate| candidate.id);
    let total: f64 = candidates.iter().map(|candidate| candidate.weight).sum();
    let (mut sorted, mut sum) = (0, 0.0);
    // Sorting ever larger heads costs little where few tokens carry the weight, as they usually do.
    let mut head = 64;
    while sorted < candidates.len() {
        let rest = &mut candidates[sorted..];
        let n = head.min(rest.len());
        if n < rest.len() {
            rest.select_nth_unstable_by(n, by_rank);
        }
        rest[..n].sort_unstable_by(by_rank);
        for candidate in &rest[..n] {
            sorted += 1;
            sum += candidate.weight;
            if sum >= part * total {
                candidates.truncate(sorted);
                return;
            }
        }
        head *= 8;
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "tests/sampling.rs"]
mod tests;
