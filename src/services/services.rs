//! The services as the rest of the studio knows them: what the person sets up, and what is asked through it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use remote::price::{Price, PriceTable};
use remote::retry::Policy;
use zeroize::Zeroizing;

use crate::book::Book;
use crate::day::day_of;
use crate::door::Patience;
use crate::keyring::Keyring;
use crate::line::Line;
use crate::prices::Prices;
use crate::rules::Guard;
use crate::{Keep, KeyState, Ledger, Ports, Rules, Service, ServiceError, recorded};

/// Everything that concerns model services. Clones are the same.
#[derive(Clone)]
pub struct Services {
    pub(crate) inner: Rc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) ports: Ports,
    pub(crate) book: Book,
    pub(crate) keys: Keyring,
    pub(crate) prices: Prices,
    pub(crate) guard: Guard,
    pub(crate) ledger: Ledger,
    pub(crate) line: Rc<Line>,
    pub(crate) patience: Cell<Patience>,
    pub(crate) policy: Cell<Policy>,
    changed: RefCell<Option<Box<dyn Fn()>>>,
}

impl Services {
    /// Reads what lies in the store. What could not be read is told beside; the rest works.
    pub async fn open(ports: Ports) -> Result<(Self, Vec<ServiceError>), ServiceError> {
        let store = ports.store.clone();
        let (book, book_trouble) = Book::open(store.clone()).await;
        let (prices, price_trouble) = Prices::open(store.clone()).await;
        let keys = Keyring::open(&ports).await?;
        let guard = Guard::open(store.clone()).await?;
        let ledger = Ledger::open(store, ports.host.clone()).await?;
        let inner = Inner {
            line: Line::new(ports.host.clone()),
            patience: Cell::default(),
            policy: Cell::default(),
            ports,
            book,
            keys,
            prices,
            guard,
            ledger,
            changed: RefCell::default(),
        };
        let services = Self {
            inner: Rc::new(inner),
        };
        let troubles = book_trouble.into_iter().chain(price_trouble).collect();
        Ok((services, troubles))
    }

    /// Calls back after every change of services, keys, rules or prices. One listener; the last one holds.
    pub fn listen(&self, changed: impl Fn() + 'static) {
        *self.inner.changed.borrow_mut() = Some(Box::new(changed));
    }

    pub(crate) fn tell(&self) {
        if let Some(changed) = &*self.inner.changed.borrow() {
            changed();
        }
    }

    /// In the order in which they were added.
    #[must_use]
    pub fn all(&self) -> Rc<Vec<Service>> {
        self.inner.book.services()
    }

    /// Adds a service or changes the one with its id. A key for another host than its new one is forgotten.
    ///
    /// # Errors
    /// What of it cannot be used, and the store's.
    pub async fn put(&self, service: Service) -> Result<(), ServiceError> {
        self.inner.keys.keep_to(&service).await?;
        self.inner.book.put(service).await?;
        self.tell();
        Ok(())
    }

    /// Removes a service and its key.
    ///
    /// # Errors
    /// The store's.
    pub async fn remove(&self, id: &str) -> Result<(), ServiceError> {
        self.inner.keys.forget(id).await?;
        self.inner.book.remove(id).await?;
        self.tell();
        Ok(())
    }

    #[must_use]
    pub fn key_state(&self, id: &str) -> KeyState {
        self.inner.keys.state(id)
    }

    /// Takes a key as it was typed. An earlier one of the service is forgotten.
    ///
    /// # Errors
    /// A key that no header could carry, a browser that cannot seal, and the store's.
    pub async fn set_key(
        &self,
        id: &str,
        key: Zeroizing<String>,
        keep: Keep,
    ) -> Result<(), ServiceError> {
        let service = self.inner.book.find(id)?;
        self.inner.keys.set(&service, key, keep).await?;
        self.tell();
        Ok(())
    }

    /// Opens the keys that are sealed under a passphrase; returns how many.
    ///
    /// # Errors
    /// A passphrase that fits none.
    pub async fn unlock(&self, passphrase: Zeroizing<String>) -> Result<usize, ServiceError> {
        let n_opened = self.inner.keys.unlock(&passphrase).await?;
        self.tell();
        Ok(n_opened)
    }

    /// # Errors
    /// The store's.
    pub async fn forget_key(&self, id: &str) -> Result<(), ServiceError> {
        self.inner.keys.forget(id).await?;
        self.tell();
        Ok(())
    }

    #[must_use]
    pub fn rules(&self) -> Rules {
        self.inner.guard.rules()
    }

    /// Changes what may leave. Switching airplane mode on cuts off what is out.
    ///
    /// # Errors
    /// The store's; the rules hold in this visit all the same.
    pub async fn set_rules(&self, rules: Rules) -> Result<(), ServiceError> {
        let kept = self.inner.guard.set(rules).await;
        self.tell();
        Ok(kept?)
    }

    /// Every host that may be reached: those of the book and those allowed by hand, in order, each once.
    #[must_use]
    pub fn allowed_hosts(&self) -> Vec<String> {
        self.inner.guard.allowed(&self.all())
    }

    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.inner.ledger
    }

    /// The person's own prices, which hold before those of this page.
    #[must_use]
    pub fn own_prices(&self) -> PriceTable {
        self.inner.prices.own()
    }

    /// The models of this preset that have a price, each once.
    #[must_use]
    pub fn priced_models(&self, preset: &str) -> Vec<String> {
        self.inner.prices.models(preset)
    }

    /// # Errors
    /// A table that could not be read again, and the store's.
    pub async fn set_own_prices(&self, own: PriceTable) -> Result<(), ServiceError> {
        self.inner.prices.set_own(own).await?;
        self.tell();
        Ok(())
    }

    /// The price of a model, with when and where it was read.
    #[must_use]
    pub fn price(&self, model: &str) -> Option<Price> {
        let (service, model) = self.model(model).ok()?;
        let day = day_of(self.inner.ports.host.now_millis());
        self.inner.prices.find(&service.preset, &model, &day)
    }

    /// Forgets every answer that was recorded for chains.
    ///
    /// # Errors
    /// The store's.
    pub async fn wipe_recorded(&self) -> Result<(), ServiceError> {
        Ok(recorded::wipe(&*self.inner.ports.store).await?)
    }
}
