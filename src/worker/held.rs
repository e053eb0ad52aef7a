//! Answers that are held to a shape: whoever knows shapes is asked before each token, and where they may end.

use std::{cell::RefCell, rc::Rc};

use engine::EngineError;
use futures::{future::LocalBoxFuture, lock::Mutex};
use inference::{Allowed, Guide, Heard, Model, Tokenizer};

use crate::host::Host;

/// Whoever holds answers of one vocabulary.
pub(crate) trait Holder {
    /// An answer at its beginning.
    ///
    /// # Errors
    /// What is wrong with the shape, as a sentence.
    fn hold(&self, shape: &Shape<'_>) -> Result<Box<dyn Answer>, String>;

    /// It came to harm and cannot be asked any more; another has to be brought.
    fn is_broken(&self) -> bool {
        false
    }
}

/// What an answer is held to.
pub(crate) struct Shape<'a> {
    /// A JSON schema, a list of choices or a pattern, as a person typed it.
    pub(crate) typed: &'a str,
    /// One space may come before the answer.
    pub(crate) leads: bool,
    /// What the answer has already.
    pub(crate) begun: &'a str,
}

/// An answer on its way.
pub(crate) trait Answer {
    /// Goes on with a token, if any, and says what may follow; `None` where nothing can.
    ///
    /// # Errors
    /// Why it cannot be told, as a sentence.
    fn next(&mut self, id: Option<u32>) -> Result<Option<Next>, String>;

    /// Another that has come as far.
    ///
    /// # Errors
    /// As [`Answer::next`].
    fn fork(&self) -> Result<Box<dyn Answer>, String>;
}

/// What may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Next {
    /// Bit `id % 32` of number `id / 32` stands for a token.
    pub(crate) bits: Vec<u32>,
    pub(crate) may_end: bool,
}

/// A holder that is about to be there, or why it is not, as a sentence.
pub(crate) type Holding = LocalBoxFuture<'static, Result<Rc<dyn Holder>, String>>;

/// The holder of a model's answers, once one was wanted.
#[derive(Default)]
pub(crate) struct Hold(Mutex<Option<Rc<dyn Holder>>>);

impl Hold {
    /// The holder; one that did not come is tried again.
    pub(crate) async fn holder(
        &self,
        host: &dyn Host,
        base: &str,
        model: &Model,
    ) -> Result<Rc<dyn Holder>, EngineError> {
        let mut known = self.0.lock().await;
        if let Some(holder) = known.as_ref().filter(|it| !it.is_broken()) {
            return Ok(holder.clone());
        }
        let coming = host.holder(base, vocabulary(model.tokenizer()));
        let holder = coming.await.map_err(said)?;
        Ok(known.insert(holder).clone())
    }
}

/// A sentence of whoever holds answers.
pub(crate) fn said(what: String) -> EngineError {
    let mut what = what;
    if let Some(first) = what.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !what.ends_with(['.', '!', '?']) {
        what.push('.');
    }
    let host = String::new();
    EngineError::Service { host, what }
}

/// What each token stands for: how many there are, how many bytes each has, then all their bytes. Tokens that end an
/// answer stand for nothing.
fn vocabulary(tokenizer: &Tokenizer) -> Vec<u8> {
    let n_tokens = u32::try_from(tokenizer.vocab_size()).unwrap_or(u32::MAX);
    let (mut lengths, mut bytes) = (n_tokens.to_le_bytes().to_vec(), Vec::new());
    for id in 0..n_tokens {
        let start = bytes.len();
        if !tokenizer.is_end(id) {
            tokenizer.bytes_of(id, &mut bytes);
        }
        let length = u32::try_from(bytes.len() - start).unwrap_or(u32::MAX);
        lengths.extend(length.to_le_bytes());
    }
    lengths.extend(bytes);
    lengths
}

/// Whether each sample may end where it is.
pub(crate) type MayEnd = Rc<RefCell<Vec<bool>>>;

/// Holds the samples of one question.
pub(crate) struct Shaped {
    start: Box<dyn Answer>,
    first: Option<Next>,
    samples: Vec<Option<Sample>>,
    /// Tokens that end an answer.
    ends: Vec<u32>,
    stops: Vec<Stop>,
    may_end: MayEnd,
}

