//! What leaves this device is priced before the start, and sent nowhere for it.

use engine::{Money, Question as Asked, Reply};

use super::*;
use crate::Judged;

/// A service that prices a call by its prompt and answer, and sends nothing.
struct Priced {
    each: Option<Money>,
    asked: RefCell<Vec<Asked>>,
}

impl Engine for Priced {
    fn ask(&self, question: Asked) -> Replies {
        self.asked.borrow_mut().push(question.clone());
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
            Asked::Outgoing { .. } => Reply::Outgoing(Box::new(engine::Outgoing {
                text: String::new(),
                host: "api.example.com".into(),
                body_bytes: 1,
                dropped: Vec::new(),
                instead: Vec::new(),
                cost: self.each,
                priced_on: self.each.map(|_| "2026-11-20".into()),
            })),
            _ => return stream::iter([]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

fn priced(each: Option<Money>, judged: Judged) -> (Vec<crate::Cost>, Vec<Asked>) {
    let engine = Rc::new(Priced {
        each,
        asked: RefCell::default(),
    });
    let mut visit = visit(&store(), engine.clone());
    visit.set_up(Question::Versions, Practice::Plant);
    let model = Model::Engine {
        id: "service/mine/m".into(),
        name: "M".into(),
    };
    visit.trials.edit(|it| {
        it.models = vec![model.clone()];
        it.judged = judged;
        it.more.rubric.text = "It is right.".into();
        it.more.rubric.judge = Some(model);
    });
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert!(checked.leaves && checked.problems.is_empty());
    let asked = engine.asked.borrow().clone();
    (checked.costs.clone(), asked)
}

#[test]
fn the_dearest_call_times_all_calls_is_told_before_the_start() {
    let (costs, asked) = priced(Some(Money(2_000_000)), Judged::SameWords);
    assert_eq!(costs.len(), 1);
    assert_eq!(
        (costs[0].n_calls, costs[0].most),
        (84, Some(Money(168_000_000)))
    );
    assert_eq!(costs[0].priced_on.as_deref(), Some("2026-11-20"));
    assert_eq!(costs[0].host, "api.example.com");
    let outgoing = asked
        .iter()
        .filter(|it| matches!(it, Asked::Outgoing { .. }));
    assert_eq!(outgoing.count(), 1);
    assert!(!asked.iter().any(|it| matches!(it, Asked::Generate(_))));
    // The judge is paid too.
    let (costs, _) = priced(Some(Money(1)), Judged::Rubric);
    let n_calls: Vec<usize> = costs.iter().map(|it| it.n_calls).collect();
    assert_eq!(n_calls, [84, 84]);
    let (costs, _) = priced(None, Judged::SameWords);
    assert_eq!((costs[0].most, &costs[0].priced_on), (None, &None));
}
