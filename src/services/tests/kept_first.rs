//! Nothing leaves before its row is in the store.

use futures::future::pending;
use storage::{MemoryStore, StorageError};

use super::*;
use crate::Ports;

type Later<'a, T> = LocalBoxFuture<'a, Result<T, StorageError>>;

/// A store whose pages of the ledger are never written to the end.
struct Stuck(MemoryStore);

impl Store for Stuck {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Option<Vec<u8>>> {
        self.0.get(key)
    }
    fn put<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> Later<'a, ()> {
        if key.starts_with("ledger/") {
            return pending().boxed_local();
        }
        self.0.put(key, bytes)
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
fn a_store_that_hangs_holds_nothing_back_for_long() {
    let world = World::new(|_| says("yes"));
    let stuck = Ports {
        store: Rc::new(Stuck(world.store.clone())),
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
