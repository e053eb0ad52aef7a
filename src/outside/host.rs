//! What the browser gives services: clock, chance, timers, whether there is a network.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use futures::{FutureExt, channel::oneshot, future::LocalBoxFuture};
use js_sys::{Date, Object, Reflect};
use remote::doctor::Permission;
use services::Host;
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::PermissionStatus;

/// The browser.
pub(crate) struct BrowserHost;

/// A timer of the browser that is taken back when nobody waits for it any more: every request has one for its
/// patience, minutes long, and thousands of them would lie there after their answers came.
struct Timer {
    rang: oneshot::Receiver<()>,
    number: Option<i32>,
    /// What the browser calls; it lives as long as the timer.
    _ring: Closure<dyn FnMut()>,
}

impl Timer {
    fn new(millis: u64) -> Self {
        let (ring, rang) = oneshot::channel();
        let ring = Closure::once(move || {
            // Nobody waits where it fails.
            let _ = ring.send(());
        });
        let millis = i32::try_from(millis).unwrap_or(i32::MAX);
        let set = web_sys::window().map(|it| {
            let call = ring.as_ref().unchecked_ref();
            it.set_timeout_with_callback_and_timeout_and_arguments_0(call, millis)
        });
        Self {
            rang,
            // A timer that cannot be set never rings; the task that waits for it is dropped with the page.
            number: set.and_then(Result::ok),
            _ring: ring,
        }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.rang.poll_unpin(context).map(|_| ())
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(window), Some(number)) = (web_sys::window(), self.number) {
            window.clear_timeout_with_handle(number);
        }
    }
}

impl Host for BrowserHost {
    fn now_millis(&self) -> u64 {
        Date::now() as u64
    }

    fn sleep(&self, millis: u64) -> LocalBoxFuture<'static, ()> {
        Timer::new(millis).boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        spawn_local(task);
    }

    fn random_bytes(&self, buffer: &mut [u8]) {
        let crypto = web_sys::window().and_then(|it| it.crypto().ok());
        let filled = crypto.map(|it| it.get_random_values_with_u8_array(buffer));
        // Every browser that runs wasm has this source.
        assert!(
            matches!(filled, Some(Ok(_))),
            "this browser gives no random bytes"
        );
    }

    fn page_address(&self) -> String {
        let location = web_sys::window().map(|it| it.location());
        let origin = location.and_then(|it| it.origin().ok());
        origin.unwrap_or_default()
    }

    fn is_online(&self) -> bool {
        web_sys::window().is_none_or(|it| it.navigator().on_line())
    }

    fn local_network_permission(&self) -> LocalBoxFuture<'static, Permission> {
        async { permission().await.unwrap_or(Permission::Unknown) }.boxed_local()
    }
}

/// `None` where the browser knows no such permission.
async fn permission() -> Option<Permission> {
    let permissions = web_sys::window()?.navigator().permissions().ok()?;
    for name in ["loopback-network", "local-network-access"] {
        let wish = Object::new();
        Reflect::set(&wish, &"name".into(), &name.into()).ok()?;
        let Ok(asked) = permissions.query(&wish) else {
            continue;
        };
        let Ok(status) = JsFuture::from(asked).await else {
            continue;
        };
        let status: PermissionStatus = status.unchecked_into();
        let state = Reflect::get(&status, &"state".into()).ok()?.as_string()?;
        return Some(match &*state {
            "granted" => Permission::Granted,
            "denied" => Permission::Denied,
            _ => Permission::Prompt,
        });
    }
    None
}
