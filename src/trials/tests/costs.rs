//! What leaves this device is priced before the start, and sent nowhere for it; how long it takes, the judge included.

use engine::{Generate, Money, PromptText, Question as Asked, Reply};

use super::*;
use crate::{Drawing, Judged};

/// A service that prices a call by its prompt and its longest answer, and sends nothing.
struct Priced {
    each: Option<Money>,
    fails: bool,
    asked: RefCell<Vec<Asked>>,
}

/// The more is sent and the more may come, the dearer.
fn price(each: Money, it: &Generate) -> u64 {
    let n: usize = match &it.prompt {
        PromptText::Text { text, .. } => text.len(),
        PromptText::Turns(turns) => turns.iter().map(|it| it.text.len()).sum(),
        PromptText::Ids(ids) => ids.len(),
    };
    each.0 * (n as u64 + 5 * u64::from(it.max_tokens))
}

impl Engine for Priced {
    fn ask(&self, question: Asked) -> Replies {
        self.asked.borrow_mut().push(question.clone());
        let there = service();
        let reply = match question {
            Asked::Load { .. } if self.fails => {
                return stream::iter([Err(EngineError::Cancelled)]).boxed_local();
            }
            Asked::Load { model } => Reply::Loaded(Box::new(card(&model, Some(there)))),
            Asked::Outgoing { generate, .. } => Reply::Outgoing(Box::new(engine::Outgoing {
                text: String::new(),
                host: "api.example.com".into(),
                body_bytes: 1,
                n_requests: 1,
                dropped: Vec::new(),
                schema_dropped: None,
                instead: Vec::new(),
                cost: self.each.map(|it| Money(price(it, &generate))),
                priced_on: self.each.map(|_| "2026-11-20".into()),
            })),
            Asked::BatchFile { .. } => Reply::BatchFile {
                text: String::new(),
                extension: "jsonl".into(),
                dropped: Vec::new(),
            },
            _ => return stream::iter([]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

fn there() -> Model {
    Model::Engine {
        id: "service/mine/m".into(),
        name: "M".into(),
    }
}

/// The costs that are told, and every call that there is before the first answer.
fn priced(
    engine: Priced,
    question: Question,
    change: impl FnOnce(&mut crate::Setup),
) -> (Vec<crate::Cost>, Vec<Generate>) {
    let engine = Rc::new(engine);
    let mut visit = visit(&store(), engine.clone());
    visit.set_up(question, Practice::Plant);
    visit.trials.edit(|it| {
        it.models = vec![there()];
        it.more.rubric.text = "It is right.".into();
        it.more.rubric.judge = Some(there());
        change(it);
    });
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert!(checked.leaves && checked.problems.is_empty());
    let is_sent = |it: &Asked| matches!(it, Asked::Generate(_));
    assert!(!engine.asked.borrow().iter().any(is_sent));
    visit.trials.set_aside();
    visit.trials.save_batch();
    visit.settle();
    let asked = engine.asked.borrow();
    let calls = asked.iter().find_map(|it| match it {
        Asked::BatchFile { rows, .. } => Some(rows.iter().map(|it| it.1.clone()).collect()),
        _ => None,
    });
    (checked.costs.clone(), calls.unwrap_or_default())
}

fn at(each: Option<Money>) -> Priced {
    Priced {
        each,
        fails: false,
        asked: RefCell::default(),
    }
}

/// What the dearest of these calls and all of them cost.
fn dearest_and_all(each: Money, calls: &[Generate]) -> (u64, u64) {
    let prices = || calls.iter().map(|it| price(each, it));
    (prices().max().unwrap(), prices().sum())
}

#[test]
fn what_is_told_before_the_start_is_the_most() {
    let each = Money(1_000);
    // What makes a call dear stands last everywhere: version, way of drawing, row.
    let (costs, calls) = priced(at(Some(each)), Question::Versions, |it| {
        it.options.versions[0].instruction = "Name the kind. ".repeat(20);
        it.options.versions[0].with_examples = true;
        it.more.drawings = vec![Drawing {
            temperature: 0.7,
            top_p: 1.0,
            max_tokens: 200,
        }];
        it.rows[41].input = "Where is it? ".repeat(30);
    });
    assert_eq!((costs.len(), costs[0].n_calls, calls.len()), (1, 168, 168));
    let (dearest, _) = dearest_and_all(each, &calls);
    assert_eq!(costs[0].most, Some(Money(168 * dearest)));
    assert_eq!(costs[0].priced_on.as_deref(), Some("2026-11-20"));
    assert_eq!(costs[0].host, "api.example.com");

    for question in [Question::Wording, Question::Reasoning] {
        let (costs, calls) = priced(at(Some(each)), question, |it| {
            it.rows[20].input = "Where is it? ".repeat(30);
        });
        let (dearest, all) = dearest_and_all(each, &calls);
        let most = costs[0].most.unwrap().0;
        assert!(most >= all, "{question:?}: {most} for {all}");
        assert!(most / costs[0].n_calls as u64 >= dearest, "{question:?}");
    }
}

#[test]
fn a_large_grid_is_priced_by_its_longest_call_too() {
    let each = Money(1);
    let (costs, calls) = priced(at(Some(each)), Question::Versions, |it| {
        // More than are counted call by call.
        let many = (0..3_000).map(|at| crate::DataRow {
            input: format!("row {at}{}", ".".repeat(at / 10)),
            expected: "Bug".into(),
        });
        it.rows = many.collect();
    });
    assert_eq!((costs[0].n_calls, calls.len()), (6_000, 6_000));
    let (dearest, _) = dearest_and_all(each, &calls);
    assert_eq!(costs[0].most, Some(Money(6_000 * dearest)));
}

#[test]
fn the_judge_is_paid_too_and_what_is_not_known_is_said() {
    let rubric = |it: &mut crate::Setup| it.judged = Judged::Rubric;
    let (costs, _) = priced(at(Some(Money(1))), Question::Versions, rubric);
    let n_calls: Vec<usize> = costs.iter().map(|it| it.n_calls).collect();
    assert_eq!(n_calls, [84, 84]);
    let (costs, _) = priced(at(None), Question::Versions, |_| ());
    assert_eq!((costs[0].most, &costs[0].priced_on), (None, &None));
    // One that cannot be brought into memory is not left out, or its price would be looked up for ever.
    let broken = Priced {
        fails: true,
        ..at(Some(Money(1)))
    };
    let (costs, _) = priced(broken, Question::Versions, |_| ());
    assert_eq!((costs[0].n_calls, costs[0].most), (84, None));
}

/// Answers at once.
struct Quick;

impl Engine for Quick {
    fn ask(&self, question: Asked) -> Replies {
        let reply = match question {
            Asked::Load { model } => Reply::Loaded(Box::new(card(&model, None))),
            Asked::Generate(_) => finished("Bug"),
            _ => return stream::iter([]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

#[test]
fn the_time_of_the_judge_is_part_of_the_estimate_and_one_that_is_not_here_is_not_taken_over() {
    let local = Model::Engine {
        id: "here".into(),
        name: "Here".into(),
    };
    let mut visit = visit(&store(), Rc::new(Quick));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| it.models = vec![local.clone()]);
    visit.settle();
    visit.trials.start();
    visit.settle();
    let seconds = |visit: &mut Visit, judged, judge: Model| {
        visit.trials.edit(|it| {
            it.judged = judged;
            it.more.rubric.text = "It is right.".into();
            it.more.rubric.judge = Some(judge);
        });
        visit.settle();
        visit.trials.checked().get_untracked().seconds
    };
    let alone = seconds(&mut visit, Judged::SameWords, local.clone()).unwrap();
    let both = seconds(&mut visit, Judged::Rubric, local).unwrap();
    assert!(
        alone > 0.0 && (both - 2.0 * alone).abs() < 1e-9,
        "{alone} {both}"
    );
    let unmeasured = Model::Practice(Practice::Judge);
    assert_eq!(
        seconds(&mut visit, Judged::Rubric, unmeasured.clone()),
        None
    );
    visit.trials.start();
    visit.settle();
    // The engine lists no model, so neither the one that answered nor a judge of its kind is here.
    visit.trials.again();
    let draft = visit.trials.draft().get_untracked();
    assert_eq!(draft.more.rubric.judge, Some(unmeasured));
    seconds(&mut visit, Judged::Rubric, there());
    visit
        .trials
        .edit(|it| it.models = vec![Model::Practice(Practice::Plant)]);
    visit.settle();
    visit.trials.set_aside();
    visit.settle();
    visit.trials.again();
    assert_eq!(visit.trials.draft().get_untracked().more.rubric.judge, None);
}
