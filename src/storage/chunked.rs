//! Big files as records of one store: for browsers without a private file system.

use std::rc::Rc;

use futures::FutureExt;

use crate::{
    Blob, BlobInfo, Blobs, Room, StorageError, Store,
    blobs::{end_within, without_gap},
    store::Later,
};

/// Files cut into records of this many bytes.
const CHUNK_BYTES: u64 = 1 << 20;
const PREFIX: &str = "blob/";

/// Keeps the bytes of file `name` under `blob/{name}/{chunk:08x}` and its length under `blob/{name}/len`.
///
/// Invariant: the length is written after the bytes that it covers, so a crash leaves a shorter file, never a wrong one.
#[derive(Clone)]
pub struct ChunkedBlobs {
    store: Rc<dyn Store>,
    room: fn() -> Later<'static, Room>,
}

impl ChunkedBlobs {
    /// `room` answers how much the store may keep.
    pub fn new(store: Rc<dyn Store>, room: fn() -> Later<'static, Room>) -> Self {
        Self { store, room }
    }

    fn blob(&self, name: &str, len: u64) -> ChunkedBlob {
        ChunkedBlob {
            store: self.store.clone(),
            name: name.into(),
            len,
        }
    }
}

fn chunk_key(name: &str, index: u64) -> String {
    format!("{PREFIX}{name}/{index:08x}")
}

fn len_key(name: &str) -> String {
    format!("{PREFIX}{name}/len")
}

async fn stored_len(store: &dyn Store, name: &str) -> Result<Option<u64>, StorageError> {
    let record = store.get(&len_key(name)).await?;
    Ok(record.map(|it| <[u8; 8]>::try_from(it.as_slice()).map_or(0, u64::from_le_bytes)))
}

impl Blobs for ChunkedBlobs {
    fn open<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>> {
        async move {
            let found = stored_len(&*self.store, name).await?;
            let blob = self.blob(name, found.unwrap_or(0));
            if found.is_none() {
                blob.keep_len().await?;
            }
            Ok(Box::new(blob) as Box<dyn Blob>)
        }
        .boxed_local()
    }

    fn open_to_read<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>> {
        async move {
            let missing = || StorageError::NoSuchFile { name: name.into() };
            let len = stored_len(&*self.store, name).await?.ok_or_else(missing)?;
            Ok(Box::new(self.blob(name, len)) as Box<dyn Blob>)
        }
        .boxed_local()
    }

    fn delete<'a>(&'a self, name: &'a str) -> Later<'a, ()> {
        async move {
            self.store.delete(&len_key(name)).await?;
            for key in self.store.list(&format!("{PREFIX}{name}/")).await? {
                self.store.delete(&key).await?;
            }
            Ok(())
        }
        .boxed_local()
    }

    fn list(&self) -> Later<'_, Vec<BlobInfo>> {
        async move {
            let mut infos = Vec::new();
            for key in self.store.list(PREFIX).await? {
                let inner = key.strip_prefix(PREFIX);
                if let Some(name) = inner.and_then(|it| it.strip_suffix("/len")) {
                    let len = stored_len(&*self.store, name).await?.unwrap_or(0);
                    infos.push(BlobInfo {
                        name: name.into(),
                        len,
                    });
                }
            }
            infos.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(infos)
        }
        .boxed_local()
    }

    fn room(&self) -> Later<'_, Room> {
        (self.room)()
    }
}

struct ChunkedBlob {
    store: Rc<dyn Store>,
    name: String,
    len: u64,
}

impl ChunkedBlob {
    async fn keep_len(&self) -> Result<(), StorageError> {
        let bytes = self.len.to_le_bytes();
        self.store.put(&len_key(&self.name), &bytes).await
    }

    async fn chunk(&self, index: u64) -> Result<Vec<u8>, StorageError> {
        let key = chunk_key(&self.name, index);
        Ok(self.store.get(&key).await?.unwrap_or_default())
    }
}

/// The chunk that holds byte `at`, where in it that byte is, and how many bytes follow in it, at most `limit`.
fn place(at: u64, limit: u64) -> (u64, usize, usize) {
    let within = at % CHUNK_BYTES;
    let n_bytes = (CHUNK_BYTES - within).min(limit);
    // Both are at most CHUNK_BYTES, which any usize holds.
    (at / CHUNK_BYTES, within as usize, n_bytes as usize)
}

impl Blob for ChunkedBlob {
    fn len(&self) -> u64 {
        self.len
    }

    fn write_at<'a>(&'a mut self, offset: u64, bytes: &'a [u8]) -> Later<'a, ()> {
        async move {
            without_gap(offset, self.len)?;
            let (mut at, mut rest) = (offset, bytes);
            while !rest.is_empty() {
                let (index, within, n_bytes) = place(at, rest.len() as u64);
                let (now, later) = rest.split_at(n_bytes);
                let key = chunk_key(&self.name, index);
                if n_bytes as u64 == CHUNK_BYTES {
                    self.store.put(&key, now).await?;
                } else {
                    let mut chunk = self.chunk(index).await?;
                    chunk.resize(chunk.len().max(within + n_bytes), 0);
                    chunk[within..within + n_bytes].copy_from_slice(now);
                    self.store.put(&key, &chunk).await?;
                }
                at += n_bytes as u64;
                rest = later;
            }
            if at > self.len {
                self.len = at;
                self.keep_len().await?;
            }
            Ok(())
        }
        .boxed_local()
    }

    fn read_at<'a>(&'a self, offset: u64, into: &'a mut [u8]) -> Later<'a, ()> {
        async move {
            end_within(offset, into.len(), self.len)?;
            let mut filled = 0;
            while filled < into.len() {
                let at = offset + filled as u64;
                let (index, within, n_bytes) = place(at, (into.len() - filled) as u64);
                let chunk = self.chunk(index).await?;
                let missing = StorageError::PastEnd { at, len: self.len };
                let found = chunk.get(within..within + n_bytes).ok_or(missing)?;
                into[filled..filled + n_bytes].copy_from_slice(found);
                filled += n_bytes;
            }
            Ok(())
        }
        .boxed_local()
    }

    fn read_now(&self, _: u64, _: &mut [u8]) -> Option<Result<(), StorageError>> {
        None
    }

    fn truncate(&mut self, len: u64) -> Later<'_, ()> {
        async move {
            if len >= self.len {
                return Ok(());
            }
            let n_chunks = self.len.div_ceil(CHUNK_BYTES);
            self.len = len;
            self.keep_len().await?;
            for index in len.div_ceil(CHUNK_BYTES)..n_chunks {
                self.store.delete(&chunk_key(&self.name, index)).await?;
            }
            Ok(())
        }
        .boxed_local()
    }

    fn flush(&mut self) -> Later<'_, ()> {
        // Every record is committed when its write returns.
        futures::future::ready(Ok(())).boxed_local()
    }
}
