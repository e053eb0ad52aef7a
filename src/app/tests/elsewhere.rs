//! A model elsewhere: what it is asked, what is shown before, what comes beside the answer, and airplane mode.

use domain::Style;
use engine::{AsideKind, Elsewhere, Money, Outgoing, PromptText, Question, Reply, Role, Spent};
use reactive_graph::traits::GetUntracked;
use storage::MemoryStore;

use super::{Desk, TestEngine, card, stored, vocabulary};
use crate::{Airplane, Availability, Command, Exactness, OutgoingState, test_host::TestBrowser};

const MODEL: &str = "service/mine/large";

/// A studio whose project's model is behind a service.
fn desk(encoding: Option<&str>) -> Desk {
    let (browser, engine) = (TestBrowser::default(), TestEngine::new());
    browser.add_asset("vocab/o200k_base.vocab", vocabulary());
    engine.0.models.borrow_mut().push(stored(MODEL, false));
    engine.0.card.replace(engine::ModelCard {
        counts_in_page: false,
        elsewhere: Some(Elsewhere {
            service: "Mine".into(),
            host: "api.example.com".into(),
            takes_text: false,
            takes_turns: true,
            gives_logprobs: false,
            encoding: encoding.map(Into::into),
        }),
        ..card()
    });
    let desk = Desk::begin_in(&browser, MemoryStore::default(), engine);
    browser.settle();
    desk.tell(Command::ChooseModel(MODEL.into()));
    desk.tell(Command::SetStyle(Style::Chat));
    desk
}

fn request() -> Outgoing {
    Outgoing {
        text: "POST https://api.example.com".into(),
        host: "api.example.com".into(),
        body_bytes: 10,
        n_requests: 1,
        dropped: Vec::new(),
        schema_dropped: None,
        instead: Vec::new(),
        cost: Some(Money(5)),
        priced_on: None,
    }
}

#[test]
fn a_conversation_is_asked_as_turns_that_its_service_frames() {
    let desk = desk(Some("o200k_base"));
    desk.tell(Command::Run);
    let asked = desk.engine.0.asked.borrow();
    let Some(Question::Generate(asked)) = asked.last() else {
        panic!("nothing was asked");
    };
    let PromptText::Turns(turns) = &asked.prompt else {
        panic!("{:?}", asked.prompt);
    };
    assert_eq!(turns[0].role, Role::System);
    assert_eq!(turns[0].text, "Sort each message into a kind.");
    assert_eq!(turns[2].role, Role::Assistant);
    assert_eq!(turns.last().map(|it| it.role), Some(Role::User));
}

#[test]
fn the_count_is_exact_only_where_the_encoding_is_known() {
    let known = desk(Some("o200k_base"));
    let counts = known.studio.counts().get_untracked();
    assert_eq!(counts.exactness, Exactness::Exact);
    let n_turns = 1 + 2 * counts.each_example.len() as u32 + 1;
    assert_eq!(counts.template, 4 * n_turns + 3);

    let unknown = desk(None);
    let counts = unknown.studio.counts().get_untracked();
    assert!(matches!(counts.exactness, Exactness::Approximate { .. }));
    unknown.tell(Command::CountExactly);
    let counted = Reply::Counted {
        n_tokens: 77,
        is_exact: true,
    };
    unknown
        .engine
        .sender()
        .unbounded_send(Ok(counted))
        .expect("it listens");
    unknown.browser.settle();
    let counts = unknown.studio.counts().get_untracked();
    assert_eq!((counts.total, &counts.exactness), (77, &Exactness::Exact));
}

#[test]
fn what_a_run_would_send_is_shown_once_typing_pauses() {
    let desk = desk(None);
    desk.browser.advance(300);
    let sender = desk.engine.sender();
    sender
        .unbounded_send(Ok(Reply::Outgoing(Box::new(request()))))
        .expect("it listens");
    desk.browser.settle();
    let shown = desk.studio.outgoing().get_untracked();
    assert_eq!(shown, OutgoingState::Request(request().into()));
    desk.tell(Command::ChooseModel("sprout".into()));
    assert_eq!(
        desk.studio.outgoing().get_untracked(),
        OutgoingState::Nothing
    );
}

