//! The questions that are open at the model in memory, computed together by whichever of them is at the wheel.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use engine::EngineError;
use futures::{
    StreamExt,
    channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded},
    future::{Either, select},
    lock::Mutex,
};
use inference::{Batch, Begun, Budget, InferenceError, Model, News, Ticket};

use crate::{card::Card, host::Host, trouble::of_model};

/// Waiting messages are handled at least this often: a Stop is heard well within 100 ms.
const TURN_MILLIS: f64 = 10.0;
/// As above, in the middle of a step: threads that sleep meanwhile have to be woken.
const LONG_TURN_MILLIS: f64 = 40.0;
/// A step should take about this long: the next token of an answer waits for it.
const STEP_MILLIS: f64 = 60.0;
/// So many times as long where nobody is being answered: many tokens at one go take less time each.
/// On the processor, messages are handled after each layer, so a Stop does not wait for it.
const PATIENCE: f64 = 8.0;
const STEP_TOKENS: (f64, f64) = (1.0, 512.0);
/// The first step, by which the next ones are measured.
const FIRST_STEP_TOKENS: f64 = 16.0;
/// The kernels multiply so many tokens at one go.
const TOKENS_AT_ONCE: usize = 4;

pub(crate) struct Service {
    batch: RefCell<Batch>,
    /// Why the processor goes on with what the card had begun.
    fallen: RefCell<Option<String>>,
    /// Where the news of each open question go.
    told: RefCell<HashMap<Ticket, UnboundedSender<News>>>,
    /// Held by the question that computes for all, on the card where there is one.
    wheel: Mutex<Wheel>,
    /// What a step with an answer under way should have.
    step_tokens: Cell<f64>,
    turn_millis: Cell<f64>,
}

/// What became known of which question.
type AllNews = Vec<(Ticket, News)>;

/// What is computed with, beside the processor.
type Wheel = Option<Box<dyn Card>>;

impl Service {
    pub(crate) fn new(model: Rc<Model>, budget: Budget, card: Wheel) -> Self {
        let batch = Batch::new(model, budget);
        let (batch, first) = match card {
            Some(_) => (batch.on_device(), FIRST_STEP_TOKENS),
            None => (batch, FIRST_STEP_TOKENS / PATIENCE),
        };
        Self {
            batch: RefCell::new(batch),
            fallen: RefCell::default(),
            told: RefCell::default(),
            wheel: Mutex::new(card),
            step_tokens: Cell::new(first),
            turn_millis: Cell::new(f64::NEG_INFINITY),
        }
    }

    /// Asks a question with what `begin` does to the batch.
    pub(crate) fn ask(
        &self,
        begin: impl FnOnce(&mut Batch) -> Result<Ticket, InferenceError>,
    ) -> Result<Asked<'_>, EngineError> {
        let ticket = begin(&mut self.batch.borrow_mut()).map_err(of_model)?;
        let (tell, told) = unbounded();
        self.told.borrow_mut().insert(ticket, tell);
        Ok(Asked {
            service: self,
            ticket,
            told,
        })
    }

    /// Why the processor goes on with what the card had begun, where that happened.
    pub(crate) fn fallen(&self) -> Option<String> {
        self.fallen.borrow().clone()
    }

    /// Computes for all questions and tells each its news.
    async fn step(&self, host: &dyn Host, wheel: &mut Wheel) {
        let before_millis = host.now_millis();
        let n_before = self.batch.borrow().n_computed();
        let patience = self.patience(wheel);
        let asked = (self.step_tokens.get() * patience).clamp(STEP_TOKENS.0, STEP_TOKENS.1);
        let n_asked = whole_batches(asked as usize);
        let news = match wheel {
            None => self.step_here(host, n_asked).await,
            Some(card) => match self.step_on(&mut **card, n_asked).await {
                Ok(news) => news,
                Err(why) => {
                    // Nothing of this step was drawn: no token is lost, and none comes twice.
                    *wheel = None;
                    self.batch.borrow_mut().come_home();
                    self.fallen.replace(Some(why));
                    Vec::new()
                }
            },
        };
        let n_tokens = (self.batch.borrow().n_computed() - n_before) as f64;
        let took_millis = host.now_millis() - before_millis;
        let next = next_step(asked, n_tokens, took_millis / patience);
        self.step_tokens.set(next / patience);
        let told = self.told.borrow();
        for (ticket, news) in news {
            if let Some(tell) = told.get(&ticket) {
                tell.unbounded_send(news).unwrap_or_default();
            }
        }
    }

    /// How many times as long as with an answer under way a step may take.
    fn patience(&self, wheel: &Wheel) -> f64 {
        match wheel.is_some() || self.batch.borrow().is_answering() {
            true => 1.0,
            false => PATIENCE,
        }
    }

    /// A step on the processor. Questions may come and go meanwhile.
    async fn step_here(&self, host: &dyn Host, n_tokens: usize) -> AllNews {
        loop {
            let news = self.batch.borrow_mut().go_on(n_tokens);
            if let Some(news) = news {
                return news;
            }
            self.turn(host, LONG_TURN_MILLIS).await;
        }
    }

    /// A step on the card. Questions may come and go meanwhile.
    async fn step_on(&self, card: &mut dyn Card, n_tokens: usize) -> Result<AllNews, String> {
        let begun = self.batch.borrow_mut().begin_step(n_tokens, None);
        let errands = match begun {
            Begun::News(news) => return Ok(news),
            Begun::Errands(errands) => errands,
        };
        let mut done = Vec::with_capacity(errands.len());
        for errand in errands {
            let computed = card.go_on(&errand).await?;
            done.push((errand, computed));
        }
        let finished = self.batch.borrow_mut().finish_step(done, None);
        finished.map_err(|_| "It brought scores back that are none.".into())
    }

    /// Handles messages, if that was not done for `millis`.
    async fn turn(&self, host: &dyn Host, millis: f64) {
        if host.now_millis() - self.turn_millis.get() > millis {
            host.pause().await;
            self.turn_millis.set(host.now_millis());
        }
    }
}

