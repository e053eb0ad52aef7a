//! What follows a moment later, so that a letter that is typed does not wait for it.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

/// Shorter than the time between two letters of most people.
const PAUSE: Duration = Duration::from_millis(100);

/// One thing that waits, of a place that may be gone by then.
#[derive(Clone, Copy)]
pub(super) struct Later {
    wait: Duration,
    turn: StoredValue<u32>,
}

impl Later {
    pub(super) fn after(wait: Duration) -> Self {
        let turn = StoredValue::new(0);
        Self { wait, turn }
    }

    /// Nothing waits any more.
    pub(super) fn cancel(self) {
        self.turn.update_value(|it| *it = it.wrapping_add(1));
    }

    /// Does it after the wait, in place of what waited before.
    pub(super) fn ask(self, act: Rc<dyn Fn()>) {
        self.cancel();
        let mine = self.turn.get_value();
        let then = move || {
            if self.turn.try_get_value() == Some(mine) {
                act();
            }
        };
        set_timeout(then, self.wait);
    }
}

/// Does it once nothing has asked for it for a moment, and the place is still there.
pub(super) fn in_pauses(act: Rc<dyn Fn()>) -> impl Fn() {
    let later = Later::after(PAUSE);
    move || later.ask(Rc::clone(&act))
}
