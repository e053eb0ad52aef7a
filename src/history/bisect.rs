//! "Which change broke row 7": halves a line of versions until the first bad one is found.

use std::collections::HashSet;

use crate::{HistoryError, VersionId};

/// What somebody, or a test, says of one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Good,
    Bad,
    /// It cannot be run, or the answer is not clear: ask about a neighbour.
    CannotTell,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Try this version. `most_left`: the most questions that are left, this one too, if none is skipped.
    Ask { version: VersionId, most_left: u32 },
    /// This is the first bad version.
    Found(VersionId),
    /// It is one of these, oldest first: of those before the last nobody could tell.
    OneOf(Vec<VersionId>),
}

/// A search on its way. Over n versions after the good one it asks at most ⌈log2 n⌉ times, if none is skipped.
#[derive(Clone, Debug, PartialEq)]
pub struct Bisect {
    line: Vec<VersionId>,
    /// The last that is known to be good, and the first that is known to be bad.
    good: usize,
    bad: usize,
    skipped: HashSet<usize>,
}

impl Bisect {
    /// A line of versions, oldest first, of which the first is good and the last is bad.
    ///
    /// # Errors
    /// [`HistoryError::NothingBetween`] for fewer than two.
    pub fn new(line: Vec<VersionId>) -> Result<Self, HistoryError> {
        if line.len() < 2 {
            return Err(HistoryError::NothingBetween);
        }
        Ok(Self {
            good: 0,
            bad: line.len() - 1,
            line,
            skipped: HashSet::new(),
        })
    }

    pub fn step(&self) -> Step {
        if self.bad - self.good == 1 {
            return Step::Found(self.line[self.bad]);
        }
        match self.asked() {
            Some(place) => Step::Ask {
                version: self.line[place],
                most_left: usize::BITS - (self.bad - self.good - 1).leading_zeros(),
            },
            None => Step::OneOf(self.line[self.good + 1..=self.bad].to_vec()),
        }
    }

    /// The version nearest to the middle that nobody has given up on.
    fn asked(&self) -> Option<usize> {
        let middle = self.good + (self.bad - self.good) / 2;
        let open = (self.good + 1..self.bad).filter(|it| !self.skipped.contains(it));
        open.min_by_key(|it| it.abs_diff(middle))
    }

    /// Takes the answer about the version that was asked about.
    ///
    /// # Errors
    /// [`HistoryError::NotAsked`] for another one; nothing changes.
    pub fn answer(&mut self, version: VersionId, verdict: Verdict) -> Result<(), HistoryError> {
        let place = self.asked().filter(|it| self.line[*it] == version);
        let place = place.ok_or(HistoryError::NotAsked)?;
        match verdict {
            Verdict::Good => self.good = place,
            Verdict::Bad => self.bad = place,
            Verdict::CannotTell => _ = self.skipped.insert(place),
        }
        Ok(())
    }
}
