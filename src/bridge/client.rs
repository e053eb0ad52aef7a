//! The page's end: an engine whose every question crosses to a worker, which it starts and starts again.

use std::{
    cell::RefCell,
    collections::HashMap,
    pin::Pin,
    rc::{Rc, Weak},
    task::{Context, Poll},
};

use engine::{Engine, EngineError, Question, Replies, Reply};
use futures::{
    Stream, StreamExt,
    channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded},
    stream,
};

use crate::{BUILD, FromWorker, Incoming, Port, RequestId, ToWorker};

/// Starts a worker. The number says how many workers in a row died before their first word.
type OpenPort = Box<dyn Fn(u32) -> Rc<dyn Port>>;
type Answers = UnboundedSender<Result<Reply, EngineError>>;

/// Workers in a row that may die before their first word until questions are given up.
const MAX_FAILED_STARTS: u32 = 2;

/// An engine behind a port. Clones share the worker.
///
/// The worker starts with the first question. When it dies, every open question ends in one
/// [`EngineError::Crashed`], and the next question starts a new worker.
/// One that dies before its first word is replaced without anybody being told, twice at most.
#[derive(Clone)]
pub struct BridgeClient {
    line: Rc<Line>,
}

struct Line {
    open: OpenPort,
    base: String,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    link: Link,
    /// Counts ports, so that the last words of a dead one are not taken for a living one's.
    n_ports: u64,
    n_failed_starts: u32,
    next_id: u32,
    open_questions: HashMap<RequestId, Answers>,
}

#[derive(Default)]
enum Link {
    #[default]
    Closed,
    /// Started; questions wait until it says which build it is.
    Opening {
        port: Rc<dyn Port>,
        waiting: Vec<(RequestId, Question)>,
    },
    Open(Rc<dyn Port>),
    /// The worker is of another build, and so would be the next one.
    Foreign,
}

impl BridgeClient {
    /// `base` is the page's base address; `open` starts a worker and returns the wire to it.
    pub fn new(base: impl Into<String>, open: impl Fn(u32) -> Rc<dyn Port> + 'static) -> Self {
        let line = Line {
            open: Box::new(open),
            base: base.into(),
            state: RefCell::default(),
        };
        Self {
            line: Rc::new(line),
        }
    }

    /// Ends the worker, as the last resort against one that does not answer; open questions end in an error.
    pub fn restart(&self) {
        self.line.died(None, "it was restarted");
    }
}

impl Engine for BridgeClient {
    fn ask(&self, question: Question) -> Replies {
        let (tell, told) = unbounded();
        let Some(id) = self.line.clone().ask(question, tell) else {
            return stream::iter([Err(EngineError::OtherBuild)]).boxed_local();
        };
        let line = self.line.clone();
        Box::pin(Answering { id, line, told })
    }
}

impl Line {
    /// Sends the question, or keeps it until the worker is ready. `None`: no worker of this build is to be had.
    fn ask(self: Rc<Self>, question: Question, tell: Answers) -> Option<RequestId> {
        let id = {
            let mut state = self.state.borrow_mut();
            if matches!(state.link, Link::Foreign) {
                return None;
            }
            let id = RequestId(state.next_id);
            state.next_id += 1;
            state.open_questions.insert(id, tell);
            id
        };
        self.start_if_closed(Vec::new());
        let port = {
            let mut state = self.state.borrow_mut();
            match &mut state.link {
                Link::Opening { waiting, .. } => {
                    waiting.push((id, question));
                    return Some(id);
                }
                Link::Open(port) => port.clone(),
                Link::Closed | Link::Foreign => return Some(id),
            }
        };
        port.post(ToWorker::Ask { id, question }.frame());
        Some(id)
    }

    fn start_if_closed(self: &Rc<Self>, waiting: Vec<(RequestId, Question)>) {
        let (number, n_failed) = {
            let mut state = self.state.borrow_mut();
            if !matches!(state.link, Link::Closed) {
                return;
            }
            state.n_ports += 1;
            (state.n_ports, state.n_failed_starts)
        };
        let port = (self.open)(n_failed);
        self.state.borrow_mut().link = Link::Opening {
            port: port.clone(),
            waiting,
        };
        let line = Rc::downgrade(self);
        port.listen(Box::new(move |incoming| hear(&line, number, incoming)));
    }

