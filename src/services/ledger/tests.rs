//! The ledger: rows, pages, several tabs, files for others.

mod memory;
mod sums;

use futures::executor::block_on;
use futures::future::{LocalBoxFuture, ready};
use proptest::prelude::*;
use remote::doctor::Permission;
use std::cell::{Cell, RefCell};
use storage::MemoryStore;

use super::*;

/// Runs what is spawned when it is told to.
#[derive(Default)]
struct Slow {
    now: Cell<u64>,
    tasks: RefCell<Vec<LocalBoxFuture<'static, ()>>>,
}

impl Slow {
    fn work(&self) {
        for task in self.tasks.take() {
            block_on(task);
        }
    }
}

impl Host for Slow {
    fn now_millis(&self) -> u64 {
        self.now.get()
    }
    fn sleep(&self, _: u64) -> LocalBoxFuture<'static, ()> {
        Box::pin(ready(()))
    }
    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.tasks.borrow_mut().push(task);
    }
    fn random_bytes(&self, buffer: &mut [u8]) {
        self.now.set(self.now.get() + 1);
        buffer.fill(self.now.get() as u8);
    }
    fn page_address(&self) -> String {
        String::new()
    }
    fn is_online(&self) -> bool {
        true
    }
    fn local_network_permission(&self) -> LocalBoxFuture<'static, Permission> {
        Box::pin(ready(Permission::Unknown))
    }
}

fn open(store: &MemoryStore, host: &Rc<Slow>) -> Ledger {
    let opened = Ledger::open(Rc::new(store.clone()), host.clone());
    block_on(opened).expect("opens")
}

fn newest(ledger: &Ledger, skip: usize, most: usize) -> Vec<Row> {
    block_on(ledger.newest(skip, most))
}

fn entry(host: &str, url: &str) -> Entry {
    Entry {
        host: host.into(),
        why: Why::Run,
        method: "POST".into(),
        url: url.into(),
        sent_bytes: 10,
        content: Content::default(),
        body: None,
    }
}

#[test]
fn a_page_that_dies_leaves_not_known() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    let done = ledger.begin(entry("a", "https://a/v1/x?key=secret#y"));
    ledger.begin(entry("b", "https://b"));
    ledger.got(done, 7);
    let end = RowEnd {
        status: Some(200),
        ended: Ended::Fine,
        ..RowEnd::default()
    };
    ledger.end(done, end);
    host.work();
    drop(ledger);
    let again = open(&store, &host);
    let rows = newest(&again, 0, 9);
    let shown: Vec<_> = rows
        .iter()
        .map(|it| (&*it.path, it.ended.label(), it.got_bytes))
        .collect();
    assert_eq!(
        shown,
        [
            ("/", "not known".into(), 0),
            ("/v1/x", "answered".into(), 7)
        ]
    );
}

#[test]
fn two_tabs_write_pages_of_their_own() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let (one, two) = (open(&store, &host), open(&store, &host));
    for _ in 0..250 {
        one.begin(entry("one", "https://one/"));
        two.begin(entry("two", "https://two/"));
    }
    host.work();
    let again = open(&store, &host);
    assert_eq!(again.len(), 500);
    assert_eq!(block_on(store.list("ledger/")).map(|it| it.len()), Ok(10));
    let totals = again.totals();
    let totals: Vec<_> = totals
        .iter()
        .map(|it| (&*it.host, &*it.day, it.requests, it.sent_bytes))
        .collect();
    assert_eq!(
        totals,
        [
            ("one", "1970-01-01", 250, 2500),
            ("two", "1970-01-01", 250, 2500)
        ]
    );
}

#[test]
fn a_change_writes_one_page_and_not_all() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    let ids: Vec<RowId> = (0..450)
        .map(|_| ledger.begin(entry("a", "https://a/")))
        .collect();
    host.work();
    let pages = |store: &MemoryStore| block_on(store.list("ledger/")).expect("lists");
    let before = pages(&store);
    assert_eq!(before.len(), 9);
    for key in &before {
        block_on(store.put(key, b"as it was")).expect("kept");
    }
    ledger.end(ids[210], RowEnd::default());
    host.work();
    let touched =
        |key: &String| block_on(store.get(key)).expect("reads").expect("there") != b"as it was";
    let touched: Vec<bool> = before.iter().map(touched).collect();
    let expected: Vec<bool> = (0..9).map(|it| it == 210 / 50).collect();
    assert_eq!(touched, expected);
}

