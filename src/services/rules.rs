//! What the person lets out: airplane mode, and hosts allowed by hand.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use futures::channel::oneshot;
use serde::{Deserialize, Serialize};
use storage::{StorageError, Store};

use crate::{Lost, Service};

const KEY: &str = "services/rules";
const MAX_BYTES: usize = 1 << 20;

/// The person's policy. The hosts of the book are allowed besides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Nothing leaves.
    pub airplane: bool,
    /// Hosts, with their ports where they are not the scheme's own.
    pub by_hand: BTreeSet<String>,
    /// Bodies of requests are kept in the ledger.
    pub keeps_bodies: bool,
}

/// Keeps the rules, and cuts off what is out when airplane mode is switched on.
pub(crate) struct Guard {
    store: Rc<dyn Store>,
    rules: RefCell<Rules>,
    /// One for each request that is out; dropping it cuts the request off.
    cuts: RefCell<Vec<oneshot::Sender<()>>>,
}

impl Guard {
    /// Rules that cannot be read are taken as strictly as can be: nothing leaves until the person says otherwise.
    pub(crate) async fn open(store: Rc<dyn Store>) -> Result<Self, StorageError> {
        let rules = match store.get(KEY).await? {
            None => Rules::default(),
            Some(bytes) if bytes.len() > MAX_BYTES => strictest(),
            Some(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|_| strictest()),
        };
        Ok(Self {
            store,
            rules: RefCell::new(rules),
            cuts: RefCell::default(),
        })
    }

    pub(crate) fn rules(&self) -> Rules {
        self.rules.borrow().clone()
    }

    pub(crate) async fn set(&self, rules: Rules) -> Result<(), StorageError> {
        let bytes = serde_json::to_vec(&rules).unwrap_or_default();
        if rules.airplane {
            self.cuts.borrow_mut().clear();
        }
        *self.rules.borrow_mut() = rules;
        self.store.put(KEY, &bytes).await
    }

    pub(crate) fn allowed(&self, services: &[Service]) -> Vec<String> {
        let mut hosts = self.rules.borrow().by_hand.clone();
        hosts.extend(
            services
                .iter()
                .filter_map(|it| Some(it.place().ok()?.host())),
        );
        hosts.into_iter().collect()
    }

    /// Lets a request out; what comes back ends when it has to come back in.
    pub(crate) fn pass(&self, host: &str, services: &[Service]) -> Result<Pass, Lost> {
        if self.rules.borrow().airplane {
            return Err(Lost::Airplane);
        }
        let is_there = |it: &Service| it.place().is_ok_and(|it| it.host() == host);
        if !self.rules.borrow().by_hand.contains(host) && !services.iter().any(is_there) {
            return Err(Lost::NotAllowed);
        }
        let (cut, pass) = oneshot::channel();
        let mut cuts = self.cuts.borrow_mut();
        cuts.retain(|it| !it.is_canceled());
        cuts.push(cut);
        Ok(pass)
    }
}

/// Ready when the request has to be cut off.
pub(crate) type Pass = oneshot::Receiver<()>;

fn strictest() -> Rules {
    Rules {
        airplane: true,
        ..Rules::default()
    }
}
