//! Texts and patterns that nobody would wish for.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::tests::cases;

#[test]
fn hostile_patterns_and_texts_end_soon() {
    let long = "a".repeat(2_000);
    for source in [
        "(a+)+$",
        "(a*)*b",
        "(?=(a+)+b)a",
        "(a+)\\1+b",
        "(a|aa)+c(?!d)",
    ] {
        let pattern = Pattern::new(source, Case::Matters).unwrap();
        // Any answer will do, as long as there is one.
        let _ = pattern.is_in(&long);
    }
    // What backtracks without end says so, and what only has to look everywhere does not.
    let endless = Pattern::new("(?:a|a)+(?!a)(?<=b)", Case::Matters).unwrap();
    assert_eq!(endless.is_in(&long), Err(LabError::PatternTooSlow));
    let everywhere = Pattern::new("foo(?=bar)", Case::Matters).unwrap();
    assert_eq!(everywhere.is_in(&"a".repeat(16_000)), Ok(false));
    assert!(Pattern::new("(a{1000}){1000}{1000}", Case::Matters).is_err());
    assert!(Pattern::new("(", Case::Matters).is_err());
    assert!(Pattern::new(&"a".repeat(1_001), Case::Matters).is_err());
    let any = Pattern::new("b", Case::Matters).unwrap();
    assert!(any.is_in(&"a".repeat(40_000)).is_err());
    assert!(
        Pattern::new("B", Case::Ignored)
            .unwrap()
            .is_in("b")
            .unwrap()
    );

    let deep = "[".repeat(200_000);
    assert!(!passes(&Scorer::Json(Around::Words), &deep));
    let long = "a".repeat(30_000);
    assert!(levenshtein(&long, &long).is_err());
    let words = "a b ".repeat(20_000);
    assert!(rouge_n(&words, "a", 1).is_err());
    let huge = "a".repeat(MAX_ANSWER_BYTES + 1);
    let given = Given {
        text: &huge,
        ..Given::default()
    };
    assert!(matches!(
        Scorer::Refusal.score(&given),
        Err(LabError::TooLong { .. })
    ));
}

fn nasty() -> impl Strategy<Value = String> {
    proptest::string::string_regex(
        "([a-eA-E0-9 ,.\\-\\n(){}\\[\\]\"':eE]|the |yes|é|−|日|İ|\u{1c}){0,40}",
    )
    .unwrap()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_text_breaks_a_scorer_and_every_value_is_a_share(text in nasty(), other in nasty()) {
        let formats = [AnswerFormat::Number, AnswerFormat::Choice { last: 'E' }, AnswerFormat::YesNo, AnswerFormat::Letters];
        let mut scorers = vec![
            Scorer::Json(Around::Words),
            Scorer::Refusal,
            Scorer::Levenshtein { expected: other.clone(), most: 3 },
            Scorer::JsonField { pointer: other.clone(), expected: json!(1), around: Around::Words },
            Scorer::Contains { needles: vec![other.clone()], many: Many::All, place: Place::AtEnd, case: Case::Ignored },
        ];
        for format in formats {
            for normaliser in [Normaliser::Squad, Normaliser::Plain, Normaliser::Kojima(format), Normaliser::Strict(format)] {
                scorers.push(Scorer::Equals { expected: other.clone(), normaliser });
            }
        }
        for measure in [Overlap::RougeN { n: 2 }, Overlap::RougeL, Overlap::Bleu, Overlap::Gleu] {
            scorers.push(Scorer::Overlap { reference: other.clone(), measure, least: 0.5 });
        }
        let given = Given { text: &text, ..Given::default() };
        for scorer in scorers {
            let score = scorer.score(&given).unwrap();
            prop_assert!((0.0..=1.0).contains(&score.value));
            let not = Scorer::Not(Box::new(scorer)).score(&given).unwrap();
            prop_assert_eq!(not.passed, !score.passed);
        }
    }

    #[test]
    fn normalising_twice_is_normalising_once(text in nasty()) {
        for normaliser in [Normaliser::Exact, Normaliser::Trimmed, Normaliser::Plain] {
            let once = normaliser.apply(&text);
            prop_assert_eq!(normaliser.apply(&once), once);
        }
    }

    #[test]
    fn edits_are_a_distance(a in nasty(), b in nasty(), c in nasty()) {
        let edits = |x: &str, y: &str| levenshtein(x, y).unwrap().0;
        prop_assert_eq!(edits(&a, &a), 0);
        prop_assert_eq!(edits(&a, &b), edits(&b, &a));
        prop_assert!(edits(&a, &c) <= edits(&a, &b) + edits(&b, &c));
    }

    #[test]
    fn a_text_shares_all_with_itself(text in "[a-z]{1,5}( [a-z]{1,5}){3,8}") {
        for measure in [Overlap::RougeN { n: 1 }, Overlap::RougeN { n: 2 }, Overlap::RougeL, Overlap::Bleu, Overlap::Gleu] {
            close(measure.of(&text, &text).unwrap(), 1.0, 1e-12);
        }
    }
}
