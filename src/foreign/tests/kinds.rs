//! Kinds of variables, to and from the schemas that can say them; the others say that they cannot.

use domain::{Project, ValueKind};
use serde_json::{Value, json};

use super::{give, id, places, round, take};
use crate::{Format, Given, Kept, Taken, TakenProject};

fn kinds(taken: &Taken) -> Vec<(&str, ValueKind)> {
    let form = &taken.projects[0].project.form;
    form.all().iter().map(|it| (&*it.name, it.kind)).collect()
}

fn options<'a>(taken: &'a Taken, name: &str) -> &'a str {
    taken.projects[0].project.form.options(name)
}

fn ours(kinds: &[(&str, ValueKind, &str)]) -> Taken {
    let mut project = Project::empty(id(), "Trip");
    for (name, kind, options) in kinds {
        project.prompt.input += &format!("{{{{{name}}}}} ");
        project.form.set_kind(name, *kind);
        project.form.set_options(name, (*options).to_owned());
    }
    let kept = Kept::default();
    Taken {
        projects: vec![TakenProject { project, kept }],
        ..Taken::default()
    }
}

const EACH: [(&str, ValueKind, &str); 5] = [
    ("a", ValueKind::Choice, "x\ny"),
    ("b", ValueKind::Number, ""),
    ("c", ValueKind::Date, ""),
    ("d", ValueKind::LongText, ""),
    ("e", ValueKind::File, ""),
];

/// What the report says of the variables, which have names of one letter.
fn of_variables(given: &Given) -> Vec<&str> {
    let places = given.report.iter().map(|it| &*it.place);
    places.filter(|it| it.len() == 1).collect()
}

/// The entries are those of dotprompt's reference of Picoschema.
#[test]
fn picoschema_says_numbers_and_choices() {
    let text = "---\ninput:\n  schema:\n    id: string\n    price: number\n    inStock: integer\n    category(enum): [ELECTRONICS, CLOTHING]\n---\n{{id}} {{price}} {{inStock}} {{category}}\n";
    let taken = round(Format::Dotprompt, "x.prompt", text.as_bytes());
    assert_eq!(
        kinds(&taken),
        [
            ("category", ValueKind::Choice),
            ("inStock", ValueKind::Number),
            ("price", ValueKind::Number)
        ]
    );
    assert_eq!(options(&taken, "category"), "ELECTRONICS\nCLOTHING");
    assert_eq!(places(&taken), Vec::<&str>::new());
    let more = text.replace("string", "string, Unique identifier");
    let more = more.replace("category(", "category?(");
    let more = round(Format::Dotprompt, "x.prompt", more.as_bytes());
    assert_eq!(kinds(&more), kinds(&taken));
    assert_eq!(places(&more), ["input.schema"]);

    let mut changed = taken.clone();
    let form = &mut changed.projects[0].project.form;
    form.set_kind("price", ValueKind::Text);
    form.set_kind("id", ValueKind::Choice);
    form.set_options("id", "1\n2".into());
    let file = give(Format::Dotprompt, &changed).files.remove(0).1;
    let again = take(Format::Dotprompt, "x.prompt", &file);
    let form = &changed.projects[0].project.form;
    assert_eq!(&again.projects[0].project.form, form);
}

#[test]
fn json_schema_says_days_as_well() {
    let given = give(Format::Dotprompt, &ours(&EACH));
    assert_eq!(of_variables(&given), ["d", "e"]);
    let taken = take(Format::Dotprompt, "x.prompt", &given.files[0].1);
    assert_eq!(
        kinds(&taken),
        EACH[..3].iter().map(|it| (it.0, it.1)).collect::<Vec<_>>()
    );
    assert_eq!(options(&taken, "a"), "x\ny");
    let kept = taken.projects[0].kept.to_json();
    let kept: Value = serde_json::from_str(&kept).expect("json");
    assert_eq!(
        kept["fields"]["front"]["input"]["schema"],
        json!({"type": "object", "properties": {
            "a": {"type": "string", "enum": ["x", "y"]},
            "b": {"type": "number"},
            "c": {"type": "string", "format": "date"},
        }})
    );
}

/// Names of the fields as in section 2.6 of prompty's specification; `type` as version 1 had it.
#[test]
fn prompty_says_numbers_and_choices() {
    let text = "---\nname: x\ninputs:\n  - name: age\n    kind: integer\n    default: 5\n  - name: tone\n    kind: string\n    enumValues: [warm, cool]\n---\nuser:\n{{age}} {{tone}}\n";
    let taken = round(Format::Prompty, "x.prompty", text.as_bytes());
    assert_eq!(
        kinds(&taken),
        [("age", ValueKind::Number), ("tone", ValueKind::Choice)]
    );
    assert_eq!(options(&taken, "tone"), "warm\ncool");
    assert_eq!(places(&taken), Vec::<&str>::new());

    let mut changed = taken;
    let form = &mut changed.projects[0].project.form;
    form.set_kind("age", ValueKind::Text);
    form.set_kind("tone", ValueKind::Number);
    form.set_options("tone", String::new());
    let file = give(Format::Prompty, &changed).files.remove(0).1;
    let again = take(Format::Prompty, "x.prompty", &file);
    assert_eq!(kinds(&again), [("tone", ValueKind::Number)]);

    let early =
        "---\nname: x\ninputs:\n  age:\n    type: number\n    default: 5\n---\nuser:\n{{age}}\n";
    let early = round(Format::Prompty, "x.prompty", early.as_bytes());
    assert_eq!(kinds(&early), [("age", ValueKind::Number)]);

    let given = give(Format::Prompty, &ours(&EACH));
    assert_eq!(of_variables(&given), ["c", "d", "e"]);
    let taken = take(Format::Prompty, "x.prompty", &given.files[0].1);
    assert_eq!(
        kinds(&taken),
        [("a", ValueKind::Choice), ("b", ValueKind::Number)]
    );
}

#[test]
fn whoever_cannot_say_it_says_so() {
    let mut taken = ours(&EACH);
    taken.projects[0].project.note = "for Ann".into();
    for format in [Format::Langfuse, Format::Promptfoo, Format::OpenAiChat] {
        let given = give(format, &taken);
        let report: Vec<&str> = given.report.iter().map(|it| &*it.place).collect();
        for place in ["a", "b", "c", "d", "e", "comments"] {
            assert!(report.contains(&place), "{format:?}: {report:?}");
        }
        let bytes = &given.files[0].1;
        assert!(!String::from_utf8_lossy(bytes).contains("for Ann"));
    }
}
