//! What came out where a model judged pairs of answers by a rubric.

use lab::LabError;
use lab::stats::Comparison;
use picture::Unit;

use super::{Outcome, Results, differences_plot, results::Lines};
use crate::{
    rubric::{ByRubric, Judged},
    setup::Setup,
};

pub(super) fn by_rubric(
    plan: &ByRubric,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let report = plan.report()?;
    let judge = setup.more.rubric.judge.as_ref();
    let judge = judge.map_or("The judge", |it| it.name());
    let first = plan.compare().name(0);
    let mut notes: Vec<String> = report.iter().map(|it| note(it, &first)).collect();
    notes.push(
        "The judge saw every pair in both orders; a preference counts only where it was the same in both. Its verdict is its opinion: judges prefer what is long and what they would have written themselves."
            .into(),
    );
    if setup.options.repeats > 1 {
        notes.push("Of several repeats, the first answer was judged.".into());
    }
    let compared: Vec<(String, Comparison)> = report
        .iter()
        .map(|it| (it.name.clone(), it.comparison))
        .collect();
    let names = (0..plan.compare().n_conditions()).map(|it| plan.compare().name(it));
    Ok(Outcome {
        sentence: sentence(&report, judge, &first),
        notes,
        plots: vec![differences_plot(
            "How much more often preferred than the first",
            Unit::Percent,
            compared,
        )],
        offer: None,
        results: results(Lines::Versions {
            names: names.collect(),
        }),
        bench: None,
    })
}

/// The verdict on the version that is furthest from the first, who gave it, and how often the place decided.
fn sentence(report: &[Judged], judge: &str, first: &str) -> String {
    let furthest = report.iter().max_by(|a, b| {
        let of = |it: &Judged| it.comparison.difference.abs();
        of(a).total_cmp(&of(b))
    });
    let Some(it) = furthest else {
        return "Nothing was compared.".into();
    };
    let words = it.comparison.verdict.words(first, &it.name);
    let (flips, n) = report.iter().fold((0, 0), |sum, it| {
        (sum.0 + it.tally.inconsistent, sum.1 + it.tally.n())
    });
    let percent = 100.0 * flips as f64 / n.max(1) as f64;
    format!(
        "{judge}, judging by your rubric: {words}. On {flips} of {n} pairs ({percent:.0}%) it changed its mind with the order."
    )
}

fn note(it: &Judged, first: &str) -> String {
    let tally = it.tally;
    let mut note = format!(
        "{}: preferred on {}, {first} on {}, neither on {} of {} rows.",
        it.name,
        tally.b,
        tally.a,
        tally.ties,
        tally.n()
    );
    if it.n_unread > 0 {
        note += &format!(
            " {} more rows are left out: the judge's reply did not say which it prefers.",
            it.n_unread
        );
    }
    note
}
