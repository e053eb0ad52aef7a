//! Tables of projects that are gone, over several visits.

use futures::executor::block_on;
use storage::{MemoryStore, Store};

use crate::{let_go, typing_key};

const DAY: f64 = 24.0 * 3600.0 * 1000.0;

#[test]
fn a_table_goes_a_day_after_its_project_can_no_longer_be_brought_back() {
    block_on(async {
        let (tables, studio) = (MemoryStore::default(), MemoryStore::default());
        let put =
            async |store: &MemoryStore, key: &str| store.put(key, b"x").await.expect("memory");
        let visit = async |now: f64| {
            let_go(&tables, &studio, now).await.expect("memory");
            tables.list("table/").await.expect("memory")
        };
        for id in ["open", "deleted", "new"] {
            put(&tables, &dataset::key(id)).await;
            put(&tables, &typing_key(id)).await;
        }
        put(&studio, "project/open").await;
        put(&studio, "trash/deleted").await;
        // One of them is only not saved yet: it is minded, and comes to be known.
        assert_eq!(visit(0.0).await.len(), 3);
        put(&studio, "project/new").await;
        assert_eq!(visit(DAY * 2.0).await.len(), 3);
        studio.delete("trash/deleted").await.expect("memory");
        assert_eq!(visit(DAY * 3.0).await.len(), 3);
        assert_eq!(visit(DAY * 3.5).await.len(), 3);
        assert_eq!(visit(DAY * 4.5).await, ["table/new", "table/open"]);
        let left = tables.list("").await.expect("memory");
        assert_eq!(
            left,
            ["table/new", "table/open", "typing/new", "typing/open"]
        );
    });
}
