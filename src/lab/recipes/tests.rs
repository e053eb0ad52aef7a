//! Every recipe against its cases, and on scripted models: the plant is found, and nothing where nothing is planted.

mod compare;
mod cot;
mod example_value;
mod judging;
mod labels;
mod order;
mod wording;

use super::*;
use crate::scripted::{Plant, Scripted};

/// Questions about sums of which no input is part of another, with their answers.
fn sums(n: usize) -> Vec<Row> {
    let row = |i: usize| {
        let (a, b) = (100 + i, 300 + 7 * i % 50);
        Row::new(format!("How much is {a} and {b}?"), (a + b).to_string())
    };
    (0..n).map(row).collect()
}

/// Messages whose label goes by turns.
fn messages(n: usize) -> Vec<Row> {
    let label = |i: usize| ["sad", "glad"][i % 2];
    (0..n)
        .map(|i| Row::new(format!("message number {} it is", 100 + i), label(i)))
        .collect()
}

fn labels() -> Vec<String> {
    vec!["sad".into(), "glad".into()]
}

fn format() -> ShotFormat {
    ShotFormat {
        instruction: String::new(),
        before_input: "Message:".into(),
        before_output: "\nMood:".into(),
        between: "\n\n".into(),
    }
}

fn model(truth: &[Row], accuracy: f64, plant: Plant) -> Scripted {
    Scripted {
        truth: truth.to_vec(),
        labels: labels(),
        accuracy,
        plant,
        seed: 5,
    }
}

/// Runs a plan twice, the second time with answers in the other order, and expects the same report.
fn run<R: Recipe + Clone>(recipe: &R, model: &Scripted) -> R::Report
where
    R::Report: PartialEq + std::fmt::Debug,
{
    let mut n_calls = 0;
    let report = drive(&mut recipe.clone(), |call| {
        n_calls += 1;
        model.answer(call)
    })
    .unwrap();
    assert!(n_calls <= recipe.n_calls());
    let mut backwards = recipe.clone();
    loop {
        let wanted = backwards.wanted(&BTreeSet::new(), usize::MAX);
        if wanted.is_empty() {
            break;
        }
        // The first half stays on its way while the plan is asked for more, and comes last.
        let (later, now) = wanted.split_at(wanted.len() / 2);
        for Wanted { key, call } in now.iter().rev() {
            backwards.take(*key, model.answer(call)).unwrap();
        }
        let on_their_way: BTreeSet<Key> = later.iter().map(|it| it.key).collect();
        let more = backwards.wanted(&on_their_way, usize::MAX);
        assert!(
            more.iter().all(|it| !on_their_way.contains(&it.key)),
            "asked twice"
        );
        for Wanted { key, call } in later.iter().rev() {
            backwards.take(*key, model.answer(call)).unwrap();
        }
    }
    assert_eq!(backwards.report().unwrap(), report);
    report
}
