//! Bundles: written and read again, damaged in every way, as links.

use std::collections::BTreeMap;

use domain::{Project, ProjectId};
use engine::Sampling;
use lab::Answer;
use lab::grid::{Exclude, Greedy, Grid, GridModel, GridPrompt, GridRow, Parameters};
use lab::recipes::{
    CotSettings, Key, OrderSettings, Row, Shot, ShotFormat, TRIGGERS, Trigger, WordingSettings,
};
use lab::scores::{AnswerFormat, Normaliser};
use lab::stats::Rule;
use proptest::prelude::*;

use super::cases;
use crate::RecordError;
use crate::bundle::{Bundle, Model, Plan, Recorded, from_link, is_link, read, to_link, write};

fn id() -> ProjectId {
    ProjectId("here".into())
}

fn rows(n: usize) -> Vec<Row> {
    (0..n)
        .map(|it| Row::new(format!("question “{it}”\n"), it.to_string()))
        .collect()
}

fn format() -> ShotFormat {
    ShotFormat {
        instruction: "Sort.\n".into(),
        before_input: "Review:".into(),
        before_output: "\nMood:".into(),
        between: "\n\n".into(),
    }
}

pub(super) fn grid() -> Grid {
    let mut prompt = Project::first(id()).prompt;
    prompt.values = BTreeMap::from([("tone".into(), "kind".into())]);
    Grid {
        prompts: vec![GridPrompt {
            name: "plain".into(),
            prompt,
        }],
        models: vec![GridModel {
            name: "sprout".into(),
            hash: "ab".into(),
            repeats: Greedy::MayDiffer,
        }],
        parameters: vec![Parameters {
            sampling: Sampling {
                temperature: 0.7,
                seed: u64::MAX,
                ..lab::greedy(1)
            },
            max_tokens: 8,
            stops: vec!["\n".into()],
        }],
        rows: vec![
            GridRow {
                values: BTreeMap::from([("name".into(), "=1+1".into())]),
                input: Some("hi".into()),
            },
            GridRow::default(),
        ],
        repeats: 2,
        without: vec![Exclude {
            row: Some(1),
            ..Exclude::default()
        }],
    }
}

fn plans() -> Vec<Plan> {
    let shots = vec![Shot::new("a", "b"), Shot::new("c", "d")];
    let mut cot = CotSettings::new(AnswerFormat::Choice { last: 'E' });
    cot.n_paths = 3;
    let triggers = vec![TRIGGERS[0].clone(), Trigger::own("Hm.")];
    let order = OrderSettings {
        temperature: 0.1 + 0.2,
        ..OrderSettings::default()
    };
    vec![
        Plan::Cot {
            rows: rows(3),
            triggers,
            settings: cot,
        },
        Plan::Calibration {
            format: format(),
            shots: shots.clone(),
            labels: vec!["sad".into(), "glad".into()],
            rows: rows(2),
            rule: Rule::default(),
        },
        Plan::Order {
            format: format(),
            shots: shots.clone(),
            labels: vec![("sad".into(), vec![5]), ("glad".into(), vec![7])],
            rows: Vec::new(),
            settings: order,
        },
        Plan::ExampleValue {
            format: format(),
            shots: shots.clone(),
            pool: shots,
            rows: rows(2),
            normaliser: Normaliser::Strict(AnswerFormat::YesNo),
            rule: Rule::default(),
        },
        Plan::Wording {
            rows: rows(100),
            held_out: rows(1),
            settings: WordingSettings::battle(Normaliser::Kojima(AnswerFormat::Number)),
        },
        Plan::Grid {
            grid: grid(),
            expected: vec!["hello".into()],
        },
    ]
}

fn bundle(plan: Plan) -> Bundle {
    let text = Recorded {
        answer: Answer::Text {
            text: " yes\u{0}".into(),
            n_tokens: 2,
        },
        millis: Some(0.1),
    };
    let logs = vec![f64::NEG_INFINITY, -0.1 - 0.2, f64::INFINITY, -1e-300];
    Bundle {
        name: "Trial <b>1</b>".into(),
        note: String::new(),
        project: Some(Project::first(id())),
        model: Model {
            id: "sprout".into(),
            name: "Sprout".into(),
            hash: "00ff".into(),
        },
        plan,
        answers: BTreeMap::from([
            (Key(0), text),
            (
                Key(7),
                Recorded {
                    answer: Answer::LogProbs(logs),
                    millis: None,
                },
            ),
        ]),
        beside: Some(serde_json::json!({ "votes": [1, "a", null] })),
    }
}

#[test]
fn every_plan_comes_back_whole_from_a_file_and_from_a_link() {
    for plan in plans() {
        let before = bundle(plan);
        let text = write(&before).unwrap();
        assert_eq!(read(text.as_bytes(), &id()).unwrap(), before);
        assert_eq!(write(&read(text.as_bytes(), &id()).unwrap()).unwrap(), text);
        let link = to_link(&before).unwrap();
        assert!(link.fragment.starts_with("#e1=") && is_link(&link.fragment));
        assert!(!format::share::is_link(&link.fragment));
        assert_eq!(from_link(&link.fragment, &id()).unwrap(), before);
    }
}

