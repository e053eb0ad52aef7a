//! A share of rows that passed, and how far it could be off.

use super::special::{beta_cdf, halve, normal_quantile};
use crate::LabError;

/// How often intervals made this way hold the true value: above 0, below 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Level {
    /// 95 in 100, the default of everything here.
    pub const P95: Level = Level(0.95);

    /// A level such as 0.9; refused at 0, at 1 and outside.
    pub fn new(level: f64) -> Result<Self, LabError> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(LabError::Level { level })
        }
    }

    pub fn get(self) -> f64 {
        self.0
    }

    /// What may fall outside on both sides together: 0.05 at 95 %.
    pub fn alpha(self) -> f64 {
        1.0 - self.0
    }

    /// The normal quantile that leaves half of [`Level::alpha`] above it: 1.96 at 95 %.
    pub fn z(self) -> f64 {
        if self == Self::P95 {
            1.959_963_984_540_054
        } else {
            normal_quantile(1.0 - self.alpha() / 2.0)
        }
    }
}

/// From `low` to `high`, both included, in the unit of what was estimated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// `successes` of `n` rows.
///
/// Invariant: `successes <= n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    successes: u64,
    n: u64,
}

impl Rate {
    pub fn new(successes: u64, n: u64) -> Result<Self, LabError> {
        if successes <= n {
            Ok(Self { successes, n })
        } else {
            Err(LabError::MoreSuccessesThanRows { successes, n })
        }
    }

    /// How many of the outcomes are true.
    pub fn of(outcomes: impl IntoIterator<Item = bool>) -> Self {
        let mut rate = Self { successes: 0, n: 0 };
        for outcome in outcomes {
            rate.successes += u64::from(outcome);
            rate.n += 1;
        }
        rate
    }

    pub fn successes(&self) -> u64 {
        self.successes
    }

    pub fn n(&self) -> u64 {
        self.n
    }

    /// 0 to 1; `None` of no rows.
    pub fn share(&self) -> Option<f64> {
        (self.n > 0).then(|| self.successes as f64 / self.n as f64)
    }

    /// Wilson's score interval (Wilson 1927; Newcombe 1998, method 3); 0 to 1 of no rows.
    ///
    /// `(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`
    pub fn wilson(&self, level: Level) -> Interval {
        let Some(p) = self.share() else {
            return Interval {
                low: 0.0,
                high: 1.0,
            };
        };
        let (n, z) = (self.n as f64, level.z());
        let middle = p + z * z / (2.0 * n);
        let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        Interval {
            // At the ends the formula gives 0 and 1 up to rounding.
            low: if self.successes == 0 {
                0.0
            } else {
                (middle - reach) / scale
            },
            high: if self.successes == self.n {
                1.0
            } else {
                (middle + reach) / scale
            },
        }
    }

    /// Clopper and Pearson's exact interval (1934): never too narrow, often too wide.
    pub fn exact(&self, level: Level) -> Interval {
        let tail = level.alpha() / 2.0;
        Interval {
            low: self.lower_bound(tail),
            high: self.upper_bound(tail),
        }
    }

    /// The exact one-sided bound: a true share above it would give so few successes in less than `1 - level` of cases.
    pub fn at_most(&self, level: Level) -> f64 {
        self.upper_bound(level.alpha())
    }

    fn upper_bound(&self, tail: f64) -> f64 {
        if self.successes == self.n {
            return 1.0;
        }
        let (x, n) = (self.successes as f64, self.n as f64);
        halve(0.0, 1.0, |p| beta_cdf(p, x + 1.0, n - x) < 1.0 - tail)
    }

    fn lower_bound(&self, tail: f64) -> f64 {
        if self.successes == 0 {
            return 0.0;
        }
        let (x, n) = (self.successes as f64, self.n as f64);
        halve(0.0, 1.0, |p| beta_cdf(p, x, n - x + 1.0) < tail)
    }
}

/// `3 / n`: the quick bound for "it never failed in `n` rows" (Hanley and Lippman-Hand 1983); `None` of no rows.
pub fn rule_of_three(n: u64) -> Option<f64> {
    (n > 0).then(|| (3.0 / n as f64).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::close;

    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I:
    /// successes, n, Wilson (method 3), Clopper-Pearson (method 5).
    const NEWCOMBE: [(u64, u64, [f64; 2], [f64; 2]); 4] = [
        (81, 263, [0.2553, 0.3662], [0.2527, 0.3676]),
        (15, 148, [0.0624, 0.1605], [0.0578, 0.1617]),
        (0, 20, [0.0, 0.1611], [0.0, 0.1684]),
        (1, 29, [0.0061, 0.1718], [0.0009, 0.1776]),
    ];

    #[test]
    fn intervals_are_those_of_the_published_table() {
        for (successes, n, wilson, exact) in NEWCOMBE {
            let rate = Rate::new(successes, n).unwrap();
            for (ours, theirs) in [
                (rate.wilson(Level::P95), wilson),
                (rate.exact(Level::P95), exact),
            ] {
                close(ours.low, theirs[0], 5e-5);
                close(ours.high, theirs[1], 5e-5);
            }
        }
    }

    #[test]
    fn no_rows_say_nothing_and_wrong_numbers_are_refused() {
        let none = Rate::of([]);
        assert_eq!(none.share(), None);
        let all = Interval {
            low: 0.0,
            high: 1.0,
        };
        assert_eq!(none.wilson(Level::P95), all);
        assert_eq!(none.exact(Level::P95), all);
        assert_eq!(rule_of_three(0), None);
        assert!(Rate::new(3, 2).is_err());
        for level in [0.0, 1.0, -1.0, f64::NAN] {
            assert!(Level::new(level).is_err());
        }
    }

    #[test]
    fn levels_other_than_95_use_their_own_quantile() {
        close(Level::new(0.9).unwrap().z(), 1.644_853_626_951, 1e-10);
        close(
            Level::P95.z(),
            Level::new(0.950_000_000_001).unwrap().z(),
            1e-9,
        );
    }
}
