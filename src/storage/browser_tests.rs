//! The same checks on the browser's own stores, in a worker, where alone a file handle may be held.

use std::rc::Rc;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use crate::{
    Blobs, ChunkedBlobs, IndexedDbStore, OpfsBlobs, StorageError, Store, room,
    tests::{check_blobs, check_store},
};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
async fn indexed_db_keeps_records() {
    let store = IndexedDbStore::open("test-records").await.expect("opens");
    let other = IndexedDbStore::open("test-records").await.expect("opens");
    for key in store.list("").await.expect("lists") {
        store.delete(&key).await.expect("deletes");
    }
    check_store(&store, &other).await;
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_files_in_chunks() {
    let store = IndexedDbStore::open("test-chunks").await.expect("opens");
    check_blobs(&ChunkedBlobs::new(Rc::new(store), room)).await;
}

#[wasm_bindgen_test]
async fn opfs_keeps_files() {
    let blobs = OpfsBlobs::open("test-files").await.expect("opens");
    check_blobs(&blobs).await;
}

#[wasm_bindgen_test]
async fn opfs_says_when_another_tab_writes() {
    let blobs = OpfsBlobs::open("test-busy").await.expect("opens");
    let writing = blobs.open("m").await.expect("opens");
    assert_eq!(
        blobs.open("m").await.map(drop),
        Err(StorageError::Busy),
        "a second writer"
    );
    assert_eq!(
        blobs.open_to_read("m").await.map(drop),
        Err(StorageError::Busy),
        "a reader beside a writer"
    );
    drop(writing);
    let (first, second) = (blobs.open_to_read("m").await, blobs.open_to_read("m").await);
    assert!(first.is_ok() && second.is_ok(), "two readers");
    drop((first, second));
    assert_eq!(blobs.delete("m").await, Ok(()));
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is() {
    let room = room().await.expect("an estimate");
    assert!(room.left() > 0, "{room:?}");
}
