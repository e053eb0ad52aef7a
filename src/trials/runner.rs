//! Runs a plan to its end: what is known is taken from the cache, the rest is asked, several calls at once.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use futures::{FutureExt, StreamExt, future::LocalBoxFuture, stream::FuturesUnordered};
use lab::recipes::{Key, Wanted};
use lab::scripted::Scripted;
use lab::{Answer, CallId, LabError};

use crate::{
    Host, Trouble,
    ask::Asker,
    cache::{Cache, Kept},
    measured::Measured,
    pace::{Pace, Progress},
    plan::Plan,
    rubric::PracticeJudge,
};

/// Calls on their way at once: the engine shares their common beginnings and computes them together.
const WIDTH: usize = 64;
/// Calls started in one go. Each has its prompt written and is asked at once, so a full width of them would keep the
/// page away for too long.
const SLICE: usize = 4;
/// The page gets a turn at least this often.
const TURN_MILLIS: f64 = 12.0;

/// What answers the calls of a plan.
pub(crate) enum Answerer {
    Engine(Box<Asker>),
    Practice(Scripted),
    Judge(PracticeJudge),
}

/// Why a run came to rest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Rest {
    Finished,
    Paused,
    Troubled(String),
}

/// A plan with what answers it.
pub(crate) struct Job {
    pub(crate) plan: RefCell<Plan>,
    /// One for each model of the setup; empty while the job only looks at what is known.
    pub(crate) answerers: Vec<Answerer>,
    /// What names each model in the cache.
    pub(crate) fingerprints: Vec<String>,
    pub(crate) pause: Cell<bool>,
}

impl Job {
    pub(crate) fn id(&self, wanted: &Wanted) -> CallId {
        self.plan.borrow().id(wanted, &self.fingerprints)
    }

    /// Gives the plan every answer that is known, as far as it goes; how many those were.
    pub(crate) async fn take_known(
        &self,
        host: &dyn Host,
        cache: &Cache,
    ) -> Result<usize, LabError> {
        let mut unknown: BTreeSet<Key> = BTreeSet::new();
        let (mut n_known, mut turn_millis) = (0, host.now_millis());
        loop {
            let wanted = self.plan.borrow().wanted(&unknown, 256);
            if wanted.is_empty() {
                return Ok(n_known);
            }
            for wanted in wanted {
                match cache.get(&self.id(&wanted)).await {
                    Some(kept) => {
                        self.plan.borrow_mut().take(wanted.key, kept)?;
                        n_known += 1;
                    }
                    None => {
                        unknown.insert(wanted.key);
                        // With this many gaps the rest is not worth the search now: asking finds them too.
                        if unknown.len() > 512 {
                            return Ok(n_known);
                        }
                    }
                }
            }
            if host.now_millis() - turn_millis > TURN_MILLIS {
                host.sleep(0).await;
                turn_millis = host.now_millis();
            }
        }
    }

    /// Asks until the plan wants nothing more, or a pause is wished for. Calls on their way at a pause are cancelled.
    pub(crate) async fn run(
        &self,
        host: &Rc<dyn Host>,
        cache: &Rc<Cache>,
        tell: &dyn Fn(Progress),
    ) -> Rest {
        let mut pace = Pace::new(host.now_millis());
        let rest = match self.ask_all(host, cache, tell, &mut pace).await {
            Ok(rest) => rest,
            Err(why) => Rest::Troubled(why),
        };
        tell(pace.progress(host.now_millis(), self.plan.borrow().n_calls()));
        // What cannot be written now is written with the next piece.
        cache.write().await.unwrap_or_default();
        rest
    }

    async fn ask_all(
        &self,
        host: &Rc<dyn Host>,
        cache: &Rc<Cache>,
        tell: &dyn Fn(Progress),
        pace: &mut Pace,
    ) -> Result<Rest, String> {
        let mut turn_millis = host.now_millis();
        let mut under_way: FuturesUnordered<LocalBoxFuture<'_, Arrived>> = FuturesUnordered::new();
        let mut waiting = Waiting::default();
        loop {
            if self.pause.get() {
                return Ok(Rest::Paused);
            }
            let filled = self.fill(&mut under_way, &mut waiting, cache, pace, host);
            let has_more = filled.await.map_err(|it| it.to_string())?;
            let arrived = match under_way.next().now_or_never() {
                Some(None) if !has_more => return Ok(Rest::Finished),
                Some(arrived) => arrived,
                None if has_more => None,
                None => {
                    let waited_from_millis = host.now_millis();
                    let arrived = under_way.next().await;
                    if host.now_millis() - waited_from_millis > 1.0 {
                        // The page had its turn while nothing was there.
                        turn_millis = host.now_millis();
                    }
                    arrived
                }
            };
            if let Some(arrived) = arrived {
                self.receive(arrived, &mut waiting, pace, host, cache)?;
            }
            let now_millis = host.now_millis();
            if let Some(progress) = pace.news(now_millis, self.plan.borrow().n_calls()) {
                tell(progress);
            }
            if now_millis - turn_millis > TURN_MILLIS {
                host.sleep(0).await;
                turn_millis = host.now_millis();
            }
        }
    }

