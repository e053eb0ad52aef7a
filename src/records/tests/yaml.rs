//! YAML: what it means, bombs, and everything that is written read again.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::cases;
use crate::RecordError;
use crate::yaml::{read, write};

#[test]
fn values_mean_what_yaml_1_2_says() {
    // Examples 2.1 to 2.21 of the YAML 1.2.2 specification, those with plain values.
    for (text, expected) in [
        (
            "american:\n  - Boston Red Sox\n  - Detroit Tigers\n",
            json!({"american": ["Boston Red Sox", "Detroit Tigers"]}),
        ),
        (
            "-\n  name: Mark McGwire\n  hr:   65\n  avg:  0.278\n",
            json!([{"name": "Mark McGwire", "hr": 65, "avg": 0.278}]),
        ),
        (
            "Mark McGwire: {hr: 65, avg: 0.278}",
            json!({"Mark McGwire": {"hr": 65, "avg": 0.278}}),
        ),
        (
            "hr:\n  - Mark\n  # Following node labeled SS\n  - &SS Sammy Sosa\nrbi:\n  - *SS\n",
            json!({"hr": ["Mark", "Sammy Sosa"], "rbi": ["Sammy Sosa"]}),
        ),
        (
            "--- |\n  \\//||\\/||\n  // ||  ||__\n",
            json!("\\//||\\/||\n// ||  ||__\n"),
        ),
        (
            "name: Mark McGwire\nstats: |\n  65 Home Runs\n  0.278 Batting Average\n",
            json!({"name": "Mark McGwire", "stats": "65 Home Runs\n0.278 Batting Average\n"}),
        ),
        (
            "null:\nbooleans: [ true, false ]\nstring: '012345'\n",
            json!({"null": null, "booleans": [true, false], "string": "012345"}),
        ),
        (
            "canonical: 12345\ndecimal: +12_345\noctal: 0o14\nhexadecimal: 0xC\n",
            json!({"canonical": 12345, "decimal": "+12_345", "octal": 12, "hexadecimal": 12}),
        ),
        (
            "a: Yes\nb: no\nc: ~\nd: 1e3\ne: !!str 5\nf: -7\n",
            json!({"a": "Yes", "b": "no", "c": null, "d": 1000.0, "e": "5", "f": -7}),
        ),
        (
            "base: &b {x: 1, y: 2}\nmore:\n  <<: *b\n  y: 3\n",
            json!({"base": {"x": 1, "y": 2}, "more": {"x": 1, "y": 3}}),
        ),
        ("", Value::Null),
    ] {
        assert_eq!(read(text).unwrap(), expected, "{text}");
    }
}

#[test]
fn bombs_are_refused() {
    let mut laughs = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for (name, before) in ('b'..='i').zip('a'..) {
        let nine = vec![format!("*{before}"); 9].join(", ");
        laughs += &format!("{name}: &{name} [{nine}]\n");
    }
    let Err(RecordError::Yaml { what, .. }) = read(&laughs) else {
        panic!("a billion laughs")
    };
    assert!(
        ["its aliases unfold to too much", "it holds too much"].contains(&what),
        "{what}"
    );
    let long = format!(
        "a: &a \"{}\"\nb: [{}]\n",
        "x".repeat(100_000),
        ["*a"].repeat(1_000).join(",")
    );
    assert!(matches!(read(&long), Err(RecordError::Yaml { .. })));
    for text in [
        "[".repeat(50_000),
        "- ".repeat(50_000),
        "a: &a [*a]".into(),
        "&a a: *b".into(),
        "!!python/object:x {}".into(),
        "? [a]\n: b".into(),
    ] {
        assert!(read(&text).is_err(), "{}", &text[..text.len().min(40)]);
    }
    assert!(matches!(
        read(&" ".repeat(6 << 20)),
        Err(RecordError::TooLarge { .. })
    ));
}

fn value() -> impl Strategy<Value = Value> {
    let text = "([a-c:#&*!|>'\"%@`{}\\[\\],?~ \\-\n\t]|true|null|1e3|0x1|é|\u{85}|\u{2028}|\u{feff}|\u{7f}|😀){0,8}|\\PC{0,6}|[\\x00-\\x20]{0,3}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9f64..1e9).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text, inner), 0..4).prop_map(|it| {
                // "<<" merges: promptfoo's parser does it too.
                it.into_iter()
                    .filter(|it| it.0 != "<<")
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            }),
        ]
    })
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn what_is_written_is_read(value in value()) {
        let text = write(&value);
        prop_assert_eq!(read(&text).ok(), Some(value), "{}", text);
    }

    #[test]
    fn no_text_panics(text in "([a-b:#&*!|>'\"%@{}\\[\\],?~ \\-\n\t]|<<: |&a |\\*a|---|\\.\\.\\.|!!str ){0,40}") {
        let _ = read(&text);
    }
}
