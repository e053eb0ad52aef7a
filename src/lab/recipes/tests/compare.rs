//! Versions of a prompt on the same rows: what was planted is found, coins win as rarely as promised, and large plans stay quick.

mod large;
mod nearness;
mod numbers;

use std::collections::BTreeMap;

use domain::Prompt;
use engine::Sampling;

use super::*;
use crate::greedy;
use crate::grid::{Exclude, Greedy, Grid, GridModel, GridPrompt, GridRow, Parameters};
use crate::scores::{Judging, Normaliser, Scorer, Tolerance, Which};
use crate::stats::{Rule, Side};

const EXACT: Judging = Judging::Equals(Normaliser::Trimmed);

/// Versions named A, B, C… (then V26, V27…) with these instructions, one local model, temperature 0.
fn grid(instructions: &[&str], rows: &[Row]) -> Grid {
    let name = |i: usize| match u8::try_from(i) {
        Ok(i) if i < 26 => char::from(b'A' + i).to_string(),
        _ => format!("V{i}"),
    };
    let prompt = |(i, instruction): (usize, &&str)| GridPrompt {
        name: name(i),
        prompt: Prompt {
            instruction: (*instruction).into(),
            ..Prompt::empty()
        },
    };
    Grid {
        prompts: instructions.iter().enumerate().map(prompt).collect(),
        models: vec![model_named("here", Greedy::IsTheSame)],
        parameters: vec![drawn_at(0.0)],
        rows: rows.iter().map(asked).collect(),
        repeats: 1,
        without: Vec::new(),
    }
}

fn asked(row: &Row) -> GridRow {
    GridRow {
        input: Some(row.input.clone()),
        ..GridRow::default()
    }
}

fn model_named(name: &str, repeats: Greedy) -> GridModel {
    GridModel {
        name: name.into(),
        hash: format!("sha of {name}"),
        repeats,
    }
}

fn drawn_at(temperature: f32) -> Parameters {
    Parameters {
        sampling: Sampling {
            temperature,
            ..greedy(11)
        },
        max_tokens: 8,
        stops: Vec::new(),
    }
}

fn plan(grid: Grid, rows: &[Row], judging: Judging) -> Compare {
    let expected = rows.iter().map(|it| it.expected.clone()).collect();
    let rule = Rule {
        draws: 1_000,
        ..Rule::default()
    };
    Compare::new(grid, expected, judging, rule, 3).unwrap()
}

const MAGIC: &str = "Add carefully.";

fn magic(accuracy: f64) -> Plant {
    Plant::Phrase {
        text: MAGIC.into(),
        accuracy,
    }
}

#[test]
fn a_phrase_planted_in_version_b_is_found_and_named() {
    let rows = sums(60);
    let versions = ["Add.", &format!("{MAGIC} Now."), "Sum up."];
    let plan = plan(grid(&versions, &rows), &rows, EXACT);
    let report = run(&plan, &model(&rows, 0.4, magic(0.9)));
    let names: Vec<&str> = report.conditions.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["A", "B", "C"]);
    assert!(
        report.sentence.starts_with("B is better ("),
        "{}",
        report.sentence
    );
    let verdict = |at: usize| report.conditions[at].against_baseline.map(|it| it.verdict);
    assert_eq!((report.baseline, verdict(0)), (0, None));
    assert!(matches!(
        verdict(1),
        Some(Verdict::Better { which: Side::B, .. })
    ));
    assert!(matches!(verdict(2), Some(Verdict::NotEnough { .. })));
    let share = |at: usize| report.conditions[at].rate.share().unwrap();
    assert!((share(1) - 0.9).abs() < 0.12 && (share(0) - 0.4).abs() < 0.2);
    assert!(report.conditions[1].interval.contains(share(1)));
    // Passes are the only scores here.
    assert_eq!(report.conditions[1].mean_score, share(1));
    assert_eq!(report.conditions[1].n_tokens, 60);
}

#[test]
fn graded_scores_are_compared_by_their_means() {
    let rows = sums(50);
    let versions = ["Add.", MAGIC];
    let near = Judging::Levenshtein { most: 0 };
    let plan = plan(grid(&versions, &rows), &rows, near);
    let report = run(&plan, &model(&rows, 0.2, magic(0.9)));
    assert!(
        report.sentence.starts_with("B is better"),
        "{}",
        report.sentence
    );
    let condition = &report.conditions[1];
    // Every answer begins with a space, so each is an edit away: none passes, and the means still differ.
    assert_eq!(condition.rate.successes(), 0);
    let means = condition.mean_score - report.conditions[0].mean_score;
    let comparison = condition.against_baseline.unwrap();
    assert!(means > 0.1 && (comparison.difference - means).abs() < 1e-12);
}

