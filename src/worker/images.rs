//! Images of models: their weights as they lie in memory, kept beside the file, so that a model is there sooner the next time.
//!
//! An image can be made again from its file: it is written where there is room to spare, between other work, it goes
//! with its model or when room is short, and whatever is wrong with one, the file is read.

use std::rc::{Rc, Weak};

use engine::StorageKind;
use inference::{IMAGE_LAYOUT, Model, SEAL_BYTES, Source};
use storage::{Blobs, StorageError};

use crate::{
    host::{Host, Setup},
    load::BlobSource,
    shelf::{Record, Shelf},
};

const PREFIX: &str = "image-";
/// An image is written where there is room for so many of it.
const ROOM_FOR: u64 = 4;

impl Record {
    /// What its image is called, as this build makes it; `None` while there is no whole model.
    pub(crate) fn image(&self) -> Option<String> {
        let sha256 = self.sha256();
        let named = sha256.get(..32)?;
        Some(format!("{PREFIX}{named}-{IMAGE_LAYOUT}"))
    }
}

impl Shelf {
    /// Removes all images; answers whether there were any.
    pub(crate) async fn free_images(&self) -> bool {
        let mut has_freed = false;
        for blob in self.blobs.list().await.unwrap_or_default() {
            // One that is being written or read stays.
            has_freed |=
                blob.name.starts_with(PREFIX) && self.blobs.delete(&blob.name).await.is_ok();
        }
        has_freed
    }
}

/// The image of a kept model, if there is one.
pub(crate) async fn find(shelf: &Shelf, record: &Record) -> Option<Box<dyn Source>> {
    let blob = shelf.blobs.open_to_read(&record.image()?).await.ok()?;
    // Where it would have to be read whole, nothing is gained.
    blob.read_now(0, &mut [])?.ok()?;
    Some(Box::new(BlobSource(blob)))
}

/// Writes the image of the model in memory, while it is there.
pub(crate) async fn keep(host: Rc<dyn Host>, setup: Rc<Setup>, name: String, model: Weak<Model>) {
    if setup.storage != StorageKind::Opfs {
        return;
    }
    match write(&*host, &*setup.blobs, &name, &model).await {
        // Another tab is at it.
        Ok(()) | Err(StorageError::Busy) => {}
        // The next visit finds the rest by its missing seal.
        Err(_) => setup.blobs.delete(&name).await.unwrap_or_default(),
    }
}

async fn write(
    host: &dyn Host,
    blobs: &dyn Blobs,
    name: &str,
    model: &Weak<Model>,
) -> Result<(), StorageError> {
    let Some((n_bytes, seal)) = model
        .upgrade()
        .map(|it| (it.image_bytes(), it.image_seal()))
    else {
        return Ok(());
    };
    if n_bytes == 0 || blobs.room().await?.left() / ROOM_FOR < n_bytes {
        return Ok(());
    }
    let mut blob = blobs.open(name).await?;
    blob.truncate(0).await?;
    blob.write_at(0, &[0; SEAL_BYTES]).await?;
    let mut n_written = 0;
    loop {
        host.pause().await;
        // A model that makes room for another one is not held back for this.
        let gone = || StorageError::Failed {
            what: "the model is no longer in memory".into(),
        };
        let model = model.upgrade().ok_or_else(gone)?;
        let piece = model.image_at(n_written);
        if piece.is_empty() {
            break;
        }
        blob.write_at(blob.len(), piece).await?;
        n_written += piece.len() as u64;
    }
    // The seal says that all the rest is there, after a crash too.
    blob.flush().await?;
    blob.write_at(0, &seal).await?;
    blob.flush().await
}
