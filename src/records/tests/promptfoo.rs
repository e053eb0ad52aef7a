//! What is written for promptfoo is read again, and what does not fit is named.

use lab::Turn;
use lab::scores::{
    Around, Case, Grading, Judge, Many, Mapped, Normaliser, Pattern, Place, Schema, Scorer,
};
use proptest::prelude::*;
use serde_json::json;

use super::cases;
use crate::RecordError;
use crate::promptfoo::{
    Body, Check, Loss, Outcome, Suite, SuitePrompt, Test, from_csv, from_results, from_yaml,
    to_csv, to_results, to_yaml,
};

/// The places, sorted: in which order fields of a map come is nobody's business.
pub(super) fn places(losses: &[Loss]) -> Vec<&str> {
    let mut places: Vec<&str> = losses.iter().map(|it| &*it.place).collect();
    places.sort_unstable();
    places
}

pub(super) fn scorer(check: &Check) -> &Scorer {
    match &check.what {
        Mapped::Scorer(scorer) => scorer,
        other => panic!("{other:?}"),
    }
}

pub(super) fn equals(text: &str) -> Scorer {
    Scorer::Equals {
        expected: text.into(),
        normaliser: Normaliser::Exact,
    }
}

pub(super) fn contains(text: &str, case: Case) -> Scorer {
    Scorer::Contains {
        needles: vec![text.into()],
        many: Many::All,
        place: Place::Anywhere,
        case,
    }
}

/// One of everything that promptfoo has too.
fn suite() -> Suite {
    let schema = json!({"type": "object", "required": ["a"]});
    let judge = Judge {
        grading: Grading::Rubric,
        criteria: "is polite: always".into(),
        least: Some(0.5),
        negated: false,
    };
    let weighted = Scorer::Weighted {
        parts: vec![(2.0, equals("x")), (1.0, Scorer::Refusal)],
        least: Some(0.5),
    };
    let test = |vars: &[(&str, &str)], checks: Vec<Check>| Test {
        vars: vars
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect(),
        checks,
        ..Test::default()
    };
    Suite {
        description: "A trial: “quotes”, #hash".into(),
        prompts: vec![
            SuitePrompt {
                label: "plain".into(),
                body: Body::Text("Sort this:\n\n  {{text}}\nKind:".into()),
            },
            SuitePrompt {
                label: "turns".into(),
                body: Body::Turns(vec![
                    Turn {
                        role: domain::Role::System,
                        content: "Be brief.".into(),
                    },
                    Turn {
                        role: domain::Role::User,
                        content: "{{text}}".into(),
                    },
                ]),
            },
        ],
        providers: vec!["echo".into()],
        default: Test {
            threshold: Some(0.5),
            ..test(
                &[("tone", "no")],
                vec![Check::new(Scorer::Latency { most_millis: 9e6 })],
            )
        },
        tests: vec![
            test(
                &[("text", "Yes")],
                vec![
                    Check::new(contains("Yes", Case::Matters)),
                    Check {
                        weight: 2.0,
                        metric: "tone".into(),
                        ..Check::new(Scorer::Not(Box::new(equals("- a: b"))))
                    },
                    Check::new(Scorer::Levenshtein {
                        expected: "Yes".into(),
                        most: 500,
                    }),
                ],
            ),
            Test {
                description: "second\nrow".into(),
                ..test(
                    &[("text", "=1+1, \"so\"\nnext")],
                    vec![
                        Check::new(Scorer::Matches(
                            Pattern::new("^(?!a)\\s*S", Case::Matters).unwrap(),
                        )),
                        Check::new(weighted),
                    ],
                )
            },
            test(
                &[("text", "{\"a\": 1}")],
                vec![Check::new(Scorer::JsonSchema {
                    schema: Schema::new(schema).unwrap(),
                    around: Around::Words,
                })],
            ),
            test(
                &[("text", "<p>x</p>")],
                vec![
                    Check::new(Scorer::Xml {
                        required: vec!["p".into()],
                        around: Around::Words,
                    }),
                    Check::new(Scorer::Html(Around::Words)),
                ],
            ),
            test(
                &[("text", "none")],
                vec![Check {
                    what: Mapped::Judge(judge),
                    weight: 1.0,
                    metric: String::new(),
                }],
            ),
        ],
    }
}

