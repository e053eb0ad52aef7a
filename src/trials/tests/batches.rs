//! Open calls leave as a batch, and its results fill the experiment in; nothing is sent by the page.

use engine::{BatchAnswer, Question as Asked, Reply};

use super::*;

/// A service that writes a batch as names, and reads lines of `name answer`.
#[derive(Default)]
struct Batching {
    rows: RefCell<Vec<(String, engine::Generate)>>,
    n_generated: Cell<usize>,
    /// Brings no model into memory, after a word about how far it is.
    fails: Cell<bool>,
}

impl Engine for Batching {
    fn ask(&self, question: Asked) -> Replies {
        let there = service();
        let reply = match question {
            Asked::Load { .. } if self.fails.get() => {
                let progress = Reply::Progress(engine::Progress {
                    stage: engine::Stage::Loading,
                    done_bytes: 1,
                    total_bytes: 2,
                });
                let replies = [Ok(progress), Err(EngineError::Cancelled)];
                return stream::iter(replies).boxed_local();
            }
            Asked::Load { model } => Reply::Loaded(Box::new(card(&model, Some(there)))),
            Asked::BatchFile { rows, .. } => {
                let names = rows.iter().map(|it| format!("{}\n", it.0)).collect();
                self.rows.replace(rows);
                Reply::BatchFile {
                    text: names,
                    extension: "jsonl".into(),
                    dropped: vec!["Not in the file: seed.".into()],
                }
            }
            Asked::BatchResults { names, file, .. } => {
                let file = String::from_utf8(file).unwrap();
                let lines = file.lines().filter_map(|it| it.split_once(' '));
                let ours = lines.filter(|it| names.iter().any(|name| name == it.0));
                let answer = |it: (&str, &str)| BatchAnswer {
                    name: it.0.into(),
                    text: it.1.into(),
                    n_tokens: 1,
                };
                Reply::BatchResults {
                    answers: ours.map(answer).collect(),
                    notes: Vec::new(),
                }
            }
            Asked::Generate(_) => {
                self.n_generated.set(self.n_generated.get() + 1);
                return stream::iter([Err(EngineError::Cancelled)]).boxed_local();
            }
            _ => return stream::iter([]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

/// What is told once everything is quiet again.
fn told(visit: &mut Visit, ask: impl FnOnce(Trials)) -> crate::Told {
    ask(visit.trials);
    visit.settle();
    visit.trials.told().get_untracked().unwrap()
}

fn elsewhere() -> Model {
    Model::Engine {
        id: "service/mine/m".into(),
        name: "M".into(),
    }
}

#[test]
fn open_calls_leave_as_a_batch_and_its_results_fill_them_in() {
    let (store, engine) = (store(), Rc::new(Batching::default()));
    let mut first = visit(&store, engine.clone());
    first.set_up(Question::Versions, Practice::Plant);
    first.trials.edit(|it| {
        it.models = vec![elsewhere()];
    });
    first.settle();
    first.trials.set_aside();
    first.settle();
    let RunState::Paused { progress, .. } = first.trials.run_state().get_untracked() else {
        panic!("it is not set aside");
    };
    assert_eq!((progress.n_done, progress.n_total), (0, 84));
    let saved = told(&mut first, |it| it.save_batch()).unwrap();
    assert!(saved[0].starts_with("Saved 84 calls of M."), "{saved:?}");
    assert_eq!(saved[1], "Not in the file: seed.");
    assert_eq!(first.host.offered.borrow()[0].0, "batch of M.jsonl");

    // The first half comes back; the answer to a row that is not known here is passed over.
    let rows = engine.rows.borrow().clone();
    let right = |at: usize| {
        let data = crate::sample::rows(
            Question::Versions,
            &first.trials.draft().get_untracked().prompt(),
        );
        data[at % 42].expected.clone()
    };
    let line = |at: usize| format!("{} {}\n", rows[at].0, right(at));
    let half: String = (0..42).map(line).collect();
    let half = half + "0000 Bug\n";
    let taken = told(&mut first, |it| it.read_batch(half.into_bytes())).unwrap();
    assert_eq!(taken, ["42 answers were taken from this file."]);
    let RunState::Paused { progress, .. } = first.trials.run_state().get_untracked() else {
        panic!("half of it is open");
    };
    assert_eq!((progress.n_done, progress.n_total), (42, 84));

    // The rest is read at the next visit, with the names of the first file.
    let mut again = visit(&store, engine.clone());
    let id = again.trials.entries().get_untracked()[0].id.clone();
    again.trials.show(id);
    again.settle();
    let saved = told(&mut again, |it| it.save_batch()).unwrap();
    assert!(saved[0].starts_with("Saved 42 calls of M."), "{saved:?}");
    let rest: String = (42..84)
        .map(|it| format!("{} wrong\n", rows[it].0))
        .collect();
    // The experiment is at its end, and what came of the file is still said.
    let taken = told(&mut again, |it| it.read_batch(rest.into_bytes())).unwrap();
    assert_eq!(taken, ["42 answers were taken from this file."]);
    assert_eq!(again.trials.run_state().get_untracked(), RunState::Done);
    let sentence = again.outcome().sentence.clone();
    assert_eq!(sentence, "Your prompt is better (more than 99% sure).");
    assert_eq!(engine.n_generated.get(), 0);
}

#[test]
fn calls_that_are_the_same_are_in_a_batch_once() {
    let engine = Rc::new(Batching::default());
    let mut visit = visit(&store(), engine.clone());
    visit.trials.ask(Question::Reasoning);
    let rows = "in\tout\nWhat is 1 + 1?\t2\nWhat is 2 + 2?\t4\nWhat is 1 + 1?\t2\n";
    visit.trials.paste_rows(rows).unwrap();
    visit.trials.edit(|it| it.models = vec![elsewhere()]);
    visit.settle();
    visit.trials.set_aside();
    visit.settle();
    let saved = told(&mut visit, |it| it.save_batch()).unwrap();
    // A plain and a reasoned answer for each of the two rows that differ.
    assert!(saved[0].starts_with("Saved 4 calls of M."), "{saved:?}");
    let names: std::collections::BTreeSet<String> =
        engine.rows.borrow().iter().map(|it| it.0.clone()).collect();
    assert_eq!(names.len(), 4);
    let file: String = names.iter().map(|it| format!("{it} 2\n")).collect();
    told(&mut visit, |it| it.read_batch(file.into_bytes())).unwrap();
    let RunState::Paused { progress, .. } = visit.trials.run_state().get_untracked() else {
        panic!("the second calls are open");
    };
    assert_eq!((progress.n_done, progress.n_total), (6, 9));
}

#[test]
fn a_batch_that_fails_leaves_the_run_as_it_rested() {
    let engine = Rc::new(Batching::default());
    let mut visit = visit(&store(), engine.clone());
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| it.models = vec![elsewhere()]);
    visit.settle();
    visit.trials.set_aside();
    visit.settle();
    let before = visit.trials.run_state().get_untracked();
    assert!(matches!(before, RunState::Paused { .. }));
    engine.fails.set(true);
    let why = told(&mut visit, |it| it.save_batch()).unwrap_err();
    assert!(why.ends_with('.'), "{why}");
    assert_eq!(visit.trials.run_state().get_untracked(), before);
    told(&mut visit, |it| it.read_batch(Vec::new())).unwrap_err();
    assert_eq!(visit.trials.run_state().get_untracked(), before);
    // Another experiment is not told of it.
    visit.trials.set_aside();
    visit.settle();
    assert_eq!(visit.trials.told().get_untracked(), None);
}

#[test]
fn recorded_answers_are_not_given_up_for_a_batch() {
    let engine = Rc::new(Batching::default());
    let mut first = visit(&store(), engine.clone());
    first.set_up(Question::Versions, Practice::Plant);
    first.trials.edit(|it| it.models = vec![elsewhere()]);
    first.settle();
    first.trials.set_aside();
    first.settle();
    told(&mut first, |it| it.save_batch()).unwrap();
    let half: Vec<String> = engine.rows.borrow()[..30]
        .iter()
        .map(|it| format!("{} Bug", it.0))
        .collect();
    told(&mut first, |it| it.read_batch(half.join("\n").into_bytes())).unwrap();
    first.trials.save_file(|it| it.unwrap());
    first.settle();
    let file = first.host.offered.borrow_mut().pop().unwrap().1;

    let there = super::store();
    let mut other = visit(&there, engine.clone());
    other.trials.open_file(&file).unwrap();
    other.settle();
    let before = other.trials.run_state().get_untracked();
    let RunState::Paused { progress, .. } = &before else {
        panic!("a part of it is open: {before:?}");
    };
    assert_eq!(progress.n_done, 30);
    let why = told(&mut other, |it| it.save_batch()).unwrap_err();
    assert!(why.contains("Change and run again"), "{why}");
    assert_eq!(other.trials.run_state().get_untracked(), before);
    other.trials.go_on();
    other.settle();
    let after = other.trials.run_state().get_untracked();
    let RunState::Paused { progress, why } = &after else {
        panic!("it was not asked: {after:?}");
    };
    assert_eq!(progress.n_done, 30);
    assert!(why.as_ref().unwrap().contains("Change and run again"));
    // They are still there at the next visit.
    let mut next = visit(&there, engine);
    next.trials
        .show(next.trials.entries().get_untracked()[0].id.clone());
    next.settle();
    assert_eq!(next.trials.run_state().get_untracked(), before);
}
