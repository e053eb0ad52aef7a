//! An experiment that was run again, on another model or another day: what changed, condition by condition.

use std::collections::BTreeMap;

use lab::Answer;
use lab::recipes::{ContentFree, CotSettings, Key, Kind, Row, Trigger, vote};
use lab::scores::{Cleanser, Normaliser, Reading, label_shares, likeliest};
use lab::stats::{Comparison, Pairs, Rule, compare_many};

use crate::RecordError;
use crate::bundle::{Plan, Recorded};
use crate::words;

/// Answers by the keys of one plan.
pub type Answers = BTreeMap<Key, Recorded>;

/// One condition, as it was recorded (A) and as it is now (B), on the same rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub condition: String,
    pub pairs: Pairs,
    /// The recorded answers are A. Corrected for the number of conditions.
    pub comparison: Comparison,
    /// Rows whose reading is the same letter for letter, right or wrong.
    pub n_same: u64,
    /// Rows that only one side answered, or whose right answer is not known; they are left out.
    pub n_unpaired: u64,
}

/// Whether a grid's answer to a row passed; `None` where that cannot be said. Recipes judge by their own settings.
pub type Passed<'a> = &'a dyn Fn(usize, &str) -> Option<bool>;

/// What changed between the recorded answers and new ones to the same plan, paired by key.
///
/// # Errors
/// Settings that the recipe refuses, and [`Plan::Order`]: each model makes up its own inputs there, so no two answers are
/// about the same. Compare the two reports instead.
pub fn changes(
    plan: &Plan,
    recorded: &Answers,
    again: &Answers,
    passed: Passed<'_>,
    rule: Rule,
) -> Result<Vec<Change>, RecordError> {
    let (before, after) = (
        outcomes(plan, recorded, passed)?,
        outcomes(plan, again, passed)?,
    );
    let mut changes = Vec::new();
    for (condition, after) in before.into_iter().zip(after) {
        let name = condition.name;
        let (mut a, mut b, mut n_same, mut n_unpaired) = (Vec::new(), Vec::new(), 0, 0);
        for pair in condition.rows.into_iter().zip(after.rows) {
            match pair {
                (Some(one), Some(other)) => {
                    n_same += u64::from(one.reading == other.reading);
                    a.push(one.passed);
                    b.push(other.passed);
                }
                (None, None) => {}
                _ => n_unpaired += 1,
            }
        }
        let pairs = Pairs::of(&a, &b)?;
        changes.push(Change {
            condition: name,
            pairs,
            comparison: Comparison::of_passes(pairs, rule),
            n_same,
            n_unpaired,
        });
    }
    let mut comparisons: Vec<Comparison> = changes.iter().map(|it| it.comparison).collect();
    compare_many(&mut comparisons, rule);
    for (change, comparison) in changes.iter_mut().zip(comparisons) {
        change.comparison = comparison;
    }
    Ok(changes)
}

struct Condition {
    name: String,
    rows: Vec<Option<Outcome>>,
}

struct Outcome {
    reading: String,
    passed: bool,
}

fn outcomes(
    plan: &Plan,
    answers: &Answers,
    passed: Passed<'_>,
) -> Result<Vec<Condition>, RecordError> {
    Ok(match plan {
        Plan::Cot {
            rows,
            triggers,
            settings,
        } => {
            // Settings that no recipe has are refused there.
            plan.cot().transpose()?;
            cot(rows, triggers, settings, answers)
        }
        Plan::Calibration { labels, rows, .. } => calibration(labels, rows, answers),
        Plan::Order { .. } => {
            return Err(RecordError::NothingToCompare {
                why: words::own_inputs(),
            });
        }
        Plan::ExampleValue {
            shots,
            pool,
            rows,
            normaliser,
            ..
        } => {
            let mut names = vec![words::all_examples().to_owned()];
            names.extend((1..=shots.len()).map(words::without_example));
            for example in 1..=shots.len() {
                names.extend((1..=pool.len()).map(|it| words::example_replaced(example, it)));
            }
            blocks(names, rows, *normaliser, answers)
        }
        Plan::Wording { rows, settings, .. } => {
            let recipe = plan.wording().transpose()?;
            let names = recipe
                .iter()
                .flat_map(|it| (0..it.n_conditions()).map(|at| it.name(at)));
            let n = settings.sizes.last().copied().unwrap_or(0).min(rows.len());
            blocks(names.collect(), &rows[..n], settings.normaliser, answers)
        }
        Plan::Grid { grid, .. } => {
            let mut found: BTreeMap<(usize, usize, usize), Condition> = BTreeMap::new();
            for (at, cell) in grid.cells()?.iter().enumerate() {
                let condition = found
                    .entry((cell.prompt, cell.model, cell.parameters))
                    .or_insert_with(|| {
                        let mut name = grid.prompts[cell.prompt].name.clone();
                        if grid.models.len() > 1 {
                            name = words::with_model(&name, cell.model + 1);
                        }
                        if grid.parameters.len() > 1 {
                            name = words::with_settings(&name, cell.parameters + 1);
                        }
                        Condition {
                            name,
                            rows: Vec::new(),
                        }
                    });
                let text = text(answers, at);
                condition.rows.push(text.and_then(|text| {
                    Some(Outcome {
                        reading: text.to_owned(),
                        passed: passed(cell.row, text)?,
                    })
                }));
            }
            found.into_values().collect()
        }
    })
}