#[test]
fn a_configuration_comes_back_whole() {
    let (text, losses) = to_yaml(&suite());
    assert_eq!(losses, []);
    let (again, losses) = from_yaml(&text, &|_| None).unwrap();
    assert_eq!(losses, []);
    assert_eq!(again, suite());
    // For a run in the real promptfoo, see the commit that brought this test.
    if let Some(folder) = std::env::var_os("EXEMPLAR_PROMPTFOO_OUT") {
        let folder = std::path::PathBuf::from(folder);
        let mut asked = suite();
        asked.tests.pop();
        std::fs::write(folder.join("promptfooconfig.yaml"), to_yaml(&asked).0).unwrap();
        std::fs::write(folder.join("tests.csv"), to_csv(&asked).0).unwrap();
    }
}

#[test]
fn a_grid_goes_to_promptfoo_with_its_rows_and_values() {
    let grid = super::bundle::grid();
    let own = grid.prompts[0].prompt.input.clone();
    let checks = |row: usize| vec![Check::new(equals(&row.to_string()))];
    let (suite, losses) = Suite::of_grid("trial", &grid, &checks);
    assert_eq!(places(&losses), ["parameters", "repeats", "without"]);
    let Body::Text(text) = &suite.prompts[0].body else {
        panic!("a completion is a text")
    };
    assert!(text.contains("{{input}}") && !text.contains(&own));
    assert_eq!(suite.default.vars["tone"], "kind");
    assert_eq!(suite.tests[0].vars["input"], "hi");
    assert_eq!(suite.tests[0].vars["name"], "=1+1");
    assert_eq!(suite.tests[1].vars["input"], own);
    assert_eq!(*scorer(&suite.tests[1].checks[0]), equals("1"));
    let (again, losses) = from_yaml(&to_yaml(&suite).0, &|_| None).unwrap();
    assert_eq!((again, losses), (suite, Vec::new()));
}

#[test]
fn what_promptfoo_has_not_is_left_out_and_named() {
    let mut suite = suite();
    suite.tests[0].checks = vec![
        Check::new(Scorer::Equals {
            expected: "a".into(),
            normaliser: Normaliser::Plain,
        }),
        Check::new(contains("{{x}}", Case::Matters)),
        Check::new(equals("file://a")),
    ];
    suite.tests[1]
        .vars
        .insert("text".into(), "{% raw %}".into());
    let (text, losses) = to_yaml(&suite);
    assert_eq!(
        places(&losses),
        [
            "tests[0].assert[0]",
            "tests[0].assert[1]",
            "tests[0].assert[2]",
            "tests[1].vars.text"
        ]
    );
    assert!(
        from_yaml(&text, &|_| None).unwrap().0.tests[0]
            .checks
            .is_empty()
    );
}

#[test]
fn a_table_of_tests_comes_back_but_for_what_cells_cannot_say() {
    let (text, losses) = to_csv(&suite());
    // A weight with a name, a set, and a judge's threshold.
    assert_eq!(
        places(&losses),
        ["row 1, check 3", "row 2, check 3", "row 5, check 2"]
    );
    let (tests, losses) = from_csv(&text).unwrap();
    assert_eq!(losses, []);
    let suite = suite();
    for (i, (found, before)) in tests.iter().zip(&suite.tests).enumerate() {
        assert_eq!(found.vars["text"], before.vars["text"]);
        assert_eq!(found.vars["tone"], "no");
        assert_eq!(
            (found.threshold, &found.description),
            (Some(0.5), &before.description)
        );
        assert_eq!(found.checks[0], suite.default.checks[0]);
        if i == 2 || i == 3 {
            assert_eq!(found.checks[1..], before.checks);
        }
    }
    // Cells as in promptfoo's documentation (Test cases, CSV), and its rule for what begins like a kind.
    let (tests, losses) = from_csv("a,__expected1,__expected2\n1,similar(0.9):hello,\"not-contains-any:\"\"x, y\"\"\"\n2,contains the word,is-json\n3,levenshtein:abc,\n").unwrap();
    assert_eq!(losses, []);
    assert!(matches!(scorer(&tests[0].checks[0]), Scorer::Similar { bound, .. } if *bound == 0.9));
    assert_eq!(*scorer(&tests[1].checks[0]), equals("contains the word"));
    assert_eq!(
        *scorer(&tests[2].checks[0]),
        Scorer::Levenshtein {
            expected: "abc".into(),
            most: 0
        }
    );
}

