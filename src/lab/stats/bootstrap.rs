//! Graded scores: intervals by drawing rows again, and a test by turning signs.

use super::rate::{Interval, Level};
use super::special::{normal_cdf, normal_quantile};
use crate::{LabError, Random, words};

/// Which points of the drawn means are the ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// The quantiles themselves (Efron 1979).
    Percentile,
    /// Corrected for bias and skew: BCa (Efron, "Better Bootstrap Confidence Intervals", JASA 82, 1987).
    Bca,
}

/// How often rows are drawn again, how sure to be, and which ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// At least 100; thousands for ends that do not move with the seed.
    pub resamples: usize,
    pub level: Level,
    pub ends: Ends,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self {
            resamples: 2_000,
            level: Level::P95,
            ends: Ends::Bca,
        }
    }
}

/// B's scores less A's, row by row.
///
/// Invariant: not empty, every number finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences(Vec<f64>);

impl Differences {
    /// `a[i]` and `b[i]` are scores of the same row, in any unit.
    pub fn of(a: &[f64], b: &[f64]) -> Result<Self, LabError> {
        if a.len() != b.len() {
            return Err(LabError::NotPaired {
                left: a.len(),
                right: b.len(),
            });
        }
        Self::new(a.iter().zip(b).map(|(a, b)| b - a).collect())
    }

    /// Differences, or plain scores: then everything here is about their mean.
    pub fn new(values: Vec<f64>) -> Result<Self, LabError> {
        if values.is_empty() {
            return Err(LabError::TooFew {
                what: words::a_comparison(),
                least: 1,
                found: 0,
            });
        }
        if values.iter().any(|it| !it.is_finite()) {
            return Err(LabError::Setting {
                what: words::a_score(),
                choose: words::finite_scores(),
            });
        }
        Ok(Self(values))
    }

    pub fn values(&self) -> &[f64] {
        &self.0
    }

    pub fn mean(&self) -> f64 {
        mean(&self.0)
    }

    /// The standard deviation of one difference, `n - 1` below; 0 of one row.
    pub fn deviation(&self) -> f64 {
        let middle = self.mean();
        let squares: f64 = self.0.iter().map(|it| (it - middle).powi(2)).sum();
        (squares / (self.0.len().max(2) - 1) as f64).sqrt()
    }

    /// An interval of the mean.
    ///
    /// Rows are drawn with replacement, each row whole, so a pair stays a pair.
    /// With fewer than about 10 rows, or when all are alike, it is too narrow to trust; the verdicts ask for [`Differences::sign_flip`] too.
    pub fn interval(&self, how: Bootstrap, random: &mut Random) -> Result<Interval, LabError> {
        if how.resamples < 100 {
            return Err(LabError::TooFew {
                what: words::a_bootstrap(),
                least: 100,
                found: how.resamples,
            });
        }
        let n = self.0.len();
        let draw = |random: &mut Random| (0..n).map(|_| self.0[random.below(n)]).sum::<f64>();
        let mut means: Vec<f64> = (0..how.resamples)
            .map(|_| draw(random) / n as f64)
            .collect();
        means.sort_by(f64::total_cmp);
        let tail = how.level.alpha() / 2.0;
        let [low, high] = match how.ends {
            Ends::Percentile => [tail, 1.0 - tail],
            Ends::Bca => self.bca(&means, tail),
        };
        Ok(Interval {
            low: quantile(&means, low),
            high: quantile(&means, high),
        })
    }

    /// The two quantiles that BCa takes instead of `tail` and `1 - tail` (Efron 1987).
    ///
    /// `Φ(z0 + (z0 ± z) / (1 − a (z0 ± z)))`: z0 from the share of means below the observed one,
    /// a from the skew, for a mean the jackknife's `Σd³ / 6 (Σd²)^1.5`.
    fn bca(&self, means: &[f64], tail: f64) -> [f64; 2] {
        let middle = self.mean();
        let below = means.iter().filter(|it| **it < middle).count() as f64;
        let ties = means.iter().filter(|it| **it == middle).count() as f64;
        let share = (below + ties / 2.0) / means.len() as f64;
        if share <= 0.0 || share >= 1.0 {
            return [tail, 1.0 - tail];
        }
        let bias = normal_quantile(share);
        let power = |exponent| {
            self.0
                .iter()
                .map(|it| (it - middle).powi(exponent))
                .sum::<f64>()
        };
        let spread = power(2).powf(1.5);
        let skew = if spread > 0.0 {
            power(3) / (6.0 * spread)
        } else {
            0.0
        };
        [tail, 1.0 - tail].map(|p| {
            let z = bias + normal_quantile(p);
            normal_cdf(bias + z / (1.0 - skew * z))
        })
    }

