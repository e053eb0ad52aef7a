//! Judging beyond right answers: a person's votes, a model with a rubric, several ways with weights.

use super::*;
use crate::{Choice, Judged};
use futures::executor::block_on;

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
        let row = bench.duel(&votes(), 1).shown.unwrap();
        let pair = block_on(bench.pair(1, row));
        let own = block_on(outcome.results.line(pair.row)).answer;
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
    trials.save_file(|it| it.unwrap());
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
    block_on(async {
        let bytes = store.get(&key).await.unwrap().unwrap();
        let tail = bytes
            .windows(8)
            .rposition(|it| it == b"{\"more\":")
            .unwrap();
        let mut old = bytes[..tail].to_vec();
        assert_eq!(std::mem::replace(&mut old[0], 2), 3);
        store.put(&key, &old).await.unwrap();
    });
    let mut again = visit(&store, Rc::new(FakeEngine::default()));
    again.trials.show(id);
    again.settle();
    assert!(
        again
            .outcome()
            .sentence
            .starts_with("Your prompt is better")
    );
}

#[test]
fn a_judge_with_a_rubric_finds_what_was_planted_and_its_leaning() {
    let judged = |practice: Practice| {
        let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
        visit.set_up(Question::Versions, practice);
        visit.trials.edit(|it| it.judged = Judged::Rubric);
        visit.settle();
        let problems = visit.trials.checked().get_untracked().problems.clone();
        assert_eq!(problems.len(), 2, "{problems:?}");
        visit.trials.edit(|it| {
            it.more.rubric.text = "It names the right kind.".into();
            it.more.rubric.judge = Some(Model::Practice(Practice::Judge));
        });
        visit.settle();
        let checked = visit.trials.checked().get_untracked();
        assert_eq!((checked.problems.len(), checked.n_calls), (0, 84 + 84));
        visit.trials.start();
        visit.settle();
        visit
    };
    let mut planted = judged(Practice::Plant);
    let outcome = planted.outcome();
    let begins = "Practice model: a judge, judging by your rubric: Your prompt is better (more than 99% sure). On ";
    assert!(outcome.sentence.starts_with(begins), "{}", outcome.sentence);
    assert!(
        outcome
            .sentence
            .ends_with(" it changed its mind with the order.")
    );
    let flips: Vec<u64> = outcome.sentence[begins.len()..]
        .split(' ')
        .filter_map(|it| it.parse().ok())
        .collect();
    assert!(
        0 < flips[0] && flips[0] < 21 && flips[1] == 42,
        "{}",
        outcome.sentence
    );
    planted.trials.save_file(|it| it.unwrap());
    planted.settle();
    let file = planted.host.offered.borrow_mut().pop().unwrap().1;
    let mut other = visit(&store(), Rc::new(FakeEngine::default()));
    other.trials.open_file(&file).unwrap();
    other.settle();
    assert_eq!(other.outcome().sentence, outcome.sentence);

    let coin = judged(Practice::Coin).outcome();
    assert!(!coin.sentence.contains("is better"), "{}", coin.sentence);
}

/// Answers whatever it is asked with one text, as a judge that does not do what it was told.
struct Says(&'static str);

impl Engine for Says {
    fn ask(&self, question: engine::Question) -> Replies {
        let replies = match question {
            engine::Question::Load { .. } => {
                vec![Ok(engine::Reply::Loaded(Box::new(card("judge", None))))]
            }
            engine::Question::Generate(_) => vec![Ok(engine::Reply::Finished {
                text: self.0.into(),
                sample: 0,
                reason: engine::FinishReason::EndToken,
                stats: engine::Stats {
                    n_tokens: 1,
                    first_token_millis: 0.0,
                    decode_millis: 0.0,
                },
            })],
            _ => Vec::new(),
        };
        stream::iter(replies).boxed_local()
    }
}

#[test]
fn a_judge_that_takes_the_place_decides_nothing_and_one_that_rambles_is_left_out() {
    let judged = |says: &'static str| {
        let mut visit = visit(&store(), Rc::new(Says(says)));
        visit.set_up(Question::Versions, Practice::Plant);
        visit.trials.edit(|it| {
            it.judged = Judged::Rubric;
            it.more.rubric.text = "It is polite.".into();
            it.more.rubric.judge = Some(Model::Engine {
                id: "judge".into(),
                name: "Judge".into(),
            });
        });
        visit.settle();
        visit.trials.start();
        visit.settle();
        visit.outcome()
    };
    let by_place = judged("The first.\n1");
    let n_flips: u64 = by_place
        .sentence
        .split(' ')
        .filter_map(|it| it.parse().ok())
        .next()
        .unwrap();
    assert!(n_flips > 8, "{}", by_place.sentence);
    assert!(
        !by_place.sentence.contains("is better"),
        "{}",
        by_place.sentence
    );
    let rambles = judged("As a language model I like both.");
    assert!(
        rambles.notes[0].contains("more rows are left out"),
        "{:?}",
        rambles.notes
    );
}