#[test]
fn results_come_back_whole() {
    let outcome = |passed: bool, error: &str| Outcome {
        prompt: 1,
        test: 2,
        provider: "echo".into(),
        vars: suite().tests[2].vars.clone(),
        sent: "sent".into(),
        answer: if error.is_empty() {
            "an “answer”\n".into()
        } else {
            String::new()
        },
        passed,
        score: f64::from(u8::from(passed)),
        millis: Some(12.5),
        tokens: error.is_empty().then_some(7),
        error: error.into(),
    };
    let all = [
        outcome(true, ""),
        outcome(false, ""),
        outcome(false, "no network"),
    ];
    let text = to_results(&suite(), &all, "eval-1", "2026-11-27T00:00:00Z");
    let (again, losses) = from_results(&text).unwrap();
    assert_eq!((again, losses), (all.to_vec(), Vec::new()));
    if let Some(folder) = std::env::var_os("EXEMPLAR_PROMPTFOO_OUT").map(std::path::PathBuf::from) {
        std::fs::write(folder.join("results.json"), &text).unwrap();
        if let Ok(theirs) = std::fs::read_to_string(folder.join("out.json")) {
            let (outcomes, losses) = from_results(&theirs).unwrap();
            eprintln!(
                "{} outcomes, {} passed, {losses:?}",
                outcomes.len(),
                outcomes.iter().filter(|it| it.passed).count()
            );
            assert!(
                outcomes
                    .iter()
                    .all(|it| it.error.is_empty() && !it.answer.is_empty())
            );
        }
    }
    assert!(matches!(
        from_results("{}"),
        Err(RecordError::OtherKind { .. })
    ));
    assert!(matches!(from_results("{"), Err(RecordError::Json { .. })));
    let (none, losses) = from_results(r#"{"results": {"results": [5]}}"#).unwrap();
    assert_eq!((none.len(), places(&losses)), (0, vec!["results[0]"]));
}

#[test]
fn what_leaves_has_no_key_that_a_configuration_brought() {
    let text = "providers:\n  - id: openai:gpt\n    config:\n      apiKey: sk-secret\nprompts: [hi]\ntests: []\n";
    let (suite, losses) = from_yaml(text, &|_| None).unwrap();
    assert_eq!(places(&losses), ["providers[0].config"]);
    assert!(!format!("{suite:?}{losses:?}{}", to_yaml(&suite).0).contains("secret"));
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_configuration_panics(text in "(prompts: |providers: |tests: |\n  - |vars: |assert: |type: |value: |contains|is-json|assert-set|\\[|\\]|\\{|\\}|, |\"|: |a|1|\n|file://x.csv|\\$ref: '#/tests'){0,30}") {
        let _ = from_yaml(&text, &|_| Some("a,__expected\n\"1".into()));
    }

    #[test]
    fn no_table_panics(text in "(__expected|,|\n|\"|a|contains|\\(|0\\.5|\\)|:|not-|[^\\x00]){0,20}") {
        let _ = from_csv(&text);
    }

    #[test]
    fn texts_come_back_from_both(label in "\\PC{0,8}|[ -~\n\t]{0,8}", value in "[ -z\n\t|}~é“]{0,12}") {
        let mut before = suite();
        before.description.clone_from(&label);
        before.tests[0].vars.insert("text".into(), value.clone());
        before.tests[0].checks = vec![Check::new(equals(&value))];
        let (text, losses) = to_yaml(&before);
        if losses.is_empty() {
            let (after, _) = from_yaml(&text, &|_| None).unwrap();
            // A value that names a file is looked for.
            prop_assume!(!value.starts_with("file://"));
            prop_assert_eq!(after, before.clone());
        }
        let (tests, _) = from_csv(&to_csv(&before).0).unwrap();
        prop_assert_eq!(&tests[0].vars["text"], &value);
        for check in &tests[0].checks[1..] {
            prop_assert_eq!(scorer(check), &equals(&value));
        }
    }
}
