//! Every experiment that `lab` can plan, as the plain settings that it is made from.

use lab::grid::Grid;
use lab::recipes::{
    Calibration, CotSettings, ExampleOrder, ExampleValue, LabelSet, OrderSettings, Row, Shot,
    ShotFormat, Trigger, Wording, WordingSettings, ZeroShotCot,
};
use lab::scores::Normaliser;
use lab::stats::Rule;

use crate::RecordError;
use crate::words;

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
            Plan::Cot { .. } => words::plan_reasoning(),
            Plan::Calibration { .. } => words::plan_calibration(),
            Plan::Order { .. } => words::plan_order(),
            Plan::ExampleValue { .. } => words::plan_value(),
            Plan::Wording { .. } => words::plan_wording(),
            Plan::Grid { .. } => words::plan_grid(),
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

    /// The most calls that it can make; `None` where that is past counting.
    ///
    /// A recipe makes room for all of them, so a file that asks for too many is not opened.
    pub fn most_calls(&self) -> Option<usize> {
        let product = |all: &[usize]| all.iter().try_fold(1usize, |a, b| a.checked_mul(*b));
        match self {
            Plan::Cot {
                rows,
                triggers,
                settings,
            } => {
                let paths = triggers.len().checked_mul(settings.n_paths as usize)?;
                product(&[2, rows.len(), paths.checked_add(1)?])
            }
            Plan::Calibration { rows, .. } => rows.len().checked_add(3),
            Plan::Order {
                rows, settings: it, ..
            } => {
                let texts = product(&[it.max_orders, it.no_repeat_ngrams.len()])?;
                let probes = product(&[
                    texts,
                    it.max_probe_tokens as usize / it.min_probe_words.max(1),
                ])?;
                let asked = product(&[it.max_orders, probes.checked_add(rows.len())?])?;
                texts.checked_add(asked)
            }
            Plan::ExampleValue {
                shots, pool, rows, ..
            } => {
                let variants = product(&[shots.len(), pool.len() + 1])?;
                product(&[variants.checked_add(1)?, rows.len()])
            }
            Plan::Wording {
                held_out, settings, ..
            } => {
                let slots: Vec<usize> = settings.slots.iter().map(|it| it.options.len()).collect();
                let n = settings.sizes.last().copied().unwrap_or(0);
                product(&[2, product(&slots)?, n])?.checked_add(2 * held_out.len())
            }
            Plan::Grid { grid, .. } => {
                let axes = [
                    grid.prompts.len(),
                    grid.models.len(),
                    grid.parameters.len(),
                    grid.rows.len(),
                ];
                product(&axes)?.checked_mul(grid.repeats as usize)
            }
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
