//! The services of this page and what is drawn of them: one value that every part of the place shares.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};

use bridge::BridgeClient;
use engine::{Engine, Question, Reply};
use futures::StreamExt;
use leptos::prelude::*;
use remote::PRESETS;
use services::{Host, Lost, Ports, Rules, Service, ServiceError, Services, Why};
use storage::store_here;
use wasm_bindgen::{JsCast, closure::Closure};
// Not of leptos: this also runs where nothing was drawn yet.
use wasm_bindgen_futures::spawn_local;

use crate::{
    courier::Couriers, door::Door, host::BrowserHost, own_model::WithOwnModel, page::Page,
    vault::BrowserVault, words,
};

const TOLD_EVERY_MILLIS: u64 = 500;

/// What the screen wants to hear, where there is one.
#[derive(Default)]
struct Heard {
    changed: RefCell<Option<Box<dyn Fn()>>>,
    written: RefCell<Option<Box<dyn Fn()>>>,
}

/// Everything behind the place, opened once for the page.
#[derive(Clone)]
pub(crate) struct Opened {
    pub(crate) services: Services,
    pub(crate) door: Door,
    couriers: Couriers,
    pub(crate) page: Rc<Page>,
    heard: Rc<Heard>,
    /// What could not be read.
    pub(crate) troubles: Rc<[ServiceError]>,
}

impl Opened {
    pub(crate) async fn open(page: Rc<Page>) -> Result<Self, String> {
        let store = store_here("exemplar-services").await;
        let of_engine = page.clone();
        let here = BridgeClient::new(page.base(), move |_| {
            let page = of_engine.clone();
            bridge::web::join(move |gone| page.wire(gone))
        });
        let door = Door::new(page.clone());
        let couriers = Couriers::new(door.clone());
        let ports = Ports {
            carrier: Rc::new(couriers.clone()),
            host: Rc::new(BrowserHost),
            vault: Rc::new(BrowserVault),
            store,
            here: Rc::new(here),
        };
        let opened = Services::open(ports).await.map_err(|it| it.to_string())?;
        let (services, troubles) = opened;
        let opened = Self {
            services,
            door,
            couriers,
            page,
            heard: Rc::default(),
            troubles: troubles.into(),
        };
        opened.keep_in_step().await;
        opened.tell_the_page();
        opened.write_when_left();
        Ok(opened)
    }

    /// Rows are written twice a second; what a page that is left has not written would be lost with it.
    fn write_when_left(&self) {
        let ledger = self.services.ledger().clone();
        let left = Closure::<dyn FnMut()>::new(move || {
            let ledger = ledger.clone();
            // There is nobody to be told any more.
            spawn_local(async move { ledger.write_now().await.unwrap_or_default() });
        });
        let left = left.into_js_value();
        let left = left.unchecked_ref();
        let Some(window) = web_sys::window() else {
            return;
        };
        // Both: a phone may end a hidden page without a further word. A browser that refuses keeps to the half second.
        let _ = window.add_event_listener_with_callback("pagehide", left);
        if let Some(document) = window.document() {
            let _ = document.add_event_listener_with_callback("visibilitychange", left);
        }
    }

    /// The guard is the one that decides; the services follow it, and it is told of their hosts.
    async fn keep_in_step(&self) {
        if let Some(rules) = self.door.rules().await {
            self.follow(rules.airplane).await;
        }
        self.door.let_through(self.origins());
        let opened = self.clone();
        self.door.listen(move |rules| {
            if rules.airplane {
                opened.couriers.recall(Lost::Airplane);
            }
            let opened = opened.clone();
            spawn_local(async move { opened.follow(rules.airplane).await });
        });
    }

    /// Tells the page of other models and of what left, whether or not this place was ever drawn.
    fn tell_the_page(&self) {
        let opened = self.clone();
        self.services.listen(move || {
            opened.door.let_through(opened.origins());
            spawn_local(opened.clone().tell_models());
            if let Some(changed) = &*opened.heard.changed.borrow() {
                changed();
            }
        });
        let (opened, due) = (self.clone(), Rc::new(Cell::new(false)));
        self.services.ledger().listen(move || {
            // Thousands of requests are told of a few times a second.
            if due.replace(true) {
                return;
            }
            let (opened, due) = (opened.clone(), due.clone());
            spawn_local(async move {
                BrowserHost.sleep(TOLD_EVERY_MILLIS).await;
                due.set(false);
                opened.page.left(opened.headline());
                if let Some(written) = &*opened.heard.written.borrow() {
                    written();
                }
            });
        });
        spawn_local(self.clone().tell_models());
    }

