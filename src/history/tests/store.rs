//! What was recorded is rebuilt; what is damaged says so; bytes of anyone's make do no harm.

use domain::{Edit, Example, ExampleId, Field, Project};
use proptest::prelude::*;

use super::{cases, id, months::Months, project};
use crate::{MAIN, Name, ResultRef, Store, VersionId};

const DAY: u64 = 24 * 3_600_000;

fn an_edit() -> impl Strategy<Value = Edit> {
    let example = || (1..9u64).prop_map(ExampleId);
    let field = prop_oneof![
        Just(Field::Instruction),
        example().prop_map(Field::ExampleInput),
        example().prop_map(Field::ExampleOutput),
        "[ab]".prop_map(Field::Value),
    ];
    prop_oneof![
        4 => (field, "([a-d]{1,6}[ \n]){0,40}|\\PC{0,30}").prop_map(|(field, text)| Edit::SetText { field, text }),
        1 => (0..3usize, 4..9u64, "[a-z ]{0,60}").prop_map(|(place, id, text)| {
            Edit::Insert(vec![(place, Example::new(ExampleId(id), text, "o"))])
        }),
        1 => example().prop_map(|it| Edit::Remove(vec![it])),
        1 => (example(), 0..4usize).prop_map(|(id, to)| Edit::Move { id, to }),
    ]
}

fn start() -> Project {
    project(&[("one apple", "a"), ("two pears", "b"), ("three plums", "c")])
}

/// A store of these edits, each project, and where each version's bytes end.
fn recorded(edits: Vec<Edit>) -> (Store, Vec<(VersionId, Project)>, Vec<usize>) {
    let (mut store, mut project, mut made, mut ends) = (Store::default(), start(), vec![], vec![]);
    let mut log: Vec<u8> = Vec::new();
    for (turn, edit) in std::iter::once(None)
        .chain(edits.into_iter().map(Some))
        .enumerate()
    {
        let before = project.clone();
        if let Some(edit) = edit {
            _ = project.apply(edit);
        }
        let now = 1_000 * DAY + turn as u64 * DAY / 7;
        let new = store.record(&project, now).expect("records");
        assert_eq!(new.is_none(), turn > 0 && before == project);
        if let Some(new) = new {
            log.extend(&new.bytes);
            made.push((new.id, project.clone()));
            ends.push(log.len());
        }
    }
    assert_eq!(store.bytes(), log, "what was given to add is the log");
    (store, made, ends)
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_version_comes_back(edits in prop::collection::vec(an_edit(), 0..25), order in any::<u64>()) {
        let (store, made, _) = recorded(edits);
        let opened = Store::open(store.bytes().to_vec()).expect("opens");
        prop_assert_eq!(opened.damage, None);
        let mut again = opened.store;
        prop_assert_eq!(again.history(), store.history());
        for turn in 0..made.len() {
            let at = (turn + order as usize % made.len()) * 7 % made.len();
            prop_assert_eq!(&again.project(made[at].0, id()).expect("rebuilds"), &made[at].1);
        }
        let mut thinned = again.thinned(2_000 * DAY).expect("thins");
        for kept in thinned.history().versions().to_vec() {
            let project = &made.iter().find(|it| it.0 == kept.id).expect("the same ids").1;
            prop_assert_eq!(&thinned.project(kept.id, id()).expect("rebuilds"), project);
        }
        prop_assert_eq!(thinned.history().head(), store.history().head());
        let reopened = Store::open(thinned.bytes().to_vec()).expect("opens");
        prop_assert_eq!(reopened.damage, None);
        prop_assert_eq!(reopened.store.history(), thinned.history());
    }

    #[test]
    fn a_lost_tail_loses_only_the_tail(edits in prop::collection::vec(an_edit(), 1..12), cut in any::<prop::sample::Index>()) {
        let (store, made, ends) = recorded(edits);
        let cut = cut.index(store.bytes().len() + 1);
        let opened = Store::open(store.bytes()[..cut].to_vec()).expect("opens");
        let whole = ends.iter().filter(|it| **it <= cut).count();
        let mut again = opened.store;
        prop_assert_eq!(again.history().versions().len(), whole);
        let end = ends[..whole].last().copied().unwrap_or(0);
        let at_an_end = cut == end || cut == 5;
        prop_assert_eq!(opened.damage.is_none(), at_an_end);
        for (id_, project) in &made[..whole] {
            prop_assert_eq!(&again.project(*id_, id()).expect("rebuilds"), project);
        }
        // And it goes on from there.
        let more = again.record(&project(&[("another", "one")]), 9_000 * DAY).expect("records");
        prop_assert!(more.is_some());
        let again = Store::open(again.bytes().to_vec()).expect("opens");
        prop_assert_eq!(again.damage, None);
    }

    #[test]
    fn a_damaged_byte_never_shows_something_else(edits in prop::collection::vec(an_edit(), 1..12), at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let (store, made, _) = recorded(edits);
        let mut bytes = store.bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let Ok(opened) = Store::open(bytes) else {
            prop_assert!(at < 5, "only the head refuses a whole log");
            return Ok(());
        };
        prop_assert!(opened.damage.is_some());
        prop_assert!(opened.damage.expect("some").to_string().contains("damaged"));
        let mut again = opened.store;
        for version in again.history().versions().to_vec() {
            let project = &made.iter().find(|it| it.0 == version.id).expect("no id is made up").1;
            if let Ok(rebuilt) = again.project(version.id, id()) {
                prop_assert_eq!(&rebuilt, project);
            }
        }
        // What comes after it is kept whatever was damaged before.
        let new = project(&[("another", "one")]);
        let made = again.record(&new, 9_000 * DAY).expect("records").expect("is new");
        prop_assert_eq!(again.project(made.id, id()).expect("rebuilds"), new);
    }

    #[test]
    fn any_bytes_do_no_harm(noise in prop::collection::vec(any::<u8>(), 0..200), with_head in any::<bool>()) {
        let head: &[u8] = if with_head { b"EXHI\x01" } else { b"" };
        _ = Store::open([head, &noise].concat());
    }
}

