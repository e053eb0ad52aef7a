//! Every experiment that `lab` can plan, as the plain settings that it is made from.

use lab::grid::Grid;
use lab::recipes::{
    Calibration, CotSettings, ExampleOrder, ExampleValue, LabelSet, OrderSettings, Row, Shot,
    ShotFormat, Trigger, Wording, WordingSettings, ZeroShotCot,
};
use lab::scores::Normaliser;
use lab::stats::Rule;

use crate::RecordError;

/// What is needed to plan an experiment again, call by call the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    Cot {
        rows: Vec<Row>,
        triggers: Vec<Trigger>,
        settings: CotSettings,
    },
    Calibration {
        format: ShotFormat,
        shots: Vec<Shot>,
        labels: Vec<String>,
        rows: Vec<Row>,
        rule: Rule,
    },
    Order {
        format: ShotFormat,
        shots: Vec<Shot>,
        /// Each with its tokens in the vocabulary of the model that was asked; another model needs its own.
        labels: Vec<(String, Vec<u32>)>,
        rows: Vec<Row>,
        settings: OrderSettings,
    },
    ExampleValue {
        format: ShotFormat,
        shots: Vec<Shot>,
        pool: Vec<Shot>,
        rows: Vec<Row>,
        normaliser: Normaliser,
        rule: Rule,
    },
    Wording {
        rows: Vec<Row>,
        held_out: Vec<Row>,
        settings: WordingSettings,
    },
    /// The right answer of each row of the grid, in order; empty texts and a shorter list where they are not known.
    Grid { grid: Grid, expected: Vec<String> },
}

impl Plan {
    /// What it is called in words.
    pub fn name(&self) -> &'static str {
        match self {
            Plan::Cot { .. } => "Zero-shot chain of thought",
            Plan::Calibration { .. } => "Contextual calibration",
            Plan::Order { .. } => "Order of the examples",
            Plan::ExampleValue { .. } => "Value of each example",
            Plan::Wording { .. } => "Wording",
            Plan::Grid { .. } => "Grid",
        }
    }

    /// Rows of data, held-out ones included.
    pub fn n_rows(&self) -> usize {
        match self {
            Plan::Cot { rows, .. }
            | Plan::Calibration { rows, .. }
            | Plan::Order { rows, .. }
            | Plan::ExampleValue { rows, .. } => rows.len(),
            Plan::Wording { rows, held_out, .. } => rows.len() + held_out.len(),
            Plan::Grid { grid, .. } => grid.rows.len(),
        }
    }

    /// The recipe, without answers; `None` where the plan is another.
    ///
    /// # Errors
    /// Settings that the recipe refuses; a file can hold any.
    pub fn cot(&self) -> Option<Result<ZeroShotCot, RecordError>> {
        let Plan::Cot {
            rows,
            triggers,
            settings,
        } = self
        else {
            return None;
        };
        Some(ZeroShotCot::new(rows.clone(), triggers.clone(), settings.clone()).map_err(Into::into))
    }

    /// As [`Plan::cot`].
    pub fn calibration(&self) -> Option<Result<Calibration, RecordError>> {
        let Plan::Calibration {
            format,
            shots,
            labels,
            rows,
            rule,
        } = self
        else {
            return None;
        };
        Some(
            Calibration::new(format.clone(), shots, labels.clone(), rows.clone(), *rule)
                .map_err(Into::into),
        )
    }

    /// As [`Plan::cot`].
    pub fn order(&self) -> Option<Result<ExampleOrder, RecordError>> {
        let Plan::Order {
            format,
            shots,
            labels,
            rows,
            settings,
        } = self
        else {
            return None;
        };
        let made = LabelSet::new(labels.clone()).and_then(|labels| {
            ExampleOrder::new(
                format.clone(),
                shots.clone(),
                labels,
                rows.clone(),
                settings.clone(),
            )
        });
        Some(made.map_err(Into::into))
    }

    /// As [`Plan::cot`].
    pub fn example_value(&self) -> Option<Result<ExampleValue, RecordError>> {
        let Plan::ExampleValue {
            format,
            shots,
            pool,
            rows,
            normaliser,
            rule,
        } = self
        else {
            return None;
        };
        let (format, shots, pool, rows) =
            (format.clone(), shots.clone(), pool.clone(), rows.clone());
        Some(ExampleValue::new(format, shots, pool, rows, *normaliser, *rule).map_err(Into::into))
    }

    /// As [`Plan::cot`].
    pub fn wording(&self) -> Option<Result<Wording, RecordError>> {
        let Plan::Wording {
            rows,
            held_out,
            settings,
        } = self
        else {
            return None;
        };
        Some(Wording::new(rows.clone(), held_out.clone(), settings.clone()).map_err(Into::into))
    }
}