/// In 400 experiments with a coin 20 winners are promised at most; more than 34 come by luck in one of 900 such
/// tests: P(X > 34) = 0.0011 for X binomial of 400 at 0.05.
#[test]
fn sixty_versions_of_a_coin_name_a_winner_as_rarely_as_promised() {
    let rows = sums(40);
    let instructions: Vec<String> = (0..60).map(|it| format!("Version {it}.")).collect();
    let instructions: Vec<&str> = instructions.iter().map(|it| &**it).collect();
    let plan = plan(grid(&instructions, &rows), &rows, EXACT);
    let (mut winners, mut uncorrected) = (0, 0);
    for seed in 0..400 {
        let mut coin = model(&rows, 0.5, Plant::Nothing);
        coin.seed = 9_000 + seed;
        let report = drive(&mut plan.clone(), |call| coin.answer(call)).unwrap();
        let compared = || {
            report
                .conditions
                .iter()
                .filter_map(|it| it.against_baseline)
        };
        assert_eq!(compared().count(), 59);
        winners += usize::from(compared().any(|it| matches!(it.verdict, Verdict::Better { .. })));
        uncorrected += usize::from(compared().any(|it| it.p <= 0.05));
    }
    assert!(winners <= 34, "{winners} winners");
    // Without the correction the best of so many coins looks like a winner five times as often as promised, and more.
    assert!(uncorrected > 100, "{uncorrected} without correction");
}

#[test]
fn any_order_and_a_second_try_give_the_same_report() {
    let rows = sums(20);
    let mut grid = grid(&["Add.", MAGIC], &rows);
    grid.parameters = vec![drawn_at(1.0)];
    grid.repeats = 3;
    let scripted = model(&rows, 0.5, magic(0.8));
    let fresh = plan(grid, &rows, EXACT);
    // `run` compares both orders.
    let report = run(&fresh, &scripted);

    // Half is answered, recorded by identity, and given to a plan that knows nothing.
    let mut records = BTreeMap::new();
    let mut first = fresh.clone();
    for Wanted { key, call } in first.wanted(&BTreeSet::new(), first.n_calls() / 2) {
        let answer = scripted.answer(&call);
        records.insert(first.id_of(key), answer.clone());
        first.take(key, answer).unwrap();
    }
    let mut second = fresh.clone();
    for key in (0..second.n_calls()).map(Key) {
        if let Some(answer) = records.get(&second.id_of(key)) {
            second.take(key, answer.clone()).unwrap();
        }
    }
    assert_eq!(second.n_answered(), records.len());
    assert_eq!(second.partial(), first.partial());
    let mut n_asked = 0;
    let resumed = drive(&mut second, |call| {
        n_asked += 1;
        scripted.answer(call)
    });
    assert_eq!(resumed.unwrap(), report);
    assert_eq!(n_asked + records.len(), fresh.n_calls());
    // A second answer changes nothing.
    let other = Answer::Text {
        text: "other".into(),
        n_tokens: 99,
    };
    second.take(Key(0), other).unwrap();
    assert_eq!(second.report().unwrap(), report);
}

#[test]
fn what_would_spoil_the_experiment_is_refused_before_the_first_call() {
    let rows = sums(3);
    let texts = || -> Vec<String> { rows.iter().map(|it| it.expected.clone()).collect() };
    let new = |grid, expected, judging| Compare::new(grid, expected, judging, Rule::default(), 1);
    let empty: [fn(&mut Grid); 5] = [
        |it| it.prompts.clear(),
        |it| it.models.clear(),
        |it| it.parameters.clear(),
        |it| it.rows.clear(),
        |it| it.repeats = 0,
    ];
    for (empty, axis) in empty
        .into_iter()
        .zip(["prompts", "models", "settings", "rows", "repeats"])
    {
        let mut grid = grid(&["Add."], &rows);
        empty(&mut grid);
        let why = new(grid, texts(), EXACT).unwrap_err().to_string();
        assert!(
            why.contains(axis) && why.contains("Choose 1 or more."),
            "{why}"
        );
    }
    let whole = || grid(&["Add."], &rows);
    assert!(new(whole(), texts()[1..].to_vec(), EXACT).is_err());
    let words = vec!["12".into(), "twelve".into(), "12".into()];
    let number = Judging::Number(Tolerance::Absolute(0.0), Which::Last);
    assert!(new(whole(), texts(), number.clone()).is_ok());
    assert!(new(whole(), words, number).is_err());
    let labels = Judging::Fixed(Scorer::LabelProbability { expected: 0 });
    assert!(new(whole(), texts(), labels).is_err());
    let few = Rule {
        draws: 10,
        ..Rule::default()
    };
    let near = Judging::Levenshtein { most: 1 };
    assert!(Compare::new(whole(), texts(), near, few, 1).is_err());
    let mut nothing = whole();
    nothing.without = vec![Exclude::default()];
    assert!(new(nothing, texts(), EXACT).is_err());
    let mut plan = new(whole(), texts(), EXACT).unwrap();
    assert_eq!(
        plan.take(Key(0), Answer::LogProbs(vec![])),
        Err(LabError::WrongAnswer)
    );
    let text = |n_tokens| Answer::Text {
        text: String::new(),
        n_tokens,
    };
    assert_eq!(plan.take(Key(3), text(1)), Err(LabError::UnknownCall));
    assert_eq!(plan.report(), Err(LabError::NotFinished { missing: 3 }));
}
