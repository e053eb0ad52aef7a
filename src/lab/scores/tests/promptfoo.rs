//! promptfoo's assertions, one good and one bad answer each.

use serde_json::json;

use super::*;

fn assertion(kind: &str, value: serde_json::Value, threshold: Option<f64>) -> Assertion {
    Assertion {
        kind: kind.into(),
        value,
        threshold,
    }
}

pub(super) fn mapped(kind: &str, value: serde_json::Value, threshold: Option<f64>) -> Scorer {
    match from_promptfoo(&assertion(kind, value, threshold)) {
        Ok(Mapped::Scorer(scorer)) => scorer,
        other => panic!("{kind}: {other:?}"),
    }
}

#[test]
fn promptfoos_assertions_score_as_their_documents_say() {
    for (kind, value, threshold, good, bad) in [
        ("equals", json!("Paris"), None, "Paris", "paris"),
        ("equals", json!(7), None, "7", "7.0"),
        (
            "equals",
            json!({"a": [1]}),
            None,
            "{ \"a\": [1.0] }",
            "{\"a\": [2]}",
        ),
        ("contains", json!("Par"), None, "in Paris", "in paris"),
        ("icontains", json!("PAR"), None, "in Paris", "in Rome"),
        ("contains-any", json!(["x", "y"]), None, "a y", "a z"),
        ("contains-all", json!("x, y"), None, "y x", "x"),
        ("icontains-any", json!(["X"]), None, "ax", "a"),
        ("icontains-all", json!(["X", "Y"]), None, "xy", "x"),
        ("starts-with", json!("Yes"), None, "Yes, so", "Oh Yes"),
        (
            "regex",
            json!("^(?!.*sorry).*\\d{2}"),
            None,
            "about 42",
            "sorry, 42",
        ),
        ("is-json", json!(null), None, "{\"a\": 1}", "so: {\"a\": 1}"),
        (
            "contains-json",
            json!(null),
            None,
            "so: {\"a\": 1} there",
            "{a}",
        ),
        (
            "is-refusal",
            json!(null),
            None,
            "I’m sorry, but no.",
            "Here you are.",
        ),
        (
            "rouge-n",
            json!("police killed the gunman"),
            None,
            "police kill the gunman",
            "a dog",
        ),
        ("bleu", json!("a b c d e"), None, "a b c d e", "a b x d e"),
        ("gleu", json!("a b c d e"), None, "a b c d", "e d c b a"),
        ("levenshtein", json!("kitten"), Some(3.0), "sitting", "sit"),
    ] {
        let scorer = mapped(kind, value.clone(), threshold);
        assert!(passes(&scorer, good), "{kind}: {good}");
        assert!(!passes(&scorer, bad), "{kind}: {bad}");
        let not = mapped(&format!("not-{kind}"), value, threshold);
        assert!(!passes(&not, good), "not-{kind}: {good}");
        assert!(passes(&not, bad), "not-{kind}: {bad}");
    }
    for kind in ["latency", "cost", "perplexity"] {
        let scorer = mapped(kind, json!(null), Some(3.0));
        let measured = |it: f64| Given {
            latency_millis: Some(it),
            cost: Some(it),
            token_logprobs: Some(if it < 3.0 { &[-0.5, -1.5] } else { &[-2.0] }),
            ..Given::default()
        };
        assert!(scorer.score(&measured(1.0)).unwrap().passed, "{kind}");
        assert!(!scorer.score(&measured(4.0)).unwrap().passed, "{kind}");
        let nothing = scorer.score(&Given::default());
        assert!(matches!(nothing, Err(LabError::NotMeasured { .. })));
    }
}
#[test]
fn what_no_scorer_here_can_do_is_said_and_never_scored_otherwise() {
    for kind in [
        "llm-rubric",
        "g-eval",
        "factuality",
        "model-graded-closedqa",
        "not-llm-rubric",
        "answer-relevance",
    ] {
        let it = from_promptfoo(&assertion(kind, json!("x"), Some(0.5)));
        assert!(matches!(it, Ok(Mapped::Judge(_))), "{kind}");
    }
    for (kind, value) in [
        ("javascript", json!("1")),
        ("not-select-best", json!("x")),
        ("max-score", json!({"weights": {"contains": 2}})),
        ("ends-with", json!("x")),
    ] {
        let it = from_promptfoo(&assertion(kind, value, None));
        assert_eq!(it, Ok(Mapped::NotOffered), "{kind}");
    }
    for (kind, value) in [
        ("contains", json!(["x"])),
        ("contains", json!("")),
        ("contains-any", json!([[1]])),
        ("contains-any", json!("\"a")),
        ("contains-any", json!("\"a\" b")),
        ("latency", json!(5)),
        ("is-xml", json!({"x": 1})),
        ("is-json", json!("{")),
        ("word-count", json!({})),
    ] {
        let it = from_promptfoo(&assertion(kind, value, None));
        assert!(matches!(it, Err(LabError::AssertionValue { .. })), "{kind}");
    }
}

