//! Couriers: one small worker for each host, which may reach that host and no other (`public/courier.js`).

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

use futures::{
    Stream, StreamExt,
    channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded},
    stream::LocalBoxStream,
};
use js_sys::{Array, Object, Reflect, Uint8Array};
use services::{Carrier, Lost, Piece, Wire};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use crate::door::Door;

type Tell = UnboundedSender<Result<Piece, Lost>>;

/// The couriers of this page, started when their host is first asked.
#[derive(Clone)]
pub(crate) struct Couriers(Rc<Inner>);

struct Inner {
    door: Door,
    by_origin: RefCell<HashMap<String, Rc<Courier>>>,
    last_id: Cell<u32>,
}

/// One worker and who waits for it.
struct Courier {
    worker: Worker,
    is_ready: Cell<bool>,
    /// Sent once it hears.
    waiting: RefCell<Vec<(u32, JsValue)>>,
    open: RefCell<HashMap<u32, Tell>>,
}

impl Couriers {
    pub(crate) fn new(door: Door) -> Self {
        Self(Rc::new(Inner {
            door,
            by_origin: RefCell::default(),
            last_id: Cell::new(0),
        }))
    }

    /// Ends all couriers at once; what was under way is lost.
    pub(crate) fn recall(&self, why: Lost) {
        let all = std::mem::take(&mut *self.0.by_origin.borrow_mut());
        for courier in all.values() {
            courier.end(why);
        }
    }

    fn courier(&self, origin: &str) -> Option<Rc<Courier>> {
        if let Some(courier) = self.0.by_origin.borrow().get(origin) {
            return Some(courier.clone());
        }
        let courier = self.start(origin).ok()?;
        let mut all = self.0.by_origin.borrow_mut();
        all.insert(origin.to_owned(), courier.clone());
        Some(courier)
    }

    fn start(&self, origin: &str) -> Result<Rc<Courier>, JsValue> {
        let name = String::from(js_sys::encode_uri_component(origin));
        let script = format!("{}guarded/courier/{name}.js", self.0.door.base());
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let courier = Rc::new(Courier {
            worker: Worker::new_with_options(&script, &options)?,
            is_ready: Cell::new(false),
            waiting: RefCell::default(),
            open: RefCell::default(),
        });
        let heard = Rc::downgrade(&courier);
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(courier) = heard.upgrade() {
                courier.hear(&event.data());
            }
        });
        let message = message.into_js_value();
        courier.worker.set_onmessage(Some(message.unchecked_ref()));
        let (couriers, origin) = (self.clone(), origin.to_owned());
        let error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            let (couriers, origin) = (couriers.clone(), origin.clone());
            spawn_local(async move {
                let why = couriers.0.door.refused().await;
                let gone = couriers.0.by_origin.borrow_mut().remove(&origin);
                if let Some(courier) = gone {
                    courier.end(why);
                }
            });
        });
        let error = error.into_js_value();
        courier.worker.set_onerror(Some(error.unchecked_ref()));
        Ok(courier)
    }
}

impl Carrier for Couriers {
    fn send(&self, wire: Wire) -> LocalBoxStream<'static, Result<Piece, Lost>> {
        let (tell, told) = unbounded();
        let id = self.0.last_id.get().wrapping_add(1);
        self.0.last_id.set(id);
        let origin = Url::new(&wire.url)
            .map(|it| it.origin())
            .unwrap_or_default();
        let sent = Sent {
            couriers: self.clone(),
            origin: origin.clone(),
            id,
            told,
        };
        let couriers = self.clone();
        spawn_local(async move {
            couriers.0.door.settled().await;
            if tell.is_closed() {
                return;
            }
            match (couriers.courier(&origin), message(id, wire)) {
                (Some(courier), Ok(message)) => courier.take(id, message, tell),
                // Nobody listens any more, or hears that nothing was sent.
                _ => drop(tell.unbounded_send(Err(Lost::NoGuard))),
            }
        });
        sent.boxed_local()
    }
}