#[test]
fn comments_are_in_no_bundle() {
    let mut grid = grid();
    grid.prompts[0].prompt.examples[0].note = "for Ann alone".into();
    let expected = Vec::new();
    let mut noted = bundle(Plan::Grid { grid, expected });
    let project = noted.project.as_mut().expect("has a project");
    let bare = project.clone();
    project.note = "for Ann alone".into();
    project.prompt.examples[0].note = "for Ann alone".into();
    let text = write(&noted).unwrap();
    assert!(!text.contains("Ann alone"));
    assert_eq!(read(text.as_bytes(), &id()).unwrap().project, Some(bare));
}

#[test]
fn a_plan_that_came_back_asks_the_same_calls() {
    use lab::recipes::Recipe as _;
    for plan in plans() {
        let text = write(&bundle(plan.clone())).unwrap();
        let again = read(text.as_bytes(), &id()).unwrap().plan;
        let calls = |plan: &Plan| {
            let none = std::collections::BTreeSet::new();
            let all = [
                plan.cot().map(|it| it.unwrap().wanted(&none, 999)),
                plan.calibration().map(|it| it.unwrap().wanted(&none, 999)),
                plan.order().map(|it| it.unwrap().wanted(&none, 999)),
                plan.example_value()
                    .map(|it| it.unwrap().wanted(&none, 999)),
                plan.wording().map(|it| it.unwrap().wanted(&none, 999)),
            ];
            all.into_iter()
                .flatten()
                .flatten()
                .map(|it| it.call.id("m"))
                .collect::<Vec<_>>()
        };
        assert_eq!(calls(&plan), calls(&again));
        if let (Plan::Grid { grid, .. }, Plan::Grid { grid: again, .. }) = (&plan, &again) {
            assert_eq!(grid.plan().unwrap(), again.plan().unwrap());
        } else {
            assert!(!calls(&plan).is_empty());
        }
    }
}

#[test]
fn the_field_that_is_wrong_is_named() {
    let text = write(&bundle(plans().remove(0))).unwrap();
    let wrong = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        read(text.replacen(from, to, 1).as_bytes(), &id()).unwrap_err()
    };
    match wrong("\"choice A-E\"", "\"choice A-e\"") {
        RecordError::Field { field, .. } => assert!(field.ends_with("settings.format"), "{field}"),
        other => panic!("{other:?}"),
    }
    match wrong("\"hash\": \"00ff\"", "\"hash\": 5") {
        RecordError::Field { field, line } => {
            assert!(field == "model.hash" && line > 1, "{field} {line}")
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        wrong("\"level\": 0.95", "\"level\": 1.5"),
        RecordError::Field { .. }
    ));
    assert_eq!(
        wrong("\"version\": 1", "\"version\": 2"),
        RecordError::Newer { found: 2, known: 1 }
    );
    assert_eq!(
        wrong("exemplar-experiment", "exemplar-project"),
        RecordError::NotAnExperiment
    );
    assert!(matches!(
        read(&text.as_bytes()[..200], &id()),
        Err(RecordError::Damaged { .. })
    ));
    assert_eq!(read(b"[]", &id()), Err(RecordError::NotAnExperiment));
    // Room for every call would be made before the first.
    let greedy = wrong("\"n_paths\": 3", "\"n_paths\": 4000000000");
    assert!(matches!(greedy, RecordError::TooMany { what: "calls", .. }));
    let more = text.replacen(
        "\"version\": 1",
        "\"version\": 1, \"from tomorrow\": {\"a\": [1]}",
        1,
    );
    assert!(read(more.as_bytes(), &id()).is_ok());
    assert!(matches!(
        from_link("#e2=abc", &id()),
        Err(RecordError::Newer { found: 2, .. })
    ));
    assert_eq!(
        from_link("#p1=abc", &id()),
        Err(RecordError::NotAnExperiment)
    );
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn changed_bytes_never_panic(which in 0usize..6, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = write(&bundle(plans().remove(which))).unwrap().into_bytes();
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Ok(read) = read(&bytes, &id()) {
            // What was read can be planned or is refused, and nothing else.
            let _ = (read.plan.cot(), read.plan.calibration(), read.plan.order(), read.plan.example_value(), read.plan.wording());
            let _ = crate::again::changes(&read.plan, &read.answers, &read.answers, &|_, _| Some(true), Rule::default());
        }
    }

    #[test]
    fn numbers_and_texts_come_back_to_the_last_bit(texts in prop::collection::vec("\\PC{0,9}|[\\x00-\\x1f\"\\\\]{0,4}", 3), seed in any::<u64>(), number in any::<f64>(), small in -1e9f32..1e9) {
        let mut settings = CotSettings::new(AnswerFormat::Number);
        (settings.seed, settings.temperature, settings.rule.margin) = (seed, small, number);
        let rows = vec![Row::new(texts[0].clone(), texts[1].clone())];
        let mut before = bundle(Plan::Cot { rows, triggers: vec![Trigger::own(texts[2].clone())], settings });
        before.note.clone_from(&texts[0]);
        let after = read(write(&before).unwrap().as_bytes(), &id()).unwrap();
        if number.is_nan() {
            prop_assert_eq!(after.name, before.name);
        } else {
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn no_fragment_panics(text in "#?(e1=|e2=|e)?[A-Za-z0-9_=-]{0,60}") {
        let _ = (is_link(&text), from_link(&text, &id()));
    }
}
