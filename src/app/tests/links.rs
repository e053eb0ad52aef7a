//! Links: made of the whole project, looked at before anything is taken over.

use std::rc::Rc;

use domain::Field;
use engine::Question;
use reactive_graph::traits::GetUntracked;
use storage::MemoryStore;

use super::{Desk, LateAnnex, TestEngine};
use crate::{Command, Incoming, Passphrase, ShareState};

fn share(desk: &Desk, passphrase: Option<&str>) -> String {
    let passphrase = passphrase.map(|it| Passphrase(it.into()));
    desk.tell(Command::Share { passphrase });
    desk.browser.advance(100);
    match desk.studio.share_state().get_untracked() {
        ShareState::Ready { fragment, .. } => fragment.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn opening_a_link_replaces_nothing_and_runs_nothing() {
    let sender = Desk::open();
    sender.type_text(Field::Name, "A gift");
    let link = share(&sender, None);
    assert!(link.starts_with("#p1="));

    let desk = Desk::open();
    desk.type_text(Field::Input, "my own work");
    let before = desk.project();
    desk.tell(Command::OpenLink(link.clone()));
    let Some(Incoming::Open(seen)) = desk.studio.incoming().get_untracked() else {
        panic!("no preview");
    };
    assert_eq!(seen.name, "A gift");
    assert_eq!(desk.project(), before);
    desk.browser.advance(1_000);
    assert_eq!(desk.names().len(), 1);
    assert_eq!(
        desk.engine
            .n_asked(|it| matches!(it, Question::Generate(_))),
        0
    );

    desk.tell(Command::DismissIncoming);
    assert_eq!(desk.studio.incoming().get_untracked(), None);
    desk.tell(Command::OpenLink(link));
    desk.tell(Command::AcceptIncoming);
    assert_eq!(desk.project().name, "A gift");
    assert_ne!(desk.project().id, sender.project().id);
    desk.tell(Command::OpenProject(before.id.clone()));
    assert_eq!(desk.project(), before);
    assert_eq!(
        desk.engine
            .n_asked(|it| matches!(it, Question::Generate(_))),
        0
    );
}

#[test]
fn a_link_waits_for_the_studio_no_longer_than_the_studio_for_the_store() {
    let link = share(&Desk::open(), None);
    let browser = crate::test_host::TestBrowser::default();
    let store = storage::MemoryStore::default();
    let desk = Desk::begin_in(&browser, store, super::TestEngine::new());
    desk.studio.dispatch(Command::OpenLink(link));
    assert!(matches!(
        desk.studio.incoming().get_untracked(),
        Some(Incoming::Open(_))
    ));
    desk.studio.dispatch(Command::AcceptIncoming);
    browser.settle();
    browser.advance(500);
    assert_eq!(
        desk.names().len(),
        2,
        "the worked example and the incoming one"
    );
}

/// A studio whose reader of links is still on its way.
fn waiting_desk() -> (Desk, LateAnnex) {
    let (browser, annex) = (
        crate::test_host::TestBrowser::default(),
        LateAnnex::default(),
    );
    let (store, shared) = (MemoryStore::default(), Rc::new(annex.clone()));
    let desk = Desk::begin_with(&browser, store, TestEngine::new(), shared);
    browser.settle();
    (desk, annex)
}

#[test]
fn a_link_that_comes_before_its_reader_is_read_when_that_is_here() {
    let link = share(&Desk::open(), None);
    let (desk, annex) = waiting_desk();
    let state = || desk.studio.incoming().get_untracked();
    desk.tell(Command::OpenLink(link.clone()));
    assert_eq!(state(), Some(Incoming::Reading));
    annex.end_fetch(Ok(()));
    desk.browser.settle();
    assert!(matches!(state(), Some(Incoming::Open(_))));

    // Put away while it was on its way: it does not come back.
    let (desk, annex) = waiting_desk();
    let state = || desk.studio.incoming().get_untracked();
    desk.tell(Command::OpenLink(link));
    desk.tell(Command::DismissIncoming);
    annex.end_fetch(Ok(()));
    desk.browser.settle();
    assert_eq!(state(), None);
}

#[test]
fn a_reader_that_cannot_be_fetched_is_told_and_tried_again() {
    let link = share(&Desk::open(), None);
    let (desk, annex) = waiting_desk();
    let state = || desk.studio.incoming().get_untracked();
    desk.tell(Command::OpenLink(link.clone()));
    desk.tell(Command::Share { passphrase: None });
    desk.browser.advance(100);
    annex.end_fetch(Err("No connection.".into()));
    desk.browser.settle();
    assert_eq!(state(), Some(Incoming::Broken("No connection.".into())));
    let shared = desk.studio.share_state().get_untracked();
    assert_eq!(shared, ShareState::Failed("No connection.".into()));

    desk.tell(Command::OpenLink(link));
    assert_eq!(state(), Some(Incoming::Reading));
    annex.end_fetch(Ok(()));
    desk.browser.settle();
    assert!(matches!(state(), Some(Incoming::Open(_))));
}

#[test]
fn a_broken_link_is_told_and_a_foreign_fragment_is_none() {
    let desk = Desk::open();
    desk.tell(Command::OpenLink("#models".into()));
    assert_eq!(desk.studio.incoming().get_untracked(), None);
    let link = share(&desk, None);
    desk.tell(Command::OpenLink(link[..link.len() / 2].into()));
    let Some(Incoming::Broken(why)) = desk.studio.incoming().get_untracked() else {
        panic!("not told");
    };
    assert!(why.starts_with("The end of this link is missing."), "{why}");
    assert!(!desk.studio.availability(&Command::AcceptIncoming).is_yes());
}

#[test]
fn a_sealed_link_opens_with_its_passphrase_only() {
    let desk = Desk::open();
    let link = share(&desk, Some("correct horse"));
    assert!(link.starts_with("#s1="));
    desk.tell(Command::OpenLink(link));
    let state = || desk.studio.incoming().get_untracked();
    assert_eq!(
        state(),
        Some(Incoming::Sealed {
            refused: false,
            opening: false
        })
    );
    let unseal = |text: &str| {
        desk.tell(Command::UnsealIncoming(Passphrase(text.into())));
        assert_eq!(
            state(),
            Some(Incoming::Sealed {
                refused: false,
                opening: true
            })
        );
        desk.browser.advance(100);
    };
    unseal("wrong");
    assert_eq!(
        state(),
        Some(Incoming::Sealed {
            refused: true,
            opening: false
        })
    );
    unseal("correct horse");
    assert!(matches!(state(), Some(Incoming::Open(_))));
}

#[test]
fn a_link_put_away_while_it_opens_does_not_come_back() {
    let desk = Desk::open();
    let link = share(&desk, Some("correct horse"));
    desk.tell(Command::OpenLink(link));
    desk.tell(Command::UnsealIncoming(Passphrase("correct horse".into())));
    desk.tell(Command::DismissIncoming);
    desk.browser.advance(100);
    assert_eq!(desk.studio.incoming().get_untracked(), None);
}

#[test]
fn taking_a_link_in_keeps_what_was_typed_just_before() {
    let desk = Desk::open();
    let link = share(&desk, None);
    desk.tell(Command::OpenLink(link));
    desk.type_text(Field::Input, "typed just now");
    let before = desk.project();
    desk.tell(Command::AcceptIncoming);
    assert_ne!(desk.project().id, before.id);
    desk.tell(Command::OpenProject(before.id.clone()));
    assert_eq!(desk.project(), before);
}

#[test]
fn what_is_too_long_for_a_link_is_offered_as_a_file() {
    let desk = Desk::open();
    let mut state = 1u32;
    let noise: String = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b' ' + (state >> 24) as u8 % 95)
    })
    .take(60_000)
    .collect();
    desk.type_text(Field::Input, &noise);
    desk.tell(Command::Share { passphrase: None });
    desk.browser.advance(100);
    let state = desk.studio.share_state().get_untracked();
    assert!(matches!(state, ShareState::TooLong(_)), "{state:?}");
    desk.tell(Command::CloseShare);
    assert_eq!(
        desk.studio.share_state().get_untracked(),
        ShareState::Closed
    );
}

