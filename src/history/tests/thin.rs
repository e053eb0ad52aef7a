//! What may be thinned, and what never.

use proptest::prelude::*;

use super::{add, cases, version};
use crate::{Event, History, MAIN, ResultRef, VersionId, thin};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// Some midnight.
const NOW: u64 = 20_000 * DAY;

/// A version every ten minutes for so many days up to now.
fn days(n: u64) -> (History, Vec<VersionId>) {
    let mut history = History::default();
    let mut ids: Vec<VersionId> = Vec::new();
    let n_versions = n * DAY / (10 * MINUTE);
    for turn in (0..n_versions).rev() {
        let parent: Vec<VersionId> = ids.last().copied().into_iter().collect();
        let made = version(turn, &parent, NOW - turn * 10 * MINUTE);
        ids.push(add(&mut history, made));
    }
    (history, ids)
}

#[test]
fn all_of_a_day_hours_of_a_week_days_after() {
    let (history, ids) = days(30);
    let gone = thin(&history, NOW);
    let kept = |from: u64, to: u64| {
        let of = |id: &&VersionId| {
            let made = history.version(**id).expect("known").made_at_millis;
            (from..to).contains(&(NOW - made)) && !gone.contains(id)
        };
        ids.iter().filter(of).count()
    };
    // Six an hour; the first day ends 24 hours ago, to the millisecond.
    assert_eq!(kept(0, DAY + 1), 145);
    assert_eq!(kept(DAY + 1, 7 * DAY + 1), 6 * 24);
    // 23 days, and the beginning.
    assert_eq!(kept(7 * DAY + 1, 31 * DAY), 23 + 1);
}

#[test]
fn what_somebody_cared_for_stays() {
    let (mut history, ids) = days(30);
    let gone = thin(&history, NOW);
    let result = ResultRef {
        key: "k".into(),
        sentence: "s".into(),
    };
    let events = [
        history.pin(gone[0], true),
        history.name(gone[1], "the good one"),
        history.note(gone[2], "for Anna"),
        history.measured(gone[3], result),
        history.branch("other", gone[4]),
    ];
    for event in events {
        history.apply(event.expect("fits")).expect("fits");
    }
    let branch = history.branch("fork", gone[5]).expect("fits");
    history.apply(branch).expect("fits");
    let fork = add(&mut history, version(99_999, &[gone[5]], NOW));
    let main = history.switch(MAIN).expect("fits");
    history.apply(main).expect("fits");
    let end = ids[ids.len() - 1];
    add(&mut history, version(99_998, &[end, fork], NOW + 1));
    let now_gone = thin(&history, NOW);
    for kept in &gone[..6] {
        assert!(!now_gone.contains(kept));
    }
    let unpin = history.pin(gone[0], false).expect("fits");
    history.apply(unpin).expect("fits");
    assert!(thin(&history, NOW).contains(&gone[0]));
}

#[test]
fn the_empty_history_has_nothing_to_thin() {
    assert_eq!(thin(&History::default(), NOW), []);
}

proptest! {
    #![proptest_config(cases(60))]

    /// Ends, beginnings and the newest of every day stay, whatever the graph.
    #[test]
    fn no_day_is_lost(steps in prop::collection::vec((any::<prop::sample::Index>(), 0..9 * HOUR, 0..4u8), 1..120)) {
        let mut history = History::default();
        let (mut ids, mut at) = (Vec::<VersionId>::new(), NOW - 60 * DAY);
        for (turn, (parent, gap, kind)) in steps.into_iter().enumerate() {
            at += gap + 1;
            let parents: Vec<VersionId> = match (ids.last(), kind) {
                (None, _) => vec![],
                (Some(_), 0) => vec![ids[parent.index(ids.len())]],
                (Some(last), _) => vec![*last],
            };
            if kind == 0 && let Some(parent) = parents.first() {
                let name = format!("b{turn}");
                history.apply(Event::Branched { name, at: *parent }).expect("fits");
            }
            ids.push(add(&mut history, version(turn as u64, &parents, at)));
        }
        let gone = thin(&history, NOW);
        for branch in history.branches() {
            prop_assert!(branch.end.is_none_or(|it| !gone.contains(&it)));
        }
        for made in history.versions() {
            if gone.contains(&made.id) {
                // Another of the same day comes after it in its line.
                let day = made.made_at_millis / DAY;
                let later = history.versions().iter().any(|it| {
                    !gone.contains(&it.id)
                        && it.made_at_millis / DAY == day
                        && it.made_at_millis > made.made_at_millis
                        && history.line(it.id).expect("known").contains(&made.id)
                });
                prop_assert!(later);
            }
        }
    }
}
