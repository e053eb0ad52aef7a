//! The first bad version is found, in as few questions as halving takes.

use proptest::prelude::*;

use super::{cases, version};
use crate::{Bisect, HistoryError, Step, Verdict, VersionId};

fn line(n: usize) -> Vec<VersionId> {
    (0..n as u64).map(|it| version(it, &[], it).id).collect()
}

/// ⌈log2 n⌉.
fn ceil_log2(n: usize) -> u32 {
    (0..).find(|it| 1 << it >= n).expect("small")
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn halving_finds_it(n in 1..3_000usize, bad in any::<prop::sample::Index>()) {
        let line = line(n + 1);
        let bad = bad.index(n) + 1;
        let mut search = Bisect::new(line.clone()).expect("long enough");
        let (mut asked, mut promised) = (0, u32::MAX);
        while let Step::Ask { version, most_left } = search.step() {
            prop_assert!(most_left < promised && most_left > 0);
            (asked, promised) = (asked + 1, most_left);
            let place = line.iter().position(|it| *it == version).expect("of the line");
            let verdict = if place < bad { Verdict::Good } else { Verdict::Bad };
            search.answer(version, verdict).expect("asked");
        }
        prop_assert_eq!(search.step(), Step::Found(line[bad]));
        prop_assert!(asked <= ceil_log2(n), "{} questions for {}", asked, n);
    }

    #[test]
    fn who_cannot_tell_gets_all_that_it_may_be(
        n in 1..80usize,
        bad in any::<prop::sample::Index>(),
        unclear in prop::collection::vec(any::<bool>(), 81),
    ) {
        let line = line(n + 1);
        let bad = bad.index(n) + 1;
        let mut search = Bisect::new(line.clone()).expect("long enough");
        let mut asked = 0;
        while let Step::Ask { version, .. } = search.step() {
            asked += 1;
            prop_assert!(asked <= n);
            let place = line.iter().position(|it| *it == version).expect("of the line");
            let verdict = match (unclear[place], place < bad) {
                (true, _) => Verdict::CannotTell,
                (_, true) => Verdict::Good,
                (_, false) => Verdict::Bad,
            };
            search.answer(version, verdict).expect("asked");
        }
        let found = match search.step() {
            Step::Found(it) => vec![it],
            Step::OneOf(some) => some,
            Step::Ask { .. } => Vec::new(),
        };
        prop_assert!(found.contains(&line[bad]));
        // All but the last of them are unclear: nothing is left open that could have been asked.
        let place = |it: &VersionId| line.iter().position(|other| other == it).expect("of the line");
        prop_assert!(found[..found.len() - 1].iter().all(|it| unclear[place(it)]));
    }
}

#[test]
fn only_the_shown_version_is_answered_for() {
    let line = line(5);
    let mut search = Bisect::new(line.clone()).expect("long enough");
    let before = search.clone();
    let refused = search.answer(line[4], Verdict::Bad);
    assert_eq!(refused, Err(HistoryError::NotAsked));
    assert_eq!(search, before);
    assert_eq!(
        Bisect::new(line[..1].to_vec()),
        Err(HistoryError::NothingBetween)
    );
}
