//! The desk beside the prompt: a project given back is one step to undo, and a number means the same command.

use domain::{Edit, ExampleId, Field};
use reactive_graph::traits::GetUntracked;

use super::Desk;
use crate::{AT_HAND, Command};

#[test]
fn a_project_given_back_is_one_step() {
    let desk = Desk::open();
    let before = desk.project();
    let mut theirs = before.clone();
    let edit = Edit::Many(vec![
        Edit::SetText {
            field: Field::ExampleInput(ExampleId(2)),
            text: "Changed outside.".into(),
        },
        Edit::SetOn {
            id: ExampleId(3),
            on: false,
        },
        Edit::Move {
            id: ExampleId(1),
            to: 3,
        },
    ]);
    theirs.apply(edit).expect("applies");
    let file = format::file::write(&theirs);
    desk.studio.take_over("Replace all", &file);
    assert_eq!(desk.project().prompt, theirs.prompt);
    assert_eq!(desk.studio.project_file(), file, "ids as well");
    let undo = desk.studio.can_undo().get_untracked();
    assert_eq!(undo.as_deref(), Some("Replace all"));
    desk.tell(Command::Undo);
    assert_eq!(desk.project().prompt, before.prompt);
    desk.studio.take_over("Nonsense", "{}");
    assert_eq!(desk.project().prompt, before.prompt);
}

#[test]
fn a_number_is_a_command() {
    let desk = Desk::open();
    let place = |command: Command| AT_HAND.iter().position(|it| *it == command).expect("there");
    let add = place(Command::AddExample { after: None });
    assert_eq!(desk.studio.at_hand(add, false), "");
    assert_eq!(desk.project().prompt.examples.len(), 4, "only asked");
    desk.studio.at_hand(add, true);
    assert_eq!(desk.project().prompt.examples.len(), 5);
    let all_on = place(Command::SetAllExamplesOn(true));
    assert_eq!(desk.studio.at_hand(all_on, true), "All examples are on.");
    assert_eq!(desk.studio.at_hand(99, true), "");
    for command in AT_HAND {
        assert!(!command.label().is_empty());
    }
}

#[test]
fn the_counts_are_one_line() {
    let desk = Desk::open();
    let line = desk.studio.count_line();
    let parts: Vec<&str> = line.split(';').collect();
    let counts = desk.studio.counts().get_untracked();
    assert_eq!(parts.len(), 3, "{line}");
    assert_eq!(
        parts[1].split_whitespace().count(),
        counts.each_example.len()
    );
    assert_eq!(parts[0].split(' ').nth(1), Some(&*counts.total.to_string()));
}
