//! Outcomes of experiments in which a row is answered right or not.

use lab::LabError;
use lab::recipes::{
    ANSWER_TRIGGERS_SOURCE, CompareReport, CotReport, Kind, ValueReport, Wording, WordingReport,
};
use lab::stats::Interval;
use picture::{HeatMap, Scatter, ScatterPoint, Unit};

use super::{
    Drawing, INTERVAL, Offer, Outcome, Plot, Results, axis, differences_plot, is_graded, rate_row,
    rate_words, rates_plot, results::Lines,
};
use crate::setup::Setup;

/// More conditions than this are not drawn one below the other.
const MOST_DRAWN: usize = 40;

pub(super) fn versions(
    report: CompareReport,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    if setup.compares_answers() {
        return Ok(by_votes(&report, setup, results));
    }
    let all = &report.conditions;
    let mut notes: Vec<String> = all
        .iter()
        .take(6)
        .map(|it| format!("{}: {}.", it.name, rate_words(it.rate, it.interval)))
        .collect();
    let n_flaky: usize = all.iter().map(|it| it.n_flaky).sum();
    if n_flaky > 0 {
        notes.push(format!(
            "{n_flaky} rows were answered differently from one repeat to the next."
        ));
    }
    for it in all.iter().filter(|it| it.pass_at.len() > 1).take(6) {
        let (Some((k, any)), Some((_, every))) = (it.pass_at.last(), it.pass_all.last()) else {
            continue;
        };
        notes.push(format!(
            "{}: at least one of {k} tries right on {:.0}% of rows (pass@{k}), all {k} right on {:.0}% (pass^{k}).",
            it.name,
            100.0 * any,
            100.0 * every
        ));
    }
    let rows = all.iter().take(MOST_DRAWN);
    let rows = rows.map(|it| {
        rate_row(
            it.name.clone(),
            it.rate,
            it.interval,
            it.against_baseline.as_ref(),
        )
    });
    let base = all
        .first()
        .and_then(|it| Some((it.rate.share()?, &*it.name)));
    let mut plots = vec![rates_plot("How often each was right", rows.collect(), base)];
    let compared = all
        .iter()
        .filter_map(|it| Some((it.name.clone(), it.against_baseline?)));
    let compared: Vec<_> = compared.take(MOST_DRAWN).collect();
    if !compared.is_empty() {
        let unit = if is_graded(setup) {
            Unit::Number
        } else {
            Unit::Percent
        };
        plots.push(differences_plot(
            "Difference from the first",
            unit,
            compared,
        ));
    }
    if all.len() > 1 {
        plots
            .push(tokens_plot(all.iter().map(|it| {
                (it.name.clone(), it.n_tokens, it.rate, it.interval)
            })));
    }
    // What is offered has won; the first one is the person's own already.
    let winner = all.iter().find(|it| {
        it.against_baseline
            .as_ref()
            .is_some_and(|it| super::tone(it) == picture::Tone::Good)
    });
    let offer = winner.and_then(|it| setup.options.versions.get(it.prompt.checked_sub(1)?));
    let names = all.iter().map(|it| it.name.clone()).collect();
    Ok(Outcome {
        sentence: report.sentence,
        notes,
        plots,
        offer: offer.map(|it| Offer::Instruction(it.instruction.clone())),
        results: results(Lines::Versions { names }),
        bench: None,
    })
}

