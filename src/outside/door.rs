//! The page's guard as this module keeps it: which hosts it lets through, and whether anything may leave.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared, ready},
};
use js_sys::{Array, Object, Reflect};
use services::Lost;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

use crate::page::Page;

/// What the guard says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) airplane: bool,
    pub(crate) origins: Vec<String>,
}

/// The way to the guard. Clones are the same.
#[derive(Clone)]
pub(crate) struct Door(Rc<Inner>);

struct Inner {
    page: Rc<Page>,
    /// Origins that this module has asked to let through.
    asked: RefCell<BTreeSet<String>>,
    /// The last change; nothing is sent before it holds.
    settled: RefCell<Shared<LocalBoxFuture<'static, ()>>>,
}

impl Door {
    pub(crate) fn new(page: Rc<Page>) -> Self {
        Self(Rc::new(Inner {
            page,
            asked: RefCell::default(),
            settled: RefCell::new(ready(()).boxed_local().shared()),
        }))
    }

    pub(crate) fn base(&self) -> String {
        self.0.page.base()
    }

    /// The rules as they are; `None` where this page has no guard.
    pub(crate) async fn rules(&self) -> Option<Rules> {
        self.change(&Object::new()).await
    }

    pub(crate) async fn set_airplane(&self, on: bool) -> Option<Rules> {
        let change = Object::new();
        Reflect::set(&change, &"airplane".into(), &on.into()).ok()?;
        self.change(&change).await
    }

    async fn change(&self, change: &Object) -> Option<Rules> {
        let told = JsFuture::from(self.0.page.guard(change)).await.ok()?;
        rules_of(&told)
    }

    /// Lets these origins through and no others that this module let through before.
    pub(crate) fn let_through(&self, origins: BTreeSet<String>) {
        let before = self.0.asked.replace(origins.clone());
        if before == origins {
            return;
        }
        let list = |all: Vec<&String>| all.into_iter().map(JsValue::from).collect::<Array>();
        let change = Object::new();
        let allow = list(origins.iter().collect());
        let forbid = list(before.difference(&origins).collect());
        // A plain object takes any value.
        let _ = Reflect::set(&change, &"allow".into(), &allow);
        let _ = Reflect::set(&change, &"forbid".into(), &forbid);
        let (door, earlier) = (self.clone(), self.0.settled.borrow().clone());
        let settled = async move {
            earlier.await;
            door.change(&change).await;
        };
        let settled = settled.boxed_local().shared();
        drop(self.0.settled.replace(settled.clone()));
        wasm_bindgen_futures::spawn_local(settled);
    }

    pub(crate) async fn settled(&self) {
        let settled = self.0.settled.borrow().clone();
        settled.await;
    }

    /// Why a courier to this origin was not handed out.
    pub(crate) async fn refused(&self) -> Lost {
        match self.rules().await {
            None => Lost::NoGuard,
            Some(rules) if rules.airplane => Lost::Airplane,
            Some(_) => Lost::NotAllowed,
        }
    }

    /// Calls `hear` whenever the rules change, in this tab or another.
    pub(crate) fn listen(&self, hear: impl Fn(Rules) + 'static) {
        let navigator = web_sys::window().map(|it| it.navigator());
        let there = navigator.and_then(|it| Reflect::get(&it, &"serviceWorker".into()).ok());
        let container = there.and_then(|it| it.dyn_into::<web_sys::ServiceWorkerContainer>().ok());
        let Some(container) = container else { return };
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let told = Reflect::get(&event.data(), &"guard".into()).ok();
            if let Some(rules) = told.as_ref().and_then(rules_of) {
                hear(rules);
            }
        });
        let heard = heard.into_js_value();
        // Refused only for a name that is no event.
        let _ = container.add_event_listener_with_callback("message", heard.unchecked_ref());
    }
}

fn rules_of(told: &JsValue) -> Option<Rules> {
    let of = |name: &str| Reflect::get(told, &name.into()).ok();
    let hosts: Array = of("hosts")?.dyn_into().ok()?;
    Some(Rules {
        airplane: of("airplane")?.is_truthy(),
        origins: hosts.iter().filter_map(|it| it.as_string()).collect(),
    })
}
