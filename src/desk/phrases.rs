//! The library of modifiers: phrases that papers and makers recommend, each with where it comes from and what is known.
//!
//! The sources are those of the project's technique sheet. No figure is repeated here: they were measured on other
//! models, and a phrase is worth what an experiment with the person's own rows says.

use crate::Where;

/// A phrase to put into an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub group: &'static str,
    pub text: &'static str,
    pub place: Where,
    pub source: &'static str,
    /// What is known of it, or what to mind.
    pub note: &'static str,
}

const KOJIMA: &str = "Kojima et al. 2022, Large Language Models are Zero-Shot Reasoners";
const BATTLE: &str =
    "Battle and Gollapudi 2024, The Unreasonable Effectiveness of Eccentric Automatic Prompts";

const fn step(text: &'static str) -> Phrase {
    Phrase {
        group: "Think first",
        text,
        place: Where::Behind,
        source: KOJIMA,
        note: "In the paper it begins the answer, and a second question asks for the result. It made small models worse.",
    }
}

const fn opener(text: &'static str) -> Phrase {
    Phrase {
        group: "A role",
        text,
        place: Where::Before,
        source: BATTLE,
        note: "The paper found no trend: the best opener differs from model to model, and for one model it was none.",
    }
}

const fn closer(text: &'static str) -> Phrase {
    Phrase {
        group: "A word of encouragement",
        text,
        place: Where::Behind,
        source: BATTLE,
        note: "The paper found no trend over models. Measure with and without.",
    }
}

const fn shape(text: &'static str, note: &'static str) -> Phrase {
    Phrase {
        group: "The shape of the answer",
        text,
        place: Where::Behind,
        source: "Common practice; no paper",
        note,
    }
}

pub const PHRASES: [Phrase; 17] = [
    step("Let's think step by step."),
    step("Let's think about this logically."),
    step("Let's solve this problem by splitting it into steps."),
    step("First,"),
    Phrase {
        group: "Think first",
        text: "Let's work this out in a step by step way to be sure we have the right answer.",
        place: Where::Behind,
        source: "Zhou et al. 2022, Large Language Models Are Human-Level Prompt Engineers",
        note: "Found by a search over phrases, for one large model.",
    },
    opener("You are an expert mathematician."),
    opener("You are a professor of mathematics."),
    opener("You are highly intelligent."),
    opener("You are as smart as ChatGPT."),
    closer("Take a deep breath and think carefully."),
    closer("This will be fun!"),
    closer("I really need your help!"),
    shape(
        "Answer with one word.",
        "Examples that answer with one word say the same, and a stop text keeps it so.",
    ),
    shape(
        "Answer in one sentence.",
        "Examples of one sentence say the same.",
    ),
    shape(
        "Answer in valid JSON and write nothing else.",
        "Small models often break JSON. Count how often with the score for JSON in Measure.",
    ),
    shape(
        "If the text does not say, answer “unknown”.",
        "Show at least one example that answers “unknown”.",
    ),
    shape(
        "Use only the text below.",
        "Lowers the use of what the model knows by heart; check for answers that are not in the text.",
    ),
];
