//! Versions out of saves: one a pause, none for nothing, all of them there after a reload.

use domain::{Example, ExampleId, RunSettings};
use proptest::{collection::vec, prelude::*};
use storage::StorageError;

use super::*;

#[test]
fn a_pause_of_work_makes_one_version_named_by_what_changed() {
    let (tab, _) = Tab::first();
    for text in ["S", "So", "Sort", "Sort it"] {
        tab.put(&project(text, "a"));
        tab.browser.advance(1_000);
    }
    assert_eq!(
        tab.names(),
        Vec::<String>::new(),
        "no version of every save"
    );
    tab.browser.advance(5_000);
    assert_eq!(tab.names(), ["first version"]);
    let mut next = project("Sort it", "b");
    next.run.temperature = 0.2;
    tab.put(&next);
    tab.browser.advance(6_000);
    let names = tab.names();
    assert_eq!(names[1], "first version");
    assert!(
        names[0].starts_with("example 1 reworded, temperature "),
        "{names:?}"
    );
    assert_eq!(tab.at(tab.head(&id())), next);
}

#[test]
fn work_without_a_pause_is_kept_all_the_same() {
    let (tab, _) = Tab::first();
    for second in 0..250 {
        tab.put(&project(&second.to_string(), "a"));
        tab.browser.advance(1_000);
    }
    assert_eq!(tab.versions(&id()).len(), 2);
}

#[test]
fn saved_again_unchanged_makes_no_version() {
    let (tab, _) = Tab::first();
    let first = tab.keep(&project("x", "a"));
    assert_eq!(tab.keep(&project("x", "a")), first);
    assert_eq!(tab.versions(&id()).len(), 1);
    assert_eq!(block_on(tab.desk.record(&id())), Ok(None));
}

#[test]
fn a_hidden_page_does_not_wait_for_the_pause() {
    let (tab, _) = Tab::first();
    tab.put(&project("x", "a"));
    block_on(tab.desk.flush());
    assert_eq!(tab.versions(&id()).len(), 1);
    tab.browser.advance(60_000);
    assert_eq!(tab.versions(&id()).len(), 1, "not twice");
}

#[test]
fn a_store_that_fails_for_a_while_loses_nothing() {
    let (tab, store) = Tab::first();
    tab.keep(&project("one", "a"));
    tab.put(&project("two", "a"));
    store.fail_with(Some(StorageError::NoRoom));
    tab.browser.advance(8_000);
    assert_eq!(
        tab.desk.trouble(),
        Some(VersionsError::Storage(StorageError::NoRoom))
    );
    store.fail_with(None);
    tab.browser.advance(20_000);
    assert_eq!(tab.desk.trouble(), None);
    assert_eq!(tab.names(), ["instruction reworded", "first version"]);
}

#[test]
fn a_project_that_is_gone_is_not_waited_for() {
    let (tab, _) = Tab::first();
    tab.desk.saved(ProjectId("none".into()));
    tab.browser.advance(10_000);
    assert_eq!(tab.desk.trouble(), None);
    let why = block_on(tab.desk.record(&ProjectId("none".into())));
    assert_eq!(why, Err(VersionsError::NoProject));
}

#[test]
fn messages_of_other_builds_do_nothing() {
    let (tab, store) = Tab::first();
    for message in [
        "",
        "saved",
        "hello 0",
        "deleted 0",
        "versions",
        "saved \u{0}/../x",
    ] {
        tab.desk.heard(message);
    }
    tab.browser.advance(10_000);
    assert_eq!(block_on(store.list("")), Ok(vec![]));
}

#[test]
fn many_old_versions_are_thinned_and_the_rest_stay_whole() {
    let (tab, store) = Tab::first();
    let pinned = tab.keep(&project("pinned", "a"));
    block_on(tab.desk.pin(&id(), pinned, true)).unwrap();
    for n in 0..70 {
        tab.keep(&project(&format!("word {n} {}", "long ".repeat(300)), "a"));
    }
    assert_eq!(tab.versions(&id()).len(), 71);
    // Nine days later only one of a day stays of those, with the pinned one and what is new.
    for _ in 0..9 {
        tab.browser.advance(24 * 3_600_000);
    }
    let last = tab.keep(&project("today", "b"));
    let left = tab.versions(&id());
    assert!(left.len() < 10, "{} are left", left.len());
    assert!(left.iter().any(|it| it.id == pinned && it.pinned));
    assert_eq!(tab.at(last), project("today", "b"));
    assert_eq!(tab.at(pinned), project("pinned", "a"));
    let keys = block_on(store.list("history/0/")).unwrap();
    let of_old = keys
        .iter()
        .filter(|it| it.starts_with("history/0/00000000/"));
    assert_eq!(of_old.count(), 0, "the old generation is deleted: {keys:?}");
    let again = Tab::open(&tab.browser, &store);
    assert_eq!(again.versions(&id()), left);
}

/// What a person might make of a project.
fn any_project() -> impl Strategy<Value = Project> {
    let text = "[a-z\u{e4}\u{4e2d}\n {}]{0,30}";
    let examples = vec((text, text, any::<bool>()), 0..5);
    (text, text, examples, 0..20u32, any::<bool>()).prop_map(
        |(name, instruction, examples, temperature, chat)| {
            let mut project = Project::empty(id(), name);
            project.prompt.instruction = instruction;
            if chat {
                project.prompt.style = domain::Style::Chat;
            }
            let numbered = (1..).zip(examples);
            project.prompt.examples = numbered
                .map(|(n, (input, output, on))| Example {
                    on,
                    ..Example::new(ExampleId(n), input, output)
                })
                .collect();
            project.run = RunSettings {
                temperature: temperature as f32 / 10.0,
                ..project.run
            };
            project
        },
    )
}

proptest! {
    #![proptest_config(cases(40))]

    /// Recorded in any order, after a reload any version is restored to exactly that state, and nothing is lost.
    #[test]
    fn any_sequence_recorded_restores_to_any_of_its_states(
        states in vec(any_project(), 1..12),
        which in any::<prop::sample::Index>(),
    ) {
        let (tab, store) = Tab::first();
        let kept: Vec<(VersionId, Project)> = states
            .into_iter()
            .map(|it| (tab.keep(&it), it))
            .collect();
        let tab = Tab::open(&tab.browser, &store);
        let before = tab.versions(&id());
        let (version, state) = &kept[which.index(kept.len())];
        let last = &kept[kept.len() - 1].1;
        let changed = block_on(tab.desk.restore(&id(), *version)).unwrap();
        prop_assert_eq!(changed, state != last);
        prop_assert_eq!(&tab.saved(&id()), state);
        prop_assert_eq!(&tab.at(tab.head(&id())), state);
        let after = tab.versions(&id());
        prop_assert!(after.ends_with(&before));
        prop_assert_eq!(after.len(), before.len() + usize::from(changed));
        for (version, state) in &kept {
            prop_assert_eq!(&tab.at(*version), state);
        }
    }
}
