//! The written shapes of the plans of `lab::recipes`.

use domain::ProjectId;
use lab::recipes::{
    CotSettings, Kind, OrderSettings, Row, Shot, ShotFormat, Slot, Trigger, WordingSettings,
};
use lab::scores::{AnswerFormat, Cleanser, Normaliser};
use lab::stats::{Level, Rule};
use serde::{Deserialize, Serialize};

use super::grid::GridShape;
use super::{Mirror, mirror};
use crate::RecordError;
use crate::bundle::Plan;

mirror!(RowShape for Row { input: String, expected: String });
mirror!(ShotShape for Shot { input: String, output: String });
mirror!(FormatShape for ShotFormat {
    instruction: String, before_input: String, before_output: String, between: String,
});
mirror!(RuleShape for Rule { level: Level, margin: f64, power: f64, draws: usize });
mirror!(CotShape for CotSettings {
    format: AnswerFormat, cleanser: Cleanser, n_paths: u32, temperature: f32, max_reasoning_tokens: u32,
    max_answer_tokens: u32, seed: u64, rule: Rule,
});
mirror!(OrderShape for OrderSettings {
    max_orders: usize, temperature: f64, top_k: usize, no_repeat_ngrams: Vec<usize>, max_probe_tokens: u32,
    min_probe_words: usize, n_best: usize, seed: u64, rule: Rule,
});
mirror!(SlotShape for Slot { name: String, options: Vec<String> });
mirror!(WordingShape for WordingSettings {
    slots: Vec<Slot>, cot: Option<String>, shots: Vec<Shot>, sizes: Vec<usize>, normaliser: Normaliser, max_tokens: u32,
    stops: Vec<String>,
    seed: u64, rule: Rule,
});

#[derive(Debug, Deserialize, Serialize)]
pub(in crate::bundle) struct TriggerShape {
    text: String,
    kind: <Kind as Mirror>::Shape,
    /// The paper's own figure, beside the person's and never in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paper_percent: Option<<f64 as Mirror>::Shape>,
}

impl Mirror for Trigger {
    type Shape = TriggerShape;
    fn shape(&self) -> TriggerShape {
        let Trigger {
            text,
            kind,
            paper_percent,
        } = self;
        TriggerShape {
            text: text.to_string(),
            kind: kind.shape(),
            paper_percent: paper_percent.shape(),
        }
    }
    fn noun(shape: TriggerShape) -> Self {
        Trigger {
            text: shape.text.into(),
            kind: Mirror::noun(shape.kind),
            paper_percent: Mirror::noun(shape.paper_percent),
        }
    }
}

#[derive(Debug, Deserialize, Serialize)]
pub(in crate::bundle) struct LabelShape {
    name: String,
    tokens: Vec<u32>,
}

#[derive(Debug, Deserialize, Serialize)]
// Not tagged inside: that would lose the place of an error.
#[serde(rename_all = "snake_case")]
#[allow(
    clippy::large_enum_variant,
    reason = "one at a time, taken apart at once"
)]
pub(in crate::bundle) enum PlanShape {
    Cot {
        settings: CotShape,
        triggers: Vec<TriggerShape>,
        rows: Vec<RowShape>,
    },
    Calibration {
        format: FormatShape,
        shots: Vec<ShotShape>,
        labels: Vec<String>,
        rule: RuleShape,
        rows: Vec<RowShape>,
    },
    Order {
        settings: OrderShape,
        format: FormatShape,
        shots: Vec<ShotShape>,
        labels: Vec<LabelShape>,
        rows: Vec<RowShape>,
    },
    ExampleValue {
        format: FormatShape,
        shots: Vec<ShotShape>,
        #[serde(default)]
        pool: Vec<ShotShape>,
        normaliser: <Normaliser as Mirror>::Shape,
        rule: RuleShape,
        rows: Vec<RowShape>,
    },
    Wording {
        settings: WordingShape,
        rows: Vec<RowShape>,
        #[serde(default)]
        held_out: Vec<RowShape>,
    },
    Grid {
        grid: GridShape,
        #[serde(default)]
        expected: Vec<String>,
    },
}

impl PlanShape {
    pub(super) fn new(plan: &Plan) -> Self {
        match plan {
            Plan::Cot {
                rows,
                triggers,
                settings,
            } => Self::Cot {
                settings: settings.shape(),
                triggers: triggers.shape(),
                rows: rows.shape(),
            },
            Plan::Calibration {
                format,
                shots,
                labels,
                rows,
                rule,
            } => Self::Calibration {
                format: format.shape(),
                shots: shots.shape(),
                labels: labels.clone(),
                rule: rule.shape(),
                rows: rows.shape(),
            },
            Plan::Order {
                format,
                shots,
                labels,
                rows,
                settings,
            } => {
                let label = |it: &(String, Vec<u32>)| LabelShape {
                    name: it.0.clone(),
                    tokens: it.1.clone(),
                };
                Self::Order {
                    settings: settings.shape(),
                    format: format.shape(),
                    shots: shots.shape(),
                    labels: labels.iter().map(label).collect(),
                    rows: rows.shape(),
                }
            }
            Plan::ExampleValue {
                format,
                shots,
                pool,
                rows,
                normaliser,
                rule,
            } => Self::ExampleValue {
                format: format.shape(),
                shots: shots.shape(),
                pool: pool.shape(),
                normaliser: normaliser.shape(),
                rule: rule.shape(),
                rows: rows.shape(),
            },
            Plan::Wording {
                rows,
                held_out,
                settings,
            } => Self::Wording {
                settings: settings.shape(),
                rows: rows.shape(),
                held_out: held_out.shape(),
            },
            Plan::Grid { grid, expected } => Self::Grid {
                grid: GridShape::new(grid),
                expected: expected.clone(),
            },
        }
    }

    pub(super) fn into_plan(self, id: &ProjectId) -> Result<Plan, RecordError> {
        Ok(match self {
            Self::Cot {
                settings,
                triggers,
                rows,
            } => Plan::Cot {
                rows: Mirror::noun(rows),
                triggers: Mirror::noun(triggers),
                settings: Mirror::noun(settings),
            },
            Self::Calibration {
                format,
                shots,
                labels,
                rule,
                rows,
            } => Plan::Calibration {
                format: Mirror::noun(format),
                shots: Mirror::noun(shots),
                labels,
                rows: Mirror::noun(rows),
                rule: Mirror::noun(rule),
            },
            Self::Order {
                settings,
                format,
                shots,
                labels,
                rows,
            } => Plan::Order {
                format: Mirror::noun(format),
                shots: Mirror::noun(shots),
                labels: labels.into_iter().map(|it| (it.name, it.tokens)).collect(),
                rows: Mirror::noun(rows),
                settings: Mirror::noun(settings),
            },
            Self::ExampleValue {
                format,
                shots,
                pool,
                normaliser,
                rule,
                rows,
            } => Plan::ExampleValue {
                format: Mirror::noun(format),
                shots: Mirror::noun(shots),
                pool: Mirror::noun(pool),
                rows: Mirror::noun(rows),
                normaliser: Mirror::noun(normaliser),
                rule: Mirror::noun(rule),
            },
            Self::Wording {
                settings,
                rows,
                held_out,
            } => Plan::Wording {
                rows: Mirror::noun(rows),
                held_out: Mirror::noun(held_out),
                settings: Mirror::noun(settings),
            },
            Self::Grid { grid, expected } => Plan::Grid {
                grid: grid.into_grid(id)?,
                expected,
            },
        })
    }
}
