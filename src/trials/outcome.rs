//! What came out of an experiment: a sentence, what it rests on, pictures, and every single result.

mod graded;
mod labels;
mod passes;
mod results;
mod rubric;

use std::rc::Rc;

use lab::LabError;
use lab::recipes::Recipe;
use lab::stats::{Comparison, Interval, Rate, Side, Verdict};
use picture::{
    Axis, Bars, Calibration, DataTable, Forest, ForestRow, HeatMap, Picture, Reference, Scatter,
    Spread, Tone, Unit,
};

pub use results::{Line, Results};

use crate::{
    Bench, Model, Vote, cache::Cache, meaning, plan::Plan, practice, runner::Job, setup::Setup,
    words,
};

/// Everything that is shown of a finished experiment.
#[derive(Clone)]
pub struct Outcome {
    /// The answer to the person's question, in words.
    pub sentence: String,
    /// What the sentence rests on, and what should be known with it.
    pub notes: Vec<String>,
    pub plots: Vec<Plot>,
    /// What the person may want to take over.
    pub offer: Option<Offer>,
    pub results: Results,
    /// Answers that a person can judge side by side.
    pub bench: Option<Bench>,
}

/// Something that a press of a button takes over into the studio.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    Instruction(String),
    /// The examples' numbers from the first to the last.
    Order(Vec<usize>),
}

/// A picture before it is known how wide it will be.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// What there is to see, as a heading.
    pub heading: String,
    drawing: Drawing,
}

#[derive(Clone, Debug, PartialEq)]
enum Drawing {
    Bars(Bars),
    Calibration(Calibration),
    Forest(Forest),
    HeatMap(HeatMap),
    Scatter(Scatter),
    Spread(Spread),
}

impl Plot {
    /// The picture, `width` CSS pixels wide.
    pub fn at(&self, width: f64) -> Picture {
        match &self.drawing {
            Drawing::Bars(it) => picture::bars(it, width),
            Drawing::Calibration(it) => picture::calibration(it, width),
            Drawing::Forest(it) => picture::forest(it, width),
            Drawing::HeatMap(it) => picture::heat_map(it, width),
            Drawing::Scatter(it) => picture::scatter(it, width),
            Drawing::Spread(it) => picture::spread(it, width),
        }
    }

    /// The same numbers as a table.
    pub fn table(&self) -> DataTable {
        self.at(720.0).table
    }
}

impl PartialEq for Outcome {
    fn eq(&self, other: &Self) -> bool {
        self.sentence == other.sentence && self.notes == other.notes && self.plots == other.plots
    }
}

impl Outcome {
    pub(crate) fn new(
        job: Rc<Job>,
        cache: Rc<Cache>,
        setup: &Setup,
        votes: &[Vote],
    ) -> Result<Self, LabError> {
        let bench = Bench::new(&job, &cache, setup);
        let mut outcome = {
            let plan = job.plan.borrow();
            let results = |lines| Results::new(job.clone(), cache, setup, lines);
            match &*plan {
                Plan::Versions(it) => passes::versions(it.report()?, setup, results)?,
                Plan::Graded(it) => graded::graded(it, setup, results)?,
                Plan::Rubric(it) => rubric::by_rubric(it, setup, results)?,
                Plan::Wording(it) => passes::wording(it, it.report()?, results)?,
                Plan::Reasoning(it) => passes::reasoning(it.report()?, setup, results)?,
                Plan::Worth(it) => passes::worth(it.report()?, setup, results)?,
                Plan::Order(it) => labels::order(it.report()?, setup, results)?,
                Plan::Bias(it) => labels::bias(it.report()?, setup, results)?,
            }
        };
        outcome.notes.extend(meaning::notes(setup));
        outcome.bench = bench;
        if let Some(bench) = outcome.bench.as_ref().filter(|it| it.is_the_judge()) {
            outcome.sentence = bench.sentence(votes);
        }
        for model in setup.asked() {
            if let Model::Practice(it) = model {
                outcome.notes.push(practice::planted(*it, setup));
            }
        }
        Ok(outcome)
    }
}

/// `34 of 40 rows (85%, 95% interval 71% to 93%)`.
fn rate_words(rate: Rate, interval: Interval) -> String {
    let share = rate.share().unwrap_or(0.0);
    words::rate_shown(
        rate.successes(),
        rate.n(),
        &hundredths(share),
        &hundredths(interval.low),
        &hundredths(interval.high),
    )
}

/// A share in whole points of a hundred.
fn hundredths(share: f64) -> String {
    ::words::decimal(100.0 * share, 0)
}

/// Rates with their intervals, one below the other.
fn rates_plot(heading: &str, rows: Vec<ForestRow>, baseline: Option<(f64, &str)>) -> Plot {
    Plot {
        heading: heading.into(),
        drawing: Drawing::Forest(Forest {
            title: heading.into(),
            axis: Axis {
                name: words::rows_right().into(),
                unit: Unit::Percent,
            },
            interval: words::interval().into(),
            rows,
            reference: baseline.map(|(at, name)| Reference {
                at,
                name: name.into(),
            }),
            range: Some((0.0, 1.0)),
        }),
    }
}

fn rate_row(
    name: String,
    rate: Rate,
    interval: Interval,
    against: Option<&Comparison>,
) -> ForestRow {
    ForestRow {
        name,
        estimate: rate.share().unwrap_or(f64::NAN),
        low: interval.low,
        high: interval.high,
        note: None,
        tone: against.map_or(Tone::Open, tone),
    }
}

/// Differences with their intervals around "no difference".
fn differences_plot(heading: &str, unit: Unit, rows: Vec<(String, Comparison)>) -> Plot {
    let row = |(name, it): (String, Comparison)| ForestRow {
        name,
        estimate: it.difference,
        low: it.interval.low,
        high: it.interval.high,
        note: None,
        tone: tone(&it),
    };
    Plot {
        heading: heading.into(),
        drawing: Drawing::Forest(Forest {
            title: heading.into(),
            axis: axis(
                match unit {
                    Unit::Percent => words::difference_points(),
                    _ => words::difference_scores(),
                },
                unit,
            ),
            interval: words::interval().into(),
            rows: rows.into_iter().map(row).collect(),
            reference: Some(Reference {
                at: 0.0,
                name: words::no_difference().into(),
            }),
            range: None,
        }),
    }
}

/// Colour is for verdicts, never for what merely looks better.
fn tone(it: &Comparison) -> Tone {
    match it.verdict {
        Verdict::Better { which: Side::B, .. } => Tone::Good,
        Verdict::Better { which: Side::A, .. } => Tone::Bad,
        _ => Tone::Open,
    }
}

fn axis(name: &str, unit: Unit) -> Axis {
    Axis {
        name: name.into(),
        unit,
    }
}

/// Whether scores have degrees, so that differences are of scores and not of rows.
fn is_graded(setup: &Setup) -> bool {
    setup.judging().is_graded()
}
