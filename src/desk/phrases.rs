//! The library of modifiers: phrases that papers and makers recommend, each with where it comes from and what is known.
//!
//! The sources are those of the project's technique sheet. No figure is repeated here: they were measured on other
//! models, and a phrase is worth what an experiment with the person's own rows says.

use crate::{Where, words};

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Think,
    Role,
    Encouragement,
    Shape,
}

impl Group {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Think => words::think_first(),
            Self::Role => words::a_role(),
            Self::Encouragement => words::encouragement(),
            Self::Shape => words::answer_shape(),
        }
    }
}

/// A phrase to put into an instruction.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    pub group: Group,
    /// In the language of the papers: it goes to a model.
    pub text: &'static str,
    pub place: Where,
    pub source: fn() -> &'static str,
    /// What is known of it, or what to mind.
    pub note: fn() -> &'static str,
}

const fn step(text: &'static str) -> Phrase {
    Phrase {
        group: Group::Think,
        text,
        place: Where::Behind,
        source: words::kojima,
        note: words::think_note,
    }
}

const fn opener(text: &'static str) -> Phrase {
    Phrase {
        group: Group::Role,
        text,
        place: Where::Before,
        source: words::battle,
        note: words::role_note,
    }
}

const fn closer(text: &'static str) -> Phrase {
    Phrase {
        group: Group::Encouragement,
        text,
        place: Where::Behind,
        source: words::battle,
        note: words::encouragement_note,
    }
}

const fn shape(text: &'static str, note: fn() -> &'static str) -> Phrase {
    Phrase {
        group: Group::Shape,
        text,
        place: Where::Behind,
        source: words::no_paper,
        note,
    }
}

pub const PHRASES: [Phrase; 17] = [
    step("Let's think step by step."),
    step("Let's think about this logically."),
    step("Let's solve this problem by splitting it into steps."),
    step("First,"),
    Phrase {
        group: Group::Think,
        text: "Let's work this out in a step by step way to be sure we have the right answer.",
        place: Where::Behind,
        source: words::zhou,
        note: words::search_note,
    },
    opener("You are an expert mathematician."),
    opener("You are a professor of mathematics."),
    opener("You are highly intelligent."),
    opener("You are as smart as ChatGPT."),
    closer("Take a deep breath and think carefully."),
    closer("This will be fun!"),
    closer("I really need your help!"),
    shape("Answer with one word.", words::one_word_note),
    shape("Answer in one sentence.", words::one_sentence_note),
    shape(
        "Answer in valid JSON and write nothing else.",
        words::json_note,
    ),
    shape(
        "If the text does not say, answer “unknown”.",
        words::unknown_note,
    ),
    shape("Use only the text below.", words::only_text_note),
];