struct Sample {
    answer: Box<dyn Answer>,
    next: Next,
}

/// A token that a stop text begins with: where an answer may end, the model ends it so.
struct Stop {
    id: u32,
    /// The whole stop text stands in it.
    is_whole: bool,
}

impl Shaped {
    pub(crate) fn new(
        start: Box<dyn Answer>,
        tokenizer: &Tokenizer,
        stops: &[String],
        n_samples: usize,
    ) -> Self {
        Self {
            start,
            first: None,
            samples: (0..n_samples).map(|_| None).collect(),
            ends: tokenizer.ends.clone(),
            stops: stops_in(tokenizer, stops),
            may_end: Rc::new(RefCell::new(vec![false; n_samples])),
        }
    }

    /// Is kept up to date while the answers go on.
    pub(crate) fn may_end(&self) -> MayEnd {
        self.may_end.clone()
    }

    /// What may come, ends among them where there may be one.
    fn allowed(&self, next: &Next) -> Allowed {
        let mut allowed = Allowed(next.bits.clone());
        if next.may_end {
            let stops = self.stops.iter().map(|it| it.id);
            for id in self.ends.iter().copied().chain(stops) {
                allowed.allow(id);
            }
        }
        allowed
    }

    /// Whether a token says that the answer is over rather than going on with it.
    fn is_stop(&self, id: u32, next: &Next) -> bool {
        let goes_on = Allowed(next.bits.clone()).allows(id as usize);
        let found = self.stops.iter().find(|it| it.id == id);
        next.may_end && found.is_some_and(|it| it.is_whole || !goes_on)
    }
}

impl Guide for Shaped {
    fn first(&mut self) -> Result<Allowed, String> {
        // Of an answer that can only be empty, its end is all that may come.
        let nothing = || Next {
            bits: Vec::new(),
            may_end: true,
        };
        let first = self.start.next(None)?.unwrap_or_else(nothing);
        let allowed = self.allowed(&first);
        self.may_end.borrow_mut().fill(first.may_end);
        self.first = Some(first);
        Ok(allowed)
    }

    fn after(&mut self, sample: usize, id: u32) -> Result<Heard, String> {
        let before = match self.samples.get_mut(sample) {
            Some(Some(state)) => state.next.clone(),
            _ => self.first.clone().ok_or("The answer was not begun.")?,
        };
        if self.is_stop(id, &before) {
            return Ok(Heard::Over);
        }
        let mut answer = match self.samples.get_mut(sample).and_then(Option::take) {
            Some(state) => state.answer,
            None => self.start.fork()?,
        };
        let next = answer.next(Some(id))?;
        if let Some(may_end) = self.may_end.borrow_mut().get_mut(sample) {
            *may_end = next.as_ref().is_none_or(|it| it.may_end);
        }
        let Some(next) = next else {
            return Ok(Heard::Complete);
        };
        let allowed = self.allowed(&next);
        if let Some(place) = self.samples.get_mut(sample) {
            *place = Some(Sample { answer, next });
        }
        Ok(Heard::Next(allowed))
    }
}

/// The tokens that a stop text begins with.
fn stops_in(tokenizer: &Tokenizer, stops: &[String]) -> Vec<Stop> {
    let stops: Vec<&[u8]> = stops.iter().map(|it| it.as_bytes()).collect();
    let mut found = Vec::new();
    if stops.iter().all(|it| it.is_empty()) {
        return found;
    }
    let mut bytes = Vec::new();
    for id in 0..u32::try_from(tokenizer.vocab_size()).unwrap_or(u32::MAX) {
        bytes.clear();
        tokenizer.bytes_of(id, &mut bytes);
        let mut stops = stops
            .iter()
            .filter(|it| !it.is_empty() && !bytes.is_empty());
        let is_whole = stops.clone().any(|it| bytes.starts_with(it));
        if is_whole || stops.any(|it| it.starts_with(&bytes)) {
            found.push(Stop { id, is_whole });
        }
    }
    found
}
