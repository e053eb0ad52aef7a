//! The studio from outside: commands in, what is drawn out, on a clock moved by hand.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use annex::Annex;
use engine::{
    Abilities, Engine, EngineError, ModelCard, ModelFamily, Question, Replies, Reply, StorageKind,
    StorageReport, StoredModel, TokenSpan,
};
use futures::{
    FutureExt, StreamExt,
    channel::{
        mpsc::{UnboundedSender, unbounded},
        oneshot,
    },
    future::LocalBoxFuture,
    stream,
};
use reactive_graph::{owner::Owner, traits::GetUntracked};
use storage::MemoryStore;
use tokens::{PreTokenizer, VocabFile, VocabKind};

use crate::{
    Command, Exactness, Ports, Studio,
    test_host::{TestBrowser, TestHost},
};

mod beside;
mod card;
mod chatting;
mod counting;
mod editing;
mod elsewhere;
mod links;
mod models;
mod projects;
mod running;
mod saving;
mod speaking;
mod switching;

type Sender = UnboundedSender<Result<Reply, EngineError>>;

/// An annex that arrives, or fails to, when the test says so.
#[derive(Clone, Default)]
struct LateAnnex(Rc<Late>);

#[derive(Default)]
struct Late {
    is_here: Cell<bool>,
    waiting: RefCell<Vec<oneshot::Sender<Result<(), String>>>>,
    annex: annex::Here,
}

impl LateAnnex {
    fn end_fetch(&self, result: Result<(), String>) {
        self.0.is_here.set(result.is_ok());
        for waiting in self.0.waiting.take() {
            waiting.send(result.clone()).expect("somebody waits");
        }
    }
}

impl Annex for LateAnnex {
    fn fetch(&self) -> LocalBoxFuture<'static, Result<(), String>> {
        if self.0.is_here.get() {
            return self.0.annex.fetch();
        }
        let (sender, receiver) = oneshot::channel();
        self.0.waiting.borrow_mut().push(sender);
        async { receiver.await.expect("ended by the test") }.boxed_local()
    }

    fn ask(&self, question: &annex::Question, secret: Option<&str>) -> Option<annex::Answer> {
        let annex = self.0.is_here.get().then_some(&self.0.annex)?;
        annex.ask(question, secret)
    }
}

/// An engine with one model in it, whose answers to long questions the test sends itself.
#[derive(Clone)]
struct TestEngine(Rc<Inside>);

struct Inside {
    asked: RefCell<Vec<Question>>,
    /// The ends of `Generate`, `Import` and held `Load` questions, in order.
    senders: RefCell<Vec<Sender>>,
    models: RefCell<Vec<StoredModel>>,
    card: RefCell<ModelCard>,
    vocabulary: RefCell<Vec<u8>>,
    /// What the next load ends in.
    load_error: RefCell<Option<EngineError>>,
    /// The test sends the answers of loads, too.
    holds_loads: Cell<bool>,
}

impl Engine for TestEngine {
    fn ask(&self, question: Question) -> Replies {
        self.0.asked.borrow_mut().push(question.clone());
        let replies = match question {
            Question::Abilities => vec![Ok(Reply::Abilities(abilities()))],
            Question::ListModels => vec![Ok(Reply::Models {
                models: self.0.models.borrow().clone(),
                storage: StorageReport {
                    kind: StorageKind::Memory,
                    used_bytes: 1,
                    quota_bytes: 9,
                },
            })],
            Question::Load { model } | Question::LoadOn { model, .. }
                if !self.0.holds_loads.get() =>
            {
                self.load(model)
            }
            Question::Delete { .. } => vec![Ok(Reply::Deleted)],
            Question::Tokenize { texts, .. } => {
                // A token every two bytes.
                let spans = |text: &String| {
                    let ends = (0..text.len() as u32).step_by(2);
                    let end = text.len() as u32;
                    ends.map(|start| TokenSpan {
                        id: 0,
                        start,
                        end: (start + 2).min(end),
                    })
                    .collect()
                };
                vec![Ok(Reply::Tokens(texts.iter().map(spans).collect()))]
            }
            _ => {
                let (sender, receiver) = unbounded();
                self.0.senders.borrow_mut().push(sender);
                return receiver.boxed_local();
            }
        };
        stream::iter(replies).boxed_local()
    }
}

impl TestEngine {
    fn new() -> Self {
        Self(Rc::new(Inside {
            asked: RefCell::default(),
            senders: RefCell::default(),
            models: RefCell::new(vec![stored("sprout", true)]),
            card: RefCell::new(card()),
            vocabulary: RefCell::new(vocabulary()),
            load_error: RefCell::default(),
            holds_loads: Cell::default(),
        }))
    }

    fn load(&self, model: String) -> Vec<Result<Reply, EngineError>> {
        if let Some(error) = self.0.load_error.take() {
            return vec![Err(error)];
        }
        if !self.0.models.borrow().iter().any(|it| it.id == model) {
            return vec![Err(EngineError::NoSuchModel { model })];
        }
        let card = ModelCard {
            id: model,
            ..self.0.card.borrow().clone()
        };
        let counts_in_page = card.counts_in_page;
        let mut replies = vec![Ok(Reply::Loaded(Box::new(card)))];
        if counts_in_page {
            replies.push(Ok(Reply::Vocabulary(self.0.vocabulary.borrow().clone())));
        }
        replies
    }

