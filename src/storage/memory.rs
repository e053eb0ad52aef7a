//! Stores that live in memory: for tests, and for browsers that keep nothing.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures::{FutureExt, future::ready};

use crate::{
    Blob, BlobInfo, Blobs, Room, StorageError, Store,
    blobs::{end_within, without_gap},
    store::Later,
};

/// Records in memory. Clones share them, as two tabs do.
#[derive(Clone, Default)]
pub struct MemoryStore {
    shared: Rc<RefCell<Records>>,
}

#[derive(Default)]
struct Records {
    by_key: BTreeMap<String, Vec<u8>>,
    /// What the next calls answer instead of doing anything.
    failure: Option<StorageError>,
    limit_bytes: Option<usize>,
}

impl MemoryStore {
    /// From now on every call fails like this, until `None` is given.
    pub fn fail_with(&self, failure: Option<StorageError>) {
        self.shared.borrow_mut().failure = failure;
    }

    /// From now on writes that would keep more than this answer [`StorageError::NoRoom`].
    pub fn limit(&self, bytes: usize) {
        self.shared.borrow_mut().limit_bytes = Some(bytes);
    }

    fn with<'a, T: 'a>(
        &self,
        act: impl FnOnce(&mut Records) -> Result<T, StorageError>,
    ) -> Later<'a, T> {
        let mut records = self.shared.borrow_mut();
        let result = match &records.failure {
            Some(failure) => Err(failure.clone()),
            None => act(&mut records),
        };
        ready(result).boxed_local()
    }
}

impl Records {
    fn put(&mut self, key: &str, bytes: &[u8]) -> Result<(), StorageError> {
        let others = self.by_key.iter().filter(|(it, _)| *it != key);
        let kept: usize = others.map(|(_, it)| it.len()).sum();
        if self.limit_bytes.is_some_and(|it| kept + bytes.len() > it) {
            return Err(StorageError::NoRoom);
        }
        self.by_key.insert(key.into(), bytes.into());
        Ok(())
    }
}

impl Store for MemoryStore {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Option<Vec<u8>>> {
        self.with(|it| Ok(it.by_key.get(key).cloned()))
    }

    fn put<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> Later<'a, ()> {
        self.with(|it| it.put(key, bytes))
    }

    fn put_if<'a>(
        &'a self,
        key: &'a str,
        expected: Option<&'a [u8]>,
        bytes: &'a [u8],
    ) -> Later<'a, bool> {
        self.with(|it| {
            if it.by_key.get(key).map(Vec::as_slice) != expected {
                return Ok(false);
            }
            it.put(key, bytes).map(|()| true)
        })
    }

    fn delete<'a>(&'a self, key: &'a str) -> Later<'a, ()> {
        self.with(|it| {
            it.by_key.remove(key);
            Ok(())
        })
    }

    fn list<'a>(&'a self, prefix: &'a str) -> Later<'a, Vec<String>> {
        self.with(|it| {
            let keys = it.by_key.keys().filter(|key| key.starts_with(prefix));
            Ok(keys.cloned().collect())
        })
    }
}

/// Big files in memory. Clones share them.
#[derive(Clone)]
pub struct MemoryBlobs {
    files: Files,
    quota_bytes: u64,
    reads_now: bool,
}

type Files = Rc<RefCell<BTreeMap<String, Vec<u8>>>>;

impl MemoryBlobs {
    /// Room for this many bytes.
    pub fn with_quota(quota_bytes: u64) -> Self {
        Self {
            files: Files::default(),
            quota_bytes,
            reads_now: true,
        }
    }

    /// The same files, but none can be read without waiting: as in IndexedDB.
    pub fn waiting(&self) -> Self {
        Self {
            reads_now: false,
            ..self.clone()
        }
    }
}

impl Blobs for MemoryBlobs {
    fn open<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>> {
        self.files.borrow_mut().entry(name.into()).or_default();
        self.open_to_read(name)
    }

    fn open_to_read<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>> {
        let name = String::from(name);
        let blob = if self.files.borrow().contains_key(&name) {
            let blobs = self.clone();
            Ok(Box::new(MemoryBlob { blobs, name }) as Box<dyn Blob>)
        } else {
            Err(StorageError::NoSuchFile { name })
        };
        ready(blob).boxed_local()
    }

    fn delete<'a>(&'a self, name: &'a str) -> Later<'a, ()> {
        self.files.borrow_mut().remove(name);
        ready(Ok(())).boxed_local()
    }

    fn list(&self) -> Later<'_, Vec<BlobInfo>> {
        let files = self.files.borrow();
        let infos = files.iter().map(|(name, bytes)| BlobInfo {
            name: name.clone(),
            len: bytes.len() as u64,
        });
        ready(Ok(infos.collect())).boxed_local()
    }

    fn room(&self) -> Later<'_, Room> {
        let room = Room {
            used: self.files.borrow().values().map(|it| it.len() as u64).sum(),
            quota: self.quota_bytes,
        };
        ready(Ok(room)).boxed_local()
    }
}

struct MemoryBlob {
    blobs: MemoryBlobs,
    name: String,
}

impl MemoryBlob {
    fn with<T>(
        &self,
        act: impl FnOnce(&mut Vec<u8>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut files = self.blobs.files.borrow_mut();
        let gone = || StorageError::NoSuchFile {
            name: self.name.clone(),
        };
        act(files.get_mut(&self.name).ok_or_else(gone)?)
    }

    fn read(&self, offset: u64, into: &mut [u8]) -> Result<(), StorageError> {
        self.with(|file| {
            let end = end_within(offset, into.len(), file.len() as u64)?;
            into.copy_from_slice(&file[offset as usize..end as usize]);
            Ok(())
        })
    }

    fn write(&self, offset: u64, bytes: &[u8]) -> Result<(), StorageError> {
        let used: u64 = self
            .blobs
            .files
            .borrow()
            .values()
            .map(|it| it.len() as u64)
            .sum();
        self.with(|file| {
            without_gap(offset, file.len() as u64)?;
            let (start, end) = (offset as usize, offset as usize + bytes.len());
            let grows = end.saturating_sub(file.len()) as u64;
            if used + grows > self.blobs.quota_bytes {
                return Err(StorageError::NoRoom);
            }
            file.resize(file.len().max(end), 0);
            file[start..end].copy_from_slice(bytes);
            Ok(())
        })
    }
}

impl Blob for MemoryBlob {
    fn len(&self) -> u64 {
        self.with(|it| Ok(it.len() as u64)).unwrap_or(0)
    }

    fn write_at<'a>(&'a mut self, offset: u64, bytes: &'a [u8]) -> Later<'a, ()> {
        ready(self.write(offset, bytes)).boxed_local()
    }

    fn read_at<'a>(&'a self, offset: u64, into: &'a mut [u8]) -> Later<'a, ()> {
        ready(self.read(offset, into)).boxed_local()
    }

    fn read_now(&self, offset: u64, into: &mut [u8]) -> Option<Result<(), StorageError>> {
        self.blobs.reads_now.then(|| self.read(offset, into))
    }

    fn truncate(&mut self, len: u64) -> Later<'_, ()> {
        let cut = self.with(|it| {
            it.truncate(usize::try_from(len).unwrap_or(usize::MAX));
            Ok(())
        });
        ready(cut).boxed_local()
    }

    fn flush(&mut self) -> Later<'_, ()> {
        ready(Ok(())).boxed_local()
    }
}
