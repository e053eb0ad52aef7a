//! Values that wake their readers only when they really change, one by one or many under keys.

use std::{cell::RefCell, collections::HashMap, hash::Hash};

use reactive_graph::{signal::ArcRwSignal, traits::*, wrappers::read::Signal};

/// One value.
pub(crate) struct Slot<T: 'static>(ArcRwSignal<T>);

impl<T: Clone + PartialEq + Send + Sync + 'static> Slot<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(ArcRwSignal::new(value))
    }

    /// Wakes the readers where `value` differs from what was there.
    pub(crate) fn set(&self, value: T) {
        if *self.0.read_untracked() != value {
            self.0.set(value);
        }
    }

    /// The value, without becoming a reader.
    pub(crate) fn peek(&self) -> T {
        self.0.get_untracked()
    }

    /// Becomes a reader where a reader is running.
    pub(crate) fn track(&self) {
        self.0.track();
    }

    /// A handle for the code that draws; it lives as long as the owner it was asked for under.
    pub(crate) fn signal(&self) -> Signal<T> {
        self.0.clone().into()
    }
}

/// Values under keys; each key has readers of its own.
pub(crate) struct Slots<K, T: 'static>(RefCell<HashMap<K, ArcRwSignal<T>>>);

impl<K: Eq + Hash + Clone, T: Clone + PartialEq + Send + Sync + 'static> Slots<K, T> {
    pub(crate) fn new() -> Self {
        Self(RefCell::new(HashMap::new()))
    }

    /// A handle on the value of `key`, which is `first` where nobody has asked for it yet.
    pub(crate) fn signal(&self, key: &K, first: impl FnOnce() -> T) -> Signal<T> {
        if let Some(known) = self.0.borrow().get(key) {
            return known.clone().into();
        }
        let fresh = ArcRwSignal::new(first());
        self.0.borrow_mut().insert(key.clone(), fresh.clone());
        fresh.into()
    }

    /// Wakes the readers of `key` where the value differs; costs nothing where there are none.
    pub(crate) fn set(&self, key: &K, value: impl FnOnce() -> T) {
        let Some(known) = self.0.borrow().get(key).cloned() else {
            return;
        };
        let value = value();
        if *known.read_untracked() != value {
            known.set(value);
        }
    }

    /// The keys that somebody has asked for.
    pub(crate) fn keys(&self) -> Vec<K> {
        self.0.borrow().keys().cloned().collect()
    }

    /// Forgets the keys that are not kept; their last readers keep the last value.
    pub(crate) fn retain(&self, keep: impl Fn(&K) -> bool) {
        self.0.borrow_mut().retain(|key, _| keep(key));
    }
}