#[test]
fn lists_are_cut_at_commas_outside_quotes() {
    // promptfoo 0.123.1: `"x, y", b` finds b in "a,b c", and `"a,b",z` finds "a,b".
    let any = |value: &str| mapped("contains-any", json!(value), None);
    assert!(passes(&any("\"x, y\", b"), "a,b c"));
    assert!(passes(&any("\"a,b\",z"), "a,b") && !passes(&any("\"a,b\",z"), "b"));
    assert!(passes(&any("\"say \"\"hi\"\"\",,z"), "say \"hi\"") && !passes(&any(", ,z"), "a"));
}

#[test]
fn every_scorer_that_promptfoo_has_goes_there_and_comes_back() {
    for (kind, value, threshold) in [
        ("equals", json!("Paris"), None),
        ("equals", json!({"a": [1]}), None),
        ("contains", json!("Par"), None),
        ("icontains", json!("PAR"), None),
        ("contains-any", json!(["x", "y, z"]), None),
        ("contains-all", json!(["x", "y"]), None),
        ("icontains-any", json!(["x", "y"]), None),
        ("icontains-all", json!(["x", "y"]), None),
        ("starts-with", json!("Yes"), None),
        ("regex", json!("^a"), None),
        ("is-json", json!(null), None),
        ("is-json", json!({"type": "object"}), None),
        ("contains-json", json!({"required": ["a"]}), None),
        ("is-xml", json!(null), None),
        ("is-xml", json!(["a.b"]), None),
        ("contains-xml", json!(["a.b", "c"]), None),
        ("is-html", json!(null), None),
        ("contains-html", json!(null), None),
        ("is-refusal", json!(null), None),
        ("word-count", json!({"min": 3, "max": 5}), None),
        ("word-count", json!({"min": 3}), None),
        ("rouge-n", json!("a b"), Some(0.5)),
        ("bleu", json!(["a b", "c d"]), Some(0.25)),
        ("gleu", json!("a b"), Some(0.5)),
        ("meteor", json!("a b"), Some(0.5)),
        ("levenshtein", json!("kitten"), Some(3.0)),
        ("latency", json!(null), Some(3.0)),
        ("cost", json!(null), Some(3.0)),
        ("perplexity", json!(null), Some(3.0)),
        ("similar", json!(["a", "b"]), Some(0.8)),
        ("similar:dot", json!("a"), Some(0.8)),
        ("similar:euclidean", json!("a"), Some(0.8)),
        ("llm-rubric", json!("polite"), Some(0.8)),
        ("g-eval", json!("polite"), None),
        ("factuality", json!("Paris"), None),
        ("model-graded-closedqa", json!("polite"), None),
        ("select-best", json!("polite"), None),
        ("max-score", json!(null), Some(0.5)),
    ] {
        for not in ["", "not-"] {
            if !not.is_empty() && ["select-best", "max-score"].contains(&kind) {
                continue;
            }
            let before = assertion(&format!("{not}{kind}"), value.clone(), threshold);
            let mapped = from_promptfoo(&before).unwrap();
            assert_eq!(to_promptfoo(&mapped), Some(before), "{not}{kind}");
        }
    }
    let trimmed = Scorer::Equals {
        expected: "a".into(),
        normaliser: Normaliser::Trimmed,
    };
    assert_eq!(to_promptfoo(&Mapped::Scorer(trimmed)), None);
}
