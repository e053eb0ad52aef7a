//! The page's guard as this module keeps it: which hosts it lets through, and whether anything may leave.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use crate::page::Page;
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared, ready},
};
use js_sys::{Array, Object, Reflect};
use services::Lost;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// What the guard says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) airplane: bool,
    /// Every origin that is let through, as `https://api.example.com`.
    pub(crate) origins: Vec<String>,
}

/// The way to the guard. Clones are the same.
#[derive(Clone)]
pub(crate) struct Door(Rc<Inner>);

struct Inner {
    page: Rc<Page>,
    /// The origins of services that the guard was told last.
    told: RefCell<Option<BTreeSet<String>>>,
    /// The last change; nothing is sent before it holds.
    settled: RefCell<Shared<LocalBoxFuture<'static, ()>>>,
}

impl Door {
    pub(crate) fn new(page: Rc<Page>) -> Self {
        Self(Rc::new(Inner {
            page,
            told: RefCell::default(),
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

    /// Lets these origins through, and none of services that are gone.
    pub(crate) fn let_through(&self, origins: BTreeSet<String>) {
        let before = self.0.told.replace(Some(origins.clone()));
        if before.as_ref() == Some(&origins) {
            return;
        }
        let change = Object::new();
        let hosts: Array = origins.iter().map(JsValue::from).collect();
        // A plain object takes any value.
        let _ = Reflect::set(&change, &"hosts".into(), &hosts);
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
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |told: JsValue| {
            if let Some(rules) = rules_of(&told) {
                hear(rules);
            }
        });
        self.0.page.listen(&heard.into_js_value());
    }
}

fn rules_of(told: &JsValue) -> Option<Rules> {
    let of = |name: &str| Reflect::get(told, &name.into()).ok();
    let list = |name: &str| of(name)?.dyn_into::<Array>().ok();
    let mut origins: Vec<String> = list("hosts")?
        .iter()
        .filter_map(|it| it.as_string())
        .collect();
    // Lent to a tab for a download: `[tab, host]`.
    let lent = list("lent")?;
    origins.extend(
        lent.iter()
            .filter_map(|it| it.unchecked_ref::<Array>().get(1).as_string()),
    );
    origins.sort();
    origins.dedup();
    Some(Rules {
        airplane: of("airplane")?.is_truthy(),
        origins,
    })
}
