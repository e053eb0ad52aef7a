//! What examples are worth is kept for the desk: as counted by hand, for a real model alone.

use engine::{Question as Asked, Reply};
use format::worth::{KEY, read, told};

use super::*;
use crate::DataRow;

/// Answers right only while the example about charges is shown; the last row never.
struct NeedsCharges;

impl Engine for NeedsCharges {
    fn ask(&self, question: Asked) -> Replies {
        let reply = match question {
            Asked::Load { model } => Reply::Loaded(Box::new(card(&model, None))),
            Asked::Generate(it) => {
                let engine::PromptText::Text { text, .. } = &it.prompt else {
                    panic!("completions are texts")
                };
                let knows = text.contains("charged twice") && !text.contains("Message: odd");
                finished(if knows { " Billing" } else { " Bug" })
            }
            _ => return stream::iter([]).boxed_local(),
        };
        stream::iter([Ok(reply)]).boxed_local()
    }
}

fn ran(model: Model) -> (Rc<dyn Store>, domain::Prompt) {
    let store = store();
    let mut visit = visit(&store, Rc::new(NeedsCharges));
    visit.trials.ask(Question::Worth);
    let rows = ["a", "b", "c", "odd"].map(|input| DataRow {
        input: input.into(),
        expected: "Billing".into(),
    });
    visit.trials.edit(|it| {
        it.rows = rows.into();
        it.models = vec![model];
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    visit.outcome();
    let project = format::file::read(visit.host.project.as_bytes(), ProjectId("1".into()));
    (store, project.unwrap().project.prompt)
}

fn kept(store: &Rc<dyn Store>) -> Option<Vec<u8>> {
    futures::executor::block_on(store.get(KEY)).unwrap()
}

#[test]
fn what_each_example_is_worth_is_kept_for_this_very_prompt() {
    let (store, prompt) = ran(Model::Engine {
        id: "here".into(),
        name: "Mine".into(),
    });
    let all = read(&kept(&store).expect("kept"));
    let told = told(&all, &prompt).expect("of this prompt");
    assert!(told.is_exact);
    assert_eq!(
        (&*told.worth.model, told.worth.right, told.worth.n_rows),
        ("Mine", 3, 4)
    );
    for it in &told.examples {
        let one = it.measured.expect("measured");
        let needed = one.input.contains("charged twice");
        assert_eq!(
            one.right_without,
            if needed { 0 } else { 3 },
            "{}",
            one.input
        );
        assert!(one.low <= 0.75 && one.high >= 0.0 && one.low < one.high);
    }
}

#[test]
fn what_was_planted_is_not_kept() {
    let (store, _) = ran(Model::Practice(Practice::Plant));
    assert_eq!(kept(&store), None);
}