/// `cargo xtask bench history` holds 5,000 versions of 100 KB to the same; these are a tenth of both.
#[test]
fn a_history_of_months_is_less_than_three_times_its_project() {
    let (mut store, mut months) = (Store::default(), Months::new(1, 10_000));
    while store.history().versions().len() < 500 {
        store
            .record(&months.project, months.now_millis)
            .expect("records");
        months.go_on();
    }
    let newest = store.history().head().expect("is there");
    let last = store.project(newest, id()).expect("rebuilds");
    let (n_log, n_last) = (store.bytes().len(), format::file::write(&last).len());
    assert!(
        n_log < 3 * n_last,
        "{n_log} bytes for a project of {n_last}"
    );
}

#[test]
fn what_is_said_of_a_version_is_kept() {
    let (mut store, made, _) = recorded(vec![]);
    let first = made[0].0;
    let result = ResultRef {
        key: "experiment/7".into(),
        sentence: "9 of 10 rows passed.".into(),
    };
    let history = store.history();
    let events = [
        history.name(first, "before the holidays\u{1}"),
        history.note(first, "example 3 reworded, maybe"),
        history.pin(first, true),
        history.measured(first, result.clone()),
        history.branch("shorter", first),
    ];
    for event in events {
        store.append(event.expect("fits")).expect("fits");
    }
    let mut changed = start();
    changed.prompt.instruction = "Shorter.".into();
    let side = store
        .record(&changed, 1_001 * DAY)
        .expect("records")
        .expect("new");
    let back = store.history().switch(MAIN).expect("is there");
    store.append(back).expect("fits");
    let mut other = start();
    other.run.temperature = 0.5;
    let main = store
        .record(&other, 1_001 * DAY)
        .expect("records")
        .expect("new");
    assert_eq!(store.history().common(side.id, main.id), Ok(Some(first)));
    changed.run.temperature = 0.5;
    let merged = store
        .record_merge(&changed, side.id, 1_002 * DAY)
        .expect("records");
    let restored = store
        .restore(first, 1_003 * DAY)
        .expect("restores")
        .expect("is another");

    let mut again = Store::open(store.bytes().to_vec()).expect("opens").store;
    assert_eq!(again.history(), store.history());
    let history = again.history();
    let known = history.version(first).expect("known");
    assert_eq!(known.name, Name::Given("before the holidays\u{1}".into()));
    assert_eq!(
        (&*known.note, known.pinned),
        ("example 3 reworded, maybe", true)
    );
    assert_eq!(known.results, [result]);
    let merge = history.version(merged.id).expect("known");
    assert_eq!(merge.parents, [main.id, side.id]);
    assert_eq!(
        history.version(main.id).expect("known").name.text(),
        "temperature 0 to 0.5"
    );
    assert_eq!(
        history.line(restored.id),
        Ok(vec![first, main.id, merged.id, restored.id])
    );
    assert_eq!(again.project(restored.id, id()), Ok(start()));
    assert_eq!(again.project(merged.id, id()), Ok(changed));
    assert_eq!(
        again.restore(first, 1_004 * DAY),
        Ok(None),
        "it is the newest already"
    );
}

#[test]
fn the_same_twice_at_one_time_is_two_versions_only_when_it_comes_back() {
    let (mut store, made, _) = recorded(vec![]);
    let at = 1_000 * DAY;
    assert_eq!(store.record(&start(), at), Ok(None));
    let other = project(&[]);
    store.record(&other, at).expect("records").expect("is new");
    let back = store
        .record(&start(), at)
        .expect("records")
        .expect("is new");
    assert_ne!(back.id, made[0].0);
    assert_eq!(store.project(back.id, id()), Ok(start()));
}

/// What was changed and changed back in a day: the day's last version is then told from one just like it.
#[test]
fn a_change_taken_back_is_thinned_to_what_it_was() {
    let text = |text: &str| Edit::SetText {
        field: Field::Instruction,
        text: text.into(),
    };
    let (mut store, made, _) = recorded(vec![text("a"), text("")]);
    let mut thinned = store.thinned(2_000 * DAY).expect("thins");
    assert_eq!(thinned.history().versions().len(), 2);
    assert_eq!(thinned.project(made[2].0, id()), Ok(start()));
}
