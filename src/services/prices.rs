//! What models cost: the table of this page, with the person's own prices before it.

use std::{cell::RefCell, rc::Rc};

use engine::Money;
use remote::Usage;
use remote::price::{Cost, Price, PriceTable, bundled};
use storage::Store;

use crate::ServiceError;

const KEY: &str = "services/prices";

/// The prices that hold.
pub(crate) struct Prices {
    store: Rc<dyn Store>,
    own: RefCell<PriceTable>,
    /// The bundled ones and the person's own behind them, which is where the last word lies.
    all: RefCell<PriceTable>,
}

impl Prices {
    /// A table of the person's that cannot be read is left where it is, and not used.
    pub(crate) async fn open(store: Rc<dyn Store>) -> (Self, Option<ServiceError>) {
        let prices = Self {
            store,
            own: RefCell::default(),
            all: RefCell::default(),
        };
        let read = prices.reload().await;
        (prices, read.err())
    }

    async fn reload(&self) -> Result<(), ServiceError> {
        *self.all.borrow_mut() = bundled()?;
        let Some(bytes) = self.store.get(KEY).await? else {
            return Ok(());
        };
        let own = PriceTable::parse(&String::from_utf8_lossy(&bytes))?;
        self.use_own(own);
        Ok(())
    }

    fn use_own(&self, own: PriceTable) {
        let mut all = bundled().unwrap_or_default();
        all.prices.extend(own.prices.iter().cloned());
        *self.all.borrow_mut() = all;
        *self.own.borrow_mut() = own;
    }

    pub(crate) fn own(&self) -> PriceTable {
        self.own.borrow().clone()
    }

    pub(crate) async fn set_own(&self, own: PriceTable) -> Result<(), ServiceError> {
        // What could not be read again is not kept.
        let file = own.to_json();
        PriceTable::parse(&file)?;
        self.store.put(KEY, file.as_bytes()).await?;
        self.use_own(own);
        Ok(())
    }

    pub(crate) fn models(&self, preset: &str) -> Vec<String> {
        let provider = preset.strip_suffix("-responses").unwrap_or(preset);
        let all = self.all.borrow();
        let of_preset = all.prices.iter().filter(|it| it.provider == provider);
        let mut names: Vec<String> = of_preset.map(|it| it.model.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    pub(crate) fn find(&self, preset: &str, model: &str, day: &str) -> Option<Price> {
        self.all.borrow().find(preset, model, day).cloned()
    }
}

/// The most that one answer can cost.
pub(crate) fn at_most(price: &Price, n_input: u64, max_output: u32) -> Money {
    money(price.at_most(n_input, u64::from(max_output)))
}

pub(crate) fn after(price: &Price, usage: &Usage) -> Option<Money> {
    price.of_usage(usage).map(money)
}

fn money(cost: Cost) -> Money {
    Money(u64::try_from(cost.picodollars()).unwrap_or(u64::MAX))
}
