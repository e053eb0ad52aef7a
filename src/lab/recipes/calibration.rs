//! Contextual calibration (Zhao et al. 2021, "Calibrate Before Use"): what a model says of nothing is its bias.

use std::collections::BTreeSet;

use super::{Answers, Key, Recipe, Row, Shot, ShotFormat, Wanted, logprobs_of};
use crate::scores::{label_shares, likeliest, shares};
use crate::stats::{Comparison, Pairs, Rate, Rule};
use crate::{Answer, Call, CallPrompt, LabError, Labels, words};

/// The paper's content-free inputs.
const CONTENT_FREE: [&str; 3] = ["N/A", "", "[MASK]"];

/// A share under this is taken to be this, so that nothing is divided by zero. The floor is ours, as is the warning.
const FLOOR: f64 = 1e-6;

/// Which labels a content-free input made all but impossible, counted from 0.
pub type ZeroShares = Vec<usize>;

/// The model's bias after one list of examples: `p_cf`, shares of labels that add up to 1.
///
/// It is of this model, these examples in this order and this format, and is computed anew when any of them changes.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentFree {
    pub shares: Vec<f64>,
    /// Labels whose share was raised to the floor: calibrated numbers about them mean little.
    pub floored: ZeroShares,
}

impl ContentFree {
    /// From the probabilities of the labels after each content-free input; `probabilities[input][label]`, not yet normalised.
    ///
    /// The arithmetic mean over the inputs, then divided by its sum (the repository's `get_p_content_free`).
    pub fn new(probabilities: &[Vec<f64>]) -> Result<Self, LabError> {
        let n_labels = probabilities.first().map_or(0, Vec::len);
        let usable = |it: &f64| it.is_finite() && *it >= 0.0;
        if n_labels == 0 {
            return Err(LabError::TooFew {
                what: words::of_calibration(),
                least: 1,
                found: 0,
            });
        }
        if probabilities
            .iter()
            .any(|it| it.len() != n_labels || !it.iter().all(usable))
        {
            return Err(LabError::WrongAnswer);
        }
        let mean = |label: usize| {
            let sum: f64 = probabilities.iter().map(|it| it[label]).sum();
            sum / probabilities.len() as f64
        };
        let means: Vec<f64> = (0..n_labels).map(mean).collect();
        let raw = shares(&means);
        Ok(Self {
            floored: (0..n_labels).filter(|it| raw[*it] < FLOOR).collect(),
            shares: raw.into_iter().map(|it| it.max(FLOOR)).collect(),
        })
    }

    /// `W p` with `W = diag(p_cf)^-1` and `b = 0` (the paper's method section); `p` is normalised first.
    ///
    /// The largest is the prediction; divided by their sum the numbers are shares for display.
    pub fn calibrate(&self, probabilities: &[f64]) -> Vec<f64> {
        let normal = shares(probabilities);
        normal
            .iter()
            .zip(&self.shares)
            .map(|(p, cf)| p / cf)
            .collect()
    }
}

/// The plan: three content-free inputs, then every row, after the same examples.
///
/// Keys 0 to 2 are the content-free inputs, `3 + row` the rows.
#[derive(Clone, Debug)]
pub struct Calibration {
    context: String,
    format: ShotFormat,
    labels: Vec<String>,
    rows: Vec<Row>,
    rule: Rule,
    logprobs: Answers<Vec<f64>>,
}

/// One row before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibrationRow {
    /// Shares of the labels.
    pub raw: Vec<f64>,
    /// Shares of the labels after calibration.
    pub calibrated: Vec<f64>,
    pub raw_label: usize,
    pub calibrated_label: usize,
}

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibrationReport {
    pub content_free: ContentFree,
    pub rows: Vec<CalibrationRow>,
    /// Rows whose label changed.
    pub n_changed: usize,
    pub raw_rate: Rate,
    pub calibrated_rate: Rate,
    /// The uncalibrated answers are A.
    pub comparison: Comparison,
    pub sentence: String,
}

impl Calibration {
    /// Labels are the answers without the space before them; `rows[i].expected` is one of them, or empty where unknown.
    /// Comparisons count the rows whose answer is known.
    pub fn new(
        format: ShotFormat,
        shots: &[Shot],
        labels: Vec<String>,
        rows: Vec<Row>,
        rule: Rule,
    ) -> Result<Self, LabError> {
        if labels.len() < 2 {
            return Err(LabError::TooFew {
                what: words::labels_list(),
                least: 2,
                found: labels.len(),
            });
        }
        Ok(Self {
            context: format.context(shots),
            logprobs: Answers::of(CONTENT_FREE.len() + rows.len()),
            format,
            labels,
            rows,
            rule,
        })
    }
}

impl Recipe for Calibration {
    type Report = CalibrationReport;

    fn wanted(&self, on_their_way: &BTreeSet<Key>, most: usize) -> Vec<Wanted> {
        let input = |at: usize| match CONTENT_FREE.get(at) {
            Some(nothing) => nothing,
            None => &*self.rows[at - CONTENT_FREE.len()].input,
        };
        let open = self.logprobs.missing(on_their_way, 0).take(most);
        open.map(|at| Wanted {
            key: Key(at),
            call: Call::Labels(Labels {
                prompt: CallPrompt::Text(self.context.clone() + &self.format.query(input(at))),
                labels: self.labels.iter().map(|it| format!(" {it}")).collect(),
            }),
        })
        .collect()
    }

    fn take(&mut self, key: Key, answer: Answer) -> Result<(), LabError> {
        self.logprobs
            .put(key.0, logprobs_of(answer, self.labels.len())?)
    }

    fn n_calls(&self) -> usize {
        self.logprobs.len()
    }

    fn report(&self) -> Result<CalibrationReport, LabError> {
        let all = self.logprobs.all()?;
        let (nothing, rows) = all.split_at(CONTENT_FREE.len());
        let probabilities = |it: &&Vec<f64>| it.iter().map(|it| it.exp()).collect();
        let content_free =
            ContentFree::new(&nothing.iter().map(probabilities).collect::<Vec<_>>())?;
        let rows: Vec<CalibrationRow> = rows
            .iter()
            .map(|logprobs| {
                let raw = label_shares(logprobs);
                let weighed = content_free.calibrate(&raw);
                CalibrationRow {
                    raw_label: likeliest(&raw),
                    calibrated_label: likeliest(&weighed),
                    calibrated: shares(&weighed),
                    raw,
                }
            })
            .collect();
        let right = |label: fn(&CalibrationRow) -> usize| -> Vec<bool> {
            let known = rows
                .iter()
                .zip(&self.rows)
                .filter(|it| !it.1.expected.is_empty());
            known
                .map(|(it, row)| self.labels[label(it)] == row.expected)
                .collect()
        };
        let (raw, calibrated) = (right(|it| it.raw_label), right(|it| it.calibrated_label));
        let comparison = Comparison::of_passes(Pairs::of(&raw, &calibrated)?, self.rule);
        let n_changed = rows
            .iter()
            .filter(|it| it.raw_label != it.calibrated_label)
            .count();
        let verdict = comparison
            .verdict
            .words(words::without_calibration(), words::with_calibration());
        Ok(CalibrationReport {
            sentence: words::labels_changed(n_changed, rows.len(), &verdict),
            content_free,
            n_changed,
            raw_rate: Rate::of(raw),
            calibrated_rate: Rate::of(calibrated),
            comparison,
            rows,
        })
    }
}
