//! The whole conversation over a wire in memory: ids, cancelling, death.

use std::{cell::RefCell, rc::Rc};

use engine::{Engine, EngineError, Question, Replies, Reply, fake::FakeEngine};
use futures::{
    StreamExt,
    executor::{LocalPool, LocalSpawner},
    stream,
    task::LocalSpawnExt,
};

use crate::{BUILD, BridgeClient, Frame, FromWorker, LoopbackPort, Port, RequestId};
use crate::{loopback, serve};

/// A client whose every start makes a new worker that serves `engine`.
struct Desk {
    pool: LocalPool,
    client: BridgeClient,
    /// The worker's ends, in the order in which they were started.
    workers: Rc<RefCell<Vec<Rc<LoopbackPort>>>>,
}

impl Desk {
    fn with(engine: Rc<dyn Engine>) -> Self {
        Self::starting(move |spawner, _, worker| {
            let engine = engine.clone();
            let serving = serve(worker, |base| {
                assert_eq!(base, "https://page/");
                engine
            });
            spawner.spawn_local(serving).expect("the pool lives");
        })
    }

    fn starting(start: impl Fn(&LocalSpawner, u32, Rc<LoopbackPort>) + 'static) -> Self {
        let pool = LocalPool::new();
        let spawner = pool.spawner();
        let workers: Rc<RefCell<Vec<Rc<LoopbackPort>>>> = Rc::default();
        let started = workers.clone();
        let client = BridgeClient::new("https://page/", move |n_failed| {
            let (page, worker) = loopback();
            started.borrow_mut().push(worker.clone());
            start(&spawner, n_failed, worker);
            page
        });
        Self {
            pool,
            client,
            workers,
        }
    }

    fn answers(&mut self, replies: Replies) -> Vec<Result<Reply, EngineError>> {
        self.pool.run_until(replies.collect())
    }

    fn n_started(&self) -> usize {
        self.workers.borrow().len()
    }

    fn worker(&self, n: usize) -> Rc<LoopbackPort> {
        self.workers.borrow()[n].clone()
    }
}

pub(crate) fn token(id: u32) -> Reply {
    Reply::Token {
        sample: 0,
        id,
        text: format!("<{id}>"),
        logprob: -0.5,
    }
}

pub(crate) fn tokenize(text: &str) -> Question {
    Question::Tokenize {
        model: "sprout".into(),
        texts: vec![text.into()],
        parse_special: false,
        add_bos: true,
    }
}

#[test]
fn answers_come_in_order_and_end() {
    let fake = FakeEngine::default();
    fake.will_answer(vec![Ok(token(1)), Ok(token(2))]);
    fake.will_answer(vec![Ok(token(3)), Err(EngineError::OtherBuild)]);
    let mut desk = Desk::with(Rc::new(fake.clone()));
    let replies = desk.client.ask(tokenize("a"));
    assert_eq!(desk.answers(replies), [Ok(token(1)), Ok(token(2))]);
    let replies = desk.client.ask(tokenize("b"));
    let expected = [Ok(token(3)), Err(EngineError::OtherBuild)];
    assert_eq!(desk.answers(replies), expected);
    assert_eq!(fake.asked(), [tokenize("a"), tokenize("b")]);
    assert_eq!(desk.n_started(), 1);
}

/// Answers every question with tokens that repeat the question's own text length, slowly.
struct Echo;

impl Engine for Echo {
    fn ask(&self, question: Question) -> Replies {
        let Question::Tokenize { texts, .. } = question else {
            return stream::empty().boxed_local();
        };
        let id = texts[0].len() as u32;
        let slow = stream::iter(0..id * 3).then(move |_| async move {
            yield_once().await;
            Ok(token(id))
        });
        slow.boxed_local()
    }
}

