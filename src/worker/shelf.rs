//! The models that are kept on this device: a small record for each, and its files.

use std::rc::Rc;

use engine::{EngineError, ImportRole, StorageReport, StoredModel};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use storage::{Blobs, StorageError, Store};

use crate::{download::hexadecimal, host::Setup, trouble};

/// The id of the model that travels with the page.
pub(crate) const BUNDLED: &str = "sprout";
/// Ids of models that are not all here begin so.
const PARTIAL: &str = "part-";
const PREFIX: &str = "model/";
/// What a crashed import left is cleared after this time; until then its tab may be alive.
const LEFTOVER_MILLIS: f64 = 3_600_000.0;

/// What is known of a kept model. Written as JSON under `model/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) files: Vec<FileRecord>,
    /// Milliseconds since 1970 at which its import began.
    pub(crate) begun_millis: f64,
}

/// One file of a kept model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileRecord {
    pub(crate) role: ImportRole,
    /// Where its bytes are.
    pub(crate) blob: String,
    /// Where it came from; empty for a file of this device.
    pub(crate) url: String,
    /// 0 until the other side has said it.
    pub(crate) size_bytes: u64,
    /// See [`crate::host::Fetched::validator`].
    pub(crate) validator: String,
    /// Lower-case hexadecimal; empty until the file is complete.
    pub(crate) sha256: String,
}

impl Record {
    pub(crate) fn file(&self, role: ImportRole) -> Option<&FileRecord> {
        self.files.iter().find(|it| it.role == role)
    }

    /// The file with the weights, or the first part of them.
    pub(crate) fn weights(&self) -> Option<&FileRecord> {
        self.file(ImportRole::Gguf)
            .or_else(|| self.file(ImportRole::Safetensors))
    }

    /// The parts of a GGUF model, in the order in which they were named.
    pub(crate) fn gguf_parts(&self) -> Vec<&FileRecord> {
        let files = self.files.iter();
        files.filter(|it| it.role == ImportRole::Gguf).collect()
    }

    /// What names the model: the SHA-256 of its weights or, where they are in several files, that of the
    /// files' own. Lower-case hexadecimal; empty while something is missing.
    pub(crate) fn sha256(&self) -> String {
        let mut each: Vec<&str> = self.gguf_parts().iter().map(|it| &*it.sha256).collect();
        match each.len() {
            0 | 1 => self.weights().map_or(String::new(), |it| it.sha256.clone()),
            _ if each.contains(&"") => String::new(),
            _ => {
                // A person chooses files in any order.
                each.sort_unstable();
                hexadecimal(&Sha256::digest(each.join("\n")))
            }
        }
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.files.iter().all(|it| !it.sha256.is_empty())
    }

    /// An interrupted import can go on from what is here.
    pub(crate) fn is_resumable(&self) -> bool {
        self.files.iter().all(|it| !it.url.is_empty())
    }

    pub(crate) fn size_bytes(&self) -> u64 {
        self.files.iter().map(|it| it.size_bytes).sum()
    }
}

/// The id of an import that is not finished: the same for the same addresses.
pub(crate) fn partial_id(digest: &str) -> String {
    format!("{PARTIAL}{}", &digest[..16.min(digest.len())])
}

/// The shelf.
#[derive(Clone)]
pub(crate) struct Shelf {
    store: Rc<dyn Store>,
    pub(crate) blobs: Rc<dyn Blobs>,
}

impl Shelf {
    pub(crate) fn new(setup: &Setup) -> Self {
        Self {
            store: setup.store.clone(),
            blobs: setup.blobs.clone(),
        }
    }

    /// The record of `id`; one that cannot be read counts as none.
    pub(crate) async fn find(&self, id: &str) -> Result<Option<Record>, StorageError> {
        let bytes = self.store.get(&format!("{PREFIX}{id}")).await?;
        Ok(bytes.and_then(|it| serde_json::from_slice(&it).ok()))
    }