    /// The two-sided p of "the signs are luck" (Fisher's randomisation test), by drawing signs.
    ///
    /// `(1 + draws at least as far from 0) / (1 + draws)`, never 0 (Phipson and Smyth 2010).
    /// Used for verdicts instead of the bootstrap's own tail, which is too sure with few rows; for scores of 0 and 1 it estimates McNemar's exact p.
    pub fn sign_flip(&self, draws: usize, random: &mut Random) -> f64 {
        let seen = self.0.iter().sum::<f64>().abs();
        // Sums of the same numbers in another order differ in the last bits.
        let least = seen - 1e-9 * self.0.iter().map(|it| it.abs()).sum::<f64>();
        let mut as_far = 0;
        for _ in 0..draws {
            let (mut sum, mut bits) = (0.0, 0u64);
            for (i, value) in self.0.iter().enumerate() {
                if i % 64 == 0 {
                    bits = random.next_u64();
                }
                sum += if bits & 1 == 1 { *value } else { -value };
                bits >>= 1;
            }
            as_far += usize::from(sum.abs() >= least);
        }
        (1 + as_far) as f64 / (1 + draws) as f64
    }
}

/// The mean; 0 of nothing.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The quantile `p` of sorted numbers, straight lines between them (Hyndman and Fan 1996, type 7; R's and numpy's default).
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let at = p.clamp(0.0, 1.0) * (sorted.len().max(1) - 1) as f64;
    let (low, high) = (at.floor() as usize, at.ceil() as usize);
    match (sorted.get(low), sorted.get(high)) {
        (Some(a), Some(b)) => a + (b - a) * (at - at.floor()),
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Pairs;
    use crate::tests::close;

    #[test]
    fn quantiles_are_those_of_r() {
        // R: quantile(c(1, 2, 4, 8, 16), c(0, 0.1, 0.5, 0.9, 1)).
        let values = [1.0, 2.0, 4.0, 8.0, 16.0];
        for (p, wanted) in [(0.0, 1.0), (0.1, 1.4), (0.5, 4.0), (0.9, 12.8), (1.0, 16.0)] {
            close(quantile(&values, p), wanted, 1e-12);
        }
        assert!(quantile(&[], 0.5).is_nan());
    }

    #[test]
    fn means_of_even_numbers_get_the_interval_of_theory() {
        // 100 numbers spread evenly: the mean's standard error is known, and both kinds of ends agree.
        let values: Vec<f64> = (0..100).map(|it| f64::from(it) / 99.0).collect();
        let differences = Differences::new(values).unwrap();
        let error = differences.deviation() * (99.0f64 / 100.0).sqrt() / 10.0;
        for ends in [Ends::Percentile, Ends::Bca] {
            let how = Bootstrap {
                resamples: 20_000,
                ends,
                ..Bootstrap::default()
            };
            let interval = differences.interval(how, &mut Random::new(7, 0)).unwrap();
            close(interval.low, 0.5 - 1.96 * error, 2e-3);
            close(interval.high, 0.5 + 1.96 * error, 2e-3);
        }
    }

    #[test]
    fn skewed_scores_move_the_corrected_ends_towards_the_long_tail() {
        let values: Vec<f64> = (0..30).map(|it| f64::from(it * it * it)).collect();
        let differences = Differences::new(values).unwrap();
        let ends = |ends| {
            let how = Bootstrap {
                ends,
                ..Bootstrap::default()
            };
            differences.interval(how, &mut Random::new(1, 0)).unwrap()
        };
        assert!(ends(Ends::Bca).low > ends(Ends::Percentile).low);
        assert!(ends(Ends::Bca).high > ends(Ends::Percentile).high);
    }

    #[test]
    fn turned_signs_estimate_mcnemar() {
        let pairs = Pairs {
            both: 20,
            only_a: 2,
            only_b: 8,
            neither: 4,
        };
        let mut values = vec![0.0; 24];
        values.extend([-1.0; 2]);
        values.extend([1.0; 8]);
        let differences = Differences::new(values).unwrap();
        let p = differences.sign_flip(20_000, &mut Random::new(3, 0));
        close(p, pairs.mcnemar(), 0.01);
    }

    #[test]
    fn the_same_seed_gives_the_same_interval_and_few_rows_do_not_fail() {
        let one = Differences::of(&[0.2], &[0.9]).unwrap();
        let interval = |seed| one.interval(Bootstrap::default(), &mut Random::new(seed, 0));
        assert_eq!(interval(1), interval(1));
        assert_eq!(one.sign_flip(100, &mut Random::new(1, 0)), 1.0);
        assert!(Differences::of(&[], &[]).is_err());
        assert!(Differences::of(&[1.0], &[]).is_err());
        assert!(Differences::new(vec![f64::NAN]).is_err());
    }
}
