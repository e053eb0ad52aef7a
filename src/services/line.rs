//! The line before each host: who waits for a turn, and which host is left alone for a while.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures::channel::oneshot;
use remote::retry::{Breaker, BreakerLimits, JobId, Limits, Permit, Queue, Wait};

use crate::Host;

/// The longest sleep between two looks at the line, in milliseconds; clocks of devices that slept may have jumped.
const LONGEST_SLEEP: u64 = 60_000;

/// One for all requests to services.
pub(crate) struct Line {
    host: Rc<dyn Host>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    queue: Queue<()>,
    /// Those that wait to be called.
    waiting: BTreeMap<JobId, oneshot::Sender<()>>,
    health: BTreeMap<String, Health>,
    /// When the sleeper wakes that looks at the line next.
    wakes_at: Option<u64>,
}

struct Health {
    breaker: Breaker,
    /// When the first of the failures was that no good answer came after.
    ill_since: Option<u64>,
}

/// A place in the line, and the slot once it was called. Dropping it gives both back.
pub(crate) struct Ticket {
    line: Rc<Line>,
    id: JobId,
    called: oneshot::Receiver<()>,
}

impl Line {
    pub(crate) fn new(host: Rc<dyn Host>) -> Rc<Self> {
        let state = RefCell::default();
        Rc::new(Self { host, state })
    }

    /// Puts somebody at the end of a host's line, whose limits are these now.
    /// `tokens`: what it may cost of the host's minute.
    pub(crate) fn enter(self: &Rc<Self>, host: &str, limits: Limits, tokens: u32) -> Ticket {
        let (call, called) = oneshot::channel();
        let id = {
            let now = self.host.now_millis();
            let state = &mut *self.state.borrow_mut();
            state.queue.set_limits(host, limits, now);
            let id = state.queue.add(host, (), tokens);
            state.waiting.insert(id, call);
            id
        };
        let line = self.clone();
        self.call();
        Ticket { line, id, called }
    }

    /// Calls whoever may go, and sees to it that the line is looked at again in time.
    fn call(self: &Rc<Self>) {
        let now = self.host.now_millis();
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        while let Some(started) = state.queue.start(now) {
            let id = started.id;
            if let Some(call) = state.waiting.remove(&id) {
                // A ticket that is gone has taken its place out of the line already.
                _ = call.send(());
            }
        }
        let Wait::Millis(millis) = state.queue.wait(now) else {
            return;
        };
        let millis = millis.clamp(1, LONGEST_SLEEP);
        if state.wakes_at.is_some_and(|it| it <= now + millis) {
            return;
        }
        state.wakes_at = Some(now + millis);
        let (line, sleep) = (self.clone(), self.host.sleep(millis));
        self.host.spawn(Box::pin(async move {
            sleep.await;
            line.state.borrow_mut().wakes_at = None;
            line.call();
        }));
    }

    /// Whether a request may go to the host, by its health. Where it says `Go`, tell how it went.
    pub(crate) fn permit(&self, host: &str) -> Permit {
        let now = self.host.now_millis();
        self.health(host, |it| it.breaker.ask(now))
    }

    pub(crate) fn was_well(&self, host: &str) {
        self.health(host, |it| {
            it.ill_since = None;
            it.breaker.well();
        });
    }

    pub(crate) fn was_ill(&self, host: &str) {
        let now = self.host.now_millis();
        self.health(host, |it| {
            it.ill_since.get_or_insert(now);
            it.breaker.ill(now);
        });
    }

    /// For how long nothing good came from the host, in milliseconds; 0 where it is well.
    pub(crate) fn ill_for(&self, host: &str) -> u64 {
        let now = self.host.now_millis();
        let since = self.health(host, |it| it.ill_since);
        since.map_or(0, |it| now.saturating_sub(it))
    }

    fn health<T>(&self, host: &str, act: impl FnOnce(&mut Health) -> T) -> T {
        let mut state = self.state.borrow_mut();
        let new = || Health {
            breaker: Breaker::new(BreakerLimits::default()),
            ill_since: None,
        };
        act(state.health.entry(host.to_owned()).or_insert_with(new))
    }

    /// Those that wait and those that are out.
    #[cfg(test)]
    pub(crate) fn counts(&self) -> (usize, usize) {
        self.state.borrow().queue.counts()
    }
}

impl Ticket {
    /// Waits to be called; from then on a slot is held.
    pub(crate) async fn turn(&mut self) {
        // The line keeps the other end until it calls.
        _ = (&mut self.called).await;
    }

    /// Gives the slot back and stands in line again, not before so many milliseconds.
    pub(crate) fn back(&mut self, millis: u64) {
        let due = self.line.host.now_millis().saturating_add(millis);
        let (call, called) = oneshot::channel();
        self.called = called;
        {
            let mut state = self.line.state.borrow_mut();
            if state.queue.again(self.id, due) {
                state.waiting.insert(self.id, call);
            }
        }
        self.line.call();
    }

    /// Names this place in the line; no other ever has it.
    pub(crate) fn number(&self) -> u64 {
        self.id.0
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        {
            let mut state = self.line.state.borrow_mut();
            state.queue.cancel(self.id);
            state.waiting.remove(&self.id);
        }
        self.line.call();
    }
}
