//! Whole experiments natively: set up, run on pretend models, paused, reloaded, read again.

mod again_row;
mod arriving;
mod batches;
mod costs;
mod elsewhere;
mod graded;
mod judging;
mod leaving;
mod likely;
mod meaning;
mod meaning_leaves;
mod relevance;
mod rules;
mod schema;
pub(crate) mod setups;
mod surprise;
mod votes;
mod worth;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use annex::Here;
use domain::{Project, ProjectId};
use engine::{Engine, EngineError, Replies, fake::FakeEngine};
use futures::{
    FutureExt, StreamExt,
    executor::{LocalPool, LocalSpawner},
    future::LocalBoxFuture,
    stream,
    task::LocalSpawnExt,
};
use reactive_graph::{owner::Owner, traits::GetUntracked};
use storage::{MemoryStore, Store};

use setups::{card, service};

use crate::{
    Host, Model, Offer, Outcome, Ports, Practice, Question, RunState, Screen, Standing, Trials,
};

struct TestHost {
    spawner: LocalSpawner,
    now_millis: Cell<f64>,
    random: Cell<u8>,
    project: String,
    adopted: RefCell<Vec<String>>,
    offered: RefCell<Vec<(String, Vec<u8>)>>,
    /// After so many turns for the page, the person presses Pause.
    pause_at: Cell<Option<(u32, Trials)>>,
}

impl Host for TestHost {
    fn now_millis(&self) -> f64 {
        // Every look at the clock takes a little.
        self.now_millis.set(self.now_millis.get() + 0.125);
        self.now_millis.get()
    }

    fn today(&self) -> String {
        "26 Jul 2024".into()
    }

    fn random_bytes(&self, buffer: &mut [u8]) {
        self.random.set(self.random.get() + 1);
        buffer.fill(self.random.get());
    }

    fn sleep(&self, _millis: u32) -> LocalBoxFuture<'static, ()> {
        if let Some((n, trials)) = self.pause_at.get() {
            self.pause_at.set(n.checked_sub(1).map(|it| (it, trials)));
            if n == 0 {
                trials.pause();
            }
        }
        // Lets every other task have its turn first.
        let mut waited = false;
        futures::future::poll_fn(move |context| {
            if std::mem::replace(&mut waited, true) {
                return std::task::Poll::Ready(());
            }
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        })
        .boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.spawner.spawn_local(task).unwrap();
    }

    fn offer_file(&self, name: &str, bytes: Vec<u8>) {
        self.offered.borrow_mut().push((name.into(), bytes));
    }

    fn project(&self) -> String {
        self.project.clone()
    }

    fn adopt(&self, project: String) {
        self.adopted.borrow_mut().push(project);
    }
}

/// A browser whose store stays from one visit to the next.
struct Visit {
    pool: LocalPool,
    host: Rc<TestHost>,
    trials: Trials,
    _owner: Owner,
}

fn visit(store: &Rc<dyn Store>, engine: Rc<dyn Engine>) -> Visit {
    let pool = LocalPool::new();
    let owner = Owner::new();
    owner.set();
    let host = Rc::new(TestHost {
        spawner: pool.spawner(),
        now_millis: Cell::new(1_000.0),
        random: Cell::new(0),
        project: format::file::write(&Project::first(ProjectId("1".into()))),
        adopted: RefCell::default(),
        offered: RefCell::default(),
        pause_at: Cell::new(None),
    });
    let trials = Trials::open(Ports {
        engine,
        store: store.clone(),
        host: host.clone(),
        annex: Rc::new(Here::default()),
    });
    let mut visit = Visit {
        pool,
        host,
        trials,
        _owner: owner,
    };
    visit.settle();
    visit
}

impl Visit {
    fn settle(&mut self) {
        self.pool.run_until_stalled();
    }

    /// Sample rows and a practice model, ready to start.
    fn set_up(&mut self, question: Question, practice: Practice) {
        self.trials.ask(question);
        self.trials.use_sample();
        self.trials
            .edit(|it| it.models = vec![Model::Practice(practice)]);
        self.settle();
        assert_eq!(
            self.trials.checked().get_untracked().problems,
            Vec::<String>::new()
        );
    }

    fn outcome(&self) -> Rc<Outcome> {
        let state = self.trials.run_state().get_untracked();
        let outcome = self.trials.outcome().get_untracked();
        outcome.unwrap_or_else(|| panic!("no outcome: {state:?}"))
    }

    fn run(&mut self, question: Question, practice: Practice) -> Rc<Outcome> {
        self.set_up(question, practice);
        self.trials.start();
        self.settle();
        self.outcome()
    }
}

fn store() -> Rc<dyn Store> {
    Rc::new(MemoryStore::default())
}

/// An answer that comes in one piece of one token.
fn finished(text: &str) -> engine::Reply {
    engine::Reply::Finished {
        text: text.into(),
        sample: 0,
        reason: engine::FinishReason::EndToken,
        stats: engine::Stats {
            n_tokens: 1,
            first_token_millis: 0.0,
            decode_millis: 0.0,
        },
    }
}

