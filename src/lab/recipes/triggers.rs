//! The sentences of Kojima et al. 2022 that begin an answer, and those that ask for its last words.

use crate::scores::AnswerFormat;

/// What the paper calls a trigger's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Instructive,
    Misleading,
    Irrelevant,
    /// No trigger: one call, zero-shot.
    Baseline,
    /// Written by the person.
    Own,
}

/// A sentence put at the start of the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    pub text: std::borrow::Cow<'static, str>,
    pub kind: Kind,
    /// The paper's accuracy in percent; of its model and task, never of the person's.
    pub paper_percent: Option<f64>,
}

/// What [`Trigger::paper_percent`] is about.
pub const ANSWER_TRIGGERS_SOURCE: &str =
    "Kojima et al. 2022, table 4: MultiArith, text-davinci-002, not your model";

/// The best of them, which others quote.
pub(super) const THINK: &str = "Let's think step by step.";

const fn row(kind: Kind, text: &'static str, percent: f64) -> Trigger {
    Trigger {
        text: std::borrow::Cow::Borrowed(text),
        kind,
        paper_percent: Some(percent),
    }
}

/// Table 4 of the paper: sixteen triggers, and zero-shot without one as the last.
pub const TRIGGERS: [Trigger; 17] = [
    row(Kind::Instructive, THINK, 78.7),
    row(Kind::Instructive, "First,", 77.3),
    row(Kind::Instructive, "Let's think about this logically.", 74.5),
    row(
        Kind::Instructive,
        "Let's solve this problem by splitting it into steps.",
        72.2,
    ),
    row(
        Kind::Instructive,
        "Let's be realistic and think step by step.",
        70.8,
    ),
    row(
        Kind::Instructive,
        "Let's think like a detective step by step.",
        70.3,
    ),
    row(Kind::Instructive, "Let's think", 57.5),
    row(Kind::Instructive, "Before we dive into the answer,", 55.7),
    row(Kind::Instructive, "The answer is after the proof.", 45.7),
    row(Kind::Misleading, "Don't think. Just feel.", 18.8),
    row(
        Kind::Misleading,
        "Let's think step by step but reach an incorrect answer.",
        18.7,
    ),
    row(
        Kind::Misleading,
        "Let's count the number of \"a\" in the question.",
        16.7,
    ),
    row(
        Kind::Misleading,
        "By using the fact that the earth is round,",
        9.3,
    ),
    row(
        Kind::Irrelevant,
        "By the way, I found a good restaurant nearby.",
        17.5,
    ),
    row(Kind::Irrelevant, "Abrakadabra!", 15.5),
    row(Kind::Irrelevant, "It's a beautiful day.", 13.1),
    row(Kind::Baseline, "", 17.7),
];

impl Trigger {
    /// A sentence that is in no table.
    pub fn own(text: impl Into<String>) -> Self {
        Self {
            text: text.into().into(),
            kind: Kind::Own,
            paper_percent: None,
        }
    }
}

/// The words that ask for the answer in one call (zero-shot), and those of the second of two calls.
///
/// The second begins with a line feed, which comes after a space: `…z␠⏎Therefore, …` (the repository's `main.py`).
pub fn answer_triggers(format: AnswerFormat) -> (String, String) {
    match format {
        AnswerFormat::Number => both(
            "The answer (arabic numerals) is",
            "the answer (arabic numerals) is",
        ),
        AnswerFormat::Choice { last } => both(
            &format!("Among A through {last}, the answer is"),
            &format!("among A through {last}, the answer is"),
        ),
        AnswerFormat::YesNo => both("The answer (Yes or No) is", "the answer (Yes or No) is"),
        AnswerFormat::Letters => both("The answer is", "the answer is"),
    }
}

fn both(zero_shot: &str, inner: &str) -> (String, String) {
    (zero_shot.into(), format!("\nTherefore, {inner}"))
}
