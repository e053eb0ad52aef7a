//! What is counted beside the rows, and that a wipe holds in every tab.

use super::*;

#[test]
fn another_tab_does_not_undo_a_wipe() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let (one, two) = (open(&store, &host), open(&store, &host));
    host.now.set(1_000);
    let out = one.begin(entry("before", "https://a/"));
    for _ in 0..450 {
        one.begin(entry("before", "https://a/"));
    }
    host.work();
    host.now.set(2_000);
    block_on(two.wipe()).expect("wiped");
    host.now.set(3_000);
    one.end(out, RowEnd::default());
    one.begin(entry("after", "https://a/"));
    one.begin(entry("after", "https://a/"));
    host.work();
    let hosts = |ledger: &Ledger| -> Vec<String> {
        let rows = newest(&ledger, 0, 999);
        rows.into_iter().map(|it| it.host).collect()
    };
    assert_eq!(hosts(&one), ["after", "after"]);
    assert_eq!(hosts(&open(&store, &host)), ["after", "after"]);
    assert_eq!(block_on(store.list("ledger/")).map(|it| it.len()), Ok(1));
    // Its rows go on from there.
    for _ in 0..200 {
        one.begin(entry("after", "https://a/"));
    }
    host.work();
    assert_eq!(open(&store, &host).len(), 202);
    assert_eq!(one.totals(), open(&store, &host).totals());
}

#[test]
fn the_count_has_no_upper_end_and_survives_a_wipe() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    // 2026-11-27, 12:00 UTC.
    host.now.set(1_795_780_800_000);
    let ledger = open(&store, &host);
    assert_eq!(ledger.headline_count(), Headline::default());
    for _ in 0..MAX_ROWS + 450 {
        ledger.begin(entry("a", "https://a/"));
    }
    host.work();
    let other = open(&store, &host);
    other.begin(entry("b", "https://b/"));
    host.work();
    host.now.set(host.now.get() + 86_400_000);
    // Wiped before it was written down.
    ledger.begin(entry("a", "https://a/"));
    block_on(ledger.wipe()).expect("wiped");
    let counted = Headline {
        requests: MAX_ROWS as u64 + 452,
        since: Some("2026-11-27".into()),
        wiped: Some("2026-11-28".into()),
    };
    assert_eq!(ledger.headline_count(), counted);
    host.work();
    assert_eq!(open(&store, &host).headline_count(), counted);
    assert!(open(&store, &host).is_empty());
}

#[test]
fn a_count_that_could_not_be_kept_is_added_later() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    ledger.begin(entry("a", "https://a/"));
    host.work();
    store.fail_with(Some(StorageError::NoRoom));
    ledger.begin(entry("a", "https://a/"));
    host.work();
    assert!(block_on(ledger.wipe()).is_err());
    store.fail_with(None);
    assert_eq!(ledger.headline_count().requests, 2);
    ledger.begin(entry("a", "https://a/"));
    host.work();
    assert_eq!(open(&store, &host).headline_count().requests, 3);
    // A ledger from before there was a count begins with its rows; a damaged one too.
    for damage in [None, Some(b"{\"requests\":".as_slice())] {
        let old = MemoryStore::default();
        let ledger = open(&old, &host);
        ledger.begin(entry("a", "https://a/"));
        ledger.begin(entry("a", "https://a/"));
        host.work();
        match damage {
            None => block_on(old.delete("ledger-sum")).expect("deleted"),
            Some(bytes) => block_on(old.put("ledger-sum", bytes)).expect("kept"),
        }
        let again = open(&old, &host);
        again.begin(entry("a", "https://a/"));
        host.work();
        assert_eq!(open(&old, &host).headline_count().requests, 3);
    }
}

/// The sums once more, from the rows as they are.
fn summed(ledger: &Ledger) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for row in newest(&ledger, 0, usize::MAX) {
        let day = crate::day::day_of(row.begun_millis);
        let is_its = |it: &Total| it.day == day && it.host == row.host;
        let at = totals.iter().position(is_its).unwrap_or_else(|| {
            totals.push(Total {
                host: row.host.clone(),
                day: day.clone(),
                requests: 0,
                failed: 0,
                sent_bytes: 0,
                got_bytes: 0,
                cost: engine::Money(0),
            });
            totals.len() - 1
        });
        let it = &mut totals[at];
        it.requests += 1;
        it.failed += u32::from(matches!(row.ended, Ended::Failed(_) | Ended::Lost(_)));
        it.sent_bytes += row.sent_bytes;
        it.got_bytes += row.got_bytes;
        it.cost.0 += row.cost.map_or(0, |it| it.0);
    }
    totals.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.host.cmp(&b.host)));
    totals
}

#[test]
fn totals_are_the_sums_of_the_rows_that_are_kept() {
    let (store, host) = (MemoryStore::default(), Rc::new(Slow::default()));
    let ledger = open(&store, &host);
    let mut ids = Vec::new();
    for i in 0..MAX_ROWS + 700 {
        host.now.set(i as u64 * 20_000);
        ids.push(ledger.begin(entry(["a", "b"][i % 2], "https://a/")));
        // Some of the rows that end have gone already.
        let id = ids[i * 7 % ids.len()];
        ledger.got(id, i as u64);
        let ended = [
            Ended::Fine,
            Ended::Lost("TimedOut".into()),
            Ended::Cancelled,
        ];
        let end = RowEnd {
            ended: ended[i % 3].clone(),
            cost: (i % 5 == 0).then_some(engine::Money(i as u64)),
            ..RowEnd::default()
        };
        ledger.end(id, end);
    }
    let wanted = summed(&ledger);
    assert!(wanted.len() > 4 && wanted.iter().any(|it| it.failed > 0 && it.cost.0 > 0));
    assert_eq!(ledger.totals(), wanted);
}
