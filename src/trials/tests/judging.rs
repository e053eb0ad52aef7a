//! Judging beyond right answers: a person's votes, a model with a rubric, several ways with weights.

use super::*;
use crate::{Choice, Judged};

/// Versions on the sample rows with their right answers taken away.
fn without_right_answers(visit: &mut Visit, judged: Judged) {
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| {
        it.judged = judged;
        for row in &mut it.rows[..6] {
            row.expected.clear();
        }
    });
    visit.settle();
}

#[test]
fn votes_are_blind_counted_undone_kept_and_saved() {
    let store = store();
    let mut first = visit(&store, Rc::new(FakeEngine::default()));
    without_right_answers(&mut first, Judged::Yourself);
    first.trials.start();
    first.settle();
    let outcome = first.outcome();
    let bench = outcome.bench.clone().unwrap();
    assert_eq!(bench.names(), ["Your prompt", "Version B"]);
    let trials = first.trials;
    let votes = || trials.votes().get_untracked();
    let begun = bench.duel(&votes(), 1);
    assert_eq!((begun.n_voted, begun.n + begun.n_alike), (0, 42));
    assert!(begun.n > 8, "{begun:?}");
    assert!(outcome.sentence.starts_with("No votes yet"));

    // The person always prefers what the first condition said; the screen must not say which that is.
    let (mut left, mut right) = (0, 0);
    for _ in 0..begun.n {
        let pair = bench.duel(&votes(), 1).shown.unwrap();
        let own = outcome.results.line(pair.row).answer;
        let choice = if pair.left == own {
            left += 1;
            Choice::Left
        } else {
            assert_eq!(pair.right, own);
            right += 1;
            Choice::Right
        };
        trials.vote(1, pair.row, choice);
    }
    assert!(left > 2 && right > 2, "{left} left, {right} right");
    first.settle();
    let done = bench.duel(&votes(), 1);
    assert_eq!((done.n_voted, &done.shown), (begun.n, &None));
    let verdict = bench.verdict(&votes(), 1);
    assert!(
        verdict.starts_with("By your votes: Your prompt is better (more than 99% sure)."),
        "{verdict}"
    );
    trials.undo_vote(1);
    assert_eq!(bench.duel(&votes(), 1).n_voted, begun.n - 1);
    // A row that is not there, and a condition that is not there.
    trials.vote(1, 4_000, Choice::Left);
    trials.vote(2, 0, Choice::Left);
    assert_eq!(votes().len(), begun.n - 1);
    first.settle();
    let verdict = bench.verdict(&votes(), 1);
    trials.save_file();
    first.settle();
    let file = first.host.offered.borrow_mut().pop().unwrap().1;

    let mut again = visit(&store, Rc::new(FakeEngine::default()));
    let id = again.trials.entries().get_untracked()[0].id.clone();
    again.trials.show(id);
    again.settle();
    assert_eq!(again.outcome().sentence, verdict);
    assert_eq!(*again.trials.votes().get_untracked(), *votes());

    let mut other = visit(&super::store(), Rc::new(FakeEngine::default()));
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(other.outcome().sentence, verdict);
}

#[test]
fn records_of_the_version_before_are_still_read() {
    let store = store();
    let mut first = visit(&store, Rc::new(FakeEngine::default()));
    first.run(Question::Versions, Practice::Plant);
    let id = first.trials.entries().get_untracked()[0].id.clone();
    let key = format!("experiment/{}", id.0);
    futures::executor::block_on(async {
        let bytes = store.get(&key).await.unwrap().unwrap();
        let tail = bytes.windows(8).rposition(|it| it == b"{\"more\":").unwrap();
        let mut old = bytes[..tail].to_vec();
        assert_eq!(std::mem::replace(&mut old[0], 2), 3);
        store.put(&key, &old).await.unwrap();
    });
    let mut again = visit(&store, Rc::new(FakeEngine::default()));
    again.trials.show(id);
    again.settle();
    assert!(again.outcome().sentence.starts_with("Your prompt is better"));
}
