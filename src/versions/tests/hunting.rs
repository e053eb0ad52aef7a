//! "Which change broke row 7": found in few questions, by a person or a test, and over a reload.

use std::cell::Cell;

use futures::{FutureExt, future::ready};
use history::{Step, Verdict};

use super::*;
use crate::Judge;

/// Good as long as the instruction holds a number below this.
struct Below(u32, Cell<u32>);

impl Judge for Below {
    fn judge<'a>(&'a self, version: &'a Project) -> LocalBoxFuture<'a, Result<Verdict, String>> {
        self.1.set(self.1.get() + 1);
        let number: u32 = version.prompt.instruction.parse().expect("a number");
        let verdict = if number < self.0 {
            Verdict::Good
        } else {
            Verdict::Bad
        };
        ready(Ok(verdict)).boxed_local()
    }
}

struct Broken;

impl Judge for Broken {
    fn judge<'a>(&'a self, _: &'a Project) -> LocalBoxFuture<'a, Result<Verdict, String>> {
        ready(Err("The model is not loaded.".into())).boxed_local()
    }
}

fn numbered(n: u32) -> (Tab, MemoryStore, Vec<VersionId>) {
    let (tab, store) = Tab::first();
    let ids = (0..n).map(|it| tab.keep(&project(&it.to_string(), "a")));
    let ids = ids.collect();
    (tab, store, ids)
}

#[test]
fn a_test_finds_the_change_in_few_runs() {
    let (tab, _, ids) = numbered(33);
    for first_bad in [1, 2, 17, 31, 32] {
        let mut hunt = block_on(tab.desk.hunt(&id(), "row 7", ids[0], ids[32])).unwrap();
        let judge = Below(first_bad, Cell::new(0));
        let step = block_on(tab.desk.run_hunt(&mut hunt, &judge)).unwrap();
        assert_eq!(step, Ok(Step::Found(ids[first_bad as usize])));
        assert!(judge.1.get() <= 5, "{} runs", judge.1.get());
        let culprit = block_on(tab.desk.culprit(&hunt)).unwrap().unwrap();
        assert_eq!(culprit.version.id, ids[first_bad as usize]);
        assert_eq!(culprit.compared.rows[0].title, "Instruction");
        assert_eq!(culprit.compared.rows[0].new[0].text, first_bad.to_string());
    }
}

#[test]
fn a_search_goes_on_after_a_reload() {
    let (tab, store, ids) = numbered(9);
    let question = "row 7\nis one word";
    let mut hunt = block_on(tab.desk.hunt(&id(), question, ids[0], ids[8])).unwrap();
    let Step::Ask { version, most_left } = hunt.step() else {
        panic!("it asks");
    };
    assert_eq!((version, most_left), (ids[4], 3));
    assert!(block_on(tab.desk.judged(&mut hunt, ids[1], Verdict::Good)).is_err());
    block_on(tab.desk.judged(&mut hunt, version, Verdict::CannotTell)).unwrap();
    let Step::Ask { version, .. } = hunt.step() else {
        panic!("it asks");
    };
    block_on(tab.desk.judged(&mut hunt, version, Verdict::Bad)).unwrap();
    let again = Tab::open(&tab.browser, &store);
    let left = block_on(again.desk.hunt_left(&id())).unwrap().unwrap();
    assert_eq!(left, hunt);
    assert_eq!((&*left.question, left.answers().len()), (question, 2));
    block_on(again.desk.end_hunt(&id())).unwrap();
    assert_eq!(block_on(again.desk.hunt_left(&id())), Ok(None));
}

#[test]
fn what_cannot_be_run_leaves_the_search_where_it_is() {
    let (tab, _, ids) = numbered(5);
    let mut hunt = block_on(tab.desk.hunt(&id(), "row 7", ids[0], ids[4])).unwrap();
    let said = block_on(tab.desk.run_hunt(&mut hunt, &Broken)).unwrap();
    assert_eq!(said, Err("The model is not loaded.".into()));
    let other = project("64", "a");
    let refused = block_on(tab.desk.find_culprit(&id(), &other, "", &Broken));
    assert_eq!(refused, Err(VersionsError::NotOfThisHistory));
    assert!(matches!(hunt.step(), Step::Ask { version, .. } if version == ids[2]));
    assert_eq!(block_on(tab.desk.culprit(&hunt)), Ok(None));
    // The later one cannot be the good one.
    let wrong = block_on(tab.desk.hunt(&id(), "row 7", ids[3], ids[1]));
    assert!(matches!(wrong, Err(VersionsError::History(_))));
}

#[test]
fn a_good_version_is_looked_for_from_the_newest_back() {
    use crate::Suspect;
    let (tab, _, ids) = numbered(64);
    let newest = project("63", "a");
    let searched = |first_bad: u32| {
        let judge = Below(first_bad, Cell::new(0));
        let found = block_on(tab.desk.find_culprit(&id(), &newest, "row 7", &judge)).unwrap();
        (found.unwrap(), judge.1.get())
    };
    for first_bad in [1, 20, 40, 62, 63] {
        let (found, n_judged) = searched(first_bad);
        let Suspect::Found(culprit) = found else {
            panic!("{first_bad}: {found:?}");
        };
        assert_eq!(culprit.version.id, ids[first_bad as usize]);
        // Twice the logarithm of 64, and the newest.
        assert!(n_judged <= 13, "{n_judged} judged");
    }
    assert_eq!(searched(64), (Suspect::NotBroken, 1));
    assert_eq!(searched(0).0, Suspect::NeverGood);
    let said = block_on(tab.desk.find_culprit(&id(), &newest, "", &Broken)).unwrap();
    assert_eq!(said, Err("The model is not loaded.".into()));
    assert_eq!(block_on(tab.desk.hunt_left(&id())), Ok(None));
}
