//! A branch for thousands of questions: what is posted in one turn goes out as one message, at the end of the turn.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, MessagePort};

use crate::{
    Frame, Incoming, Port,
    branch_web::joined,
    parcel::{pack, unpack},
    web::{Ear, Hear, deliver, listen, read},
};

/// As [`crate::web::join`], for whoever asks many questions at once.
pub fn join_many(open: impl Fn(&Function) -> Option<MessagePort>) -> Rc<dyn Port> {
    let (ear, wire) = joined(open);
    with_ear(ear, wire, true)
}

/// The worker's end of a branch: it sends parcels to an end that does.
pub(crate) fn port(wire: MessagePort) -> Rc<dyn Port> {
    with_ear(Rc::default(), Some(wire), false)
}

fn with_ear(ear: Rc<RefCell<Ear>>, wire: Option<MessagePort>, packs: bool) -> Rc<dyn Port> {
    let packs = Rc::new(Cell::new(packs));
    if let Some(wire) = &wire {
        let (to, packs) = (ear.clone(), packs.clone());
        let hear = move |event: MessageEvent| match event.data().dyn_into::<ArrayBuffer>() {
            Ok(parcel) => {
                packs.set(true);
                for frame in unpack(&Uint8Array::new(&parcel).to_vec()) {
                    deliver(&to, Incoming::Frame(frame));
                }
            }
            Err(_) => deliver(&to, read(&event)),
        };
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(hear).into_js_value();
        wire.set_onmessage(Some(hear.unchecked_ref()));
    }
    Rc::new(ParcelPort {
        ear,
        wire,
        packs,
        outgoing: Rc::default(),
    })
}

struct ParcelPort {
    ear: Rc<RefCell<Ear>>,
    wire: Option<MessagePort>,
    /// The other end reads parcels.
    packs: Rc<Cell<bool>>,
    outgoing: Rc<RefCell<Vec<Frame>>>,
}

/// Sends what waits.
fn send(wire: &MessagePort, outgoing: &RefCell<Vec<Frame>>) {
    let frames = outgoing.take();
    if !frames.is_empty() {
        let parcel = Uint8Array::new_from_slice(&pack(&frames)).buffer();
        // Bytes can always be handed over; an end that is gone hears nothing.
        let _ = wire.post_message_with_transferable(&parcel, &Array::of1(&parcel));
    }
}

/// Calls `act` when what runs now has ended, before anything else that waits.
fn soon(act: &Function) {
    let queue = Reflect::get(&js_sys::global(), &"queueMicrotask".into());
    // Every browser with workers has it.
    if let Ok(queue) = queue.and_then(|it| it.dyn_into::<Function>()) {
        let _ = queue.call1(&JsValue::UNDEFINED, act);
    }
}

impl Port for ParcelPort {
    fn post(&self, frame: Frame) {
        let Some(wire) = &self.wire else {
            return;
        };
        if !self.packs.get() {
            let _ = wire.post_message(&Uint8Array::new_from_slice(&frame.0));
            return;
        }
        let is_first = {
            let mut outgoing = self.outgoing.borrow_mut();
            outgoing.push(frame);
            outgoing.len() == 1
        };
        if is_first {
            let (wire, outgoing) = (wire.clone(), self.outgoing.clone());
            let act = Closure::once_into_js(move || send(&wire, &outgoing));
            soon(act.unchecked_ref());
        }
    }

    fn listen(&self, hear: Hear) {
        listen(&self.ear, hear);
    }

    fn close(&self) {
        if let Some(wire) = &self.wire {
            send(wire, &self.outgoing);
            wire.close();
        }
        Ear::close(&self.ear);
    }
}