    /// Gives an answer to all who waited for it, and keeps it.
    fn receive(
        &self,
        arrived: Arrived,
        waiting: &mut Waiting,
        pace: &mut Pace,
        host: &Rc<dyn Host>,
        cache: &Rc<Cache>,
    ) -> Result<(), String> {
        let keys = waiting.arrived(&arrived.id);
        let (answer, measured) = arrived.answer.map_err(|it| it.to_string())?;
        let kept = Kept {
            answer,
            millis: arrived.millis,
            measured,
        };
        pace.n_fresh += 1;
        pace.n_known += keys.len().saturating_sub(1);
        for key in keys {
            let taken = self.plan.borrow_mut().take(key, kept.clone());
            taken.map_err(|it| it.to_string())?;
        }
        if let Some(wait_millis) = cache.put(arrived.id, kept, host.now_millis()) {
            let (cache, waits) = (cache.clone(), host.clone());
            host.spawn(Box::pin(async move {
                if wait_millis > 0 {
                    waits.sleep(wait_millis).await;
                }
                // Where the device has no more room, answers stay in memory, and the run goes on.
                cache.write().await.unwrap_or_default();
            }));
        }
        Ok(())
    }

    /// Starts a slice of calls where too few are on their way; what is known is taken at once, and equal calls are
    /// asked once. True where there may be more to start.
    async fn fill<'a>(
        &'a self,
        under_way: &mut FuturesUnordered<LocalBoxFuture<'a, Arrived>>,
        waiting: &mut Waiting,
        cache: &Cache,
        pace: &mut Pace,
        host: &'a Rc<dyn Host>,
    ) -> Result<bool, LabError> {
        let most = WIDTH.saturating_sub(under_way.len()).min(SLICE);
        if most == 0 {
            return Ok(false);
        }
        let on_their_way = &waiting.on_their_way;
        let wanted = self.plan.borrow().wanted(on_their_way, most);
        let has_more = wanted.len() == most;
        for wanted in wanted {
            let id = self.id(&wanted);
            let known = cache.get(&id).await;
            if let Some(kept) = known.filter(|it| self.is_enough(&wanted, it)) {
                self.plan.borrow_mut().take(wanted.key, kept)?;
                pace.n_known += 1;
                continue;
            }
            if waiting.is_new(id, wanted.key) {
                under_way.push(self.ask(wanted, id, host).boxed_local());
            }
        }
        Ok(has_more)
    }

    /// Whether a known answer has everything that its score looks at: one of this page is asked again for what it lacks.
    fn is_enough(&self, wanted: &Wanted, kept: &Kept) -> bool {
        let plan = self.plan.borrow();
        let looks = plan
            .compare()
            .is_some_and(|it| it.judging().needs_token_logprobs());
        let is_here = match self.answerers.get(plan.model_of(wanted.key)) {
            Some(Answerer::Engine(asker)) => asker.is_here(),
            _ => false,
        };
        let is_text = matches!(kept.answer, Answer::Text { .. });
        !looks || !is_here || !is_text || kept.measured.mean_logprob.is_some()
    }

    async fn ask(&self, wanted: Wanted, id: CallId, host: &Rc<dyn Host>) -> Arrived {
        let asked_millis = host.now_millis();
        let model = self.plan.borrow().model_of(wanted.key);
        let answer = match self.answerers.get(model) {
            Some(Answerer::Engine(asker)) => asker.answer(&wanted.call).await,
            Some(Answerer::Practice(scripted)) => {
                Ok((scripted.answer(&wanted.call), Measured::FREE))
            }
            Some(Answerer::Judge(judge)) => {
                let said = self.plan.borrow().pretended_reply(judge, wanted.key);
                said.map(|it| (it, Measured::FREE)).ok_or(Trouble::BrokeOff)
            }
            None => Err(Trouble::BrokeOff),
        };
        Arrived {
            id,
            answer,
            // The page's clock counts whole milliseconds, and 0 stands for what nobody measured.
            millis: (host.now_millis() - asked_millis).max(0.5) as f32,
        }
    }
}

struct Arrived {
    id: CallId,
    answer: Result<(Answer, Measured), Trouble>,
    millis: f32,
}

/// What is on its way: each call with all keys that wait for its answer.
#[derive(Default)]
struct Waiting {
    on_their_way: BTreeSet<Key>,
    keys: BTreeMap<CallId, Vec<Key>>,
}

impl Waiting {
    /// Notes that a key waits for a call; true where nobody asked that call yet.
    fn is_new(&mut self, id: CallId, key: Key) -> bool {
        self.on_their_way.insert(key);
        let keys = self.keys.entry(id).or_default();
        keys.push(key);
        keys.len() == 1
    }

    /// Everybody who waited for this call.
    fn arrived(&mut self, id: &CallId) -> Vec<Key> {
        let keys = self.keys.remove(id).unwrap_or_default();
        for key in &keys {
            self.on_their_way.remove(key);
        }
        keys
    }
}
