//! Outcomes of experiments on the probabilities of labels: order and bias.

use lab::LabError;
use lab::recipes::{CalibrationReport, OrderReport, OrderVerdict};
use lab::stats::{Level, Rate};
use picture::{Bars, BarsRow, Bin, Calibration, Group, Spread, Unit};

use super::{Drawing, Offer, Outcome, Plot, Results, axis, hundredths, rate_words, results::Lines};
use crate::practice::one_based;
use crate::setup::{Setup, labels};
use crate::words;

/// Orders with a histogram of their own.
const MOST_BARS: usize = 24;
const BINS: usize = 5;

pub(super) fn order(
    report: OrderReport,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let n = report.scores.len();
    let mut notes = vec![
        words::orders_asked(
            n,
            report.probes.len(),
            &::words::decimal((labels(&setup.prompt()).len() as f64).ln(), 2),
        ),
        words::best_orders(
            &listed(&report, &report.best_global),
            &listed(&report, &report.best_local),
        ),
    ];
    if let (Some(all), Some(best)) = (report.accuracy_of_all, report.accuracy_of_best) {
        notes.push(words::orders_on_rows(
            &spread_words(all),
            &spread_words(best),
        ));
    }
    if let Some(rho) = report.correlation {
        notes.push(words::orders_rho(&::words::decimal(rho, 2)));
    }
    let group = |name: &str, values: Vec<f64>, chosen: &[usize]| Group {
        name: name.into(),
        values,
        chosen: chosen.to_vec(),
    };
    let global = report.scores.iter().map(|it| it.global).collect();
    let local = report.scores.iter().map(|it| it.local).collect();
    let spread = |heading: &str, name: &str, unit, groups| Plot {
        heading: heading.into(),
        drawing: Drawing::Spread(Spread {
            title: heading.into(),
            axis: axis(name, unit),
            groups,
            candidates: words::orders().into(),
        }),
    };
    let mut plots = vec![spread(
        words::orders_apart(),
        words::labels_entropy(),
        Unit::Number,
        vec![
            group("GlobalE", global, &report.best_global),
            group("LocalE", local, &report.best_local),
        ],
    )];
    let accuracy: Option<Vec<f64>> = report
        .scores
        .iter()
        .map(|it| it.accuracy?.share())
        .collect();
    if let Some(accuracy) = accuracy {
        plots.push(spread(
            words::right_by_order(),
            words::rows_right(),
            Unit::Percent,
            vec![group(words::your_rows(), accuracy, &report.best_global)],
        ));
    }
    let row = |it: &usize| BarsRow {
        name: one_based(&report.scores[*it].order),
        counts: report.scores[*it].histogram.clone(),
    };
    let mut by_global: Vec<usize> = (0..n).collect();
    by_global.sort_by(|a, b| {
        let (a, b) = (&report.scores[*a], &report.scores[*b]);
        b.global.total_cmp(&a.global)
    });
    plots.push(Plot {
        heading: words::labels_by_order().into(),
        drawing: Drawing::Bars(Bars {
            title: words::labels_by_order().into(),
            labels: labels(&setup.prompt()),
            rows: by_global.iter().take(MOST_BARS).map(row).collect(),
            truth: None,
            row_name: words::order().into(),
        }),
    });
    let differ = matches!(report.verdict, OrderVerdict::OrdersDiffer { .. });
    let best = report.best_global.first().filter(|_| differ);
    Ok(Outcome {
        sentence: report.sentence,
        notes,
        plots,
        offer: best.map(|it| Offer::Order(report.scores[*it].order.clone())),
        results: results(Lines::Probes(report.probes)),
        bench: None,
    })
}

fn listed(report: &OrderReport, best: &[usize]) -> String {
    let named = best
        .iter()
        .map(|it| format!("({})", one_based(&report.scores[*it].order)));
    named.collect::<Vec<_>>().join(", ")
}

fn spread_words((mean, deviation): (f64, f64)) -> String {
    words::spread_shown(&hundredths(mean), &hundredths(deviation))
}

