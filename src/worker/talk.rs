//! Turns an async function that tells its replies one by one into the stream that the port wants.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use engine::{EngineError, Progress, Replies, Reply, Stage};
use futures::{
    Stream, StreamExt,
    channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded},
    future::LocalBoxFuture,
};

/// Tells replies to whoever asked.
#[derive(Clone)]
pub(crate) struct Tell(UnboundedSender<Reply>);

impl Tell {
    pub(crate) fn reply(&self, reply: Reply) {
        // Whoever asked may be gone; then the work is being dropped too.
        self.0.unbounded_send(reply).unwrap_or_default();
    }

    pub(crate) fn progress(&self, stage: Stage, done_bytes: u64, total_bytes: u64) {
        self.reply(Reply::Progress(Progress {
            stage,
            done_bytes,
            total_bytes,
        }));
    }
}

/// The replies that `act` tells, then its error if it has one. Dropping the stream drops the work.
pub(crate) fn talking<F>(act: impl FnOnce(Tell) -> F) -> Replies
where
    F: Future<Output = Result<(), EngineError>> + 'static,
{
    let (tell, told) = unbounded();
    Box::pin(Talking {
        work: Some(Box::pin(act(Tell(tell)))),
        told,
        error: None,
    })
}

struct Talking {
    work: Option<LocalBoxFuture<'static, Result<(), EngineError>>>,
    told: UnboundedReceiver<Reply>,
    error: Option<EngineError>,
}

impl Stream for Talking {
    type Item = Result<Reply, EngineError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // What was told first goes out first: the work may be about to compute for long.
        if let Poll::Ready(Some(reply)) = self.told.poll_next_unpin(context) {
            return Poll::Ready(Some(Ok(reply)));
        }
        if let Some(work) = &mut self.work
            && let Poll::Ready(result) = work.as_mut().poll(context)
        {
            self.work = None;
            self.error = result.err();
        }
        match self.told.poll_next_unpin(context) {
            Poll::Ready(Some(reply)) => Poll::Ready(Some(Ok(reply))),
            _ if self.work.is_some() => Poll::Pending,
            _ => Poll::Ready(self.error.take().map(Err)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::executor::block_on;

    fn answers(replies: Replies) -> Vec<Result<Reply, EngineError>> {
        block_on(replies.collect())
    }

    #[test]
    fn replies_come_in_order_and_the_error_last() {
        let replies = talking(|tell| async move {
            tell.reply(Reply::Deleted);
            tell.progress(Stage::Loading, 1, 2);
            Err(EngineError::Cancelled)
        });
        let progress = Reply::Progress(Progress {
            stage: Stage::Loading,
            done_bytes: 1,
            total_bytes: 2,
        });
        let expected = [
            Ok(Reply::Deleted),
            Ok(progress),
            Err(EngineError::Cancelled),
        ];
        assert_eq!(answers(replies), expected);
    }

    #[test]
    fn work_without_words_just_ends() {
        assert_eq!(answers(talking(|_| async { Ok(()) })), []);
    }
}
