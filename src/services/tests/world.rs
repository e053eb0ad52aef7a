//! The page of a test: its clock, its carrier, and what is done with them.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
    rc::Rc,
    task::{Poll, Waker},
};

use engine::{EngineError, Question, Reply, fake::FakeEngine};
use futures::{
    FutureExt, StreamExt,
    executor::LocalPool,
    future::LocalBoxFuture,
    stream::{self, LocalBoxStream},
    task::LocalSpawnExt,
};
use remote::doctor::Permission;
use storage::{MemoryStore, Store};
use zeroize::Zeroizing;

use super::{PretendVault, TestHost};
use crate::{Carrier, Keep, Lost, Piece, Ports, Service, Services, Why, Wire};

/// What a service does next.
pub(crate) enum Step {
    Head(u16, Vec<(String, String)>),
    Body(Vec<u8>),
    Lost(Lost),
    /// Milliseconds.
    Wait(u64),
    Hang,
}

/// What the carrier saw of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) host: String,
    pub(crate) method: &'static str,
    pub(crate) url: String,
    pub(crate) body: String,
    pub(crate) no_cors: bool,
    /// Names and values, the key's among them.
    pub(crate) headers: Vec<(String, String)>,
}

type Script = Box<dyn FnMut(&Seen) -> Vec<Step>>;

/// Everything of one test; clones are the same.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) clock: Rc<Clock>,
    pub(crate) carrier: Rc<Scripted>,
    pub(crate) host: Rc<TestHost>,
    pub(crate) store: MemoryStore,
    pub(crate) here: FakeEngine,
    pub(crate) vault: PretendVault,
    pool: Rc<RefCell<LocalPool>>,
}

/// Time that passes only while everybody waits.
#[derive(Default)]
pub(crate) struct Clock {
    now: Cell<u64>,
    next: Cell<u64>,
    sleepers: RefCell<BTreeMap<(u64, u64), Option<Waker>>>,
}

impl Clock {
    pub(crate) fn sleep(self: &Rc<Self>, millis: u64) -> LocalBoxFuture<'static, ()> {
        let key = (self.now.get() + millis, self.next.get());
        self.next.set(key.1 + 1);
        self.sleepers.borrow_mut().insert(key, None);
        let sleeper = Sleeper(self.clone(), key);
        futures::future::poll_fn(move |context| {
            let Sleeper(clock, key) = &sleeper;
            if clock.now.get() >= key.0 {
                return Poll::Ready(());
            }
            let waker = Some(context.waker().clone());
            clock.sleepers.borrow_mut().insert(*key, waker);
            Poll::Pending
        })
        .boxed_local()
    }

    /// Wakes whoever sleeps shortest; false where nobody does.
    fn jump(&self) -> bool {
        let Some((key, waker)) = self.sleepers.borrow_mut().pop_first() else {
            return false;
        };
        self.now.set(self.now.get().max(key.0));
        if let Some(waker) = waker {
            waker.wake();
        }
        true
    }

    pub(crate) fn now(&self) -> u64 {
        self.now.get()
    }
}

struct Sleeper(Rc<Clock>, (u64, u64));

impl Drop for Sleeper {
    fn drop(&mut self) {
        self.0.sleepers.borrow_mut().remove(&self.1);
    }
}

pub(crate) struct Scripted {
    clock: Rc<Clock>,
    script: RefCell<Script>,
    pub(crate) seen: RefCell<Vec<Seen>>,
    /// Remembers every request; a long run does without.
    pub(crate) remembers: Cell<bool>,
    pub(crate) n_open: Rc<Cell<usize>>,
    pub(crate) most_open: Cell<usize>,
}

struct Leaving(Rc<Cell<usize>>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl Carrier for Scripted {
    fn send(&self, wire: Wire) -> LocalBoxStream<'static, Result<Piece, Lost>> {
        let headers = wire
            .headers
            .iter()
            .map(|it| (it.0.clone(), it.1.to_string()));
        let seen = Seen {
            headers: headers.collect(),
            host: wire.host,
            method: wire.method,
            url: wire.url,
            body: String::from_utf8(wire.body).expect("JSON is UTF-8"),
            no_cors: wire.no_cors,
        };
        let steps: VecDeque<Step> = (self.script.borrow_mut())(&seen).into();
        if self.remembers.get() {
            self.seen.borrow_mut().push(seen);
        }
        self.n_open.set(self.n_open.get() + 1);
        self.most_open
            .set(self.most_open.get().max(self.n_open.get()));
        let leaving = Leaving(self.n_open.clone());
        let clock = self.clock.clone();
        let state = (steps, leaving, clock);
        stream::unfold(state, |(mut steps, leaving, clock)| async move {
            loop {
                let piece = match steps.pop_front()? {
                    Step::Wait(millis) => {
                        clock.sleep(millis).await;
                        continue;
                    }
                    Step::Hang => futures::future::pending().await,
                    Step::Head(status, headers) => Ok(Piece::Head { status, headers }),
                    Step::Body(bytes) => Ok(Piece::Body(bytes)),
                    Step::Lost(lost) => {
                        steps.clear();
                        Err(lost)
                    }
                };
                return Some((piece, (steps, leaving, clock)));
            }
        })
        .boxed_local()
    }
}

