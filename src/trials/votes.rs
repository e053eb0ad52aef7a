//! A person as the judge: two answers to a row side by side, which is which hidden by a seed.

use std::rc::Rc;

use lab::Answer;
use lab::recipes::Mark;
use lab::scores::{Ballot, Screen, Tally};
use lab::stats::{Comparison, Rule, Verdict, compare_many};
use reactive_graph::traits::{GetUntracked, Set, Update};
use serde::{Deserialize, Serialize};

use crate::{
    Standing, cache::Cache, core::Core, known::row_id, plan::Plan, runner::Job, setup::Setup, words,
};

/// What a person chose of two answers side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    Left,
    Right,
    Equal,
}

/// One choice, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// The condition that was shown beside the first.
    pub(crate) other: usize,
    /// Its place among the rows that were asked.
    pub(crate) row: usize,
    pub(crate) choice: Choice,
}

/// The answers of an experiment, ready to be judged by a person.
#[derive(Clone)]
pub struct Bench {
    job: Rc<Job>,
    cache: Rc<Cache>,
    setup: Rc<Setup>,
    names: Rc<[String]>,
}

/// How far a person is with one pair of conditions, and what is to be judged next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duel {
    pub n_voted: usize,
    /// Rows to judge: those whose two answers differ.
    pub n: usize,
    /// Rows on which both say the same; they count as equal and are not shown.
    pub n_alike: usize,
    /// The row that waits, which [`Bench::pair`] tells more of; `None` once every row has its vote.
    pub shown: Option<usize>,
}

/// Two answers to one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The condition beside the first.
    pub other: usize,
    /// Its place among the rows that were asked; what [`crate::Trials::vote`] wants.
    pub row: usize,
    pub input: String,
    pub left: String,
    pub right: String,
}

impl Bench {
    /// `None` where there is nothing to set side by side.
    pub(crate) fn new(job: &Rc<Job>, cache: &Rc<Cache>, setup: &Setup) -> Option<Self> {
        let names: Vec<String> = {
            let plan = job.plan.borrow();
            let plan = plan.compare()?;
            (0..plan.n_conditions()).map(|it| plan.name(it)).collect()
        };
        (names.len() > 1).then(|| Self {
            job: job.clone(),
            cache: cache.clone(),
            setup: Rc::new(setup.clone()),
            names: names.into(),
        })
    }

    /// All conditions; the first is what each other one is shown beside.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether right and wrong wait for the person's votes.
    pub fn is_the_judge(&self) -> bool {
        self.setup.judged == crate::judged::Judged::Yourself
    }

    /// Both answers to each row; `None` where a rule left one out.
    fn answers(&self, other: usize) -> Vec<Option<(Mark, Mark)>> {
        let plan = self.job.plan.borrow();
        let Some(plan) = plan.compare() else {
            return Vec::new();
        };
        let said = |condition, row| {
            let view = plan.row(condition, row);
            view.repeats.first().map(|it| it.mark)
        };
        let rows = 0..plan.grid().rows.len();
        rows.map(|row| said(0, row).zip(said(other, row))).collect()
    }

    /// Which side shows the first condition, row by row; another seed for each pair of conditions.
    fn screen(&self, other: usize, n_rows: usize) -> Screen {
        Screen::new(n_rows, self.setup.options.seed.wrapping_add(other as u64))
    }

    pub fn duel(&self, votes: &[Vote], other: usize) -> Duel {
        let answers = self.answers(other);
        let voted = |row: usize| votes.iter().any(|it| it.other == other && it.row == row);
        let (mut n, mut n_voted, mut n_alike, mut next) = (0, 0, 0, None);
        for (row, both) in answers.iter().enumerate() {
            let Some((first, second)) = both else {
                continue;
            };
            if first == second {
                n_alike += 1;
                continue;
            }
            n += 1;
            if voted(row) {
                n_voted += 1;
            } else if next.is_none() {
                next = Some(row);
            }
        }
        Duel {
            n_voted,
            n,
            n_alike,
            shown: next,
        }
    }

    /// Both answers to a row, which is which hidden; empty where they cannot be read.
    pub async fn pair(&self, other: usize, row: usize) -> Pair {
        let (first, second) = (self.said(0, row).await, self.said(other, row).await);
        let used = self.setup.used_rows();
        let screen = self.screen(other, used.len());
        let first_is_left = screen.left(row) == Some(lab::stats::Side::A);
        let (left, right) = if first_is_left {
            (first, second)
        } else {
            (second, first)
        };
        let data = used.get(row).and_then(|it| self.setup.rows.get(*it));
        Pair {
            other,
            row,
            input: data.map_or(String::new(), |it| it.input.clone()),
            left,
            right,
        }
    }

    async fn said(&self, condition: usize, row: usize) -> String {
        let id = {
            let plan = self.job.plan.borrow();
            let plan = plan.compare();
            plan.and_then(|it| row_id(it, condition, row, &self.job.fingerprints))
        };
        let Some(id) = id else {
            return String::new();
        };
        match self.cache.get(&id).await.map(|it| it.answer) {
            Some(Answer::Text { text, .. }) => text.trim().to_owned(),
            _ => String::new(),
        }
    }

