//! Project files: what is written is read, and what is not ours is named.

use domain::{ExampleId, Style, ValueKind};
use proptest::prelude::*;

use super::projects::{a_project, first, id};
use crate::{FormatError, Note, file};

fn check(text: &str, expected: FormatError) {
    assert_eq!(file::read(text.as_bytes(), id()), Err(expected), "{text}");
}

#[test]
fn the_first_project_as_a_file() {
    let mut project = first();
    project.prompt.examples.truncate(2);
    project.prompt.examples[1].on = false;
    expect_test::expect![[r#"
        {
          "kind": "exemplar-project",
          "version": 1,
          "name": "Sort messages",
          "prompt": {
            "style": "completion",
            "instruction": "Sort each message into a kind.",
            "labels": {
              "input": "Message",
              "output": "Kind"
            },
            "examples": [
              {
                "id": 1,
                "input": "My package never arrived.",
                "output": "Delivery"
              },
              {
                "id": 2,
                "input": "I was charged twice this month.",
                "output": "Billing",
                "on": false
              }
            ],
            "input": "The screen goes black after I sign in."
          },
          "run": {
            "model": "sprout",
            "temperature": 0,
            "top_k": 40,
            "top_p": 0.95,
            "min_p": 0.05,
            "repetition_penalty": 1,
            "max_tokens": 64,
            "seed": 1,
            "samples": 1
          }
        }
    "#]]
    .assert_eq(&file::write(&project));
}

#[test]
fn what_is_missing_has_its_usual_value_and_what_is_unknown_is_left() {
    let text = r#"{"kind":"exemplar-project","version":1,"colour":[[{"deep":1}]],
        "prompt":{"examples":[{"input":"a","shape":null}]},"run":{"temperature":0.5}}"#;
    let opened = file::read(text.as_bytes(), id()).expect("opens");
    assert_eq!(opened.notes, []);
    let mut expected = domain::Project::empty(id(), "");
    expected
        .prompt
        .examples
        .push(domain::Example::new(ExampleId(1), "a", ""));
    expected.run.temperature = 0.5;
    assert_eq!(opened.project, expected);
}

#[test]
fn kinds_and_comments_are_kept_and_other_kinds_become_texts() {
    let text = r#"{"kind":"exemplar-project","version":1,"note":"for Ann","prompt":{
        "examples":[{"id":1,"input":"a","note":"odd one"}],
        "kinds":{"city":"choice","day":"date","hue":"colour","plain":"text"},
        "options":{"city":"Rome\nOslo","none":""}}}"#;
    let opened = file::read(text.as_bytes(), id()).expect("opens");
    let name = "hue".to_owned();
    assert_eq!(opened.notes, [Note::UnknownKind { name }]);
    let mut expected = domain::Project::empty(id(), "");
    expected.note = "for Ann".into();
    let mut example = domain::Example::new(ExampleId(1), "a", "");
    example.note = "odd one".into();
    expected.prompt.examples.push(example);
    let form = &mut expected.form;
    form.set_kind("city", ValueKind::Choice);
    form.set_kind("day", ValueKind::Date);
    form.set_options("city", "Rome\nOslo".into());
    assert_eq!(opened.project, expected);
    let again = file::read(file::write(&expected).as_bytes(), id()).expect("opens");
    assert_eq!((again.project, again.notes), (expected, Vec::new()));
}

