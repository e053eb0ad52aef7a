//! Models elsewhere: each repeat is a call of its own, and equal calls are asked once.

use engine::{Question as Asked, Reply};
use futures::executor::block_on;

use super::*;

/// A service whose answers to one prompt differ from one asking to the next.
#[derive(Default)]
struct Wavering {
    n_generated: Cell<usize>,
}

impl Engine for Wavering {
    fn ask(&self, question: Asked) -> Replies {
        let there = service();
        let reply = match question {
            Asked::Load { model } => Reply::Loaded(Box::new(card(&model, Some(there)))),
            Asked::Generate(_) => {
                let n = self.n_generated.get();
                self.n_generated.set(n + 1);
                finished(&format!("{}", n % 3))
            }
            _ => return stream::iter([]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

fn model(id: &str, name: &str) -> Model {
    Model::Engine {
        id: id.into(),
        name: name.into(),
    }
}

#[test]
fn repeats_of_a_greedy_call_elsewhere_are_each_asked_kept_and_recorded() {
    let (store, engine) = (store(), Rc::new(Wavering::default()));
    let mut first = visit(&store, engine.clone());
    first.trials.ask(Question::Versions);
    first
        .trials
        .paste_rows("in\tout\na\t0\nb\t0\nc\t0\n")
        .unwrap();
    first.trials.edit(|it| {
        it.models = vec![model("service/mine/m", "M"), model("service/mine/n", "N")];
        it.options.repeats = 3;
    });
    first.settle();
    assert_eq!(
        first.trials.checked().get_untracked().n_calls,
        2 * 2 * 3 * 3
    );
    first.trials.start();
    first.settle();
    let outcome = first.outcome();
    assert_eq!(engine.n_generated.get(), 2 * 2 * 3 * 3);
    let flaky = outcome
        .notes
        .iter()
        .any(|it| it.ends_with("rows were answered differently from one repeat to the next."));
    assert!(flaky, "{:?}", outcome.notes);
    first.trials.save_file(|it| it.unwrap());
    first.settle();
    let file = first.host.offered.borrow_mut().pop().unwrap().1;

    let mut again = visit(&store, engine.clone());
    let id = again.trials.entries().get_untracked()[0].id.clone();
    again.trials.show(id);
    again.settle();
    assert_eq!(again.outcome().notes, outcome.notes);
    let mut other = visit(&super::store(), engine.clone());
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(other.outcome().notes, outcome.notes);
    assert_eq!(engine.n_generated.get(), 2 * 2 * 3 * 3);
}

#[test]
fn equal_calls_under_way_at_once_are_asked_once() {
    let engine = Rc::new(Wavering::default());
    let mut visit = visit(&store(), engine.clone());
    visit.trials.ask(Question::Reasoning);
    let rows = "in\tout\nWhat is 1 + 1?\t2\nWhat is 2 + 2?\t4\nWhat is 1 + 1?\t2\n";
    visit.trials.paste_rows(rows).unwrap();
    visit
        .trials
        .edit(|it| it.models = vec![model("service/mine/m", "M")]);
    visit.settle();
    visit.trials.start();
    visit.settle();
    let results = visit.outcome().results.clone();
    // Two rows that differ, each with one plain call and two that reason.
    assert_eq!(engine.n_generated.get(), 2 * 3);
    for condition in 0..2 {
        let answer = |row: usize| block_on(results.line(3 * condition + row)).answer;
        assert_eq!(answer(0), answer(2));
    }
}

/// A service that tells how likely words are, and no tokens.
#[derive(Default)]
struct Scoring {
    scored: RefCell<Vec<Vec<String>>>,
}

impl Engine for Scoring {
    fn ask(&self, question: Asked) -> Replies {
        let there = engine::Elsewhere {
            gives_logprobs: true,
            ..service()
        };
        let reply = match question {
            Asked::Load { model } => Ok(Reply::Loaded(Box::new(card(&model, Some(there))))),
            Asked::Score { continuations, .. } => {
                // The first label is always the likeliest: the model prefers it.
                let scores = (1..=continuations.len()).map(|it| vec![-(it as f32)]);
                let scores = Reply::Scores(scores.collect());
                self.scored.borrow_mut().push(continuations);
                Ok(scores)
            }
            _ => Err(EngineError::Unsupported {
                what: "a service".into(),
            }),
        };
        stream::iter([reply]).boxed_local()
    }
}

#[test]
fn a_service_that_tells_how_likely_words_are_is_examined_for_a_preference() {
    let engine = Rc::new(Scoring::default());
    let mut visit = visit(&store(), engine.clone());
    visit.set_up(Question::Bias, Practice::Plant);
    visit
        .trials
        .edit(|it| it.models = vec![model("service/mine/m", "M")]);
    visit.settle();
    visit.trials.start();
    visit.settle();
    let outcome = visit.outcome();
    assert!(!engine.scored.borrow().is_empty());
    assert!(!outcome.results.is_empty(), "{}", outcome.sentence);
}
