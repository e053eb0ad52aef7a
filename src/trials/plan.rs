//! A setup as one of the lab's plans, whichever it is.

use std::collections::BTreeSet;

use domain::{Prompt, Style};
use engine::Sampling;
use lab::grid::{Greedy, Grid, GridModel, GridPrompt, GridRow, Parameters};
use lab::recipes::{
    Calibration, Compare, CotSettings, ExampleOrder, ExampleValue, Key, LabelSet, OrderSettings,
    Recipe, Row, Shot, ShotFormat, Slot, TRIGGERS, Trigger, Wanted, Wording, WordingSettings,
    ZeroShotCot,
};
use lab::scores::Cleanser;
use lab::stats::Rule;
use lab::{Answer, CallId, LabError, greedy};

use crate::setup::{Model, Question, Setup, labels};

/// One of the lab's plans.
pub(crate) enum Plan {
    Versions(Box<Compare>),
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
        let prompt = setup.prompt();
        Ok(match setup.question {
            Question::Versions => Self::Versions(Box::new(versions(setup, &prompt)?)),
            Question::Wording => Self::Wording(Box::new(wording(setup, &prompt, facts)?)),
            Question::Reasoning => Self::Reasoning(Box::new(reasoning(setup)?)),
            Question::Order => Self::Order(Box::new(order(setup, &prompt, facts)?)),
            Question::Bias => Self::Bias(Box::new(Calibration::new(
                shot_format(&prompt),
                &shots(&prompt),
                labels(&prompt),
                rows(setup),
                Rule::default(),
            )?)),
            Question::Worth => Self::Worth(Box::new(ExampleValue::new(
                shot_format(&prompt),
                shots(&prompt),
                Vec::new(),
                rows(setup),
                setup.judged.normaliser(),
                Rule::default(),
            )?)),
        })
    }

    pub(crate) fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        each!(self, it => it.wanted(on_their_way, most))
    }

    pub(crate) fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        each!(self, it => it.take(key, answer))
    }

    pub(crate) fn n_calls(&self) -> usize {
        each!(self, it => it.n_calls())
    }

    /// Which of the setup's models is asked.
    pub(crate) fn model_of(&self, key: Key) -> usize {
        match self {
            Self::Versions(it) => it.model_of(key),
            _ => 0,
        }
    }

    /// Under which identity the answer is kept; `model` names the weights and how turns are written for them.
    pub(crate) fn id(&self, wanted: &Wanted, model: &str) -> CallId {
        wanted.call.id(model)
    }
}

/// The project's own prompt first, then the others.
fn versions(setup: &Setup, prompt: &Prompt) -> Result<Compare, LabError> {
    let it = &setup.options;
    let mut prompts = vec![GridPrompt {
        name: OWN_VERSION.into(),
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
    let known = setup.rows.iter().filter(|it| !it.expected.is_empty());
    let (rows, expected) = known
        .map(|it| {
            let row = GridRow {
                input: Some(it.input.clone()),
                ..GridRow::default()
            };
            (row, it.expected.clone())
        })
        .unzip();
    let grid = Grid {
        prompts,
        models: setup.models.iter().zip(0..).map(grid_model).collect(),
        parameters: vec![Parameters {
            sampling: Sampling {
                temperature: it.temperature,
                ..greedy(it.seed)
            },
            max_tokens: it.max_tokens,
            stops: domain::derived_stops(prompt),
        }],
        rows,
        repeats: it.repeats.max(1),
        without: Vec::new(),
    };
    Compare::new(
        grid,
        expected,
        setup.judged.judging(),
        Rule::default(),
        it.seed,
    )
}

fn grid_model((model, number): (&Model, usize)) -> GridModel {
    GridModel {
        name: model.name().to_owned(),
        // Within one plan only the place counts; the cache knows the weights.
        hash: number.to_string(),
        repeats: Greedy::IsTheSame,
    }
}

/// What the prompt as it stands is called.
pub(crate) const OWN_VERSION: &str = "Your prompt";

fn wording(setup: &Setup, prompt: &Prompt, facts: &Facts) -> Result<Wording, LabError> {
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
        cot: it
            .with_reasoning
            .then(|| "Let's think step by step.".into()),
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
    Wording::new(rows, held_out, settings)
}

fn reasoning(setup: &Setup) -> Result<ZeroShotCot, LabError> {
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
    ZeroShotCot::new(
        known.collect(),
        it.triggers.iter().map(own).collect(),
        settings,
    )
}

fn order(setup: &Setup, prompt: &Prompt, facts: &Facts) -> Result<ExampleOrder, LabError> {
    let it = &setup.options;
    let settings = OrderSettings {
        max_orders: it.max_orders.max(2) as usize,
        temperature: it.probe_temperature.into(),
        seed: it.seed,
        ..OrderSettings::default()
    };
    let labels = LabelSet::new(facts.label_tokens.clone())?;
    let known = rows(setup)
        .into_iter()
        .filter(|it| labels.names().contains(&it.expected));
    let known = known.collect();
    ExampleOrder::new(shot_format(prompt), shots(prompt), labels, known, settings)
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