#[test]
fn thoughts_and_spending_come_beside_the_answer() {
    let desk = desk(None);
    desk.tell(Command::Run);
    let sender = desk.engine.sender();
    let aside = |kind, text: &str| Reply::Aside {
        sample: 0,
        kind,
        text: text.into(),
    };
    let spent = Spent {
        output: Some(3),
        ..Spent::default()
    };
    let replies = [
        aside(AsideKind::Reasoning, "so"),
        aside(AsideKind::Reasoning, " then"),
        aside(AsideKind::Note, "waited"),
        aside(AsideKind::Note, "again"),
        Reply::Spent {
            sample: 0,
            spent: spent.clone(),
        },
    ];
    for reply in replies {
        sender.unbounded_send(Ok(reply)).expect("it listens");
    }
    desk.browser.settle();
    let id = desk.studio.answer_ids().get_untracked()[0];
    let answer = desk.studio.answer(id).get_untracked().expect("an answer");
    let texts: Vec<&str> = answer.asides.iter().map(|it| &*it.1).collect();
    assert_eq!(texts, ["so then", "waited", "again"]);
    assert_eq!(answer.spent.as_deref(), Some(&spent));
    assert_eq!(answer.text, "");
}

#[test]
fn in_airplane_mode_a_model_elsewhere_cannot_be_run() {
    let desk = desk(None);
    assert_eq!(desk.studio.availability(&Command::Run), Availability::Yes);
    desk.tell(Command::SetAirplane(true));
    assert_eq!(desk.studio.airplane().get_untracked(), Airplane::On);
    assert!(!desk.studio.availability(&Command::Run).is_yes());
    // Unless a model in this page ends its chain.
    let set = |goes_on_here| {
        let mut models = desk.engine.0.models.borrow_mut();
        let model = models.iter_mut().find(|it| it.id == MODEL);
        model.expect("is there").goes_on_here = goes_on_here;
    };
    set(true);
    desk.tell(Command::RefreshModels);
    assert_eq!(desk.studio.availability(&Command::Run), Availability::Yes);
    set(false);
    desk.tell(Command::RefreshModels);
    assert!(!desk.studio.availability(&Command::Run).is_yes());
    desk.engine.0.card.replace(card());
    desk.tell(Command::SetStyle(Style::Completion));
    desk.tell(Command::ChooseModel("sprout".into()));
    assert_eq!(desk.studio.availability(&Command::Run), Availability::Yes);
}

#[test]
fn what_left_is_remembered_at_the_next_visit() {
    let (browser, store) = (TestBrowser::default(), MemoryStore::default());
    let desk = Desk::open_in(&browser, store.clone());
    assert_eq!(&*desk.studio.left().get_untracked(), "");
    desk.tell(Command::LeftIs("3 requests left this device".into()));
    let again = Desk::open_in(&browser, store);
    assert_eq!(
        &*again.studio.left().get_untracked(),
        "3 requests left this device"
    );
}

#[test]
fn an_answer_that_broke_off_is_gone_on_from() {
    let desk = desk(None);
    desk.tell(Command::Run);
    let piece = Reply::Token {
        sample: 0,
        id: 0,
        text: "The first half ".into(),
        logprob: f32::NAN,
    };
    let sender = desk.engine.sender();
    sender.unbounded_send(Ok(piece)).expect("it listens");
    let why = engine::EngineError::Service {
        host: "api.example.com".into(),
        what: "The connection broke. What came is kept.".into(),
    };
    sender.unbounded_send(Err(why)).expect("it listens");
    desk.browser.settle();
    let id = desk.studio.answer_ids().get_untracked()[0];
    desk.tell(Command::GoOn(id));
    let asked = desk.engine.0.asked.borrow();
    let Some(Question::Generate(asked)) = asked.last() else {
        panic!("nothing was asked");
    };
    let PromptText::Turns(turns) = &asked.prompt else {
        panic!("{:?}", asked.prompt);
    };
    let last = turns.last().expect("a turn");
    assert_eq!(
        (last.role, &*last.text),
        (Role::Assistant, "The first half")
    );
    let ids = desk.studio.answer_ids().get_untracked();
    let answer = desk.studio.answer(ids[ids.len() - 1]).get_untracked();
    assert_eq!(answer.expect("an answer").text, "The first half ");
}
