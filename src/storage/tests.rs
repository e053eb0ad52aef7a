//! What every store and every place for files must do; the browser's run the same checks in a browser.

use crate::{Blobs, StorageError, Store, read_whole};

/// A new, empty store is read, written, raced for, listed and emptied.
pub(crate) async fn check_store(store: &dyn Store, other_tab: &dyn Store) {
    assert_eq!(store.get("a/1").await, Ok(None));
    assert_eq!(store.put("a/1", b"one").await, Ok(()));
    assert_eq!(store.put("a/2", b"").await, Ok(()));
    assert_eq!(store.put("ab", b"three").await, Ok(()));
    assert_eq!(other_tab.get("a/1").await, Ok(Some(b"one".to_vec())));
    assert_eq!(other_tab.get("a/2").await, Ok(Some(Vec::new())));
    assert_eq!(store.list("a/").await, Ok(vec!["a/1".into(), "a/2".into()]));
    assert_eq!(store.list("").await.map(|it| it.len()), Ok(3));
    assert_eq!(store.list("b").await, Ok(vec![]));

    // Both tabs read "one"; the first to write wins, the second is told.
    assert_eq!(store.put_if("a/1", Some(b"one"), b"mine").await, Ok(true));
    assert_eq!(
        other_tab.put_if("a/1", Some(b"one"), b"theirs").await,
        Ok(false)
    );
    assert_eq!(other_tab.get("a/1").await, Ok(Some(b"mine".to_vec())));
    // `None` means: only where there is nothing.
    assert_eq!(store.put_if("a/1", None, b"new").await, Ok(false));
    assert_eq!(store.put_if("c", None, b"new").await, Ok(true));
    assert_eq!(store.put_if("gone", Some(b""), b"new").await, Ok(false));
    assert_eq!(store.get("gone").await, Ok(None));

    let (mine, theirs) = futures::join!(
        store.put_if("race", None, b"mine"),
        other_tab.put_if("race", None, b"theirs"),
    );
    assert_ne!(mine, theirs, "exactly one of two writers wins");

    assert_eq!(store.delete("a/1").await, Ok(()));
    assert_eq!(store.delete("a/1").await, Ok(()));
    assert_eq!(other_tab.get("a/1").await, Ok(None));
}

