//! The language: the browser's at a first visit, then the chosen one, and English where its words cannot be had.

use ::words::Language;
use reactive_graph::traits::GetUntracked;
use storage::MemoryStore;

use super::Desk;
use crate::{Command, test_host::TestBrowser};

fn browser_with_german() -> TestBrowser {
    let browser = TestBrowser::default();
    let pack = ::words::entry(::words::key("Undo"), "Rückgängig");
    browser.add_asset("words/de/page.txt", pack.into_bytes());
    browser
}

fn spoken(desk: &Desk) -> Option<Language> {
    desk.studio.language().get_untracked()
}

#[test]
fn a_first_visit_speaks_what_the_browser_does() {
    let browser = browser_with_german();
    browser.reads(&["eo", "de-AT", "es"]);
    let desk = Desk::open_in(&browser, MemoryStore::default());
    assert_eq!(spoken(&desk), Some(Language::German));
    assert_eq!(Command::Undo.label(), "Rückgängig");
    // What the pack lacks is English.
    assert_eq!(Command::Redo.label(), "Redo");
}

#[test]
fn a_choice_holds_at_once_and_at_the_next_visit() {
    let browser = browser_with_german();
    let desk = Desk::open_in(&browser, MemoryStore::default());
    assert_eq!(spoken(&desk), Some(Language::English));
    desk.tell(Command::SetLanguage(Language::German));
    assert_eq!(Command::Undo.label(), "Rückgängig");
    let again = desk.other_tab();
    assert_eq!(spoken(&again), Some(Language::German));
    again.tell(Command::SetLanguage(Language::English));
    assert_eq!(Command::Undo.label(), "Undo");
}

#[test]
fn without_its_words_a_language_is_english_and_it_is_said() {
    let desk = Desk::open_in(&browser_with_german(), MemoryStore::default());
    desk.tell(Command::SetLanguage(Language::Arabic));
    assert_eq!(spoken(&desk), Some(Language::English));
    let notices = desk.notices();
    assert!(notices[0].contains("words/ar/page.txt"), "{notices:?}");
}
