//! Token counts of every part, kept exact on every keystroke or marked with the reason they are not.

use std::sync::Arc;

use domain::{ExampleId, Part};

/// Tokens of the prompt as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    pub total: u32,
    pub instruction: u32,
    /// All shown examples together.
    pub examples: u32,
    /// The shown examples one by one, in prompt order.
    pub each_example: Arc<[(ExampleId, u32)]>,
    pub input: u32,
    /// The chat template's own tokens, the begin token included.
    pub template: u32,
    /// Kept for the answer: the run's `max_tokens`.
    pub reply_room: u32,
    /// The context window; `None` where the model's is not known yet.
    pub context_tokens: Option<u32>,
    pub exactness: Exactness,
    /// Whose tokens these are, for people.
    pub tokenizer: Arc<str>,
}

/// How far the numbers can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exactness {
    Exact,
    /// Shown with `≈`; a sentence for people.
    Approximate {
        reason: Arc<str>,
    },
    /// A vocabulary is on its way; the numbers are estimates, shown with `≈`.
    Counting,
}

impl Counts {
    /// Before anything was counted.
    pub(crate) fn nothing() -> Self {
        Self {
            total: 0,
            instruction: 0,
            examples: 0,
            each_example: Arc::default(),
            input: 0,
            template: 0,
            reply_room: 0,
            context_tokens: None,
            exactness: Exactness::Counting,
            tokenizer: "".into(),
        }
    }

    /// Tokens of one part; 0 for an example that is switched off.
    pub fn of(&self, part: Part) -> u32 {
        match part {
            Part::Instruction => self.instruction,
            Part::Input => self.input,
            Part::Template => self.template,
            Part::Example(id) => self
                .each_example
                .iter()
                .find(|(it, _)| *it == id)
                .map_or(0, |(_, n)| *n),
        }
    }

    /// Tokens left in the context window beside prompt and reply room; negative where it is overfull.
    pub fn room(&self) -> Option<i64> {
        let context = i64::from(self.context_tokens?);
        Some(context - i64::from(self.total) - i64::from(self.reply_room))
    }
}
