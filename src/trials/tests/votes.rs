//! What votes may say: nothing of right and wrong, no winner among coins, and the one that is ahead of all.

use super::*;
use crate::{Choice, Judged, Version, Vote};
use futures::executor::block_on;

/// Versions that a person judges, answered by the practice model.
fn judged(n_versions: usize, judged: Judged) -> Visit {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Coin);
    visit.trials.edit(|it| {
        it.judged = judged;
        it.more.rubric.text = "It is polite.".into();
        it.more.rubric.judge = Some(Model::Practice(Practice::Judge));
        it.options.versions = (1..n_versions)
            .map(|at| Version {
                name: format!("Version {at}"),
                instruction: format!("Name the kind, the {at}th way."),
                with_examples: true,
            })
            .collect();
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    visit
}

#[test]
fn nothing_is_said_of_right_and_wrong_where_only_votes_count() {
    let mut visit = judged(2, Judged::Yourself);
    let outcome = visit.outcome();
    assert_eq!(outcome.notes.len(), 1, "{:?}", outcome.notes);
    assert!(outcome.notes[0].starts_with("Nothing was planted"));
    assert!(outcome.plots.is_empty() && outcome.offer.is_none());
    assert!(outcome.results.head(0).passed.is_none());
    visit
        .trials
        .edit(|it| (it.options.repeats, it.options.temperature) = (3, 0.7));
    visit.settle();
    visit.trials.start();
    visit.settle();
    let notes = visit.outcome().notes.clone();
    assert!(!notes.iter().any(|it| it.contains('%')), "{notes:?}");
}

#[test]
fn promptfoo_is_given_no_verdict_that_nobody_gave() {
    for way in [Judged::Yourself, Judged::Rubric] {
        let mut visit = judged(2, way);
        let lost = Rc::new(RefCell::new(Vec::new()));
        let told = lost.clone();
        visit
            .trials
            .save_promptfoo(crate::Foreign::Results, move |it| {
                told.borrow_mut().extend(it);
            });
        visit.settle();
        let file = visit.host.offered.borrow_mut().pop().unwrap().1;
        let file = String::from_utf8(file).unwrap();
        let (outcomes, _) = records::promptfoo::from_results(&file).unwrap();
        assert!(outcomes.is_empty(), "{way:?}");
        let lost = lost.borrow();
        let lost: Vec<_> = lost.iter().filter(|it| it.contains("comparison")).collect();
        assert_eq!(lost.len(), 1, "{lost:?}");
    }
}

#[test]
fn coins_in_place_of_votes_name_a_winner_in_one_of_twenty_experiments_at_most() {
    let visit = judged(6, Judged::Yourself);
    let bench = visit.outcome().bench.clone().unwrap();
    let n_others = bench.names().len() - 1;
    let (mut n_named, n_experiments) = (0, 400);
    for experiment in 0..n_experiments {
        let mut random = lab::Random::new(7, experiment);
        let mut votes = Vec::new();
        for other in 1..=n_others {
            for row in 0..42 {
                let choice = match random.below(2) {
                    0 => Choice::Left,
                    _ => Choice::Right,
                };
                votes.push(Vote { other, row, choice });
            }
        }
        let named = (1..=n_others).any(|it| bench.verdict(&votes, it).contains("is better"));
        n_named += usize::from(named);
        let kept = bench.sentence(&votes);
        assert!(named || !kept.contains("is better"), "{kept}");
    }
    assert!(
        20 * n_named <= n_experiments as usize,
        "{n_named} named a winner"
    );
}

#[test]
fn the_sentence_is_of_the_version_that_is_ahead() {
    let mut visit = judged(3, Judged::Yourself);
    let outcome = visit.outcome();
    let bench = outcome.bench.clone().unwrap();
    assert!(outcome.sentence.starts_with("No votes yet"));
    // The first version loses on every row, the second wins on every row.
    for other in [1, 2] {
        while let Some(row) = bench
            .duel(&visit.trials.votes().get_untracked(), other)
            .shown
        {
            let pair = block_on(bench.pair(other, row));
            let own = block_on(outcome.results.line(pair.row)).answer;
            let own_is_left = pair.left == own;
            let choice = match own_is_left == (other == 1) {
                true => Choice::Left,
                false => Choice::Right,
            };
            visit.trials.vote(other, pair.row, choice);
        }
    }
    visit.settle();
    visit.trials.go_home();
    visit.settle();
    let Standing::Done { sentence } = visit.trials.entries().get_untracked()[0].standing.clone()
    else {
        panic!("it is done");
    };
    let begins = "By your votes: Version 2 is better (more than 99% sure).";
    assert!(sentence.starts_with(begins), "{sentence}");
    let votes = visit.trials.votes().get_untracked();
    assert_eq!(bench.verdict(&votes, 2), sentence);
    assert!(
        bench
            .verdict(&votes, 1)
            .starts_with("By your votes: Your prompt is better")
    );
}
