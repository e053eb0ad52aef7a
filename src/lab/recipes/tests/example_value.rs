//! What each example is worth.

use super::*;
use crate::scores::Normaliser;
use crate::stats::{Rule, Side};

fn plan(rows: &[Row], pool: Vec<Shot>) -> ExampleValue {
    let shots = ["first", "second", "third"].map(|it| Shot::new(format!("the {it} one"), "glad"));
    let (format, rule) = (format(), Rule::default());
    ExampleValue::new(
        format,
        shots.into(),
        pool,
        rows.to_vec(),
        Normaliser::Trimmed,
        rule,
    )
    .unwrap()
}

fn phrase(text: &str) -> Plant {
    Plant::Phrase {
        text: text.into(),
        accuracy: 0.95,
    }
}

#[test]
fn the_example_that_helps_is_found() {
    let rows = messages(60);
    let plan = plan(&rows, Vec::new());
    assert_eq!(plan.n_calls(), 4 * 60);
    let report = run(&plan, &model(&rows, 0.5, phrase("the second one")));
    let found: Vec<bool> = report
        .without
        .iter()
        .map(|it| matches!(it.verdict, Verdict::Better { which: Side::B, .. }))
        .collect();
    assert_eq!(found, [false, true, false]);
    assert!(
        report.sentence.starts_with("Example 2 helps by"),
        "{}",
        report.sentence
    );
    assert!(report.swapped.is_empty());
}

#[test]
fn the_replacement_that_helps_is_found_in_every_place() {
    let rows = messages(60);
    let pool = vec![
        Shot::new("a dull one", "sad"),
        Shot::new("a bright one", "sad"),
    ];
    let plan = plan(&rows, pool);
    assert_eq!(plan.n_calls(), (1 + 3 + 3 * 2) * 60);
    let report = run(&plan, &model(&rows, 0.5, phrase("a bright one")));
    for it in &report.swapped {
        let better = matches!(
            it.comparison.verdict,
            Verdict::Better { which: Side::B, .. }
        );
        assert_eq!(better, it.replacement == 1, "{it:?}");
    }
    assert!(
        report
            .without
            .iter()
            .all(|it| !matches!(it.verdict, Verdict::Better { .. }))
    );
}

#[test]
fn no_example_is_praised_where_none_matters() {
    let rows = messages(60);
    for seed in 0..5 {
        let mut coin = model(&rows, 0.6, Plant::Nothing);
        coin.seed = seed;
        let report = run(&plan(&rows, vec![Shot::new("a dull one", "sad")]), &coin);
        assert_eq!(
            report.sentence,
            "No single example was seen to help or hurt."
        );
    }
}

#[test]
fn an_example_left_out_leaves_the_others_in_order() {
    let plan = plan(&messages(1), vec![Shot::new("new", "sad")]);
    let prompts: Vec<String> = plan
        .wanted(&BTreeSet::new(), 99)
        .iter()
        .map(|it| it.call.prompt_text())
        .collect();
    assert_eq!(prompts.len(), 7);
    assert!(prompts[2].starts_with("Message: the first one\nMood: glad\n\nMessage: the third one"));
    assert!(prompts[4].starts_with("Message: new\nMood: sad\n\nMessage: the second one"));
}
