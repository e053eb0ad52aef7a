//! Kinds: guessed from values, checked, and no value lost.

use crate::{Kind, guess, trouble};

fn guessed(values: &[&str]) -> Kind {
    guess(values.iter().copied())
}

#[test]
fn a_column_is_guessed_by_its_values() {
    assert_eq!(guessed(&[]), Kind::Text);
    assert_eq!(guessed(&["", " "]), Kind::Text);
    assert_eq!(
        guessed(&["1", "-2.5", "3e4", "1,234.5", "0,5", ""]),
        Kind::Number
    );
    assert_eq!(guessed(&["2026-11-27", "2024-02-29 10:30"]), Kind::Date);
    assert_eq!(guessed(&["a.jpg", "Scan 12.PDF"]), Kind::File);
    assert_eq!(guessed(&["one\ntwo", "x"]), Kind::LongText);
    assert_eq!(guessed(&[&"word ".repeat(40)]), Kind::LongText);
    let kinds = guessed(&[
        "bug", "idea", "bug", "bug", "idea", "praise", "praise", "bug", "bug",
    ]);
    assert_eq!(
        kinds,
        Kind::Choice(vec!["bug".into(), "idea".into(), "praise".into()])
    );
    assert_eq!(guessed(&["bug", "idea", "praise"]), Kind::Text);
    // Prose that ends with a stop is no file name, and a version number neither.
    assert_eq!(guessed(&["Where is it?", "It broke.", "1.2.3"]), Kind::Text);
}

#[test]
fn a_tenth_of_many_values_may_be_bad_and_is_marked() {
    let mut values = vec!["7"; 18];
    values.extend(["seven", "n/a"]);
    assert_eq!(guessed(&values), Kind::Number);
    assert_eq!(
        trouble(&Kind::Number, "seven"),
        Some("“seven” is no number.".into())
    );
    values.push("eight");
    assert!(!guessed(&values).is_like(&Kind::Number));
    // Of few values all have to fit.
    assert_eq!(guessed(&["7", "8", "nine"]), Kind::Text);
}

#[test]
fn cells_are_checked_by_kind() {
    let choice = Kind::Choice(vec!["yes".into(), "no".into()]);
    for (kind, good, bad) in [
        (
            &Kind::Number,
            vec!["1", " 12 ", "+3", "1,234", "1,234,567.8", "0,5", "-0.5"],
            vec![
                "1.2.3", "12 kg", "1,23,456", "nan", "inf", "e", "1,2,3", "0x10", "--1",
            ],
        ),
        (
            &Kind::Date,
            vec![
                "2024-02-29",
                "2000-02-29",
                "2026-11-27T23:59:59Z",
                "2026-01-01 08:00",
            ],
            vec![
                "2023-02-29",
                "1900-02-29",
                "2026-13-01",
                "2026-00-10",
                "2026-04-31",
                "27.11.2026",
                "2026-1-1",
                "2026-01-01 24:00",
                "2026-01-01T",
            ],
        ),
        (
            &Kind::File,
            vec!["a.txt", "my photo.JPEG"],
            vec!["photo", "a/b.txt", "c:\\b.txt", ".txt", "3.14", "x."],
        ),
        (&choice, vec!["yes", " no "], vec!["Yes", "maybe"]),
        (&Kind::Text, vec!["=1+1", "{{x}}"], vec![]),
    ] {
        for text in good {
            assert_eq!(trouble(kind, text), None, "{text}");
        }
        for text in bad {
            assert!(trouble(kind, text).is_some(), "{text}");
        }
        assert_eq!(trouble(kind, ""), None);
    }
}