#[test]
fn numbers_out_of_range_and_shared_ids_are_repaired_and_said() {
    let text = r#"{"kind":"exemplar-project","version":1,"prompt":{"style":"opera","examples":[
        {"id":3,"input":"a"},{"id":3,"input":"b"},{"id":18446744073709551615,"input":"c"},{"input":"d"}]},
        "run":{"temperature":-1,"top_p":"much","min_p":1e30,"max_tokens":1e99,"samples":-3,"seed":[1,{"a":2}]}}"#;
    let opened = file::read(text.as_bytes(), id()).expect("opens");
    let ids: Vec<u64> = opened
        .project
        .prompt
        .examples
        .iter()
        .map(|it| it.id.0)
        .collect();
    assert_eq!(ids, [3, 4, 5, 6]);
    let run = &opened.project.run;
    assert_eq!((run.temperature, run.top_p, run.min_p), (0.0, 0.95, 1.0));
    assert_eq!((run.max_tokens, run.samples, run.seed), (1_000_000, 1, 1));
    assert_eq!(opened.project.prompt.style, Style::Completion);
    for note in [
        Note::UnknownStyle,
        Note::Renumbered { count: 2 },
        Note::OutOfRange {
            field: "temperature",
        },
        Note::NotANumber { field: "top-p" },
        Note::NotANumber { field: "seed" },
        Note::OutOfRange { field: "samples" },
    ] {
        assert!(
            opened.notes.contains(&note),
            "{note:?} in {:?}",
            opened.notes
        );
    }
}

#[test]
fn what_is_not_ours_is_named() {
    use FormatError::*;
    let damaged = |line, column| FileDamaged { line, column };
    check("", damaged(1, 0));
    check("{\"kind\":\n \"exemp", damaged(2, 7));
    check("\u{0}\u{1}", damaged(1, 1));
    check("[]", NotAProjectFile);
    check("{}", NotAProjectFile);
    check("{\"version\":1}", NotAProjectFile);
    check(r#"{"kind":"exemplar-project"}"#, NotAProjectFile);
    check(
        r#"{"kind":"exemplar-project","version":0}"#,
        NotAProjectFile,
    );
    check(
        r#"{"kind":"exemplar-project","version":1,"name":7}"#,
        NotAProjectFile,
    );
    let newer = NewerFile { found: 2, known: 1 };
    check(
        r#"{"kind":"exemplar-project","version":2,"name":{"first":"x"}}"#,
        newer,
    );
    let deep = "[".repeat(100_000);
    let text = format!(r#"{{"kind":"exemplar-project","version":1,"prompt":{deep}"#);
    assert!(file::read(text.as_bytes(), id()).is_err());
}

#[test]
fn size_and_number_of_parts_are_limited() {
    let large = vec![b' '; file::LIMIT_BYTES + 1];
    let error = FormatError::FileTooLarge {
        megabytes: 65,
        limit: 64,
    };
    assert_eq!(file::read(&large, id()), Err(error));
    let many = "{},".repeat(100_001);
    let text = format!(
        r#"{{"kind":"exemplar-project","version":1,"prompt":{{"examples":[{}]}}}}"#,
        many.trim_end_matches(',')
    );
    check(
        &text,
        FormatError::TooMany {
            what: "examples",
            limit: 100_000,
        },
    );
}

#[test]
fn the_name_of_a_file_is_safe() {
    let mut project = first();
    for (name, expected) in [
        ("Sort messages", "Sort messages.exemplar.json"),
        ("../../etc/passwd", "etc passwd.exemplar.json"),
        ("größe: 名?", "größe 名.exemplar.json"),
        ("...", "project.exemplar.json"),
    ] {
        project.name = name.into();
        assert_eq!(file::name(&project), expected);
    }
}

proptest! {
    #![proptest_config(crate::tests::cases(128))]

    #[test]
    fn what_is_written_is_read(project in a_project()) {
        let opened = file::read(file::write(&project).as_bytes(), id()).expect("opens");
        prop_assert_eq!(opened.notes, vec![]);
        prop_assert_eq!(opened.project, project);
    }

    #[test]
    fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(file::read(&bytes, id()).is_err());
    }

    #[test]
    fn a_changed_file_never_panics(project in a_project(), at in any::<prop::sample::Index>(), byte: u8) {
        let mut bytes = file::write(&project).into_bytes();
        *at.get_mut(&mut bytes) = byte;
        if let Ok(opened) = file::read(&bytes, id()) {
            prop_assert!((0.0..=2.0).contains(&opened.project.run.temperature));
        }
    }
}
