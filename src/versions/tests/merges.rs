//! Branches come together: what touches different things is their union, what clashes is chosen.

use domain::{Example, ExampleId, Field};
use history::{Choice, Conflict};

use super::*;

/// A project with a branch of it; the branch has the id that is given back.
fn branched() -> (Tab, MemoryStore, ProjectId) {
    let (tab, store) = Tab::first();
    let first = tab.keep(&project("Sort the letters by their date", "a"));
    let branch = block_on(tab.desk.branch(&id(), first, "Other")).unwrap();
    (tab, store, branch)
}

fn edit(tab: &Tab, id: &ProjectId, change: impl FnOnce(&mut Project)) -> VersionId {
    let mut project = tab.saved(id);
    change(&mut project);
    tab.keep(&project)
}

fn words(project: &mut Project, from: &str, to: &str) {
    assert!(project.prompt.instruction.contains(from));
    project.prompt.instruction = project.prompt.instruction.replace(from, to);
}

#[test]
fn what_touches_different_things_is_united_and_both_ways_again() {
    let (tab, store, branch) = branched();
    edit(&tab, &id(), |it| words(it, "Sort", "Order"));
    let theirs = edit(&tab, &branch, |it| {
        words(it, "date", "day");
        it.prompt
            .examples
            .push(Example::new(ExampleId(2), "new", "b"));
    });
    let merging = block_on(tab.desk.merge(&id(), &branch, theirs)).unwrap();
    assert!(merging.has_common_version());
    assert_eq!(merging.conflicts(), []);
    let version = block_on(tab.desk.finish_merge(&merging)).unwrap();
    let merged = tab.saved(&id());
    assert_eq!(merged.prompt.instruction, "Order the letters by their day");
    assert_eq!(merged.prompt.examples.len(), 2);
    assert_eq!(merged.name, "Letters", "each keeps its name");
    let tab = Tab::open(&tab.browser, &store);
    let listed = block_on(tab.desk.list(&id())).unwrap();
    assert_eq!(listed.head, Some(version));
    assert_eq!(listed.versions[0].parents.len(), 2);
    // Once more there is nothing to do; and after another change only that one comes.
    let again = block_on(tab.desk.merge(&id(), &branch, theirs));
    assert_eq!(again, Err(VersionsError::NothingToMerge));
    edit(&tab, &id(), |it| words(it, "day", "hour"));
    let theirs = edit(&tab, &branch, |it| words(it, "letters", "parcels"));
    let merging = block_on(tab.desk.merge(&id(), &branch, theirs)).unwrap();
    assert_eq!(
        merging.conflicts(),
        [],
        "day to hour is ours alone since the last merge"
    );
    block_on(tab.desk.finish_merge(&merging)).unwrap();
    let expected = "Order the parcels by their hour";
    assert_eq!(tab.saved(&id()).prompt.instruction, expected);
    // And the other way.
    let ours = tab.head(&id());
    let merging = block_on(tab.desk.merge(&branch, &id(), ours)).unwrap();
    assert_eq!(merging.conflicts(), []);
    block_on(tab.desk.finish_merge(&merging)).unwrap();
    assert_eq!(tab.saved(&branch).prompt, tab.saved(&id()).prompt);
    assert_eq!(tab.saved(&branch).name, "Other");
}

#[test]
fn clashes_are_chosen_one_by_one_before_anything_is_written() {
    let (tab, _, branch) = branched();
    edit(&tab, &id(), |it| {
        words(it, "Sort", "Order");
        it.run.temperature = 0.1;
    });
    edit(&tab, &branch, |it| {
        words(it, "Sort", "Rank");
        it.run.temperature = 0.9;
    });
    let mut merging = block_on(tab.desk.merge_newest(&id(), &branch)).unwrap();
    let field = |conflict: &Conflict| {
        matches!(
            conflict,
            Conflict::Text {
                field: Field::Instruction,
                ..
            }
        )
    };
    let at = merging.conflicts().iter().position(field).unwrap();
    assert_eq!(merging.conflicts().len(), 2);
    let clash = crate::clash(&merging.conflicts()[at]);
    assert_eq!(clash.title, "Instruction");
    assert_eq!(
        clash.ours.as_deref(),
        Some("Order the letters by their date")
    );
    let clash = crate::clash(&merging.conflicts()[1 - at]);
    assert_eq!(clash.title, "Temperature");
    let sides = (clash.ours.as_deref(), clash.theirs.as_deref());
    assert_eq!(sides, (Some("0.1"), Some("0.9")));
    let early = block_on(tab.desk.finish_merge(&merging));
    assert_eq!(early, Err(VersionsError::Unsettled { n_left: 2 }));
    assert_eq!(
        tab.saved(&id()).prompt.instruction,
        "Order the letters by their date"
    );
    merging.choose(at, Choice::Theirs).unwrap();
    assert!(merging.choose(9, Choice::Ours).is_err());
    merging.choose(0, Choice::Ours).unwrap();
    block_on(tab.desk.finish_merge(&merging)).unwrap();
    let saved = tab.saved(&id());
    assert_eq!(saved.prompt.instruction, "Rank the letters by their date");
    assert_eq!(saved.run.temperature, 0.1);
}

#[test]
fn what_was_changed_since_the_merge_began_is_not_overwritten() {
    let (tab, _, branch) = branched();
    let theirs = edit(&tab, &branch, |it| words(it, "date", "day"));
    let merging = block_on(tab.desk.merge(&id(), &branch, theirs)).unwrap();
    tab.put(&project("typed meanwhile", "a"));
    let finished = block_on(tab.desk.finish_merge(&merging));
    assert_eq!(finished, Err(VersionsError::Changed));
    assert_eq!(tab.saved(&id()), project("typed meanwhile", "a"));
}

#[test]
fn projects_that_share_nothing_keep_the_examples_of_both() {
    let (tab, _) = Tab::first();
    tab.keep(&project("", "a"));
    let mut stranger = Project::empty(ProjectId("9".into()), "Stranger");
    stranger.prompt.instruction = "Theirs".into();
    stranger.prompt.examples = vec![
        Example::new(ExampleId(1), "in", "a"),
        Example::new(ExampleId(2), "more", "b"),
    ];
    tab.keep(&stranger);
    let theirs = tab.head(&stranger.id);
    let merging = block_on(tab.desk.merge(&id(), &stranger.id, theirs)).unwrap();
    assert!(!merging.has_common_version());
    assert_eq!(merging.conflicts(), []);
    block_on(tab.desk.finish_merge(&merging)).unwrap();
    let merged = tab.saved(&id());
    assert_eq!(merged.prompt.instruction, "Theirs");
    let inputs: Vec<&str> = merged.prompt.examples.iter().map(|it| &*it.input).collect();
    assert_eq!(inputs, ["in", "more"], "what both have is there once");
    assert_eq!(tab.versions(&id()).len(), 3);
    assert_eq!(tab.at(tab.head(&id())), merged);
}

#[test]
fn an_older_version_of_the_same_project_brings_nothing() {
    let (tab, _) = Tab::first();
    let first = tab.keep(&project("one", "a"));
    tab.keep(&project("two", "a"));
    let merging = block_on(tab.desk.merge(&id(), &id(), first));
    assert_eq!(merging, Err(VersionsError::NothingToMerge));
}
