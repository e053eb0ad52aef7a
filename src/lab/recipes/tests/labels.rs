//! Contextual calibration.

use super::*;
use crate::scores::{likeliest, shares};
use crate::stats::{Rule, Side};
use crate::tests::{case, close, numbers};

#[test]
fn calibrated_numbers_are_those_of_the_cases() {
    let Some(cases) = case("contextual_calibration.json") else {
        return;
    };
    let all = cases["cases"].as_array().unwrap();
    assert!(!all.is_empty());
    for it in all {
        let content_free: Vec<Vec<f64>> = it["content_free_label_probs"]
            .as_array()
            .unwrap()
            .iter()
            .map(numbers)
            .collect();
        let check = |ours: &[f64], wanted: &serde_json::Value| {
            for (ours, wanted) in ours.iter().zip(numbers(wanted)) {
                close(*ours, wanted, 1e-8);
            }
        };
        let bias = ContentFree::new(&content_free).unwrap();
        check(&bias.shares, &it["p_cf"]);
        let raw = numbers(&it["label_probs_raw"]);
        let weighed = bias.calibrate(&raw);
        check(&weighed, &it["W_times_p"]);
        check(&shares(&weighed), &it["normalised_for_display"]);
        assert_eq!(likeliest(&raw) as u64, it["argmax_uncalibrated"], "{it}");
        assert_eq!(likeliest(&weighed) as u64, it["argmax_calibrated"], "{it}");
        assert!(bias.floored.is_empty());
    }
}

#[test]
fn an_impossible_label_divides_by_the_floor_and_warns() {
    let bias = ContentFree::new(&[vec![0.0, 0.5], vec![0.0, 0.25]]).unwrap();
    assert_eq!(bias.floored, [0]);
    assert!(bias.calibrate(&[0.5, 0.5]).iter().all(|it| it.is_finite()));
    assert!(ContentFree::new(&[]).is_err());
    assert!(ContentFree::new(&[vec![0.5], vec![0.5, 0.5]]).is_err());
    assert!(ContentFree::new(&[vec![f64::NAN, 0.5]]).is_err());
    let nothing = ContentFree::new(&[vec![0.0, 0.0]]).unwrap();
    assert_eq!(nothing.shares, [0.5, 0.5]);
}

fn plan(rows: &[Row]) -> Calibration {
    let shots = [
        Shot::new("what a day", "sad"),
        Shot::new("so it goes", "glad"),
    ];
    Calibration::new(format(), &shots, labels(), rows.to_vec(), Rule::default()).unwrap()
}

#[test]
fn content_free_inputs_come_first_and_no_space_stands_last() {
    let plan = plan(&messages(2));
    let wanted = plan.wanted(&BTreeSet::new(), 9);
    let context = "Message: what a day\nMood: sad\n\nMessage: so it goes\nMood: glad\n\n";
    let prompts: Vec<String> = wanted.iter().map(|it| it.call.prompt_text()).collect();
    let asked = |query: &str| format!("{context}{query}\nMood:");
    assert_eq!(
        prompts,
        [
            asked("Message: N/A"),
            asked("Message:"),
            asked("Message: [MASK]"),
            asked("Message: message number 100 it is"),
            asked("Message: message number 101 it is"),
        ]
    );
    let Call::Labels(it) = &wanted[0].call else {
        panic!("labels are asked for");
    };
    assert_eq!(it.labels, [" sad", " glad"]);
}

#[test]
fn a_planted_bias_is_found_and_taken_away() {
    let rows = messages(80);
    let report = run(
        &plan(&rows),
        &model(&rows, 0.9, Plant::LabelBias { nats: 3.0 }),
    );
    assert!(report.content_free.shares[0] > 0.9);
    assert_eq!(report.raw_rate.share(), Some(0.5));
    assert!(report.calibrated_rate.share().unwrap() > 0.8);
    let verdict = report.comparison.verdict;
    assert!(matches!(verdict, Verdict::Better { which: Side::B, .. }));
    assert!(report.sentence.contains("with calibration is better"));
}

#[test]
fn without_a_bias_nothing_changes_much() {
    let rows = messages(80);
    let report = run(&plan(&rows), &model(&rows, 0.9, Plant::Nothing));
    assert!((report.content_free.shares[0] - 0.5).abs() < 0.05);
    assert!(!matches!(report.comparison.verdict, Verdict::Better { .. }));
    assert_eq!(report.n_changed, 0);
}
