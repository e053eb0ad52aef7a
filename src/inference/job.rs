//! Questions that are open at a model, and the sequences that they need computed.

use crate::cache::Cache;
use crate::error::InferenceError;
use crate::measure::Measure;
use crate::plan::Plan;
use crate::run::{Advance, Run};
use crate::session::Prefilled;

/// Tells the questions of a [`crate::Batch`] apart, in the order in which they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub(crate) u64);

/// What became known of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// A part of the prompt, or one token of samples; over when all samples have finished.
    Answer(Advance),
    /// A prompt was computed for later. It is over.
    Filled(Prefilled),
    /// The scores of all tokens to follow. It is over.
    Logits(Vec<f32>),
    /// The logarithms of probabilities of the tokens of each continuation. It is over.
    Scores(Vec<Vec<f32>>),
    /// What a text means, as a vector of length 1. It is over.
    Embedding(Vec<f32>),
    /// It cannot be gone on with, which says nothing of the others. It is over.
    Failed(InferenceError),
}

/// A sequence on its way.
pub(crate) struct Path {
    /// All tokens that are to be computed.
    pub(crate) ids: Vec<u32>,
    /// What is computed of them.
    pub(crate) cache: Cache,
    /// Hidden states are wanted of the tokens from here on, so these cannot be taken over from other questions.
    pub(crate) first_wanted: usize,
    /// Tokens that others had computed.
    pub(crate) n_reused: usize,
    /// Tokens that the step under way computes.
    pub(crate) n_now: usize,
    /// Of these, the ones whose hidden states are wanted; they are the last.
    pub(crate) n_wanted: usize,
    /// The number of the step that computed some last; 0 for none.
    pub(crate) last_step: u64,
}

impl Path {
    pub(crate) fn new(ids: Vec<u32>, first_wanted: usize, plan: &Plan) -> Path {
        Path {
            ids,
            cache: plan.new_cache(),
            first_wanted,
            n_reused: 0,
            n_now: 0,
            n_wanted: 0,
            last_step: 0,
        }
    }

    /// Tokens that are not computed yet.
    pub(crate) fn n_left(&self) -> usize {
        self.ids.len() - self.cache.len()
    }

    /// Sets how many tokens the step under way computes.
    pub(crate) fn set_now(&mut self, n: usize, step: u64) {
        let end = self.cache.len() + n;
        self.n_now = n;
        self.n_wanted = n.min(end.saturating_sub(self.first_wanted));
        self.last_step = step;
    }

    /// The same tokens for another sample, what is computed shared.
    pub(crate) fn fork(&self) -> Path {
        Path {
            ids: self.ids.clone(),
            cache: self.cache.clone(),
            first_wanted: self.first_wanted,
            n_reused: self.n_reused,
            n_now: 0,
            n_wanted: 0,
            last_step: 0,
        }
    }

    /// Takes over the first `n` tokens of what another has computed.
    pub(crate) fn adopt(&mut self, donor: &Cache, n: usize) {
        self.n_reused += n - self.cache.len();
        self.cache = donor.fork(n);
    }

    /// Whether `donor` has computed the next token of this one in the same way.
    pub(crate) fn goes_on_in(&self, donor: &[u32]) -> bool {
        let next = self.cache.len();
        donor.len() > next && self.ids.len() > next && donor[..=next] == self.ids[..=next]
    }
}

/// A question.
pub(crate) struct Job {
    pub(crate) ticket: Ticket,
    /// Of an answer: its prompt, or its samples once that is done.
    pub(crate) paths: Vec<Path>,
    pub(crate) work: Work,
    /// Memory is reserved for it.
    pub(crate) is_begun: bool,
}

pub(crate) enum Work {
    Answer(Box<Run>),
    Measure(Measure),
}

/// What a path waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// The next token of a sample.
    Decode,
    /// A prompt whose answer somebody waits for.
    Prompt,
    Measure,
}

impl Job {
    pub(crate) fn line(&self) -> Line {
        match &self.work {
            Work::Answer(run) if run.is_answering() => Line::Decode,
            Work::Answer(_) => Line::Prompt,
            Work::Measure(_) => Line::Measure,
        }
    }

    /// The numbers of the paths that have tokens to be computed.
    pub(crate) fn open_paths(&self) -> impl Iterator<Item = usize> {
        let paths = self.paths.iter().enumerate();
        let open = paths.filter(|(number, path)| match &self.work {
            Work::Answer(run) => run.needs(*number),
            Work::Measure(_) => path.n_left() > 0,
        });
        open.map(|(number, _)| number)
    }

    /// Tokens that are yet to be kept for it, at most.
    pub(crate) fn growth(&self) -> usize {
        let left = self.paths.iter().map(Path::n_left).sum::<usize>();
        match &self.work {
            Work::Answer(run) => left + run.growth(&self.paths),
            Work::Measure(_) => left,
        }
    }

    /// What is worth keeping for later questions: the first sample, or what is computed of the prompt.
    pub(crate) fn into_kept(self) -> Option<Cache> {
        let is_measure = matches!(self.work, Work::Measure(_));
        let paths = self.paths.into_iter();
        if !is_measure {
            return paths.map(|path| path.cache).next();
        }
        // Continuations are rarely met again, what is before them often.
        let shared = paths.map(|mut path| {
            path.cache.truncate(path.first_wanted + 1);
            path.cache
        });
        shared.max_by_key(Cache::len)
    }
}
