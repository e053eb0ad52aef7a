//! One prompt and its answers in progress.

use crate::cache::Cache;
use crate::error::InferenceError;
use crate::model::Model;
use crate::plan::Feed;
use crate::sample::{Sampler, Sampling};
use crate::stop::StopCutter;
use crate::tokenizer::TextStream;

/// May change scores before a choice. It is given the number of the sample, the tokens of its answer
/// so far, and the scores of all tokens; negative infinity rules a token out.
pub type Mask<'a> = &'a mut dyn FnMut(usize, &[u32], &mut [f32]);

/// What is asked of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// How tokens are chosen; sample 1 and up use the same seed in other streams.
    pub sampling: Sampling,
    /// How many answers to the same prompt; 0 counts as 1.
    pub n_samples: usize,
    /// Longest answer in tokens; 0 counts as 1. `None` leaves it to the context.
    pub max_tokens: Option<usize>,
    /// Texts that end an answer and are not part of it.
    pub stops: Vec<String>,
    /// Whether tokens that end an answer do so; false goes on past them, for measuring.
    pub ends_at_end_token: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            sampling: Sampling::default(),
            n_samples: 1,
            max_tokens: None,
            stops: Vec::new(),
            ends_at_end_token: true,
        }
    }
}

/// What one call of [`crate::Session::advance`] did.
#[derive(Debug, Clone, PartialEq)]
pub enum Advance {
    /// A part of the prompt.
    Prompt {
        /// Tokens that are done, reused ones included.
        n_done: usize,
        /// Tokens of the prompt.
        n_total: usize,
        /// Tokens that were there before the run began.
        n_reused: usize,
    },
    /// One token of every sample that was still going.
    Steps(Vec<Step>),
    /// Nothing is in progress.
    Idle,
}

/// One token of one sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which of the samples, from 0.
    pub sample: usize,
    /// The token.
    pub id: u32,
    /// Text that is now certain; it may belong to earlier tokens, and may be empty.
    pub text: String,
    /// Natural logarithm of the probability that the model gave the token.
    pub logprob: f32,
    /// Why the sample ends with this token, if it does.
    pub finish: Option<Why>,
}

/// Why an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The model said so.
    EndToken,
    /// A stop text came.
    StopText,
    /// The answer is as long as was asked.
    MaxTokens,
    /// The context is full.
    ContextFull,
    /// The caller ended it.
    Cancelled,
}

/// Text held back for stop texts when a run was cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// Which of the samples.
    pub sample: usize,
    /// The text.
    pub text: String,
}

struct Sample {
    cache: Cache,
    sampler: Sampler,
    stream: TextStream,
    cutter: StopCutter,
    /// The prompt and the answer so far; the last token may not be in the cache yet.
    ids: Vec<u32>,
    finish: Option<Why>,
}

/// A prompt, then its samples.
pub(crate) struct Run {
    options: Options,
    prompt: Vec<u32>,
    n_reused: usize,
    /// The prompt while it is being computed.
    cache: Cache,
    /// Empty until the prompt is done.
    samples: Vec<Sample>,
    /// Scores after the prompt, until the first tokens are drawn.
    first_logits: Option<Vec<f32>>,
}

impl Run {
    /// `cache` holds a beginning of `prompt`, all but the last token at most.
    pub(crate) fn new(prompt: &[u32], options: &Options, cache: Cache, model: &Model) -> Run {
        let mut options = options.clone();
        options.n_samples = options.n_samples.max(1);
        let room = model.info().context - prompt.len();
        let max_tokens = options.max_tokens.unwrap_or(room);
        options.max_tokens = Some(max_tokens.max(1));
        Run {
            options,
            prompt: prompt.to_vec(),
            n_reused: cache.len(),
            cache,
            samples: Vec::new(),
            first_logits: None,
        }
    }

    pub(crate) fn advance(
        &mut self,
        model: &Model,
        prompt_chunk: usize,
        mask: Mask<'_>,
    ) -> Result<Advance, InferenceError> {
        if self.samples.is_empty() {
            return Ok(self.prompt(model, prompt_chunk));
        }
        let logits = match self.first_logits.take() {
            Some(first) => vec![first; self.samples.len()],
            None => self.next_logits(model),
        };
        let mut steps = Vec::new();
        let going = self.samples.iter_mut().enumerate();
        let going = going.filter(|(_, sample)| sample.finish.is_none());
        for ((number, sample), logits) in going.zip(logits) {
            let n_prompt = self.prompt.len();
            let answer = &sample.ids[n_prompt..];
            let mut mask = |scores: &mut [f32]| mask(number, answer, scores);
            let draw = sample.sampler.draw(&logits, &sample.ids, &mut mask)?;
            let (text, finish) = sample.take(draw.id, model, &self.options, n_prompt);
            steps.push(Step {
                sample: number,
                id: draw.id,
                text,
                logprob: draw.logprob,
                finish,
            });
        }
        Ok(Advance::Steps(steps))
    }

