//! Counts are exact, or say why they are not.

use domain::{ExampleId, Field, Part};
use engine::{EngineError, ModelCard, Question};
use reactive_graph::traits::GetUntracked;
use storage::MemoryStore;
use tokens::Vocab;

use super::{Desk, TestEngine, card, vocabulary};
use crate::{Command, Counts, Exactness, TokenizerChoice, test_host::TestBrowser};

fn counts(desk: &Desk) -> Counts {
    (*desk.studio.counts().get_untracked()).clone()
}

/// The count of the preview's text by the whole vocabulary at once, with the begin token.
fn fresh(desk: &Desk) -> u32 {
    let preview = desk.studio.preview().get_untracked();
    let vocab = Vocab::from_bytes(vocabulary()).expect("a vocabulary");
    let n_bos = u32::from(preview.add_bos);
    vocab.count(&preview.rendered.text, preview.parse_special) as u32 + n_bos
}

fn check(desk: &Desk) {
    let counts = counts(desk);
    assert_eq!(counts.exactness, Exactness::Exact);
    assert_eq!(counts.total, fresh(desk));
    let each: u32 = counts.each_example.iter().map(|it| it.1).sum();
    assert_eq!(each, counts.examples);
    let sum = counts.instruction + counts.examples + counts.input + counts.template;
    assert_eq!(sum, counts.total);
    for example in desk.project().prompt.examples {
        let shown = desk.studio.example_tokens(example.id).get_untracked();
        let counted = counts.of(Part::Example(example.id));
        assert_eq!(shown, example.on.then_some(counted));
    }
}

#[test]
fn every_change_is_counted_exactly() {
    let desk = Desk::open();
    check(&desk);
    assert_eq!(counts(&desk).template, 1, "the begin token");
    assert_eq!(counts(&desk).context_tokens, Some(512));
    let room = 512 - 64 - i64::from(counts(&desk).total);
    assert_eq!(counts(&desk).room(), Some(room));
    let watched = desk.studio.example_tokens(ExampleId(1));
    desk.type_text(
        Field::ExampleInput(ExampleId(1)),
        "singing matters\n\nin winter",
    );
    check(&desk);
    assert_eq!(
        watched.get_untracked(),
        Some(counts(&desk).of(Part::Example(ExampleId(1))))
    );
    desk.tell(Command::SetExampleOn {
        id: ExampleId(1),
        on: false,
    });
    check(&desk);
    assert_eq!(watched.get_untracked(), None);
    for command in [
        Command::MoveExampleUp(ExampleId(3)),
        Command::DuplicateExample(ExampleId(2)),
        Command::Undo,
        Command::Undo,
        Command::Undo,
    ] {
        desk.tell(command);
        check(&desk);
    }
    desk.type_text(Field::Instruction, "");
    check(&desk);
    assert_eq!(counts(&desk).instruction, 0);
}

#[test]
fn before_the_vocabulary_is_there_the_count_is_marked() {
    let browser = TestBrowser::default();
    let desk = Desk::begin_in(&browser, MemoryStore::default(), TestEngine::new());
    assert_eq!(desk.exactness(), Exactness::Counting);
    assert!(desk.studio.token_boundaries(0..9).is_none());
    browser.settle();
    check(&desk);
}

#[test]
fn tokens_are_shown_on_demand() {
    let desk = Desk::open();
    let text = desk.studio.preview().get_untracked().rendered.text.clone();
    let all = desk
        .studio
        .token_boundaries(0..text.len())
        .expect("is exact");
    assert_eq!(all.len() as u32 + 1, counts(&desk).total);
    assert_eq!(all.first().map(|it| it.start), Some(0));
    assert!(all.windows(2).all(|it| it[0].end == it[1].start));
}

#[test]
fn other_vocabularies_come_when_they_are_chosen() {
    let desk = Desk::open();
    desk.browser
        .add_asset("vocab/o200k_base.vocab", vocabulary());
    desk.studio
        .dispatch(Command::SetTokenizer(TokenizerChoice::O200k));
    assert_eq!(desk.exactness(), Exactness::Counting);
    desk.browser.settle();
    let seen = counts(&desk);
    assert_eq!(seen.exactness, Exactness::Exact);
    assert_eq!(
        (seen.total + 1, seen.template),
        (fresh(&desk), 0),
        "no begin token"
    );
    assert_eq!(
        (&*seen.tokenizer, seen.context_tokens),
        ("o200k_base", None)
    );
    desk.tell(Command::SetTokenizer(TokenizerChoice::Cl100k));
    let Exactness::Approximate { reason } = desk.exactness() else {
        panic!("a vocabulary that did not come is not told");
    };
    assert_eq!(&*reason, "vocab/cl100k_base.vocab could not be fetched.");
    desk.tell(Command::SetTokenizer(TokenizerChoice::Model));
    check(&desk);
}

