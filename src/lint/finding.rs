//! What a rule says: where, why it may matter, and what would mend it.

use std::ops::Range;

use domain::{Edit, Field};

/// What the studio knows besides the project; all of it may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Tokens left in the context window beside prompt and reply; negative where it is overfull.
    pub room_tokens: Option<i64>,
    /// Where the tokens of `domain::render_completion` begin, in bytes, ascending; `None` without an exact count.
    pub token_starts: Option<Vec<usize>>,
}

/// How much a finding asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The prompt does not say what it seems to say.
    Mend,
    /// Known to sway small models; whether it sways yours is to be measured.
    Check,
    /// Good to know.
    Note,
}

/// The place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Bytes of a text, within it and on the edges of characters.
    Text { field: Field, bytes: Range<usize> },
    /// How the prompt is run.
    Settings,
    /// No single part.
    Whole,
}

/// One thing that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The key of its rule in [`crate::RULES`].
    pub rule: &'static str,
    pub spot: Spot,
    /// What is there, as a sentence.
    pub says: String,
    pub fix: Option<Fix>,
}

/// What mends a finding without a person's judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The words on its button.
    pub label: String,
    pub edit: Edit,
}

impl Finding {
    pub(crate) fn new(rule: &'static str, spot: Spot, says: impl Into<String>) -> Self {
        Self {
            rule,
            spot,
            says: says.into(),
            fix: None,
        }
    }

    pub(crate) fn mended_by(mut self, label: impl Into<String>, edit: Edit) -> Self {
        self.fix = Some(Fix {
            label: label.into(),
            edit,
        });
        self
    }
}

impl Spot {
    /// A whole text.
    pub(crate) fn all(field: Field, text: &str) -> Self {
        Self::Text {
            field,
            bytes: 0..text.len(),
        }
    }
}
