//! What was compared in meaning leaves with a file, becomes a check of promptfoo, and is asked again by a row.

use super::meaning::{Both, run, scores};
use super::*;
use crate::Judged;

#[test]
fn an_experiment_leaves_with_its_numbers_and_promptfoo_gets_a_check() {
    let engine = Both::default();
    let mut visit = run(&store(), &engine, 12);
    let found = scores(&visit.outcome());
    visit.trials.save_file(|it| it.unwrap());
    visit.settle();
    let file = visit.host.offered.borrow_mut().pop().unwrap().1;
    let mut other = super::visit(&super::store(), Rc::new(FakeEngine::default()));
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(scores(&other.outcome()), found);
    assert_eq!(other.outcome().sentence, visit.outcome().sentence);

    let said = Rc::new(RefCell::new(Vec::new()));
    let heard = said.clone();
    let saved = move |it| *heard.borrow_mut() = it;
    visit.trials.save_promptfoo(crate::Foreign::Config, saved);
    visit.settle();
    let said = said.borrow().join("\n");
    assert!(said.contains("embedding model of its own"), "{said}");
    let (name, yaml) = visit.host.offered.borrow_mut().pop().unwrap();
    let yaml = String::from_utf8(yaml).unwrap();
    assert!(yaml.contains("similar") && yaml.contains("0.75"), "{yaml}");
    let mut back = super::visit(&super::store(), Rc::new(FakeEngine::default()));
    back.trials.look_at_foreign(&[(name, yaml)]);
    back.trials.take_foreign();
    back.settle();
    let draft = back.trials.draft().get_untracked();
    assert_eq!(
        (draft.judged, draft.more.meaning.least),
        (Judged::Meaning, 0.75)
    );
    assert_eq!(draft.rows[0].expected, "My parcel is late");

    visit.trials.save_promptfoo(crate::Foreign::Results, |_| ());
    visit.settle();
    let results = visit.host.offered.borrow_mut().pop().unwrap().1;
    let results = String::from_utf8(results).unwrap();
    let passed = |text: &str| results.matches(text).count();
    assert!(
        passed("\"success\": true") + passed("\"success\":true") >= 12,
        "{results}"
    );
}

#[test]
fn a_row_is_judged_by_its_meaning_when_it_is_asked_again_too() {
    let engine = Both::default();
    let mut visit = run(&store(), &engine, 12);
    let setup = visit.trials.setup().get_untracked().unwrap();
    let told = Rc::new(RefCell::new(None));
    let mut project = setup.read_project().unwrap();
    for (instruction, right) in [("Speak of money.", false), ("Be kind.", true)] {
        project.prompt.instruction = instruction.into();
        let asked = visit
            .trials
            .is_right(setup.clone(), crate::project_file(&project), 0);
        let heard = told.clone();
        let task = async move { *heard.borrow_mut() = Some(asked.await) };
        visit.host.spawn(task.boxed_local());
        visit.settle();
        assert_eq!(*told.borrow(), Some(Ok(Some(right))), "{instruction}");
    }
}
