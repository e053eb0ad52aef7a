//! Names, pins, comparing, restoring and branching.

use domain::{Example, ExampleId, Style};
use history::{Name, ResultRef};
use storage::StorageError;

use super::*;
use crate::{Kind, Part};

#[test]
fn names_notes_and_pins_are_there_after_a_reload() {
    let (tab, store) = Tab::first();
    let first = tab.keep(&project("one", "a"));
    tab.keep(&project("two", "a"));
    block_on(async {
        tab.desk.name(&id(), first, "as sent to Ana").await.unwrap();
        tab.desk.note(&id(), first, "she liked it").await.unwrap();
        tab.desk.pin(&id(), first, true).await.unwrap();
    });
    let again = Tab::open(&tab.browser, &store).versions(&id());
    assert_eq!(again[1].name, Name::Given("as sent to Ana".into()));
    assert_eq!(again[1].note, "she liked it");
    assert!(again[1].pinned && !again[0].pinned);
}

#[test]
fn a_failing_store_changes_nothing_that_is_shown() {
    let (tab, store) = Tab::first();
    let first = tab.keep(&project("one", "a"));
    let second = tab.keep(&project("two", "a"));
    store.fail_with(Some(StorageError::NoRoom));
    let no_room = VersionsError::Storage(StorageError::NoRoom);
    assert_eq!(
        block_on(tab.desk.name(&id(), first, "x")),
        Err(no_room.clone())
    );
    assert_eq!(
        block_on(tab.desk.restore(&id(), first)),
        Err(no_room.clone())
    );
    assert!(block_on(tab.desk.branch(&id(), first, "x")).is_err());
    store.fail_with(None);
    assert_eq!(tab.names(), ["instruction reworded", "first version"]);
    assert_eq!(tab.head(&id()), second);
    assert_eq!(tab.saved(&id()), project("two", "a"));
}

#[test]
fn compared_versions_say_which_words_examples_and_settings_differ() {
    let (tab, _) = Tab::first();
    let mut old = project("Sort the letters", "a");
    old.prompt
        .examples
        .push(Example::new(ExampleId(2), "gone", "b"));
    let mut new = project("Sort the parcels", "z");
    new.prompt.style = Style::Chat;
    new.run.seed = 7;
    let (a, b) = (tab.keep(&old), tab.keep(&new));
    let pair = block_on(tab.desk.pair(&id(), a, b)).unwrap();
    assert_eq!((&pair.old, &pair.new), (&old, &new));
    let compared = pair.compared(Some((10, 12)));
    assert_eq!(compared.tokens, Some((10, 12)));
    let rows: Vec<(Part, &str)> = compared
        .rows
        .iter()
        .map(|it| (it.part, &*it.title))
        .collect();
    assert_eq!(
        rows,
        [
            (Part::Words, "Instruction"),
            (Part::Structure, "Form"),
            (Part::Examples, "Example 2 removed"),
            (Part::Examples, "Example 1, answer"),
            (Part::Parameters, "Seed"),
        ]
    );
    let only = |spans: &[crate::Span]| -> Vec<String> {
        let spans = spans.iter().filter(|it| it.kind == Kind::OnlyHere);
        spans.map(|it| it.text.clone()).collect()
    };
    assert_eq!(only(&compared.rows[0].old), ["letters"]);
    assert_eq!(only(&compared.rows[0].new), ["parcels"]);
    assert_eq!(only(&compared.rows[2].old), ["gone\n→ b"]);
    assert!(compared.rows[2].new.is_empty());
    assert_eq!(only(&compared.rows[4].new), ["7"]);
}

#[test]
fn what_is_restored_over_is_kept_even_if_it_had_no_version_yet() {
    let (tab, _) = Tab::first();
    let first = tab.keep(&project("one", "a"));
    tab.put(&project("typed just now", "a"));
    assert_eq!(block_on(tab.desk.restore(&id(), first)), Ok(true));
    assert_eq!(tab.saved(&id()), project("one", "a"));
    assert_eq!(
        tab.names(),
        [
            "restored: first version",
            "instruction reworded",
            "first version"
        ]
    );
    let between = tab.versions(&id())[1].id;
    assert_eq!(tab.at(between), project("typed just now", "a"));
    tab.browser.advance(60_000);
    assert_eq!(tab.names().len(), 3, "the restore makes one version");
}

#[test]
fn a_branch_is_a_project_that_knows_where_it_came_from() {
    let (tab, store) = Tab::first();
    let first = tab.keep(&project("one", "a"));
    tab.keep(&project("two", "a"));
    let branch = block_on(tab.desk.branch(&id(), first, "Letters, shorter")).unwrap();
    assert_eq!(branch.0.len(), 32);
    let saved = tab.saved(&branch);
    assert_eq!(
        (&*saved.name, &saved.prompt),
        ("Letters, shorter", &project("one", "a").prompt)
    );
    let listed = block_on(Tab::open(&tab.browser, &store).desk.list(&branch)).unwrap();
    let origin = listed.origin.unwrap();
    assert_eq!(
        (origin.project, origin.version, &*origin.name),
        (id(), first, "Letters")
    );
    let names: Vec<&str> = listed.versions.iter().map(|it| it.name.text()).collect();
    assert_eq!(
        names,
        ["renamed to “Letters, shorter”", "branched from “Letters”"]
    );
    // The first is as it was.
    assert_eq!(tab.saved(&id()), project("two", "a"));
    assert_eq!(block_on(tab.desk.list(&id())).unwrap().origin, None);
}

#[test]
fn results_go_to_the_version_they_were_got_with() {
    let (tab, store) = Tab::first();
    let one = tab.keep(&project("one", "a"));
    tab.keep(&project("two", "a"));
    let result = |sentence: &str| ResultRef {
        key: "experiment/1".into(),
        sentence: sentence.into(),
    };
    let attach = |with: &str, sentence: &str| {
        block_on(
            tab.desk
                .attach(&id(), &project(with, "a"), result(sentence)),
        )
    };
    assert_eq!(attach("one", "8 of 10"), Ok(one));
    assert_eq!(attach("one", "9 of 10"), Ok(one));
    // What is saved and has no version yet gets one.
    tab.put(&project("three", "a"));
    let three = attach("three", "10 of 10").unwrap();
    let none = attach("never saved", "0");
    assert_eq!(none, Err(VersionsError::NotOfThisHistory));
    let again = Tab::open(&tab.browser, &store).versions(&id());
    assert_eq!(again[0].id, three);
    assert_eq!(again[0].results, [result("10 of 10")]);
    assert_eq!(again[1].results, []);
    assert_eq!(again[2].results, [result("9 of 10")]);
}

#[test]
fn who_listens_is_told_of_changes_here_and_in_other_tabs() {
    let (tab, store) = Tab::first();
    let told = Rc::new(std::cell::Cell::new(0));
    let counted = told.clone();
    tab.desk.listen(move || counted.set(counted.get() + 1));
    let first = tab.keep(&project("one", "a"));
    assert_eq!(told.get(), 1);
    let other = Tab::open(&tab.browser, &store);
    block_on(other.desk.pin(&id(), first, true)).unwrap();
    tab.browser.settle();
    assert_eq!(told.get(), 2);
    assert!(tab.versions(&id())[0].pinned);
}
