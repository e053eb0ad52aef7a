//! Open calls leave as a batch, and its results fill the experiment in; nothing is sent by the page.

use engine::{BatchAnswer, Question as Asked, Reply};

use super::*;

/// A service that writes a batch as names, and reads lines of `name answer`.
#[derive(Default)]
struct Batching {
    rows: RefCell<Vec<(String, engine::Generate)>>,
    n_generated: Cell<usize>,
}

impl Engine for Batching {
    fn ask(&self, question: Asked) -> Replies {
        let there = engine::Elsewhere {
            service: "Mine".into(),
            host: "api.example.com".into(),
            takes_text: true,
            takes_turns: true,
            gives_logprobs: false,
            encoding: None,
        };
        let reply = match question {
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

fn told(visit: &mut Visit, ask: impl FnOnce(Trials, Box<dyn FnOnce(crate::Told)>)) -> crate::Told {
    let told = Rc::new(RefCell::new(None));
    let kept = told.clone();
    ask(
        visit.trials,
        Box::new(move |it| drop(kept.replace(Some(it)))),
    );
    visit.settle();
    told.take().unwrap()
}

#[test]
fn open_calls_leave_as_a_batch_and_its_results_fill_them_in() {
    let (store, engine) = (store(), Rc::new(Batching::default()));
    let mut first = visit(&store, engine.clone());
    first.set_up(Question::Versions, Practice::Plant);
    first.trials.edit(|it| {
        it.models = vec![Model::Engine {
            id: "service/mine/m".into(),
            name: "M".into(),
        }];
    });
    first.settle();
    first.trials.set_aside();
    first.settle();
    let RunState::Paused { progress, .. } = first.trials.run_state().get_untracked() else {
        panic!("it is not set aside");
    };
    assert_eq!((progress.n_done, progress.n_total), (0, 84));
    let saved = told(&mut first, |it, then| it.save_batch(then)).unwrap();
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
    let taken = told(&mut first, |it, then| {
        it.read_batch(half.into_bytes(), then)
    })
    .unwrap();
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
    let saved = told(&mut again, |it, then| it.save_batch(then)).unwrap();
    assert!(saved[0].starts_with("Saved 42 calls of M."), "{saved:?}");
    let rest: String = (42..84)
        .map(|it| format!("{} wrong\n", rows[it].0))
        .collect();
    told(&mut again, |it, then| {
        it.read_batch(rest.into_bytes(), then)
    })
    .unwrap();
    let sentence = again.outcome().sentence.clone();
    assert_eq!(sentence, "Your prompt is better (more than 99% sure).");
    assert_eq!(engine.n_generated.get(), 0);
}
