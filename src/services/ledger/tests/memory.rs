//! What is in memory does not grow with the rows, and nothing is lost by it.

use std::task::Poll;

use futures::FutureExt;

use super::*;
use crate::ledger::page::PAGE;

fn fine() -> RowEnd {
    RowEnd {
        status: Some(200),
        ended: Ended::Fine,
        ..RowEnd::default()
    }
}

#[test]
fn a_long_run_leaves_its_rows_in_the_store_alone() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    // One request stays out for the whole run.
    let slow = ledger.begin(entry("slow", "https://slow/"));
    let mut most = 0;
    for i in 1..5_000 {
        let id = ledger.begin(entry(&format!("h{i}"), "https://a/"));
        ledger.end(id, fine());
        if i % 10 == 0 {
            host.work();
            most = most.max(ledger.n_here());
        }
    }
    // The page of the slow request, and the last one.
    assert!(most <= 2 * PAGE, "{most} rows in memory");
    ledger.end(slow, fine());
    host.work();
    assert!(ledger.n_here() < PAGE);
    let hosts: Vec<String> = newest(&ledger, 0, usize::MAX)
        .iter()
        .map(|it| it.host.clone())
        .collect();
    let mut wanted: Vec<String> = (1..5_000).rev().map(|i| format!("h{i}")).collect();
    wanted.push("slow".into());
    assert_eq!(hosts, wanted);
    assert!(
        newest(&ledger, 0, 9_999)
            .iter()
            .all(|it| it.ended == Ended::Fine)
    );
    let ids: Vec<u64> = newest(&ledger, 100, 3).iter().map(|it| it.id.0).collect();
    assert_eq!(ids, [4_899, 4_898, 4_897]);
    let (csv, json) = (block_on(ledger.to_csv()), block_on(ledger.to_json()));
    assert_eq!(csv.lines().count(), 5_001);
    let json: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[0]["host"], "slow");
    assert_eq!((json.len(), &json[4_999]["host"]), (5_000, &"h4999".into()));
    // A visit begins without them, too.
    let again = open(&store, &host);
    assert_eq!((again.len(), again.n_here()), (5_000, 0));
    assert_eq!(again.totals(), ledger.totals());
}

#[test]
fn rows_that_could_not_be_written_stay_in_memory() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    store.fail_with(Some(StorageError::NoRoom));
    for _ in 0..500 {
        let id = ledger.begin(entry("a", "https://a/"));
        ledger.end(id, fine());
        host.work();
    }
    assert_eq!((ledger.n_here(), newest(&ledger, 0, 999).len()), (500, 500));
    store.fail_with(None);
    ledger.begin(entry("b", "https://b/"));
    host.work();
    assert_eq!((ledger.n_here(), newest(&ledger, 0, 999).len()), (1, 501));
}

/// A store that writes nothing while it is shut.
struct Shut(MemoryStore, Rc<Cell<bool>>);

impl Store for Shut {
    fn get<'a>(
        &'a self,
        key: &'a str,
    ) -> LocalBoxFuture<'a, Result<Option<Vec<u8>>, StorageError>> {
        self.0.get(key)
    }
    fn put<'a>(
        &'a self,
        key: &'a str,
        bytes: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<(), StorageError>> {
        Box::pin(async move {
            let is_shut = || {
                if self.1.get() {
                    Poll::Pending
                } else {
                    Poll::Ready(())
                }
            };
            futures::future::poll_fn(|_| is_shut()).await;
            self.0.put(key, bytes).await
        })
    }
    fn put_if<'a>(
        &'a self,
        key: &'a str,
        expected: Option<&'a [u8]>,
        bytes: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<bool, StorageError>> {
        self.0.put_if(key, expected, bytes)
    }
    fn delete<'a>(&'a self, key: &'a str) -> LocalBoxFuture<'a, Result<(), StorageError>> {
        self.0.delete(key)
    }
    fn list<'a>(
        &'a self,
        prefix: &'a str,
    ) -> LocalBoxFuture<'a, Result<Vec<String>, StorageError>> {
        self.0.list(prefix)
    }
}

fn open_shut(store: &MemoryStore, host: &Rc<Slow>) -> (Ledger, Rc<Cell<bool>>) {
    let shut = Rc::new(Cell::new(true));
    let slow = Rc::new(Shut(store.clone(), shut.clone()));
    let ledger = block_on(Ledger::open(slow, host.clone()));
    (ledger.expect("opens"), shut)
}

/// A page to its last row.
fn full_page(ledger: &Ledger) -> Vec<RowId> {
    let begin = |_| ledger.begin(entry("a", "https://a/"));
    (0..PAGE).map(begin).collect()
}

