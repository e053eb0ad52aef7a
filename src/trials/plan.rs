//! A setup as one of the lab's plans, whichever it is.

use std::collections::BTreeSet;

use domain::{Prompt, Style};
use engine::Sampling;
use lab::grid::{Exclude, Grid, GridModel, GridPrompt, GridRow, Parameters};
use lab::recipes::{
    Calibration, Compare, CotSettings, ExampleOrder, ExampleValue, Key, LabelSet, OrderSettings,
    Recipe, Row, Shot, ShotFormat, Slot, TRIGGERS, Trigger, Wanted, Wording, WordingSettings,
    ZeroShotCot,
};
use lab::scores::Cleanser;
use lab::stats::Rule;
use lab::{LabError, greedy};
use records::bundle::Plan as Described;

use crate::cache::Kept;
use crate::graded::Graded;
use crate::known::greedy_repeats;
use crate::more::{Drawing, LeftOut};
use crate::phrases;
use crate::planning::planning;
use crate::question::Question;
use crate::rubric::ByRubric;
use crate::setup::{Model, Setup, labels};
use crate::words;

/// One of the lab's plans.
pub(crate) enum Plan {
    Versions(Box<Compare>),
    Rubric(Box<ByRubric>),
    Graded(Box<Graded>),
    Wording(Box<Wording>),
    Reasoning(Box<ZeroShotCot>),
    Order(Box<ExampleOrder>),
    Bias(Box<Calibration>),
    Worth(Box<ExampleValue>),
}

/// What has to be known of the model before a plan can be made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// Each label with the tokens of a space and the label.
    pub(crate) label_tokens: Vec<(String, Vec<u32>)>,
    /// Whether turns are written by the model's own template; else as labelled pairs.
    pub(crate) chats: bool,
}

/// Says the same for every kind of plan.
macro_rules! each {
    ($plan:expr, $it:ident => $say:expr) => {
        match $plan {
            Plan::Versions($it) => $say,
            Plan::Rubric($it) => $say,
            Plan::Graded($it) => $say,
            Plan::Wording($it) => $say,
            Plan::Reasoning($it) => $say,
            Plan::Order($it) => $say,
            Plan::Bias($it) => $say,
            Plan::Worth($it) => $say,
        }
    };
}

impl Plan {
    pub(crate) fn new(setup: &Setup, facts: &Facts) -> Result<Self, LabError> {
        Ok(match described(setup, facts) {
            Described::Grid { grid, expected } => {
                Self::of_versions(planning(setup, grid, expected)?.finish()?, setup)?
            }
            Described::Wording {
                rows,
                held_out,
                settings,
            } => Self::Wording(Box::new(Wording::new(rows, held_out, settings)?)),
            Described::Cot {
                rows,
                triggers,
                settings,
            } => Self::Reasoning(Box::new(ZeroShotCot::new(rows, triggers, settings)?)),
            Described::Order {
                format,
                shots,
                labels,
                rows,
                settings,
            } => {
                let labels = LabelSet::new(labels)?;
                Self::Order(Box::new(ExampleOrder::new(
                    format, shots, labels, rows, settings,
                )?))
            }
            Described::Calibration {
                format,
                shots,
                labels,
                rows,
                rule,
            } => Self::Bias(Box::new(Calibration::new(
                format, &shots, labels, rows, rule,
            )?)),
            Described::ExampleValue {
                format,
                shots,
                pool,
                rows,
                normaliser,
                rule,
            } => Self::Worth(Box::new(ExampleValue::new(
                format, shots, pool, rows, normaliser, rule,
            )?)),
        })
    }

