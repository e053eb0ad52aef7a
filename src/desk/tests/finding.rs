//! Find and replace: hits against a plain search, nothing looked through twice, one edit that an undo takes back.

use domain::{Example, ExampleId, Field, Project, ProjectId};
use proptest::prelude::*;

use crate::{FindError, MOST_HITS, Query, find, replace};

fn project(texts: [&str; 4]) -> Project {
    let mut project = Project::empty(ProjectId("0".into()), "a name");
    project.prompt.instruction = texts[0].into();
    project.prompt.input = texts[3].into();
    project.prompt.examples = vec![Example::new(ExampleId(1), texts[1], texts[2])];
    project.prompt.examples[0].on = false;
    project
}

fn query(text: &str) -> Query {
    Query {
        text: text.into(),
        ..Query::default()
    }
}

/// The texts after every hit was replaced.
fn check(query: &Query, with: &str, texts: [&str; 4], expected: [&str; 4]) {
    let mut project = project(texts);
    let found = find(&project, query, with).expect("found");
    if let Some(edit) = replace(&project, &found.hits) {
        project.apply(edit).expect("applies");
    }
    assert_eq!(project, self::project(expected));
}

#[test]
fn plain_text_is_taken_as_it_is_written() {
    let texts = ["a.b A.B axb", "a.b", "", "a.b a.b"];
    check(&query("a.b"), "$0", texts, ["$0 $0 axb", "$0", "", "$0 $0"]);
    let exact = Query {
        match_case: true,
        ..query("a.b")
    };
    check(&exact, "c", texts, ["c A.B axb", "c", "", "c c"]);
    check(
        &query("a"),
        "aa",
        ["aaa", "", "", ""],
        ["aaaaaa", "", "", ""],
    );
    check(&query(""), "x", texts, texts);
}

#[test]
fn whole_words_in_any_script() {
    let whole = Query {
        whole_words: true,
        ..query("über")
    };
    let texts = ["Über überall _über über", "", "", ""];
    check(&whole, "x", texts, ["x überall _über x", "", "", ""]);
}

#[test]
fn a_pattern_knows_its_groups() {
    let pattern = |text: &str| Query {
        is_pattern: true,
        ..query(text)
    };
    check(
        &pattern(r"(\w+)@(\w+)"),
        "$2 at $1",
        ["me@home", "", "", ""],
        ["home at me", "", "", ""],
    );
    check(
        &pattern("x*"),
        "y",
        ["axxb", "", "", ""],
        ["ayb", "", "", ""],
    );
    let project = project(["", "", "", ""]);
    assert_eq!(
        find(&project, &pattern("(a"), ""),
        Err(FindError::NoPattern)
    );
    assert_eq!(
        find(&project, &pattern(r"\w{1000}{1000}"), ""),
        Err(FindError::NoPattern)
    );
    assert_eq!(
        find(&project, &query(&"a".repeat(1001)), ""),
        Err(FindError::TooLong)
    );
}

#[test]
fn labels_and_values_are_looked_through_and_the_name_is_not() {
    let mut project = project(["", "", "", ""]);
    project.prompt.values.insert("a".into(), "Input".into());
    project.name = "Input".into();
    let found = find(&project, &query("input"), "Message").expect("found");
    let fields: Vec<Field> = found.hits.into_iter().map(|it| it.field).collect();
    assert_eq!(fields, [Field::InputLabel, Field::Value("a".into())]);
}

#[test]
fn what_would_be_too_much_is_refused() {
    let letters = "a".repeat(MOST_HITS + 1);
    let project = project([&letters, "", "", ""]);
    let found = find(&project, &query("a"), "b").expect("found");
    assert_eq!((found.hits.len(), found.is_cut), (MOST_HITS, true));
    let long = "b".repeat(3_000);
    assert_eq!(find(&project, &query("a"), &long), Err(FindError::TooMuch));
}

proptest! {
    #[test]
    fn replacing_is_the_plain_replacement(
        texts in prop::collection::vec("[ab.$ä]{0,12}", 4),
        text in "[ab.$ä]{1,3}",
        with in "[ab.$1ä]{0,4}",
    ) {
        let texts: [&str; 4] = [&texts[0], &texts[1], &texts[2], &texts[3]];
        let exact = Query { match_case: true, ..query(&text) };
        let owned = texts.map(|it| it.replace(&text, &with));
        check(&exact, &with, texts, [&owned[0], &owned[1], &owned[2], &owned[3]]);
    }

    #[test]
    fn no_pattern_panics_and_every_edit_is_undone(
        texts in prop::collection::vec("\\PC{0,12}", 4),
        text in "\\PC{0,8}|[ab()*+?\\[\\]^$.|\\\\w]{0,8}",
        with in "[$0-2a{}]{0,5}",
        match_case: bool, whole_words: bool, is_pattern: bool,
    ) {
        let before = project([&texts[0], &texts[1], &texts[2], &texts[3]]);
        let query = Query { text, match_case, whole_words, is_pattern };
        if let Ok(found) = find(&before, &query, &with)
            && let Some(edit) = replace(&before, &found.hits)
        {
            let mut after = before.clone();
            let inverse = after.apply(edit).expect("applies");
            after.apply(inverse).expect("undoes");
            prop_assert_eq!(after, before);
        }
    }
}
