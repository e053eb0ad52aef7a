//! The store of a browser: records in one IndexedDB object store.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures::{FutureExt, channel::oneshot};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

use crate::{
    MemoryStore, StorageError, Store,
    store::Later,
    web::{global, said},
};

const RECORDS: &str = "records";

/// Records in IndexedDB: they outlive the tab, and all tabs of the page see the same ones.
///
/// A connection that the browser closes is opened again at the next call.
#[derive(Clone)]
pub struct IndexedDbStore {
    name: String,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
}

/// The store `name`; where the browser keeps nothing, as a private window may, one that lives as long as the page.
pub async fn store_here(name: &str) -> Rc<dyn Store> {
    match IndexedDbStore::open(name).await {
        Ok(store) => Rc::new(store),
        Err(_) => Rc::new(MemoryStore::default()),
    }
}

impl IndexedDbStore {
    /// Opens the database `name`, making it where there is none.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the browser keeps nothing for this page.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let store = Self {
            name: name.into(),
            connection: Rc::default(),
        };
        store.database().await?;
        Ok(store)
    }

    async fn database(&self) -> Result<IdbDatabase, StorageError> {
        if let Some(open) = self.connection.borrow().clone() {
            return Ok(open);
        }
        let database = connect(&self.name).await?;
        let connection = self.connection.clone();
        let closing = database.clone();
        let forget = Closure::<dyn FnMut()>::new(move || {
            closing.close();
            connection.borrow_mut().take();
        });
        let forget = forget.into_js_value();
        database.set_onversionchange(Some(forget.unchecked_ref()));
        database.set_onclose(Some(forget.unchecked_ref()));
        self.connection.borrow_mut().replace(database.clone());
        Ok(database)
    }

    async fn records(
        &self,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore), StorageError> {
        let begin = |it: IdbDatabase| it.transaction_with_str_and_mode(RECORDS, mode);
        let mut begun = begin(self.database().await?);
        if begun.is_err() {
            // The browser closed the connection under us: once more with a new one.
            self.connection.borrow_mut().take();
            begun = begin(self.database().await?);
        }
        let transaction = begun.map_err(|it| said(&it))?;
        let records = transaction.object_store(RECORDS).map_err(|it| said(&it))?;
        Ok((transaction, records))
    }

    /// `is_all`: nothing more is asked of the transaction later.
    async fn write(
        &self,
        is_all: bool,
        act: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>,
    ) -> Result<(), StorageError> {
        let (transaction, records) = self.records(IdbTransactionMode::Readwrite).await?;
        act(&records).map_err(|it| said(&it))?;
        if is_all {
            // Else it would wait for the page to hear that its write went well, and a page that is being left hears
            // nothing: Chromium drops the write with it. A browser that knows no such call commits by itself.
            #[expect(
                deprecated,
                reason = "web-sys says so of a call that no standard has withdrawn"
            )]
            let _ = transaction.commit();
        }
        committed(&transaction).await
    }
}

impl Store for IndexedDbStore {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Option<Vec<u8>>> {
        async move {
            let (_, records) = self.records(IdbTransactionMode::Readonly).await?;
            let request = records.get(&key.into()).map_err(|it| said(&it))?;
            let found = answer(&request).await?;
            Ok((!found.is_undefined()).then(|| bytes_of(&found)))
        }
        .boxed_local()
    }

    fn put<'a>(&'a self, key: &'a str, bytes: &'a [u8]) -> Later<'a, ()> {
        self.write(true, move |it| put(it, key, bytes))
            .boxed_local()
    }

    fn put_if<'a>(
        &'a self,
        key: &'a str,
        expected: Option<&'a [u8]>,
        bytes: &'a [u8],
    ) -> Later<'a, bool> {
        async move {
            let wrote = Rc::new(Cell::new(false));
            let done = wrote.clone();
            let (expected, new) = (expected.map(<[u8]>::to_vec), bytes.to_vec());
            let key = String::from(key);
            self.write(false, move |records| {
                let reading = records.get(&JsValue::from(&key))?;
                let (read, records) = (reading.clone(), records.clone());
                // Written inside the callback: there the transaction is surely still open.
                let compare = Closure::once_into_js(move || {
                    let found = read.result().unwrap_or(JsValue::UNDEFINED);
                    let found = (!found.is_undefined()).then(|| bytes_of(&found));
                    if found == expected {
                        done.set(put(&records, &key, &new).is_ok());
                    }
                });
                reading.set_onsuccess(Some(compare.unchecked_ref()));
                Ok(())
            })
            .await?;
            Ok(wrote.get())
        }
        .boxed_local()
    }

    fn delete<'a>(&'a self, key: &'a str) -> Later<'a, ()> {
        self.write(true, move |it| it.delete(&key.into()).map(drop))
            .boxed_local()
    }

    fn list<'a>(&'a self, prefix: &'a str) -> Later<'a, Vec<String>> {
        async move {
            let (_, records) = self.records(IdbTransactionMode::Readonly).await?;
            let last = format!("{prefix}\u{ffff}");
            let range = IdbKeyRange::bound(&prefix.into(), &last.into());
            let request = range.and_then(|it| records.get_all_keys_with_key(&it));
            let keys = answer(&request.map_err(|it| said(&it))?).await?;
            let mut keys: Vec<String> = Array::from(&keys)
                .iter()
                .filter_map(|it| it.as_string())
                .collect();
            // The browser orders by UTF-16, this room by UTF-8.
            keys.sort_unstable();
            Ok(keys)
        }
        .boxed_local()
    }
}

fn put(records: &IdbObjectStore, key: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let copy = Uint8Array::new_from_slice(bytes);
    records.put_with_key(&copy, &key.into()).map(drop)
}

fn bytes_of(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

async fn connect(name: &str) -> Result<IdbDatabase, StorageError> {
    let lacking = || StorageError::Unavailable {
        what: "no IndexedDB".into(),
    };
    let factory: IdbFactory = global(&["indexedDB"]).ok_or_else(lacking)?.unchecked_into();
    let request: IdbOpenDbRequest = factory.open_with_u32(name, 1).map_err(|it| said(&it))?;
    let opening = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = opening.result() {
            // Without its object store the first transaction fails, and says so.
            let _ = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store(RECORDS);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    answer(&request).await.map(JsCast::unchecked_into)
}

/// Waits for a request. The callback is freed by the one event that comes, even if nobody waits any more.
async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let (tell, told) = oneshot::channel();
    let done = Closure::once_into_js(move || tell.send(()).unwrap_or_default());
    request.set_onsuccess(Some(done.unchecked_ref()));
    request.set_onerror(Some(done.unchecked_ref()));
    let _ = told.await;
    request.result().map_err(|fallback| {
        let error = request.error().ok().flatten();
        said(error.as_ref().map_or(&fallback, AsRef::as_ref))
    })
}

/// Waits until everything that was asked of the transaction is written.
async fn committed(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(Cell::new(Some(tell)));
    let ending = |written: bool| {
        let tell = tell.clone();
        Closure::<dyn FnMut()>::new(move || {
            if let Some(tell) = tell.take() {
                tell.send(written).unwrap_or_default();
            }
        })
        .into_js_value()
    };
    transaction.set_oncomplete(Some(ending(true).unchecked_ref()));
    transaction.set_onabort(Some(ending(false).unchecked_ref()));
    if told.await == Ok(true) {
        return Ok(());
    }
    let error = transaction.error().map_or(JsValue::UNDEFINED, Into::into);
    Err(said(&error))
}
