//! The desk on a clock moved by hand: what is saved, reloaded, torn by failures and by a second tab.

mod acts;
mod hunting;
mod merges;
mod recording;
mod studio;
mod torn;

use std::rc::Rc;

use app::{Host as _, test_host::TestBrowser, test_host::TestHost};
use domain::{Example, ExampleId, Project, ProjectId};
use format::record;
use futures::{FutureExt, StreamExt, future::LocalBoxFuture};
use history::Version;
use proptest::test_runner::Config;
use storage::{MemoryStore, Store};

use crate::{Desk, Host, Ports, VersionId, VersionsError};

/// The same browser tab as the desk needs it.
struct Ours(TestHost);

impl Host for Ours {
    fn now_millis(&self) -> f64 {
        self.0.now_millis()
    }

    fn random_bytes(&self, buffer: &mut [u8]) {
        self.0.random_bytes(buffer);
    }

    fn sleep(&self, millis: u32) -> LocalBoxFuture<'static, ()> {
        self.0.sleep(millis)
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.0.spawn(task);
    }

    fn post(&self, message: String) {
        self.0.post(message);
    }
}

/// A desk in a tab of its own, which hears what the others post.
struct Tab {
    browser: TestBrowser,
    store: Rc<dyn Store>,
    desk: Desk,
}

impl Tab {
    fn open(browser: &TestBrowser, store: &(impl Store + Clone + 'static)) -> Self {
        let host = browser.tab();
        let store: Rc<dyn Store> = Rc::new(store.clone());
        let desk = Desk::new(Ports {
            store: store.clone(),
            host: Rc::new(Ours(host.clone())),
        });
        let (mut messages, heard) = (host.messages(), desk.clone());
        host.spawn(Box::pin(async move {
            while let Some(message) = messages.next().await {
                heard.heard(&message);
            }
        }));
        Self {
            browser: browser.clone(),
            store,
            desk,
        }
    }

    fn first() -> (Self, MemoryStore) {
        let store = MemoryStore::default();
        let tab = Self::open(&TestBrowser::default(), &store);
        tab.browser.advance(1_000);
        (tab, store)
    }

    /// As the studio saves.
    fn put(&self, project: &Project) {
        let now = Ours(self.browser.tab()).now_millis();
        let key = format!("{}{}", record::PROJECTS, project.id.0);
        block_on(self.store.put(&key, &record::write(project, now))).expect("saved");
        self.desk.saved(project.id.clone());
    }

    /// Saved, and a version made of it.
    fn keep(&self, project: &Project) -> VersionId {
        self.put(project);
        self.browser.advance(6_000);
        self.head(&project.id)
    }

    fn saved(&self, project: &ProjectId) -> Project {
        let key = format!("{}{}", record::PROJECTS, project.0);
        let record = block_on(self.store.get(&key)).expect("read");
        record::read(&record.expect("there"), project.clone()).expect("a project")
    }

    /// Newest first.
    fn versions(&self, project: &ProjectId) -> Vec<Version> {
        block_on(self.desk.list(project)).expect("a list").versions
    }

    fn names(&self) -> Vec<String> {
        let versions = self.versions(&id());
        versions
            .iter()
            .map(|it| it.name.text().to_owned())
            .collect()
    }

    fn head(&self, project: &ProjectId) -> VersionId {
        let listed = block_on(self.desk.list(project)).expect("a list");
        listed.head.expect("a version")
    }

    fn at(&self, version: VersionId) -> Project {
        block_on(self.desk.project(&id(), version)).expect("rebuilt")
    }
}

/// Nothing waits here but for the clock; unlike an executor it may be called inside itself.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("nothing waits")
}

/// No file of failures is kept: it would land among the rooms, which are all crates.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

fn id() -> ProjectId {
    ProjectId("0".into())
}

/// With one example and these texts.
fn project(instruction: &str, answer: &str) -> Project {
    let mut project = Project::empty(id(), "Letters");
    project.prompt.instruction = instruction.to_owned();
    project.prompt.examples = vec![Example::new(ExampleId(1), "in", answer)];
    project
}
