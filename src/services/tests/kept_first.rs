//! Nothing leaves before its row is in the store.

use futures::future::pending;
use storage::{MemoryStore, StorageError};

use super::*;
use crate::Ports;

type Later<'a, T> = LocalBoxFuture<'a, Result<T, StorageError>>;

/// A store that takes so many milliseconds for each page of the ledger; `None` never ends.
struct Slow(MemoryStore, Rc<Clock>, Option<u64>);

impl Store for Slow {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Option<Vec<u8>>> {
        self.0.get(key)
    }
    fn put<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> Later<'a, ()> {
        if !key.starts_with("ledger/") {
            return self.0.put(key, bytes);
        }
        let Some(millis) = self.2 else {
            return pending().boxed_local();
        };
        let wait = self.1.sleep(millis);
        async move {
            wait.await;
            self.0.put(key, bytes).await
        }
        .boxed_local()
    }
    fn put_if<'a>(
        &'a self,
        key: &'a str,
        expected: Option<&'a [u8]>,
        bytes: &'a [u8],
    ) -> Later<'a, bool> {
        self.0.put_if(key, expected, bytes)
    }
    fn delete<'a>(&'a self, key: &'a str) -> Later<'a, ()> {
        self.0.delete(key)
    }
    fn list<'a>(&'a self, prefix: &'a str) -> Later<'a, Vec<String>> {
        self.0.list(prefix)
    }
}

/// Rows in the store's pages.
fn n_kept(store: &MemoryStore) -> usize {
    let keys = store.list("ledger/").now_or_never().expect("at once");
    let pages = keys.expect("lists").into_iter().map(|key| {
        let page = store.get(&key).now_or_never().expect("at once");
        let page = page.expect("reads").expect("is there");
        serde_json::from_slice::<Vec<serde_json::Value>>(&page).expect("rows")
    });
    pages.map(|it| it.len()).sum()
}

#[test]
fn a_row_is_kept_before_its_request_leaves() {
    let place = Rc::new(RefCell::new(MemoryStore::default()));
    let (store, counts) = (place.clone(), Rc::new(RefCell::new(Vec::new())));
    let seen = counts.clone();
    let world = World::new(move |_| {
        seen.borrow_mut().push(n_kept(&store.borrow()));
        says("yes")
    });
    *place.borrow_mut() = world.store.clone();
    let services = world.open();
    let service = world.add(&services, "openai", "mine", "m");
    world.put(&services, service);
    let engine = services.engine(Why::Run);
    for _ in 0..3 {
        let asked = engine.ask(question("service/mine/m", "hello"));
        let replies = world.run(asked.collect::<Vec<_>>());
        assert_eq!(outcome(&replies), ("yes".into(), None));
    }
    // All within the half second between two writes of what is not urgent.
    assert_eq!(*counts.borrow(), [1, 2, 3]);
}

#[test]
fn whoever_stops_waiting_stops_no_write() {
    let place = Rc::new(RefCell::new(MemoryStore::default()));
    let (store, counts) = (place.clone(), Rc::new(RefCell::new(Vec::new())));
    let seen = counts.clone();
    let world = World::new(move |_| {
        seen.borrow_mut().push(n_kept(&store.borrow()));
        says("yes")
    });
    *place.borrow_mut() = world.store.clone();
    let slow = Ports {
        store: Rc::new(Slow(world.store.clone(), world.clock.clone(), Some(100))),
        ..world.ports()
    };
    let (services, _) = world.run(Services::open(slow)).expect("opens");
    let service = world.add(&services, "openai", "mine", "m");
    world.put(&services, service);
    let engine = services.engine(Why::Run);
    let before = engine.ask(question("service/mine/m", "before"));
    world.run(before.collect::<Vec<_>>());
    // One is given up while its row is being written, another waits behind it.
    let first = engine.ask(question("service/mine/m", "first"));
    let second = engine.ask(question("service/mine/m", "second"));
    let until = world.clock.sleep(50);
    let replies = world.run(async move {
        let giving_up = async move {
            let read = first.collect::<Vec<_>>();
            futures::future::select(read, until).await;
        };
        futures::future::join(giving_up, second.collect::<Vec<_>>())
            .await
            .1
    });
    assert_eq!(outcome(&replies), ("yes".into(), None));
    assert_eq!(
        *counts.borrow(),
        [1, 3],
        "all rows were there when the second left"
    );
    assert_eq!(services.ledger().headline_count().requests, 3);
    assert_eq!(services.ledger().trouble(), None);
}

#[test]
fn a_store_that_hangs_holds_nothing_back_for_long() {
    let world = World::new(|_| says("yes"));
    let stuck = Ports {
        store: Rc::new(Slow(world.store.clone(), world.clock.clone(), None)),
        ..world.ports()
    };
    let (services, _) = world.run(Services::open(stuck)).expect("opens");
    let service = world.add(&services, "openai", "mine", "m");
    world.put(&services, service);
    let before = world.clock.now();
    let asked = services
        .engine(Why::Run)
        .ask(question("service/mine/m", "hello"));
    let replies = world.run(asked.collect::<Vec<_>>());
    assert_eq!(outcome(&replies), ("yes".into(), None));
    let waited = world.clock.now() - before;
    assert!((2000..3000).contains(&waited), "{waited}");
}
