//! The desk in a browser: on the studio's own store, among its tabs. In the Files place's module it keeps versions from the
//! moment it begins; elsewhere it follows no saves.

use std::{cell::Cell, rc::Rc};

use domain::ProjectId;
use format::record;
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use js_sys::{Date, Promise};
use storage::store_here;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent, VisibilityState, window};

use crate::{Desk, Host, Ports};

/// Where the studio's tabs meet.
const TABS: &str = "exemplar";

thread_local! {
    static KEEPS: Cell<bool> = const { Cell::new(false) };
    static DESK: Shared<LocalBoxFuture<'static, Desk>> = open().boxed_local().shared();
}

/// Begins to keep versions, once, before anything else is asked of the desk.
pub fn begin() {
    KEEPS.with(|it| it.set(true));
    spawn_local(desk().map(drop));
}

/// The one desk of this module.
pub fn desk() -> Shared<LocalBoxFuture<'static, Desk>> {
    DESK.with(Clone::clone)
}

/// Whether this module's desk records what the studio saves; one in a page is enough.
fn keeps() -> bool {
    KEEPS.with(Cell::get)
}

async fn open() -> Desk {
    // Where nothing is kept the studio keeps nothing either, and says so.
    let store = store_here(record::STORE).await;
    let tabs = BroadcastChannel::new(TABS).ok();
    let desk = Desk::new(Ports {
        store: store.clone(),
        host: Rc::new(PageHost { tabs: tabs.clone() }),
    });
    if !keeps() {
        return desk;
    }
    if let Some(tabs) = tabs {
        let heard = desk.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = event.data().as_string() {
                heard.heard(&message);
            }
        });
        tabs.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    }
    if let Some(document) = window().and_then(|it| it.document()) {
        let (page, leaving) = (document.clone(), desk.clone());
        let leaving = Closure::<dyn FnMut()>::new(move || {
            if page.visibility_state() == VisibilityState::Hidden {
                let desk = leaving.clone();
                spawn_local(async move { desk.flush().await });
            }
        });
        let leaving = leaving.into_js_value();
        // A document takes any listener.
        let _ =
            document.add_event_listener_with_callback("visibilitychange", leaving.unchecked_ref());
    }
    // What was saved before anything is changed is the version to come back to.
    if let Ok(Some(last)) = store.get(record::LAST).await
        && let Ok(last) = String::from_utf8(last)
    {
        // What cannot be kept now is tried again after the next save, and told then.
        let _ = desk.record(&ProjectId(last)).await;
    }
    desk
}

struct PageHost {
    tabs: Option<BroadcastChannel>,
}

impl Host for PageHost {
    fn now_millis(&self) -> f64 {
        Date::now()
    }

    fn random_bytes(&self, buffer: &mut [u8]) {
        let crypto = window().and_then(|it| it.crypto().ok());
        let filled = crypto.map(|it| it.get_random_values_with_u8_array(buffer));
        // Every browser that runs wasm has this source; without it a project might get another's id.
        assert!(matches!(filled, Some(Ok(_))), "no random bytes");
    }

    fn sleep(&self, millis: u32) -> LocalBoxFuture<'static, ()> {
        let promise = Promise::new(&mut |resolve, _| {
            let millis = i32::try_from(millis).unwrap_or(i32::MAX);
            if let Some(window) = window() {
                // A timer that cannot be set never fires; the task that waits for it is dropped with the page.
                let _ =
                    window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
            }
        });
        JsFuture::from(promise).map(drop).boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        spawn_local(task);
    }

    fn post(&self, message: String) {
        if let Some(tabs) = &self.tabs {
            // A closed channel has nobody to tell.
            let _ = tabs.post_message(&message.into());
        }
    }
}
