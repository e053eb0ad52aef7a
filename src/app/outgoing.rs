//! What a run would send to a model elsewhere, shown before it is sent; and airplane mode, in which nothing is.

use std::{rc::Rc, sync::Arc};

use engine::{Outgoing, Question, Reply, is_elsewhere};

use crate::{Counts, Exactness, TokenizerChoice, Tone, core::Core, flow::Flow, runs, words};

/// Typing has paused when the request is written anew.
const PAUSE_MILLIS: u32 = 250;

const LEFT_KEY: &str = "left-device";

/// The request of the prompt as it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum OutgoingState {
    /// The model runs in this page: nothing is sent.
    Nothing,
    /// Being written.
    Coming,
    Request(Arc<Outgoing>),
    /// Why there is none, as a sentence.
    Trouble(Arc<str>),
}

/// Whether the page's guard lets requests out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Airplane {
    /// Not asked yet, or this browser gave the page no guard: then nothing leaves, and models elsewhere cannot be used.
    #[default]
    NoGuard,
    Off,
    On,
}

impl Core {
    /// Writes the request anew once typing has paused.
    pub(crate) fn refresh_outgoing(self: &Rc<Self>) {
        let is_needed = is_elsewhere(&self.document.run.peek().model);
        if !is_needed {
            if self.outgoing.peek() != OutgoingState::Nothing {
                self.outgoing.set(OutgoingState::Nothing);
            }
            return;
        }
        let turn = self.outgoing_turn.get() + 1;
        self.outgoing_turn.set(turn);
        let core = Rc::clone(self);
        self.spawn(async move {
            core.ports.host.sleep(PAUSE_MILLIS).await;
            if core.outgoing_turn.get() == turn {
                let state = core.outgoing_request().await;
                if core.outgoing_turn.get() == turn {
                    core.outgoing.set(state);
                }
            }
        });
    }

    async fn outgoing_request(self: &Rc<Self>) -> OutgoingState {
        if self.preview.peek().problem.is_some() {
            return OutgoingState::Coming;
        }
        let question = Question::Outgoing {
            generate: Box::new(self.generate_now()),
            n_prompt_tokens: self.exact_count(),
        };
        let flow = Flow::new(self.ports.engine.ask(question));
        match flow.next().await {
            Some(Ok(Reply::Outgoing(it))) => OutgoingState::Request(Arc::from(it)),
            Some(Err(error)) => OutgoingState::Trouble(error.to_string().into()),
            _ => OutgoingState::Coming,
        }
    }

    /// Tokens of the prompt as the model itself counts them, where that is known here.
    fn exact_count(&self) -> Option<u32> {
        let counts = self.counts.peek();
        let is_own = self.settings.peek().tokenizer == TokenizerChoice::Model;
        (is_own && counts.exactness == Exactness::Exact).then_some(counts.total)
    }

    fn generate_now(&self) -> engine::Generate {
        let (preview, settings) = (self.preview.peek(), self.document.run.peek());
        runs::generate((*preview).clone(), &settings, &self.document.stops.peek())
    }

    /// Asks the model's service how many tokens the prompt has.
    pub(crate) fn count_exactly(self: &Rc<Self>) {
        let preview = self.preview.peek();
        let question = Question::CountPrompt(Box::new(self.generate_now()));
        let flow = Flow::new(self.ports.engine.ask(question));
        let core = Rc::clone(self);
        self.spawn(async move {
            match flow.next().await {
                Some(Ok(Reply::Counted { n_tokens, is_exact })) => {
                    // It was typed on meanwhile: the number is of another prompt.
                    if Arc::ptr_eq(&preview, &core.preview.peek()) {
                        let counts = (*core.counts.peek()).clone();
                        core.counts
                            .set(Arc::new(told_by_service(counts, n_tokens, is_exact)));
                    }
                }
                Some(Err(error)) => core.notify(Tone::Error, &error.to_string(), None),
                _ => {}
            }
        });
    }

    /// What is known to have left this device, in a few words; empty where nothing has.
    pub(crate) fn left(self: &Rc<Self>, words: &str) {
        self.left.set(words.into());
        let (core, words) = (Rc::clone(self), words.to_owned());
        self.spawn(async move {
            // The ledger itself is kept elsewhere; this is its headline for the next visit.
            _ = core.ports.store.put(LEFT_KEY, words.as_bytes()).await;
        });
    }

    pub(crate) async fn read_left(&self) {
        if let Ok(Some(bytes)) = self.ports.store.get(LEFT_KEY).await {
            self.left.set(String::from_utf8_lossy(&bytes).into());
        }
    }

    pub(crate) fn read_airplane(self: &Rc<Self>) {
        let core = Rc::clone(self);
        self.spawn(async move {
            let state = core.ports.host.airplane(None).await;
            core.airplane.set(state);
        });
    }

    pub(crate) fn set_airplane(self: &Rc<Self>, on: bool) {
        let core = Rc::clone(self);
        self.spawn(async move {
            let state = core.ports.host.airplane(Some(on)).await;
            core.airplane.set(state);
            if state == Airplane::NoGuard {
                core.notify(Tone::Warning, words::no_guard(), None);
            }
        });
    }
}

/// The total is the service's own; the parts stay what was estimated.
fn told_by_service(counts: Counts, n_tokens: u32, is_exact: bool) -> Counts {
    let exactness = match is_exact {
        true => Exactness::Exact,
        false => Exactness::Approximate {
            reason: words::service_estimate().into(),
        },
    };
    Counts {
        total: n_tokens,
        exactness,
        tokenizer: words::counted_by_service(&counts.tokenizer).into(),
        ..counts
    }
}
