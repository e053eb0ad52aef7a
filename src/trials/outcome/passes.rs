//! Outcomes of experiments in which a row is answered right or not.

use lab::LabError;
use lab::recipes::{
    ANSWER_TRIGGERS_SOURCE, CompareReport, CotReport, Kind, ValueReport, Wording, WordingReport,
};
use lab::stats::Interval;
use picture::{HeatMap, Scatter, ScatterPoint, Unit};

use super::{
    Drawing, Offer, Outcome, Plot, Results, axis, differences_plot, hundredths, is_graded,
    rate_row, rate_words, rates_plot, results::Lines,
};
use crate::judged::Judged;
use crate::setup::Setup;
use crate::words;

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
        .map(|it| words::named_rate(&it.name, &rate_words(it.rate, it.interval)))
        .collect();
    let by_meaning = setup.judged == Judged::Meaning;
    if by_meaning {
        notes.extend(all.iter().take(6).map(|it| {
            let mean = ::words::decimal(it.mean_score, 2);
            words::mean_similarity(&it.name, &mean)
        }));
    } else if is_graded(setup) {
        notes.extend(all.iter().take(6).map(|it| {
            let mean = ::words::decimal(it.mean_score, 2);
            words::mean_of_scores(&it.name, &mean)
        }));
    }
    let n_left_out: usize = all.iter().map(|it| it.n_left_out).sum();
    if n_left_out > 0 {
        notes.push(match by_meaning {
            true => words::not_compared(n_left_out),
            false => words::not_judged(n_left_out),
        });
    }
    let n_flaky: usize = all.iter().map(|it| it.n_flaky).sum();
    if n_flaky > 0 {
        notes.push(words::n_flaky(n_flaky));
    }
    for it in all.iter().filter(|it| it.pass_at.len() > 1).take(6) {
        let (Some((k, any)), Some((_, every))) = (it.pass_at.last(), it.pass_all.last()) else {
            continue;
        };
        let k = k.to_string();
        notes.push(words::pass_at_k(
            &it.name,
            &k,
            &hundredths(*any),
            &hundredths(*every),
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
    let mut plots = vec![rates_plot(words::how_often_right(), rows.collect(), base)];
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
        plots.push(differences_plot(words::from_the_first(), unit, compared));
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
        notes.push(words::first_shown().into());
    }
    let names = report.conditions.iter().map(|it| it.name.clone()).collect();
    Outcome {
        // The votes' own sentence takes its place where there are two to judge.
        sentence: words::nothing_compared().into(),
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
    let heading = words::right_against_tokens();
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
            x: axis(words::tokens_a_row(), Unit::Number),
            y: axis(words::rows_right(), Unit::Percent),
            interval: words::interval().into(),
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
    let rate = |of: usize| last(of).map(|it| rate_words(it, report.intervals[of]));
    notes.extend(rate(0).map(|it| words::plain_prompt_rate(&it)));
    notes.extend(rate(report.best).map(|it| match report.best {
        0 => words::best_is_plain(&it),
        best => words::best_wording_rate(&plan.name(best), &it),
    }));
    if let Some(rho) = report.stability.iter().flatten().last() {
        notes.push(words::ranking_agrees(&::words::decimal(*rho, 2)));
    }
    notes.push(words::many_wordings(n));
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
        differences_plot(words::each_phrase(), Unit::Percent, effects),
        rates_plot(
            words::twelve_best(),
            top.collect(),
            Some((share(0), words::plain_wording())),
        ),
    ];
    let n_rows = plan.n_rows();
    let values = order.iter().map(|condition| {
        let cell = |row| plan.row(*condition, row).map(|it| f64::from(u8::from(it)));
        (0..n_rows).map(cell).collect()
    });
    plots.push(Plot {
        heading: words::every_wording().into(),
        drawing: Drawing::HeatMap(HeatMap {
            title: words::every_wording().into(),
            rows: order.iter().map(|it| names[*it].clone()).collect(),
            columns: (1..=n_rows).map(|it| it.to_string()).collect(),
            values: values.collect(),
            range: Some((0.0, 1.0)),
            unit: Unit::Percent,
            row_name: words::wording_row().into(),
            column_name: words::row_of_data().into(),
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
        true => words::plain_wording().to_owned(),
        false => phrases.join(" "),
    };
    if reasons {
        words::with_reasoning(&name)
    } else {
        name
    }
}

pub(super) fn reasoning(
    report: CotReport,
    setup: &Setup,
    results: impl FnOnce(Lines) -> Results,
) -> Result<Outcome, LabError> {
    let name = |it: &lab::recipes::ConditionReport| match it.trigger.kind {
        Kind::Baseline => words::zero_shot_one_call().to_owned(),
        _ => format!("“{}”", it.trigger.text),
    };
    let all = &report.conditions;
    let mut notes: Vec<String> = all
        .iter()
        .take(6)
        .map(|it| {
            let per_row = it.n_tokens as f64 / it.rate.n().max(1) as f64;
            words::rate_and_tokens(
                &name(it),
                &rate_words(it.rate, it.interval),
                &::words::decimal(per_row, 0),
            )
        })
        .collect();
    let n_tied: u32 = all.iter().map(|it| it.n_tied).sum();
    if n_tied > 0 {
        notes.push(words::n_tied(n_tied));
    }
    let published = all
        .iter()
        .filter_map(|it| Some((name(it), it.trigger.paper_percent?)));
    let published: Vec<String> = published
        .map(|(name, percent)| format!("{name} {percent}%"))
        .collect();
    if !published.is_empty() {
        notes.push(words::papers_figures(
            &published.join(", "),
            ANSWER_TRIGGERS_SOURCE,
        ));
    }
    let rows = all
        .iter()
        .map(|it| rate_row(name(it), it.rate, it.interval, it.against_baseline.as_ref()));
    let base = all
        .first()
        .and_then(|it| Some((it.rate.share()?, words::zero_shot())));
    let compared = all
        .iter()
        .filter_map(|it| Some((name(it), it.against_baseline?)));
    let plots = vec![
        rates_plot(words::how_often_right(), rows.collect(), base),
        differences_plot(words::from_zero_shot(), Unit::Percent, compared.collect()),
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
        words::with_all_examples(&rate_words(report.rate, report.interval)),
        words::worth_note().into(),
    ];
    Ok(Outcome {
        sentence: report.sentence,
        notes,
        plots: vec![differences_plot(
            words::what_each_worth(),
            Unit::Percent,
            rows.collect(),
        )],
        offer: None,
        results: results(Lines::None),
        bench: None,
    })
}