#[test]
fn several_ways_are_weighed_together() {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| it.judged = Judged::Several);
    visit.settle();
    let problems = visit.trials.checked().get_untracked().problems.clone();
    assert_eq!(problems, ["Add a way to judge, with a weight."]);
    let part = |way, weight| crate::Part { way, weight };
    visit
        .trials
        .edit(|it| it.more.parts = vec![part(Judged::SameWords, 0.0)]);
    visit.settle();
    let problems = visit.trials.checked().get_untracked().problems.clone();
    assert!(problems[0].contains("weights of 0 or more"), "{problems:?}");
    // What weighs nothing decides nothing: the verdict is the one of the same words alone.
    visit.trials.edit(|it| {
        it.more.parts = vec![part(Judged::SameWords, 3.0), part(Judged::Number, 0.0)];
    });
    visit.settle();
    assert!(!visit.trials.checked().get_untracked().problems.is_empty());
    visit.trials.edit(|it| {
        it.more.parts = vec![part(Judged::SameWords, 3.0), part(Judged::Contains, 0.0)];
    });
    visit.settle();
    visit.trials.start();
    visit.settle();
    let both = visit.outcome();
    let right = |outcome: &Outcome| -> Vec<Option<bool>> {
        let lines = 0..outcome.results.len();
        lines.map(|it| outcome.results.head(it).passed).collect()
    };
    let alone = visit.run(Question::Versions, Practice::Plant);
    visit.trials.edit(|it| it.judged = Judged::SameWords);
    assert_eq!(right(&both), right(&alone));
    assert!(
        both.sentence.starts_with("Your prompt is better"),
        "{}",
        both.sentence
    );
}

#[test]
fn ways_of_drawing_are_conditions_and_combinations_can_be_left_out() {
    let mut visit = visit(&store(), Rc::new(FakeEngine::default()));
    visit.set_up(Question::Versions, Practice::Coin);
    visit.trials.edit(|it| {
        it.options.versions.clear();
        it.more.drawings.clear();
    });
    visit.settle();
    let problems = visit.trials.checked().get_untracked().problems.clone();
    assert_eq!(problems, ["Add a version to compare with."]);
    visit.trials.edit(|it| {
        it.more.drawings = vec![crate::Drawing {
            temperature: 0.7,
            top_p: 0.9,
            max_tokens: 32,
        }];
    });
    visit.settle();
    assert_eq!(visit.trials.checked().get_untracked().n_calls, 2 * 42);
    visit.trials.edit(|it| {
        it.options.versions.push(crate::Version {
            name: "B".into(),
            instruction: "Name the kind.".into(),
            with_examples: true,
        });
        it.more.left_out = vec![crate::LeftOut {
            version: 1,
            drawing: 1,
        }];
    });
    visit.settle();
    assert_eq!(visit.trials.checked().get_untracked().n_calls, 3 * 42);
    visit.trials.start();
    visit.settle();
    let outcome = visit.outcome();
    let names: Vec<String> = (0..3)
        .map(|it| outcome.results.head(it * 42).condition)
        .collect();
    assert_eq!(
        names,
        [
            "Your prompt · temperature 0, top-p 1",
            "Your prompt · temperature 0.7, top-p 0.9",
            "B · temperature 0, top-p 1"
        ]
    );
    assert!(
        !outcome.sentence.contains("is better"),
        "{}",
        outcome.sentence
    );
    visit.trials.save_file(|it| it.unwrap());
    visit.settle();
    let file = visit.host.offered.borrow_mut().pop().unwrap().1;
    visit.trials.open_file(&file).unwrap();
    visit.settle();
    let setup = visit.trials.setup().get_untracked().unwrap();
    assert_eq!(setup.more.left_out.len(), 1);
    assert_eq!(visit.outcome().sentence, outcome.sentence);
}