/// A file in an empty place is written in pieces, read, cut and removed.
pub(crate) async fn check_blobs(blobs: &dyn Blobs) {
    let piece: Vec<u8> = (0..1_500_000_u32).map(|it| (it % 251) as u8).collect();
    let missing = blobs.open_to_read("m.gguf").await.map(drop);
    let name = String::from("m.gguf");
    assert_eq!(missing, Err(StorageError::NoSuchFile { name }));
    {
        let mut file = blobs.open("m.gguf").await.expect("a new file opens");
        assert_eq!(file.len(), 0);
        assert_eq!(file.write_at(0, &piece).await, Ok(()));
        assert_eq!(file.write_at(piece.len() as u64, b"tail").await, Ok(()));
        assert_eq!(file.write_at(1_048_570, b"across a seam").await, Ok(()));
        assert_eq!(file.flush().await, Ok(()));
        let gap = file.write_at(9_000_000, b"x").await;
        assert!(matches!(gap, Err(StorageError::PastEnd { .. })), "{gap:?}");
    }
    let len = piece.len() as u64 + 4;
    {
        let file = blobs.open_to_read("m.gguf").await.expect("it is there");
        assert_eq!(file.len(), len);
        let mut seam = [0; 15];
        assert_eq!(file.read_at(1_048_569, &mut seam).await, Ok(()));
        assert_eq!(&seam[1..14], b"across a seam");
        assert_eq!((seam[0], seam[14]), (piece[1_048_569], piece[1_048_583]));
        let past = file.read_at(len - 2, &mut seam).await;
        assert!(
            matches!(past, Err(StorageError::PastEnd { .. })),
            "{past:?}"
        );
        let whole = read_whole(&*file).await.expect("it fits");
        assert_eq!(whole.len() as u64, len);
        assert_eq!(&whole[whole.len() - 4..], b"tail");
        let mut now = [0; 4];
        if let Some(read) = file.read_now(len - 4, &mut now) {
            assert_eq!((read, &now), (Ok(()), b"tail"));
        }
    }
    {
        let mut file = blobs.open("m.gguf").await.expect("it is there");
        assert_eq!(file.truncate(100).await, Ok(()));
        assert_eq!(file.len(), 100);
        assert_eq!(file.write_at(100, b"!").await, Ok(()));
        let whole = read_whole(&*file).await.expect("it fits");
        assert_eq!((whole.len(), whole[100], whole[99]), (101, b'!', piece[99]));
    }
    drop(blobs.open("empty").await.expect("a second file"));
    let listed = blobs.list().await.expect("a list");
    let listed: Vec<_> = listed.iter().map(|it| (&*it.name, it.len)).collect();
    assert_eq!(listed, [("empty", 0), ("m.gguf", 101)]);
    for name in ["m.gguf", "m.gguf", "empty"] {
        assert_eq!(blobs.delete(name).await, Ok(()));
    }
    assert_eq!(blobs.list().await, Ok(vec![]));
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::rc::Rc;

    use futures::{FutureExt, executor::block_on, future::ready};

    use super::*;
    use crate::{ChunkedBlobs, MemoryBlobs, MemoryStore, Room};

    #[test]
    fn memory_keeps_records() {
        let store = MemoryStore::default();
        block_on(check_store(&store, &store.clone()));
    }

    #[test]
    fn memory_fails_when_told() {
        let store = MemoryStore::default();
        store.limit(10);
        assert_eq!(block_on(store.put("a", b"12345678")), Ok(()));
        assert_eq!(block_on(store.put("b", b"123")), Err(StorageError::NoRoom));
        assert_eq!(block_on(store.put("a", b"1234567890")), Ok(()));
        store.fail_with(Some(StorageError::Busy));
        assert_eq!(block_on(store.get("a")), Err(StorageError::Busy));
        store.fail_with(None);
        assert_eq!(block_on(store.get("a")).map(|it| it.is_some()), Ok(true));
    }

    #[test]
    fn memory_keeps_files() {
        block_on(check_blobs(&MemoryBlobs::with_quota(1 << 30)));
        block_on(check_blobs(&MemoryBlobs::with_quota(1 << 30).waiting()));
    }

    fn chunked(store: &MemoryStore) -> ChunkedBlobs {
        let room = || ready(Ok(Room { used: 0, quota: 0 })).boxed_local();
        ChunkedBlobs::new(Rc::new(store.clone()), room)
    }

    #[test]
    fn chunks_keep_files_and_leave_nothing_behind() {
        let store = MemoryStore::default();
        block_on(check_blobs(&chunked(&store)));
        assert_eq!(block_on(store.list("")), Ok(vec![]));
    }

    #[test]
    fn a_write_that_fails_leaves_a_shorter_file() {
        let store = MemoryStore::default();
        let blobs = chunked(&store);
        let mut file = block_on(blobs.open("m")).expect("opens");
        assert_eq!(block_on(file.write_at(0, &[1; 1000])), Ok(()));
        store.limit(1500);
        assert_eq!(
            block_on(file.write_at(1000, &[2; 1000])),
            Err(StorageError::NoRoom)
        );
        let again = block_on(blobs.open_to_read("m")).expect("still there");
        assert_eq!(block_on(read_whole(&*again)), Ok(vec![1; 1000]));
    }

    #[test]
    fn memory_files_have_a_quota() {
        let blobs = MemoryBlobs::with_quota(10);
        let mut file = block_on(blobs.open("m")).expect("opens");
        assert_eq!(block_on(file.write_at(0, &[1; 8])), Ok(()));
        assert_eq!(
            block_on(file.write_at(8, &[1; 8])),
            Err(StorageError::NoRoom)
        );
        assert_eq!(block_on(file.write_at(4, &[1; 6])), Ok(()));
        assert_eq!(block_on(blobs.room()).map(Room::left), Ok(0));
    }
}
