//! Wins, losses and ties of two sides, by a judge's opinions or by a person's votes on hidden sides.

use super::Opinion;
use crate::stats::{Comparison, Interval, Level, Pairs, Rate, Rule, Side};
use crate::{LabError, Random};

/// How often each side was better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub a: u64,
    pub b: u64,
    /// Neither was better, or a judge contradicted itself.
    pub ties: u64,
    /// Of the ties: rows on which a judge chose by the place. Always 0 for people, who see each row once.
    pub inconsistent: u64,
}

impl Tally {
    pub fn of_opinions(opinions: &[Opinion]) -> Self {
        let mut tally = Self::default();
        for it in opinions {
            tally.count(it.winner);
            tally.inconsistent += u64::from(!it.consistent);
        }
        tally
    }

    fn count(&mut self, winner: Option<Side>) {
        *match winner {
            Some(Side::A) => &mut self.a,
            Some(Side::B) => &mut self.b,
            None => &mut self.ties,
        } += 1;
    }

    pub fn n(&self) -> u64 {
        self.a + self.b + self.ties
    }

    /// B's wins of the rows that were decided; `None` of none.
    pub fn win_rate(&self) -> Option<f64> {
        self.decided().share()
    }

    /// Wilson's interval of [`Tally::win_rate`].
    pub fn interval(&self, level: Level) -> Interval {
        self.decided().wilson(level)
    }

    /// The share of rows whose opinion depended on the order; `None` of no rows.
    pub fn inconsistent_share(&self) -> Option<f64> {
        let n = self.n();
        (n > 0).then(|| self.inconsistent as f64 / n as f64)
    }

    /// The usual verdict: a row that A wins is one that only A passed, and ties say nothing (the sign test).
    pub fn comparison(&self, rule: Rule) -> Comparison {
        let pairs = Pairs {
            both: self.ties,
            only_a: self.a,
            only_b: self.b,
            neither: 0,
        };
        Comparison::of_passes(pairs, rule)
    }

    fn decided(&self) -> Rate {
        let a = (0..self.a).map(|_| false);
        Rate::of(a.chain((0..self.b).map(|_| true)))
    }
}

/// Which side of the screen shows A, row by row, so that a person who votes cannot know.
///
/// Half of the rows (rounded) have A on the left, so a voter who always takes one place gives neither side the win.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    a_is_left: Vec<bool>,
}

/// What a person chose of what was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ballot {
    Left,
    Right,
    Tie,
}

impl Screen {
    /// The same seed hides the same rows the same way.
    pub fn new(n_rows: usize, seed: u64) -> Self {
        let mut random = Random::new(seed, STREAM);
        let odd = random.below(2);
        let mut a_is_left: Vec<bool> = (0..n_rows).map(|it| (it + odd).is_multiple_of(2)).collect();
        random.shuffle(&mut a_is_left);
        Self { a_is_left }
    }

    /// Which side stands on the left; `None` for a row that is not shown.
    pub fn left(&self, row: usize) -> Option<Side> {
        self.a_is_left
            .get(row)
            .map(|it| if *it { Side::A } else { Side::B })
    }

    /// Counts votes by row. One vote a row: of several the last counts, as a person changes their mind.
    pub fn tally(&self, votes: &[(usize, Ballot)]) -> Result<Tally, LabError> {
        let mut last: Vec<Option<Ballot>> = vec![None; self.a_is_left.len()];
        for (row, ballot) in votes {
            *last.get_mut(*row).ok_or(LabError::UnknownCall)? = Some(*ballot);
        }
        let mut tally = Tally::default();
        for (a_is_left, ballot) in self.a_is_left.iter().zip(last) {
            match ballot {
                None => {}
                Some(Ballot::Tie) => tally.count(None),
                Some(it) => {
                    let is_a = (it == Ballot::Left) == *a_is_left;
                    tally.count(Some(if is_a { Side::A } else { Side::B }));
                }
            }
        }
        Ok(tally)
    }
}

/// Random stream of the sides, apart from those of sampling.
const STREAM: u64 = 0x51de;
