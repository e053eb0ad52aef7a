//! A second run: planted changes are found, row by row, and nothing where nothing changed.

use std::collections::BTreeMap;

use lab::Answer;
use lab::recipes::{CotSettings, Key, Recipe, Row, Shot, ShotFormat, Trigger, drive};
use lab::scores::{AnswerFormat, Normaliser};
use lab::scripted::{Plant, Scripted};
use lab::stats::{Rule, Side, Verdict};

use crate::RecordError;
use crate::again::{Answers, changes};
use crate::bundle::{Plan, Recorded};

fn rows(n: usize) -> Vec<Row> {
    (0..n)
        .map(|it| {
            Row::new(
                format!("How much is {} and 7?", 100 + it),
                (107 + it).to_string(),
            )
        })
        .collect()
}

fn model(accuracy: f64) -> Scripted {
    Scripted {
        truth: rows(40),
        labels: Vec::new(),
        accuracy,
        plant: Plant::Nothing,
        seed: 3,
    }
}

/// Runs a recipe to its end and keeps every answer.
fn record<R: Recipe>(mut recipe: R, model: &Scripted) -> Answers {
    let mut kept = BTreeMap::new();
    loop {
        let wanted = recipe.wanted(&Default::default(), 64);
        if wanted.is_empty() {
            return kept;
        }
        for it in wanted {
            let answer = model.answer(&it.call);
            kept.insert(
                it.key,
                Recorded {
                    answer: answer.clone(),
                    millis: None,
                },
            );
            recipe.take(it.key, answer).unwrap();
        }
    }
}

fn cot() -> Plan {
    let mut settings = CotSettings::new(AnswerFormat::Number);
    settings.n_paths = 3;
    Plan::Cot {
        rows: rows(40),
        triggers: vec![Trigger::own("Hm."), Trigger::own("So.")],
        settings,
    }
}

fn value() -> Plan {
    let format = ShotFormat {
        instruction: String::new(),
        before_input: "Q:".into(),
        before_output: "\nA:".into(),
        between: "\n\n".into(),
    };
    let shots = vec![Shot::new("a", "b"), Shot::new("c", "d")];
    Plan::ExampleValue {
        format,
        pool: shots[..1].to_vec(),
        shots,
        rows: rows(40),
        normaliser: Normaliser::Trimmed,
        rule: Rule::default(),
    }
}

#[test]
fn a_better_model_is_seen_in_every_condition_and_the_same_in_none() {
    let run = |plan: &Plan, accuracy| match plan {
        Plan::Cot { .. } => record(plan.cot().unwrap().unwrap(), &model(accuracy)),
        _ => record(plan.example_value().unwrap().unwrap(), &model(accuracy)),
    };
    for (plan, n_conditions) in [(cot(), 3), (value(), 5)] {
        let (bad, good) = (run(&plan, 0.1), run(&plan, 0.95));
        let found = changes(&plan, &bad, &good, &|_, _| None, Rule::default()).unwrap();
        assert_eq!(found.len(), n_conditions);
        for change in &found {
            assert!(
                matches!(
                    change.comparison.verdict,
                    Verdict::Better { which: Side::B, .. }
                ),
                "{change:?}"
            );
            assert_eq!((change.pairs.n(), change.n_unpaired), (40, 0));
        }
        let same = changes(&plan, &bad, &bad, &|_, _| None, Rule::default()).unwrap();
        assert!(
            same.iter()
                .all(|it| it.comparison.difference == 0.0 && it.n_same == 40)
        );
    }
}

#[test]
fn a_conditions_passes_are_those_of_the_recipes_report() {
    let (plan, model) = (cot(), model(0.6));
    let answers = record(plan.cot().unwrap().unwrap(), &model);
    let report = drive(&mut plan.cot().unwrap().unwrap(), |call| model.answer(call)).unwrap();
    let found = changes(&plan, &answers, &answers, &|_, _| None, Rule::default()).unwrap();
    for (change, condition) in found.iter().zip(&report.conditions) {
        assert_eq!(change.pairs.both, condition.rate.successes());
    }
}

#[test]
fn rows_that_only_one_side_has_are_left_out_and_counted() {
    let plan = Plan::Grid {
        grid: super::bundle::grid(),
        expected: vec!["hello".into()],
    };
    let text = |text: &str| Recorded {
        answer: Answer::Text {
            text: text.into(),
            n_tokens: 1,
        },
        millis: None,
    };
    let recorded = BTreeMap::from([(Key(0), text("hello")), (Key(1), text("no"))]);
    let again = BTreeMap::from([(Key(0), text("hello"))]);
    let passed = |row: usize, text: &str| Some(row == 0 && text == "hello");
    let found = changes(&plan, &recorded, &again, &passed, Rule::default()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].pairs.both, found[0].pairs.n(), found[0].n_unpaired),
        (1, 1, 1)
    );
    assert_eq!(found[0].condition, "plain");
    let order = Plan::Order {
        format: ShotFormat {
            instruction: String::new(),
            before_input: "a".into(),
            before_output: "b".into(),
            between: "c".into(),
        },
        shots: Vec::new(),
        labels: Vec::new(),
        rows: Vec::new(),
        settings: Default::default(),
    };
    let refused = changes(&order, &recorded, &again, &passed, Rule::default());
    assert!(matches!(refused, Err(RecordError::NothingToCompare { .. })));
}

#[test]
fn calibration_is_compared_before_and_after() {
    let plan = Plan::Calibration {
        format: ShotFormat {
            instruction: String::new(),
            before_input: "a".into(),
            before_output: "b".into(),
            between: "c".into(),
        },
        shots: Vec::new(),
        labels: vec!["sad".into(), "glad".into()],
        rows: vec![Row::new("x", "glad"), Row::new("y", "")],
        rule: Rule::default(),
    };
    // 0.8 and 0.2 of nothing; 0.6 and 0.4 of the row: sad, and weighed 0.75 against 2, glad.
    let logs = |a: f64, b: f64| Recorded {
        answer: Answer::LogProbs(vec![a.ln(), b.ln()]),
        millis: None,
    };
    let mut answers: Answers = (0..3).map(|it| (Key(it), logs(0.8, 0.2))).collect();
    answers.extend([(Key(3), logs(0.6, 0.4)), (Key(4), logs(0.5, 0.5))]);
    let found = changes(&plan, &answers, &answers, &|_, _| None, Rule::default()).unwrap();
    assert_eq!((found[0].pairs.neither, found[0].pairs.n()), (1, 1));
    assert_eq!((found[1].pairs.both, found[1].pairs.n()), (1, 1));
}
