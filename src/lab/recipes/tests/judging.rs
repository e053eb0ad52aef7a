//! Every way of judging: what passes, what does not, and which expected texts are refused.

use crate::LabError;
use crate::scores::{Around, Case, Given, Judging, Normaliser, Overlap, Scorer, Tolerance, Which};

fn passes(judging: &Judging, expected: &str, text: &str) -> bool {
    let given = Given {
        text,
        ..Given::default()
    };
    judging
        .scorer(expected)
        .unwrap()
        .score(&given)
        .unwrap()
        .passed
}

/// Way of judging, its name, expected text, an answer that passes, one that does not.
fn ways() -> Vec<(
    Judging,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
)> {
    let near = Tolerance::Absolute(0.5);
    let overlap = Judging::Overlap {
        measure: Overlap::RougeN { n: 1 },
        least: 0.5,
    };
    let refusal = Judging::Fixed(Scorer::Not(Box::new(Scorer::Refusal)));
    let both = Judging::Weighted {
        parts: vec![
            (1.0, Judging::ContainsExpected(Case::Matters)),
            (3.0, Judging::Levenshtein { most: 1 }),
        ],
        least: Some(0.9),
    };
    let case = Judging::ContainsExpected;
    let json = Judging::JsonEquals;
    vec![
        (
            Judging::Equals(Normaliser::Trimmed),
            "equals (trimmed)",
            "a",
            " a\n",
            "A",
        ),
        (
            case(Case::Matters),
            "contains",
            "Paris",
            "It is Paris.",
            "paris",
        ),
        (
            case(Case::Ignored),
            "contains (any case)",
            "Paris",
            "in paris",
            "Rome",
        ),
        (Judging::MatchesExpected, "matches", "^a+$", "aaa", "aab"),
        (
            Judging::Number(near, Which::Last),
            "number (last, ±0.5)",
            "1,234",
            "1 or 1234.4",
            "1234 or 1",
        ),
        (
            Judging::Number(near, Which::First),
            "number (first, ±0.5)",
            " −2 ",
            "-2",
            "2",
        ),
        (
            json(Around::Nothing),
            "same JSON",
            r#"{"a":1,"b":[]}"#,
            r#"{"b":[],"a":1.0}"#,
            r#"{"a":1}"#,
        ),
        (
            json(Around::Words),
            "same JSON (among words)",
            "[1]",
            "Here: [1]",
            "Here: [2]",
        ),
        (
            Judging::Levenshtein { most: 1 },
            "at most 1 edit",
            "cat",
            "cut",
            "dog",
        ),
        (
            overlap,
            "ROUGE-1 (at least 0.5)",
            "the cat",
            "a cat",
            "a dog",
        ),
        (
            refusal,
            "not: refuses",
            "",
            "Paris",
            "I'm sorry, but I can't help with that.",
        ),
        (
            both,
            "1 × contains + 3 × at most 1 edit",
            "cat",
            "cat",
            "cut",
        ),
    ]
}

#[test]
fn each_way_passes_what_it_should_and_nothing_else() {
    for (judging, name, expected, right, wrong) in ways() {
        assert_eq!(judging.name(), name);
        assert!(passes(&judging, expected, right), "{name}: {right}");
        assert!(!passes(&judging, expected, wrong), "{name}: {wrong}");
        assert_eq!(judging.needs_expected(), name != "not: refuses");
    }
    let graded: Vec<String> = ways()
        .into_iter()
        .map(|it| it.0)
        .filter(Judging::is_graded)
        .map(|it| it.name())
        .collect();
    let expected = [
        "at most 1 edit",
        "ROUGE-1 (at least 0.5)",
        "1 × contains + 3 × at most 1 edit",
    ];
    assert_eq!(graded, expected);
}

#[test]
fn an_expected_text_that_cannot_be_used_is_found_before_any_answer() {
    let number = Judging::Number(Tolerance::Absolute(0.0), Which::Last);
    for text in [
        "",
        "twelve",
        "12 apples",
        "1 2",
        "12-",
        "1,23",
        "inf",
        "NaN",
        "1e999",
        "$5",
    ] {
        assert!(number.scorer(text).is_err(), "{text}");
    }
    for (text, value) in [
        ("1,234.50", 1_234.5),
        (".5", 0.5),
        ("2e3", 2_000.0),
        ("-7\n", -7.0),
    ] {
        let Ok(Scorer::Number { expected, .. }) = number.scorer(text) else {
            panic!("{text} is a number");
        };
        assert_eq!(expected, value);
    }
    let texts = |texts: [&str; 3]| texts.map(str::to_owned);
    let (row, why) = number.first_wrong(&texts(["1", "2", "three"])).unwrap();
    assert_eq!(row, 2);
    let sentence = "The expected text of a row is not a number that can be used here. \
        Choose a number such as 12 or 3.5 and nothing beside it, or another way to judge.";
    assert_eq!(why.to_string(), sentence);
    assert_eq!(number.first_wrong(&texts(["1", "2", "3"])), None);
    let json = Judging::JsonEquals(Around::Nothing);
    assert_eq!(
        json.first_wrong(&texts(["{}", "Paris", "{"]))
            .map(|it| it.0),
        Some(1)
    );
    let pattern = Judging::MatchesExpected;
    assert_eq!(
        pattern.first_wrong(&texts(["a", "b", "("])),
        Some((2, LabError::Pattern))
    );
    // Every answer holds the empty text.
    let contains = Judging::ContainsExpected(Case::Matters);
    assert_eq!(
        contains.first_wrong(&texts(["a", "", "b"])).map(|it| it.0),
        Some(1)
    );
}

#[test]
fn settings_that_no_answer_can_meet_are_refused() {
    let weighted = |parts| Judging::Weighted { parts, least: None };
    let exact = || Judging::Equals(Normaliser::Exact);
    let wrong = [
        Judging::Number(Tolerance::Absolute(-1.0), Which::Last),
        Judging::Number(Tolerance::Relative(f64::NAN), Which::Last),
        Judging::Overlap {
            measure: Overlap::Bleu,
            least: 1.5,
        },
        Judging::Overlap {
            measure: Overlap::RougeN { n: 0 },
            least: 0.5,
        },
        weighted(vec![]),
        weighted(vec![(-1.0, exact()), (2.0, exact())]),
        Judging::Fixed(Scorer::LabelProbability { expected: 0 }),
    ];
    for judging in wrong {
        assert!(
            judging.first_wrong(&["1".to_owned()]).is_some(),
            "{judging:?}"
        );
    }
}

proptest::proptest! {
    #![proptest_config(crate::tests::cases(200))]
    #[test]
    fn no_expected_text_panics(expected in ".{0,60}", text in ".{0,60}") {
        let given = Given { text: &text, ..Given::default() };
        for (judging, ..) in ways() {
            if let Ok(scorer) = judging.scorer(&expected) {
                let _ = scorer.score(&given);
            }
        }
    }
}
