//! Answers judged by their meaning: a planted paraphrase wins, every text is read once, nothing is read twice.

use super::*;
use crate::{Judged, Meaning};
use futures::executor::block_on;

const READER: &str = "reader";

/// What the page's models know: texts about the same things have vectors that point the same way.
const THINGS: [&[&str]; 3] = [
    &["parcel", "package", "letter"],
    &["late", "delayed", "slow"],
    &["paid", "charged", "money"],
];

fn vector(text: &str) -> Vec<f32> {
    let count = |things: &&[&str]| things.iter().filter(|it| text.contains(**it)).count();
    let mut vector: Vec<f32> = THINGS.iter().map(|it| count(it) as f32).collect();
    // No text is about nothing.
    vector.push(0.5);
    vector
}

/// A writer whose answers depend on the instruction, and a reader that gives vectors and notes what it reads.
#[derive(Clone, Default)]
pub(super) struct Both {
    read: Rc<RefCell<Vec<String>>>,
    n_written: Rc<Cell<usize>>,
    /// Of texts with this in them, the reader says that they are too long.
    too_long: Option<&'static str>,
    n_embeds_until_broken: Rc<Cell<Option<usize>>>,
}

impl Both {
    fn answer(&self, question: engine::Question) -> Result<engine::Reply, EngineError> {
        Ok(match question {
            engine::Question::Abilities => {
                return Err(EngineError::Cancelled);
            }
            engine::Question::ListModels => {
                let model = |id: &str, bundled| engine::StoredModel {
                    id: id.into(),
                    name: format!("{id} model"),
                    bundled,
                    size_bytes: 1,
                    sha256: String::new(),
                    have_bytes: 1,
                    url: String::new(),
                    goes_on_here: false,
                };
                engine::Reply::Models {
                    models: vec![
                        model("writer", true),
                        model("service/mine/m", false),
                        model(READER, false),
                    ],
                    storage: engine::StorageReport {
                        kind: engine::StorageKind::Memory,
                        used_bytes: 0,
                        quota_bytes: 0,
                    },
                }
            }
            engine::Question::Load { model } => engine::Reply::Loaded(Box::new(card(&model, None))),
            engine::Question::Generate(it) => {
                self.n_written.set(self.n_written.get() + 1);
                let engine::PromptText::Text { text, .. } = &it.prompt else {
                    panic!("labelled pairs are a text");
                };
                if text.contains("Write one question") {
                    // As a judge, of the answer that it is shown.
                    return Ok(finished(match text.contains("money") {
                        true => "What were you charged?",
                        false => "Is the package delayed?",
                    }));
                }
                // Version B is told to speak of money; of the rows, the second is about a letter.
                let says = match (text.contains("Speak of money."), text.contains("row 1")) {
                    (true, _) => "You were charged money",
                    (false, true) => "the letter is slow",
                    (false, false) => " The package is delayed\n",
                };
                finished(says)
            }
            engine::Question::Embed { model, texts } => {
                assert_eq!(model, READER);
                if let Some(n) = self.n_embeds_until_broken.get() {
                    if n == 0 {
                        return Err(EngineError::Crashed { what: "x".into() });
                    }
                    self.n_embeds_until_broken.set(Some(n - 1));
                }
                if let Some(what) = self.too_long
                    && texts.iter().any(|it| it.contains(what))
                {
                    return Err(EngineError::PromptTooLong {
                        n_tokens: 9,
                        context_tokens: 8,
                    });
                }
                self.read.borrow_mut().extend(texts.clone());
                engine::Reply::Embeddings(texts.iter().map(|it| vector(it)).collect())
            }
            _ => return Err(EngineError::Cancelled),
        })
    }

    fn n_read(&self) -> usize {
        self.read.borrow().len()
    }
}

impl Engine for Both {
    fn ask(&self, question: engine::Question) -> Replies {
        stream::iter([self.answer(question)]).boxed_local()
    }
}

pub(super) fn model(id: &str) -> Model {
    Model::Engine {
        id: id.into(),
        name: format!("{id} model"),
    }
}

/// Two versions on rows of which the right answer is the same sentence, or on row 9 what the writer says.
pub(super) fn draft(visit: &mut Visit, n_rows: usize) {
    visit.trials.ask(Question::Versions);
    visit.settle();
    visit.trials.edit(|it| {
        it.rows = (0..n_rows)
            .map(|row| crate::DataRow {
                input: format!("row {row}"),
                expected: match row {
                    9 => "The package is delayed".into(),
                    _ => "My parcel is late".into(),
                },
            })
            .collect();
        it.models = vec![model("writer")];
        it.options.versions[0].instruction = "Speak of money.".into();
        it.judged = Judged::Meaning;
        it.more.meaning.model = Some(model(READER));
    });
    visit.settle();
}

