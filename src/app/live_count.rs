//! Token counts of every part, kept exact on every keystroke or marked with the reason they are not.
//!
//! The text is counted where its vocabulary is in the page: [`tokens::Counter`] compares the new rendering with
//! the old and recounts what an edit touched. A model whose vocabulary the page cannot hold is asked,
//! after a pause in typing. Until an exact count is there, the numbers are estimates and say so.
//!
//! Invariant: counts marked `Exact` equal a fresh count of the very text in the preview.

use std::{cell::RefCell, ops::Range, rc::Rc, sync::Arc};

use domain::{Part, Style};
use engine::{ModelCard, Question, Reply};
use tokens::{Counter, Vocab};

use crate::{
    Counts, Exactness, Framed, Preview, TokenizerChoice,
    core::Core,
    counts::Parts,
    flow::Flow,
    framed,
    vocabularies::{Vocabulary, VocabularyOf},
    words,
};

/// Typing has paused when the engine is asked.
const ASK_PAUSE_MILLIS: u32 = 300;
/// Where nothing was counted yet: English prose in most vocabularies.
const USUAL_TOKENS_PER_BYTE: f64 = 0.25;

/// The count as it stands.
#[derive(Default)]
pub(crate) struct LiveCount(RefCell<State>);

#[derive(Default)]
struct State {
    counter: Option<Held>,
    asked: Option<Asked>,
    framed: FramedCount,
    tokens_per_byte: Option<f64>,
    /// Which of `counter` and `asked` the shown numbers come from.
    shown: Shown,
}

#[derive(Default)]
enum Shown {
    #[default]
    Estimate,
    Counter,
    Asked,
    Framed,
}

/// The turns of a conversation, each counted by itself, and all its tokens.
#[derive(Default)]
struct FramedCount {
    of: Option<VocabularyOf>,
    counters: Vec<Counter>,
    tokens: Vec<Range<usize>>,
}

struct Held {
    of: VocabularyOf,
    parse_special: bool,
    counter: Counter,
}

/// A count that the engine was asked for.
struct Asked {
    model: String,
    preview: Arc<Preview>,
    /// `None` while the answer is on its way.
    tokens: Option<Vec<Range<usize>>>,
}

/// Where the numbers come from.
enum Source {
    Vocab(VocabularyOf, Rc<Vocab>),
    /// The page cannot count this model; it is in memory. With the reason.
    Engine(Rc<str>),
    Coming,
    /// Nobody can count; with the reason.
    Nobody(Rc<str>),
}

impl Core {
    /// Counts the preview as it is now.
    pub(crate) fn recount(self: &Rc<Self>) {
        let preview = self.preview.peek();
        let run = self.document.run.peek();
        let choice = self.settings.peek().tokenizer;
        let card = self.card_of(&run.model);
        let n_bos = u32::from(choice == TokenizerChoice::Model && preview.add_bos);
        let (parts, mut exactness) = match self.source(choice, &run.model) {
            Source::Vocab(of, vocab) => match &preview.framed {
                Some(framed) => (
                    self.count_framed(of, &vocab, &preview, framed),
                    Exactness::Exact,
                ),
                None => (self.count_here(of, &vocab, &preview), Exactness::Exact),
            },
            Source::Engine(reason) => match self.count_there(&run.model, &preview) {
                Some(parts) => (parts, Exactness::Exact),
                None => (self.estimate(&preview), approximate(&reason)),
            },
            Source::Coming => (self.estimate(&preview), Exactness::Counting),
            Source::Nobody(reason) => (self.estimate(&preview), approximate(&reason)),
        };
        if choice == TokenizerChoice::Model && card.is_none() && exactness == Exactness::Exact {
            // Its vocabulary is still here, but what it adds to a prompt is not known.
            exactness = match self.is_loading(&run.model) {
                true => Exactness::Counting,
                false => approximate(words::model_not_loaded()),
            };
        }
        if let Some(problem) = &preview.problem {
            exactness = approximate(&problem.to_string());
        } else if exactness == Exactness::Exact
            && let Some(reason) = card.as_deref().and_then(|it| foreign_count(it, &preview))
        {
            exactness = approximate(reason);
        } else if exactness == Exactness::Exact
            && choice != TokenizerChoice::Model
            && self.document.style.peek() == Style::Chat
            && preview.framed.is_none()
        {
            exactness = approximate(words::others_frame());
        }
        let context_tokens = match choice {
            TokenizerChoice::Model => card.as_ref().map(|it| it.context_tokens),
            TokenizerChoice::O200k | TokenizerChoice::Cl100k => None,
        };
        let tokenizer = match (choice, &card) {
            (TokenizerChoice::Model, Some(card)) => card.name.as_str().into(),
            (TokenizerChoice::Model, None) => run.model.as_str().into(),
            (other, _) => Arc::from(other.name()),
        };
        let counts = Counts {
            total: parts.total + n_bos,
            instruction: parts.instruction,
            examples: parts.each_example.iter().map(|it| it.1).sum(),
            each_example: parts.each_example.into(),
            input: parts.input,
            template: parts.template + n_bos,
            reply_room: run.max_tokens,
            context_tokens,
            exactness,
            tokenizer,
        };
        self.show_counts(counts);
    }

