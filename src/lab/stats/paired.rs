//! Two prompts on the same rows, each row passed or not: who wins, by how much, and could it be luck.

use super::rate::{Interval, Level};
use super::special::fair_coins;
use crate::LabError;

/// The four kinds of rows when A and B answered the same ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    pub both: u64,
    pub only_a: u64,
    pub only_b: u64,
    pub neither: u64,
}

impl Pairs {
    /// Counts row by row; `a[i]` and `b[i]` are the same row.
    pub fn of(a: &[bool], b: &[bool]) -> Result<Self, LabError> {
        if a.len() != b.len() {
            return Err(LabError::NotPaired {
                left: a.len(),
                right: b.len(),
            });
        }
        let mut pairs = Self::default();
        for (a, b) in a.iter().zip(b) {
            *match (a, b) {
                (true, true) => &mut pairs.both,
                (true, false) => &mut pairs.only_a,
                (false, true) => &mut pairs.only_b,
                (false, false) => &mut pairs.neither,
            } += 1;
        }
        Ok(pairs)
    }

    pub fn n(&self) -> u64 {
        self.both + self.only_a + self.only_b + self.neither
    }

    /// B's share of passed rows less A's, -1 to 1; 0 of no rows.
    pub fn difference(&self) -> f64 {
        (self.only_b as f64 - self.only_a as f64) / (self.n().max(1)) as f64
    }

    /// McNemar's exact two-sided p (McNemar 1947; the conditional test, as R's `binom.test(only_a, only_a + only_b)`).
    ///
    /// Rows on which both agree say nothing; the others would be fair coins if A and B were equally good.
    /// `min(1, 2 · P(X <= min(only_a, only_b)))`, X of `only_a + only_b` fair coins.
    pub fn mcnemar(&self) -> f64 {
        let (n, least) = self.discordant();
        let tail: f64 = (0..=least).map(|k| fair_coins(n, k)).sum();
        (2.0 * tail).min(1.0)
    }

    /// The mid-p of the same test: half of the observed table's probability is left out.
    ///
    /// Less cautious, closer to the promised error (Fagerland, Lydersen and Laake 2013, section "McNemar mid-p").
    /// The verdicts use the exact p.
    pub fn mcnemar_mid_p(&self) -> f64 {
        let (n, least) = self.discordant();
        if self.only_a == self.only_b {
            return 1.0 - fair_coins(n, least) / 2.0;
        }
        let tail: f64 = (0..=least).map(|k| fair_coins(n, k)).sum();
        2.0 * tail - fair_coins(n, least)
    }

    /// An interval of [`Pairs::difference`]: Wald's after one row was added to each of the two kinds that differ
    /// (Bonett and Price, Statistics in Medicine 31, 2012, "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data").
    pub fn interval(&self, level: Level) -> Interval {
        let n = self.n() as f64 + 2.0;
        let (a, b) = (
            (self.only_a as f64 + 1.0) / n,
            (self.only_b as f64 + 1.0) / n,
        );
        let reach = level.z() * ((a + b - (b - a).powi(2)) / n).sqrt();
        Interval {
            low: (b - a - reach).max(-1.0),
            high: (b - a + reach).min(1.0),
        }
    }

    /// How many rows differ, and the smaller of the two kinds.
    fn discordant(&self) -> (u64, u64) {
        (self.only_a + self.only_b, self.only_a.min(self.only_b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::close;

    fn pairs(only_a: u64, only_b: u64, n: u64) -> Pairs {
        Pairs {
            both: n - only_a - only_b,
            only_a,
            only_b,
            neither: 0,
        }
    }

    #[test]
    fn the_test_gives_the_published_values() {
        // only A, only B, exact p, mid-p. The first row is the airway data of Fagerland, Lydersen and Laake
        // (BMC Medical Research Methodology 13:91, 2013); the others are sums of binomials by Python's `fractions`.
        for (a, b, exact, mid) in [
            (1, 7, 0.070_312_5, 0.039_062_5),
            (8, 2, 0.109_375, 0.065_429_687_5),
            (0, 6, 0.031_25, 0.015_625),
            (12, 30, 0.007_915_897_334_897, 0.005_401_572_654_591),
            (3, 3, 1.0, 0.843_75),
            (0, 0, 1.0, 0.5),
        ] {
            close(pairs(a, b, 60).mcnemar(), exact, 1e-9);
            close(pairs(b, a, 60).mcnemar(), exact, 1e-9);
            close(pairs(a, b, 60).mcnemar_mid_p(), mid, 1e-9);
        }
    }

    #[test]
    fn eight_against_two_is_not_a_win() {
        assert!(pairs(2, 8, 100).mcnemar() > 0.05);
    }

    #[test]
    fn the_interval_is_the_papers_formula() {
        // (2 ± ...)/23 for the airway data: -6/23 ± 1.96 √((10/23 − (6/23)²)/23), by hand.
        let airway = pairs(7, 1, 21);
        let interval = airway.interval(Level::P95);
        close(interval.low, -0.508_36, 2e-5);
        close(interval.high, -0.013_38, 2e-5);
        close(airway.difference(), -6.0 / 21.0, 1e-12);
        assert_eq!(Pairs::default().difference(), 0.0);
        assert_eq!(Pairs::default().interval(Level::P95).low, -1.0);
    }

    #[test]
    fn rows_are_counted_by_kind() {
        let counted = Pairs::of(&[true, true, false, false], &[true, false, true, false]);
        let one_each = Pairs {
            both: 1,
            only_a: 1,
            only_b: 1,
            neither: 1,
        };
        assert_eq!(counted, Ok(one_each));
        assert!(Pairs::of(&[true], &[]).is_err());
    }
}
