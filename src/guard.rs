//! The guard at the door, `public/sw.js`: what it lets through, and its words when that changes.

use app::Airplane;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerContainer};

/// How long the guard may think.
const PATIENCE_MILLIS: i32 = 5_000;

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

/// Lends a host to this tab, or takes it back: for a download. Gives airplane mode as it is; see [`change_by`].
pub(crate) async fn lend(origin: &str, wanted: bool) -> Airplane {
    let name = if wanted { "lend" } else { "unlend" };
    ask(name, origin.into()).await
}

/// How airplane mode is, once it was set to `set`.
pub(crate) async fn airplane(set: Option<bool>) -> Airplane {
    let value = set.map_or(JsValue::UNDEFINED, JsValue::from);
    ask("airplane", value).await
}

async fn ask(name: &str, value: JsValue) -> Airplane {
    let wish = Object::new();
    // A plain object takes any value.
    let _ = Reflect::set(&wish, &name.into(), &value);
    let rules = change_by(wish.into()).await;
    rules.as_ref().map_or(Airplane::NoGuard, airplane_of)
}

fn airplane_of(rules: &JsValue) -> Airplane {
    match Reflect::get(rules, &"airplane".into()) {
        Ok(it) if it.is_truthy() => Airplane::On,
        Ok(_) => Airplane::Off,
        Err(_) => Airplane::NoGuard,
    }
}

/// Makes a change in the guard's own words (`public/sw.js`, `changed`) and gives its rules as they are then;
/// `None` where this page has no guard, or one that does not answer.
pub(crate) async fn change_by(wish: JsValue) -> Option<JsValue> {
    let guard = guard().await?;
    let message = Object::new();
    Reflect::set(&message, &"rules".into(), &wish).ok()?;
    let channel = MessageChannel::new().ok()?;
    let (ours, theirs) = (channel.port1(), channel.port2());
    let answer = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Resolved with nothing when it is too late; without a timer the answer is waited for.
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE_MILLIS);
        }
        let heard = Closure::once_into_js(move |event: MessageEvent| {
            // A promise takes any value.
            let _ = resolve.call1(&JsValue::UNDEFINED, &event.data());
        });
        ours.set_onmessage(Some(heard.unchecked_ref()));
    });
    guard
        .post_message_with_transferable(&message, &Array::of1(&theirs))
        .ok()?;
    let rules = JsFuture::from(answer).await.ok()?;
    rules.is_object().then_some(rules)
}

/// Calls `hear` with the rules, and airplane mode of them, whenever they change: in this tab or another.
pub(crate) fn listen(hear: impl Fn(&JsValue, Airplane) + 'static) {
    let Some(container) = container() else {
        return;
    };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let rules = Reflect::get(&event.data(), &"guard".into()).ok();
        if let Some(rules) = rules.filter(JsValue::is_object) {
            hear(&rules, airplane_of(&rules));
        }
    });
    container.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
}
