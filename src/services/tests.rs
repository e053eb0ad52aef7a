//! A page without a browser: a clock that jumps, a carrier with a script, a vault that only pretends.

mod asking;
mod cancelling;
mod chains;
mod failures;
mod kept_first;
mod keys;
mod looking;
mod runs;
mod silence;
mod world;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use engine::{EngineError, Generate, PromptText, Question, Reply, Role, Sampling, Turn};
use futures::{
    FutureExt, StreamExt,
    executor::LocalSpawner,
    future::{LocalBoxFuture, ready},
    task::LocalSpawnExt,
};
use remote::doctor::Permission;
use storage::Store;
use zeroize::Zeroizing;

pub(crate) use world::{CANARY, Clock, Seen, Step, World};

use crate::{Host, Keep, Lock, Lost, Service, Services, Vault, VaultError, Why};

pub(crate) struct TestHost {
    pub(crate) clock: Rc<Clock>,
    pub(crate) spawner: LocalSpawner,
    pub(crate) draws: Cell<u8>,
    pub(crate) is_online: Cell<bool>,
    pub(crate) permission: Cell<Permission>,
}

impl Host for TestHost {
    fn now_millis(&self) -> u64 {
        self.clock.now()
    }

    fn sleep(&self, millis: u64) -> LocalBoxFuture<'static, ()> {
        self.clock.sleep(millis)
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.spawner.spawn_local(task).expect("the pool is there");
    }

    fn random_bytes(&self, buffer: &mut [u8]) {
        self.draws.set(self.draws.get() + 1);
        buffer.fill(self.draws.get());
    }

    fn page_address(&self) -> String {
        "https://exemplar.example".into()
    }

    fn is_online(&self) -> bool {
        self.is_online.get()
    }

    fn local_network_permission(&self) -> LocalBoxFuture<'static, Permission> {
        ready(self.permission.get()).boxed_local()
    }
}

/// Turns every bit around and remembers the words: no protection, but nothing can be read in it.
#[derive(Clone, Default)]
pub(crate) struct PretendVault {
    /// Seals nothing.
    pub(crate) fails: Rc<Cell<bool>>,
}

fn words(lock: &Lock) -> Vec<u8> {
    match lock {
        Lock::Passphrase(words) => words.bytes().map(|it| it.wrapping_add(1)).collect(),
        Lock::Session => b"session".to_vec(),
    }
}

impl Vault for PretendVault {
    fn seal(
        &self,
        secret: Zeroizing<Vec<u8>>,
        lock: Lock,
    ) -> LocalBoxFuture<'static, Result<Vec<u8>, VaultError>> {
        if self.fails.get() {
            return ready(Err(VaultError::Unavailable)).boxed_local();
        }
        let words = words(&lock);
        let mut sealed = vec![u8::try_from(words.len()).expect("short words")];
        sealed.extend(words);
        sealed.extend(secret.iter().map(|it| !it));
        ready(Ok(sealed)).boxed_local()
    }

    fn open(
        &self,
        sealed: Vec<u8>,
        lock: Lock,
    ) -> LocalBoxFuture<'static, Result<Zeroizing<Vec<u8>>, VaultError>> {
        let words = words(&lock);
        let opened = match sealed.split_first() {
            Some((n, rest)) if usize::from(*n) == words.len() && rest.starts_with(&words) => {
                let secret = rest[words.len()..].iter().map(|it| !it).collect();
                Ok(Zeroizing::new(secret))
            }
            _ => Err(VaultError::WrongLock),
        };
        ready(opened).boxed_local()
    }
}

pub(crate) fn generate(model: &str, text: &str) -> Generate {
    let turn = Turn {
        role: Role::User,
        text: text.into(),
    };
    Generate {
        model: model.into(),
        prompt: PromptText::Turns(vec![turn]),
        sampling: Sampling {
            temperature: 0.5,
            top_k: 0,
            top_p: 1.0,
            min_p: 0.0,
            repetition_penalty: 1.0,
            seed: 7,
        },
        max_tokens: 20,
        stops: Vec::new(),
        n_samples: 1,
        schema: String::new(),
        begun: String::new(),
    }
}

pub(crate) fn question(model: &str, text: &str) -> Question {
    Question::Generate(Box::new(generate(model, text)))
}

pub(crate) fn outgoing(generate: Generate, n_prompt_tokens: Option<u32>) -> Question {
    Question::Outgoing {
        generate: Box::new(generate),
        n_prompt_tokens,
    }
}

pub(crate) fn ok() -> Step {
    Step::Head(
        200,
        vec![("content-type".into(), "text/event-stream".into())],
    )
}

pub(crate) fn body(text: &str) -> Step {
    Step::Body(text.as_bytes().to_vec())
}

/// A piece of an answer of OpenAI Chat Completions (platform.openai.com/docs/api-reference/chat-streaming).
pub(crate) fn delta(text: &str) -> Step {
    let piece = serde_json::json!({"choices": [{"index": 0, "delta": {"content": text}}]});
    body(&format!("data: {piece}\n\n"))
}

pub(crate) fn done() -> Step {
    body(
        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n\
         data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":200}}\n\n\
         data: [DONE]\n\n",
    )
}

/// A whole good answer.
pub(crate) fn says(text: &str) -> Vec<Step> {
    vec![ok(), delta(text), done()]
}

pub(crate) fn status(status: u16, text: &str) -> Vec<Step> {
    vec![Step::Head(status, Vec::new()), body(text)]
}

/// The text of an answer, and the error at its end.
pub(crate) fn outcome(replies: &[Result<Reply, EngineError>]) -> (String, Option<EngineError>) {
    let mut text = String::new();
    for reply in replies {
        match reply {
            Ok(Reply::Token { text: piece, .. }) => text += piece,
            Err(error) => return (text, Some(error.clone())),
            Ok(_) => {}
        }
    }
    (text, None)
}

pub(crate) fn notes(replies: &[Result<Reply, EngineError>]) -> Vec<&str> {
    let note = |it: &'_ Result<Reply, EngineError>| matches!(it, Ok(Reply::Aside { .. }));
    let text = |it| match it {
        &Ok(Reply::Aside { ref text, .. }) => text.as_str(),
        _ => "",
    };
    replies.iter().filter(|it| note(it)).map(text).collect()
}
