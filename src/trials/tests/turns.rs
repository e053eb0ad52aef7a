//! The page has its turns while an experiment starts its calls, however long each takes to be written.

use engine::{Question as Asked, Reply};
use futures::channel::oneshot;

use super::*;

/// Of the clock of the test, for each call.
const CALL_MILLIS: f64 = 3.0;

/// A model elsewhere: to ask it takes the page some time, and its answer comes later.
#[derive(Default)]
struct Laborious {
    host: RefCell<Option<Rc<TestHost>>>,
    n_asked: Cell<usize>,
    longest_millis: Cell<f64>,
}

impl Engine for Laborious {
    fn ask(&self, question: Asked) -> Replies {
        let Some(host) = self.host.borrow().clone() else {
            return stream::iter([]).boxed_local();
        };
        let reply = match question {
            Asked::Load { model } => Reply::Loaded(Box::new(card(&model, None))),
            Asked::Generate(_) => {
                if self.n_asked.replace(self.n_asked.get() + 1) == 0 {
                    host.turn_millis.set(host.now_millis.get());
                }
                host.now_millis.set(host.now_millis.get() + CALL_MILLIS);
                let away = host.now_millis.get() - host.turn_millis.get();
                self.longest_millis.set(self.longest_millis.get().max(away));
                Reply::Finished {
                    text: "x".into(),
                    sample: 0,
                    reason: engine::FinishReason::EndToken,
                    stats: engine::Stats {
                        n_tokens: 1,
                        first_token_millis: 0.0,
                        decode_millis: 0.0,
                    },
                }
            }
            _ => return stream::iter([]).boxed_local(),
        };
        let (send, later) = oneshot::channel();
        let turn = host.sleep_without_a_turn();
        host.spawn(Box::pin(async move {
            turn.await;
            send.send(Ok(reply)).unwrap_or_default();
        }));
        stream::once(async move { later.await.unwrap() }).boxed_local()
    }
}

#[test]
fn a_full_width_of_calls_is_started_in_slices() {
    let engine = Rc::new(Laborious::default());
    let mut visit = visit(&store(), engine.clone());
    *engine.host.borrow_mut() = Some(visit.host.clone());
    visit.trials.ask(Question::Versions);
    let rows: String = (0..200).map(|it| format!("row {it}\tx\n")).collect();
    visit.trials.paste_rows(&rows).unwrap();
    visit.trials.edit(|it| {
        it.models = vec![Model::Engine {
            id: "m".into(),
            name: "M".into(),
        }];
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    visit.outcome();
    assert_eq!(engine.n_asked.get(), 400);
    // 12 ms between turns, and the slice that was begun before they were over.
    let longest = engine.longest_millis.get();
    assert!(longest < 12.0 + 5.0 * CALL_MILLIS, "{longest} ms");
}
