//! Rules for an answer: each passes what it should and nothing else, and a set of them judges rows without right answers.

use lab::scores::{Assertion, Given, from_promptfoo};
use serde_json::json;

use super::*;
use crate::{Asks, Judged, Rule};

/// Whether an answer passes that took a second, cost a tenth of a cent and was no surprise, where `right` is right.
fn passes(rule: &Rule, right: &str, text: &str) -> bool {
    let scorer = rule.judging(&[]).unwrap().scorer(right).unwrap();
    let given = Given {
        text,
        latency_millis: Some(1000.0),
        cost: Some(0.001),
        token_logprobs: Some(&[-0.5, -1.5]),
        ..Given::default()
    };
    scorer.score(&given).unwrap().passed
}

#[test]
fn every_rule_of_words_passes_what_it_should_and_nothing_else() {
    let schema = r#"{"type": "object", "required": ["a"]}"#;
    let house = "a small red house";
    let other = "quite another answer";
    // What it asks, its words, its number, the right answer, an answer that passes, and one that does not.
    let rows = [
        (Asks::Contains, "red", 0.0, "", "A RED house", "a house"),
        (
            Asks::ContainsAny,
            "red\nblue",
            0.0,
            "",
            "blue it is",
            "green",
        ),
        (
            Asks::ContainsAll,
            "red\nblue",
            0.0,
            "",
            "blue and red",
            "blue",
        ),
        (Asks::StartsWith, "dear", 0.0, "", "Dear you", "my dear"),
        (Asks::EndsWith, "you", 0.0, "", "Thank you", "you know"),
        (
            Asks::Pattern,
            r"^\d+ days$",
            0.0,
            "",
            "12 days",
            "twelve days",
        ),
        (Asks::Json, "", 0.0, "", r#"{"a": 1}"#, r#"So: {"a": 1}"#),
        (Asks::Schema, schema, 0.0, "", r#"{"a": 1}"#, r#"{"b": 1}"#),
        (Asks::Xml, "", 0.0, "", "<a><b/></a>", "<a><b></a>"),
        (Asks::Xml, "a.b", 0.0, "", "<a><b/></a>", "<a><c/></a>"),
        (Asks::Html, "", 0.0, "", "<p>yes</p>", "yes"),
        (
            Asks::Refusal,
            "",
            0.0,
            "",
            "I cannot help with that.",
            "It is 4.",
        ),
        (Asks::MostWords, "", 2.0, "", "two words", "now three words"),
        (
            Asks::LeastWords,
            "",
            3.0,
            "",
            "now three words",
            "two words",
        ),
        (Asks::MostCharacters, "", 5.0, "", "short", "longer"),
        (Asks::HasRight, "", 0.0, "red", "a red house", "a Red house"),
        (Asks::RightPattern, "", 0.0, "^r.d$", "red", "reed"),
        (Asks::Near, "", 0.5, "3", "I say 3.5", "I say 4"),
        (
            Asks::Field,
            "kind",
            0.0,
            "red",
            r#"{"kind": "red"}"#,
            r#"{"kind": "blue"}"#,
        ),
        (
            Asks::Field,
            "n.0",
            0.0,
            "4",
            r#"Here: {"n": [4.0]}"#,
            r#"{"n": ["4"]}"#,
        ),
        (Asks::Edits, "", 5.0, house, "a small rad horse", other),
        (Asks::Rouge1, "", 0.75, house, house, other),
        (Asks::RougeL, "", 0.75, house, house, other),
        (Asks::Bleu, "", 0.5, house, house, other),
        (Asks::Gleu, "", 0.5, house, house, other),
        (Asks::Meteor, "", 0.5, house, house, other),
    ];
    let measured = [Asks::Seconds, Asks::Dollars, Asks::Perplexity, Asks::Likely];
    for asks in Asks::ALL.into_iter().filter(|it| it.grading().is_none()) {
        let is_there = rows.iter().any(|it| it.0 == asks) || measured.contains(&asks);
        assert!(is_there, "{asks:?} is not tried");
    }
    for (asks, text, bound, right, good, bad) in rows {
        let rule = Rule {
            text: text.into(),
            bound,
            ..Rule::new(asks)
        };
        assert!(passes(&rule, right, good), "{asks:?}: {good}");
        assert!(!passes(&rule, right, bad), "{asks:?}: {bad}");
        let not = Rule {
            is_not: true,
            ..rule
        };
        assert!(!passes(&not, right, good), "not {asks:?}: {good}");
        assert!(passes(&not, right, bad), "not {asks:?}: {bad}");
    }
}

#[test]
fn rules_of_what_an_answer_took_look_at_what_was_measured() {
    for (asks, enough, too_little) in [
        (Asks::Seconds, 1.0, 0.9),
        (Asks::Dollars, 0.001, 0.0009),
        (Asks::Perplexity, 2.72, 2.71),
    ] {
        let rule = |bound| Rule {
            bound,
            ..Rule::new(asks)
        };
        assert!(passes(&rule(enough), "", "any"), "{asks:?}");
        assert!(!passes(&rule(too_little), "", "any"), "{asks:?}");
        // What nobody measured is left out, and neither right nor wrong.
        let scorer = rule(enough).judging(&[]).unwrap().scorer("").unwrap();
        assert!(scorer.score(&Given::default()).is_err(), "{asks:?}");
    }
}

#[test]
fn strict_rules_count_case_and_what_stands_around() {
    let rule = |asks, text: &str, is_strict| Rule {
        text: text.into(),
        is_strict,
        ..Rule::new(asks)
    };
    assert!(!passes(&rule(Asks::Contains, "red", true), "", "RED"));
    assert!(passes(&rule(Asks::Pattern, "red", false), "", "RED"));
    assert!(passes(&rule(Asks::Json, "", false), "", "So: {}"));
}

#[test]
fn a_rule_that_says_nothing_is_named_before_the_start() {
    let store = store();
    let mut visit = visit(&store, Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| {
        it.judged = Judged::Several;
        it.more.parts.clear();
        it.more.rules = vec![Rule::new(Asks::Json), Rule::new(Asks::Schema)];
    });
    visit.settle();
    let problems = visit.trials.checked().get_untracked().problems.clone();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("Rule 2: "), "{problems:?}");
}

#[test]
fn rows_without_right_answers_are_judged_by_rules_alone() {
    let store = store();
    let mut visit = visit(&store, Rc::new(FakeEngine::default()));
    visit.trials.ask(Question::Versions);
    visit
        .trials
        .paste_rows("a parcel is late\nbilled twice\n")
        .unwrap();
    let rule = |asks, bound| Rule {
        bound,
        ..Rule::new(asks)
    };
    visit.trials.edit(|it| {
        it.models = vec![Model::Practice(Practice::Plant)];
        it.judged = Judged::Several;
        it.more.parts.clear();
        it.more.rules = vec![rule(Asks::MostWords, 50.0), rule(Asks::Dollars, 0.0)];
    });
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert_eq!(checked.problems, Vec::<String>::new());
    assert_eq!(checked.n_calls, 4);
    visit.trials.start();
    visit.settle();
    let outcome = visit.outcome();
    assert!(outcome.notes[0].contains("2 of 2"), "{:?}", outcome.notes);
    // One that compares with a right answer needs one.
    visit
        .trials
        .edit(|it| it.more.rules.push(Rule::new(Asks::Meteor)));
    visit.settle();
    let problems = visit.trials.checked().get_untracked().problems.clone();
    assert!(problems[0].contains("right answer"), "{problems:?}");
}

#[test]
fn checks_of_promptfoo_become_rules_that_mean_the_same() {
    let rules = |kind: &str, value, threshold| {
        let assertion = Assertion {
            kind: kind.into(),
            value,
            threshold,
        };
        Rule::of_check(&from_promptfoo(&assertion).unwrap(), 2.0)
    };
    let one = |kind: &str, value, threshold| {
        let mut rules = rules(kind, value, threshold);
        assert_eq!(rules.len(), 1, "{kind}");
        let rule = rules.remove(0);
        assert_eq!(rule.weight, 2.0);
        rule
    };
    let found = one("not-icontains-any", json!(["a", "b"]), None);
    assert_eq!(
        (found.asks, found.is_not, &*found.text, found.is_strict),
        (Asks::ContainsAny, true, "a\nb", false)
    );
    assert!(one("contains", json!("A"), None).is_strict);
    assert_eq!(one("starts-with", json!("A"), None).asks, Asks::StartsWith);
    assert_eq!(one("is-json", json!(null), None).asks, Asks::Json);
    assert!(!one("contains-json", json!(null), None).is_strict);
    assert_eq!(
        one("is-json", json!({"type": "object"}), None).asks,
        Asks::Schema
    );
    assert_eq!(one("is-xml", json!(null), None).asks, Asks::Xml);
    assert_eq!(one("is-xml", json!(["a.b", "c"]), None).text, "a.b\nc");
    assert_eq!(one("is-html", json!(null), None).asks, Asks::Html);
    assert_eq!(one("is-refusal", json!(null), None).asks, Asks::Refusal);
    assert_eq!(one("regex", json!("a+"), None).text, "a+");
    let latency = one("latency", json!(null), Some(1500.0));
    assert_eq!((latency.asks, latency.bound), (Asks::Seconds, 1.5));
    assert_eq!(one("cost", json!(null), Some(0.1)).bound, 0.1);
    assert_eq!(one("perplexity", json!(null), Some(3.0)).bound, 3.0);
    let range = rules("word-count", json!({"min": 2, "max": 9}), None);
    let bounds: Vec<_> = range
        .iter()
        .map(|it| (it.asks, it.bound, it.weight))
        .collect();
    assert_eq!(
        bounds,
        [(Asks::LeastWords, 2.0, 1.0), (Asks::MostWords, 9.0, 1.0)]
    );
    assert!(rules("not-word-count", json!(3), None).is_empty());
    assert_eq!(one("llm-rubric", json!("kind"), None).asks, Asks::Rubric);
    assert_eq!(one("g-eval", json!("kind"), Some(0.5)).bound, 0.5);
    let criterion = one("not-model-graded-closedqa", json!("kind"), None);
    assert_eq!((criterion.asks, criterion.is_not), (Asks::Criterion, true));
    assert!(rules("llm-rubric", json!("kind"), Some(0.5)).is_empty());
}