/// Nothing was asked about right and wrong, so there are no rates and no pictures of them: the votes say it all.
fn by_votes(
    report: &CompareReport,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Outcome {
    let mut notes = Vec::new();
    if setup.options.repeats > 1 {
        notes.push("Of several repeats, the first answer is shown for judging.".into());
    }
    let names = report.conditions.iter().map(|it| it.name.clone()).collect();
    Outcome {
        // The votes' own sentence takes its place where there are two to judge.
        sentence: "Nothing was compared.".into(),
        notes,
        plots: Vec::new(),
        offer: None,
        results: results(Lines::Versions { names }),
        bench: None,
    }
}

/// Score against tokens written, for one condition each.
fn tokens_plot(
    conditions: impl Iterator<Item = (String, u64, lab::stats::Rate, Interval)>,
) -> Plot {
    let heading = "Right answers against tokens written";
    let points = conditions.map(|(name, n_tokens, rate, interval)| ScatterPoint {
        name,
        x: n_tokens as f64 / rate.n().max(1) as f64,
        y: rate.share().unwrap_or(f64::NAN),
        interval: Some((interval.low, interval.high)),
        series: 0,
    });
    Plot {
        heading: heading.into(),
        drawing: Drawing::Scatter(Scatter {
            title: heading.into(),
            x: axis("tokens a row", Unit::Number),
            y: axis("rows answered right", Unit::Percent),
            interval: INTERVAL.into(),
            points: points.collect(),
            series: Vec::new(),
        }),
    }
}

pub(super) fn wording(
    plan: &Wording,
    report: WordingReport,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let n = report.intervals.len();
    let names: Vec<String> = (0..n).map(|it| short_name(plan, it)).collect();
    let last = |condition: usize| report.rates[condition].last().copied();
    let mut notes = Vec::new();
    for (what, condition) in [
        ("The plain prompt", 0),
        ("The best wording on the rows searched", report.best),
    ] {
        if let Some(rate) = last(condition) {
            let words = rate_words(rate, report.intervals[condition]);
            let name = match condition {
                0 => String::new(),
                _ => format!(" ({})", plan.name(condition)),
            };
            notes.push(format!("{what}{name}: {words}."));
        }
    }
    if let Some(rho) = report.stability.iter().flatten().last() {
        notes.push(format!(
            "The ranking of the wordings on the last two sizes agrees to {rho:.2} (Spearman's rho; 1 is the same ranking, 0 is none)."
        ));
    }
    notes.push(format!(
        "{n} wordings were tried; with so many, the best one on the rows searched looks better than it is. That is why it is tested once more on rows it was not chosen on."
    ));
    let effects = report.effects.iter().map(|it| {
        let (slots, option) = (plan.slots(), it.option);
        let name = format!("“{}”", slots[it.slot].options[option]);
        (name, it.comparison)
    });
    let effects: Vec<_> = effects.collect();
    let mut order: Vec<usize> = (0..n).collect();
    let share = |it: usize| last(it).and_then(|it| it.share()).unwrap_or(0.0);
    order.sort_by(|a, b| share(*b).total_cmp(&share(*a)).then(a.cmp(b)));
    let top = order.iter().take(12).map(|it| {
        let against = it.checked_sub(1).and_then(|it| report.search.get(it));
        let rate = last(*it).unwrap_or(lab::stats::Rate::of([]));
        rate_row(names[*it].clone(), rate, report.intervals[*it], against)
    });
    let mut plots = vec![
        differences_plot("What each phrase does by itself", Unit::Percent, effects),
        rates_plot(
            "The twelve best on the rows searched",
            top.collect(),
            Some((share(0), "plain")),
        ),
    ];
    let n_rows = plan.n_rows();
    let values = order.iter().map(|condition| {
        let cell = |row| plan.row(*condition, row).map(|it| f64::from(u8::from(it)));
        (0..n_rows).map(cell).collect()
    });
    plots.push(Plot {
        heading: "Every wording on every row".into(),
        drawing: Drawing::HeatMap(HeatMap {
            title: "Every wording on every row".into(),
            rows: order.iter().map(|it| names[*it].clone()).collect(),
            columns: (1..=n_rows).map(|it| it.to_string()).collect(),
            values: values.collect(),
            range: Some((0.0, 1.0)),
            unit: Unit::Percent,
            row_name: "wording".into(),
            column_name: "row of data".into(),
        }),
    });
    let won = report
        .held_out
        .as_ref()
        .is_some_and(|it| super::tone(it) == picture::Tone::Good);
    Ok(Outcome {
        sentence: report.sentence,
        notes,
        plots,
        offer: won.then(|| Offer::Instruction(plan.system_message(report.best))),
        results: results(Lines::Wording { names }),
        bench: None,
    })
}

/// A wording by what sets it apart: phrases that all wordings have are left out.
fn short_name(plan: &Wording, condition: usize) -> String {
    let (options, reasons) = plan.choices(condition);
    let chosen = plan.slots().iter().zip(options);
    let told = chosen.filter(|(slot, _)| slot.options.len() > 1);
    let phrases: Vec<&str> = told
        .map(|(slot, option)| &*slot.options[option])
        .filter(|it| !it.is_empty())
        .collect();
    let name = match phrases.is_empty() {
        true => "plain".to_owned(),
        false => phrases.join(" "),
    };
    name + if reasons { ", with reasoning" } else { "" }
}

pub(super) fn reasoning(
    report: CotReport,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let name = |it: &lab::recipes::ConditionReport| match it.trigger.kind {
        Kind::Baseline => "Zero-shot, one call".to_owned(),
        _ => format!("“{}”", it.trigger.text),
    };
    let all = &report.conditions;
    let mut notes: Vec<String> = all
        .iter()
        .take(6)
        .map(|it| {
            let per_row = it.n_tokens as f64 / it.rate.n().max(1) as f64;
            format!(
                "{}: {}, {per_row:.0} tokens a row.",
                name(it),
                rate_words(it.rate, it.interval)
            )
        })
        .collect();
    let n_tied: u32 = all.iter().map(|it| it.n_tied).sum();
    if n_tied > 0 {
        notes.push(format!(
            "{n_tied} votes were tied and went to the answer that was seen first."
        ));
    }
    let published = all
        .iter()
        .filter_map(|it| Some((name(it), it.trigger.paper_percent?)));
    let published: Vec<String> = published
        .map(|(name, percent)| format!("{name} {percent}%"))
        .collect();
    if !published.is_empty() {
        notes.push(format!(
            "The paper's own figures: {} ({ANSWER_TRIGGERS_SOURCE}).",
            published.join(", ")
        ));
    }
    let rows = all
        .iter()
        .map(|it| rate_row(name(it), it.rate, it.interval, it.against_baseline.as_ref()));
    let base = all
        .first()
        .and_then(|it| Some((it.rate.share()?, "zero-shot")));
    let compared = all
        .iter()
        .filter_map(|it| Some((name(it), it.against_baseline?)));
    let plots = vec![
        rates_plot("How often each was right", rows.collect(), base),
        differences_plot(
            "Difference from zero-shot",
            Unit::Percent,
            compared.collect(),
        ),
        tokens_plot(
            all.iter()
                .map(|it| (name(it), it.n_tokens, it.rate, it.interval)),
        ),
    ];
    let names = all.iter().map(name).collect();
    let known = setup
        .rows
        .iter()
        .zip(0..)
        .filter(|it| !it.0.expected.trim().is_empty());
    let lines = Lines::Read {
        rows: known.map(|it| it.1).collect(),
        answers: all.iter().map(|it| it.answers.clone()).collect(),
        correct: all.iter().map(|it| it.correct.clone()).collect(),
        names,
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

pub(super) fn worth(
    report: ValueReport,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let shots = crate::plan::shots(&setup.prompt());
    let name = |at: usize| {
        let text: String = shots[at].input.chars().take(40).collect();
        format!("{}. {text}", at + 1)
    };
    let rows = report
        .without
        .iter()
        .enumerate()
        .map(|(at, it)| (name(at), *it));
    let notes = vec![
        format!(
            "With all examples: {}.",
            rate_words(report.rate, report.interval)
        ),
        "To the right of the line: the example helps. Each is left out once, on the same rows."
            .into(),
    ];
    Ok(Outcome {
        sentence: report.sentence,
        notes,
        plots: vec![differences_plot(
            "What each example is worth",
            Unit::Percent,
            rows.collect(),
        )],
        offer: None,
        results: results(Lines::None),
        bench: None,
    })
}