    fn greeted(&self, build: &str) {
        let mut state = self.state.borrow_mut();
        let link = std::mem::take(&mut state.link);
        let Link::Opening { port, waiting } = link else {
            state.link = link;
            return;
        };
        if build != BUILD {
            drop(state);
            return self.foreign();
        }
        state.n_failed_starts = 0;
        state.link = Link::Open(port.clone());
        drop(state);
        let base = self.base.clone();
        port.post(ToWorker::Hello { base }.frame());
        for (id, question) in waiting {
            port.post(ToWorker::Ask { id, question }.frame());
        }
    }

    fn foreign(&self) {
        let mut state = self.state.borrow_mut();
        let old = std::mem::replace(&mut state.link, Link::Foreign);
        let questions = std::mem::take(&mut state.open_questions);
        drop(state);
        close(old);
        for tell in questions.into_values() {
            send(&tell, Err(EngineError::OtherBuild));
        }
    }

    /// The worker is gone. `port` is the wire's number where the wire said so.
    fn died(self: &Rc<Self>, port: Option<u64>, what: &str) {
        let mut state = self.state.borrow_mut();
        if port.is_some_and(|it| it != state.n_ports) || matches!(state.link, Link::Foreign) {
            return;
        }
        let link = std::mem::take(&mut state.link);
        if let (Link::Opening { waiting, .. }, Some(_)) = (&link, port) {
            state.n_failed_starts += 1;
            if state.n_failed_starts <= MAX_FAILED_STARTS {
                let waiting = waiting.clone();
                drop(state);
                close(link);
                return self.start_if_closed(waiting);
            }
        }
        state.n_failed_starts = 0;
        let questions = std::mem::take(&mut state.open_questions);
        drop(state);
        close(link);
        for tell in questions.into_values() {
            let what = what.into();
            send(&tell, Err(EngineError::Crashed { what }));
        }
    }

    fn end(&self, id: RequestId, last: Option<EngineError>) {
        let tell = self.state.borrow_mut().open_questions.remove(&id);
        if let (Some(tell), Some(error)) = (tell, last) {
            send(&tell, Err(error));
        }
    }

    fn cancel(&self, id: RequestId) {
        let mut state = self.state.borrow_mut();
        if state.open_questions.remove(&id).is_none() {
            return;
        }
        match &mut state.link {
            Link::Opening { waiting, .. } => waiting.retain(|(it, _)| *it != id),
            Link::Open(port) => {
                let port = port.clone();
                drop(state);
                port.post(ToWorker::Cancel { id }.frame());
            }
            Link::Closed | Link::Foreign => {}
        }
    }
}

/// What a port's listener does with everything that arrives.
fn hear(line: &Weak<Line>, number: u64, incoming: Incoming) {
    let Some(line) = line.upgrade() else {
        return;
    };
    let message = match incoming {
        Incoming::Frame(frame) => FromWorker::read(&frame),
        Incoming::Died { what } => Ok(FromWorker::Crashed { what }),
    };
    if line.state.borrow().n_ports != number {
        return;
    }
    match message {
        Ok(FromWorker::Hello { build }) => line.greeted(&build),
        Ok(FromWorker::Reply { id, reply }) => {
            if let Some(tell) = line.state.borrow().open_questions.get(&id) {
                send(tell, Ok(reply));
            }
        }
        Ok(FromWorker::Failed { id, error }) => line.end(id, Some(error)),
        Ok(FromWorker::Done { id }) => line.end(id, None),
        Ok(FromWorker::Crashed { what }) => line.died(Some(number), &what),
        Err(_) => line.foreign(),
    }
}

/// A stream that was dropped meanwhile needs no answer.
fn send(tell: &Answers, answer: Result<Reply, EngineError>) {
    tell.unbounded_send(answer).unwrap_or_default();
}

/// Ports are let go outside their own listener's call, which may be running.
fn close(link: Link) {
    if let Link::Opening { port, .. } | Link::Open(port) = link {
        port.close();
    }
}

/// The answers of one question; dropping it before the end cancels.
struct Answering {
    id: RequestId,
    line: Rc<Line>,
    told: UnboundedReceiver<Result<Reply, EngineError>>,
}

impl Stream for Answering {
    type Item = Result<Reply, EngineError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.told.poll_next_unpin(context)
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.line.cancel(self.id);
    }
}
