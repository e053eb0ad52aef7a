//! Running a model step by step: prompt, answers, scores, and what can be reused between them.

use std::rc::Rc;

use crate::cache::Cache;
use crate::error::InferenceError;
use crate::kernels::log_probability;
use crate::model::Model;
use crate::plan::Feed;
use crate::run::{Advance, Mask, Options, Rest, Run};

/// Prompt tokens that one call computes unless told otherwise.
const PROMPT_CHUNK: usize = 32;
/// Rows of scores held at once when scoring.
const SCORE_ROWS: usize = 8;

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

/// A model, what it has computed last, and at most one answer in progress.
///
/// Every call is short: one chunk of the prompt or one token, so that a caller can look for
/// messages in between. Several sessions may share a model.
pub struct Session {
    model: Rc<Model>,
    /// The sequence computed last; a new prompt reuses what it has in common with it.
    kept: Cache,
    run: Option<Run>,
    prompt_chunk: usize,
}

impl Session {
    /// A session that has computed nothing yet.
    pub fn new(model: Rc<Model>) -> Session {
        Session {
            kept: model.plan.new_cache(),
            model,
            run: None,
            prompt_chunk: PROMPT_CHUNK,
        }
    }

    /// The model.
    pub fn model(&self) -> &Rc<Model> {
        &self.model
    }

    /// Sets how many prompt tokens one [`Session::advance`] computes: more is a little faster, fewer
    /// let a cancel through sooner.
    pub fn set_prompt_chunk(&mut self, n_tokens: usize) {
        self.prompt_chunk = n_tokens.max(1);
    }

    /// Begins an answer to `prompt`, ending any other in progress. Nothing is computed yet.
    ///
    /// # Errors
    /// [`InferenceError::EmptyPrompt`], [`InferenceError::PromptTooLong`] (at least one token of the
    /// answer has to fit) or [`InferenceError::UnknownToken`].
    pub fn start(&mut self, prompt: &[u32], options: &Options) -> Result<(), InferenceError> {
        self.check(prompt, 1)?;
        self.cancel();
        let cache = self.take_common(prompt, prompt.len() - 1);
        self.run = Some(Run::new(prompt, options, cache, &self.model));
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
        let Some(run) = &mut self.run else {
            return Ok(Advance::Idle);
        };
        let advance = run.advance(&self.model, self.prompt_chunk, mask);
        if run.is_done() || advance.is_err() {
            self.keep_run();
        }
        advance
    }

    /// Whether an answer is in progress.
    pub fn is_running(&self) -> bool {
        self.run.is_some()
    }

    /// Ends the answer in progress and gives the text that was held back for stop texts.
    pub fn cancel(&mut self) -> Vec<Rest> {
        let rests = self.run.as_mut().map(Run::cancel).unwrap_or_default();
        self.keep_run();
        rests
    }

    /// Computes `ids` so that later calls that begin with them start from there.
    /// Between chunks `is_cancelled` is asked; what is done by then stays.
    ///
    /// # Errors
    /// As [`Session::start`], except that the prompt may fill the whole context.
    pub fn prefill(
        &mut self,
        ids: &[u32],
        is_cancelled: &mut dyn FnMut() -> bool,
    ) -> Result<Prefilled, InferenceError> {
        self.check(ids, 0)?;
        self.fill(ids, ids.len(), is_cancelled)
    }

    /// As [`Session::prefill`], for the first `n` of ids that were checked; none at all are fine too.
    fn fill(
        &mut self,
        ids: &[u32],
        n: usize,
        is_cancelled: &mut dyn FnMut() -> bool,
    ) -> Result<Prefilled, InferenceError> {
        self.cancel();
        self.kept = self.take_common(ids, n);
        let n_reused = self.kept.len();
        while self.kept.len() < n && !is_cancelled() {
            let end = n.min(self.kept.len() + self.prompt_chunk);
            self.feed(end, ids);
        }
        Ok(Prefilled {
            n_reused,
            n_computed: self.kept.len() - n_reused,
            is_complete: self.kept.len() == n,
        })
    }

    /// Scores of all tokens to follow `ids`.
    ///
    /// # Errors
    /// As [`Session::prefill`].
    pub fn logits_after(&mut self, ids: &[u32]) -> Result<Vec<f32>, InferenceError> {
        self.check(ids, 0)?;
        self.fill(ids, ids.len() - 1, &mut || false)?;
        let hidden = self.feed(ids.len(), ids);
        Ok(self.model.plan.logits(&hidden))
    }

    /// Natural logarithm of the probability of each token of `continuation` after `prefix` and the
    /// tokens before it. Calls with the same prefix compute it once.
    ///
    /// # Errors
    /// As [`Session::prefill`].
    pub fn score(
        &mut self,
        prefix: &[u32],
        continuation: &[u32],
    ) -> Result<Vec<f32>, InferenceError> {
        if prefix.is_empty() {
            return Err(InferenceError::EmptyPrompt);
        }
        let ids = [prefix, continuation].concat();
        self.check(&ids, 0)?;
        let Some((_, inputs)) = ids.split_last().filter(|_| !continuation.is_empty()) else {
            return Ok(Vec::new());
        };
        // The last token of the prefix is computed again where need be: its scores are wanted.
        let n_before = prefix.len() - 1;
        self.fill(inputs, n_before, &mut || false)?;
        let mut logprobs = Vec::with_capacity(continuation.len());
        let width = self.model.plan.config.width;
        while self.kept.len() < inputs.len() {
            let end = inputs.len().min(self.kept.len() + self.prompt_chunk);
            let hidden = self.feed(end, inputs);
            for hidden in hidden.chunks(SCORE_ROWS * width) {
                let logits = self.model.plan.logits(hidden);
                for row in logits.chunks_exact(self.model.plan.vocab_size()) {
                    let id = continuation[logprobs.len()];
                    logprobs.push(log_probability(row, id as usize));
                }
            }
        }
        Ok(logprobs)
    }

    /// Computes `ids` from the end of `kept` up to `end`; gives the hidden states.
    fn feed(&mut self, end: usize, ids: &[u32]) -> Vec<f32> {
        let (start, reach) = (self.kept.len(), ids.len());
        let feed = Feed {
            cache: &mut self.kept,
            ids: &ids[start..end],
            reach,
        };
        self.model.plan.forward(&mut [feed])
    }

    /// What `kept` has in common with the first `limit` of `ids`, taken out of it; nothing where it cannot
    /// be gone on with to the end of `ids`.
    fn take_common(&mut self, ids: &[u32], limit: usize) -> Cache {
        let n = match self.model.plan.suits(&self.kept, ids.len()) {
            true => self.kept.common_prefix(&ids[..limit]),
            false => 0,
        };
        let mut cache = std::mem::replace(&mut self.kept, self.model.plan.new_cache());
        cache.truncate(n);
        cache
    }

    fn keep_run(&mut self) {
        if let Some(run) = self.run.take() {
            self.kept = run.into_cache();
        }
    }

    fn check(&self, ids: &[u32], n_new: usize) -> Result<(), InferenceError> {
        let context = self.model.info().context;
        let vocab_size = self.model.plan.vocab_size();
        if ids.is_empty() {
            return Err(InferenceError::EmptyPrompt);
        }
        if ids.len() + n_new > context {
            return Err(InferenceError::PromptTooLong {
                n_tokens: ids.len(),
                context: context - n_new,
            });
        }
        match ids.iter().find(|&&id| id as usize >= vocab_size) {
            Some(&id) => Err(InferenceError::UnknownToken { id, vocab_size }),
            None => Ok(()),
        }
    }
}
