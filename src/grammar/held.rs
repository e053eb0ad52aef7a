//! Answers on their way: what may follow, and what did.

use std::sync::Arc;

use llguidance::{
    Matcher, ParserFactory,
    api::{ParserLimits, StopReason},
    earley::SlicedBiasComputer,
    toktrie::{ApproximateTokEnv, InferenceCapabilities, TokEnv, TokRxInfo, TokTrie},
};

use crate::{
    constraint::Constraint,
    error::{GrammarError, told},
    vocabulary::Vocabulary,
};

/// Below so many tokens the whole tree is walked as quickly as what is prepared of it.
const SLICED_FROM: usize = 2_000;

/// A vocabulary, ready for any shape.
pub struct Holder {
    factory: ParserFactory,
    env: TokEnv,
    n_tokens: usize,
}

/// What may come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// One of these tokens, or the end where it may be.
    Tokens(Allowed),
    /// Nothing: the answer is complete.
    End,
}

/// The tokens that may come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// Bit `id % 32` of number `id / 32` says whether a token may; there are as many as the vocabulary needs.
    pub bits: Vec<u32>,
    /// Whether the answer may end here.
    pub may_end: bool,
}

impl Allowed {
    /// Whether a token may come next.
    pub fn allows(&self, id: u32) -> bool {
        let bits = self.bits.get(id as usize / 32);
        bits.is_some_and(|it| it >> (id % 32) & 1 == 1)
    }
}

impl Holder {
    /// Makes a tree of the vocabulary.
    ///
    /// # Errors
    /// [`GrammarError::Vocabulary`].
    pub fn new(vocabulary: &Vocabulary) -> Result<Holder, GrammarError> {
        let wrong = |error: &dyn ToString| GrammarError::Vocabulary {
            what: told(error.to_string()),
        };
        let n_tokens = vocabulary.n_tokens();
        // The end of an answer is a token of its own behind the others: a model may have several, or none.
        let words: Vec<Vec<u8>> = vocabulary
            .words()
            .chain([b"\xFF<|end|>".to_vec()])
            .collect();
        let end = u32::try_from(n_tokens).map_err(|error| wrong(&error))?;
        let trie = TokTrie::from(&TokRxInfo::new(end + 1, end), &words);
        let env: TokEnv = Arc::new(ApproximateTokEnv::new(trie));
        let slices = match n_tokens < SLICED_FROM {
            true => Vec::new(),
            false => SlicedBiasComputer::json_slices(),
        };
        let factory = ParserFactory::new(&env, InferenceCapabilities::default(), &slices);
        let mut factory = factory.map_err(|error| wrong(&error))?;
        factory.quiet();
        *factory.limits_mut() = ParserLimits {
            // A browser's thread is a few times slower, and its memory is 4 GiB at most.
            max_lexer_states: 50_000,
            max_grammar_size: 100_000,
            verbose_errors: false,
            ..ParserLimits::default()
        };
        Ok(Holder {
            factory,
            env,
            n_tokens,
        })
    }

    /// An answer at its beginning; with `leads`, one space may come before it.
    ///
    /// # Errors
    /// Why no answer can be held to it.
    pub fn hold(&self, constraint: &Constraint, leads: bool) -> Result<Held, GrammarError> {
        let parser = self.factory.create_parser(constraint.grammar(leads));
        let parser = parser.map_err(|error| constraint.wrong(error))?;
        Ok(Held {
            matcher: Matcher::new(Ok(parser)),
            env: self.env.clone(),
            n_tokens: self.n_tokens,
        })
    }
}

/// An answer on its way. A clone goes its own way.
#[derive(Clone)]
pub struct Held {
    matcher: Matcher,
    env: TokEnv,
    n_tokens: usize,
}

impl Held {
    /// What may come next.
    ///
    /// # Errors
    /// [`GrammarError::Stuck`] or [`GrammarError::TooComplex`].
    pub fn ahead(&mut self) -> Result<Next, GrammarError> {
        if self.matcher.is_stopped() {
            return match self.matcher.stop_reason().is_ok() {
                true => Ok(Next::End),
                false => Err(self.stopped()),
            };
        }
        let mask = self.matcher.compute_mask().map_err(|_| self.stopped())?;
        let end = self.n_tokens as u32;
        let may_end = mask.is_allowed(end);
        let mut bits = mask.as_slice().to_vec();
        if let Some(last) = bits.get_mut(self.n_tokens / 32) {
            *last &= !(1 << (end % 32));
        }
        bits.truncate(self.n_tokens.div_ceil(32));
        match (bits.iter().all(|it| *it == 0), may_end) {
            (true, true) => Ok(Next::End),
            (true, false) => Err(GrammarError::Stuck),
            _ => Ok(Next::Tokens(Allowed { bits, may_end })),
        }
    }

    /// The answer goes on with a token.
    ///
    /// # Errors
    /// [`GrammarError::Stuck`] where it was not allowed.
    pub fn take(&mut self, id: u32) -> Result<(), GrammarError> {
        if id as usize >= self.n_tokens {
            return Err(GrammarError::Stuck);
        }
        match self.matcher.try_consume_tokens(&[id]) {
            Ok(1) => Ok(()),
            Ok(_) => Err(GrammarError::Stuck),
            Err(_) => Err(self.stopped()),
        }
    }

    /// The answer has begun with a text already.
    ///
    /// # Errors
    /// [`GrammarError::Begun`] where no answer begins so.
    pub fn begin_with(&mut self, text: &str) -> Result<(), GrammarError> {
        let ids = self.env.tokenize_bytes(text.as_bytes());
        let spelled = self.env.tok_trie().decode(&ids);
        if spelled != text.as_bytes() {
            return Err(GrammarError::Begun);
        }
        ids.into_iter().try_for_each(|id| match self.take(id) {
            Err(GrammarError::Stuck) => Err(GrammarError::Begun),
            other => other,
        })
    }

    /// Why nothing more is to be had of the library.
    fn stopped(&self) -> GrammarError {
        let said = self.matcher.get_error().unwrap_or_default();
        let is_stuck = said.starts_with(&StopReason::NoExtensionBias.to_string());
        match is_stuck || self.matcher.stop_reason().is_ok() {
            true => GrammarError::Stuck,
            false => GrammarError::TooComplex { what: told(said) },
        }
    }
}