    /// The page remembers the list, so that this module is not needed for it at the next start.
    async fn tell_models(self) {
        let reply = self.engine(Why::Run).ask(Question::ListModels).next().await;
        if let Some(Ok(Reply::Models { models, .. })) = reply {
            self.page.changed(engine::write_list(&models));
        }
    }

    /// What the page was told, in the language that is spoken now.
    pub(crate) fn tell_again(&self) {
        self.page.left(self.headline());
        spawn_local(self.clone().tell_models());
    }

    async fn follow(&self, airplane: bool) {
        let rules = self.services.rules();
        if rules.airplane != airplane {
            // They hold in this visit even where they could not be kept.
            let _ = self.services.set_rules(Rules { airplane, ..rules }).await;
        }
    }

    /// The hosts of the services, as the guard names them.
    fn origins(&self) -> BTreeSet<String> {
        let services = self.services.all();
        let origin = |it: &Service| {
            let place = it.place().ok()?;
            let scheme = if place.is_https() { "https" } else { "http" };
            Some(format!("{scheme}://{}", place.host()))
        };
        services.iter().filter_map(origin).collect()
    }

    pub(crate) fn engine(&self, why: Why) -> Rc<dyn Engine> {
        Rc::new(WithOwnModel(self.services.engine(why)))
    }

    /// `3 requests left this device since 2026-11-27`, for the page's badge; it goes on counting where rows are wiped.
    pub(crate) fn headline(&self) -> String {
        let counted = self.services.ledger().headline_count();
        if counted.requests == 0 {
            return String::new();
        }
        match counted.since {
            None => words::left(counted.requests),
            Some(day) => words::left_since(counted.requests, &day),
        }
    }
}

/// The handle that components share. `Copy`.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    opened: StoredValue<Opened, LocalStorage>,
    /// Counts changes of services, keys and rules.
    pub(crate) revision: RwSignal<u64>,
    /// Counts changes of the ledger that are to be drawn.
    pub(crate) written: RwSignal<u64>,
    /// The place is in sight.
    pub(crate) is_shown: RwSignal<bool>,
    /// The service that is about to be added: who it is, and where. Here, because another language draws the form anew.
    pub(crate) adding: RwSignal<(String, String)>,
}

impl Desk {
    pub(crate) fn new(opened: Opened) -> Self {
        let desk = Self {
            opened: StoredValue::new_local(opened.clone()),
            revision: RwSignal::new(0),
            written: RwSignal::new(0),
            is_shown: RwSignal::new(true),
            adding: RwSignal::new((PRESETS[0].id.to_owned(), PRESETS[0].address.to_owned())),
        };
        let changed = move || desk.revision.update(|it| *it += 1);
        *opened.heard.changed.borrow_mut() = Some(Box::new(changed));
        let written = move || {
            // The place is only hidden while another is shown, and then nobody reads the list.
            if desk.is_shown.get_untracked() {
                desk.written.update(|it| *it += 1);
            }
        };
        *opened.heard.written.borrow_mut() = Some(Box::new(written));
        Effect::new(move |_| {
            if desk.is_shown.get() {
                desk.written.update(|it| *it += 1);
            }
        });
        desk
    }

    pub(crate) fn services(self) -> Services {
        self.opened.with_value(|it| it.services.clone())
    }

    pub(crate) fn page(self) -> Rc<Page> {
        self.opened.with_value(|it| it.page.clone())
    }

    pub(crate) fn door(self) -> Door {
        self.opened.with_value(|it| it.door.clone())
    }

    /// Every request there ever was, in a sentence that outlives the rows; empty where there was none.
    pub(crate) fn counted(self) -> String {
        let counted = self.services().ledger().headline_count();
        let sentence = self.opened.with_value(Opened::headline);
        match counted.wiped {
            Some(day) if !sentence.is_empty() => words::left_wiped(&sentence, &day),
            _ => sentence,
        }
    }

    /// Tells the page's badge.
    pub(crate) fn tell_left(self) {
        self.opened.with_value(|it| it.page.left(it.headline()));
    }

    pub(crate) fn troubles(self) -> Vec<String> {
        self.opened
            .with_value(|it| it.troubles.iter().map(ToString::to_string).collect())
    }

    /// A service by its id, read again after every change.
    pub(crate) fn service(self, id: &str) -> Option<Service> {
        self.revision.track();
        let all = self.services().all();
        all.iter().find(|it| it.id == id).cloned()
    }
}
