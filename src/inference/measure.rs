//! Questions whose answers are numbers: the scores after a prompt, the probabilities of continuations.

use crate::embedding::Embedding;
use crate::job::Path;
use crate::kernels::LogSum;
use crate::plan::Plan;

/// A sequence of which the tokens from `n_before` on are to be scored, each after all before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continued {
    /// The prompt and its continuation.
    pub ids: Vec<u32>,
    /// How many of them are only read; at least 1.
    pub n_before: usize,
}

/// One question.
pub(crate) enum Measure {
    /// Only computed, for later.
    Fill,
    Logits(Option<Vec<f32>>),
    Scores(Vec<Scored>),
    Embedding(Embedding),
}

/// A continuation and what is known of it.
pub(crate) struct Scored {
    text: Continued,
    logprobs: Vec<f32>,
    /// Its keys are turned by the speeds of long sequences.
    is_long: bool,
}

/// A number that a row of scores gave.
pub(crate) struct Found {
    continuation: usize,
    index: usize,
    logprob: f32,
}

impl Measure {
    /// The measure of continuations, and the sequences that it needs: what several have in common is computed once.
    pub(crate) fn scores(texts: Vec<Continued>, plan: &Plan) -> (Measure, Vec<Path>) {
        let scored = texts.into_iter().map(|text| Scored {
            logprobs: vec![0.0; text.ids.len() - text.n_before],
            is_long: plan.ropes.is_long(text.ids.len() - 1),
            text,
        });
        let scored: Vec<Scored> = scored.collect();
        let open = scored.iter().filter(|it| !it.logprobs.is_empty());
        let first_wanted = open.clone().map(|it| it.text.n_before - 1).min();
        let mut inputs: Vec<(bool, &[u32])> = open
            .map(|it| (it.is_long, &it.text.ids[..it.text.ids.len() - 1]))
            .collect();
        inputs.sort_unstable();
        // In this order whatever begins another stands right before one that it begins.
        inputs.dedup_by(|next, before| {
            let begins = next.0 == before.0 && next.1.starts_with(before.1);
            if begins {
                *before = *next;
            }
            begins
        });
        let first_wanted = first_wanted.unwrap_or(0);
        let paths = inputs
            .iter()
            .map(|(_, ids)| Path::new(ids.to_vec(), first_wanted, plan));
        let paths = paths.collect();
        (Measure::Scores(scored), paths)
    }

    /// What the scores after position `position` of `path` say.
    pub(crate) fn found(&self, path: &Path, position: usize, logits: &[f32]) -> Vec<Found> {
        let Measure::Scores(scored) = self else {
            return Vec::new();
        };
        let before = &path.ids[..=position];
        let is_long = path.cache.is_long();
        let next = scored.iter().enumerate().filter_map(|(number, it)| {
            let index = (position + 1).checked_sub(it.text.n_before)?;
            let id = it.text.ids.get(position + 1)?;
            let is_it = it.is_long == is_long && it.text.ids.starts_with(before);
            is_it.then_some((number, index, *id))
        });
        let next: Vec<_> = next.collect();
        if next.is_empty() {
            return Vec::new();
        }
        let sum = LogSum::new(logits);
        let found = next.into_iter().map(|(continuation, index, id)| Found {
            continuation,
            index,
            logprob: sum.of(logits[id as usize]),
        });
        found.collect()
    }

    pub(crate) fn note(&mut self, found: Vec<Found>) {
        let Measure::Scores(scored) = self else {
            return;
        };
        for it in found {
            scored[it.continuation].logprobs[it.index] = it.logprob;
        }
    }
}

impl Scored {
    pub(crate) fn into_logprobs(self) -> Vec<f32> {
        self.logprobs
    }
}
