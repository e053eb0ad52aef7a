//! Brings one file from an address to the shelf: checked, hashed, and gone on with after a break.

use std::rc::Rc;

use engine::{EngineError, Stage};
use futures::StreamExt;
use inference::gguf::Part;
use sha2::{Digest, Sha256};
use storage::{Blob, StorageError};
use tokens::Library;

use crate::{
    check::Check,
    host::{Fetch, Fetched, Host},
    shelf::{FileRecord, Shelf},
    talk::Tell,
    trouble::{self, host_of, megabytes},
};

/// Bytes come in small pieces and are written in large ones.
const WRITE_BYTES: usize = 1 << 20;
/// Breaks after which it goes on by itself, as long as each time something came.
const MAX_BREAKS: u32 = 5;
/// Progress is told no more often than this.
const TELL_MILLIS: f64 = 80.0;

/// A file on its way.
pub(crate) struct Download<'a> {
    pub(crate) host: &'a Rc<dyn Host>,
    pub(crate) shelf: &'a Shelf,
    pub(crate) tell: &'a Tell,
    /// What a tokenizer.json is checked with.
    pub(crate) library: &'a dyn Library,
    /// More than this could never be run.
    pub(crate) limit_bytes: u64,
}

/// What is known of the file so far. Everything written is also hashed and looked at.
struct Coming {
    blob: Box<dyn Blob>,
    check: Check,
    hash: Sha256,
    /// Came, but not yet written.
    buffer: Vec<u8>,
    told_millis: f64,
}

impl Coming {
    /// Bytes that came, written or not.
    fn len(&self) -> u64 {
        self.blob.len() + self.buffer.len() as u64
    }
}

