//! Two tabs on one project, a store that fails in the middle of anything, bytes that were damaged.

use std::cell::{Cell, RefCell};

use futures::FutureExt;
use proptest::{collection::vec, prelude::*};
use storage::StorageError;

use super::*;

type Later<'a, T> = LocalBoxFuture<'a, Result<T, StorageError>>;
type Act = Box<dyn FnOnce()>;

/// A store that does something before its nth call, or fails from there on.
#[derive(Clone)]
struct Meddling {
    store: MemoryStore,
    left: Rc<Cell<usize>>,
    act: Rc<RefCell<Option<Act>>>,
}

impl Meddling {
    fn at(store: &MemoryStore, n: usize, act: impl FnOnce() + 'static) -> Self {
        Self {
            store: store.clone(),
            left: Rc::new(Cell::new(n)),
            act: Rc::new(RefCell::new(Some(Box::new(act)))),
        }
    }

    fn called(&self) {
        match self.left.get() {
            0 => self.act.take().into_iter().for_each(|it| it()),
            n => self.left.set(n - 1),
        }
    }
}

impl Store for Meddling {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Option<Vec<u8>>> {
        self.called();
        self.store.get(key)
    }

    fn put<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> Later<'a, ()> {
        self.called();
        self.store.put(key, bytes)
    }

    fn put_if<'a>(
        &'a self,
        key: &'a str,
        expected: Option<&'a [u8]>,
        bytes: &'a [u8],
    ) -> Later<'a, bool> {
        self.called();
        self.store.put_if(key, expected, bytes).boxed_local()
    }

    fn delete<'a>(&'a self, key: &'a str) -> Later<'a, ()> {
        self.called();
        self.store.delete(key)
    }

    fn list<'a>(&'a self, prefix: &'a str) -> Later<'a, Vec<String>> {
        self.called();
        self.store.list(prefix)
    }
}

/// A history with enough in it that thinning lets most go; the clock stands nine days later.
fn old_history() -> (TestBrowser, MemoryStore) {
    let (tab, store) = Tab::first();
    for n in 0..5 {
        tab.keep(&project(&format!("word {n}"), "a"));
    }
    for _ in 0..9 {
        tab.browser.advance(24 * 3_600_000);
    }
    (tab.browser.clone(), store)
}

fn copy(store: &MemoryStore) -> MemoryStore {
    let copy = MemoryStore::default();
    for key in block_on(store.list("")).unwrap() {
        let bytes = block_on(store.get(&key)).unwrap().unwrap();
        block_on(copy.put(&key, &bytes)).unwrap();
    }
    copy
}

#[test]
fn two_tabs_that_take_turns_keep_all() {
    let (one, store) = Tab::first();
    let two = Tab::open(&one.browser, &store);
    for n in 0..20 {
        let tab = if n % 3 == 0 { &one } else { &two };
        tab.keep(&project(&n.to_string(), "a"));
    }
    assert_eq!(one.versions(&id()).len(), 20);
    assert_eq!(two.versions(&id()), one.versions(&id()));
}

#[test]
fn a_save_that_both_tabs_hear_of_is_one_version() {
    let (one, store) = Tab::first();
    let two = Tab::open(&one.browser, &store);
    one.put(&project("x", "a"));
    two.desk.heard("saved 0");
    one.browser.advance(10_000);
    assert_eq!(two.versions(&id()).len(), 1);
}

/// Whenever in the middle of an act another tab does its own, both are in the history afterwards.
#[test]
fn another_tab_in_the_middle_of_anything_loses_nothing() {
    for n in 0.. {
        let (browser, store) = old_history();
        let other = Tab::open(&browser, &store);
        let (marked, was_there) = (other.versions(&id())[0].id, Rc::new(Cell::new(false)));
        let there = was_there.clone();
        let store = Meddling::at(&store, n, move || {
            there.set(true);
            block_on(other.desk.name(&id(), marked, "by the other tab")).unwrap();
        });
        let tab = Tab::open(&browser, &store);
        let head = tab.keep(&project("mine", "b"));
        let thinned = block_on(tab.desk.thin(&id()));
        assert_eq!(thinned, Ok(()), "at call {n}");
        let reader = Tab::open(&browser, &store.store);
        let found = reader.versions(&id());
        if !was_there.get() {
            assert!(n > 10, "the act has at least some calls");
            return;
        }
        let names: Vec<&str> = found.iter().map(|it| it.name.text()).collect();
        assert!(
            names.contains(&"by the other tab"),
            "at call {n}: {names:?}"
        );
        assert_eq!(found[0].id, head, "at call {n}");
        assert_eq!(reader.at(head), project("mine", "b"));
    }
}