/// A key that is looked for everywhere afterwards. Nothing about it looks like a key: only who knows it can strike it.
pub(crate) const CANARY: &str = "canary-mellow-quartz-evening";

impl World {
    /// A page whose services do what the script says.
    pub(crate) fn new(script: impl FnMut(&Seen) -> Vec<Step> + 'static) -> Self {
        let clock = Rc::new(Clock::default());
        // 2026-11-27, 12:00 UTC.
        clock.now.set(1_795_780_800_000);
        let pool = LocalPool::new();
        let host = TestHost {
            clock: clock.clone(),
            spawner: pool.spawner(),
            draws: Cell::new(0),
            is_online: Cell::new(true),
            permission: Cell::new(Permission::Unknown),
        };
        let carrier = Scripted {
            clock: clock.clone(),
            script: RefCell::new(Box::new(script)),
            seen: RefCell::default(),
            remembers: Cell::new(true),
            n_open: Rc::default(),
            most_open: Cell::new(0),
        };
        Self {
            clock,
            carrier: Rc::new(carrier),
            host: Rc::new(host),
            store: MemoryStore::default(),
            here: FakeEngine::default(),
            vault: PretendVault::default(),
            pool: Rc::new(RefCell::new(pool)),
        }
    }

    pub(crate) fn ports(&self) -> Ports {
        Ports {
            carrier: self.carrier.clone(),
            host: self.host.clone(),
            vault: Rc::new(self.vault.clone()),
            store: Rc::new(self.store.clone()),
            here: Rc::new(self.here.clone()),
        }
    }

    /// A visit: what was kept is read again.
    pub(crate) fn open(&self) -> Services {
        let (services, troubles) = self.run(Services::open(self.ports())).expect("opens");
        assert_eq!(troubles, []);
        services
    }

    /// Until it is done; time passes as it has to.
    pub(crate) fn run<T: 'static>(&self, work: impl Future<Output = T> + 'static) -> T {
        let done = Rc::new(RefCell::new(None));
        let into = done.clone();
        let task = async move { *into.borrow_mut() = Some(work.await) };
        self.host.spawner.spawn_local(task).expect("spawns");
        loop {
            self.pool.borrow_mut().run_until_stalled();
            if let Some(done) = done.borrow_mut().take() {
                return done;
            }
            assert!(self.clock.jump(), "everybody waits for ever");
        }
    }

    /// Lets so much time pass.
    pub(crate) fn pass(&self, millis: u64) {
        let sleep = self.clock.sleep(millis);
        self.run(sleep);
    }

    /// A service of this kind with the canary as its key.
    pub(crate) fn add(&self, services: &Services, preset: &str, id: &str, model: &str) -> Service {
        let mut service = Service::of(preset, id).expect("a preset");
        service.models = vec![model.into()];
        self.put(services, service.clone());
        let (all, name) = (services.clone(), id.to_owned());
        self.run(async move {
            let key = Zeroizing::new(CANARY.to_owned());
            all.set_key(&name, key, Keep::Memory).await
        })
        .expect("a key");
        service
    }

    pub(crate) fn put(&self, services: &Services, service: Service) {
        let services = services.clone();
        self.run(async move { services.put(service).await })
            .expect("put");
    }

    /// All replies to a question.
    pub(crate) fn ask(
        &self,
        services: &Services,
        question: Question,
    ) -> Vec<Result<Reply, EngineError>> {
        let replies = services.engine(Why::Run).ask(question);
        self.run(replies.collect())
    }

    /// The newest rows of the ledger, newest first.
    pub(crate) fn newest(&self, services: &Services, skip: usize, most: usize) -> Vec<crate::Row> {
        let ledger = services.ledger().clone();
        self.run(async move { ledger.newest(skip, most).await })
    }

    /// Every byte that is kept, keys and values.
    pub(crate) fn kept(&self) -> Vec<u8> {
        let store = self.store.clone();
        self.run(async move {
            let mut bytes = Vec::new();
            for key in store.list("").await.expect("lists") {
                bytes.extend(key.as_bytes());
                bytes.extend(store.get(&key).await.expect("reads").unwrap_or_default());
            }
            bytes
        })
    }
}
