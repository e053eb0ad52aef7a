//! More wires to the worker that the page has started: for other modules of the same page.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageChannel, MessageEvent, MessagePort, Worker};

use crate::{
    Frame, Incoming, Port,
    web::{Ear, Hear, deliver, listen, read},
};

/// Wires that other modules of this page have to the worker that runs now.
#[derive(Clone, Default)]
pub struct Branches(Rc<RefCell<Running>>);

#[derive(Default)]
struct Running {
    worker: Option<Worker>,
    /// It has spoken. What is sent before that is lost: its program is not there yet.
    speaks: bool,
    /// Far ends that wait until it does.
    waiting: Vec<MessagePort>,
    /// Called when that worker is gone; nothing else tells the far ends of the wires.
    tell_gone: Vec<Function>,
}

impl Branches {
    /// One more wire to the worker; `None` where none runs. `gone` is called when the worker has ended.
    pub fn branch(&self, gone: Function) -> Option<MessagePort> {
        let mut running = self.0.borrow_mut();
        let channel = MessageChannel::new().ok()?;
        let (ours, theirs) = (channel.port1(), channel.port2());
        let worker = running.worker.clone()?;
        if running.speaks {
            hand_over(&worker, &theirs);
        } else {
            running.waiting.push(theirs);
        }
        running.tell_gone.push(gone);
        Some(ours)
    }

    pub(crate) fn begin(&self, worker: Option<Worker>) {
        self.0.borrow_mut().worker = worker;
    }

    /// The worker's first word has come.
    pub(crate) fn heard(&self) {
        let mut running = self.0.borrow_mut();
        if std::mem::replace(&mut running.speaks, true) {
            return;
        }
        if let Some(worker) = &running.worker {
            for wire in &running.waiting {
                hand_over(worker, wire);
            }
        }
        running.waiting.clear();
    }

    /// Closing a port twice, or after the next worker began, ends nothing more.
    pub(crate) fn end_of(&self, worker: &Worker) {
        if self.0.borrow().worker.as_ref() != Some(worker) {
            return;
        }
        let gone = std::mem::take(&mut *self.0.borrow_mut());
        let queue = Reflect::get(&js_sys::global(), &"queueMicrotask".into());
        let Ok(queue) = queue.and_then(|it| it.dyn_into::<Function>()) else {
            return;
        };
        for tell in gone.tell_gone {
            // Later: whoever hears it may start the next worker, and the client is still busy with the end of this one.
            let _ = queue.call1(&JsValue::UNDEFINED, &tell);
        }
    }
}

/// Gives the worker its end of a wire.
fn hand_over(worker: &Worker, wire: &MessagePort) {
    // A port can always be handed over; a worker that is gone hears nothing.
    let _ = worker.post_message_with_transfer(&JsValue::NULL, &Array::of1(wire));
}

/// The far end of a branch, as an engine's port: `open` asks the page for a wire, with the function that tells
/// that the worker is gone.
pub fn join(open: impl Fn(&Function) -> Option<MessagePort>) -> Rc<dyn Port> {
    let (ear, wire) = joined(open);
    with_ear(ear, wire)
}

/// What was asked for, and the ear that hears when the worker is gone.
pub(crate) fn joined(
    open: impl Fn(&Function) -> Option<MessagePort>,
) -> (Rc<RefCell<Ear>>, Option<MessagePort>) {
    let ear: Rc<RefCell<Ear>> = Rc::default();
    let to = ear.clone();
    let gone = Closure::once_into_js(move || {
        let what = "the engine was started again".into();
        deliver(&to, Incoming::Died { what });
    });
    let wire = open(gone.unchecked_ref());
    if wire.is_none() {
        let what = "it does not run".into();
        deliver(&ear, Incoming::Died { what });
    }
    (ear, wire)
}

/// Either end of a branch.
pub(crate) fn port(wire: Option<MessagePort>) -> Rc<dyn Port> {
    with_ear(Rc::default(), wire)
}

fn with_ear(ear: Rc<RefCell<Ear>>, wire: Option<MessagePort>) -> Rc<dyn Port> {
    if let Some(wire) = &wire {
        let to = ear.clone();
        let message =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event| deliver(&to, read(&event)));
        wire.set_onmessage(Some(message.into_js_value().unchecked_ref()));
    }
    Rc::new(BranchPort { ear, wire })
}

/// A branch's end, at either side.
struct BranchPort {
    ear: Rc<RefCell<Ear>>,
    wire: Option<MessagePort>,
}

impl Port for BranchPort {
    fn post(&self, frame: Frame) {
        if let Some(wire) = &self.wire {
            // Bytes can always be cloned; an end that is gone hears nothing.
            let _ = wire.post_message(&Uint8Array::new_from_slice(&frame.0));
        }
    }

    fn listen(&self, hear: Hear) {
        listen(&self.ear, hear);
    }

    fn close(&self) {
        if let Some(wire) = &self.wire {
            wire.close();
        }
        Ear::close(&self.ear);
    }
}
