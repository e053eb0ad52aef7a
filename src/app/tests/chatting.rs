//! Chat style: the model's own template, whose tokens are counted as its own.

use std::rc::Rc;

use domain::{Field, Part, Style};
use engine::{ModelCard, PromptText, Question};
use reactive_graph::traits::GetUntracked;
use storage::MemoryStore;

use super::{Desk, LateAnnex, TestEngine, card};
use crate::{Command, Exactness, Preview, Problem, TokenizerChoice, test_host::TestBrowser};

const TEMPLATE: &str = "{{ bos_token }}{{ strftime_now('%d %b %Y') }}\n\
    {% for m in messages %}[{{ m.role }}]{{ m.content }}\n{% endfor %}\
    {% if add_generation_prompt %}[assistant]{% endif %}";

fn chat(template: Option<&str>) -> Desk {
    let (browser, engine) = (TestBrowser::default(), TestEngine::new());
    engine.0.card.replace(ModelCard {
        chat_template: template.map(str::to_owned),
        ..card()
    });
    let desk = Desk::begin_in(&browser, MemoryStore::default(), engine);
    browser.settle();
    desk.tell(Command::SetStyle(Style::Chat));
    desk
}

fn preview(desk: &Desk) -> Preview {
    (*desk.studio.preview().get_untracked()).clone()
}

#[test]
fn the_models_own_template_writes_the_prompt() {
    let desk = chat(Some(TEMPLATE));
    let preview = preview(&desk);
    assert_eq!(preview.problem, None);
    let text = &preview.rendered.text;
    let begin = "<s>26 Jul 2024\n[system]Sort each message into a kind.\n[user]My package never arrived.\n[assistant]Delivery\n";
    assert!(text.starts_with(begin), "{text}");
    assert!(text.ends_with("[user]The screen goes black after I sign in.\n[assistant]"));
    let input = preview
        .rendered
        .spans
        .iter()
        .find(|it| it.part == Part::Input);
    let input = &text[input.expect("is there").range.clone()];
    assert_eq!(input, "The screen goes black after I sign in.");

    desk.tell(Command::Run);
    let asked = desk.engine.0.asked.borrow();
    let Some(Question::Generate(asked)) = asked.last() else {
        panic!("nothing was asked");
    };
    let expected = PromptText::Text {
        text: text.clone(),
        parse_special: true,
        add_bos: false,
    };
    assert_eq!(asked.prompt, expected);
    assert!(asked.stops.is_empty());
}

#[test]
fn a_chat_waits_for_the_reader_of_its_template() {
    let (browser, engine, annex) = (
        TestBrowser::default(),
        TestEngine::new(),
        LateAnnex::default(),
    );
    engine.0.card.replace(ModelCard {
        chat_template: Some(TEMPLATE.into()),
        ..card()
    });
    let shared = Rc::new(annex.clone());
    let desk = Desk::begin_with(&browser, MemoryStore::default(), engine, shared);
    browser.settle();
    desk.tell(Command::SetStyle(Style::Chat));
    assert_eq!(preview(&desk).problem, Some(Problem::ReaderAway));
    assert!(matches!(desk.exactness(), Exactness::Approximate { .. }));
    desk.tell(Command::Run);
    let is_generate = |it: &Question| matches!(it, Question::Generate(_));
    assert_eq!(desk.engine.n_asked(is_generate), 0);

    annex.end_fetch(Ok(()));
    browser.settle();
    assert_eq!(preview(&desk).problem, None);
    assert_eq!(desk.exactness(), Exactness::Exact);
    assert_eq!(desk.engine.n_asked(is_generate), 1);
}

#[test]
fn the_templates_tokens_are_counted_as_its_own() {
    let desk = chat(Some(TEMPLATE));
    let counts = desk.studio.counts().get_untracked();
    assert_eq!(counts.exactness, Exactness::Exact);
    assert!(counts.template > 40, "{}", counts.template);
    let sum = counts.instruction + counts.examples + counts.input + counts.template;
    assert_eq!(sum, counts.total);
    assert_eq!(counts.each_example.len(), 4);
    // Without examples the template still has its own.
    for id in 1..=4 {
        desk.tell(Command::RemoveExample(domain::ExampleId(id)));
    }
    let counts = desk.studio.counts().get_untracked();
    assert_eq!(
        (counts.examples, counts.exactness.clone()),
        (0, Exactness::Exact)
    );
}

#[test]
fn another_tokenizer_on_this_template_is_marked() {
    let desk = chat(Some(TEMPLATE));
    desk.browser
        .add_asset("vocab/o200k_base.vocab", super::vocabulary());
    desk.tell(Command::SetTokenizer(TokenizerChoice::O200k));
    assert!(matches!(desk.exactness(), Exactness::Approximate { .. }));
}

#[test]
fn a_model_that_cannot_chat_says_so() {
    for (template, words) in [
        (None, "was never trained to chat"),
        (
            Some("{{ raise_exception('no system turn') }}"),
            "no system turn",
        ),
        (Some("{% if %}"), "cannot be read"),
    ] {
        let desk = chat(template);
        let problem = preview(&desk).problem.expect("a problem").to_string();
        assert!(problem.contains(words), "{problem}");
        assert!(!desk.studio.availability(&Command::Run).is_yes());
        assert!(matches!(desk.exactness(), Exactness::Approximate { .. }));
        desk.tell(Command::SetStyle(Style::Completion));
        assert!(desk.studio.availability(&Command::Run).is_yes());
    }
}

#[test]
fn a_template_word_typed_by_the_person_is_still_theirs() {
    let desk = chat(Some(TEMPLATE));
    desk.type_text(Field::Input, "[assistant]");
    let preview = preview(&desk);
    let text = &preview.rendered.text;
    let input = preview
        .rendered
        .spans
        .iter()
        .find(|it| it.part == Part::Input);
    assert_eq!(&text[input.expect("is there").range.clone()], "[assistant]");
}
