//! The wire to real workers in a browser: an answer, a crash, a script that is not there.

use std::{cell::Cell, rc::Rc};

use engine::{Engine, EngineError, Question, Reply};
use futures::StreamExt;
use js_sys::{Function, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::MessageChannel;

use crate::web::{USES_RELAXED_SIMD, Variant, connect, join, join_many};
use crate::{BUILD, BridgeClient, Frame, FromWorker, Incoming, Port, RequestId, parcel_web};

wasm_bindgen_test_configure!(run_in_browser);

/// A base address at which every script is this one: it greets, and does `on_ask` with each question.
fn base(on_ask: &str) -> String {
    let build = BUILD.into();
    let hello = FromWorker::Hello { build }.frame().0;
    let script = format!(
        "export default function() {{\
           onmessage = (it) => {{\
             if (it.ports.length) {{\
               const port = it.ports[0], postMessage = (it) => port.postMessage(it);\
               port.onmessage = (it) => {{ if (it.data[0] === 1) {{ {on_ask} }} }};\
               postMessage(new Uint8Array({hello:?}));\
             }} else if (it.data[0] === 1) {{ {on_ask} }}\
           }};\
           postMessage(new Uint8Array({hello:?}));\
         }}//"
    );
    format!(
        "data:text/javascript,{}",
        js_sys::encode_uri_component(&script)
    )
}

fn post(message: &FromWorker) -> String {
    format!("postMessage(new Uint8Array({:?}));", message.frame().0)
}

#[wasm_bindgen_test]
async fn a_worker_answers() {
    let (id, reply) = (RequestId(0), Reply::Deleted);
    let answer = post(&FromWorker::Reply { id, reply }) + &post(&FromWorker::Done { id });
    let (client, _) = connect(&base(&answer), Variant::Plain);
    let replies: Vec<_> = client.ask(Question::Abilities).collect().await;
    assert_eq!(replies, [Ok(Reply::Deleted)]);
}

#[wasm_bindgen_test]
async fn a_branch_that_is_asked_for_before_the_workers_first_word_reaches_it() {
    let (id, reply) = (RequestId(0), Reply::Deleted);
    let answer = post(&FromWorker::Reply { id, reply }) + &post(&FromWorker::Done { id });
    let (client, branches) = connect(&base(&answer), Variant::Plain);
    assert!(
        branches.branch(Function::new_no_args("")).is_none(),
        "no worker runs"
    );
    let started = client.ask(Question::Abilities);
    let far = BridgeClient::new("/", move |_| {
        let branches = branches.clone();
        join(move |gone| branches.branch(gone.clone()))
    });
    let replies: Vec<_> = far.ask(Question::Abilities).collect().await;
    assert_eq!(replies, [Ok(Reply::Deleted)]);
    let replies: Vec<_> = started.collect().await;
    assert_eq!(replies, [Ok(Reply::Deleted)]);
}

#[wasm_bindgen_test]
async fn a_fault_in_the_worker_is_one_error_each_time() {
    let (client, _) = connect(&base("throw new Error('boom');"), Variant::Plain);
    for _ in 0..2 {
        let replies: Vec<_> = client.ask(Question::Abilities).collect().await;
        let [Err(EngineError::Crashed { what })] = &replies[..] else {
            panic!("{replies:?}");
        };
        assert!(what.contains("boom"), "{what}");
    }
}

/// Frames that have come, as text, once there are `n` messages.
async fn heard(port: &Rc<dyn Port>, n: usize) -> Vec<String> {
    let (tell, told) = futures::channel::mpsc::unbounded();
    port.listen(Box::new(move |incoming| {
        tell.unbounded_send(incoming).unwrap();
    }));
    let text = |it| match it {
        Incoming::Frame(Frame(bytes)) => String::from_utf8(bytes).unwrap(),
        Incoming::Died { what } => panic!("{what}"),
    };
    told.take(n).map(text).collect().await
}

#[wasm_bindgen_test]
async fn what_is_posted_in_one_turn_arrives_as_one_message_and_in_order() {
    let wire = MessageChannel::new().unwrap();
    let messages = Rc::new(Cell::new(0));
    let count = messages.clone();
    let counting = Closure::<dyn FnMut()>::new(move || count.set(count.get() + 1));
    let far = wire.port2();
    far.add_event_listener_with_callback("message", counting.as_ref().unchecked_ref())
        .unwrap();
    let near = join_many(move |_| Some(wire.port1()));
    let far = parcel_web::port(far);
    let post = |port: &Rc<dyn Port>, text: &str| port.post(Frame(text.as_bytes().to_vec()));
    for text in ["a", "b", "c"] {
        post(&near, text);
    }
    assert_eq!(heard(&far, 3).await, ["a", "b", "c"]);
    assert_eq!(messages.get(), 1);
    // And back, since the far end has seen a parcel.
    for text in ["d", "e"] {
        post(&far, text);
    }
    assert_eq!(heard(&near, 2).await, ["d", "e"]);
    // What was posted before the end still arrives.
    post(&near, "f");
    near.close();
    let late = heard(&far, 1);
    assert_eq!(late.await, ["f"]);
}

#[wasm_bindgen_test]
async fn a_script_that_is_not_there_is_given_up() {
    let (client, _) = connect("/nowhere/", Variant::Threads);
    let replies: Vec<_> = client.ask(Question::Abilities).collect().await;
    assert!(
        matches!(&replies[..], [Err(EngineError::Crashed { .. })]),
        "{replies:?}"
    );
}

#[wasm_bindgen_test]
fn the_probe_is_a_module_and_its_ruin_is_none() {
    let is_valid = |bytes: &[u8]| WebAssembly::validate(&Uint8Array::new_from_slice(bytes));
    assert_eq!(is_valid(&USES_RELAXED_SIMD), Ok(true));
    let mut ruined = USES_RELAXED_SIMD;
    // An instruction that no browser knows.
    ruined[33] = 255;
    assert_eq!(is_valid(&ruined), Ok(false));
    let isolated = Reflect::get(&js_sys::global(), &"crossOriginIsolated".into());
    let expected = match isolated.is_ok_and(|it| it.is_truthy()) {
        true => Variant::Threads,
        false => Variant::Relaxed,
    };
    assert_eq!(Variant::best(), expected);
}
