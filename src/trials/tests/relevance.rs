//! Answers judged by the questions that they would answer: made up by a judge, compared with the input, weighed and carried.

use super::meaning::{Both, draft, model, scores};
use super::*;
use crate::{Asks, Judged, Rule};

fn run(store: &Rc<dyn Store>) -> Visit {
    let mut visit = visit(store, Rc::new(Both::default()));
    draft(&mut visit, 6);
    visit.trials.edit(|it| {
        for row in &mut it.rows {
            row.input = format!("My parcel is late: {}", row.input);
            row.expected.clear();
        }
        it.judged = Judged::Several;
        it.more.parts.clear();
        it.more.rules = vec![Rule::new(Asks::Relevance), Rule::new(Asks::MostWords)];
        it.more.rubric.judge = Some(model("writer"));
    });
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert_eq!(checked.problems, Vec::<String>::new());
    // Two versions on six rows; for each answer three questions, and as many comparisons; and what is read once.
    assert_eq!(checked.n_calls - checked.n_meanings, 12 + 36);
    visit.trials.start();
    visit.settle();
    visit
}

#[test]
fn an_answer_to_the_question_that_was_asked_is_relevant() {
    let visit = run(&store());
    let outcome = visit.outcome();
    assert!(
        outcome.sentence.starts_with("Your prompt is better"),
        "{}",
        outcome.sentence
    );
    let notes = outcome.notes.join("\n");
    assert!(!notes.contains("did not say"), "{notes}");
    // By hand: the questions about the package mean what the input means, the others are ¼ / (√2¼ · √1¼) near to it.
    let charged = 0.25 / (2.25_f64 * 1.25).sqrt();
    for (at, score) in scores(&outcome).iter().enumerate() {
        let relevance = if at < 6 { 1.0 } else { charged };
        let by_hand = (relevance + 1.0) / 2.0;
        assert!((score.unwrap() - by_hand).abs() < 1e-12, "{at}: {score:?}");
        assert_eq!(outcome.results.head(at).passed, Some(at < 6));
    }
}

#[test]
fn what_was_found_relevant_leaves_with_the_file() {
    let mut visit = run(&store());
    let found = scores(&visit.outcome());
    visit.trials.save_file(|it| it.unwrap());
    visit.settle();
    let file = visit.host.offered.borrow_mut().pop().unwrap().1;
    let mut other = super::visit(&store(), Rc::new(FakeEngine::default()));
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(scores(&other.outcome()), found);
    // promptfoo gets the check, and its results the scores that were found here.
    for kind in [crate::Foreign::Config, crate::Foreign::Results] {
        visit.trials.save_promptfoo(kind, |_| ());
        visit.settle();
        let (_, bytes) = visit.host.offered.borrow_mut().pop().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        if kind == crate::Foreign::Config {
            assert!(text.contains("answer-relevance"), "{text}");
        } else {
            let n_passed = text.matches("\"success\": true").count();
            assert_eq!(n_passed + text.matches("\"success\":true").count(), 6);
        }
    }
}
