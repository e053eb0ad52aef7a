//! Several projects: none is lost by opening, adding, deleting or reading another.

use domain::{Field, ProjectId, STARTERS};
use futures::FutureExt;
use reactive_graph::traits::GetUntracked;
use storage::{StorageError, Store};

use super::Desk;
use crate::Command;

fn put(desk: &Desk, key: &str, bytes: &[u8]) {
    desk.store
        .put(key, bytes)
        .now_or_never()
        .expect("at once")
        .expect("kept");
}

#[test]
fn each_project_keeps_its_texts_and_its_steps() {
    let desk = Desk::open();
    let first = desk.project().id;
    desk.type_text(Field::Input, "one");
    desk.tell(Command::NewProject);
    desk.type_text(Field::Input, "two");
    let second = desk.project().id;
    assert_eq!(desk.names(), ["Untitled*", "Sort messages"]);
    desk.tell(Command::OpenProject(first.clone()));
    assert_eq!(desk.project().prompt.input, "one");
    desk.tell(Command::Undo);
    assert_eq!(
        desk.project().prompt.input,
        "The screen goes black after I sign in."
    );
    desk.tell(Command::OpenProject(second));
    assert_eq!(desk.project().prompt.input, "two");
    desk.tell(Command::Undo);
    assert_eq!(desk.project().prompt.input, "");
    assert_eq!(desk.studio.can_undo().get_untracked(), None);
}

#[test]
fn a_starter_opens_beside_the_others_and_is_saved_at_once() {
    let desk = Desk::open();
    desk.type_text(Field::Input, "my own");
    let (first, mine) = (desk.project().id, desk.project().prompt);
    for starter in STARTERS {
        let file = format::file::write(&starter.project(ProjectId(String::new())));
        desk.tell(Command::ImportFile(file.into_bytes()));
        let open = desk.project();
        assert_eq!(open, starter.project(open.id.clone()));
        let known = desk.studio.projects().get_untracked();
        let kept = known.iter().find(|it| it.id == open.id);
        assert!(kept.is_some_and(|it| it.open), "{}", starter.name);
    }
    assert_eq!(desk.names().len(), STARTERS.len() + 1);
    desk.tell(Command::OpenProject(first));
    assert_eq!(desk.project().prompt, mine);
}

#[test]
fn what_is_typed_right_before_opening_another_is_written() {
    let desk = Desk::open();
    let first = desk.project().id;
    desk.studio.dispatch(Command::NewProject);
    desk.type_text(Field::Name, "typed meanwhile");
    desk.browser.advance(1_000);
    desk.tell(Command::OpenProject(first));
    assert_eq!(desk.project().name, "typed meanwhile");
}

#[test]
fn the_last_open_project_comes_back() {
    let desk = Desk::open();
    desk.tell(Command::DuplicateProject(desk.project().id));
    desk.tell(Command::NewProject);
    let copy = desk.studio.projects().get_untracked();
    let copy = copy
        .iter()
        .find(|it| &*it.name == "Sort messages (copy)")
        .expect("listed");
    desk.tell(Command::OpenProject(copy.id.clone()));
    assert_eq!(desk.other_tab().project().id, copy.id);
}

#[test]
fn a_deleted_project_can_be_brought_back() {
    let desk = Desk::open();
    desk.type_text(Field::Input, "dear to me");
    let (id, project) = (desk.project().id, desk.project());
    desk.tell(Command::DeleteProject(id.clone()));
    assert_eq!(
        desk.names().len(),
        0,
        "the empty one that took its place is written after a pause"
    );
    assert_eq!(desk.project().name, "Untitled");
    desk.browser.advance(500);
    let notice = desk.studio.notices().get_untracked()[0].clone();
    assert_eq!(&*notice.text, "“Sort messages” was deleted.");
    desk.tell(notice.action.expect("an undo"));
    assert_eq!(desk.project(), project);
    assert!(desk.notices().is_empty());
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn the_trash_is_emptied_after_a_week() {
    let desk = Desk::open();
    desk.tell(Command::DeleteProject(desk.project().id));
    let n_trash = |desk: &Desk| {
        let keys = desk.store.list("trash/").now_or_never().expect("at once");
        keys.expect("lists").len()
    };
    _ = desk.other_tab();
    assert_eq!(n_trash(&desk), 1);
    let day = 24 * 3_600_000;
    desk.browser.advance(7 * day - 1_000);
    _ = desk.other_tab();
    assert_eq!(n_trash(&desk), 1, "the week is not over");
    desk.browser.advance(day);
    _ = desk.other_tab();
    assert_eq!(n_trash(&desk), 0);
}

#[test]
fn another_project_is_renamed_without_opening_it() {
    let desk = Desk::open();
    let first = desk.project().id;
    desk.tell(Command::NewProject);
    let name = "Letters".to_owned();
    desk.tell(Command::RenameProject { id: first, name });
    assert_eq!(desk.names(), ["Untitled*", "Letters"]);
}

#[test]
fn a_file_opens_as_a_new_project() {
    let desk = Desk::open();
    desk.type_text(Field::Name, "Exported");
    desk.tell(Command::ExportFile);
    let (name, bytes) = desk.host.offered()[0].clone();
    assert_eq!(name, "Exported.exemplar.json");
    desk.type_text(Field::Name, "Mine");
    desk.tell(Command::ImportFile(bytes));
    assert_eq!(desk.project().name, "Exported");
    assert_eq!(desk.names().len(), 2);
    desk.tell(Command::ImportFile(b"no project".to_vec()));
    assert_eq!(desk.project().name, "Exported");
    assert!(desk.notices()[0].ends_with("Your projects are as they were."));
}

#[test]
fn a_record_that_cannot_be_read_is_told_and_kept() {
    let desk = Desk::open();
    desk.browser.advance(500);
    let ours = desk.project().id;
    let newer = b"99\nFrom the future\n{\"kind\":\"exemplar-project\",\"version\":9}";
    put(&desk, "project/ff", newer);
    put(&desk, "last", b"ff");
    let again = desk.other_tab();
    assert_eq!(again.project().id, ours);
    assert!(again.notices()[0].starts_with("“From the future” could not be opened"));
    again.tell(Command::OpenProject(ProjectId("ff".into())));
    assert_eq!(again.project().id, ours);
    let kept = desk
        .store
        .get("project/ff")
        .now_or_never()
        .expect("at once");
    assert_eq!(kept.expect("reads").as_deref(), Some(&newer[..]));
}

#[test]
fn a_project_that_cannot_be_written_stays_open() {
    let desk = Desk::open();
    desk.browser.advance(500);
    desk.type_text(Field::Input, "only here");
    desk.store.fail_with(Some(StorageError::NoRoom));
    desk.tell(Command::NewProject);
    assert_eq!(desk.project().prompt.input, "only here");
    assert!(desk.notices()[0].starts_with("The open project could not be saved"));
}
