//! Answers judged by their nearness in meaning, which is handed in after they came.

use proptest::prelude::*;

use super::*;
use crate::scores::{Given, Score};

const SIMILAR: Judging = Judging::Similar { least: 0.75 };

fn rows() -> Vec<Row> {
    let rows = [("a", "one"), ("b", "two"), ("b", "three"), ("c", "four")];
    rows.map(|(input, expected)| Row::new(input, expected))
        .into()
}

/// Versions A and B on four rows, of which two are asked the same and so share their answers.
fn similar(judging: Judging) -> Compare {
    plan(grid(&["", "Other."], &rows()), &rows(), judging)
}

/// What a test takes for the nearness of an answer and a row: any number will do, as long as it is not the same for all.
fn nearness(key: Key, row: usize) -> f64 {
    [0.8, 0.75, 0.2, 0.9][row] - 0.1 * key.0 as f64
}

fn answer(plan: &mut Compare, key: Key) {
    let text = format!("answer {}", key.0);
    let answer = Answer::Text { text, n_tokens: 2 };
    plan.take(key, answer).unwrap();
}

fn judge(plan: &mut Compare, (key, row): (Key, usize)) {
    let given = Given {
        text: "any",
        nearness: Some(&[nearness(key, row)]),
        ..Given::default()
    };
    plan.judge(key, row, &given).unwrap();
}

#[test]
fn an_answer_is_judged_beside_each_row_that_it_answers_once_its_nearness_is_known() {
    let mut plan = similar(SIMILAR);
    assert_eq!(plan.n_calls(), 6, "rows with the same input share a call");
    let pairs = plan.pairs();
    assert_eq!((pairs.len(), plan.unjudged()), (8, pairs.clone()));
    for key in (0..6).map(Key) {
        answer(&mut plan, key);
    }
    assert!(plan.wanted(&BTreeSet::new(), 10).is_empty());
    assert_eq!(plan.row(0, 0).passed, None);
    assert_eq!(plan.report(), Err(LabError::NotFinished { missing: 8 }));
    for pair in &pairs {
        judge(&mut plan, *pair);
    }
    assert_eq!(plan.unjudged(), []);
    let condition = |at: usize| -> Vec<Score> {
        let rows = 0..4;
        rows.map(|row| plan.row(at, row).repeats[0].score.unwrap())
            .collect()
    };
    let score = |value: f64, passed| Score { value, passed };
    // Keys 0, 1 and 2 are A's: rows 1 and 2 share key 1.
    let expected = [(0.8, true), (0.65, false), (0.1, false), (0.7, false)];
    for (found, (value, passed)) in condition(0).into_iter().zip(expected) {
        assert!((found.value - value).abs() < 1e-12, "{found:?}");
        assert_eq!(found.passed, passed);
    }
    assert_eq!(condition(1)[0], score(0.5, false));
    let report = plan.report().unwrap();
    assert_eq!(report.conditions[0].rate.successes(), 1);
    assert!((report.conditions[0].mean_score - 0.5625).abs() < 1e-12);
    let compared = report.conditions[1].against_baseline.unwrap();
    assert!(
        compared.difference < 0.0,
        "scores are compared: {compared:?}"
    );
}

#[test]
fn what_cannot_be_judged_is_left_out_and_nothing_is_judged_before_it_is_answered() {
    let mut plan = similar(SIMILAR);
    let given = Given::default();
    assert_eq!(plan.judge(Key(0), 0, &given), Err(LabError::UnknownCall));
    assert_eq!(plan.judge(Key(99), 0, &given), Err(LabError::UnknownCall));
    for key in (0..6).map(Key) {
        answer(&mut plan, key);
    }
    for pair in plan.pairs() {
        match pair {
            (Key(0), 0) => plan.judge(Key(0), 0, &given).unwrap(),
            _ => judge(&mut plan, pair),
        }
    }
    let report = plan.report().unwrap();
    let n_left_out: Vec<usize> = report.conditions.iter().map(|it| it.n_left_out).collect();
    assert_eq!(n_left_out, [1, 0]);
    assert_eq!(report.conditions[0].rate.n(), 3);
}

#[test]
fn nearness_is_weighed_beside_what_the_text_tells() {
    let both = Judging::Weighted {
        parts: vec![(1.0, SIMILAR), (3.0, EXACT)],
        least: None,
    };
    let mut plan = similar(both);
    answer(&mut plan, Key(0));
    let given = Given {
        text: "one",
        nearness: Some(&[0.8]),
        ..Given::default()
    };
    plan.judge(Key(0), 0, &given).unwrap();
    let score = plan.row(0, 0).repeats[0].score.unwrap();
    assert!(
        (score.value - 0.95).abs() < 1e-12 && score.passed,
        "{score:?}"
    );
    // A row without an expected text has nothing to be near to.
    let expected = vec!["a".to_owned(), String::new()];
    assert_eq!(SIMILAR.first_wrong(&expected).unwrap().0, 1);
    let most = Judging::Similar { least: 1.5 };
    assert_eq!(most.first_wrong(&expected).unwrap().0, 0);
    assert_eq!(SIMILAR.name(), "similar in meaning (at least 0.75)");
}

proptest! {
    #[test]
    fn the_order_of_arrival_changes_no_score(
        order in Just((0..6).map(Key).collect::<Vec<_>>()).prop_shuffle(),
        pairs in Just(similar(SIMILAR).pairs()).prop_shuffle(),
        n_first in 0_usize..8,
    ) {
        let mut plain = similar(SIMILAR);
        (0..6).map(Key).for_each(|it| answer(&mut plain, it));
        for pair in plain.pairs() {
            judge(&mut plain, pair);
        }
        // Some are judged as soon as they are there, and some of them twice.
        let mut mixed = similar(SIMILAR);
        for key in order {
            answer(&mut mixed, key);
            for pair in pairs.iter().take(n_first).filter(|it| it.0 == key) {
                judge(&mut mixed, *pair);
            }
        }
        for pair in pairs {
            judge(&mut mixed, pair);
        }
        prop_assert_eq!(mixed.report(), plain.report());
    }
}