    pub(crate) fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        each!(self, it => it.wanted(on_their_way, most))
    }

    pub(crate) fn take(&mut self, key: Key, kept: Kept) -> Result<(), LabError> {
        match self {
            Self::Versions(it) => it.take_measured(key, kept.answer.clone(), &kept.given()),
            Self::Rubric(it) => it.take(key, kept.answer),
            Self::Graded(it) => it.take(key, kept),
            Self::Wording(it) => it.take(key, kept.answer),
            Self::Reasoning(it) => it.take(key, kept.answer),
            Self::Order(it) => it.take(key, kept.answer),
            Self::Bias(it) => it.take(key, kept.answer),
            Self::Worth(it) => it.take(key, kept.answer),
        }
    }

    pub(crate) fn n_calls(&self) -> usize {
        each!(self, it => it.n_calls())
    }

    /// The versions that were asked; `None` for the other questions.
    pub(crate) fn compare(&self) -> Option<&Compare> {
        match self {
            Self::Versions(it) => Some(it),
            Self::Rubric(it) => Some(it.compare()),
            Self::Graded(it) => Some(it.compare()),
            _ => None,
        }
    }

    /// The versions of which answers are judged after they came; `None` for everything else.
    pub(crate) fn compare_mut(&mut self) -> Option<&mut Compare> {
        match self {
            Self::Versions(it) => Some(it),
            Self::Graded(it) => Some(it.compare_mut()),
            _ => None,
        }
    }

    /// The number of the judge's question under this key.
    pub(crate) fn case_of(&self, key: Key) -> Option<usize> {
        match self {
            Self::Rubric(it) => it.case_of(key),
            Self::Graded(it) => it.case_of(key),
            _ => None,
        }
    }

    /// Which of the setup's models is asked, and behind them the judge.
    pub(crate) fn model_of(&self, key: Key) -> usize {
        match self {
            Self::Versions(it) => it.model_of(key),
            Self::Rubric(it) => it.model_of(key),
            Self::Graded(it) => it.model_of(key),
            _ => 0,
        }
    }
}

/// The setup as plain settings, from which the plan is made here and wherever its file is opened.
pub(crate) fn described(setup: &Setup, facts: &Facts) -> Described {
    let prompt = setup.prompt();
    match setup.question {
        Question::Versions => versions(setup, &prompt),
        Question::Wording => wording(setup, &prompt, facts),
        Question::Reasoning => reasoning(setup),
        Question::Order => order(setup, &prompt, facts),
        Question::Bias => Described::Calibration {
            format: shot_format(&prompt),
            shots: shots(&prompt),
            labels: labels(&prompt),
            rows: rows(setup),
            rule: Rule::default(),
        },
        Question::Worth => Described::ExampleValue {
            format: shot_format(&prompt),
            shots: shots(&prompt),
            pool: Vec::new(),
            rows: rows(setup),
            normaliser: setup.judged.normaliser(),
            rule: Rule::default(),
        },
    }
}

/// The project's own prompt first, then the others.
fn versions(setup: &Setup, prompt: &Prompt) -> Described {
    let it = &setup.options;
    let mut prompts = vec![GridPrompt {
        name: words::your_prompt().into(),
        prompt: prompt.clone(),
    }];
    for version in &it.versions {
        let mut other = prompt.clone();
        other.instruction.clone_from(&version.instruction);
        if !version.with_examples {
            other.examples.clear();
        }
        prompts.push(GridPrompt {
            name: version.name.clone(),
            prompt: other,
        });
    }
    let (rows, expected) = setup
        .used_rows()
        .into_iter()
        .map(|it| {
            let it = &setup.rows[it];
            let row = GridRow {
                input: Some(it.input.clone()),
                ..GridRow::default()
            };
            (row, it.expected.clone())
        })
        .unzip();
    let parameters = |drawing: Drawing| Parameters {
        sampling: Sampling {
            temperature: drawing.temperature,
            top_p: drawing.top_p,
            ..greedy(it.seed)
        },
        max_tokens: drawing.max_tokens,
        stops: domain::derived_stops(prompt),
    };
    let left_out = |it: &LeftOut| Exclude {
        prompt: Some(it.version),
        parameters: Some(it.drawing),
        ..Exclude::default()
    };
    let grid = Grid {
        prompts,
        models: setup.models.iter().zip(0..).map(grid_model).collect(),
        parameters: setup.drawings().into_iter().map(parameters).collect(),
        rows,
        repeats: it.repeats.max(1),
        without: setup.more.left_out.iter().map(left_out).collect(),
    };
    Described::Grid { grid, expected }
}

fn grid_model((model, number): (&Model, usize)) -> GridModel {
    GridModel {
        name: model.name().to_owned(),
        // Within one plan only the place counts; the cache knows the weights.
        hash: number.to_string(),
        repeats: greedy_repeats(model),
    }
}