pub(super) fn run(store: &Rc<dyn Store>, engine: &Both, n_rows: usize) -> Visit {
    let mut visit = visit(store, Rc::new(engine.clone()));
    draft(&mut visit, n_rows);
    visit.trials.start();
    visit.settle();
    visit
}

/// The score of each line.
pub(super) fn scores(outcome: &Outcome) -> Vec<Option<f64>> {
    let lines = 0..outcome.results.len();
    lines.map(|it| outcome.results.head(it).score).collect()
}

#[test]
fn a_paraphrase_is_nearer_than_what_is_about_something_else_and_equal_texts_are_1() {
    let engine = Both::default();
    let visit = run(&store(), &engine, 12);
    let outcome = visit.outcome();
    assert_eq!(
        outcome.sentence,
        "Your prompt is better (more than 99% sure)."
    );
    let found = scores(&outcome);
    // By hand: (1,1,0,½)·(1,1,0,½) / 2¼ = 1; (1,1,0,½)·(0,0,2,½) = ¼, / (√2¼ · √4¼).
    let money = 0.25 / (2.25_f64 * 4.25).sqrt();
    for (at, score) in found.iter().enumerate() {
        let by_hand = if at < 12 { 1.0 } else { money };
        assert!((score.unwrap() - by_hand).abs() < 1e-12, "{at}: {score:?}");
        assert_eq!(outcome.results.head(at).passed, Some(at < 12));
    }
    assert_eq!(found[9], Some(1.0), "equal texts are exactly 1");
    let notes = outcome.notes.join("\n");
    for said in [
        "Your prompt: mean similarity 1.00",
        "Version B: mean similarity 0.08",
        "reader model compared the meanings",
        "reader model was not made to compare meanings",
    ] {
        assert!(notes.contains(said), "{said}: {notes}");
    }
    // Three answers and two right answers, each read once, without the blanks around them; one of both is the same.
    let mut read = engine.read.borrow().clone();
    read.sort();
    assert_eq!(
        read,
        [
            "My parcel is late",
            "The package is delayed",
            "You were charged money",
            "the letter is slow"
        ]
    );
    let csv = block_on(outcome.results.csv());
    assert!(
        csv.lines().next().unwrap().ends_with(",right,score"),
        "{csv}"
    );
    assert!(csv.lines().nth(1).unwrap().ends_with(",yes,1"), "{csv}");
}

#[test]
fn what_was_compared_is_not_asked_again() {
    let (store, engine) = (store(), Both::default());
    let first = run(&store, &engine, 12);
    let (n_read, n_written) = (engine.n_read(), engine.n_written.get());
    assert!(n_read > 0 && n_written > 0);
    let again = run(&store, &engine, 12);
    assert_eq!(
        (engine.n_read(), engine.n_written.get()),
        (n_read, n_written)
    );
    assert_eq!(scores(&again.outcome()), scores(&first.outcome()));
    // It may be taken up again before it is known which models are here.
    let mut early = visit(&store, Rc::new(FakeEngine::default()));
    let id = early.trials.entries().get_untracked()[0].id.clone();
    early.trials.show(id);
    early.settle();
    early.trials.again();
    early.settle();
    let chosen = early.trials.draft().get_untracked().more.meaning.clone();
    assert_eq!(chosen.model, Some(model(READER)));
    // Another threshold is another experiment, and asks nothing either.
    let mut other = visit(&store, Rc::new(engine.clone()));
    draft(&mut other, 12);
    other.trials.edit(|it| it.more.meaning.least = 0.05);
    other.settle();
    other.trials.start();
    other.settle();
    assert_eq!(engine.n_read(), n_read);
    let passed = |at: usize| other.outcome().results.head(at).passed;
    assert_eq!((passed(0), passed(12)), (Some(true), Some(true)));
    // Nor does reading it at the next visit, which has no engine at all.
    let mut later = visit(&store, Rc::new(FakeEngine::default()));
    let id = later.trials.entries().get_untracked()[0].id.clone();
    later.trials.show(id);
    later.settle();
    assert_eq!(scores(&later.outcome()), scores(&first.outcome()));
}

