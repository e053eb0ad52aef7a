//! What leaves an experiment: a winner for the studio, a file for others.

use super::*;
use futures::executor::block_on;

#[test]
fn a_winner_is_taken_over_as_a_new_project() {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Plant);
    visit
        .trials
        .edit(|it| it.options.versions[0].instruction = "Name the kind.".into());
    visit.settle();
    visit.trials.start();
    visit.settle();
    let outcome = visit.outcome();
    assert_eq!(
        outcome.sentence,
        "Version B is better (more than 99% sure)."
    );
    assert_eq!(
        outcome.offer,
        Some(Offer::Instruction("Name the kind.".into()))
    );
    visit.trials.adopt_instruction("Name the kind.");
    let adopted = visit.host.adopted.borrow();
    assert!(adopted[0].contains("Name the kind."));
    assert_eq!(outcome.results.len(), 2 * 42);
    let line = block_on(outcome.results.line(42));
    assert_eq!((line.row, &*line.condition), (1, "Version B"));
    assert!(line.passed.is_some() && !line.answer.is_empty() && !line.first_answer.is_empty());
    assert!(block_on(outcome.results.csv()).lines().count() > 84);
}

#[test]
fn an_experiment_leaves_as_a_file_and_is_run_again_beside_what_was_recorded() {
    for question in Question::ALL {
        let (file, sentence) = {
            let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
            let sentence = visit.run(question, Practice::Plant).sentence.clone();
            visit.trials.save_file(|it| it.unwrap());
            visit.settle();
            let file = visit.host.offered.borrow_mut().pop();
            (
                file.unwrap_or_else(|| panic!("{question:?}: no file")),
                sentence,
            )
        };
        assert!(file.0.ends_with(".experiment.json"), "{}", file.0);
        let mut other = visit(&store(), Rc::new(FakeEngine::default()));
        other.trials.open_file(&file.1).unwrap();
        other.settle();
        // As it was recorded, without any model.
        assert_eq!(other.outcome().sentence, sentence, "{question:?}");
        other.trials.again();
        other
            .trials
            .edit(|it| it.models = vec![Model::Practice(Practice::Coin)]);
        other.settle();
        other.trials.start();
        other.settle();
        let notes = &other.outcome().notes;
        let told = notes
            .iter()
            .filter(|it| it.contains("recorded run"))
            .count();
        match question {
            Question::Order => assert!(
                notes
                    .iter()
                    .any(|it| it.contains("makes up its own inputs")),
                "{notes:?}"
            ),
            _ => assert!(told > 0, "{question:?}: {notes:?}"),
        }
    }
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    for broken in [
        &b"{}"[..],
        b"",
        b"\xff",
        b"{\"kind\":\"exemplar-experiment\",\"version\":9}",
    ] {
        assert!(visit.trials.open_file(broken).unwrap_err().ends_with('.'));
    }
    visit.run(Question::Versions, Practice::Plant);
    let lost = Rc::new(RefCell::new(Vec::new()));
    for kind in crate::Foreign::ALL {
        let told = lost.clone();
        visit
            .trials
            .save_promptfoo(kind, move |it| told.borrow_mut().extend(it));
        visit.settle();
    }
    // What was written is read by the reader that reads promptfoo's own.
    let text = |it: Option<(String, Vec<u8>)>| String::from_utf8(it.unwrap().1).unwrap();
    let results = text(visit.host.offered.borrow_mut().pop());
    let (outcomes, _) = records::promptfoo::from_results(&results).unwrap();
    let outcome = visit.outcome();
    assert_eq!(outcomes.len(), 84);
    for (at, it) in outcomes.iter().enumerate() {
        let line = block_on(outcome.results.line(at));
        assert_eq!(
            (Some(it.passed), it.answer.trim()),
            (line.passed, &*line.answer)
        );
    }
    let table = text(visit.host.offered.borrow_mut().pop());
    let (tests, _) = records::promptfoo::from_csv(&table).unwrap();
    // Which words are the same is our own rule, which promptfoo has no check for: the losses say so.
    assert_eq!((tests.len(), tests[0].checks.len()), (42, 0));
    assert!(
        lost.borrow()
            .iter()
            .any(|it| it.contains("assert") || it.contains("expected")),
        "{:?}",
        lost.borrow()
    );
    let (name, yaml) = visit.host.offered.borrow_mut().pop().unwrap();
    assert_eq!(name, "promptfooconfig.yaml");
    assert!(
        String::from_utf8(yaml)
            .unwrap()
            .contains("Sort each message into a kind.")
    );
}

