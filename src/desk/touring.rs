//! The tour in six steps: what each asks a person to do, and when it is done. Nothing is done for them.

use std::collections::BTreeSet;

use domain::Prompt;

use crate::words;

/// What a step waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Run,
    SwitchOff,
    RunAgain,
    Variable,
    Share,
    Measure,
}

/// One step. Its control is the first in sight of the selector.
pub struct Stop {
    pub wish: Wish,
    pub title: fn() -> &'static str,
    pub says: fn() -> String,
    pub control: &'static str,
}

pub static STOPS: [Stop; 6] = [
    Stop {
        wish: Wish::Run,
        title: words::tour_run,
        says: || words::tour_run_says().to_owned(),
        control: "button.run",
    },
    Stop {
        wish: Wish::SwitchOff,
        title: words::tour_switch,
        says: || words::tour_switch_says().to_owned(),
        control: "[data-part=examples] [role=switch][aria-checked=true]",
    },
    Stop {
        wish: Wish::RunAgain,
        title: words::tour_again,
        says: || words::tour_again_says().to_owned(),
        control: "button.run",
    },
    Stop {
        wish: Wish::Variable,
        title: words::tour_variable,
        says: || words::tour_variable_says("{{name}}"),
        control: "[data-part=input] textarea",
    },
    Stop {
        wish: Wish::Share,
        title: words::tour_share,
        says: || words::tour_share_says().to_owned(),
        control: ".top-bar__share button",
    },
    Stop {
        wish: Wish::Measure,
        title: words::tour_measure,
        says: || words::tour_measure_says().to_owned(),
        // The third of the places.
        control: ".rail__place:nth-of-type(3)",
    },
];

/// What can be seen of the studio at one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Answers that have ended.
    pub n_answers: usize,
    /// Examples that are shown to the model.
    pub n_on: usize,
    /// Names in double braces.
    pub variables: BTreeSet<String>,
    /// The dialog with the link was open since the step began, and is closed again.
    pub has_shared: bool,
    pub is_measuring: bool,
}

impl Seen {
    /// What the prompt itself tells.
    pub fn of(prompt: &Prompt) -> Self {
        let names = prompt.variables().into_iter().map(str::to_owned);
        Self {
            n_on: prompt.examples.iter().filter(|it| it.on).count(),
            variables: names.collect(),
            ..Self::default()
        }
    }
}

impl Wish {
    /// Whether the person has done it since the step began.
    pub fn is_done(self, before: &Seen, now: &Seen) -> bool {
        match self {
            Self::Run | Self::RunAgain => now.n_answers > before.n_answers,
            Self::SwitchOff => now.n_on < before.n_on,
            Self::Variable => now.variables.difference(&before.variables).next().is_some(),
            Self::Share => now.has_shared,
            Self::Measure => now.is_measuring,
        }
    }
}

/// Where a tour is gone on with, of what was kept; behind the last step it is over.
pub fn resumed(kept: &str) -> Option<usize> {
    kept.parse().ok().filter(|it| *it < STOPS.len())
}
