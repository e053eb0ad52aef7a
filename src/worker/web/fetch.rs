//! Reads what is at an address, piece by piece, from any byte on.

use futures::{StreamExt, stream};
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, DedicatedWorkerGlobalScope, Headers, ReadableStreamDefaultReader,
    ReferrerPolicy, Request, RequestCredentials, RequestInit, Response,
};

use crate::host::{Fetch, Fetched, Unreachable};

/// The answer to one request; its body comes as it is read.
pub(super) async fn fetch(ask: Fetch) -> Result<Fetched, Unreachable> {
    // Whatever the browser says of a failure, it is that nothing came.
    try_fetch(ask).await.map_err(|_| Unreachable)
}

async fn try_fetch(ask: Fetch) -> Result<Fetched, JsValue> {
    let (method, url, byte) = match ask {
        Fetch::From { url, byte } => ("GET", url, byte),
        Fetch::Length { url } => ("HEAD", url, 0),
    };
    let transfer = Transfer(AbortController::new()?);
    let init = RequestInit::new();
    init.set_method(method);
    init.set_signal(Some(&transfer.0.signal()));
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let headers = Headers::new()?;
    if byte > 0 {
        // In this form other origins need not be asked whether they allow it.
        headers.set("Range", &format!("bytes={byte}-"))?;
    }
    init.set_headers(&headers);
    let request = Request::new_with_str_and_init(&url, &init)?;
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let response: Response = settled(scope.fetch_with_request(&request)).await?;

    let said = |name: &str| response.headers().get(name).ok().flatten();
    let status = response.status();
    let is_part = status == 206;
    let length = said("Content-Length").and_then(|it| it.parse::<u64>().ok());
    // A length counts bytes on the wire, which are others where the file is packed for it.
    let is_packed = said("Content-Encoding").is_some_and(|it| it != "identity");
    let length = length.filter(|_| !is_packed);
    let range = said("Content-Range").and_then(|it| content_range(&it));
    let (first_byte, total_bytes) = match (is_part, range) {
        (false, _) => (0, length),
        (true, Some(range)) => range,
        // Other origins may hide the range; then it is the one that was asked for.
        (true, None) => (byte, length.map(|it| byte + it)),
    };
    let reader = response.body().map(|it| it.get_reader().unchecked_into());
    let reading = reader.map(|it| (it, transfer));
    Ok(Fetched {
        status,
        first_byte,
        total_bytes,
        validator: said("ETag")
            .or_else(|| said("Last-Modified"))
            .unwrap_or_default(),
        body: stream::unfold(reading, next_piece).boxed_local(),
    })
}

/// Ends the transfer when dropped.
struct Transfer(AbortController);

impl Drop for Transfer {
    fn drop(&mut self) {
        self.0.abort();
    }
}

type Reading = Option<(ReadableStreamDefaultReader, Transfer)>;

async fn next_piece(reading: Reading) -> Option<(Result<Vec<u8>, Unreachable>, Reading)> {
    let (reader, transfer) = reading?;
    let read: Result<JsValue, JsValue> = settled(reader.read()).await;
    let Ok(read) = read else {
        return Some((Err(Unreachable), None));
    };
    let field = |name: &str| Reflect::get(&read, &name.into()).unwrap_or_default();
    if field("done").is_truthy() {
        return None;
    }
    let piece = Uint8Array::new(&field("value")).to_vec();
    Some((Ok(piece), Some((reader, transfer))))
}

async fn settled<T: JsCast>(promise: Promise) -> Result<T, JsValue> {
    JsFuture::from(promise).await.map(JsCast::unchecked_into)
}

/// `bytes 5-9/10` as (5, 10); the total is `None` where it is `*`.
fn content_range(text: &str) -> Option<(u64, Option<u64>)> {
    let (range, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (first, _) = range.split_once('-')?;
    Some((first.trim().parse().ok()?, total.trim().parse().ok()))
}
