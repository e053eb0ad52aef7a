//! What the browser gives the studio: clock, chance, timers, assets, other tabs, downloads.

use app::{Airplane, Host, said};
use futures::{
    FutureExt, StreamExt, channel::mpsc, future::LocalBoxFuture, stream::LocalBoxStream,
};
use gloo_net::http::Request;
use js_sys::{Array, Date, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

/// The name that the tabs of this browser meet under.
const TABS: &str = "exemplar";

/// The browser as the app's environment.
pub(crate) struct BrowserHost {
    /// `None` where the browser has no such channel: tabs then find out when they save.
    tabs: Option<BroadcastChannel>,
}

impl BrowserHost {
    pub(crate) fn new() -> Self {
        Self {
            tabs: BroadcastChannel::new(TABS).ok(),
        }
    }
}

impl Host for BrowserHost {
    fn now_millis(&self) -> f64 {
        Date::now()
    }

    fn today(&self) -> String {
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let now = Date::new_0();
        let month = MONTHS.get(now.get_month() as usize).unwrap_or(&"");
        format!("{:02} {month} {}", now.get_date(), now.get_full_year())
    }

    fn languages(&self) -> Vec<String> {
        let tags = web_sys::window().map(|it| it.navigator().languages());
        let tags = tags.iter().flat_map(Array::iter);
        tags.filter_map(|it| it.as_string()).collect()
    }

    fn random_bytes(&self, buffer: &mut [u8]) {
        let crypto = web_sys::window().and_then(|it| it.crypto().ok());
        let filled = crypto.map(|it| it.get_random_values_with_u8_array(buffer));
        // Every browser that runs wasm has this source; without it no seal may be made.
        assert!(
            matches!(filled, Some(Ok(_))),
            "this browser gives no random bytes"
        );
    }

    fn sleep(&self, millis: u32) -> LocalBoxFuture<'static, ()> {
        let promise = Promise::new(&mut |resolve, _| {
            let millis = i32::try_from(millis).unwrap_or(i32::MAX);
            if let Some(window) = web_sys::window() {
                // A timer that cannot be set never fires; the task that waits for it is dropped with the page.
                let _ =
                    window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
            }
        });
        JsFuture::from(promise).map(|_| ()).boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        spawn_local(task);
    }

    fn fetch_asset(&self, path: &str) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        let url = crate::beside_the_page(path);
        let what = path.to_owned();
        async move {
            let words = |why: &str| said::asset_not_fetched(&what, why);
            let answer = Request::get(&url).send().await;
            let answer = answer.map_err(|_| words(said::why_no_answer()))?;
            if !answer.ok() {
                return Err(words(&said::why_status(&answer.status().to_string())));
            }
            let bytes = answer.binary().await;
            bytes.map_err(|_| words(said::why_broke_off()))
        }
        .boxed_local()
    }

    fn post(&self, message: String) {
        if let Some(tabs) = &self.tabs {
            // A closed channel means a page that is going away.
            let _ = tabs.post_message(&message.into());
        }
    }

    fn messages(&self) -> LocalBoxStream<'static, String> {
        let (sender, receiver) = mpsc::unbounded();
        if let Some(tabs) = &self.tabs {
            let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(message) = event.data().as_string() {
                    // Nobody listens any more: the studio was dropped with the page.
                    let _ = sender.unbounded_send(message);
                }
            });
            tabs.set_onmessage(Some(listen.as_ref().unchecked_ref()));
            listen.forget();
        }
        receiver.boxed_local()
    }

    fn airplane(&self, set: Option<bool>) -> LocalBoxFuture<'static, Airplane> {
        crate::guard::airplane(set).boxed_local()
    }

    fn offer_file(&self, name: &str, bytes: Vec<u8>) {
        // A download that the browser refuses leaves everything as it was.
        let _ = offer(name, &bytes);
    }
}

fn offer(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|it| it.document())
        .ok_or(JsValue::NULL)?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence(&parts)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}
