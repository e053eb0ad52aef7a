//! The scores against published values and cases.

mod hostile;
mod judge;
mod likeness;
mod markup;
mod promptfoo;
mod schema;

use serde_json::json;

use super::*;
use crate::tests::{case, close, number, texts};
use promptfoo::mapped;

fn passes(scorer: &Scorer, text: &str) -> bool {
    let given = Given {
        text,
        ..Given::default()
    };
    scorer.score(&given).unwrap().passed
}

#[test]
fn rouge_is_that_of_the_paper() {
    // Lin 2004, section 3.1: one reference and three candidates of four words each.
    let reference = "police killed the gunman";
    for (candidate, l, two) in [
        ("police kill the gunman", 0.75, 1.0 / 3.0),
        ("the gunman kill police", 0.5, 1.0 / 3.0),
        ("the gunman police killed", 0.5, 2.0 / 3.0),
    ] {
        close(rouge_l(candidate, reference).unwrap(), l, 1e-12);
        close(rouge_n(candidate, reference, 2).unwrap(), two, 1e-12);
    }
}

#[test]
fn bleu_clips_what_is_repeated() {
    // Papineni et al. 2002, section 2.1: "the the the the the the the" has a clipped precision of 2/7, and no run of two.
    let reference = "The cat is on the mat.";
    // Two of the seven count: F1 of 2/7 and 2/6.
    let the = rouge_n("the the the the the the the", reference, 1);
    close(the.unwrap(), 4.0 / 13.0, 1e-12);
    close(
        bleu("the the the the the the the", reference).unwrap(),
        0.0,
        0.0,
    );
    close(
        bleu("the cat is on the mat", reference).unwrap(),
        1.0,
        1e-12,
    );
    // Five of six words in order: exp(1 - 6/5).
    close(
        bleu("the cat is on the", reference).unwrap(),
        (-0.2f64).exp(),
        1e-12,
    );
    // 14 of the reference's 18 runs.
    close(
        gleu("the cat is on the", reference).unwrap(),
        14.0 / 18.0,
        1e-12,
    );
}

#[test]
fn edits_are_counted_in_characters() {
    for (a, b, edits) in [
        ("kitten", "sitting", 3),
        ("", "abc", 3),
        ("flaw", "lawn", 2),
        ("naïve", "naive", 1),
        ("日本", "日本語", 1),
    ] {
        assert_eq!(levenshtein(a, b).unwrap().0, edits);
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, numbers) in [
        ("It costs $1,234.50, or -3.", vec![1234.5, -3.0]),
        ("3-4", vec![3.0, 4.0]),
        ("x2 and 2x", vec![2.0]),
        ("1,2,3", vec![1.0, 2.0, 3.0]),
        ("12,345,678", vec![12_345_678.0]),
        (".5 and 2e3 and 7.", vec![0.5, 2000.0, 7.0]),
        ("v1.2.3", vec![]),
        ("none", vec![]),
    ] {
        assert_eq!(numbers_in(text), numbers, "{text}");
    }
    let near = |tolerance, which| Scorer::Number {
        expected: 100.0,
        tolerance,
        which,
    };
    assert!(passes(
        &near(Tolerance::Relative(0.01), Which::Last),
        "5 or 101"
    ));
    assert!(!passes(
        &near(Tolerance::Absolute(0.5), Which::Last),
        "5 or 101"
    ));
    assert!(!passes(
        &near(Tolerance::Relative(0.01), Which::First),
        "5 or 101"
    ));
    assert!(!passes(
        &near(Tolerance::Absolute(1e9), Which::First),
        "none"
    ));
}

