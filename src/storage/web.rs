//! What both browser stores share: promises, errors in our words, and how much room there is.

use futures::FutureExt;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use crate::{Room, StorageError, store::Later};

/// What the browser says of an error, in our words.
pub(crate) fn said(error: &JsValue) -> StorageError {
    let field = |name: &str| {
        let value = Reflect::get(error, &name.into()).ok();
        value.and_then(|it| it.as_string()).unwrap_or_default()
    };
    let name = field("name");
    match &*name {
        "QuotaExceededError" => StorageError::NoRoom,
        "NoModificationAllowedError" => StorageError::Busy,
        "SecurityError" => StorageError::Unavailable { what: name },
        _ => StorageError::Failed {
            what: format!("{name}: {}", field("message")),
        },
    }
}

pub(crate) fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|it| it.as_string()).unwrap_or_default()
}

/// A property of the page's or the worker's global object, if the browser has it.
pub(crate) fn global(path: &[&str]) -> Option<JsValue> {
    let mut at: JsValue = js_sys::global().into();
    for name in path {
        at = Reflect::get(&at, &(*name).into()).ok()?;
    }
    (!at.is_undefined() && !at.is_null()).then_some(at)
}

pub(crate) async fn settled<T: JsCast>(promise: Promise) -> Result<T, JsValue> {
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}

/// `navigator.storage`, which insecure pages lack.
pub(crate) fn manager() -> Result<StorageManager, StorageError> {
    let found = global(&["navigator", "storage"]);
    let lacking = || StorageError::Unavailable {
        what: "no navigator.storage".into(),
    };
    found.map(JsCast::unchecked_into).ok_or_else(lacking)
}

/// How much this page uses and may use, as the browser estimates it.
pub fn room() -> Later<'static, Room> {
    async {
        let promise = manager()?.estimate().map_err(|it| said(&it))?;
        let estimate: StorageEstimate = settled(promise).await.map_err(|it| said(&it))?;
        // Both are whole numbers of bytes that a double holds exactly.
        Ok(Room {
            used: estimate.get_usage().unwrap_or(0.0) as u64,
            quota: estimate.get_quota().unwrap_or(0.0) as u64,
        })
    }
    .boxed_local()
}

/// Asks the browser not to clear what the page keeps when the disk fills up; returns whether it agreed.
///
/// Only a page may ask, a worker may not.
pub async fn ask_to_persist() -> Result<bool, StorageError> {
    if global(&["navigator", "storage", "persist"]).is_none() {
        return Ok(false);
    }
    let promise = manager()?.persist().map_err(|it| said(&it))?;
    let agreed: JsValue = settled(promise).await.map_err(|it| said(&it))?;
    Ok(agreed.is_truthy())
}