#[test]
fn a_link_of_what_has_changed_is_put_away() {
    let desk = Desk::open();
    share(&desk, None);
    desk.type_text(Field::Input, "changed");
    assert_eq!(
        desk.studio.share_state().get_untracked(),
        ShareState::Closed
    );
}

#[test]
fn a_link_of_what_changes_while_it_is_made_is_not_shown() {
    let (desk, annex) = waiting_desk();
    desk.tell(Command::Share { passphrase: None });
    desk.browser.advance(100);
    let state = || desk.studio.share_state().get_untracked();
    assert_eq!(state(), ShareState::Making);
    desk.type_text(Field::Input, "changed");
    annex.end_fetch(Ok(()));
    desk.browser.settle();
    assert_eq!(state(), ShareState::Closed);
}

#[test]
fn settings_travel_in_no_link_and_no_file() {
    let desk = Desk::open();
    let leaves = || {
        let link = share(&desk, None);
        desk.tell(Command::CloseShare);
        desk.tell(Command::ExportFile);
        (link, desk.host.offered().pop().expect("offered"))
    };
    let before = leaves();
    desk.tell(Command::SetTheme(crate::Theme::Dark));
    desk.tell(Command::SetTokensShown(true));
    desk.tell(Command::SetTokenizer(crate::TokenizerChoice::Cl100k));
    assert_ne!(
        desk.studio.settings().get_untracked(),
        crate::Settings::default()
    );
    assert_eq!(leaves(), before);
}

#[test]
fn a_passphrase_never_shows_in_a_log() {
    let command = Command::UnsealIncoming(Passphrase("hunter2".into()));
    assert!(!format!("{command:?}").contains("hunter2"));
}
