//! How many rows it takes to tell, if what was seen so far is how things are.

use super::rate::Level;
use super::special::normal_quantile;

/// Rows that McNemar's test needs to find a difference with chance `power`; `None` where there is none to find.
///
/// `only_a` and `only_b` are shares of all rows.
/// `(z √D + z' √(D − δ²))² / δ²` with D their sum and δ their difference (Connor, "Sample size for testing differences
/// in proportions for the paired-sample design", Biometrics 43, 1987), and `1/|δ|` rows more because the exact test is
/// more cautious than the normal one that the formula is about, as Fleiss, Levin and Paik do for two samples.
pub fn pairs_needed(only_a: f64, only_b: f64, level: Level, power: f64) -> Option<u64> {
    let (differing, difference) = (only_a + only_b, only_b - only_a);
    let z = normal_quantile(power);
    let root = level.z() * differing.sqrt() + z * (differing - difference.powi(2)).max(0.0).sqrt();
    whole(root.powi(2) / difference.powi(2) + 1.0 / difference.abs())
}

/// Rows that a paired comparison of graded scores needs: `((z + z') σ / δ)²`, δ the mean difference and σ its
/// standard deviation in one row; `None` where there is no difference to find.
pub fn rows_needed(mean: f64, deviation: f64, level: Level, power: f64) -> Option<u64> {
    let z = level.z() + normal_quantile(power);
    whole((z * deviation / mean).powi(2))
}

/// Rounded up; nobody runs more than a thousand million rows.
fn whole(rows: f64) -> Option<u64> {
    (rows.is_finite() && rows < 1e9).then(|| rows.ceil() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Pairs;
    use crate::stats::special::ln_choose;

    /// The exact power of the exact test with `n` rows, by adding up every outcome.
    fn exact_power(n: u64, only_a: f64, only_b: f64) -> f64 {
        let mut power = 0.0;
        for a in 0..=n {
            for b in 0..=n - a {
                let pairs = Pairs {
                    both: n - a - b,
                    only_a: a,
                    only_b: b,
                    neither: 0,
                };
                let ln = ln_choose(n, a)
                    + ln_choose(n - a, b)
                    + a as f64 * only_a.ln()
                    + b as f64 * only_b.ln()
                    + (n - a - b) as f64 * (1.0 - only_a - only_b).ln();
                // Most outcomes are too rare to matter, and their test would cost the most.
                if ln > -25.0 && pairs.mcnemar() <= 0.05 {
                    power += ln.exp();
                }
            }
        }
        power
    }

    #[test]
    fn so_many_rows_do_find_the_difference() {
        for (a, b) in [(0.05, 0.25), (0.1, 0.3), (0.02, 0.12)] {
            let n = pairs_needed(a, b, Level::P95, 0.8).unwrap();
            let power = exact_power(n, a, b);
            assert!((0.78..0.86).contains(&power), "{a} {b}: {n} rows, {power}");
        }
    }

    #[test]
    fn the_formulas_are_those_of_the_sources() {
        // Connor's formula by hand: (1.96 √0.3 + 0.8416 √0.26)² / 0.04 = 56.4; and 5 rows more.
        assert_eq!(pairs_needed(0.05, 0.25, Level::P95, 0.8), Some(62));
        // Half a deviation at 80 %: 31.4 (Cohen 1988 gives 33 with Student's t).
        assert_eq!(rows_needed(0.5, 1.0, Level::P95, 0.8), Some(32));
        assert_eq!(rows_needed(-0.5, 1.0, Level::P95, 0.8), Some(32));
    }

    #[test]
    fn no_difference_needs_no_number() {
        assert_eq!(pairs_needed(0.1, 0.1, Level::P95, 0.8), None);
        assert_eq!(pairs_needed(0.0, 0.0, Level::P95, 0.8), None);
        assert_eq!(rows_needed(0.0, 1.0, Level::P95, 0.8), None);
    }
}
