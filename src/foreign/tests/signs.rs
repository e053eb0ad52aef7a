//! Templates of other languages: plain variables become ours, commands stay, nothing is expanded twice.

use proptest::prelude::*;

use crate::shape::Report;
use crate::signs::{Dialect, from_ours, to_ours};

fn ours(dialect: Dialect, text: &str) -> (String, usize) {
    let mut report = Report::default();
    let ours = to_ours(dialect, text, "x", &mut report);
    (ours, report.done().len())
}

#[test]
fn variables_become_ours_and_commands_stay() {
    for (dialect, theirs, expected, n_named) in [
        (Dialect::Jinja, "a {{ x }} b", "a {{ x }} b", 0),
        (Dialect::Jinja, "a  {{- x -}}  b", "a{{x}}b", 0),
        (
            Dialect::Jinja,
            "{{ x | upper }} {% if y %}z{% endif %}{# c #}",
            "{{ x | upper }} {% if y %}z{% endif %}{# c #}",
            1,
        ),
        (
            Dialect::Jinja,
            "{{ a.b }} {{ f(x) }} {{",
            "{{ a.b }} {{ f(x) }} {{",
            1,
        ),
        (Dialect::Handlebars, "{{{x}}} {{~y~}} z", "{{x}}{{y}}z", 0),
        (
            Dialect::Handlebars,
            "{{#if x}}a{{else}}b{{/if}}",
            "{{#if x}}a{{else}}b{{/if}}",
            1,
        ),
        (
            Dialect::FString,
            "{a} {{b}} {c:>3} {}",
            "{{a}} {b} {c:>3} {}",
            1,
        ),
        (Dialect::FString, "{{{{a}}}}", "{{a}}", 1),
        (Dialect::FString, "{{{a}}}", "{{{a}}}", 0),
        (Dialect::Backslash, "{a} \\{b\\} {=c}", "{{a}} {b} {=c}", 1),
    ] {
        assert_eq!(
            ours(dialect, theirs),
            (expected.to_owned(), n_named),
            "{dialect:?} {theirs}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    /// What our texts mean comes back from every dialect: the same variables in the same text.
    #[test]
    fn a_text_of_ours_comes_back(parts in prop::collection::vec(prop_oneof!["[ab \n\\\\.]{0,4}", Just("{{x}}".to_owned()), Just("{{long_name}}".to_owned())], 0..8)) {
        let text = parts.concat();
        for dialect in [Dialect::Plain, Dialect::Jinja, Dialect::Handlebars, Dialect::FString, Dialect::Backslash] {
            // A backslash before a mark is a command in Handlebars and is named on reading.
            if text.contains("\\{") {
                continue;
            }
            let theirs = from_ours(dialect, &text, false, "x", &mut Report::default());
            prop_assert_eq!(ours(dialect, &theirs), (text.clone(), 0), "{:?} {}", dialect, theirs);
        }
    }

    #[test]
    fn braces_of_any_kind_come_back_from_python(text in "[a{} ]{0,20}") {
        let plain = domain::variables_in([&*text]).is_empty();
        let theirs = from_ours(Dialect::FString, &text, false, "x", &mut Report::default());
        if plain {
            prop_assert_eq!(ours(Dialect::FString, &theirs).0, text);
        }
    }

    #[test]
    fn any_text_is_read(text in "[a{}%#~| \\\\\n-]{0,40}|\\PC{0,30}") {
        for dialect in [Dialect::Jinja, Dialect::Handlebars, Dialect::FString, Dialect::Backslash] {
            _ = ours(dialect, &text);
        }
    }
}

/// These are looked through once, however they nest.
#[test]
fn hostile_braces_take_no_longer_than_others() {
    let n = 1 << 17;
    for text in [
        "{".repeat(n),
        "{{ ".repeat(n),
        "{%".repeat(n),
        "{{x}}".repeat(n),
        "{{!--".repeat(n),
        "{a".repeat(n) + "}",
    ] {
        for dialect in [
            Dialect::Jinja,
            Dialect::Handlebars,
            Dialect::FString,
            Dialect::Backslash,
        ] {
            _ = ours(dialect, &text);
        }
    }
}
