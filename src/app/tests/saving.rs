//! Nothing is lost: when the project is written, what a failed write does, and two tabs on one project.

use domain::Field;
use expect_test::expect;
use futures::FutureExt;
use reactive_graph::traits::GetUntracked;
use storage::{MemoryStore, StorageError, Store};

use format::record;

use super::{Desk, TestEngine};
use crate::{Command, SavedState, test_host::TestBrowser};

/// The input as it lies in the store.
fn stored_input(desk: &Desk) -> Option<String> {
    let project = desk.project();
    let key = format!("project/{}", project.id.0);
    let record = desk
        .store
        .get(&key)
        .now_or_never()
        .expect("at once")
        .expect("reads")?;
    let stored = record::read(&record, project.id).expect("is a project");
    Some(stored.prompt.input)
}

fn settled() -> Desk {
    let desk = Desk::open();
    desk.browser.advance(2_000);
    desk
}

#[test]
fn a_change_is_written_after_a_short_pause() {
    let desk = settled();
    desk.type_text(Field::Input, "kept");
    desk.browser.advance(399);
    assert_ne!(stored_input(&desk).as_deref(), Some("kept"));
    assert_eq!(
        desk.studio.saved_state().get_untracked(),
        SavedState::Saving
    );
    desk.browser.advance(1);
    assert_eq!(stored_input(&desk).as_deref(), Some("kept"));
    assert_eq!(desk.studio.saved_state().get_untracked(), SavedState::Saved);
}

#[test]
fn typing_without_a_pause_is_written_every_second() {
    let desk = settled();
    for turn in 1..=30 {
        desk.type_text(Field::Input, &"x".repeat(turn));
        desk.browser.advance(100);
        // A crash now would lose what was typed after the stored state.
        let n_stored = stored_input(&desk).map_or(0, |it| it.matches('x').count());
        assert!(
            turn < 10 || turn - n_stored <= 10,
            "{turn} typed, {n_stored} stored"
        );
    }
}

#[test]
fn a_reload_finds_what_was_there() {
    let desk = settled();
    desk.type_text(Field::Input, "before the reload");
    desk.studio.flush();
    desk.browser.settle();
    let again = desk.other_tab();
    assert_eq!(again.project(), desk.project());
    assert_eq!(again.names(), ["Sort messages*"]);
}

#[test]
fn commands_before_the_project_is_open_wait_for_it() {
    let first = settled();
    let desk = Desk::begin_in(&first.browser, first.store.clone(), TestEngine::new());
    desk.studio.dispatch(Command::EditText {
        field: Field::Input,
        text: "typed at once".into(),
    });
    assert!(!desk.studio.is_open().get_untracked());
    assert!(!desk.studio.availability(&Command::Run).is_yes());
    desk.browser.settle();
    assert_eq!(desk.project().id, first.project().id);
    assert_eq!(desk.project().prompt.input, "typed at once");
}

#[test]
fn a_failed_write_is_shown_and_tried_again() {
    let desk = settled();
    desk.store.fail_with(Some(StorageError::NoRoom));
    desk.type_text(Field::Input, "not yet");
    desk.browser.advance(400);
    let SavedState::Failed(why) = desk.studio.saved_state().get_untracked() else {
        panic!("the failure is not shown");
    };
    assert!(why.starts_with("Not saved.") && why.ends_with("Your work is still in this tab."));
    desk.type_text(Field::Input, "now");
    assert!(matches!(
        desk.studio.saved_state().get_untracked(),
        SavedState::Failed(_)
    ));
    desk.store.fail_with(None);
    desk.browser.advance(2_000);
    assert_eq!(stored_input(&desk).as_deref(), Some("now"));
    assert_eq!(desk.studio.saved_state().get_untracked(), SavedState::Saved);
}

#[test]
fn the_person_can_try_again_at_once() {
    let desk = settled();
    desk.store.fail_with(Some(StorageError::Busy));
    desk.type_text(Field::Input, "now");
    desk.browser.advance(400);
    desk.store.fail_with(None);
    desk.tell(Command::RetrySave);
    assert_eq!(stored_input(&desk).as_deref(), Some("now"));
}

#[test]
fn two_tabs_on_one_project_lose_nothing() {
    let ours = settled();
    let theirs = ours.other_tab();
    ours.type_text(Field::Input, "ours");
    theirs.type_text(Field::Input, "theirs");
    theirs.studio.flush();
    ours.browser.advance(400);
    expect![[r#"
        Sort messages (from another tab) [ConflictCopyMade { name: "Sort messages (from another tab)" }]
        1 "My package never arrived." -> "Delivery"
        2 "I was charged twice this month." -> "Billing"
        3 "The app closes when I tap Save." -> "Bug"
        4 "Where is my parcel?" -> "Delivery"
        > "ours"
        ! Another tab changed this project too. Nothing is lost: its version keeps the name, yours goes on as “Sort messages (from another tab)”.
    "#]]
    .assert_eq(&ours.digest());
    assert_eq!(theirs.project().prompt.input, "theirs");
    assert_ne!(ours.project().id, theirs.project().id);
    assert_eq!(stored_input(&ours).as_deref(), Some("ours"));
    assert_eq!(stored_input(&theirs).as_deref(), Some("theirs"));
    // Each goes on with its own.
    ours.type_text(Field::Input, "ours again");
    ours.browser.advance(400);
    assert_eq!(stored_input(&ours).as_deref(), Some("ours again"));
    assert_eq!(stored_input(&theirs).as_deref(), Some("theirs"));
    assert_eq!(ours.names().len(), 2);
    assert_eq!(theirs.names().len(), 2);
    // Undo of what was done before the copy was made still works.
    ours.tell(Command::Undo);
    assert_eq!(ours.project().prompt.input, "ours");
}

#[test]
fn an_idle_tab_follows_the_other() {
    let idle = settled();
    let busy = idle.other_tab();
    busy.type_text(Field::Input, "followed");
    busy.tell(Command::RemoveExample(domain::ExampleId(1)));
    idle.browser.advance(400);
    assert_eq!(idle.project(), busy.project());
    assert!(idle.notices().is_empty());
    // Writing on here is no conflict, and the step can be taken back here.
    idle.tell(Command::Undo);
    idle.browser.advance(400);
    assert_eq!(idle.project().prompt.examples.len(), 4);
    assert_eq!(busy.project(), idle.project());
    assert_eq!(idle.names(), ["Sort messages*"]);
}

#[test]
fn a_project_deleted_in_another_tab_is_kept_where_it_is_written_on() {
    let ours = settled();
    let theirs = ours.other_tab();
    theirs.tell(Command::DeleteProject(ours.project().id));
    assert_eq!(ours.notices().len(), 1);
    ours.type_text(Field::Input, "still here");
    ours.browser.advance(400);
    assert_eq!(stored_input(&ours).as_deref(), Some("still here"));
}

#[test]
fn settings_are_remembered() {
    let browser = TestBrowser::default();
    let desk = Desk::open_in(&browser, MemoryStore::default());
    desk.tell(Command::SetTheme(crate::Theme::Dark));
    desk.tell(Command::SetTokensShown(true));
    let again = desk.other_tab();
    assert_eq!(
        again.studio.settings().get_untracked(),
        desk.studio.settings().get_untracked()
    );
    assert!(again.studio.settings().get_untracked().tokens_shown);
}