#[test]
fn what_changes_while_its_page_is_written_is_not_let_go_of() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let (ledger, shut) = open_shut(&store, &host);
    let ids = full_page(&ledger);
    let mut write = ledger.write_now().boxed_local();
    assert!((&mut write).now_or_never().is_none());
    ids.into_iter().for_each(|it| ledger.end(it, fine()));
    shut.set(false);
    block_on(write).expect("written");
    host.work();
    assert_eq!(ledger.n_here(), 0);
    for ledger in [ledger, open(&store, &host)] {
        let rows = newest(&ledger, 0, 99);
        assert!(rows.len() == PAGE && rows.iter().all(|it| it.ended == Ended::Fine));
    }
}

#[test]
fn a_page_that_another_write_still_has_is_not_let_go_of() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let (ledger, shut) = open_shut(&store, &host);
    let ids = full_page(&ledger);
    ids.into_iter().for_each(|it| ledger.end(it, fine()));
    let mut first = ledger.write_now().boxed_local();
    assert!((&mut first).now_or_never().is_none());
    shut.set(false);
    ledger.begin(entry("b", "https://b/"));
    block_on(ledger.write_now()).expect("the second page is written");
    store.fail_with(Some(StorageError::NoRoom));
    assert!(block_on(first).is_err());
    store.fail_with(None);
    host.work();
    assert_eq!(newest(&open(&store, &host), 0, 99).len(), PAGE + 1);
}

#[test]
fn whoever_stops_waiting_for_a_row_to_be_kept_does_not_lose_it() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let (ledger, shut) = open_shut(&store, &host);
    ledger.begin(entry("a", "https://a/"));
    // The request is given up while its row is being written.
    assert!(ledger.keep().now_or_never().is_none());
    shut.set(false);
    host.work();
    assert_eq!(newest(&open(&store, &host), 0, 9).len(), 1);
}

#[derive(Clone, Debug)]
enum Act {
    Begin(u8),
    End(prop::sample::Index),
    Write,
    Fail(bool),
    Wipe,
    WipeElsewhere,
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        40 => (1u8..90).prop_map(Act::Begin),
        40 => any::<prop::sample::Index>().prop_map(Act::End),
        20 => Just(Act::Write),
        4 => any::<bool>().prop_map(Act::Fail),
        1 => Just(Act::Wipe),
        1 => Just(Act::WipeElsewhere),
        2 => Just(Act::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    /// The ledger beside a plain list of its rows.
    #[test]
    fn no_row_is_lost_or_doubled(acts in prop::collection::vec(act(), 1..120)) {
        let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
        let mut ledger = open(&store, &host);
        // Each row's name, whether it ended, and its id while the visit lasts.
        let mut rows: Vec<(String, bool, Option<RowId>)> = Vec::new();
        let (mut number, mut fails) = (0, false);
        for act in acts {
            host.now.set(host.now.get() + 1);
            match act {
                Act::Begin(n) => for _ in 0..n {
                    number += 1;
                    let name = format!("h{number}");
                    let id = ledger.begin(entry(&name, "https://a/"));
                    rows.push((name, false, Some(id)));
                },
                Act::End(at) if !rows.is_empty() => {
                    // It and all before it.
                    let at = at.index(rows.len());
                    for row in &mut rows[..=at] {
                        if let Some(id) = row.2.filter(|_| !row.1) {
                            ledger.end(id, fine());
                            row.1 = true;
                        }
                    }
                }
                Act::Write => host.work(),
                Act::Fail(now) => {
                    fails = now;
                    store.fail_with(fails.then_some(StorageError::NoRoom));
                }
                Act::Wipe if !fails => {
                    block_on(ledger.wipe()).expect("wiped");
                    rows.clear();
                }
                Act::WipeElsewhere if !fails => {
                    block_on(open(&store, &host).wipe()).expect("wiped");
                    host.now.set(host.now.get() + 1);
                    // Learnt of with the next write.
                    ledger.begin(entry("after", "https://a/"));
                    host.work();
                    rows = vec![("after".into(), false, None)];
                }
                Act::Reopen if !fails => {
                    host.work();
                    // As a page that is left does: a write that failed is otherwise tried again with the next row.
                    block_on(ledger.write_now()).expect("written");
                    ledger = open(&store, &host);
                    rows.iter_mut().for_each(|it| it.2 = None);
                }
                _ => {}
            }
            if fails {
                continue;
            }
            let shown: Vec<(String, bool)> = newest(&ledger, 0, usize::MAX)
                .into_iter()
                .map(|it| (it.host, it.ended == Ended::Fine))
                .collect();
            let wanted: Vec<(String, bool)> = rows.iter().rev().map(|it| (it.0.clone(), it.1)).collect();
            prop_assert_eq!(shown, wanted);
            prop_assert_eq!(ledger.len(), rows.len());
            let n_requests: u32 = ledger.totals().iter().map(|it| it.requests).sum();
            prop_assert_eq!(n_requests as usize, rows.len());
        }
    }
}
