//! Pretend models with something planted: what an experiment should find is known beforehand.

use lab::recipes::Row;
use lab::scripted::{Plant, Scripted};

use crate::judged::Judged;
use crate::plan::shots;
use crate::question::Question;
use crate::setup::{Practice, Setup, labels};
use crate::words;

/// How often a practice model is right where nothing planted decides.
const BY_CHANCE: f64 = 0.2;
/// And where it does.
const PLANTED: f64 = 0.95;

/// The model for a setup: it knows the right answers of the rows, and says them or not.
pub(crate) fn model(practice: Practice, setup: &Setup) -> Scripted {
    let prompt = setup.prompt();
    let row = |it: &crate::DataRow| Row::new(it.input.trim(), it.expected.trim());
    let plant = match practice {
        Practice::Coin | Practice::Judge => Plant::Nothing,
        Practice::Plant => plant(setup),
    };
    Scripted {
        truth: setup.rows.iter().map(row).collect(),
        labels: labels(&prompt),
        accuracy: match practice {
            Practice::Coin => 0.5,
            Practice::Plant | Practice::Judge => BY_CHANCE,
        },
        plant,
        seed: setup.options.seed,
    }
}

/// What was planted, in words: said only once the experiment is over.
pub fn planted(practice: Practice, setup: &Setup) -> String {
    if practice == Practice::Coin {
        return words::planted_coin().into();
    }
    if practice == Practice::Judge {
        return match setup.judged == Judged::Rubric {
            true => crate::rubric::planted(),
            false => words::planted_grader().into(),
        };
    }
    match plant(setup) {
        Plant::Phrase { text, .. } => words::planted_phrase(
            &text,
            &::words::decimal(PLANTED * 100.0, 0),
            &::words::decimal(BY_CHANCE * 100.0, 0),
        ),
        Plant::Order { planted, .. } => words::planted_order(&one_based(&planted)),
        Plant::LabelBias { .. } => words::planted_bias().into(),
        _ => words::planted_nothing().into(),
    }
}

/// Names everything that decides its answers, for telling one experiment's from another's. What was planted depends on
/// the setup, so its answers are of no use to another.
pub(crate) fn fingerprint(practice: Practice, setup: &Setup) -> String {
    let planted = match practice {
        Practice::Judge => String::new(),
        _ => format!("{:?}", plant(setup)),
    };
    let (rows, seed) = (&setup.rows, setup.options.seed);
    let all = lab::fingerprint(&format!("{planted}\n{rows:?}{seed:?}"));
    format!("practice\n{practice:?}\n{all}")
}

fn plant(setup: &Setup) -> Plant {
    let phrase = |text: &str| Plant::Phrase {
        text: text.to_owned(),
        accuracy: PLANTED,
    };
    match setup.question {
        Question::Versions => {
            let prompt = setup.prompt();
            let own = prompt.instruction.trim();
            match setup.options.versions.last() {
                Some(it) if !it.instruction.trim().is_empty() && it.instruction.trim() != own => {
                    phrase(it.instruction.trim())
                }
                // The same words without the examples: then the examples are what helps.
                Some(it) if !it.with_examples => match shots(&prompt).first() {
                    Some(first) => phrase(&first.input),
                    None => Plant::Nothing,
                },
                _ => Plant::Nothing,
            }
        }
        Question::Wording => {
            let slots = setup.options.slots.iter().rev();
            let mut last = slots.filter_map(|it| it.used().skip(1).last());
            last.next().map_or(Plant::Nothing, phrase)
        }
        Question::Reasoning => match setup.options.triggers.first() {
            Some(trigger) => phrase(trigger),
            None => Plant::Nothing,
        },
        Question::Order => {
            let shots = shots(&setup.prompt());
            Plant::Order {
                planted: (0..shots.len()).rev().collect(),
                examples: shots.into_iter().map(|it| it.input).collect(),
            }
        }
        Question::Bias => Plant::LabelBias { nats: 1.5 },
        Question::Worth => match shots(&setup.prompt()).first() {
            Some(first) => phrase(&first.input),
            None => Plant::Nothing,
        },
    }
}

/// `1, 3, 2`: examples are counted from 1 where people read it.
pub(crate) fn one_based(order: &[usize]) -> String {
    let numbers: Vec<String> = order.iter().map(|it| (it + 1).to_string()).collect();
    numbers.join(", ")
}