    fn source(self: &Rc<Self>, choice: TokenizerChoice, model: &str) -> Source {
        let card = self.card_of(model);
        let there = card.as_ref().and_then(|it| it.elsewhere.as_ref());
        let of = match there {
            // A service whose tokenizer is not public is estimated with the most usual one.
            Some(there) if choice == TokenizerChoice::Model => {
                VocabularyOf::named(there.encoding.as_deref())
            }
            _ => VocabularyOf::chosen(choice, model),
        };
        match self.vocabulary(&of) {
            Vocabulary::Ready(vocab) => return Source::Vocab(of, vocab),
            Vocabulary::Failed(reason) => {
                return if choice == TokenizerChoice::Model && self.card_of(model).is_some() {
                    Source::Engine(reason)
                } else {
                    Source::Nobody(reason)
                };
            }
            Vocabulary::Coming if choice != TokenizerChoice::Model => return Source::Coming,
            Vocabulary::Coming => {}
        }
        match (self.card_of(model), self.trouble_with(model)) {
            (Some(card), _) if card.counts_in_page => Source::Coming,
            (Some(_), _) => Source::Engine(words::engine_counts().into()),
            (None, Some(trouble)) => {
                Source::Nobody(words::not_loaded_why(&trouble.to_string()).into())
            }
            (None, None) => Source::Coming,
        }
    }

    /// Exact, from a vocabulary in the page.
    fn count_here(&self, of: VocabularyOf, vocab: &Rc<Vocab>, preview: &Preview) -> Parts {
        let state = &mut *self.live_count.0.borrow_mut();
        let parse_special = preview.parse_special && matches!(of, VocabularyOf::Model(_));
        let is_same = |it: &Held| it.of == of && it.parse_special == parse_special;
        let held = match &mut state.counter {
            Some(held) if is_same(held) => held,
            other => other.insert(Held {
                of,
                parse_special,
                counter: Counter::new(Rc::clone(vocab), parse_special),
            }),
        };
        held.counter.set_text(&preview.rendered.text);
        let parts = Parts::of(&preview.rendered, |byte| held.counter.tokens_before(byte));
        state.learn_rate(&parts, preview);
        state.shown = Shown::Counter;
        parts
    }

    /// Exact where the service frames a conversation as OpenAI does.
    fn count_framed(
        &self,
        of: VocabularyOf,
        vocab: &Rc<Vocab>,
        preview: &Preview,
        turns: &[Framed],
    ) -> Parts {
        let state = &mut *self.live_count.0.borrow_mut();
        let held = &mut state.framed;
        if held.of.as_ref() != Some(&of) {
            held.counters.clear();
            held.of = Some(of);
        }
        let fresh = || Counter::new(Rc::clone(vocab), false);
        held.counters.resize_with(turns.len(), fresh);
        let counters = &mut held.counters;
        held.tokens = framed::tokens(&preview.rendered.text, turns, |i, text| {
            counters[i].set_text(text);
            counters[i].boundaries(0..text.len())
        });
        let tokens = &held.tokens;
        let before = |byte| tokens.partition_point(|it| it.start < byte);
        let parts = Parts::of(&preview.rendered, before);
        state.learn_rate(&parts, preview);
        state.shown = Shown::Framed;
        parts
    }

    /// Exact, where the engine has answered for this text; else it is asked when typing pauses.
    fn count_there(self: &Rc<Self>, model: &str, preview: &Arc<Preview>) -> Option<Parts> {
        let state = &mut *self.live_count.0.borrow_mut();
        state.shown = Shown::Estimate;
        if let Some(asked) = &state.asked
            && asked.model == model
            && (Arc::ptr_eq(&asked.preview, preview) || asked.preview == *preview)
        {
            let tokens = asked.tokens.as_ref()?;
            let before = |byte| tokens.partition_point(|it| it.start < byte);
            let parts = Parts::of(&preview.rendered, before);
            state.learn_rate(&parts, preview);
            state.shown = Shown::Asked;
            return Some(parts);
        }
        state.asked = Some(Asked {
            model: model.to_owned(),
            preview: Arc::clone(preview),
            tokens: None,
        });
        let core = Rc::clone(self);
        let (model, preview) = (model.to_owned(), Arc::clone(preview));
        self.spawn(async move { core.ask_count(model, preview).await });
        None
    }