#[test]
fn a_reader_that_breaks_off_loses_nothing_and_a_pause_goes_on_where_it_was() {
    let (store, engine) = (store(), Both::default());
    engine.n_embeds_until_broken.set(Some(0));
    let mut first = run(&store, &engine, 12);
    let RunState::Paused {
        progress,
        why: Some(why),
    } = first.trials.run_state().get_untracked()
    else {
        panic!("it did not break off");
    };
    assert!(why.ends_with('.'), "{why}");
    // 24 answers are there; of 24 comparisons and 2 right answers, the one of equal texts.
    assert_eq!((progress.n_done, progress.n_total), (25, 24 + 26));
    engine.n_embeds_until_broken.set(None);
    let n_written = engine.n_written.get();
    let id = first.trials.entries().get_untracked()[0].id.clone();
    let mut again = visit(&store, Rc::new(engine.clone()));
    again.trials.show(id);
    again.settle();
    let RunState::Paused { progress, .. } = again.trials.run_state().get_untracked() else {
        panic!("it is not paused");
    };
    assert_eq!((progress.n_done, progress.n_total), (25, 24 + 26));
    again.trials.go_on();
    again.settle();
    assert_eq!(engine.n_written.get(), n_written);
    let whole = run(&super::store(), &Both::default(), 12);
    assert_eq!(scores(&again.outcome()), scores(&whole.outcome()));
    first.settle();

    // The person pauses at some turn of the page, wherever that is, and goes on.
    let mut n_compared = 0;
    for turn in [20, 40, 60, 80, 100] {
        let engine = Both::default();
        let mut paused = visit(&super::store(), Rc::new(engine.clone()));
        draft(&mut paused, 200);
        paused.host.pause_at.set(Some((turn, paused.trials)));
        paused.trials.start();
        paused.settle();
        if let RunState::Paused { progress, why } = paused.trials.run_state().get_untracked() {
            assert_eq!(why, None);
            n_compared += usize::from(progress.n_done > 400);
            paused.trials.go_on();
            paused.settle();
        }
        assert_eq!(scores(&paused.outcome()).iter().flatten().count(), 400);
    }
    assert!(n_compared > 0, "some pause while meanings are compared");
}

#[test]
fn a_text_that_is_too_long_for_the_reader_is_left_out_and_said() {
    let engine = Both {
        too_long: Some("letter"),
        ..Both::default()
    };
    let store = store();
    let visit = run(&store, &engine, 12);
    let outcome = visit.outcome();
    assert_eq!(
        (scores(&outcome)[0], scores(&outcome)[1]),
        (Some(1.0), None)
    );
    let said = outcome
        .notes
        .iter()
        .any(|it| it.contains("could not be compared"));
    assert!(said, "{:?}", outcome.notes);
    let n_read = engine.n_read();
    run(&store, &engine, 12);
    assert_eq!(engine.n_read(), n_read, "nor is that found out twice");
}

#[test]
fn what_is_missing_is_said_before_the_start_and_what_it_takes() {
    let mut visit = visit(&store(), Rc::new(Both::default()));
    draft(&mut visit, 12);
    let checked = visit.trials.checked().get_untracked();
    assert_eq!((checked.n_calls, checked.n_meanings), (24 + 26, 26));
    let models: Vec<_> = visit.trials.comparers();
    let names: Vec<_> = models.iter().map(|it| it.model.name()).collect();
    assert_eq!(names, ["writer model", "reader model"], "none elsewhere");
    for (chosen, says) in [
        (None, "add the GGUF file of an embedding model"),
        (Some(model("service/mine/m")), "Choose the model"),
        (Some(Model::Practice(Practice::Coin)), "Choose the model"),
        (
            Some(model("gone")),
            "gone model, which is to compare meanings, is not on",
        ),
    ] {
        visit.trials.edit(|it| it.more.meaning.model = chosen);
        visit.settle();
        let problems = visit.trials.checked().get_untracked().problems.clone();
        assert!(
            problems.len() == 1 && problems[0].contains(says),
            "{problems:?}"
        );
        visit.trials.start();
        visit.settle();
        assert_eq!(visit.trials.screen().get_untracked(), Screen::Setup);
    }
    // A way among several needs the model, too.
    visit.trials.edit(|it| {
        it.more.meaning = Meaning::default();
        it.judged = Judged::Several;
        it.more.parts = vec![crate::Part {
            way: Judged::Meaning,
            weight: 1.0,
        }];
    });
    visit.settle();
    assert_eq!(visit.trials.checked().get_untracked().problems.len(), 1);
}