#[test]
fn a_small_experiment_goes_as_a_link_which_is_offered_and_runs_nothing() {
    let mut first = visit(&store(), Rc::new(FakeEngine::default()));
    let sentence = first
        .run(Question::Versions, Practice::Plant)
        .sentence
        .clone();
    let link = Rc::new(RefCell::new(None));
    let kept = link.clone();
    first
        .trials
        .write_link(move |it| drop(kept.replace(Some(it))));
    first.settle();
    let link = link.take().unwrap().unwrap();
    assert!(link.starts_with("#e1="), "{link}");

    let engine = FakeEngine::default();
    let mut other = visit(&store(), Rc::new(engine.clone()));
    let n_asked = engine.asked().len();
    other.trials.look_at_link(&link);
    other.settle();
    let offered = other.trials.incoming().get_untracked().unwrap().unwrap();
    assert_eq!((offered.n_rows, offered.n_answers), (42, 84));
    assert!(other.trials.entries().get_untracked().is_empty());
    assert_eq!(other.trials.screen().get_untracked(), Screen::Home);
    other.trials.leave_link();
    other.trials.take_link();
    other.settle();
    assert!(other.trials.entries().get_untracked().is_empty());

    other.trials.look_at_link(&link);
    other.trials.take_link();
    other.settle();
    assert_eq!(other.outcome().sentence, sentence);
    assert_eq!(other.trials.incoming().get_untracked(), None);
    assert_eq!(engine.asked().len(), n_asked);

    other.trials.look_at_link(&link[..link.len() / 2]);
    let why = other
        .trials
        .incoming()
        .get_untracked()
        .unwrap()
        .unwrap_err();
    assert!(why.ends_with('.'), "{why}");
    other.trials.look_at_link("#e7=abc");
    let why = other
        .trials
        .incoming()
        .get_untracked()
        .unwrap()
        .unwrap_err();
    assert!(why.contains("newer"), "{why}");
}

#[test]
fn what_cannot_leave_or_come_says_why() {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    let told = Rc::new(RefCell::new(Vec::new()));
    let (link, file, foreign) = (told.clone(), told.clone(), told.clone());
    visit
        .trials
        .write_link(move |it| link.borrow_mut().push(it.unwrap_err()));
    visit
        .trials
        .save_file(move |it| file.borrow_mut().push(it.unwrap_err()));
    visit
        .trials
        .save_promptfoo(crate::Foreign::Config, move |it| {
            foreign.borrow_mut().extend(it);
        });
    visit.settle();
    assert_eq!(told.borrow().len(), 3);
    assert!(told.borrow().iter().all(|it| it.contains("Run it first")));

    // A link that is read, and says nothing that can be run: no way to judge has a weight.
    let setup = setups::versions("here", &["a"]);
    let found = crate::keep::Found {
        label_tokens: Vec::new(),
        chats: false,
        fingerprints: vec!["m".into()],
        from_file: false,
    };
    let job = crate::core::Core::looking(&setup, &found).unwrap();
    let cache = block_on(crate::cache::Cache::open(store()));
    let unweighed = crate::Setup {
        judged: crate::Judged::Several,
        ..setup
    };
    let facts = found.facts();
    let bundle = crate::exchange::write(&unweighed, &facts, &job, &cache, &[]);
    let bundle = block_on(bundle).unwrap();
    let link = records::bundle::to_link(&bundle).unwrap().fragment;
    visit.trials.look_at_link(&link);
    assert!(visit.trials.incoming().get_untracked().unwrap().is_ok());
    visit.trials.take_link();
    visit.settle();
    let why = visit
        .trials
        .incoming()
        .get_untracked()
        .unwrap()
        .unwrap_err();
    assert!(why.contains("weights of 0 or more"), "{why}");
    assert!(visit.trials.entries().get_untracked().is_empty());
}
