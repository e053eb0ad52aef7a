//! Big files in the browser's private file system, through handles that only a worker may hold.

use futures::{FutureExt, future::ready};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions,
    FileSystemGetFileOptions, FileSystemReadWriteOptions, FileSystemSyncAccessHandle,
};

use crate::{
    Blob, BlobInfo, Blobs, Room, StorageError,
    blobs::{end_within, without_gap},
    store::Later,
    web::{self, global, manager, name_of, said, settled},
};

/// Files in one folder of the origin private file system.
pub struct OpfsBlobs {
    folder: FileSystemDirectoryHandle,
}

impl OpfsBlobs {
    /// Opens the folder, making it where there is none.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where this browser, window or thread has no such file system.
    pub async fn open(folder: &str) -> Result<Self, StorageError> {
        let unavailable = |what: String| StorageError::Unavailable { what };
        let handles = [
            "FileSystemFileHandle",
            "prototype",
            "createSyncAccessHandle",
        ];
        if global(&["navigator", "storage", "getDirectory"]).is_none() || global(&handles).is_none()
        {
            return Err(unavailable("no private file system".into()));
        }
        let root: FileSystemDirectoryHandle = settled(manager()?.get_directory())
            .await
            .map_err(|it| unavailable(name_of(&it)))?;
        let create = FileSystemGetDirectoryOptions::new();
        create.set_create(true);
        let opening = root.get_directory_handle_with_options(folder, &create);
        let folder = settled(opening).await.map_err(|it| said(&it))?;
        Ok(Self { folder })
    }

    async fn file(&self, name: &str, create: Create) -> Result<FileSystemFileHandle, StorageError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(matches!(create, Create::IfAbsent));
        let getting = self.folder.get_file_handle_with_options(name, &options);
        settled(getting).await.map_err(|it| match &*name_of(&it) {
            "NotFoundError" => StorageError::NoSuchFile { name: name.into() },
            _ => said(&it),
        })
    }
}

enum Create {
    IfAbsent,
    Never,
}

impl Blobs for OpfsBlobs {
    fn open<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>> {
        async move {
            let file = self.file(name, Create::IfAbsent).await?;
            OpfsBlob::boxed(file.create_sync_access_handle()).await
        }
        .boxed_local()
    }

    fn open_to_read<'a>(&'a self, name: &'a str) -> Later<'a, Box<dyn Blob>> {
        async move {
            let file = self.file(name, Create::Never).await?;
            OpfsBlob::boxed(read_only_handle(&file).map_err(|it| said(&it))?).await
        }
        .boxed_local()
    }

    fn delete<'a>(&'a self, name: &'a str) -> Later<'a, ()> {
        async move {
            let removed: Result<JsValue, JsValue> = settled(self.folder.remove_entry(name)).await;
            match removed {
                Err(error) if name_of(&error) != "NotFoundError" => Err(said(&error)),
                _ => Ok(()),
            }
        }
        .boxed_local()
    }

    fn list(&self) -> Later<'_, Vec<BlobInfo>> {
        async move {
            let mut infos = Vec::new();
            let entries = self.folder.entries();
            loop {
                let next = entries.next().map_err(|it| said(&it))?;
                let next: JsValue = settled(next).await.map_err(|it| said(&it))?;
                let field = |name: &str| Reflect::get(&next, &name.into()).unwrap_or_default();
                if field("done").is_truthy() {
                    break;
                }
                let entry: Array = field("value").unchecked_into();
                let handle: FileSystemFileHandle = entry.get(1).unchecked_into();
                let file: File = settled(handle.get_file()).await.map_err(|it| said(&it))?;
                infos.push(BlobInfo {
                    name: entry.get(0).as_string().unwrap_or_default(),
                    len: file.size() as u64,
                });
            }
            infos.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(infos)
        }
        .boxed_local()
    }

    fn room(&self) -> Later<'_, Room> {
        web::room()
    }
}

/// A handle that shares the file with other readers where the browser knows that mode; elsewhere it is alone.
fn read_only_handle(file: &FileSystemFileHandle) -> Result<Promise, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"read-only".into())?;
    let open: Function = Reflect::get(file, &"createSyncAccessHandle".into())?.unchecked_into();
    open.call1(file, &options).map(JsCast::unchecked_into)
}

struct OpfsBlob {
    handle: FileSystemSyncAccessHandle,
    len: u64,
}

impl OpfsBlob {
    async fn boxed(handle: Promise) -> Result<Box<dyn Blob>, StorageError> {
        let handle: FileSystemSyncAccessHandle = settled(handle).await.map_err(|it| said(&it))?;
        let mut blob = Self { handle, len: 0 };
        blob.len = blob.handle.get_size().map_err(|it| said(&it))? as u64;
        Ok(Box::new(blob))
    }

    fn read(&self, offset: u64, into: &mut [u8]) -> Result<(), StorageError> {
        end_within(offset, into.len(), self.len)?;
        let mut filled = 0;
        while filled < into.len() {
            let at = offset + filled as u64;
            let options = at_byte(at);
            let rest = &mut into[filled..];
            let read = self.handle.read_with_u8_array_and_options(rest, &options);
            match read.map_err(|it| said(&it))? as usize {
                0 => return Err(StorageError::PastEnd { at, len: at }),
                n_bytes => filled += n_bytes,
            }
        }
        Ok(())
    }

    fn write(&mut self, offset: u64, bytes: &[u8]) -> Result<(), StorageError> {
        without_gap(offset, self.len)?;
        let mut written = 0;
        while written < bytes.len() {
            let at = offset + written as u64;
            let options = at_byte(at);
            let rest = &bytes[written..];
            let wrote = self.handle.write_with_u8_array_and_options(rest, &options);
            match wrote.map_err(|it| said(&it))? as usize {
                0 => return Err(StorageError::NoRoom),
                n_bytes => written += n_bytes,
            }
            self.len = self.len.max(offset + written as u64);
        }
        Ok(())
    }
}

fn at_byte(offset: u64) -> FileSystemReadWriteOptions {
    let options = FileSystemReadWriteOptions::new();
    options.set_at(offset as f64);
    options
}

impl Blob for OpfsBlob {
    fn len(&self) -> u64 {
        self.len
    }

    fn write_at<'a>(&'a mut self, offset: u64, bytes: &'a [u8]) -> Later<'a, ()> {
        ready(self.write(offset, bytes)).boxed_local()
    }

    fn read_at<'a>(&'a self, offset: u64, into: &'a mut [u8]) -> Later<'a, ()> {
        ready(self.read(offset, into)).boxed_local()
    }

    fn read_now(&self, offset: u64, into: &mut [u8]) -> Option<Result<(), StorageError>> {
        Some(self.read(offset, into))
    }

    fn truncate(&mut self, len: u64) -> Later<'_, ()> {
        let cut = if len < self.len {
            self.handle.truncate_with_f64(len as f64)
        } else {
            Ok(())
        };
        self.len = self.len.min(len);
        ready(cut.map_err(|it| said(&it))).boxed_local()
    }

    fn flush(&mut self) -> Later<'_, ()> {
        ready(self.handle.flush().map_err(|it| said(&it))).boxed_local()
    }
}

impl Drop for OpfsBlob {
    fn drop(&mut self) {
        self.handle.close();
    }
}
