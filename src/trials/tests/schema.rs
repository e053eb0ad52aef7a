//! A project's JSON schema goes with its calls, tells their answers from others, and is said where it is of no use.

use engine::{Question as Asked, Reply};

use super::*;
use crate::{DataRow, Judged, Setup};

const SCHEMA: &str = r#"{"type": "object", "required": ["kind"]}"#;
const WHY: &str = "Not sent: JSON schema, because completions of a text take no schema.";

/// Notes the schema of each call.
#[derive(Default)]
struct Shaped {
    is_here: bool,
    drops: bool,
    schemas: RefCell<Vec<(String, String)>>,
}

impl Engine for Shaped {
    fn ask(&self, question: Asked) -> Replies {
        let there = service();
        let reply = match question {
            Asked::Load { model } => {
                let there = (!self.is_here).then_some(there);
                Reply::Loaded(Box::new(card(&model, there)))
            }
            Asked::Outgoing { generate, .. } if generate.schema.starts_with("no") => {
                let what = "the schema goes wrong at line 1".into();
                return stream::iter([Err(EngineError::Unsupported { what })]).boxed_local();
            }
            Asked::Outgoing { generate, .. } => {
                let is_dropped = self.drops && !generate.schema.is_empty();
                Reply::Outgoing(Box::new(engine::Outgoing {
                    text: String::new(),
                    host: "api.example.com".into(),
                    body_bytes: 1,
                    n_requests: 1,
                    dropped: is_dropped.then(|| WHY.into()).into_iter().collect(),
                    schema_dropped: is_dropped.then(|| WHY.into()),
                    instead: Vec::new(),
                    cost: None,
                    priced_on: None,
                }))
            }
            Asked::Generate(it) => {
                self.schemas.borrow_mut().push((it.model, it.schema));
                finished("Bug")
            }
            _ => return stream::iter([]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

fn model(name: &str) -> Model {
    Model::Engine {
        id: format!("service/mine/{name}"),
        name: name.into(),
    }
}

fn with_schema(setup: &mut Setup, schema: &str) {
    let mut project = setup.read_project().unwrap();
    project.run.schema = schema.into();
    setup.project = format::file::write(&project);
}

/// A visit at the end of an experiment on three rows.
fn ran(engine: &Rc<Shaped>, store: &Rc<dyn Store>, change: impl FnOnce(&mut Setup)) -> Visit {
    let mut visit = visit(store, engine.clone());
    visit.trials.ask(Question::Versions);
    let row = |(input, expected): (&str, &str)| DataRow {
        input: input.into(),
        expected: expected.into(),
    };
    visit.trials.edit(|it| {
        it.rows = [("a", "Bug"), ("b", "Bug"), ("c", "Praise")]
            .map(row)
            .into();
        it.models = vec![model("m")];
        change(it);
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    visit
}

fn n_with(engine: &Shaped, schema: &str) -> usize {
    let schemas = engine.schemas.borrow();
    schemas.iter().filter(|it| it.1 == schema).count()
}

const SENT: &str = "The project's JSON schema went with every call that takes one.";

#[test]
fn the_schema_goes_with_every_call_and_its_answers_are_no_others() {
    let (store, engine) = (store(), Rc::new(Shaped::default()));
    let mut visit = ran(&engine, &store, |it| with_schema(it, SCHEMA));
    assert_eq!((n_with(&engine, SCHEMA), n_with(&engine, "")), (6, 0));
    assert!(visit.outcome().notes.contains(&SENT.to_owned()));
    // The file says it, and whoever runs it again sends it again.
    visit.trials.save_file(|it| it.unwrap());
    visit.settle();
    let file = visit.host.offered.borrow_mut().pop().unwrap().1;
    let mut other = super::visit(&super::store(), engine.clone());
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(other.outcome().notes, visit.outcome().notes);
    other.trials.again();
    other.trials.edit(|it| it.models = vec![model("m")]);
    other.settle();
    other.trials.start();
    other.settle();
    assert_eq!((n_with(&engine, SCHEMA), n_with(&engine, "")), (12, 0));
    // Without it the same calls are others; with it they are known.
    let without = ran(&engine, &store, |_| ());
    assert_eq!((n_with(&engine, SCHEMA), n_with(&engine, "")), (12, 6));
    assert!(!without.outcome().notes.contains(&SENT.to_owned()));
    let again = ran(&engine, &store, |it| with_schema(it, SCHEMA));
    assert_eq!((n_with(&engine, SCHEMA), n_with(&engine, "")), (12, 6));
    assert!(again.outcome().notes.contains(&SENT.to_owned()));
}

#[test]
fn a_judge_and_questions_that_need_words_are_asked_without_it() {
    let engine = Rc::new(Shaped::default());
    ran(&engine, &store(), |it| {
        with_schema(it, SCHEMA);
        it.options.versions[0].instruction = "Other.".into();
        it.judged = Judged::Rubric;
        it.more.rubric.text = "Better.".into();
        it.more.rubric.judge = Some(model("judge"));
    });
    let of = |name: &str| name.ends_with("judge");
    let judge_is_free = |it: &(String, String)| it.1.is_empty() == of(&it.0);
    assert!(engine.schemas.borrow().iter().all(judge_is_free));
    let engine = Rc::new(Shaped::default());
    let visit = ran(&engine, &store(), |it| {
        with_schema(it, SCHEMA);
        it.question = Question::Reasoning;
    });
    assert!(n_with(&engine, "") > 0 && n_with(&engine, SCHEMA) == 0);
    let notes = &visit.outcome().notes;
    let says_so = |it: &String| it.starts_with("The project's JSON schema was not sent");
    assert!(notes.iter().any(says_so), "{notes:?}");
}

#[test]
fn who_is_not_held_to_it_is_named_before_the_start_and_after() {
    let engine = Rc::new(Shaped {
        drops: true,
        ..Shaped::default()
    });
    let visit = ran(&engine, &store(), |it| with_schema(it, SCHEMA));
    let checked = visit.trials.checked().get_untracked();
    for told in [&checked.not_held, &visit.outcome().notes] {
        assert!(told.iter().any(|it| it.contains(WHY)), "{told:?}");
    }
    // Models of this page are held to it: their calls carry it, and nobody is named.
    let engine = Rc::new(Shaped {
        is_here: true,
        ..Shaped::default()
    });
    let visit = ran(&engine, &store(), |it| {
        with_schema(it, SCHEMA);
        it.models = vec![Model::Engine {
            id: "here".into(),
            name: "m".into(),
        }];
    });
    assert_eq!((n_with(&engine, SCHEMA), n_with(&engine, "")), (6, 0));
    assert!(visit.trials.checked().get_untracked().not_held.is_empty());
    assert!(visit.outcome().notes.contains(&SENT.to_owned()));
    // One that cannot be sent stops at once, with the reason.
    let engine = Rc::new(Shaped::default());
    let visit = ran(&engine, &store(), |it| with_schema(it, "no schema"));
    assert_eq!(engine.schemas.borrow().len(), 0);
    let state = visit.trials.run_state().get_untracked();
    let RunState::Paused { why: Some(why), .. } = state else {
        panic!("{state:?}");
    };
    assert!(why.contains("goes wrong at line 1"), "{why}");
}
