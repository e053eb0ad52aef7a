//! promptfoo's own examples are read, with a report of what does not fit.

use lab::scores::{Around, Case, Grading, Judge, Mapped, Scorer};

use super::promptfoo::{contains, equals, places, scorer};
use super::shared;
use crate::promptfoo::{Body, from_csv, from_yaml};

#[test]
fn the_simple_test_of_promptfoo_is_read_and_what_is_not_is_named() {
    let folder = "data/prompts/promptfoo/simple-test/";
    let Some(text) = shared(&format!("{folder}promptfooconfig.yaml")) else {
        return;
    };
    let (suite, losses) = from_yaml(&text, &|name| shared(&format!("{folder}{name}"))).unwrap();
    assert_eq!(suite.prompts.len(), 2);
    assert_eq!(
        suite.prompts[0].body,
        Body::Text("Rephrase this from English to Pirate: {{body}}".into())
    );
    assert_eq!(suite.providers, ["openai:gpt-4.1-mini"]);
    assert_eq!(suite.tests.len(), 5);
    // `Yes` is a text in YAML 1.2.
    assert_eq!(suite.tests[0].vars["body"], "Yes");
    assert_eq!(*scorer(&suite.tests[0].checks[0]), equals("Yarr"));
    assert!(
        matches!(scorer(&suite.tests[3].checks[0]), Scorer::Similar { bound, .. } if *bound == 0.75)
    );
    assert!(matches!(
        &suite.tests[4].checks[0].what,
        Mapped::Judge(Judge {
            grading: Grading::Rubric,
            ..
        })
    ));
    assert_eq!(
        *scorer(&suite.tests[4].checks[1]),
        contains("arrr", Case::Ignored)
    );
    assert_eq!(
        places(&losses),
        ["outputPath", "tests[3].assert[0]", "tests[3].assert[1]"]
    );
}

#[test]
fn the_other_examples_of_promptfoo_are_read() {
    let folder = "data/prompts/promptfoo/simple-csv/";
    let Some(text) = shared(&format!("{folder}promptfooconfig.yaml")) else {
        return;
    };
    let (suite, losses) = from_yaml(&text, &|name| shared(&format!("{folder}{name}"))).unwrap();
    assert_eq!(
        (suite.prompts.len(), suite.tests.len(), losses.len()),
        (2, 4, 0)
    );
    assert_eq!(
        suite.tests[0].vars["style_config"],
        r#"{"tone":"formal","length":"brief"}"#
    );
    assert_eq!(
        *scorer(&suite.tests[3].checks[0]),
        contains("grub", Case::Ignored)
    );
    // Without the other files the report says which.
    let (suite, losses) = from_yaml(&text, &|_| None).unwrap();
    assert_eq!((suite.prompts.len(), suite.tests.len()), (0, 0));
    assert_eq!(places(&losses), ["prompts[0]", "tests[0]"]);

    let Some(text) = shared("data/prompts/promptfoo/csv-metadata/tests.csv") else {
        return;
    };
    let (tests, losses) = from_csv(&text).unwrap();
    assert_eq!((tests.len(), tests[0].checks.len()), (3, 2));
    assert_eq!(
        *scorer(&tests[2].checks[0]),
        contains("temperature", Case::Matters)
    );
    // Two columns, and a judge's words with a name in braces in each row.
    assert_eq!(losses.len(), 5);

    let Some(text) = shared("data/prompts/promptfoo/json-output/promptfooconfig.yaml") else {
        return;
    };
    let (suite, losses) = from_yaml(&text, &|_| None).unwrap();
    assert_eq!(
        *scorer(&suite.tests[0].checks[0]),
        Scorer::Json(Around::Nothing)
    );
    assert!(matches!(
        scorer(&suite.tests[1].checks[0]),
        Scorer::JsonSchema { .. }
    ));
    let expected = [
        "tests[0].assert[1]",
        "tests[1].assert[1]",
        "tests[1].assert[2].transform",
        "tests[1].options.transform",
    ];
    assert_eq!(places(&losses), expected);
}
