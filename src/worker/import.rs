//! Takes a model in: all files of a set, one after the other, then the record that makes it a model.

use std::{cell::Cell, rc::Rc};

use engine::{EngineError, ImportFile, ImportRole, Reply, StoredModel};
use inference::gguf::check_parts;
use sha2::{Digest, Sha256};
use tokens::{Library, NoLibrary};

use crate::{
    download::{Download, hexadecimal},
    host::{Host, Setup},
    shelf::{FileRecord, Record, Shelf, partial_id},
    talk::Tell,
    trouble,
};

/// Brings the files here and tells of it. Dropped on the way, it leaves what can be gone on from, and nothing else.
pub(crate) async fn import(
    host: &Rc<dyn Host>,
    setup: &Setup,
    base: &str,
    name: String,
    files: Vec<ImportFile>,
    tell: &Tell,
) -> Result<(), EngineError> {
    let shelf = Shelf::new(setup);
    let files = in_order(files)?;
    let library: Rc<dyn Library> = match files.iter().any(|it| it.role == ImportRole::Tokenizer) {
        true => host.library(base).await,
        false => Rc::new(NoLibrary),
    };
    let id = partial_id(&hexadecimal(&Sha256::digest(addresses(&files))));
    let earlier = shelf.find(&id).await.map_err(trouble::storage)?;
    let begun_millis = host.now_millis();
    let record = earlier.unwrap_or_else(|| Record {
        files: files
            .iter()
            .enumerate()
            .map(|(index, it)| new_file(it, index, &id, begun_millis))
            .collect(),
        id,
        name,
        begun_millis,
    });
    let mut guard = Guard {
        host: host.clone(),
        shelf: shelf.clone(),
        keeps: Cell::new(record.is_resumable()),
        record,
    };
    let result = guard.bring(&files, setup, &*library, tell).await;
    match &result {
        Ok(_) => guard.keeps.set(true),
        Err(
            EngineError::Network { .. } | EngineError::NoRoom { .. } | EngineError::Storage { .. },
        ) => {
            let listed = shelf.list().await.unwrap_or_default();
            let came = listed
                .iter()
                .any(|it| it.id == guard.record.id && it.have_bytes > 0);
            guard.keeps.set(guard.keeps.get() && came);
        }
        // A file that is no model, or too large for this place, is of no use later either.
        Err(_) => guard.keeps.set(false),
    }
    if !guard.keeps.replace(true) {
        // The error that is told is the first one.
        shelf.discard(&guard.record).await.unwrap_or_default();
    }
    tell.reply(Reply::Imported(result?));
    Ok(())
}

/// Removes an import that is dropped half way and cannot be gone on with.
struct Guard {
    host: Rc<dyn Host>,
    shelf: Shelf,
    record: Record,
    keeps: Cell<bool>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        if !self.keeps.get() {
            let (shelf, record) = (self.shelf.clone(), self.record.clone());
            let clear = async move { shelf.discard(&record).await.unwrap_or_default() };
            self.host.spawn(Box::pin(clear));
        }
    }
}

impl Guard {
    async fn bring(
        &mut self,
        files: &[ImportFile],
        setup: &Setup,
        library: &dyn Library,
        tell: &Tell,
    ) -> Result<StoredModel, EngineError> {
        let shelf = self.shelf.clone();
        shelf.keep(&self.record).await.map_err(trouble::storage)?;
        let mut parts = Vec::new();
        for (index, file) in files.iter().enumerate() {
            let mut coming = self.record.files[index].clone();
            // What is known of the others has to fit beside it.
            let others_bytes = self.record.size_bytes() - coming.size_bytes;
            let download = Download {
                host: &self.host,
                shelf: &shelf,
                tell,
                library,
                limit_bytes: setup.memory_bytes.saturating_sub(others_bytes),
            };
            let kept = self.record.clone();
            let keep = async |file: &FileRecord| {
                let mut record = kept.clone();
                record.files[index] = file.clone();
                shelf.keep(&record).await
            };
            let brought = download.run(&file.url, &mut coming, keep).await;
            self.record.files[index] = coming;
            let part = brought?;
            if file.role == ImportRole::Gguf {
                parts.push(part);
            }
        }
        check_parts(&parts).map_err(|it| trouble::of_model(it.into()))?;
        self.put_on_shelf().await.map_err(trouble::storage)
    }

    /// Everything is here: the model gets its name for good.
    async fn put_on_shelf(&mut self) -> Result<StoredModel, storage::StorageError> {
        let shelf = &self.shelf;
        let sha256 = self.record.sha256();
        let complete = Record {
            id: sha256.clone(),
            ..self.record.clone()
        };
        if shelf
            .find(&sha256)
            .await?
            .is_some_and(|it| it.is_complete())
        {
            shelf.discard(&self.record).await?;
        } else {
            shelf.keep(&complete).await?;
            shelf.forget(&self.record.id).await?;
        }
        let listed = shelf.list().await?;
        let found = listed.into_iter().find(|it| it.id == sha256);
        found.ok_or(storage::StorageError::NoSuchFile { name: sha256 })
    }
}

/// One GGUF file or all its parts, or the three files of a safetensors model with the small ones first.
fn in_order(mut files: Vec<ImportFile>) -> Result<Vec<ImportFile>, EngineError> {
    use ImportRole::{Config, Gguf, Safetensors, Tokenizer};
    files.sort_by_key(|it| match it.role {
        Config => 0,
        Tokenizer => 1,
        Safetensors | Gguf => 2,
    });
    let roles: Vec<_> = files.iter().map(|it| it.role).collect();
    match &*roles {
        [Gguf, ..] if roles.iter().all(|it| *it == Gguf) => Ok(files),
        [Config, Tokenizer, Safetensors] => Ok(files),
        _ => {
            let what = "a model is one GGUF file or all its parts, or a safetensors file together with its config.json and tokenizer.json";
            Err(EngineError::Corrupt { what: what.into() })
        }
    }
}

fn addresses(files: &[ImportFile]) -> String {
    let each = files.iter().map(|it| it.url.as_str());
    each.collect::<Vec<_>>().join("\n")
}

fn new_file(file: &ImportFile, index: usize, id: &str, begun_millis: f64) -> FileRecord {
    let role = match file.role {
        ImportRole::Gguf => "gguf",
        ImportRole::Safetensors => "safetensors",
        ImportRole::Config => "config",
        ImportRole::Tokenizer => "tokenizer",
    };
    // A file of this device is named by an address that means nothing after this visit.
    let is_far = file.url.starts_with("https:") || file.url.starts_with("http:");
    FileRecord {
        role: file.role,
        // The time keeps a later import from the same address apart.
        blob: format!("{id}-{}-{index}.{role}", begun_millis as u64),
        url: if is_far {
            file.url.clone()
        } else {
            String::new()
        },
        size_bytes: 0,
        validator: String::new(),
        sha256: String::new(),
    }
}
