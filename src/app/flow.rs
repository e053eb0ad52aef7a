//! The answers of a question, held so that they can be let go of at once from anywhere.

use std::{
    cell::RefCell,
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use engine::{EngineError, Replies, Reply};
use futures::StreamExt;

/// Clones hold the same stream.
#[derive(Clone)]
pub(crate) struct Flow(Rc<RefCell<State>>);

struct State {
    /// `None` once cancelled or over, and while it is being polled.
    replies: Option<Replies>,
    is_cancelled: bool,
    waker: Option<Waker>,
}

impl Flow {
    pub(crate) fn new(replies: Replies) -> Self {
        Self(Rc::new(RefCell::new(State {
            replies: Some(replies),
            is_cancelled: false,
            waker: None,
        })))
    }

    /// The next answer; `None` at the end and after [`Flow::cancel`].
    pub(crate) async fn next(&self) -> Option<Result<Reply, EngineError>> {
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            state.waker = Some(context.waker().clone());
            let Some(mut replies) = state.replies.take() else {
                return Poll::Ready(None);
            };
            drop(state);
            let polled = replies.poll_next_unpin(context);
            let mut state = self.0.borrow_mut();
            if state.is_cancelled {
                return Poll::Ready(None);
            }
            state.replies = Some(replies);
            polled
        })
        .await
    }

    /// Drops the stream, which stops the work, and ends whoever waits for it.
    pub(crate) fn cancel(&self) {
        let mut state = self.0.borrow_mut();
        state.is_cancelled = true;
        let (replies, waker) = (state.replies.take(), state.waker.take());
        drop(state);
        drop(replies);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.0.borrow().is_cancelled
    }
}