#[test]
fn the_papers_cleansing_gives_the_executed_rows() {
    let Some(cases) = case("zero_shot_cot.json") else {
        return;
    };
    let rows = cases["answer_cleansing_cases_executed"].as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        let format = match row["dataset"].as_str().unwrap() {
            "aqua" | "commonsensqa" => AnswerFormat::Choice { last: 'E' },
            "bigbench_date" => AnswerFormat::Choice { last: 'F' },
            "object_tracking" => AnswerFormat::Choice { last: 'C' },
            "strategyqa" | "coin_flip" => AnswerFormat::YesNo,
            "last_letters" => AnswerFormat::Letters,
            _ => AnswerFormat::Number,
        };
        let reading = match row["method"].as_str().unwrap() {
            "few_shot" | "few_shot_cot" => Reading::FewShot,
            _ => Reading::First,
        };
        let text = row["model_text"].as_str().unwrap();
        let ours = format.find(text, Cleanser::Paper, reading);
        assert_eq!(ours, row["cleansed"].as_str().unwrap(), "{row}");
    }
}

#[test]
fn the_strict_cleanser_mends_the_papers_defects() {
    let choice = AnswerFormat::Choice { last: 'E' };
    for (format, text, paper, strict) in [
        (choice, "Because of that, D", "B", "D"),
        (choice, "A dog, so (C)", "A", "C"),
        (choice, "A", "A", "A"),
        (choice, "nothing", "", ""),
        (
            AnswerFormat::Number,
            " $1,234.50 dollars",
            "1234.50",
            "1234.5",
        ),
        (AnswerFormat::Number, "10-4", "10", "10"),
        (AnswerFormat::Number, "18.00", "18.00", "18"),
        (AnswerFormat::YesNo, "(yes)", "", "yes"),
        (AnswerFormat::YesNo, "Nobody knows; no!", "", "no"),
    ] {
        let find = |cleanser| format.find(text, cleanser, Reading::First);
        assert_eq!(find(Cleanser::Paper), paper, "{text}");
        assert_eq!(find(Cleanser::Strict), strict, "{text}");
    }
}

#[test]
fn dspys_exact_match_is_that_of_the_cases() {
    let Some(cases) = case("dspy.json") else {
        return;
    };
    for row in cases["exact_match_f1"].as_array().unwrap() {
        let [ours, theirs] = ["prediction", "reference"]
            .map(|it| Normaliser::Squad.apply(row[it].as_str().unwrap()));
        assert_eq!(
            vec![ours.clone(), theirs.clone()],
            texts(&row["normalised"])
        );
        assert_eq!(ours == theirs, row["EM"].as_bool().unwrap());
        let f1 = rouge_n(&ours, &theirs, 1).unwrap();
        close(f1, number(&row["F1"]), 1e-6);
    }
}

#[test]
fn a_sum_of_scores_weighs_them() {
    let part = |needle: &str| mapped("contains", json!(needle), None);
    let weighted = |least| Scorer::Weighted {
        parts: vec![(3.0, part("a")), (1.0, part("b")), (0.0, part("c"))],
        least,
    };
    let score = |least, text| {
        let given = Given {
            text,
            ..Given::default()
        };
        weighted(least).score(&given).unwrap()
    };
    close(score(None, "a").value, 0.75, 1e-12);
    assert!(!score(None, "a").passed);
    assert!(score(Some(0.7), "a").passed);
    // What weighs nothing decides nothing.
    assert!(score(None, "a b").passed);
    let nothing = Scorer::Weighted {
        parts: Vec::new(),
        least: None,
    };
    assert!(nothing.score(&Given::default()).is_err());
}

#[test]
fn a_labels_probability_is_its_share() {
    let logprobs = [0.1f64.ln(), 0.3f64.ln()];
    let given = Given {
        label_logprobs: Some(&logprobs),
        ..Given::default()
    };
    let score = |expected| Scorer::LabelProbability { expected }.score(&given);
    close(score(1).unwrap().value, 0.75, 1e-12);
    assert!(score(1).unwrap().passed && !score(0).unwrap().passed);
    assert!(score(2).is_err());
    assert_eq!(label_shares(&[f64::NEG_INFINITY; 2]), [0.5, 0.5]);
}