#[test]
fn only_so_many_rows_are_kept() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    for i in 0..MAX_ROWS + 430 {
        ledger.begin(entry(&format!("h{i}"), "https://a/"));
    }
    host.work();
    // The page of rows 400 to 449 holds some of the newest 10,000.
    assert_eq!(ledger.len(), MAX_ROWS + 30);
    assert_eq!(newest(&ledger, MAX_ROWS + 29, 9)[0].host, "h400");
    assert_eq!(block_on(store.list("ledger/")).map(|it| it.len()), Ok(201));
    let again = open(&store, &host);
    assert_eq!(newest(&again, 0, 1)[0].host, format!("h{}", MAX_ROWS + 429));
    assert_eq!(again.len(), MAX_ROWS + 30);
}

#[test]
fn what_is_wiped_stays_wiped() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    let id = ledger.begin(entry("a", "https://a/"));
    host.work();
    block_on(ledger.wipe()).expect("wiped");
    ledger.end(id, RowEnd::default());
    host.work();
    assert!(ledger.is_empty());
    assert_eq!(block_on(store.list("ledger/")), Ok(vec![]));
    ledger.begin(entry("b", "https://b/"));
    host.work();
    assert_eq!(newest(&open(&store, &host), 0, 9).len(), 1);
}

#[test]
fn a_store_without_room_loses_no_row_of_this_visit() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    store.fail_with(Some(StorageError::NoRoom));
    ledger.begin(entry("a", "https://a/"));
    host.work();
    assert_eq!(
        (ledger.len(), ledger.trouble()),
        (1, Some(StorageError::NoRoom))
    );
    store.fail_with(None);
    ledger.begin(entry("b", "https://b/"));
    host.work();
    assert_eq!((open(&store, &host).len(), ledger.trouble()), (2, None));
}

#[test]
fn cells_are_inert() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    // As in `format::cell`: plain numbers stay, and what spreadsheets skip before a sign is no way around.
    for bad in [
        "=1+1",
        "+1",
        "-1+2",
        "@x",
        "\tx",
        "a,\"b\"\nc",
        " =1",
        "\u{feff}=1",
        "\n=1",
        "＝1",
    ] {
        let mut row = entry("h", "https://a/");
        row.content.model = bad.into();
        ledger.begin(row);
    }
    let csv = block_on(ledger.to_csv());
    for wanted in [
        ",'=1+1,",
        ",+1,",
        ",'-1+2,",
        ",'@x,",
        ",\"'\tx\",",
        ",\"a,\"\"b\"\"\nc\",",
        ",' =1,",
        ",'\u{feff}=1,",
        ",\"'\n=1\",",
        ",'＝1,",
    ] {
        assert!(csv.contains(wanted), "{wanted}: {csv}");
    }
    let json: serde_json::Value = serde_json::from_str(&block_on(ledger.to_json())).expect("JSON");
    assert_eq!(json[0]["content"]["model"], "=1+1");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn damaged_pages_are_passed_over(at in any::<prop::sample::Index>(), byte: u8, noise: Vec<u8>) {
        let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
        let ledger = open(&store, &host);
        ledger.begin(entry("a", "https://a/"));
        host.work();
        let key = block_on(store.list("ledger/")).expect("lists").remove(0);
        let mut bytes = block_on(store.get(&key)).expect("reads").expect("there");
        let i = at.index(bytes.len());
        bytes[i] = byte;
        block_on(store.put(&key, &bytes)).expect("kept");
        block_on(store.put("ledger/0", &noise)).expect("kept");
        prop_assert!(open(&store, &host).len() <= 1);
    }

    #[test]
    fn no_cell_begins_as_a_formula(model in ".{0,12}", url in ".{0,12}", body in ".{0,12}") {
        let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
        let ledger = open(&store, &host);
        let mut row = entry(&model, &url);
        row.content.model = model;
        row.body = Some(body);
        ledger.begin(row);
        let csv = block_on(ledger.to_csv());
        let row = csv.split_once("\r\n").expect("a row").1;
        let cells = cells(row.strip_suffix("\r\n").expect("an end"));
        prop_assert_eq!(cells.len(), export::HEAD.split(',').count());
        for cell in cells {
            let bare = cell.trim_start_matches(|it: char| it.is_whitespace() || it == '\u{feff}' || it.is_control());
            let is_number = cell.parse::<f64>().is_ok();
            prop_assert!(is_number || !bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{}", row);
        }
    }
}

/// The cells of a row, out of their quotes (RFC 4180).
fn cells(row: &str) -> Vec<String> {
    let (mut cells, mut is_quoted, mut was_quote) = (vec![String::new()], false, false);
    for c in row.chars() {
        let cell = cells.last_mut().expect("one at least");
        match c {
            '"' if is_quoted => (is_quoted, was_quote) = (false, true),
            '"' if was_quote => {
                cell.push('"');
                (is_quoted, was_quote) = (true, false);
            }
            '"' => is_quoted = true,
            ',' if !is_quoted => {
                cells.push(String::new());
                was_quote = false;
            }
            other => cell.push(other),
        }
    }
    cells
}
