//! What came out where a model judged pairs of answers by a rubric.

use lab::LabError;
use lab::stats::Comparison;
use picture::Unit;

use super::{Outcome, Results, differences_plot, hundredths, results::Lines};
use crate::{
    rubric::{ByRubric, Judged},
    setup::Setup,
    words,
};

pub(super) fn by_rubric(
    plan: &ByRubric,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let report = plan.report()?;
    let judge = setup.more.rubric.judge.as_ref();
    let judge = judge.map_or(words::the_judge(), |it| it.name());
    let first = plan.compare().name(0);
    let mut notes: Vec<String> = report.iter().map(|it| note(it, &first)).collect();
    notes.push(words::judge_note().into());
    if setup.options.repeats > 1 {
        notes.push(words::first_judged().into());
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
            words::more_preferred(),
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
        return words::nothing_compared().into();
    };
    let verdict = it.comparison.verdict.words(first, &it.name);
    let (flips, n) = report.iter().fold((0, 0), |sum, it| {
        (sum.0 + it.tally.inconsistent, sum.1 + it.tally.n())
    });
    let share = flips as f64 / n.max(1) as f64;
    words::judge_says(judge, &verdict, flips, n, &hundredths(share))
}

fn note(it: &Judged, first: &str) -> String {
    let tally = it.tally;
    let note = words::preferred_on(&it.name, tally.b, first, tally.a, tally.ties, tally.n());
    match it.n_unread {
        0 => note,
        n => format!("{note} {}", words::replies_unread(n)),
    }
}