    /// Wins, losses and ties so far, with the rows on which both said the same as ties.
    pub(crate) fn tally(&self, votes: &[Vote], other: usize) -> Tally {
        let answers = self.answers(other);
        let alike = answers.iter().enumerate().filter_map(|(row, both)| {
            let (first, second) = both.as_ref()?;
            (first == second).then_some((row, Ballot::Tie))
        });
        let cast = votes.iter().filter(|it| it.other == other).map(|it| {
            let ballot = match it.choice {
                Choice::Left => Ballot::Left,
                Choice::Right => Ballot::Right,
                Choice::Equal => Ballot::Tie,
            };
            (it.row, ballot)
        });
        let ballots: Vec<(usize, Ballot)> = cast.chain(alike).collect();
        // A vote on a row that is not there is of another experiment's file, and counts nothing.
        let screen = self.screen(other, answers.len());
        let ours: Vec<_> = ballots
            .into_iter()
            .filter(|it| it.0 < answers.len())
            .collect();
        screen.tally(&ours).unwrap_or_default()
    }

    /// Each other condition beside the first: what was voted, and the sign test of it, corrected for how many there
    /// are. One without votes counts too: whoever votes on the pair that looks best has chosen among all of them.
    fn comparisons(&self, votes: &[Vote]) -> Vec<(Tally, Comparison)> {
        let rule = Rule::default();
        let others = 1..self.names.len();
        let tallies: Vec<Tally> = others.map(|it| self.tally(votes, it)).collect();
        let mut all: Vec<Comparison> = tallies.iter().map(|it| it.comparison(rule)).collect();
        compare_many(&mut all, rule);
        tallies.into_iter().zip(all).collect()
    }

    /// What the votes on one pair say so far, in words.
    pub fn verdict(&self, votes: &[Vote], other: usize) -> String {
        let found = other
            .checked_sub(1)
            .and_then(|at| self.comparisons(votes).into_iter().nth(at));
        let (Some((tally, comparison)), Some(first)) = (found, self.names.first()) else {
            return words::nothing_compared().into();
        };
        let duel = self.duel(votes, other);
        if duel.n_voted == 0 && duel.n > 0 {
            return words::no_votes_yet(duel.n);
        }
        let name = &self.names[other];
        words::votes_say_all(
            &comparison.verdict.words(first, name),
            name,
            tally.b,
            first,
            tally.a,
            tally.ties,
            tally.n(),
        )
    }

    /// What all votes say so far, for the list: of the conditions with votes the one that is furthest before the
    /// first, as where answers are right or wrong.
    pub(crate) fn sentence(&self, votes: &[Vote]) -> String {
        let has_votes = |other: &usize| {
            let duel = self.duel(votes, *other);
            duel.n_voted > 0 || duel.n == 0
        };
        let all = self.comparisons(votes);
        let voted: Vec<usize> = (1..self.names.len()).filter(has_votes).collect();
        let ahead = |other: &usize| all[other - 1].1.difference;
        // The first of equals, so that the sentence does not depend on chance.
        let order = |a: &usize, b: &usize| ahead(a).total_cmp(&ahead(b)).then(b.cmp(a));
        let Some(best) = voted.iter().copied().max_by(order) else {
            let n: usize = (1..self.names.len()).map(|it| self.duel(votes, it).n).sum();
            return words::no_votes_yet(n);
        };
        let alike = |it: &(Tally, Comparison)| matches!(it.1.verdict, Verdict::NoDifference { .. });
        if all.len() > 1 && all.iter().all(alike) {
            let verdict = all[best - 1]
                .1
                .verdict
                .words(&self.names[0], words::any_of_them());
            return words::votes_say(&verdict);
        }
        self.verdict(votes, best)
    }
}

impl Plan {
    /// Whether a vote on this pair and row means anything here.
    pub(crate) fn takes_vote(&self, other: usize, row: usize) -> bool {
        self.compare()
            .is_some_and(|it| (1..it.n_conditions()).contains(&other) && row < it.grid().rows.len())
    }
}

impl Core {
    pub(crate) fn vote(self: &Rc<Self>, other: usize, row: usize, choice: Choice) {
        self.change_votes(|votes, plan| {
            if plan.takes_vote(other, row) {
                votes.retain(|it| (it.other, it.row) != (other, row));
                votes.push(Vote { other, row, choice });
            }
        });
    }

    /// Takes back the last vote on this pair of conditions.
    pub(crate) fn undo_vote(self: &Rc<Self>, other: usize) {
        self.change_votes(|votes, _| {
            if let Some(at) = votes.iter().rposition(|it| it.other == other) {
                votes.remove(at);
            }
        });
    }

    fn change_votes(self: &Rc<Self>, change: impl FnOnce(&mut Vec<Vote>, &Plan)) {
        let current = self.current.borrow().clone();
        let (Some(current), Some(outcome)) = (current, self.outcome.get_untracked()) else {
            return;
        };
        let Some(bench) = &outcome.bench else { return };
        let votes = {
            let mut record = current.record.borrow_mut();
            change(&mut record.votes, &bench.job.plan.borrow());
            if bench.is_the_judge() {
                let sentence = bench.sentence(&record.votes);
                record.standing = Standing::Done { sentence };
            }
            record.votes.clone()
        };
        self.votes.1.set(votes.into());
        let core = self.clone();
        let unwritten = self.votes_unwritten.1;
        unwritten.update(|it| *it += 1);
        self.spawn(async move {
            core.keep(&current).await;
            unwritten.update(|it| *it -= 1);
        });
    }
}
