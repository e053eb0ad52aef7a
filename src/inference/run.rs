//! One prompt and its answers in progress.

use crate::error::InferenceError;
use crate::guide::{Allowed, Guide, Heard};
use crate::job::Path;
use crate::model::Model;
use crate::sample::{Draw, Sampler, Sampling};
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
    /// Whether it is part of the answer; one that only says "the end" is not.
    pub is_part: bool,
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
    sampler: Sampler,
    stream: TextStream,
    cutter: StopCutter,
    /// What may come next, where the answer is held to a shape.
    allowed: Option<Allowed>,
    finish: Option<Why>,
}

/// Who holds the answers to a shape, and what may come first.
struct Held {
    guide: Box<dyn Guide>,
    first: Allowed,
}

/// A prompt, then its samples. What they have computed is in the paths of their job: first that of the
/// prompt alone, then one for each sample; a sample's path has all its tokens, the last not computed yet.
pub(crate) struct Run {
    options: Options,
    n_prompt: usize,
    max_tokens: usize,
    /// Empty until the prompt is done.
    samples: Vec<Sample>,
    /// Scores after the prompt, until the first tokens are drawn.
    first_logits: Option<Vec<f32>>,
    held: Option<Held>,
}

impl Run {
    pub(crate) fn new(n_prompt: usize, options: &Options, model: &Model) -> Run {
        let mut options = options.clone();
        options.n_samples = options.n_samples.max(1);
        let room = model.info().context - n_prompt;
        let max_tokens = options.max_tokens.unwrap_or(room).clamp(1, room.max(1));
        Run {
            options,
            n_prompt,
            max_tokens,
            samples: Vec::new(),
            first_logits: None,
            held: None,
        }
    }

    /// Held to what the guide allows.
    pub(crate) fn held(mut self, mut guide: Box<dyn Guide>) -> Result<Run, InferenceError> {
        let first = guide.first().map_err(unguided)?;
        self.held = Some(Held { guide, first });
        Ok(self)
    }

    /// Whether the prompt is done.
    pub(crate) fn is_answering(&self) -> bool {
        !self.samples.is_empty()
    }

    /// Whether the prompt's scores are there, and the first tokens are to be drawn from them.
    pub(crate) fn is_drawing_first(&self) -> bool {
        self.first_logits.is_some()
    }

    /// Whether path `number` has a token to be computed.
    pub(crate) fn needs(&self, number: usize) -> bool {
        match self.samples.get(number) {
            Some(sample) => sample.finish.is_none() && self.first_logits.is_none(),
            None => true,
        }
    }

    /// Tokens of the answers that are yet to come, at most.
    pub(crate) fn growth(&self, paths: &[Path]) -> usize {
        if self.samples.is_empty() {
            return self.options.n_samples * self.max_tokens;
        }
        let going = self.samples.iter().zip(paths);
        let going = going.filter(|(sample, _)| sample.finish.is_none());
        let left = going.map(|(_, path)| {
            let n_new = path.ids.len() - self.n_prompt;
            self.max_tokens.saturating_sub(n_new)
        });
        left.sum()
    }

    /// Ends the prompt: `paths` becomes one for each sample, and `logits` are the scores of their first tokens.
    pub(crate) fn begin(&mut self, paths: &mut Vec<Path>, logits: Vec<f32>, model: &Model) {
        let Some(prompt) = paths.pop() else { return };
        for number in 0..self.options.n_samples {
            // Sample `i` is what a single one with `seed + i` would be, so that it can be had again alone.
            let mut sampling = self.options.sampling.clone();
            sampling.seed = sampling.seed.wrapping_add(number as u64);
            self.samples.push(Sample {
                sampler: Sampler::new(sampling, 0),
                stream: model.tokenizer().stream(&prompt.ids),
                cutter: StopCutter::new(&self.options.stops),
                allowed: self.held.as_ref().map(|it| it.first.clone()),
                finish: None,
            });
            paths.push(prompt.fork());
        }
        self.first_logits = Some(logits);
    }

