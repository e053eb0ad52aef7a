//! Two ends joined in memory: the whole conversation in a native test, down to the bytes.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::{Rc, Weak},
};

use crate::{Frame, Incoming, Port};

type Hear = Box<dyn FnMut(Incoming)>;

/// One of two joined ends.
pub struct LoopbackPort {
    inbox: Rc<Inbox>,
    /// Gone when the other end is.
    outbox: Weak<Inbox>,
}

#[derive(Default)]
struct Inbox {
    arrived: RefCell<VecDeque<Incoming>>,
    hear: RefCell<Option<Hear>>,
    hearing: Cell<bool>,
    closed: Cell<bool>,
}

/// The page's end and the worker's end of a new wire.
pub fn loopback() -> (Rc<LoopbackPort>, Rc<LoopbackPort>) {
    let (page, worker) = (Rc::new(Inbox::default()), Rc::new(Inbox::default()));
    let end = |inbox: &Rc<Inbox>, outbox: &Rc<Inbox>| {
        Rc::new(LoopbackPort {
            inbox: inbox.clone(),
            outbox: Rc::downgrade(outbox),
        })
    };
    (end(&page, &worker), end(&worker, &page))
}

impl LoopbackPort {
    /// Breaks the wire: the other end hears that this one died.
    pub fn die(&self, what: &str) {
        self.close();
        if let Some(outbox) = self.outbox.upgrade() {
            outbox.deliver(Incoming::Died { what: what.into() });
        }
    }

    /// Whether [`Port::close`] was called, here or by a drop.
    pub fn is_closed(&self) -> bool {
        self.inbox.closed.get()
    }
}

impl Inbox {
    fn deliver(&self, incoming: Incoming) {
        if !self.closed.get() {
            self.arrived.borrow_mut().push_back(incoming);
            self.pass_on();
        }
    }

    /// Hands over what arrived, one after the other even where the listener causes more to arrive.
    fn pass_on(&self) {
        if self.hearing.replace(true) {
            return;
        }
        // Taken out while it runs: it may close this end.
        if let Some(mut hear) = self.hear.take() {
            while let Some(next) = self.next() {
                hear(next);
            }
            self.hear.replace(Some(hear));
        }
        self.hearing.set(false);
    }

    fn next(&self) -> Option<Incoming> {
        let mut arrived = self.arrived.borrow_mut();
        if self.closed.get() {
            arrived.clear();
        }
        arrived.pop_front()
    }
}

impl Port for LoopbackPort {
    fn post(&self, frame: Frame) {
        if let Some(outbox) = self.outbox.upgrade() {
            outbox.deliver(Incoming::Frame(frame));
        }
    }

    fn listen(&self, hear: Box<dyn FnMut(Incoming)>) {
        self.inbox.hear.replace(Some(hear));
        self.inbox.pass_on();
    }

    fn close(&self) {
        self.inbox.closed.set(true);
    }
}