fn text(answers: &Answers, key: usize) -> Option<&str> {
    match &answers.get(&Key(key))?.answer {
        Answer::Text { text, .. } => Some(text),
        Answer::LogProbs(_) => None,
    }
}

/// Conditions one after the other over the same rows: key `condition · n + row`.
fn blocks(
    names: Vec<String>,
    rows: &[Row],
    normaliser: Normaliser,
    answers: &Answers,
) -> Vec<Condition> {
    let outcome = |at: usize| {
        let reading = normaliser.apply(text(answers, at)?);
        let passed = reading == normaliser.apply(&rows[at % rows.len()].expected);
        Some(Outcome { reading, passed })
    };
    let n = rows.len();
    let condition = |(at, name)| Condition {
        name,
        rows: (at * n..(at + 1) * n).map(outcome).collect(),
    };
    names.into_iter().enumerate().map(condition).collect()
}

/// The keys are those of `ZeroShotCot`: units by condition, row and path, two calls each, one for the baseline.
fn cot(
    rows: &[Row],
    triggers: &[Trigger],
    settings: &CotSettings,
    answers: &Answers,
) -> Vec<Condition> {
    let own = triggers.iter().filter(|it| it.kind != Kind::Baseline);
    let names =
        std::iter::once(words::zero_shot().to_owned()).chain(own.map(|it| it.text.to_string()));
    let (n, paths) = (rows.len(), settings.n_paths as usize);
    let read = |text: &str| {
        settings
            .format
            .find(text, settings.cleanser, Reading::First)
    };
    let outcome = |condition: usize, row: usize| {
        let (first, paths, last) = match condition {
            0 => (row, 1, 0),
            it => (n + ((it - 1) * n + row) * paths, paths, 1),
        };
        let readings: Option<Vec<String>> = (first..first + paths)
            .map(|it| Some(read(text(answers, 2 * it + last)?)))
            .collect();
        let reading = vote(&readings?).answer;
        let expected = &rows[row].expected;
        let found = read(expected);
        let gold = if settings.cleanser == Cleanser::Strict && !found.is_empty() {
            &found
        } else {
            expected
        };
        Some(Outcome {
            passed: reading == *gold,
            reading,
        })
    };
    let condition = |(at, name)| Condition {
        name,
        rows: (0..n).map(|row| outcome(at, row)).collect(),
    };
    names.enumerate().map(condition).collect()
}

/// The keys are those of `Calibration`: three inputs without content, then the rows.
fn calibration(labels: &[String], rows: &[Row], answers: &Answers) -> Vec<Condition> {
    let shares = |key: usize| match &answers.get(&Key(key))?.answer {
        Answer::LogProbs(all) if all.len() == labels.len() && all.iter().all(|it| !it.is_nan()) => {
            Some(all)
        }
        _ => None,
    };
    let nothing: Option<Vec<Vec<f64>>> = (0..3)
        .map(|it| Some(shares(it)?.iter().map(|it| it.exp()).collect()))
        .collect();
    let content_free = nothing.and_then(|it| ContentFree::new(&it).ok());
    let outcome = |row: usize, calibrated: bool| {
        let expected = &rows[row].expected;
        let raw = label_shares(shares(3 + row)?);
        let label = if calibrated {
            likeliest(&content_free.as_ref()?.calibrate(&raw))
        } else {
            likeliest(&raw)
        };
        let reading = labels.get(label)?.clone();
        (!expected.is_empty()).then(|| Outcome {
            passed: reading == *expected,
            reading,
        })
    };
    let condition = |(name, calibrated): (&str, bool)| Condition {
        name: name.into(),
        rows: (0..rows.len())
            .map(|row| outcome(row, calibrated))
            .collect(),
    };
    [
        (words::without_calibration(), false),
        (words::with_calibration(), true),
    ]
    .map(condition)
    .into()
}
