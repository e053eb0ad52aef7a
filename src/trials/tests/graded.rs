//! Opinions of a judge on each answer: asked after the answers, kept, weighed beside rules that need none, and carried.

use super::*;
use crate::{Asks, Judged, Rule, Setup};

fn rule(asks: Asks, text: &str) -> Rule {
    Rule {
        text: text.into(),
        ..Rule::new(asks)
    }
}

/// Four opinions and a rule without one, of a judge that knows the right answers.
fn with_a_judge(setup: &mut Setup) {
    setup.judged = Judged::Several;
    setup.more.parts.clear();
    setup.more.rules = vec![
        rule(Asks::Rubric, "It names the right kind."),
        rule(Asks::Points, "It is right."),
        rule(Asks::Criterion, "It is right."),
        rule(Asks::Facts, ""),
        rule(Asks::MostWords, ""),
    ];
    setup.more.rubric.judge = Some(Model::Practice(Practice::Judge));
}

#[test]
fn a_judge_is_asked_for_each_answer_and_each_opinion() {
    let store = store();
    let mut visit = visit(&store, Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Plant);
    let plain = visit.trials.checked().get_untracked().n_calls;
    visit.trials.edit(with_a_judge);
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert_eq!(checked.problems, Vec::<String>::new());
    assert_eq!(
        checked.n_calls,
        5 * plain,
        "an answer and four opinions on it"
    );
    visit.trials.start();
    visit.settle();
    let outcome = visit.outcome();
    assert!(
        outcome.sentence.starts_with("Your prompt is better"),
        "{}",
        outcome.sentence
    );
    let notes = outcome.notes.join("\n");
    assert!(
        notes.contains("Practice model: a judge said of each answer is its opinion"),
        "{notes}"
    );
    assert!(
        notes.contains("the judge knew the right answers"),
        "{notes}"
    );
    assert!(!notes.contains("did not say"), "{notes}");
    // What it said counts: the same answers, judged by their words, are right where it said so.
    let by_opinion = outcome.notes[0].clone();
    visit.trials.edit(|it| it.judged = Judged::SameWords);
    visit.settle();
    visit.trials.start();
    visit.settle();
    assert_eq!(visit.outcome().notes[0], by_opinion);
}

/// A judge that says nothing that was asked for, and an answerer that always says the same.
struct Mumbles;

impl Engine for Mumbles {
    fn ask(&self, question: engine::Question) -> Replies {
        let reply = match question {
            engine::Question::Load { model } => engine::Reply::Loaded(Box::new(card(&model, None))),
            engine::Question::Generate(_) => finished("Well."),
            _ => return stream::iter([Err(EngineError::Cancelled)]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

#[test]
fn replies_that_do_not_say_what_was_asked_are_counted_and_their_rows_left_out() {
    let mut visit = visit(&store(), Rc::new(Mumbles));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| {
        with_a_judge(it);
        it.rows.truncate(5);
        it.more.rubric.judge = Some(Model::Engine {
            id: "mumbles".into(),
            name: "Mumbles".into(),
        });
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    let notes = visit.outcome().notes.join("\n");
    // Two versions on five rows, four opinions on each answer.
    assert!(notes.contains("40 replies"), "{notes}");
    assert!(notes.contains("Your prompt: 0 of 0"), "{notes}");
}

#[test]
fn opinions_are_known_at_the_next_visit_and_leave_with_the_file() {
    let store = store();
    let (sentence, file) = {
        let mut visit = visit(&store, Rc::new(FakeEngine::default()));
        visit.set_up(Question::Versions, Practice::Plant);
        visit.trials.edit(with_a_judge);
        visit.settle();
        visit.trials.start();
        visit.settle();
        let sentence = visit.outcome().sentence.clone();
        visit.trials.save_file(|_| ());
        visit.settle();
        let (_, bytes) = visit.host.offered.borrow_mut().pop().unwrap();
        (sentence, bytes)
    };
    let again = visit(&store, Rc::new(FakeEngine::default()));
    let entries = again.trials.entries().get_untracked();
    let mut again = again;
    again.trials.show(entries[0].id.clone());
    again.settle();
    assert_eq!(again.outcome().sentence, sentence);
    // Elsewhere, where nobody asked anything.
    let mut other = visit_elsewhere();
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(other.outcome().sentence, sentence);
}

fn visit_elsewhere() -> Visit {
    visit(&store(), Rc::new(FakeEngine::default()))
}

#[test]
fn an_opinion_without_a_judge_or_a_text_is_named_before_the_start() {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| {
        with_a_judge(it);
        it.more.rubric.judge = None;
        it.more.rules[0].text.clear();
    });
    visit.settle();
    let problems = visit.trials.checked().get_untracked().problems.clone();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].starts_with("Rule 1: "), "{problems:?}");
    assert!(problems[1].contains("judge"), "{problems:?}");
}

#[test]
fn run_again_beside_a_recorded_run_it_says_how_many_answers_are_the_same() {
    let store = store();
    let mut visit = visit(&store, Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(with_a_judge);
    visit.settle();
    visit.trials.start();
    visit.settle();
    visit.trials.save_file(|it| it.unwrap());
    visit.settle();
    let (_, file) = visit.host.offered.borrow_mut().pop().unwrap();
    let mut other = super::visit(&super::store(), Rc::new(FakeEngine::default()));
    other.trials.open_file(&file).unwrap();
    other.settle();
    other.trials.again();
    other
        .trials
        .edit(|it| it.models = vec![Model::Practice(Practice::Plant)]);
    other.settle();
    other.trials.start();
    other.settle();
    let notes = other.outcome().notes.join("\n");
    assert!(notes.contains("42 of 42 rows"), "{notes}");
}

#[test]
fn two_rules_that_ask_the_same_are_one_call_and_a_judge_elsewhere_is_told_so() {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| {
        it.judged = Judged::Several;
        it.more.parts.clear();
        it.more.rules = vec![rule(Asks::Facts, ""), rule(Asks::Facts, "")];
        it.more.rubric.judge = Some(Model::Engine {
            id: "service/mine/m".into(),
            name: "M".into(),
        });
        it.rows.truncate(5);
    });
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert_eq!(checked.n_calls, 10 + 10);
    let calls: Vec<usize> = checked.costs.iter().map(|it| it.n_calls).collect();
    assert_eq!(calls, [10], "the judge's alone leave the device");
}