    pub(crate) async fn keep(&self, record: &Record) -> Result<(), StorageError> {
        let bytes = serde_json::to_vec(record).map_err(|it| StorageError::Failed {
            what: it.to_string(),
        })?;
        let key = format!("{PREFIX}{}", record.id);
        self.store.put(&key, &bytes).await
    }

    /// Removes the record and leaves its files to another one.
    pub(crate) async fn forget(&self, id: &str) -> Result<(), StorageError> {
        self.store.delete(&format!("{PREFIX}{id}")).await
    }

    /// Removes the record and its files.
    pub(crate) async fn discard(&self, record: &Record) -> Result<(), StorageError> {
        for file in &record.files {
            self.blobs.delete(&file.blob).await?;
        }
        if let Some(image) = record.image() {
            // One that is being written is cleared at the next visit.
            self.blobs.delete(&image).await.unwrap_or_default();
        }
        self.forget(&record.id).await
    }

    pub(crate) async fn delete(&self, id: &str) -> Result<(), EngineError> {
        let gone = EngineError::NoSuchModel { model: id.into() };
        let record = self.find(id).await.map_err(trouble::storage)?.ok_or(gone)?;
        self.discard(&record).await.map_err(trouble::storage)
    }

    /// What can be chosen or gone on with, by name.
    pub(crate) async fn list(&self) -> Result<Vec<StoredModel>, StorageError> {
        let blobs = self.blobs.list().await?;
        let here = |file: &FileRecord| {
            let found = blobs.iter().find(|it| it.name == file.blob);
            found.map_or(0, |it| it.len)
        };
        let mut models = Vec::new();
        for record in self.records().await? {
            if !record.is_complete() && !record.is_resumable() {
                continue;
            }
            let weights = record.weights();
            models.push(StoredModel {
                bundled: false,
                size_bytes: record.size_bytes(),
                sha256: record.sha256(),
                have_bytes: record.files.iter().map(here).sum(),
                url: weights.map_or(String::new(), |it| it.url.clone()),
                goes_on_here: false,
                id: record.id,
                name: record.name,
            });
        }
        models.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(models)
    }

    /// Clears what nobody will come back to: files without a record, and old imports that cannot go on.
    pub(crate) async fn sweep(&self, now_millis: f64) -> Result<(), StorageError> {
        // Files first: an import writes its record before its files, so a file without a record is nobody's.
        let blobs = self.blobs.list().await?;
        let records = self.records().await?;
        // An image that another build made is nobody's either.
        let images: Vec<_> = records.iter().filter_map(Record::image).collect();
        let is_named = |name: &str| {
            let is_file = |it: &Record| it.files.iter().any(|it| it.blob == name);
            images.iter().any(|it| it == name) || records.iter().any(is_file)
        };
        for blob in blobs.iter().filter(|it| !is_named(&it.name)) {
            match self.blobs.delete(&blob.name).await {
                Ok(()) | Err(StorageError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        for record in &records {
            let is_old = now_millis - record.begun_millis > LEFTOVER_MILLIS;
            if is_old && !record.is_complete() && !record.is_resumable() {
                self.discard(record).await?;
            }
        }
        Ok(())
    }

    pub(crate) async fn report(&self, setup: &Setup) -> StorageReport {
        // A browser that gives no estimate still keeps models.
        let room = self.blobs.room().await.ok();
        StorageReport {
            kind: setup.storage,
            used_bytes: room.map_or(0, |it| it.used),
            quota_bytes: room.map_or(0, |it| it.quota),
        }
    }

    async fn records(&self) -> Result<Vec<Record>, StorageError> {
        let mut records = Vec::new();
        for key in self.store.list(PREFIX).await? {
            if let Some(record) = self.find(&key[PREFIX.len()..]).await? {
                records.push(record);
            }
        }
        Ok(records)
    }
}
