//! What the model will receive, byte for byte, and whose bytes are whose.

use std::{cell::Cell, rc::Rc, sync::Arc};

use annex::Annex;
use domain::{Prompt, Rendered, Style, messages, render_completion};
use engine::ModelCard;

use crate::{Counts, Exactness, Framed, Tone, chat, core::Core, framed, words};

/// A longer text is rendered and counted when typing pauses, not on every keystroke.
const LARGE_BYTES: usize = 1 << 20;
const PAUSE_MILLIS: f64 = 120.0;

/// The rendered prompt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub rendered: Rendered,
    /// Names of special tokens in the text are those tokens.
    pub parse_special: bool,
    /// The model puts its begin token before the text.
    pub add_bos: bool,
    /// Why this text is only a stand-in and cannot be run as it is.
    pub problem: Option<Problem>,
    /// A conversation for a model elsewhere, which frames it itself; the text shows its turns.
    pub framed: Option<Arc<[Framed]>>,
}

/// Why a chat cannot be shown as the model would receive it. [`std::fmt::Display`] gives the words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("{}", words::template_unknown())]
    TemplateUnknown,
    #[error("{}", words::reader_away())]
    ReaderAway,
    #[error("{}", words::no_turns())]
    NoTurns,
    #[error("{}", words::no_template())]
    NoTemplate,
    #[error("{}", words::template_failed(what))]
    TemplateFailed { what: String },
}

/// The prompt as the model of this card receives it; a stand-in with its problem where that cannot be known.
pub(crate) fn of(
    prompt: &Prompt,
    card: Option<&ModelCard>,
    annex: &dyn Annex,
    today: &str,
) -> Preview {
    if let Some(there) = card.and_then(|it| it.elsewhere.as_ref()) {
        return elsewhere(prompt, there.takes_turns);
    }
    let problem = match prompt.style {
        Style::Completion => None,
        Style::Chat => match card {
            None => Some(Problem::TemplateUnknown),
            Some(card) => match chat::render(annex, card, &messages(prompt), today) {
                Ok(rendered) => {
                    return Preview {
                        rendered,
                        parse_special: true,
                        add_bos: false,
                        problem: None,
                        framed: None,
                    };
                }
                Err(problem) => Some(problem),
            },
        },
    };
    Preview {
        rendered: render_completion(prompt),
        parse_special: false,
        add_bos: card.is_some_and(|it| it.adds_bos),
        problem,
        framed: None,
    }
}

/// The prompt for a model elsewhere.
fn elsewhere(prompt: &Prompt, takes_turns: bool) -> Preview {
    if prompt.style == Style::Completion || !takes_turns {
        return Preview {
            rendered: render_completion(prompt),
            problem: (prompt.style == Style::Chat).then_some(Problem::NoTurns),
            ..Preview::default()
        };
    }
    let (rendered, framed) = framed::conversation(&messages(prompt));
    Preview {
        rendered,
        framed: Some(framed.into()),
        ..Preview::default()
    }
}

/// When a large prompt is to be rendered, in milliseconds; `None` where that is done.
#[derive(Default)]
pub(crate) struct Due(Cell<Option<f64>>);

impl Core {
    /// Renders the prompt anew: at once, or after a pause where it is large. Until then the count is marked.
    pub(crate) fn refresh_preview_soon(self: &Rc<Self>) {
        if self.preview.peek().rendered.text.len() < LARGE_BYTES {
            return self.refresh_preview();
        }
        let counts = Counts {
            exactness: Exactness::Counting,
            ..(*self.counts.peek()).clone()
        };
        self.counts.set(Arc::new(counts));
        let due = self.ports.host.now_millis() + PAUSE_MILLIS;
        if self.preview_due.0.replace(Some(due)).is_some() {
            return;
        }
        let core = Rc::clone(self);
        self.spawn(async move {
            while let Some(due) = core.preview_due.0.get() {
                let left = due - core.ports.host.now_millis();
                if left <= 0.0 {
                    core.refresh_preview();
                } else {
                    core.ports.host.sleep(left.ceil() as u32).await;
                }
            }
        });
    }

    /// Renders the prompt anew and counts it; tells the answers that are no longer of this prompt.
    pub(crate) fn refresh_preview(self: &Rc<Self>) {
        self.preview_due.0.set(None);
        let card = self.card_of(&self.document.run.peek().model);
        let today = self.ports.host.today();
        let annex = &*self.ports.annex;
        let preview = self
            .document
            .read(|it| of(&it.prompt, card.as_deref(), annex, &today));
        if preview.problem == Some(Problem::ReaderAway) {
            self.fetch_reader();
        }
        self.preview.set(Arc::new(preview));
        self.recount();
        self.refresh_stale();
        self.refresh_outgoing();
    }

    /// Brings the reader of chat templates and renders once more.
    fn fetch_reader(self: &Rc<Self>) {
        if self.is_fetching_reader.replace(true) {
            return;
        }
        let core = Rc::clone(self);
        self.spawn(async move {
            let fetched = core.ports.annex.fetch().await;
            core.is_fetching_reader.set(false);
            match fetched {
                Ok(()) => core.refresh_preview(),
                Err(why) => core.notify(Tone::Warning, &why, None),
            }
        });
    }
}
