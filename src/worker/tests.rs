//! The whole engine natively: models come in, load, answer, and go, over files in memory.

mod answers;
mod cards;
mod held;
mod images;
mod imports;
mod loads;
mod measures;
mod parts;
mod placed;
mod together;

use std::{path::PathBuf, rc::Rc};

use engine::{Engine, EngineError, ImportFile, ImportRole, Question, Reply, StoredModel};
use futures::{StreamExt, executor::block_on};

use crate::{fake::FakeHost, local_engine::LocalEngine};

/// An engine and the place it runs in.
struct Desk {
    host: Rc<FakeHost>,
    engine: LocalEngine,
}

impl Desk {
    fn new() -> Self {
        Self::on(FakeHost::new())
    }

    /// A new engine in a place that was used before: the next visit.
    fn on(host: Rc<FakeHost>) -> Self {
        let engine = LocalEngine::new(host.clone(), "https://page/".into());
        Self { host, engine }
    }

    fn ask(&self, question: Question) -> Vec<Result<Reply, EngineError>> {
        block_on(self.engine.ask(question).collect())
    }

    /// The replies of a question that is answered without an error.
    fn replies(&self, question: Question) -> Vec<Reply> {
        let replies = self.ask(question).into_iter();
        replies.map(|it| it.expect("no error")).collect()
    }

    fn error(&self, question: Question) -> EngineError {
        let replies = self.ask(question);
        let n_errors = replies.iter().filter(|it| it.is_err()).count();
        assert_eq!(n_errors, 1, "exactly one error, at the end: {replies:?}");
        let last = replies.into_iter().next_back();
        last.expect("an answer").expect_err("an error")
    }

    /// What is kept, the bundled model aside.
    fn kept(&self) -> Vec<StoredModel> {
        let replies = self.replies(Question::ListModels);
        let [Reply::Models { models, .. }] = &replies[..] else {
            panic!("{replies:?}");
        };
        assert!(models[0].bundled && models[0].id == "sprout");
        models[1..].to_vec()
    }

    fn import(&self, url: &str) -> Result<StoredModel, EngineError> {
        let replies = self.ask(import(url));
        match replies.into_iter().next_back() {
            Some(Ok(Reply::Imported(model))) => Ok(model),
            Some(Err(error)) => Err(error),
            other => panic!("{other:?}"),
        }
    }

    /// Nothing at all is left of any import.
    fn assert_empty(&self) {
        use storage::{Blobs, Store};
        assert_eq!(block_on(self.host.store.list("")), Ok(vec![]));
        assert_eq!(block_on(self.host.blobs().list()), Ok(vec![]));
    }
}

fn import(url: &str) -> Question {
    Question::Import {
        name: "A model".into(),
        files: vec![file(ImportRole::Gguf, url)],
    }
}

fn file(role: ImportRole, url: &str) -> ImportFile {
    ImportFile {
        role,
        url: url.into(),
        name: String::new(),
    }
}

/// A file of the material that others wrote, where it lies beside the repository.
fn shared(path: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let root = std::env::var_os("EXEMPLAR_SHARED").map_or(root, PathBuf::from);
    let bytes = std::fs::read(root.join("data").join(path)).ok();
    if bytes.is_none() {
        eprintln!("skipped: {path} is not here");
    }
    bytes
}
