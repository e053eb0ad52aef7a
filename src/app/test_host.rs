//! A host for native tests: a clock that is moved by hand, a fixed random source, and an executor of one thread.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    future::poll_fn,
    rc::{Rc, Weak},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    task::{Context, Poll, Wake, Waker},
};

use futures::{
    FutureExt, StreamExt,
    channel::mpsc::{self, UnboundedSender},
    future::{LocalBoxFuture, ready},
    stream::LocalBoxStream,
};

use crate::{Airplane, Host};

/// What several tests' hosts share, as the tabs of one browser do: the clock, the tasks, the channel.
#[derive(Clone, Default)]
pub struct TestBrowser(Rc<Browser>);

/// One tab. Clones are the same tab.
#[derive(Clone)]
pub struct TestHost {
    browser: Rc<Browser>,
    tab: usize,
    random: Rc<Cell<u64>>,
    offered: Rc<RefCell<Files>>,
}

/// Names and contents.
type Files = Vec<(String, Vec<u8>)>;

#[derive(Default)]
struct Browser {
    now_millis: Cell<f64>,
    tasks: RefCell<Vec<LocalBoxFuture<'static, ()>>>,
    fresh: RefCell<Vec<LocalBoxFuture<'static, ()>>>,
    timers: RefCell<Vec<Weak<Timer>>>,
    tabs: RefCell<Vec<Vec<UnboundedSender<String>>>>,
    assets: RefCell<HashMap<String, Vec<u8>>>,
    airplane: Cell<Airplane>,
    languages: RefCell<Vec<String>>,
    woken: Arc<Woken>,
}

struct Timer {
    due_millis: f64,
    waker: RefCell<Option<Waker>>,
}

#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Relaxed);
    }
}

impl TestBrowser {
    /// A new tab, with random numbers of its own.
    pub fn tab(&self) -> TestHost {
        let tab = self.0.tabs.borrow().len();
        self.0.tabs.borrow_mut().push(Vec::new());
        TestHost {
            browser: self.0.clone(),
            tab,
            random: Rc::new(Cell::new(0x9E37_79B9_7F4A_7C15 ^ (tab as u64 + 1))),
            offered: Rc::default(),
        }
    }

    /// Puts a file where [`Host::fetch_asset`] finds it.
    pub fn add_asset(&self, path: &str, bytes: Vec<u8>) {
        self.0.assets.borrow_mut().insert(path.into(), bytes);
    }

    /// What [`Host::languages`] gives; nothing before.
    pub fn reads(&self, languages: &[&str]) {
        let languages = languages.iter().map(|it| (*it).to_owned()).collect();
        self.0.languages.replace(languages);
    }

    /// Runs every task until all of them wait for something.
    pub fn settle(&self) {
        let waker = Waker::from(self.0.woken.clone());
        let mut context = Context::from_waker(&waker);
        loop {
            self.0.woken.0.store(false, Relaxed);
            let mut tasks = self.0.tasks.take();
            tasks.append(&mut self.0.fresh.borrow_mut());
            tasks.retain_mut(|it| it.as_mut().poll(&mut context).is_pending());
            self.0.tasks.replace(tasks);
            if !self.0.woken.0.load(Relaxed) && self.0.fresh.borrow().is_empty() {
                return;
            }
        }
    }

    /// Lets time pass, timer by timer, running what becomes due on the way.
    pub fn advance(&self, millis: u32) {
        self.settle();
        let end = self.0.now_millis.get() + f64::from(millis);
        while let Some(due) = self.next_due().filter(|it| *it <= end) {
            self.0.now_millis.set(due.max(self.0.now_millis.get()));
            for timer in self.0.timers.borrow().iter().filter_map(Weak::upgrade) {
                if timer.due_millis <= due
                    && let Some(waker) = timer.waker.take()
                {
                    waker.wake();
                }
            }
            self.settle();
        }
        self.0.now_millis.set(end);
        self.settle();
    }

    fn next_due(&self) -> Option<f64> {
        let mut timers = self.0.timers.borrow_mut();
        timers.retain(|it| it.strong_count() > 0);
        let waiting = timers.iter().filter_map(Weak::upgrade);
        let waiting = waiting.filter(|it| it.waker.borrow().is_some());
        waiting.map(|it| it.due_millis).min_by(f64::total_cmp)
    }
}

impl TestHost {
    /// What this tab offered as downloads so far: names and contents.
    pub fn offered(&self) -> Vec<(String, Vec<u8>)> {
        self.offered.borrow().clone()
    }
}

impl Host for TestHost {
    fn now_millis(&self) -> f64 {
        self.browser.now_millis.get()
    }

    fn today(&self) -> String {
        "26 Jul 2024".into()
    }

    fn languages(&self) -> Vec<String> {
        self.browser.languages.borrow().clone()
    }

    fn random_bytes(&self, buffer: &mut [u8]) {
        for byte in buffer {
            // xorshift64: any fixed sequence will do.
            let mut state = self.random.get();
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            self.random.set(state);
            *byte = (state >> 32) as u8;
        }
    }

    fn sleep(&self, millis: u32) -> LocalBoxFuture<'static, ()> {
        let browser = self.browser.clone();
        let timer = Rc::new(Timer {
            due_millis: browser.now_millis.get() + f64::from(millis),
            waker: RefCell::new(None),
        });
        browser.timers.borrow_mut().push(Rc::downgrade(&timer));
        poll_fn(move |context| {
            if browser.now_millis.get() >= timer.due_millis {
                return Poll::Ready(());
            }
            timer.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.browser.fresh.borrow_mut().push(task);
    }

    fn fetch_asset(&self, path: &str) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        let asset = self.browser.assets.borrow().get(path).cloned();
        ready(asset.ok_or_else(|| format!("{path} could not be fetched."))).boxed_local()
    }

    fn post(&self, message: String) {
        for (tab, listeners) in self.browser.tabs.borrow().iter().enumerate() {
            if tab != self.tab {
                for listener in listeners {
                    _ = listener.unbounded_send(message.clone());
                }
            }
        }
    }

    fn messages(&self) -> LocalBoxStream<'static, String> {
        let (sender, receiver) = mpsc::unbounded();
        self.browser.tabs.borrow_mut()[self.tab].push(sender);
        receiver.boxed_local()
    }

    fn airplane(&self, set: Option<bool>) -> LocalBoxFuture<'static, Airplane> {
        if let Some(on) = set {
            let state = if on { Airplane::On } else { Airplane::Off };
            self.browser.airplane.set(state);
        }
        ready(self.browser.airplane.get()).boxed_local()
    }

    fn offer_file(&self, name: &str, bytes: Vec<u8>) {
        self.offered.borrow_mut().push((name.into(), bytes));
    }
}
