//! How likely the model finds the right label: asked of the model that answered, behind the same prompt, and carried.

use super::*;
use crate::{Asks, Judged, Rule, ask::Asker};
use futures::executor::block_on;
use lab::{Call, CallPrompt, Labels, Turn};

/// Writes the turns one behind the other.
const TEMPLATE: &str = "{% for message in messages %}{{ message.content }}{% endfor %}";

/// Says "Other" whatever it is asked, and finds the label likeliest that the input names; notes what it was asked.
#[derive(Clone, Default)]
struct Shy(Rc<RefCell<Vec<engine::Question>>>);

impl Engine for Shy {
    fn ask(&self, question: engine::Question) -> Replies {
        let reply = match &question {
            engine::Question::Load { model } => engine::Reply::Loaded(Box::new(card(model, None))),
            engine::Question::Generate(_) => finished(" Other"),
            engine::Question::Score {
                prompt: engine::PromptText::Text { text, .. },
                continuations,
                ..
            } => {
                let asked = text.lines().rev().nth(1).unwrap();
                let logprob = |it: &String| match asked.contains(it.trim()) {
                    true => vec![-0.25],
                    false => vec![-2.0, -1.0],
                };
                engine::Reply::Scores(continuations.iter().map(logprob).collect())
            }
            _ => return stream::iter([Err(EngineError::Cancelled)]).boxed_local(),
        };
        self.0.borrow_mut().push(question);
        stream::iter([Ok(reply)]).boxed_local()
    }
}

fn row(input: &str, expected: &str) -> crate::DataRow {
    crate::DataRow {
        input: input.into(),
        expected: expected.into(),
    }
}

#[test]
fn the_right_label_is_looked_at_and_not_what_was_written() {
    let engine = Shy::default();
    let mut visit = visit(&store(), Rc::new(engine.clone()));
    visit.trials.ask(Question::Versions);
    visit.trials.edit(|it| {
        let all = [("Bugs", "Bugs"), ("Bills", "Bills"), ("nothing", "Mail")];
        it.rows = all
            .map(|(about, kind)| row(&format!("about {about}"), kind))
            .to_vec();
        it.models = vec![Model::Engine {
            id: "shy".into(),
            name: "Shy".into(),
        }];
        it.judged = Judged::Several;
        it.more.parts.clear();
        it.more.rules = vec![Rule::new(Asks::Likely)];
    });
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert_eq!(checked.problems, Vec::<String>::new());
    assert_eq!(
        checked.n_calls,
        6 + 6,
        "an answer, and the labels behind its prompt"
    );
    visit.trials.start();
    visit.settle();
    // By hand: of e^-¼ and twice e^-3, and of three times e^-3.
    let likely = (-0.25_f64).exp() / ((-0.25_f64).exp() + 2.0 * (-3.0_f64).exp());
    let scores = |outcome: &Outcome| -> Vec<f64> {
        let lines = 0..outcome.results.len();
        lines
            .map(|it| outcome.results.head(it).score.unwrap())
            .collect()
    };
    let found = scores(&visit.outcome());
    for (at, score) in found.iter().enumerate() {
        let by_hand = if at % 3 == 2 { 1.0 / 3.0 } else { likely };
        assert!((score - by_hand).abs() < 1e-12, "{at}: {score}");
    }
    for question in engine.0.borrow().iter() {
        if let engine::Question::Score {
            prompt: engine::PromptText::Text { text, .. },
            continuations,
            ..
        } = question
        {
            assert!(text.ends_with(':'), "{text}");
            assert_eq!(*continuations, [" Bugs", " Bills", " Mail"]);
        }
    }
    visit.trials.save_file(|it| it.unwrap());
    visit.settle();
    let file = visit.host.offered.borrow_mut().pop().unwrap().1;
    let mut other = super::visit(&store(), Rc::new(FakeEngine::default()));
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(scores(&other.outcome()), found);
}

#[test]
fn too_few_and_too_many_labels_are_named_before_the_start() {
    for n in [1, 21] {
        let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
        visit.trials.ask(Question::Versions);
        visit.trials.edit(|it| {
            let label = |at| row(&format!("row {at}"), &format!("label {at}"));
            it.rows = (0..n).map(label).collect();
            it.models = vec![Model::Practice(Practice::Plant)];
            it.judged = Judged::Several;
            it.more.parts.clear();
            it.more.rules = vec![Rule::new(Asks::Likely)];
        });
        visit.settle();
        let problems = visit.trials.checked().get_untracked().problems.clone();
        assert_eq!(
            problems,
            ["Rule 1: needs 2 to 20 different right answers in the rows."]
        );
    }
}

#[test]
fn a_space_stands_between_a_labelled_pair_and_its_label_and_not_behind_turns_of_a_template() {
    let asked = |prompt: CallPrompt, template: Option<&str>| {
        let engine = Shy::default();
        let card = engine::ModelCard {
            chat_template: template.map(str::to_owned),
            ..card("shy", None)
        };
        let labels = domain::Labels {
            input: "In".into(),
            output: "Out".into(),
        };
        let asker = Asker::new(
            Rc::new(engine.clone()),
            Rc::new(Here::default()),
            card,
            String::new(),
            String::new(),
            labels,
            String::new(),
        );
        let labels = vec!["Bugs".into()];
        block_on(asker.answer(&Call::Labels(Labels { prompt, labels }))).unwrap();
        match engine.0.borrow().last() {
            Some(engine::Question::Score { continuations, .. }) => continuations.clone(),
            other => panic!("{other:?}"),
        }
    };
    let turns = || {
        CallPrompt::Turns(vec![Turn {
            role: domain::Role::User,
            content: "one\ntwo".into(),
        }])
    };
    assert_eq!(asked(turns(), None), [" Bugs"]);
    assert_eq!(asked(turns(), Some(TEMPLATE)), ["Bugs"]);
    // Whoever writes a text writes its labels too.
    assert_eq!(asked(CallPrompt::Text("one\nOut:".into()), None), ["Bugs"]);
}

#[test]
fn services_are_refused_before_the_start_and_one_row_alone_is_no_set_of_labels() {
    let mut visit = visit(&store(), Rc::new(Shy::default()));
    visit.trials.ask(Question::Versions);
    visit.trials.edit(|it| {
        it.rows = vec![row("about Bugs", "Bugs"), row("about Bills", "Bills")];
        it.models = vec![Model::Engine {
            id: "service/mine/m".into(),
            name: "M".into(),
        }];
        it.judged = Judged::Several;
        it.more.parts.clear();
        it.more.rules = vec![Rule::new(Asks::Likely)];
    });
    visit.settle();
    let problems = visit.trials.checked().get_untracked().problems.clone();
    assert!(
        problems[0].starts_with("Rule 1: it looks at probabilities"),
        "{problems:?}"
    );
    let setup = visit.trials.draft().get_untracked();
    let project = crate::project_file(&setup.read_project().unwrap());
    let asked = visit.trials.is_right(setup, project, 0);
    assert_eq!(visit.pool.run_until(asked), Ok(None));
}
