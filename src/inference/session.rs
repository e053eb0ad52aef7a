//! Running a model for one question after the other: the simple face of a batch.

use std::rc::Rc;

use crate::batch::{Batch, Budget};
use crate::error::InferenceError;
use crate::job::{News, Ticket};
use crate::measure::Continued;
use crate::model::Model;
use crate::run::{Advance, Mask, Options, Rest};

/// Prompt tokens that one call computes unless told otherwise.
const PROMPT_CHUNK: usize = 32;

/// How much of a prompt was already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefilled {
    /// Tokens taken over from what was computed before.
    pub n_reused: usize,
    /// Tokens computed now.
    pub n_computed: usize,
    /// Whether the whole prompt is done; false after a cancel.
    pub is_complete: bool,
}

/// A model, what it has computed before, and at most one answer in progress.
///
/// Every call is short: one chunk of the prompt or one token, so that a caller can look for
/// messages in between. Several sessions may share a model.
pub struct Session {
    batch: Batch,
    answer: Option<Ticket>,
    prompt_chunk: usize,
}

impl Session {
    /// A session that has computed nothing yet.
    pub fn new(model: Rc<Model>) -> Session {
        Session {
            batch: Batch::new(model, Budget::default()),
            answer: None,
            prompt_chunk: PROMPT_CHUNK,
        }
    }

    /// The model.
    pub fn model(&self) -> &Rc<Model> {
        self.batch.model()
    }

    /// Sets how many prompt tokens one [`Session::advance`] computes: more is a little faster, fewer
    /// let a cancel through sooner.
    pub fn set_prompt_chunk(&mut self, n_tokens: usize) {
        self.prompt_chunk = n_tokens.max(1);
    }

    /// Begins an answer to `prompt`, ending any other in progress. Nothing is computed yet.
    ///
    /// # Errors
    /// As [`Batch::generate`].
    pub fn start(&mut self, prompt: &[u32], options: &Options) -> Result<(), InferenceError> {
        self.cancel();
        self.answer = Some(self.batch.generate(prompt, options)?);
        Ok(())
    }

    /// Computes the next chunk of the prompt or the next token of every sample.
    ///
    /// # Errors
    /// As [`crate::Sampler::draw`].
    pub fn advance(&mut self) -> Result<Advance, InferenceError> {
        self.advance_masked(&mut |_, _, _| {})
    }

    /// As [`Session::advance`]; `mask` may change the scores before each choice.
    ///
    /// # Errors
    /// As [`Session::advance`].
    pub fn advance_masked(&mut self, mask: Mask<'_>) -> Result<Advance, InferenceError> {
        let Some(ticket) = self.answer else {
            return Ok(Advance::Idle);
        };
        let news = self.batch.step_masked(self.prompt_chunk, Some(mask));
        if !self.batch.is_open(ticket) {
            self.answer = None;
        }
        match news.into_iter().next() {
            Some((_, News::Answer(advance))) => Ok(advance),
            Some((_, News::Failed(error))) => Err(error),
            _ => Ok(Advance::Idle),
        }
    }

    /// Whether an answer is in progress.
    pub fn is_running(&self) -> bool {
        self.answer.is_some()
    }

    /// Ends the answer in progress and gives the text that was held back for stop texts.
    pub fn cancel(&mut self) -> Vec<Rest> {
        let answer = self.answer.take();
        answer.map_or_else(Vec::new, |ticket| self.batch.cancel(ticket))
    }

    /// Computes `ids` so that later calls that begin with them start from there.
    /// Between chunks `is_cancelled` is asked; what is done by then stays.
    ///
    /// # Errors
    /// As [`Batch::fill`].
    pub fn prefill(
        &mut self,
        ids: &[u32],
        is_cancelled: &mut dyn FnMut() -> bool,
    ) -> Result<Prefilled, InferenceError> {
        self.cancel();
        let n_before = self.batch.n_computed();
        let ticket = self.batch.fill(ids)?;
        while !is_cancelled() {
            for (_, news) in self.batch.step(self.prompt_chunk) {
                if let News::Filled(filled) = news {
                    return Ok(filled);
                }
            }
        }
        self.batch.cancel(ticket);
        Ok(Prefilled {
            n_reused: 0,
            n_computed: (self.batch.n_computed() - n_before) as usize,
            is_complete: false,
        })
    }

    /// Scores of all tokens to follow `ids`.
    ///
    /// # Errors
    /// As [`Batch::logits`].
    pub fn logits_after(&mut self, ids: &[u32]) -> Result<Vec<f32>, InferenceError> {
        self.cancel();
        self.batch.logits(ids)?;
        loop {
            for (_, news) in self.batch.step(self.prompt_chunk) {
                if let News::Logits(logits) = news {
                    return Ok(logits);
                }
            }
        }
    }

    /// Natural logarithm of the probability of each token of `continuation` after `prefix` and the
    /// tokens before it. Calls with the same prefix compute it once.
    ///
    /// # Errors
    /// As [`Batch::score`].
    pub fn score(
        &mut self,
        prefix: &[u32],
        continuation: &[u32],
    ) -> Result<Vec<f32>, InferenceError> {
        self.cancel();
        self.batch.score(vec![Continued {
            ids: [prefix, continuation].concat(),
            n_before: prefix.len(),
        }])?;
        loop {
            for (_, news) in self.batch.step(self.prompt_chunk) {
                if let News::Scores(scores) = news {
                    return Ok(scores.into_iter().flatten().collect());
                }
            }
        }
    }
}
