//! How sure a model was of its answer: kept with the answer, and asked of this page's models where an older one lacks it.

use super::*;
use crate::{Asks, Judged, Rule};

/// Says "yes" to everything. Whether it says how likely that was is to be chosen, as it was with answers of long ago.
#[derive(Default)]
struct Sure {
    measures: Cell<bool>,
    is_elsewhere: bool,
    n_asked: Cell<usize>,
}

impl Engine for Sure {
    fn ask(&self, question: engine::Question) -> Replies {
        let replies = match question {
            engine::Question::Load { model } => {
                let there = self.is_elsewhere.then(service);
                vec![Ok(engine::Reply::Loaded(Box::new(card(&model, there))))]
            }
            engine::Question::Generate(_) => {
                self.n_asked.set(self.n_asked.get() + 1);
                let token = engine::Reply::Token {
                    sample: 0,
                    id: 1,
                    text: "yes".into(),
                    logprob: -1.0,
                };
                match self.measures.get() {
                    true => vec![Ok(token), Ok(finished(""))],
                    false => vec![Ok(finished("yes"))],
                }
            }
            _ => vec![Err(EngineError::Cancelled)],
        };
        stream::iter(replies).boxed_local()
    }
}

/// Runs two versions on three rows; how many calls that took, and the scores.
fn run(visit: &mut Visit, engine: &Sure, rule: Option<Asks>) -> (usize, Vec<Option<f64>>) {
    let before = engine.n_asked.get();
    visit.trials.ask(Question::Versions);
    visit.trials.edit(|it| {
        let row = |at: usize| crate::DataRow {
            input: format!("row {at}"),
            expected: "yes".into(),
        };
        it.rows = (0..3).map(row).collect();
        it.models = vec![Model::Engine {
            id: "sure".into(),
            name: "Sure".into(),
        }];
        if let Some(asks) = rule {
            it.judged = Judged::Several;
            it.more.parts.clear();
            it.more.rules = vec![Rule::new(asks)];
        }
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    let outcome = visit.outcome();
    let scores = (0..outcome.results.len()).map(|it| outcome.results.head(it).score);
    (engine.n_asked.get() - before, scores.collect())
}

#[test]
fn an_answer_of_this_page_is_asked_again_once_where_it_lacks_its_likelihood() {
    let engine = Rc::new(Sure::default());
    let mut visit = visit(&store(), engine.clone());
    assert_eq!(run(&mut visit, &engine, None).0, 6);
    assert_eq!(run(&mut visit, &engine, None).0, 0, "all is known");
    engine.measures.set(true);
    let (n_asked, scores) = run(&mut visit, &engine, Some(Asks::Perplexity));
    // The perplexity is e, and the rule takes it up to 10.
    assert_eq!((n_asked, scores), (6, vec![Some(1.0); 6]));
    assert_eq!(run(&mut visit, &engine, Some(Asks::Perplexity)).0, 0);
    // Another rule is content with what is there.
    assert_eq!(run(&mut visit, &engine, Some(Asks::HasRight)).0, 0);
}

#[test]
fn what_a_service_never_said_is_not_paid_for_again() {
    let engine = Rc::new(Sure {
        is_elsewhere: true,
        ..Sure::default()
    });
    let mut visit = visit(&store(), engine.clone());
    assert_eq!(run(&mut visit, &engine, None).0, 6);
    let (n_asked, scores) = run(&mut visit, &engine, Some(Asks::Perplexity));
    assert_eq!(n_asked, 0);
    assert!(scores.iter().all(|it| *it != Some(1.0)), "{scores:?}");
}
