//! An answer with everything needed to draw it again: seed, settings, model, time, and why it ended.

use std::sync::Arc;

use domain::RunSettings;
use engine::{AsideKind, FinishReason, Spent, Stats};

use crate::words;

/// Names an answer for as long as the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnswerId(pub u64);

/// One sample of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub id: AnswerId,
    /// Counts the runs of this visit from 1; the samples of one run share it.
    pub run: u64,
    /// Counts the samples of the run from 0.
    pub sample: u32,
    pub text: String,
    pub state: AnswerState,
    /// The prompt or the settings are no longer what they were when this was asked.
    pub stale: bool,
    /// For people.
    pub model: Arc<str>,
    pub settings: Arc<RunSettings>,
    /// The seed of this very sample: `settings.seed + sample`.
    pub seed: u64,
    /// The project's input when it was asked, as typed.
    pub input: Arc<str>,
    /// Milliseconds since 1970.
    pub asked_at_millis: f64,
    /// While the prompt is read, where that takes long.
    pub how_far: Option<HowFar>,
    /// Once the prompt was read.
    pub n_prompt_tokens: Option<u32>,
    pub n_reused_tokens: u32,
    /// While streaming: so far, by this page's clock. At the end: the engine's own figures.
    pub stats: Stats,
    /// What came beside the text, each kind as one text.
    pub asides: Vec<(AsideKind, String)>,
    /// Of a model elsewhere.
    pub spent: Option<Arc<Spent>>,
    /// Hash of prompt and settings.
    pub(crate) digest: u64,
}

/// How much of a prompt has been read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HowFar {
    pub n_done_tokens: u32,
    pub n_prompt_tokens: u32,
    /// `None` where it is too early to tell.
    pub seconds_left: Option<f64>,
}

/// How far an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerState {
    /// Asked; no token yet.
    Waiting,
    Streaming,
    Done(FinishReason),
    /// The person pressed Stop; what came is kept.
    Stopped,
    /// A sentence for people; what came is kept.
    Failed(Arc<str>),
}

impl AnswerState {
    /// Nothing more will come.
    pub fn is_over(&self) -> bool {
        !matches!(self, Self::Waiting | Self::Streaming)
    }

    /// Why it ended, in words; `None` while it goes on.
    pub fn ending(&self) -> Option<String> {
        Some(match self {
            Self::Waiting | Self::Streaming => return None,
            Self::Done(FinishReason::EndToken) => words::model_done().into(),
            Self::Done(FinishReason::Stop(text)) => words::stop_came(&format!("{text:?}")),
            Self::Done(FinishReason::MaxTokens) => words::limit_reached().into(),
            Self::Done(FinishReason::ContextFull) => words::window_full().into(),
            Self::Done(FinishReason::Withheld) => words::withheld().into(),
            Self::Done(FinishReason::ToolCall) => words::asked_for_tool().into(),
            Self::Done(FinishReason::Other(word)) if word.is_empty() => words::no_reason().into(),
            Self::Done(FinishReason::Other(word)) => words::service_says(word),
            Self::Stopped => words::you_stopped().into(),
            Self::Failed(why) => why.to_string(),
        })
    }
}

/// What Run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    Idle,
    /// The model is brought into memory first.
    LoadingModel,
    /// The model reads the prompt.
    Reading,
    Answering,
}