/// How many tokens the next step should have, after one of `n_tokens` where `asked` could have been.
fn next_step(asked: f64, n_tokens: f64, took_millis: f64) -> f64 {
    if n_tokens == 0.0 {
        return asked;
    }
    let factor = (STEP_MILLIS / took_millis.max(0.01)).clamp(0.25, 4.0);
    let next = if n_tokens >= 0.75 * asked {
        asked * factor
    } else if factor < 1.0 {
        n_tokens * factor
    } else {
        // It was not full: how long a full one takes is still to be seen.
        asked
    };
    next.clamp(STEP_TOKENS.0, STEP_TOKENS.1)
}

/// So many tokens or a few less, none of them left over.
fn whole_batches(n_tokens: usize) -> usize {
    match n_tokens / TOKENS_AT_ONCE {
        0 => n_tokens,
        n => n * TOKENS_AT_ONCE,
    }
}

/// An open question. Dropping it takes the question back.
pub(crate) struct Asked<'a> {
    service: &'a Service,
    ticket: Ticket,
    told: UnboundedReceiver<News>,
}

impl Asked<'_> {
    /// What becomes known next; computes for all who ask, if nobody else does.
    pub(crate) async fn news(&mut self, host: &dyn Host) -> Result<News, EngineError> {
        let service = self.service;
        service.turn(host, TURN_MILLIS).await;
        if let Ok(news) = self.told.try_recv() {
            return told(news);
        }
        let mut wheel = match select(self.told.next(), service.wheel.lock()).await {
            Either::Left((Some(news), _)) => return told(news),
            Either::Left((None, _)) => return Err(EngineError::Cancelled),
            Either::Right((wheel, _)) => wheel,
        };
        loop {
            service.step(host, &mut wheel).await;
            if let Ok(news) = self.told.try_recv() {
                return told(news);
            }
            service.turn(host, TURN_MILLIS).await;
        }
    }
}

fn told(news: News) -> Result<News, EngineError> {
    match news {
        News::Failed(error) => Err(of_model(error)),
        news => Ok(news),
    }
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        self.service.told.borrow_mut().remove(&self.ticket);
        self.service.batch.borrow_mut().cancel(self.ticket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole_batches_where_they_can_be() {
        for (n_tokens, piece) in [(1, 1), (3, 3), (4, 4), (7, 4), (30, 28), (256, 256)] {
            assert_eq!(whole_batches(n_tokens), piece);
        }
    }

    #[test]
    fn steps_take_as_long_as_a_stop_may_wait() {
        // A full step of 20 ms: three times as much. One of 240 ms: a quarter.
        assert_eq!(next_step(16.0, 16.0, 20.0), 48.0);
        assert_eq!(next_step(16.0, 16.0, 240.0), 4.0);
        // One token of many that there was room for says nothing, unless it alone took too long.
        assert_eq!(next_step(40.0, 1.0, 10.0), 40.0);
        assert_eq!(next_step(40.0, 4.0, 120.0), 2.0);
        assert_eq!(next_step(40.0, 0.0, 0.0), 40.0);
        assert_eq!(next_step(400.0, 400.0, 1.0), STEP_TOKENS.1);
        assert_eq!(next_step(2.0, 2.0, 900.0), STEP_TOKENS.0);
    }
}