impl Download<'_> {
    /// Returns when the file is complete, on the shelf and known by its SHA-256; tells which part of a
    /// model in several files it is.
    ///
    /// `keep` writes down what was learnt of the file before its first byte is kept.
    pub(crate) async fn run(
        &self,
        url: &str,
        file: &mut FileRecord,
        keep: impl AsyncFn(&FileRecord) -> Result<(), StorageError>,
    ) -> Result<Option<Part>, EngineError> {
        let opening = self.shelf.blobs.open(&file.blob).await;
        let mut coming = Coming {
            blob: opening.map_err(trouble::storage)?,
            check: Check::new(file.role),
            hash: Sha256::new(),
            buffer: Vec::new(),
            told_millis: f64::NEG_INFINITY,
        };
        self.look_again(file, &mut coming).await?;
        let mut n_breaks = 0;
        let mut is_all_here = file.size_bytes > 0 && coming.len() == file.size_bytes;
        while !is_all_here {
            let before = coming.len();
            let from = Fetch::From {
                url: url.into(),
                byte: before,
            };
            let unreachable = |status| EngineError::Network {
                host: host_of(url),
                status,
            };
            let ended = match self.host.fetch(from).await {
                Err(_) => Err(unreachable(0)),
                Ok(fetched) if is_next_part(&fetched, file, before) => {
                    file.validator.clone_from(&fetched.validator);
                    file.size_bytes = fetched.total_bytes.unwrap_or(0);
                    self.check_room(file, before).await?;
                    keep(file).await.map_err(trouble::storage)?;
                    self.receive(fetched, file, &mut coming, unreachable(0))
                        .await
                }
                // The file has changed, or cannot be gone on with: from the start.
                Ok(fetched) if before > 0 && matches!(fetched.status, 200 | 206 | 416) => {
                    self.start_over(file, &mut coming).await?;
                    continue;
                }
                Ok(fetched) => return Err(unreachable(fetched.status)),
            };
            match ended {
                Ok(()) => is_all_here = true,
                Err(EngineError::Network { .. })
                    if coming.len() > before && n_breaks < MAX_BREAKS =>
                {
                    n_breaks += 1;
                }
                Err(error) => {
                    // What came is kept to go on from, unless that is what failed.
                    let broke_off = matches!(error, EngineError::Network { .. });
                    if broke_off && coming.check.has_passed() {
                        self.write(file, &mut coming).await?;
                    }
                    return Err(error);
                }
            }
        }
        if file.size_bytes == 0 {
            file.size_bytes = coming.len();
        }
        if coming.len() != file.size_bytes {
            let what = "it is longer than announced".into();
            return Err(EngineError::Corrupt { what });
        }
        // The beginning has to be in order before anything is written.
        let part = if !coming.check.has_passed() {
            let check = std::mem::replace(&mut coming.check, Check::new(file.role));
            let part = check.finish(file.size_bytes, self.library)?;
            self.write(file, &mut coming).await?;
            part
        } else {
            self.write(file, &mut coming).await?;
            coming.check.finish(file.size_bytes, self.library)?
        };
        coming.blob.flush().await.map_err(trouble::storage)?;
        file.sha256 = hexadecimal(&coming.hash.finalize());
        Ok(part)
    }

    /// Hashes and checks what an earlier attempt left.
    async fn look_again(
        &self,
        file: &mut FileRecord,
        coming: &mut Coming,
    ) -> Result<(), EngineError> {
        let len = coming.blob.len();
        if file.size_bytes > 0 && len > file.size_bytes {
            return self.start_over(file, coming).await;
        }
        let mut piece = vec![0; WRITE_BYTES];
        let mut at = 0;
        while at < len {
            let n_bytes = WRITE_BYTES.min(usize::try_from(len - at).unwrap_or(WRITE_BYTES));
            let piece = &mut piece[..n_bytes];
            let read = coming.blob.read_at(at, piece).await;
            read.map_err(trouble::storage)?;
            coming.hash.update(&*piece);
            let total = Some(file.size_bytes).filter(|it| *it > 0);
            coming.check.feed(piece, total)?;
            at += n_bytes as u64;
            self.told(coming, Stage::Checking, at, len);
            self.host.pause().await;
        }
        Ok(())
    }

    async fn start_over(
        &self,
        file: &mut FileRecord,
        coming: &mut Coming,
    ) -> Result<(), EngineError> {
        coming.blob.truncate(0).await.map_err(trouble::storage)?;
        coming.buffer.clear();
        coming.check = Check::new(file.role);
        coming.hash = Sha256::new();
        file.size_bytes = 0;
        file.validator.clear();
        Ok(())
    }

    async fn check_room(&self, file: &FileRecord, have: u64) -> Result<(), EngineError> {
        if file.size_bytes > self.limit_bytes {
            return Err(EngineError::TooLarge {
                needs_mb: megabytes(file.size_bytes),
                has_mb: megabytes(self.limit_bytes),
            });
        }
        let missing = file.size_bytes.saturating_sub(have);
        // Without an estimate the writes will tell.
        let short = async || {
            let room = self.shelf.blobs.room().await.ok();
            room.filter(|it| it.quota > 0 && it.left() < missing)
        };
        if short().await.is_some() {
            self.shelf.free_images().await;
        }
        match short().await {
            None => Ok(()),
            room => Err(trouble::of_storage(StorageError::NoRoom, missing, room)),
        }
    }

    /// Takes everything that comes in one answer. `broken` is the error for an answer that ends too soon.
    async fn receive(
        &self,
        mut fetched: Fetched,
        file: &FileRecord,
        coming: &mut Coming,
        broken: EngineError,
    ) -> Result<(), EngineError> {
        let total = Some(file.size_bytes).filter(|it| *it > 0);
        let mut paused_millis = self.host.now_millis();
        while let Some(piece) = fetched.body.next().await {
            let Ok(piece) = piece else {
                return Err(broken);
            };
            coming.check.feed(&piece, total)?;
            coming.hash.update(&piece);
            coming.buffer.extend_from_slice(&piece);
            if coming.buffer.len() >= WRITE_BYTES && coming.check.has_passed() {
                self.write(file, coming).await?;
            }
            self.told(coming, Stage::Downloading, coming.len(), file.size_bytes);
            if self.host.now_millis() - paused_millis > 20.0 {
                self.host.pause().await;
                paused_millis = self.host.now_millis();
            }
        }
        if total.is_some_and(|it| coming.len() < it) {
            return Err(broken);
        }
        self.tell
            .progress(Stage::Downloading, coming.len(), file.size_bytes);
        Ok(())
    }

    async fn write(&self, file: &FileRecord, coming: &mut Coming) -> Result<(), EngineError> {
        let buffer = std::mem::take(&mut coming.buffer);
        let at = coming.blob.len();
        let mut written = coming.blob.write_at(at, &buffer).await;
        if written == Err(StorageError::NoRoom) && self.shelf.free_images().await {
            coming.blob.truncate(at).await.map_err(trouble::storage)?;
            written = coming.blob.write_at(at, &buffer).await;
        }
        if let Err(error) = written {
            let room = self.shelf.blobs.room().await.ok();
            let missing = file.size_bytes.saturating_sub(at);
            return Err(trouble::of_storage(error, missing, room));
        }
        Ok(())
    }

    fn told(&self, coming: &mut Coming, stage: Stage, done: u64, total: u64) {
        let now = self.host.now_millis();
        if now - coming.told_millis >= TELL_MILLIS {
            coming.told_millis = now;
            self.tell.progress(stage, done, total);
        }
    }
}

/// Whether the answer goes on exactly where the bytes at hand end, in the same file.
fn is_next_part(fetched: &Fetched, file: &FileRecord, have: u64) -> bool {
    if have == 0 {
        return fetched.status == 200 || (fetched.status == 206 && fetched.first_byte == 0);
    }
    let says_same = |known: &str, said: &str| known.is_empty() || said.is_empty() || known == said;
    let same_size = fetched.total_bytes.unwrap_or(file.size_bytes) == file.size_bytes;
    fetched.status == 206
        && fetched.first_byte == have
        && same_size
        && says_same(&file.validator, &fetched.validator)
}

/// Two lower-case digits a byte.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}
