//! All examples at once are switched as one step, and who asks whether that is possible is told.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

use domain::ExampleId;
use reactive_graph::{effect::ImmediateEffect, traits::GetUntracked};

use super::Desk;
use crate::{Availability, Command};

fn example(id: u64) -> ExampleId {
    ExampleId(id)
}

#[test]
fn all_examples_are_switched_as_one_step() {
    let desk = Desk::open();
    let on = || -> Vec<bool> {
        let examples = desk.project().prompt.examples;
        examples.iter().map(|it| it.on).collect()
    };
    let (all_on, all_off) = (
        Command::SetAllExamplesOn(true),
        Command::SetAllExamplesOn(false),
    );
    let why = |command| desk.studio.availability(command);
    assert_eq!(
        why(&all_on),
        Availability::No("All examples are on.".into())
    );
    desk.tell(Command::SetExampleOn {
        id: example(2),
        on: false,
    });
    assert!(why(&all_on).is_yes() && why(&all_off).is_yes());
    assert_eq!(desk.studio.examples_on().get_untracked(), 3);
    desk.tell(all_off.clone());
    assert_eq!(on(), [false; 4]);
    assert_eq!(
        why(&all_off),
        Availability::No("All examples are off.".into())
    );
    let undo = desk.studio.can_undo().get_untracked();
    assert_eq!(undo.as_deref(), Some("Switch all examples off"));
    desk.tell(Command::Undo);
    assert_eq!(on(), [true, false, true, true], "as each was before");
    desk.tell(all_on.clone());
    assert_eq!(on(), [true; 4]);
    desk.tell(Command::NewProject);
    assert_eq!(
        why(&all_off),
        Availability::No("There are no examples.".into())
    );
}

#[test]
fn who_asks_whether_all_can_be_switched_is_woken_by_one() {
    let desk = Desk::open();
    let studio = desk.studio;
    let seen = Arc::new(AtomicUsize::new(0));
    let times = Arc::clone(&seen);
    let _reader = ImmediateEffect::new(move || {
        if studio
            .availability(&Command::SetAllExamplesOn(true))
            .is_yes()
        {
            times.fetch_add(1, Relaxed);
        }
    });
    assert_eq!(seen.load(Relaxed), 0);
    desk.tell(Command::SetExampleOn {
        id: example(1),
        on: false,
    });
    assert_eq!(seen.load(Relaxed), 1);
}
