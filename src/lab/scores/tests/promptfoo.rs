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
        ("bleu", json!("a b c d e"), None, "a b c d e", "a b c"),
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
        "similar",
        "llm-rubric",
        "g-eval",
        "factuality",
        "model-graded-closedqa",
        "answer-relevance",
    ] {
        let it = from_promptfoo(&assertion(kind, json!("x"), None));
        assert_eq!(it, Ok(Mapped::NeedsModel), "{kind}");
    }
    for kind in ["select-best", "max-score"] {
        let it = from_promptfoo(&assertion(kind, json!("x"), None));
        assert_eq!(it, Ok(Mapped::NeedsOthers), "{kind}");
    }
    for (kind, value) in [
        ("javascript", json!("1")),
        ("is-xml", json!(null)),
        ("is-html", json!(null)),
        ("meteor", json!("x")),
        ("is-json", json!({"type": "object"})),
    ] {
        let it = from_promptfoo(&assertion(kind, value, None));
        assert_eq!(it, Ok(Mapped::NotOffered), "{kind}");
    }
    for (kind, value) in [
        ("contains", json!(["x"])),
        ("contains-any", json!([1])),
        ("latency", json!(5)),
    ] {
        let it = from_promptfoo(&assertion(kind, value, None));
        assert!(matches!(it, Err(LabError::AssertionValue { .. })), "{kind}");
    }
}
