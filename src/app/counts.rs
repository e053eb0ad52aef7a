//! Token counts as they are shown, and how a text's tokens are shared out among its parts.

use std::sync::Arc;

use domain::{ExampleId, Part, Rendered};

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
            Part::Example(id) => {
                let found = self.each_example.iter().find(|it| it.0 == id);
                found.map_or(0, |it| it.1)
            }
        }
    }

    /// Tokens left in the context window beside prompt and reply room; negative where it is overfull.
    pub fn room(&self) -> Option<i64> {
        let context = i64::from(self.context_tokens?);
        Some(context - i64::from(self.total) - i64::from(self.reply_room))
    }
}

/// A text's tokens by part. A token belongs to the part that its first byte belongs to.
///
/// Invariant: the parts add up to `total`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) total: u32,
    pub(crate) instruction: u32,
    pub(crate) each_example: Vec<(ExampleId, u32)>,
    pub(crate) input: u32,
    pub(crate) template: u32,
}

impl Parts {
    /// `n_before` tells how many tokens begin before a byte of the text.
    pub(crate) fn of(rendered: &Rendered, n_before: impl Fn(usize) -> usize) -> Self {
        let mut parts = Self::default();
        let mut at = 0;
        for span in &rendered.spans {
            let end = n_before(span.range.end) as u32;
            let n_tokens = end - at;
            at = end;
            match span.part {
                Part::Instruction => parts.instruction += n_tokens,
                Part::Input => parts.input += n_tokens,
                Part::Template => parts.template += n_tokens,
                // A chat's example has two spans with the template between; no other example is between.
                Part::Example(id) => match parts.each_example.last_mut() {
                    Some(last) if last.0 == id => last.1 += n_tokens,
                    _ => parts.each_example.push((id, n_tokens)),
                },
            }
        }
        parts.total = at;
        parts
    }
}

#[cfg(test)]
mod tests {
    use domain::{Project, ProjectId, render_completion};

    use super::*;

    #[test]
    fn parts_add_up() {
        let rendered = render_completion(&Project::first(ProjectId("0".into())).prompt);
        // A token every three bytes, wherever the parts end.
        let parts = Parts::of(&rendered, |byte| byte.div_ceil(3));
        let examples: u32 = parts.each_example.iter().map(|it| it.1).sum();
        assert_eq!(parts.total as usize, rendered.text.len().div_ceil(3));
        assert_eq!(parts.instruction + examples + parts.input, parts.total);
        assert_eq!(parts.each_example.len(), 4);
        assert_eq!(parts.template, 0);
    }
}
