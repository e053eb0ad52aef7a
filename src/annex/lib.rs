//! The part of the program that is fetched when it is first needed: chat templates and links.
//!
//! The page holds [`Annex`], the way to ask; the code that answers ([`Desk`]) is a wasm module of its own,
//! so that nobody waits for it who only wants to type.
//!
//! Invariant: a secret goes beside a question and never inside: no question that holds one can be written.

mod desk;
mod question;

use futures::{FutureExt, future::LocalBoxFuture};

pub use desk::Desk;
pub use question::{Answer, Conversation, Held, Question, Seal, Trouble, Turn, Written};
/// Small enough for whoever writes thousands of conversations: these need not be brought to the annex one by one.
pub use tokens::chat::PlainTemplate;

/// The way to ask, wherever the code that answers is.
pub trait Annex {
    /// Brings it; done at once where it is here. The error is a sentence for people.
    fn fetch(&self) -> LocalBoxFuture<'static, Result<(), String>>;

    /// The answer, at once; `None` before it was fetched.
    ///
    /// The passphrase of a seal is the `secret`.
    fn ask(&self, question: &Question, secret: Option<&str>) -> Option<Answer>;
}

/// The annex in this very program: natively nothing has to be fetched.
#[derive(Default)]
pub struct Here(Desk);

impl Annex for Here {
    fn fetch(&self) -> LocalBoxFuture<'static, Result<(), String>> {
        async { Ok(()) }.boxed_local()
    }

    fn ask(&self, question: &Question, secret: Option<&str>) -> Option<Answer> {
        Some(self.0.answer(question, secret))
    }
}

/// A question as bytes, for an annex in a module of its own.
pub fn question_bytes(question: &Question) -> Option<Vec<u8>> {
    postcard::to_allocvec(question).ok()
}

/// The answer in those bytes; `None` for bytes that are none.
pub fn read_answer(answer: &[u8]) -> Option<Answer> {
    postcard::from_bytes(answer).ok()
}

/// Answers a question that came as bytes, in bytes; `None` for bytes that are no question.
pub fn answer_bytes(desk: &Desk, question: &[u8], secret: Option<&str>) -> Option<Vec<u8>> {
    let question = postcard::from_bytes(question).ok()?;
    postcard::to_allocvec(&desk.answer(&question, secret)).ok()
}
