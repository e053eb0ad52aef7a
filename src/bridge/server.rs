//! The worker's end: gives every question to an engine and sends back what it answers.

use std::{collections::HashMap, rc::Rc};

use engine::{Engine, EngineError, Replies, Reply};
use futures::{
    FutureExt, StreamExt,
    channel::mpsc::unbounded,
    select,
    stream::{AbortHandle, Abortable, SelectAll},
};

use crate::{BUILD, FromWorker, Incoming, Port, RequestId, ToWorker};

/// Serves one page until it is gone. `open` makes the engine when the page has given its base address.
///
/// Questions run side by side; cancelling one drops its stream.
pub async fn serve(port: Rc<dyn Port>, open: impl FnOnce(String) -> Rc<dyn Engine>) {
    let (tell, mut heard) = unbounded();
    port.listen(Box::new(move |incoming| {
        tell.unbounded_send(incoming).unwrap_or_default();
    }));
    let build = BUILD.into();
    port.post(FromWorker::Hello { build }.frame());
    let mut open = Some(open);
    let mut service = Service::default();
    let mut running = SelectAll::new();
    loop {
        select! {
            incoming = heard.next().fuse() => match incoming {
                Some(Incoming::Frame(frame)) => match ToWorker::read(&frame) {
                    Ok(ToWorker::Hello { base }) => {
                        if let Some(open) = open.take() {
                            service.engine = Some(open(base));
                        }
                    }
                    Ok(ToWorker::Ask { id, question }) => {
                        if let Some(engine) = &service.engine {
                            let replies = engine.ask(question);
                            running.push(service.begin(id, replies));
                        }
                    }
                    Ok(ToWorker::Cancel { id }) => service.cancel(id),
                    Err(_) => {
                        let what = "a message of the page could not be read".into();
                        return port.post(FromWorker::Crashed { what }.frame());
                    }
                },
                Some(Incoming::Died { .. }) | None => return,
            },
            message = running.select_next_some() => {
                if let FromWorker::Failed { id, .. } | FromWorker::Done { id } = &message {
                    service.stops.remove(id);
                }
                port.post(message.frame());
            }
        }
    }
}

#[derive(Default)]
struct Service {
    engine: Option<Rc<dyn Engine>>,
    stops: HashMap<RequestId, AbortHandle>,
}

type Messages = futures::stream::LocalBoxStream<'static, FromWorker>;

impl Service {
    fn begin(&mut self, id: RequestId, replies: Replies) -> Messages {
        let (stop, stopped) = AbortHandle::new_pair();
        self.stops.insert(id, stop);
        Abortable::new(messages(id, replies), stopped).boxed_local()
    }

    fn cancel(&mut self, id: RequestId) {
        if let Some(stop) = self.stops.remove(&id) {
            stop.abort();
        }
    }
}

/// Replies as messages: the last is `Done` or `Failed`, and only one of them.
fn messages(id: RequestId, replies: Replies) -> Messages {
    let ended = move |error: Option<EngineError>| match error {
        Some(error) => FromWorker::Failed { id, error },
        None => FromWorker::Done { id },
    };
    let reply = move |reply: Reply| FromWorker::Reply { id, reply };
    futures::stream::unfold(Some(replies), move |replies| async move {
        let mut replies = replies?;
        match replies.next().await {
            Some(Ok(next)) => Some((reply(next), Some(replies))),
            Some(Err(error)) => Some((ended(Some(error)), None)),
            None => Some((ended(None), None)),
        }
    })
    .boxed_local()
}