pub(super) fn bias(
    report: CalibrationReport,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let names = labels(&setup.prompt());
    let shares = &report.content_free.shares;
    let leaning = names
        .iter()
        .zip(shares)
        .map(|(name, share)| format!("{name} {:.0}%", 100.0 * share));
    let level = Level::P95;
    let mut notes = vec![words::leaning_to(&leaning.collect::<Vec<_>>().join(", "))];
    let (raw, calibrated) = (report.raw_rate, report.calibrated_rate);
    if raw.n() > 0 {
        notes.push(words::as_it_answers_rate(&rate_words(
            raw,
            raw.wilson(level),
        )));
    }
    if calibrated.n() > 0 {
        notes.push(words::calibrated_rate(&rate_words(
            calibrated,
            calibrated.wilson(level),
        )));
    }
    let known = setup
        .rows
        .iter()
        .zip(&report.rows)
        .filter(|it| !it.0.expected.trim().is_empty());
    let count = |label: fn(&lab::recipes::CalibrationRow) -> usize| -> Vec<u64> {
        let of = |at| report.rows.iter().filter(|it| label(it) == at).count() as u64;
        (0..names.len()).map(of).collect()
    };
    let is = |at: usize| {
        let right = setup
            .rows
            .iter()
            .filter(|it| it.expected.trim() == names[at]);
        right.count() as u64
    };
    let truth: Vec<u64> = (0..names.len()).map(is).collect();
    let row = |name: &str, counts| BarsRow {
        name: name.into(),
        counts,
    };
    let curve = |heading: &str, pairs: Vec<(f64, bool)>| Plot {
        heading: heading.into(),
        drawing: Drawing::Calibration(Calibration {
            title: heading.into(),
            interval: words::interval().into(),
            bins: bins(&pairs),
        }),
    };
    let pairs = |sure: fn(&lab::recipes::CalibrationRow) -> (f64, usize)| -> Vec<(f64, bool)> {
        let pair = |(row, it): (&crate::DataRow, &lab::recipes::CalibrationRow)| {
            let (share, label) = sure(it);
            (share, names[label] == row.expected.trim())
        };
        known.clone().map(pair).collect()
    };
    let mut plots = vec![Plot {
        heading: words::how_often_label().into(),
        drawing: Drawing::Bars(Bars {
            title: words::how_often_label().into(),
            labels: names.clone(),
            rows: vec![
                row(words::as_it_answers(), count(|it| it.raw_label)),
                row(words::calibrated(), count(|it| it.calibrated_label)),
            ],
            truth: truth.iter().any(|it| *it > 0).then_some(truth),
            row_name: words::answers_row().into(),
        }),
    }];
    if known.clone().next().is_some() {
        let raw = pairs(|it| (it.raw[it.raw_label], it.raw_label));
        let calibrated = pairs(|it| (it.calibrated[it.calibrated_label], it.calibrated_label));
        plots.push(curve(words::sure_as_it_answers(), raw));
        plots.push(curve(words::sure_calibrated(), calibrated));
    }
    let lines = Lines::Read {
        rows: (0..setup.rows.len()).collect(),
        answers: vec![
            report
                .rows
                .iter()
                .map(|it| names[it.raw_label].clone())
                .collect(),
            report
                .rows
                .iter()
                .map(|it| names[it.calibrated_label].clone())
                .collect(),
        ],
        correct: [
            |it: &lab::recipes::CalibrationRow| it.raw_label,
            |it: &lab::recipes::CalibrationRow| it.calibrated_label,
        ]
        .map(|label| {
            let both = setup.rows.iter().zip(&report.rows);
            both.map(|(row, it)| names[label(it)] == row.expected.trim())
                .collect()
        })
        .to_vec(),
        names: vec![words::as_it_answers().into(), words::calibrated().into()],
    };
    Ok(Outcome {
        sentence: report.sentence,
        notes,
        plots,
        offer: None,
        results: results(lines),
        bench: None,
    })
}

/// Answers with about the same confidence together: `BINS` equal parts of 0 to 1.
fn bins(pairs: &[(f64, bool)]) -> Vec<Bin> {
    let of = |bin: usize| {
        let inside = move |it: &&(f64, bool)| ((it.0 * BINS as f64) as usize).min(BINS - 1) == bin;
        let inside: Vec<&(f64, bool)> = pairs.iter().filter(inside).collect();
        let rate = Rate::of(inside.iter().map(|it| it.1));
        let interval = rate.wilson(Level::P95);
        let sum: f64 = inside.iter().map(|it| it.0).sum();
        Bin {
            predicted: sum / rate.n().max(1) as f64,
            observed: rate.share().unwrap_or(0.0),
            low: interval.low,
            high: interval.high,
            count: rate.n(),
        }
    };
    (0..BINS).map(of).filter(|it| it.count > 0).collect()
}