/// Both tabs put a new generation in place of the old one.
#[test]
fn another_tab_that_thins_too_loses_nothing() {
    for n in 0.. {
        let (browser, store) = old_history();
        let other = Tab::open(&browser, &store);
        let was_there = Rc::new(Cell::new(false));
        let there = was_there.clone();
        let meddling = Meddling::at(&store, n, move || {
            there.set(true);
            block_on(other.desk.thin(&id())).unwrap();
            let now = other.keep(&project("after", "c"));
            assert_eq!(other.head(&id()), now);
        });
        let tab = Tab::open(&browser, &meddling);
        block_on(tab.desk.thin(&id())).unwrap();
        if !was_there.get() {
            assert!(n > 10);
            return;
        }
        let reader = Tab::open(&browser, &store);
        let head = reader.head(&id());
        assert_eq!(reader.at(head), project("after", "c"), "at call {n}");
        tab.keep(&project("and on", "c"));
        assert_eq!(reader.versions(&id())[1].id, head, "at call {n}");
    }
}

/// A page that dies at any call leaves a history that opens whole and can be added to.
#[test]
fn what_dies_in_the_middle_leaves_the_history_whole() {
    for n in 0.. {
        let (browser, store) = old_history();
        let before = Tab::open(&browser, &copy(&store)).versions(&id());
        let (failing, died) = (store.clone(), Rc::new(Cell::new(false)));
        let there = died.clone();
        let meddling = Meddling::at(&store, n, move || {
            there.set(true);
            failing.fail_with(Some(StorageError::NoRoom));
        });
        let tab = Tab::open(&browser, &meddling);
        let ended = block_on(tab.desk.thin(&id()));
        store.fail_with(None);
        let reader = Tab::open(&browser, &store);
        let found = reader.versions(&id());
        assert_eq!(found[0].id, before[0].id, "at call {n}");
        assert!(
            found.len() == before.len() || found.len() < 4,
            "whole or thinned, at call {n}"
        );
        for version in &found {
            reader.at(version.id);
        }
        let head = reader.keep(&project("and on", "c"));
        assert_eq!(reader.versions(&id())[0].id, head, "at call {n}");
        assert_eq!(reader.versions(&id()).len(), found.len() + 1, "at call {n}");
        if !died.get() {
            assert!(n > 10 && ended.is_ok());
            return;
        }
    }
}

#[test]
fn behind_a_torn_end_nothing_is_written() {
    let (tab, store) = Tab::first();
    let first = tab.keep(&project("one", "a"));
    tab.keep(&project("two", "a"));
    let key = "history/0/00000000/00000000";
    let mut piece = block_on(store.get(key)).unwrap().unwrap();
    piece.truncate(piece.len() - 3);
    block_on(store.put(key, &piece)).unwrap();
    let listed = block_on(tab.desk.list(&id())).unwrap();
    assert!(listed.damage.is_some_and(|it| it.n_lost_bytes > 0));
    assert_eq!(listed.head, Some(first));
    let next = tab.keep(&project("three", "a"));
    let listed = block_on(Tab::open(&tab.browser, &store).desk.list(&id())).unwrap();
    assert_eq!((listed.head, listed.damage), (Some(next), None));
    assert_eq!(tab.at(next), project("three", "a"));
}

#[test]
fn a_history_of_a_newer_exemplar_is_left_alone() {
    let (tab, store) = Tab::first();
    let key = "history/0/00000000/00000000";
    block_on(store.put(key, b"\0EXHI\x09whatever")).unwrap();
    tab.put(&project("one", "a"));
    tab.browser.advance(30_000);
    assert!(matches!(
        tab.desk.trouble(),
        Some(VersionsError::History(_))
    ));
    assert_eq!(
        block_on(store.get(key)).unwrap().unwrap(),
        b"\0EXHI\x09whatever"
    );
}

proptest! {
    #![proptest_config(cases(200))]

    /// Whatever lies under a project's keys, nothing here panics.
    #[test]
    fn any_records_are_read_or_refused(
        records in vec(("(current|origin|hunt|0000000[01]/0000000[01]|x/y|99999999/1)", vec(any::<u8>(), 0..40)), 0..6),
    ) {
        let (tab, store) = Tab::first();
        for (key, bytes) in records {
            block_on(store.put(&format!("history/0/{key}"), &bytes)).unwrap();
        }
        _ = block_on(tab.desk.list(&id()));
        _ = block_on(tab.desk.hunt_left(&id()));
        tab.put(&project("one", "a"));
        tab.browser.advance(6_000);
        if tab.desk.trouble().is_none() {
            prop_assert_eq!(tab.at(tab.head(&id())), project("one", "a"));
        }
    }
}