#[test]
fn every_question_finds_what_was_planted() {
    for (question, begins) in [
        (Question::Versions, "Your prompt is better"),
        (Question::Wording, "On the rows held out: “"),
        (Question::Reasoning, "“Let's think step by step.” is better"),
        (Question::Order, "The order"),
        (Question::Worth, "Example 1 helps by"),
    ] {
        let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
        let outcome = visit.run(question, Practice::Plant);
        assert!(
            outcome.sentence.starts_with(begins),
            "{question:?}: {}",
            outcome.sentence
        );
        assert!(
            outcome.notes.last().unwrap().starts_with("Planted: "),
            "{:?}",
            outcome.notes
        );
        for plot in &outcome.plots {
            let picture = plot.at(390.0);
            assert!(
                !picture.scene.marks.is_empty() && !picture.table.rows.is_empty(),
                "{}",
                plot.heading
            );
        }
    }
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    let outcome = visit.run(Question::Wording, Practice::Plant);
    assert!(
        outcome.sentence.contains("is better"),
        "{}",
        outcome.sentence
    );
    let bias = visit.run(Question::Bias, Practice::Plant);
    assert!(!bias.sentence.starts_with("0 of"), "{}", bias.sentence);
    assert!(bias.notes[0].contains("Without a bias"));
}

#[test]
fn a_coin_wins_nothing() {
    for question in [
        Question::Versions,
        Question::Wording,
        Question::Reasoning,
        Question::Worth,
    ] {
        let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
        let outcome = visit.run(question, Practice::Coin);
        assert!(
            !outcome.sentence.contains("is better"),
            "{question:?}: {}",
            outcome.sentence
        );
        assert!(outcome.offer.is_none());
    }
}

#[test]
fn a_finished_experiment_is_read_at_the_next_visit_without_a_model() {
    let store = store();
    let sentence = {
        let mut visit = visit(&store, Rc::new(FakeEngine::default()));
        visit
            .run(Question::Versions, Practice::Plant)
            .sentence
            .clone()
    };
    let mut again = visit(&store, Rc::new(FakeEngine::default()));
    let entries = again.trials.entries().get_untracked();
    assert_eq!(entries.len(), 1);
    let done = Standing::Done {
        sentence: sentence.clone(),
    };
    assert_eq!(entries[0].standing, done);
    again.trials.show(entries[0].id.clone());
    again.settle();
    assert_eq!(again.outcome().sentence, sentence);
    assert_eq!(again.trials.run_state().get_untracked(), RunState::Done);
    // The draft is there too, with its rows.
    assert_eq!(again.trials.draft().get_untracked().rows.len(), 42);
    again.trials.delete(&entries[0].id);
    again.settle();
    assert!(again.trials.entries().get_untracked().is_empty());
    assert_eq!(again.trials.screen().get_untracked(), Screen::Home);
}

#[test]
fn a_paused_run_goes_on_at_the_next_visit_with_what_is_there() {
    let store = store();
    let mut first = visit(&store, Rc::new(FakeEngine::default()));
    first.set_up(Question::Wording, Practice::Plant);
    first.host.pause_at.set(Some((5, first.trials)));
    first.trials.start();
    first.settle();
    let RunState::Paused {
        progress,
        why: None,
    } = first.trials.run_state().get_untracked()
    else {
        panic!("it did not pause");
    };
    assert!(
        0 < progress.n_done && progress.n_done < progress.n_total,
        "{progress:?}"
    );
    let entries = first.trials.entries().get_untracked();
    let whole = {
        let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
        let mut other = visit(&store, Rc::new(FakeEngine::default()));
        other
            .run(Question::Wording, Practice::Plant)
            .sentence
            .clone()
    };
    assert!(matches!(entries[0].standing, Standing::Paused { .. }));
    let mut again = visit(&store, Rc::new(FakeEngine::default()));
    again.trials.show(entries[0].id.clone());
    again.settle();
    let RunState::Paused {
        progress: known, ..
    } = again.trials.run_state().get_untracked()
    else {
        panic!("it is not paused");
    };
    assert_eq!(known.n_done, progress.n_done, "no answer is lost");
    again.trials.go_on();
    again.settle();
    assert_eq!(again.outcome().sentence, whole);
}

/// Counts what it is asked, and fails each question that needs a model.
struct Broken(Rc<Cell<usize>>);

impl Engine for Broken {
    fn ask(&self, _question: engine::Question) -> Replies {
        self.0.set(self.0.get() + 1);
        stream::iter([Err(EngineError::Cancelled)]).boxed_local()
    }
}

#[test]
fn an_engine_that_fails_pauses_the_run_and_says_why() {
    let mut visit = visit(&store(), Rc::new(Broken(Rc::default())));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| {
        it.models = vec![Model::Engine {
            id: "sprout".into(),
            name: "Sprout".into(),
        }];
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    let RunState::Paused { why: Some(why), .. } = visit.trials.run_state().get_untracked() else {
        panic!("it did not pause");
    };
    assert!(why.ends_with('.'), "{why}");
    assert_eq!(
        visit.trials.entries().get_untracked().len(),
        1,
        "the setup is kept"
    );
}

#[test]
fn what_is_missing_is_said_before_the_start() {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    visit.trials.ask(Question::Versions);
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert_eq!(checked.problems, ["Paste rows to test on."]);
    visit.trials.start();
    visit.settle();
    assert_eq!(visit.trials.screen().get_untracked(), Screen::Setup);
    visit.trials.paste_rows("a\nb\n").unwrap();
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert!(
        checked.problems[0].contains("right answer"),
        "{:?}",
        checked.problems
    );
    visit.trials.paste_rows("in\tout\na\t1\nb\t2\n").unwrap();
    visit.settle();
    let checked = visit.trials.checked().get_untracked();
    assert_eq!((checked.problems.len(), checked.n_calls), (0, 4));
}
