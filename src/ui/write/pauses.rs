//! What follows a moment later, so that a letter that is typed does not wait for it.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

/// Shorter than the time between two letters of most people.
const PAUSE: Duration = Duration::from_millis(100);

/// Does it once nothing has asked for it for a moment, and the place is still there.
pub(super) fn in_pauses(act: Rc<dyn Fn()>) -> impl Fn() {
    let turn = StoredValue::new(0_u32);
    move || {
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        let act = Rc::clone(&act);
        let then = move || {
            if turn.try_get_value() == Some(mine) {
                act();
            }
        };
        set_timeout(then, PAUSE);
    }
}