#[test]
fn a_model_the_page_cannot_count_is_asked_when_typing_pauses() {
    let browser = TestBrowser::default();
    let engine = TestEngine::new();
    engine.0.card.replace(ModelCard {
        counts_in_page: false,
        ..card()
    });
    let desk = Desk::begin_in(&browser, MemoryStore::default(), engine);
    browser.settle();
    assert!(matches!(desk.exactness(), Exactness::Approximate { .. }));
    browser.advance(300);
    let n_bytes = desk.studio.preview().get_untracked().rendered.text.len() as u32;
    assert_eq!(desk.exactness(), Exactness::Exact);
    assert_eq!(counts(&desk).total, n_bytes.div_ceil(2) + 1);
    let n_asked = || {
        desk.engine
            .n_asked(|it| matches!(it, Question::Tokenize { .. }))
    };
    assert_eq!(n_asked(), 1);
    for text in ["a", "ab", "abc"] {
        desk.type_text(Field::Input, text);
        desk.browser.advance(100);
        assert!(matches!(desk.exactness(), Exactness::Approximate { .. }));
        assert!(desk.studio.token_boundaries(0..1).is_none());
    }
    desk.browser.advance(300);
    assert_eq!((desk.exactness(), n_asked()), (Exactness::Exact, 2));
    assert_eq!(desk.studio.token_boundaries(0..3), Some(vec![0..2, 2..4]));
}

#[test]
fn a_vocabulary_that_the_page_cannot_build_is_left_to_the_engine() {
    let browser = TestBrowser::default();
    let engine = TestEngine::new();
    engine.0.vocabulary.replace(b"no vocabulary".to_vec());
    let desk = Desk::begin_in(&browser, MemoryStore::default(), engine);
    browser.settle();
    let Exactness::Approximate { reason } = desk.exactness() else {
        panic!("not told");
    };
    assert!(
        reason.starts_with("this is not a vocabulary file"),
        "{reason}"
    );
    browser.advance(300);
    assert_eq!(desk.exactness(), Exactness::Exact);
}

#[test]
fn a_large_prompt_is_counted_when_typing_pauses_and_marked_until_then() {
    let desk = Desk::open();
    desk.type_text(Field::Instruction, &"long enough ".repeat(100_000));
    desk.browser.advance(120);
    check(&desk);
    for text in ["a", "ab"] {
        desk.type_text(Field::Input, text);
        assert_eq!(&*desk.studio.text(Field::Input).get_untracked(), text);
        desk.browser.advance(100);
        assert_eq!(desk.exactness(), Exactness::Counting);
    }
    desk.browser.advance(20);
    check(&desk);
    let text = desk.studio.preview().get_untracked().rendered.text.clone();
    assert!(text.ends_with("Message: ab\nKind:"));
    // Another project does not wait.
    desk.type_text(Field::Input, "abc");
    desk.tell(Command::NewProject);
    check(&desk);
}

#[test]
fn a_model_that_does_not_load_leaves_an_estimate_with_the_reason() {
    let browser = TestBrowser::default();
    let engine = TestEngine::new();
    let what = "it is broken".into();
    engine
        .0
        .load_error
        .replace(Some(EngineError::Unsupported { what }));
    let desk = Desk::begin_in(&browser, MemoryStore::default(), engine);
    browser.settle();
    let Exactness::Approximate { reason } = desk.exactness() else {
        panic!("not told");
    };
    assert_eq!(
        &*reason,
        "The model is not loaded. This model cannot be run here: it is broken."
    );
    assert_eq!(
        desk.notices(),
        ["This model cannot be run here: it is broken."]
    );
    // Typing does not try again; asking does.
    desk.type_text(Field::Input, "x");
    assert_eq!(
        desk.engine
            .n_asked(|it| matches!(it, Question::Load { .. })),
        1
    );
    desk.tell(Command::LoadModel("sprout".into()));
    check(&desk);
}

#[test]
fn an_unloaded_model_is_never_counted_as_exact() {
    let desk = Desk::open();
    desk.studio.core().loaded_model.set(None);
    desk.studio.core().refresh_preview();
    assert!(matches!(desk.exactness(), Exactness::Approximate { .. }));
}
