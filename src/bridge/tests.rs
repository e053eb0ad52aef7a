//! The whole conversation over a wire in memory: bytes, ids, cancelling, death.

use std::{cell::RefCell, rc::Rc};

use engine::{
    Engine, EngineError, FinishReason, Generate, Progress, PromptText, Question, Replies, Reply,
    Sampling, Stage, Stats, StorageKind, StorageReport, TokenSpan, fake::FakeEngine,
};
use futures::{
    StreamExt,
    executor::{LocalPool, LocalSpawner},
    stream,
    task::LocalSpawnExt,
};
use proptest::prelude::*;

use crate::{BUILD, BridgeClient, Frame, FromWorker, LoopbackPort, Port, RequestId, ToWorker};
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

fn token(id: u32) -> Reply {
    Reply::Token {
        sample: 0,
        id,
        text: format!("<{id}>"),
        logprob: -0.5,
    }
}

fn tokenize(text: &str) -> Question {
    Question::Tokenize {
        model: "sprout".into(),
        texts: vec![text.into()],
        parse_special: false,
        add_bos: true,
    }
}

/// Every sort of question and reply at least once; the compiler lists them in `covers_all`.
fn questions() -> Vec<Question> {
    let prompt = PromptText::Text {
        text: "é {{x}}\0".into(),
        parse_special: true,
        add_bos: false,
    };
    let sampling = Sampling {
        temperature: 0.7,
        top_k: 40,
        top_p: 0.95,
        min_p: 0.05,
        repetition_penalty: 1.1,
        seed: u64::MAX,
    };
    vec![
        Question::Abilities,
        Question::ListModels,
        Question::Load { model: "m".into() },
        Question::Import {
            name: "n".into(),
            files: vec![engine::ImportFile {
                role: engine::ImportRole::Gguf,
                url: "blob:x".into(),
                name: "m.gguf".into(),
            }],
        },
        Question::Delete { model: "m".into() },
        Question::Generate(Box::new(Generate {
            model: "m".into(),
            prompt: prompt.clone(),
            sampling,
            max_tokens: 3,
            stops: vec!["\n".into()],
            n_samples: 2,
        })),
        tokenize("a"),
        Question::Logits {
            model: "m".into(),
            prompt: PromptText::Ids(vec![0, u32::MAX]),
        },
        Question::Score {
            model: "m".into(),
            prompt,
            continuations: vec!["a".into(), String::new()],
        },
    ]
}

fn replies() -> Vec<Reply> {
    let stored = engine::StoredModel {
        id: "i".into(),
        name: "n".into(),
        bundled: false,
        size_bytes: u64::MAX,
        sha256: "00".into(),
        have_bytes: 1,
        url: String::new(),
    };
    let card = engine::ModelCard {
        id: "i".into(),
        name: "n".into(),
        family: engine::ModelFamily::Qwen3,
        n_parameters: 1,
        context_tokens: 2,
        quantisation: "Q8_0".into(),
        vocabulary_size: 3,
        bos: "<s>".into(),
        eos: String::new(),
        adds_bos: true,
        chat_template: Some("{{ x }}".into()),
        counts_in_page: true,
        load_millis: 1.5,
    };
    vec![
        Reply::Abilities(engine::Abilities {
            build: BUILD.into(),
            n_threads: 8,
            shared_memory: true,
            relaxed_simd: true,
            webgpu: false,
            storage: StorageKind::Opfs,
        }),
        Reply::Models {
            models: vec![stored.clone()],
            storage: StorageReport {
                kind: StorageKind::IndexedDb,
                used_bytes: 1,
                quota_bytes: 2,
            },
        },
        Reply::Progress(Progress {
            stage: Stage::Checking,
            done_bytes: 1,
            total_bytes: 0,
        }),
        Reply::Loaded(Box::new(card)),
        Reply::Vocabulary(vec![0, 255]),
        Reply::Imported(stored),
        Reply::Deleted,
        Reply::Prefilled {
            n_prompt_tokens: 5,
            n_reused_tokens: 4,
            millis: 0.1,
        },
        token(7),
        Reply::Finished {
            sample: 1,
            reason: FinishReason::Stop("\n".into()),
            text: "é".into(),
            stats: Stats::default(),
        },
        Reply::Tokens(vec![vec![TokenSpan {
            id: 1,
            start: 0,
            end: 2,
        }]]),
        Reply::Logits(vec![f32::NEG_INFINITY, -0.0, 1.5]),
        Reply::Scores(vec![vec![-1.0], vec![]]),
    ]
}

/// Fails to compile when a variant is added that the lists above may lack.
fn covers_all(question: &Question, reply: &Reply) -> (usize, usize) {
    let question = match question {
        Question::Abilities => 0,
        Question::ListModels => 1,
        Question::Load { .. } => 2,
        Question::Import { .. } => 3,
        Question::Delete { .. } => 4,
        Question::Generate(_) => 5,
        Question::Tokenize { .. } => 6,
        Question::Logits { .. } => 7,
        Question::Score { .. } => 8,
    };
    let reply = match reply {
        Reply::Abilities(_) => 0,
        Reply::Models { .. } => 1,
        Reply::Progress(_) => 2,
        Reply::Loaded(_) => 3,
        Reply::Vocabulary(_) => 4,
        Reply::Imported(_) => 5,
        Reply::Deleted => 6,
        Reply::Prefilled { .. } => 7,
        Reply::Token { .. } => 8,
        Reply::Finished { .. } => 9,
        Reply::Tokens(_) => 10,
        Reply::Logits(_) => 11,
        Reply::Scores(_) => 12,
    };
    (question, reply)
}

#[test]
fn every_message_crosses_unchanged() {
    let id = RequestId(u32::MAX);
    for (at, question) in questions().into_iter().enumerate() {
        assert_eq!(covers_all(&question, &Reply::Deleted).0, at);
        let message = ToWorker::Ask { id, question };
        assert_eq!(ToWorker::read(&message.frame()), Ok(message));
    }
    let base = "https://page/".into();
    for message in [ToWorker::Hello { base }, ToWorker::Cancel { id }] {
        assert_eq!(ToWorker::read(&message.frame()), Ok(message));
    }
    for (at, reply) in replies().into_iter().enumerate() {
        assert_eq!(covers_all(&Question::Abilities, &reply).1, at);
        let message = FromWorker::Reply { id, reply };
        assert_eq!(FromWorker::read(&message.frame()), Ok(message));
    }
    let (what, error) = ("x".into(), EngineError::OtherBuild);
    for message in [
        FromWorker::Hello { build: "b".into() },
        FromWorker::Failed { id, error },
        FromWorker::Done { id },
        FromWorker::Crashed { what },
    ] {
        assert_eq!(FromWorker::read(&message.frame()), Ok(message));
    }
}

proptest! {
    #[test]
    fn foreign_bytes_are_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let frame = Frame(bytes);
        let _ = (ToWorker::read(&frame), FromWorker::read(&frame));
    }

    #[test]
    fn a_cut_message_is_refused(at in 0..9_usize, cut in 0..1000_usize) {
        let question = questions().swap_remove(at);
        let mut frame = ToWorker::Ask { id: RequestId(1), question }.frame();
        frame.0.truncate(cut.min(frame.0.len() - 1));
        prop_assert!(ToWorker::read(&frame).is_err());
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