    fn prompt(&mut self, model: &Model, chunk: usize) -> Advance {
        let start = self.cache.len();
        let end = self.prompt.len().min(start + chunk);
        let ids = &self.prompt[start..end];
        let cache = &mut self.cache;
        let reach = self.prompt.len();
        let hidden = model.plan.forward(&mut [Feed { cache, ids, reach }]);
        if end == self.prompt.len() {
            let last = hidden.len() - model.plan.config.width;
            self.first_logits = Some(model.plan.logits(&hidden[last..]));
            let numbers = 0..self.options.n_samples;
            self.samples = numbers.map(|number| self.sample(number, model)).collect();
        }
        Advance::Prompt {
            n_done: end,
            n_total: self.prompt.len(),
            n_reused: self.n_reused,
        }
    }

    fn sample(&self, number: usize, model: &Model) -> Sample {
        // Sample `i` is what a single one with `seed + i` would be, so that it can be had again alone.
        let mut sampling = self.options.sampling.clone();
        sampling.seed = sampling.seed.wrapping_add(number as u64);
        Sample {
            cache: self.cache.clone(),
            sampler: Sampler::new(sampling, 0),
            stream: model.tokenizer().stream(&self.prompt),
            cutter: StopCutter::new(&self.options.stops),
            ids: self.prompt.clone(),
            finish: None,
        }
    }

    /// Computes the last token of every sample that is still going, all in one batch.
    fn next_logits(&mut self, model: &Model) -> Vec<Vec<f32>> {
        let going = self.samples.iter_mut();
        let going = going.filter(|sample| sample.finish.is_none());
        let mut feeds: Vec<Feed<'_>> = going
            .map(|sample| Feed {
                ids: &sample.ids[sample.cache.len()..],
                cache: &mut sample.cache,
                reach: 0,
            })
            .collect();
        let hidden = model.plan.forward(&mut feeds);
        let logits = model.plan.logits(&hidden);
        let rows = logits.chunks_exact(model.plan.vocab_size());
        rows.map(<[f32]>::to_vec).collect()
    }

    pub(crate) fn is_done(&self) -> bool {
        let mut samples = self.samples.iter();
        !self.samples.is_empty() && samples.all(|sample| sample.finish.is_some())
    }

    pub(crate) fn cancel(&mut self) -> Vec<Rest> {
        let going = self.samples.iter_mut().enumerate();
        let going = going.filter(|(_, sample)| sample.finish.is_none());
        let rests = going.map(|(sample, state)| {
            state.finish = Some(Why::Cancelled);
            let text = state.rest();
            Rest { sample, text }
        });
        rests.collect()
    }

    /// What is worth keeping for the next prompt: the first sample, or the prompt as far as it got.
    pub(crate) fn into_cache(self) -> Cache {
        match self.samples.into_iter().next() {
            Some(first) => first.cache,
            None => self.cache,
        }
    }
}

impl Sample {
    /// Adds a token; gives the text that is certain and whether this is the end.
    fn take(
        &mut self,
        id: u32,
        model: &Model,
        options: &Options,
        n_prompt: usize,
    ) -> (String, Option<Why>) {
        self.ids.push(id);
        let tokenizer = model.tokenizer();
        let n_new = self.ids.len() - n_prompt;
        let mut text = String::new();
        let is_end = options.ends_at_end_token && tokenizer.is_end(id);
        if !is_end {
            let piece = self.stream.push(tokenizer, id);
            text = self.cutter.push(&piece);
        }
        let finish = if is_end {
            Some(Why::EndToken)
        } else if self.cutter.is_stopped() {
            Some(Why::StopText)
        } else if self.ids.len() >= model.info().context {
            Some(Why::ContextFull)
        } else if options.max_tokens.is_some_and(|max| n_new >= max) {
            Some(Why::MaxTokens)
        } else {
            None
        };
        self.finish = finish;
        if finish.is_some() && !self.cutter.is_stopped() {
            text.push_str(&self.rest());
        }
        (text, finish)
    }

    /// Everything that was held back.
    fn rest(&mut self) -> String {
        let unfinished = self.stream.finish();
        let mut rest = self.cutter.push(&unfinished);
        rest.push_str(&self.cutter.finish());
        rest
    }
}
