//! The guard at the door, `public/sw.js`: what it lets through, and its words when that changes.

use app::Airplane;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerContainer};

/// A change of the guard's rules. Hosts are origins, as `https://api.example.com`.
#[derive(Default)]
pub(crate) struct Change {
    pub(crate) airplane: Option<bool>,
    pub(crate) allow: Vec<String>,
    pub(crate) forbid: Vec<String>,
}

/// What the guard lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) airplane: bool,
    pub(crate) hosts: Vec<String>,
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Outside a secure context there is none.
    let there = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    there.dyn_into().ok()
}

/// The guard of this page; it may still be on its way to the door.
async fn guard() -> Option<ServiceWorker> {
    let container = container()?;
    if let Some(guard) = container.controller() {
        return Some(guard);
    }
    let registered = JsFuture::from(container.get_registration()).await.ok()?;
    if registered.is_undefined() {
        return None;
    }
    // Where one is registered it comes to the door by itself.
    JsFuture::from(container.ready().ok()?).await.ok()?;
    container.controller()
}

/// Makes the change and gives the rules as they are then; `None` where this page has no guard.
pub(crate) async fn change(change: Change) -> Option<Rules> {
    let list = |hosts: Vec<String>| hosts.into_iter().map(JsValue::from).collect::<Array>();
    let wish = Object::new();
    if let Some(airplane) = change.airplane {
        Reflect::set(&wish, &"airplane".into(), &airplane.into()).ok()?;
    }
    Reflect::set(&wish, &"allow".into(), &list(change.allow)).ok()?;
    Reflect::set(&wish, &"forbid".into(), &list(change.forbid)).ok()?;
    rules_of(&change_by(wish.into()).await?)
}

/// The same in the guard's own words, for modules of this page.
pub(crate) async fn change_by(wish: JsValue) -> Option<JsValue> {
    let guard = guard().await?;
    let message = Object::new();
    Reflect::set(&message, &"rules".into(), &wish).ok()?;
    let channel = MessageChannel::new().ok()?;
    let (ours, theirs) = (channel.port1(), channel.port2());
    let answer = Promise::new(&mut |resolve, _| {
        let heard = Closure::once_into_js(move |event: MessageEvent| {
            // A promise takes any value.
            let _ = resolve.call1(&JsValue::UNDEFINED, &event.data());
        });
        ours.set_onmessage(Some(heard.unchecked_ref()));
    });
    guard
        .post_message_with_transferable(&message, &Array::of1(&theirs))
        .ok()?;
    JsFuture::from(answer).await.ok()
}

fn rules_of(told: &JsValue) -> Option<Rules> {
    let of = |name: &str| Reflect::get(told, &name.into()).ok();
    let hosts: Array = of("hosts")?.dyn_into().ok()?;
    Some(Rules {
        airplane: of("airplane")?.is_truthy(),
        hosts: hosts.iter().filter_map(|it| it.as_string()).collect(),
    })
}

/// How airplane mode is, once it was set to `set`.
pub(crate) async fn airplane(set: Option<bool>) -> Airplane {
    let wish = Change {
        airplane: set,
        ..Change::default()
    };
    match change(wish).await {
        None => Airplane::NoGuard,
        Some(rules) if rules.airplane => Airplane::On,
        Some(_) => Airplane::Off,
    }
}

/// Calls `hear` with airplane mode whenever the rules change: in this tab or another.
pub(crate) fn listen(hear: impl Fn(Airplane) + 'static) {
    let Some(container) = container() else {
        return;
    };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let told = Reflect::get(&event.data(), &"guard".into()).ok();
        if let Some(rules) = told.as_ref().and_then(rules_of) {
            hear(if rules.airplane {
                Airplane::On
            } else {
                Airplane::Off
            });
        }
    });
    container.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
}