    /// The scores of all samples' first tokens, once.
    pub(crate) fn take_first_logits(&mut self) -> Option<Vec<f32>> {
        self.first_logits.take()
    }

    /// The samples that choose a token now, with what chooses it and all tokens before.
    pub(crate) fn drawing<'a>(
        &'a mut self,
        paths: &'a [Path],
    ) -> impl Iterator<Item = Drawing<'a>> {
        let n_prompt = self.n_prompt;
        let samples = self.samples.iter_mut().zip(paths).enumerate();
        let going = samples.filter(|(_, (sample, _))| sample.finish.is_none());
        going.map(move |(number, (sample, path))| Drawing {
            sample: number,
            sampler: &mut sample.sampler,
            allowed: sample.allowed.as_ref(),
            path,
            n_prompt,
        })
    }

    /// Adds a token to a sample; gives what is certain of its text and whether this is the end.
    ///
    /// # Errors
    /// [`InferenceError::Guide`].
    pub(crate) fn take(
        &mut self,
        sample: usize,
        path: &mut Path,
        draw: Draw,
        model: &Model,
    ) -> Result<Step, InferenceError> {
        path.ids.push(draw.id);
        let n_tokens = path.ids.len();
        let tokenizer = model.tokenizer();
        let mut text = String::new();
        let is_end_token = self.options.ends_at_end_token && tokenizer.is_end(draw.id);
        let heard = match &mut self.held {
            Some(held) if !is_end_token => held.guide.after(sample, draw.id).map(Some),
            _ => Ok(None),
        };
        let heard = heard.map_err(unguided)?;
        let is_end = is_end_token || heard == Some(Heard::Over);
        let is_complete = heard == Some(Heard::Complete);
        let state = &mut self.samples[sample];
        if let Some(Heard::Next(allowed)) = heard {
            state.allowed = Some(allowed);
        }
        if !is_end {
            let piece = state.stream.push(tokenizer, draw.id);
            text = state.cutter.push(&piece);
        }
        state.finish = if is_end {
            Some(Why::EndToken)
        } else if state.cutter.is_stopped() {
            Some(Why::StopText)
        } else if is_complete {
            Some(Why::EndToken)
        } else if n_tokens >= model.info().context {
            Some(Why::ContextFull)
        } else if n_tokens - self.n_prompt >= self.max_tokens {
            Some(Why::MaxTokens)
        } else {
            None
        };
        if state.finish.is_some() && !state.cutter.is_stopped() {
            text.push_str(&state.rest());
        }
        Ok(Step {
            sample,
            id: draw.id,
            is_part: !is_end,
            text,
            logprob: draw.logprob,
            finish: state.finish,
        })
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
}

/// A sample that is about to choose a token.
pub(crate) struct Drawing<'a> {
    pub(crate) sample: usize,
    pub(crate) sampler: &'a mut Sampler,
    allowed: Option<&'a Allowed>,
    pub(crate) path: &'a Path,
    n_prompt: usize,
}

impl Drawing<'_> {
    /// Chooses by `logits`, which `mask` may change first.
    pub(crate) fn draw(
        &mut self,
        logits: &[f32],
        mask: Option<Mask<'_>>,
    ) -> Result<Draw, InferenceError> {
        let (sample, ids, allowed) = (self.sample, &self.path.ids, self.allowed);
        let answer = &ids[self.n_prompt..];
        let mut mask = mask;
        let mut change = |scores: &mut [f32]| {
            if let Some(mask) = &mut mask {
                mask(sample, answer, scores);
            }
            if let Some(allowed) = allowed {
                allowed.apply(scores);
            }
        };
        self.sampler.draw(logits, ids, &mut change)
    }
}

/// What a guide says it cannot do.
fn unguided(reason: String) -> InferenceError {
    InferenceError::Guide { reason }
}

impl Sample {
    /// Everything that was held back.
    fn rest(&mut self) -> String {
        let unfinished = self.stream.finish();
        let mut rest = self.cutter.push(&unfinished);
        rest.push_str(&self.cutter.finish());
        rest
    }
}
