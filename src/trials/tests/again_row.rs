//! A row asked once more with an earlier project: judged as the experiment judges, and the experiment stays as it was.

use engine::{PromptText, Question as Asked, Reply};

use super::*;
use crate::{DataRow, project_file};

/// Answers with the last word of the input where the instruction says so, else with nothing of use.
#[derive(Default)]
struct Obedient {
    n_generated: Cell<usize>,
}

impl Engine for Obedient {
    fn ask(&self, question: Asked) -> Replies {
        let reply = match question {
            Asked::Load { model } => Reply::Loaded(Box::new(card(&model, None))),
            Asked::Generate(it) => {
                self.n_generated.set(self.n_generated.get() + 1);
                let PromptText::Text { text, .. } = &it.prompt else {
                    panic!("pairs are one text");
                };
                let good = text.contains("Say the right thing.");
                Reply::Finished {
                    text: if good { "right" } else { "something" }.into(),
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
        stream::iter([Ok(reply)]).boxed_local()
    }
}

#[test]
fn a_row_is_judged_with_an_earlier_project() {
    let engine = Rc::new(Obedient::default());
    let mut visit = visit(&store(), engine.clone());
    visit.trials.ask(Question::Versions);
    let row = |input: &str, expected: &str| DataRow {
        input: input.into(),
        expected: expected.into(),
    };
    visit.trials.edit(|it| {
        it.rows = vec![row("a", "right"), row("b", "anything else")];
        it.models = vec![Model::Engine {
            id: "m".into(),
            name: "M".into(),
        }];
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    let sentence = visit.outcome().sentence.clone();
    let setup = visit.trials.setup().get_untracked().expect("a setup");
    let now = setup.read_project().expect("a project");
    let mut earlier = now.clone();
    earlier.prompt.instruction = "Say the right thing.".into();
    let ask = |visit: &mut Visit, project: &Project, row| {
        let asked = visit.trials.is_right(project_file(project), row);
        visit.pool.run_until(asked)
    };
    assert_eq!(ask(&mut visit, &earlier, 0), Ok(Some(true)));
    assert_eq!(ask(&mut visit, &earlier, 1), Ok(Some(false)));
    assert_eq!(ask(&mut visit, &earlier, 2), Ok(None), "no such row");
    // What the experiment has asked already is not asked again.
    let n = engine.n_generated.get();
    assert_eq!(ask(&mut visit, &now, 0), Ok(Some(false)));
    assert_eq!(engine.n_generated.get(), n);
    assert_eq!(visit.trials.run_state().get_untracked(), RunState::Done);
    assert_eq!(visit.outcome().sentence, sentence);
}