fn wording(setup: &Setup, prompt: &Prompt, facts: &Facts) -> Described {
    let it = &setup.options;
    let mut rows: Vec<Row> = rows(setup)
        .into_iter()
        .filter(|it| !it.expected.is_empty())
        .collect();
    let n_held_out = if it.held_out { rows.len() / 3 } else { 0 };
    let held_out = rows.split_off(rows.len() - n_held_out);
    let mut sizes: Vec<usize> = [10, 25, 50, 100]
        .into_iter()
        .filter(|it| *it < rows.len())
        .collect();
    sizes.push(rows.len());
    let slot = |it: &crate::SlotText| Slot {
        name: it.name.clone(),
        options: it.used().map(str::to_owned).collect(),
    };
    let settings = WordingSettings {
        slots: it.slots.iter().map(slot).collect(),
        cot: it.with_reasoning.then(|| phrases::THINK.into()),
        shots: shots(prompt),
        sizes,
        max_tokens: it.max_tokens,
        seed: it.seed,
        stops: if facts.chats {
            Vec::new()
        } else {
            let mut pairs = prompt.clone();
            pairs.style = Style::Completion;
            domain::derived_stops(&pairs)
        },
        ..WordingSettings::battle(setup.judged.normaliser())
    };
    Described::Wording {
        rows,
        held_out,
        settings,
    }
}

fn reasoning(setup: &Setup) -> Described {
    let it = &setup.options;
    let own = |text: &String| {
        let published = TRIGGERS.into_iter().find(|it| it.text == **text);
        published.unwrap_or_else(|| Trigger::own(text.clone()))
    };
    let settings = CotSettings {
        cleanser: if it.strict {
            Cleanser::Strict
        } else {
            Cleanser::Paper
        },
        n_paths: it.paths.max(1),
        seed: it.seed,
        ..CotSettings::new(it.answer.format())
    };
    let known = rows(setup).into_iter().filter(|it| !it.expected.is_empty());
    Described::Cot {
        rows: known.collect(),
        triggers: it.triggers.iter().map(own).collect(),
        settings,
    }
}

fn order(setup: &Setup, prompt: &Prompt, facts: &Facts) -> Described {
    let it = &setup.options;
    let settings = OrderSettings {
        max_orders: it.max_orders.max(2) as usize,
        temperature: it.probe_temperature.into(),
        seed: it.seed,
        ..OrderSettings::default()
    };
    let labels = facts.label_tokens.clone();
    let is_label = |it: &Row| labels.iter().any(|label| label.0 == it.expected);
    Described::Order {
        format: shot_format(prompt),
        shots: shots(prompt),
        rows: rows(setup).into_iter().filter(is_label).collect(),
        labels,
        settings,
    }
}

fn rows(setup: &Setup) -> Vec<Row> {
    let row = |it: &crate::DataRow| Row::new(it.input.trim(), it.expected.trim());
    setup.rows.iter().map(row).collect()
}

/// The examples that are shown.
pub(crate) fn shots(prompt: &Prompt) -> Vec<Shot> {
    let shown = prompt.examples.iter().filter(|it| it.on);
    shown
        .map(|it| Shot::new(it.input.trim(), it.output.trim()))
        .collect()
}

/// The literals around inputs and answers, as `domain::render_completion` writes them.
pub(crate) fn shot_format(prompt: &Prompt) -> ShotFormat {
    let instruction = match &*prompt.instruction {
        "" => String::new(),
        some => format!("{some}\n\n"),
    };
    ShotFormat {
        instruction,
        before_input: format!("{}:", prompt.labels.input),
        before_output: format!("\n{}:", prompt.labels.output),
        between: "\n\n".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ProjectId;

    #[test]
    fn shots_are_written_as_the_studio_writes_them() {
        let mut prompt = domain::Project::first(ProjectId(String::new())).prompt;
        prompt.input = "Where is my parcel?".into();
        let format = shot_format(&prompt);
        let ours = format.context(&shots(&prompt)) + &format.query(&prompt.input);
        assert_eq!(ours, domain::render_completion(&prompt).text);
    }
}
