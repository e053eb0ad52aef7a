//! Vocabularies in the page: fetched on first need, built in slices between which the page stays alive.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use tokens::{Vocab, VocabBuilder};

use crate::{TokenizerChoice, core::Core};

/// Entries built at a stretch; about a millisecond in a browser.
const ENTRIES_PER_SLICE: usize = 5_000;

/// Whose vocabulary it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum VocabularyOf {
    O200k,
    Cl100k,
    /// Of the model with this id.
    Model(String),
}

/// How far a vocabulary is.
#[derive(Clone)]
pub(crate) enum Vocabulary {
    Coming,
    Ready(Rc<Vocab>),
    /// A sentence for people.
    Failed(Rc<str>),
}

/// Those that somebody needed so far; of models only the one in memory.
#[derive(Default)]
pub(crate) struct Vocabularies(RefCell<HashMap<VocabularyOf, Vocabulary>>);

impl VocabularyOf {
    /// Where the page keeps it; a model's comes from the engine.
    fn asset(&self) -> Option<&'static str> {
        match self {
            Self::O200k => Some("vocab/o200k_base.vocab"),
            Self::Cl100k => Some("vocab/cl100k_base.vocab"),
            Self::Model(_) => None,
        }
    }

    /// The encoding of this name, or the most usual one.
    pub(crate) fn named(encoding: Option<&str>) -> Self {
        match encoding {
            Some("cl100k_base") => Self::Cl100k,
            _ => Self::O200k,
        }
    }

    pub(crate) fn chosen(choice: TokenizerChoice, model: &str) -> Self {
        match choice {
            TokenizerChoice::Model => Self::Model(model.to_owned()),
            TokenizerChoice::O200k => Self::O200k,
            TokenizerChoice::Cl100k => Self::Cl100k,
        }
    }
}

impl Core {
    /// The vocabulary, or how far it is. One that travels with the page begins to come.
    pub(crate) fn vocabulary(self: &Rc<Self>, of: &VocabularyOf) -> Vocabulary {
        if let Some(known) = self.vocabularies.0.borrow().get(of) {
            return known.clone();
        }
        let Some(asset) = of.asset() else {
            return Vocabulary::Coming;
        };
        self.set_vocabulary(of, Vocabulary::Coming);
        let (core, of) = (Rc::clone(self), of.clone());
        self.spawn(async move {
            match core.ports.host.fetch_asset(asset).await {
                Ok(file) => core.build_vocabulary(of, file).await,
                Err(error) => {
                    core.set_vocabulary(&of, Vocabulary::Failed(error.into()));
                    core.recount();
                }
            }
        });
        Vocabulary::Coming
    }

    /// Builds the vocabulary that came with a model.
    pub(crate) fn take_vocabulary(self: &Rc<Self>, model: &str, file: Vec<u8>) {
        let of = VocabularyOf::Model(model.to_owned());
        let is_kept = |it: &VocabularyOf| !matches!(it, VocabularyOf::Model(_)) || *it == of;
        self.vocabularies.0.borrow_mut().retain(|it, _| is_kept(it));
        if let Vocabulary::Ready(_) = self.vocabulary(&of) {
            return;
        }
        let core = Rc::clone(self);
        self.spawn(async move { core.build_vocabulary(of, file).await });
    }

    /// Tries again those that failed to come.
    pub(crate) fn forget_failed_vocabularies(&self) {
        let has_failed = |it: &Vocabulary| matches!(it, Vocabulary::Failed(_));
        self.vocabularies
            .0
            .borrow_mut()
            .retain(|_, it| !has_failed(it));
    }

    async fn build_vocabulary(self: &Rc<Self>, of: VocabularyOf, file: Vec<u8>) {
        let built = async {
            let mut builder = VocabBuilder::new(file)?;
            loop {
                if let Some(vocab) = builder.step(ENTRIES_PER_SLICE)? {
                    return Ok::<_, tokens::TokensError>(vocab);
                }
                self.ports.host.sleep(0).await;
            }
        };
        let vocabulary = match built.await {
            Ok(vocab) => Vocabulary::Ready(Rc::new(vocab)),
            Err(error) => Vocabulary::Failed(error.to_string().into()),
        };
        self.set_vocabulary(&of, vocabulary);
        self.recount();
    }

    fn set_vocabulary(&self, of: &VocabularyOf, vocabulary: Vocabulary) {
        self.vocabularies
            .0
            .borrow_mut()
            .insert(of.clone(), vocabulary);
    }
}