    fn n_asked(&self, is: impl Fn(&Question) -> bool) -> usize {
        self.0.asked.borrow().iter().filter(|it| is(it)).count()
    }

    /// The end of the newest question whose answers the test sends.
    fn sender(&self) -> Sender {
        let senders = self.0.senders.borrow();
        senders.last().expect("something was asked").clone()
    }
}

fn stored(id: &str, bundled: bool) -> StoredModel {
    StoredModel {
        id: id.into(),
        name: format!("Model {id}"),
        bundled,
        size_bytes: 1_000,
        sha256: String::new(),
        have_bytes: 1_000,
        url: String::new(),
        goes_on_here: false,
    }
}

fn abilities() -> Abilities {
    Abilities {
        build: "test".into(),
        n_threads: 1,
        shared_memory: false,
        relaxed_simd: false,
        webgpu: false,
        storage: StorageKind::Memory,
    }
}

fn card() -> ModelCard {
    ModelCard {
        id: "sprout".into(),
        name: "Sprout".into(),
        family: ModelFamily::Llama,
        n_parameters: 1,
        context_tokens: 512,
        quantisation: "Q8_0".into(),
        vocabulary_size: 300,
        bos: "<s>".into(),
        eos: "</s>".into(),
        adds_bos: true,
        chat_template: None,
        counts_in_page: true,
        load_millis: 1.0,
        computed: None,
        elsewhere: None,
    }
}

/// Every byte, and a few pairs, so that tokens are not bytes.
fn vocabulary() -> Vec<u8> {
    let mut tokens: Vec<Vec<u8>> = (0..=255u8).map(|it| vec![it]).collect();
    for pair in ["in", "at", "er", "ss", ": ", "\n\n", " m", "age", "ing"] {
        tokens.push(pair.into());
    }
    let file = VocabFile {
        kind: VocabKind::Ranks,
        pre: PreTokenizer::O200k,
        tokens,
        specials: Vec::new(),
    };
    file.to_bytes().expect("a small vocabulary")
}

/// An open studio in a tab of its own.
struct Desk {
    browser: TestBrowser,
    host: TestHost,
    engine: TestEngine,
    store: MemoryStore,
    studio: Studio,
    _owner: Owner,
}

impl Desk {
    /// A first visit.
    fn open() -> Self {
        Self::open_in(&TestBrowser::default(), MemoryStore::default())
    }

    fn open_in(browser: &TestBrowser, store: MemoryStore) -> Self {
        let desk = Self::begin_in(browser, store, TestEngine::new());
        browser.settle();
        desk
    }

    /// Nothing has run yet.
    fn begin_in(browser: &TestBrowser, store: MemoryStore, engine: TestEngine) -> Self {
        Self::begin_with(browser, store, engine, Rc::new(annex::Here::default()))
    }

    fn begin_with(
        browser: &TestBrowser,
        store: MemoryStore,
        engine: TestEngine,
        annex: Rc<dyn Annex>,
    ) -> Self {
        let owner = Owner::new();
        let host = browser.tab();
        let ports = Ports {
            engine: Rc::new(engine.clone()),
            store: Rc::new(store.clone()),
            host: Rc::new(host.clone()),
            annex,
        };
        let studio = owner.with(|| Studio::open(ports));
        Self {
            browser: browser.clone(),
            host,
            engine,
            store,
            studio,
            _owner: owner,
        }
    }

    /// Another tab on the same store.
    fn other_tab(&self) -> Self {
        Self::open_in(&self.browser, self.store.clone())
    }

    fn tell(&self, command: Command) {
        self.studio.dispatch(command);
        self.browser.settle();
    }

    fn type_text(&self, field: domain::Field, text: &str) {
        let text = text.to_owned();
        self.tell(Command::EditText { field, text });
    }

    fn project(&self) -> domain::Project {
        self.studio.core().document.read(domain::Project::clone)
    }

    /// The project and what stands around it, on one screen.
    fn digest(&self) -> String {
        let project = self.project();
        let studio = &self.studio;
        let mut seen = format!(
            "{} [{:?}]\n",
            project.name,
            studio.saved_state().get_untracked()
        );
        for example in &project.prompt.examples {
            let on = if example.on { "" } else { " (off)" };
            let id = example.id.0;
            seen += &format!("{id} {:?} -> {:?}{on}\n", example.input, example.output);
        }
        seen += &format!("> {:?}\n", project.prompt.input);
        for notice in studio.notices().get_untracked().iter() {
            seen += &format!("! {}\n", notice.text);
        }
        seen
    }

    fn names(&self) -> Vec<String> {
        let entries = self.studio.projects().get_untracked();
        let name =
            |it: &crate::ProjectEntry| format!("{}{}", it.name, if it.open { "*" } else { "" });
        entries.iter().map(name).collect()
    }

    fn notices(&self) -> Vec<String> {
        let notices = self.studio.notices().get_untracked();
        notices.iter().map(|it| it.text.to_string()).collect()
    }

    fn exactness(&self) -> Exactness {
        self.studio.counts().get_untracked().exactness.clone()
    }
}