impl Courier {
    fn take(&self, id: u32, message: JsValue, tell: Tell) {
        self.open.borrow_mut().insert(id, tell);
        if self.is_ready.get() {
            // Strings and bytes can always be cloned.
            let _ = self.worker.post_message(&message);
        } else {
            self.waiting.borrow_mut().push((id, message));
        }
    }

    fn hear(&self, data: &JsValue) {
        let of = |name: &str| Reflect::get(data, &name.into()).unwrap_or_default();
        if of("ready").is_truthy() {
            self.is_ready.set(true);
            for (_, message) in self.waiting.take() {
                let _ = self.worker.post_message(&message);
            }
            return;
        }
        let Some(id) = of("id").as_f64().map(|it| it as u32) else {
            return;
        };
        let told = if let Some(status) = of("status").as_f64() {
            let headers = of("headers").dyn_into::<Array>().unwrap_or_default();
            let word = |pair: &JsValue, at: u32| {
                let pair: &Array = pair.unchecked_ref();
                pair.get(at).as_string().unwrap_or_default()
            };
            Ok(Piece::Head {
                status: status as u16,
                headers: headers
                    .iter()
                    .map(|it| (word(&it, 0), word(&it, 1)))
                    .collect(),
            })
        } else if of("end").is_truthy() {
            self.open.borrow_mut().remove(&id);
            return;
        } else if let Some(why) = of("lost").as_string() {
            Err(match &*why {
                "redirected" => Lost::Redirected,
                "broke-off" => Lost::BrokeOff,
                _ if is_offline() => Lost::Offline,
                _ => Lost::NoAnswer,
            })
        } else {
            Ok(Piece::Body(Uint8Array::new(&of("piece")).to_vec()))
        };
        let is_last = told.is_err();
        if let Some(tell) = self.open.borrow().get(&id) {
            // Nobody listens any more: the abort is on its way.
            let _ = tell.unbounded_send(told);
        }
        if is_last {
            self.open.borrow_mut().remove(&id);
        }
    }

    fn end(&self, why: Lost) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        for (_, tell) in self.open.borrow_mut().drain() {
            let _ = tell.unbounded_send(Err(why));
        }
    }
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|it| !it.navigator().on_line())
}

/// As `courier.js` takes it.
fn message(id: u32, wire: Wire) -> Result<JsValue, JsValue> {
    let message = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&message, &name.into(), &value);
    set("id", id.into())?;
    set("url", wire.url.as_str().into())?;
    set("method", wire.method.into())?;
    set("opaque", wire.no_cors.into())?;
    let pair = |(name, value): &(String, _)| -> Array {
        let value: &zeroize::Zeroizing<String> = value;
        Array::of2(&name.as_str().into(), &value.as_str().into())
    };
    let headers: Array = wire.headers.iter().map(pair).collect();
    set("headers", headers.into())?;
    if !wire.body.is_empty() {
        set("body", Uint8Array::new_from_slice(&wire.body).into())?;
    }
    Ok(message.into())
}

/// A request under way. Dropping it aborts.
struct Sent {
    couriers: Couriers,
    origin: String,
    id: u32,
    told: UnboundedReceiver<Result<Piece, Lost>>,
}

impl Stream for Sent {
    type Item = Result<Piece, Lost>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.told.poll_next_unpin(context)
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        let courier = self
            .couriers
            .0
            .by_origin
            .borrow()
            .get(&self.origin)
            .cloned();
        let Some(courier) = courier else { return };
        // What was not handed over yet never goes out.
        courier.waiting.borrow_mut().retain(|it| it.0 != self.id);
        if courier.open.borrow_mut().remove(&self.id).is_some() {
            let abort = Object::new();
            let set = |name: &str, value: JsValue| Reflect::set(&abort, &name.into(), &value);
            // A plain object takes any value, and can be cloned.
            let _ = set("id", self.id.into()).and_then(|_| set("abort", true.into()));
            let _ = courier.worker.post_message(&abort);
        }
    }
}