    async fn ask_count(self: &Rc<Self>, model: String, preview: Arc<Preview>) {
        self.ports.host.sleep(ASK_PAUSE_MILLIS).await;
        if !self.is_asked_for(&preview) {
            return;
        }
        let flow = Flow::new(self.ports.engine.ask(Question::Tokenize {
            model,
            texts: vec![preview.rendered.text.clone()],
            parse_special: preview.parse_special,
            add_bos: false,
        }));
        while let Some(reply) = flow.next().await {
            if !self.is_asked_for(&preview) {
                return;
            }
            let state = &mut *self.live_count.0.borrow_mut();
            if let (Some(asked), Ok(Reply::Tokens(lists))) = (&mut state.asked, reply) {
                let first = lists.into_iter().next().unwrap_or_default();
                let ranges = first.iter().map(|it| it.start as usize..it.end as usize);
                asked.tokens = Some(ranges.collect());
            }
        }
        // Without an answer (the engine is at work, or failed) the estimate stays, marked as one.
        self.recount();
    }

    fn is_asked_for(&self, preview: &Arc<Preview>) -> bool {
        let state = self.live_count.0.borrow();
        state
            .asked
            .as_ref()
            .is_some_and(|it| Arc::ptr_eq(&it.preview, preview))
    }

    fn estimate(&self, preview: &Preview) -> Parts {
        let state = &mut *self.live_count.0.borrow_mut();
        state.shown = Shown::Estimate;
        let rate = state.tokens_per_byte.unwrap_or(USUAL_TOKENS_PER_BYTE);
        Parts::of(&preview.rendered, |byte| {
            (byte as f64 * rate).ceil() as usize
        })
    }

    pub(crate) fn token_boundaries(&self, bytes: Range<usize>) -> Option<Vec<Range<usize>>> {
        self.counts.track();
        let state = self.live_count.0.borrow();
        match state.shown {
            Shown::Estimate => None,
            Shown::Counter => Some(state.counter.as_ref()?.counter.boundaries(bytes)),
            Shown::Asked | Shown::Framed => {
                let tokens = match state.shown {
                    Shown::Framed => &state.framed.tokens,
                    _ => state.asked.as_ref()?.tokens.as_ref()?,
                };
                let from = tokens.partition_point(|it| it.end <= bytes.start);
                let to = tokens.partition_point(|it| it.start < bytes.end);
                Some(tokens.get(from..to).unwrap_or_default().to_vec())
            }
        }
    }

    /// Shows the numbers, waking only the examples whose own number changed.
    fn show_counts(&self, counts: Counts) {
        let old = self.counts.peek();
        let is_same_list = old.each_example.len() == counts.each_example.len()
            && (old.each_example.iter().zip(&*counts.each_example)).all(|(a, b)| a.0 == b.0);
        if is_same_list {
            for (before, after) in old.each_example.iter().zip(&*counts.each_example) {
                if before.1 != after.1 {
                    self.example_tokens.set(&after.0, || Some(after.1));
                }
            }
        } else {
            let now = counts
                .each_example
                .iter()
                .copied()
                .collect::<std::collections::HashMap<_, _>>();
            for id in self.example_tokens.keys() {
                self.example_tokens.set(&id, || now.get(&id).copied());
            }
        }
        self.counts.set(Arc::new(counts));
    }

    /// The number of one example as it is shown now.
    pub(crate) fn tokens_of(&self, part: Part) -> Option<u32> {
        let Part::Example(id) = part else {
            return None;
        };
        let counts = self.counts.peek();
        let found = counts.each_example.iter().find(|it| it.0 == id);
        found.map(|it| it.1)
    }
}

impl State {
    fn learn_rate(&mut self, parts: &Parts, preview: &Preview) {
        let n_bytes = preview.rendered.text.len();
        if n_bytes > 0 {
            self.tokens_per_byte = Some(f64::from(parts.total) / n_bytes as f64);
        }
    }
}

/// Why the count of a model elsewhere is not its own.
fn foreign_count(card: &ModelCard, preview: &Preview) -> Option<&'static str> {
    let there = card.elsewhere.as_ref()?;
    if there.encoding.is_none() {
        return Some(words::tokenizer_unknown());
    }
    let takes_only_turns = preview.framed.is_none() && there.takes_turns && !there.takes_text;
    takes_only_turns.then_some(words::sent_as_turn())
}

fn approximate(reason: &str) -> Exactness {
    Exactness::Approximate {
        reason: reason.into(),
    }
}
