//! What the browser gives experiments: clock, chance, timers, downloads.

use std::rc::Rc;

use futures::{FutureExt, future::LocalBoxFuture};
use js_sys::{Date, Promise};
use trials::Host;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::{page::Page, save};

/// The browser, and the studio beside.
pub(crate) struct BrowserHost {
    page: Rc<Page>,
}

impl BrowserHost {
    pub(crate) fn new(page: Rc<Page>) -> Self {
        Self { page }
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

    fn random_bytes(&self, buffer: &mut [u8]) {
        let crypto = web_sys::window().and_then(|it| it.crypto().ok());
        let filled = crypto.map(|it| it.get_random_values_with_u8_array(buffer));
        // Every browser that runs wasm has this source; without it two experiments could have one name.
        let is_filled = matches!(filled, Some(Ok(_)));
        assert!(is_filled, "this browser gives no random bytes");
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

    fn offer_file(&self, name: &str, bytes: Vec<u8>) {
        save::offer(name, &bytes);
    }

    fn project(&self) -> String {
        self.page.project()
    }

    fn adopt(&self, project: String) {
        self.page.adopt(project);
    }
}