async fn yield_once() {
    let mut yielded = false;
    std::future::poll_fn(move |context| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

#[test]
fn answers_of_many_questions_are_never_mixed() {
    let mut desk = Desk::with(Rc::new(Echo));
    let asked = (0..20_u32).map(|n| {
        let replies = desk.client.ask(tokenize(&"x".repeat(n as usize)));
        async move { (n, replies.collect::<Vec<_>>().await) }
    });
    let asked: Vec<_> = asked.collect();
    for (n, answers) in desk.pool.run_until(futures::future::join_all(asked)) {
        assert_eq!(answers, vec![Ok(token(n)); n as usize * 3], "question {n}");
    }
}

/// Notes when its stream is dropped, and never ends by itself.
#[derive(Default)]
struct Endless {
    n_dropped: Rc<RefCell<usize>>,
}

impl Engine for Endless {
    fn ask(&self, _: Question) -> Replies {
        struct OnDrop(Rc<RefCell<usize>>);
        impl Drop for OnDrop {
            fn drop(&mut self) {
                *self.0.borrow_mut() += 1;
            }
        }
        let guard = OnDrop(self.n_dropped.clone());
        let endless = stream::repeat(1).then(move |id| {
            let _held = &guard;
            async move {
                yield_once().await;
                Ok(token(id))
            }
        });
        endless.boxed_local()
    }
}

#[test]
fn dropping_the_stream_cancels_in_the_worker() {
    let engine = Endless::default();
    let n_dropped = engine.n_dropped.clone();
    let mut desk = Desk::with(Rc::new(engine));
    let (mut stopped, mut kept) = (
        desk.client.ask(tokenize("a")),
        desk.client.ask(tokenize("b")),
    );
    assert_eq!(desk.pool.run_until(stopped.next()), Some(Ok(token(1))));
    assert_eq!(*n_dropped.borrow(), 0);
    drop(stopped);
    // The other one goes on, and by its next answers the first is gone.
    for _ in 0..3 {
        assert_eq!(desk.pool.run_until(kept.next()), Some(Ok(token(1))));
    }
    while *n_dropped.borrow() == 0 {
        assert!(desk.pool.run_until(kept.next()).is_some());
    }
    assert_eq!(*n_dropped.borrow(), 1);
}

#[test]
fn death_is_one_clear_error_and_the_next_question_works() {
    let mut desk = Desk::with(Rc::new(Echo));
    let (mut first, second) = (
        desk.client.ask(tokenize("abc")),
        desk.client.ask(tokenize("de")),
    );
    assert_eq!(desk.pool.run_until(first.next()), Some(Ok(token(3))));
    desk.worker(0).die("out of memory");
    let what = || "out of memory".into();
    let crashed = || Err(EngineError::Crashed { what: what() });
    for replies in [first, second] {
        let answers = desk.answers(replies);
        let errors = answers.iter().filter(|it| it.is_err()).count();
        assert_eq!((errors, answers.last()), (1, Some(&crashed())));
    }
    let replies = desk.client.ask(tokenize("f"));
    assert_eq!(desk.answers(replies), vec![Ok(token(1)); 3]);
    assert_eq!(desk.n_started(), 2);
}

#[test]
fn last_words_of_a_worker_close_it() {
    let mut desk = Desk::starting(|_, _, worker| {
        let build = BUILD.into();
        worker.post(FromWorker::Hello { build }.frame());
    });
    let replies = desk.client.ask(tokenize("a"));
    let what = String::from("panic at matrix.rs:12");
    let words = FromWorker::Crashed { what: what.clone() };
    desk.worker(0).post(words.frame());
    // What the dead worker says after that concerns nobody.
    let late = FromWorker::Done { id: RequestId(0) };
    desk.worker(0).post(late.frame());
    let crashed = Err(EngineError::Crashed { what });
    assert_eq!(desk.answers(replies), [crashed]);
}

#[test]
fn a_restart_ends_open_questions() {
    let mut desk = Desk::with(Rc::new(Endless::default()));
    let mut replies = desk.client.ask(tokenize("a"));
    assert!(desk.pool.run_until(replies.next()).is_some());
    desk.client.restart();
    let rest = desk.answers(replies);
    assert!(matches!(
        rest.last(),
        Some(Err(EngineError::Crashed { .. }))
    ));
}

#[test]
fn a_worker_of_another_build_is_refused() {
    for hello in [
        FromWorker::Hello {
            build: "another".into(),
        }
        .frame(),
        Frame(vec![250, 250, 250]),
    ] {
        let mut desk = Desk::starting(move |_, _, worker| worker.post(hello.clone()));
        for _ in 0..2 {
            let replies = desk.client.ask(tokenize("a"));
            assert_eq!(desk.answers(replies), [Err(EngineError::OtherBuild)]);
        }
        assert_eq!(desk.n_started(), 1);
    }
}

#[test]
fn a_worker_that_cannot_start_is_replaced_and_nobody_notices() {
    let mut desk = Desk::starting(|spawner, n_failed, worker| {
        if n_failed == 0 {
            return worker.die("no shared memory");
        }
        let serving = serve(worker, |_| Rc::new(Echo));
        spawner.spawn_local(serving).expect("the pool lives");
    });
    let replies = desk.client.ask(tokenize("a"));
    assert_eq!(desk.answers(replies), vec![Ok(token(1)); 3]);
    assert_eq!(desk.n_started(), 2);
}

#[test]
fn workers_that_never_start_are_given_up() {
    let mut desk = Desk::starting(|_, _, worker| worker.die("blocked"));
    for n_started in [3, 6] {
        let replies = desk.client.ask(tokenize("a"));
        let what = "blocked".into();
        assert_eq!(desk.answers(replies), [Err(EngineError::Crashed { what })]);
        assert_eq!(desk.n_started(), n_started);
    }
}

#[test]
fn a_question_dropped_before_the_worker_is_ready_is_never_asked() {
    let fake = FakeEngine::default();
    fake.will_answer(vec![Ok(token(9))]);
    let mut desk = Desk::with(Rc::new(fake.clone()));
    drop(desk.client.ask(tokenize("dropped")));
    let replies = desk.client.ask(tokenize("kept"));
    assert_eq!(desk.answers(replies), [Ok(token(9))]);
    assert_eq!(fake.asked(), [tokenize("kept")]);
}
