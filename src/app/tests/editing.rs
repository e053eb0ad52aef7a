//! Commands change the project, wake only its readers, and are undone.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

use domain::{Edit, ExampleId, Field, RunSettings, Style, ValueKind};
use expect_test::expect;
use proptest::prelude::*;
use reactive_graph::{
    effect::ImmediateEffect,
    traits::{Get, GetUntracked},
};

use super::Desk;
use crate::{Availability, Command, Deed};

fn example(id: u64) -> ExampleId {
    ExampleId(id)
}

#[test]
fn a_first_visit_opens_the_worked_example() {
    let desk = Desk::open();
    desk.browser.advance(500);
    expect![[r#"
        Sort messages [Saved]
        1 "My package never arrived." -> "Delivery"
        2 "I was charged twice this month." -> "Billing"
        3 "The app closes when I tap Save." -> "Bug"
        4 "Where is my parcel?" -> "Delivery"
        > "The screen goes black after I sign in."
    "#]]
    .assert_eq(&desk.digest());
    assert_eq!(desk.names(), ["Sort messages*"]);
}

#[test]
fn cards_are_added_copied_moved_and_switched() {
    let desk = Desk::open();
    desk.tell(Command::RemoveExample(example(4)));
    desk.tell(Command::AddExample {
        after: Some(example(1)),
    });
    desk.type_text(Field::ExampleInput(example(4)), "new");
    desk.tell(Command::DuplicateExample(example(2)));
    desk.tell(Command::MoveExampleUp(example(3)));
    desk.tell(Command::MoveExample {
        id: example(1),
        to: 4,
    });
    desk.tell(Command::SetExampleOn {
        id: example(2),
        on: false,
    });
    // At the edge, and on what is gone, nothing happens.
    desk.tell(Command::MoveExampleDown(example(1)));
    desk.tell(Command::RemoveExample(example(77)));
    expect![[r#"
        Sort messages [Saving]
        4 "new" -> ""
        2 "I was charged twice this month." -> "Billing" (off)
        3 "The app closes when I tap Save." -> "Bug"
        5 "I was charged twice this month." -> "Billing"
        1 "My package never arrived." -> "Delivery"
        > "The screen goes black after I sign in."
    "#]]
    .assert_eq(&desk.digest());
}

/// How often a reader ran.
fn count(reader: impl Fn() + Send + Sync + 'static) -> (Arc<AtomicUsize>, ImmediateEffect) {
    let runs = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&runs);
    let effect = ImmediateEffect::new(move || {
        reader();
        seen.fetch_add(1, Relaxed);
    });
    (runs, effect)
}

#[test]
fn a_keystroke_wakes_only_the_readers_of_what_it_changed() {
    let desk = Desk::open();
    let studio = desk.studio;
    let typed = studio.text(Field::ExampleInput(example(2)));
    let other = studio.text(Field::ExampleInput(example(3)));
    let (tokens, others_tokens) = (
        studio.example_tokens(example(2)),
        studio.example_tokens(example(3)),
    );
    let (ids, on, run) = (
        studio.example_ids(),
        studio.example_on(example(2)),
        studio.run_settings(),
    );
    let readers = [
        count(move || drop(typed.get())),
        count(move || _ = tokens.get()),
        count(move || drop(other.get())),
        count(move || _ = others_tokens.get()),
        count(move || drop(ids.get())),
        count(move || _ = on.get()),
        count(move || drop(run.get())),
    ];
    let runs = || readers.each_ref().map(|it| it.0.load(Relaxed));
    assert_eq!(runs(), [1; 7]);
    desk.type_text(
        Field::ExampleInput(example(2)),
        "I was charged thrice this month!!",
    );
    assert_eq!(runs(), [2, 2, 1, 1, 1, 1, 1]);
    assert_eq!(&*typed.get_untracked(), "I was charged thrice this month!!");
    desk.tell(Command::MoveExampleUp(example(3)));
    assert_eq!(runs(), [2, 2, 1, 1, 2, 1, 1]);
    desk.tell(Command::RemoveExample(example(2)));
    assert_eq!(runs(), [3, 3, 1, 1, 3, 2, 1]);
    desk.tell(Command::Undo);
    assert_eq!(runs(), [4, 4, 1, 1, 4, 3, 1]);
    assert_eq!(&*typed.get_untracked(), "I was charged thrice this month!!");
}

#[test]
fn undo_and_redo_say_what_they_would_do() {
    let desk = Desk::open();
    let (undo, redo) = (desk.studio.can_undo(), desk.studio.can_redo());
    assert_eq!(undo.get_untracked(), None);
    let why = desk.studio.availability(&Command::Undo);
    assert_eq!(why, Availability::No("There is nothing to undo.".into()));
    desk.tell(Command::SetStyle(Style::Chat));
    desk.type_text(Field::Name, "Other");
    assert_eq!(undo.get_untracked().as_deref(), Some("Rename project"));
    desk.tell(Command::Undo);
    assert_eq!(undo.get_untracked().as_deref(), Some("Write as chat"));
    assert_eq!(redo.get_untracked().as_deref(), Some("Rename project"));
    assert!(desk.studio.availability(&Command::Redo).is_yes());
}

#[test]
fn a_slider_on_its_way_is_one_step() {
    let desk = Desk::open();
    for temperature in [0.1, 0.2, 0.3] {
        let run = RunSettings {
            temperature,
            ..desk.project().run
        };
        desk.tell(Command::SetRun(run));
    }
    desk.tell(Command::Undo);
    assert_eq!(desk.project().run.temperature, 0.0);
}

#[test]
fn variables_and_stops_follow_the_texts() {
    let desk = Desk::open();
    desk.type_text(Field::Instruction, "Sort for {{who}}.");
    desk.type_text(Field::Value("who".into()), "Ann");
    let variables = desk.studio.variables().get_untracked();
    let seen: Vec<_> = variables.iter().map(|it| (&*it.name, &*it.value)).collect();
    assert_eq!(seen, [("who", "Ann")]);
    assert!(
        desk.studio
            .preview()
            .get_untracked()
            .rendered
            .text
            .starts_with("Sort for Ann.")
    );
    desk.type_text(Field::InputLabel, "Letter");
    assert_eq!(*desk.studio.stops().get_untracked(), ["\n", "\nLetter:"]);
}

/// A project file with two examples, as the desk makes it of a pasted table.
fn two_examples() -> Vec<u8> {
    let mut given = domain::Project::empty(domain::ProjectId(String::new()), "");
    given.prompt.examples = vec![
        domain::Example::new(ExampleId(0), "a", "b"),
        domain::Example::new(ExampleId(1), "c\nc", "d"),
    ];
    format::file::write(&given).into_bytes()
}

#[test]
fn a_variable_is_of_a_kind_and_its_value_stays() {
    let desk = Desk::open();
    desk.type_text(Field::Instruction, "Sort for {{who}}.");
    desk.type_text(Field::Value("who".into()), "{{who}}");
    let text = || desk.studio.preview().get_untracked().rendered.text.clone();
    let before = (text(), desk.project());
    let name = || "who".to_owned();
    let kind = desk.studio.text(Field::Kind(name()));
    desk.type_text(Field::Kind(name()), "number");
    desk.type_text(Field::Options(name()), "Ann\nBob");
    assert_eq!(&*kind.get_untracked(), "number");
    let variables = desk.studio.variables().get_untracked();
    assert_eq!(&*variables[0].value, "{{who}}");
    assert_eq!(text(), before.0);
    let undo = desk.studio.can_undo().get_untracked();
    assert_eq!(undo.as_deref(), Some("Edit options"));
    desk.tell(Command::Undo);
    let undo = desk.studio.can_undo().get_untracked();
    assert_eq!(undo.as_deref(), Some("Change kind of variable"));
    desk.tell(Command::Undo);
    assert_eq!(desk.project(), before.1);
}

#[test]
fn a_comment_changes_neither_the_prompt_nor_its_count() {
    let desk = Desk::open();
    let preview = || desk.studio.preview().get_untracked().rendered.clone();
    let count = || desk.studio.counts().get_untracked().total;
    let before = (preview(), count());
    let note = desk.studio.text(Field::ExampleNote(example(2)));
    desk.type_text(Field::ExampleNote(example(2)), "typical?");
    desk.type_text(Field::Note, "ask Ann");
    desk.browser.advance(500);
    assert_eq!((preview(), count()), before);
    assert_eq!(&*note.get_untracked(), "typical?");
    assert!(desk.studio.has_notes());
    desk.tell(Command::RemoveExample(example(2)));
    desk.tell(Command::Undo);
    assert_eq!(&*note.get_untracked(), "typical?");
}

#[test]
fn several_examples_change_in_one_step() {
    let desk = Desk::open();
    let before = desk.project();
    let ids = || -> Arc<[ExampleId]> { [example(3), example(1), example(99)].into() };
    desk.tell(Command::ToSeveral(ids(), Deed::Off));
    let shown: Vec<bool> = desk
        .project()
        .prompt
        .examples
        .iter()
        .map(|it| it.on)
        .collect();
    assert_eq!(shown, [false, true, false, true]);
    let undo = desk.studio.can_undo().get_untracked();
    assert_eq!(undo.as_deref(), Some("Switch examples off"));
    desk.tell(Command::ToSeveral(ids(), Deed::Off));
    desk.tell(Command::Undo);
    assert_eq!(desk.project(), before, "what changes nothing is no step");
}

#[test]
fn examples_of_a_file_are_added_then_undone() {
    let desk = Desk::open();
    let before = desk.project();
    assert!(crate::looks_like_table("input\toutput\na\tb\nc\td\n"));
    assert!(!crate::looks_like_table("no table"));
    desk.tell(Command::AddFrom(two_examples()));
    let examples = desk.project().prompt.examples;
    assert_eq!(
        (examples.len(), &*examples[5].input, &*examples[5].output),
        (6, "c\nc", "d")
    );
    assert_eq!(desk.notices(), ["2 examples were added."]);
    desk.tell(Command::Undo);
    assert_eq!(desk.project(), before);
    assert!(desk.notices().is_empty(), "what it offered is done");
}

fn a_command() -> impl Strategy<Value = Command> {
    let id = || (1..8u64).prop_map(ExampleId);
    let field = prop_oneof![
        Just(Field::Name),
        Just(Field::Input),
        id().prop_map(Field::ExampleOutput),
        Just(Field::Value("v".into())),
        Just(Field::Options("v".into())),
        Just(Field::Note),
        id().prop_map(Field::ExampleNote),
    ];
    prop_oneof![
        3 => (field, "[a-z {}]{0,4}").prop_map(|(field, text)| Command::EditText { field, text }),
        1 => prop::option::of(id()).prop_map(|after| Command::AddExample { after }),
        1 => id().prop_map(Command::DuplicateExample),
        1 => id().prop_map(Command::RemoveExample),
        1 => (id(), 0..6usize).prop_map(|(id, to)| Command::MoveExample { id, to }),
        1 => (id(), any::<bool>()).prop_map(|(id, on)| Command::SetExampleOn { id, on }),
        1 => any::<bool>().prop_map(Command::SetAllExamplesOn),
        2 => (prop::collection::vec(id(), 0..5), prop::sample::select(&Deed::ALL[..]))
            .prop_map(|(ids, deed)| Command::ToSeveral(ids.into(), deed)),
        1 => prop::sample::select(&ValueKind::ALL[..]).prop_map(|kind| Command::EditText {
            field: Field::Kind("v".into()),
            text: kind.key().into(),
        }),
        1 => prop_oneof![Just(Style::Chat), Just(Style::Completion)].prop_map(Command::SetStyle),
        1 => Just(Command::AddFrom(two_examples())),
        1 => Just(Command::Undo),
        1 => Just(Command::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn undo_to_the_start_gives_the_start(
        commands in prop::collection::vec((a_command(), 0..1_000u32), 1..25)
    ) {
        let desk = Desk::open();
        let start = desk.project();
        for (command, millis) in commands {
            desk.studio.dispatch(command);
            desk.browser.advance(millis);
        }
        let end = desk.project();
        while desk.studio.availability(&Command::Redo).is_yes() {
            desk.studio.dispatch(Command::Redo);
        }
        let newest = desk.project();
        while desk.studio.availability(&Command::Undo).is_yes() {
            desk.studio.dispatch(Command::Undo);
        }
        prop_assert_eq!(desk.project(), start);
        while desk.studio.availability(&Command::Redo).is_yes() {
            desk.studio.dispatch(Command::Redo);
        }
        prop_assert_eq!(desk.project(), newest);
        prop_assert!(end.prompt.examples.len() < 100);
    }
}

#[test]
fn an_edit_of_what_is_gone_changes_nothing() {
    let desk = Desk::open();
    let before = desk.project();
    desk.type_text(Field::ExampleInput(example(99)), "lost");
    assert!(
        !desk
            .studio
            .core()
            .edit("Edit", Edit::Remove(vec![example(99)]))
    );
    assert_eq!(desk.project(), before);
    assert_eq!(desk.studio.can_undo().get_untracked(), None);
}
