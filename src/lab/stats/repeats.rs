//! One row asked several times: does it pass at least once, always, and how good is the best of N.

use super::special::ln_choose;
use crate::LabError;
use crate::words;

/// `passed` of `n` answers to the same row.
///
/// Invariant: `passed <= n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeats {
    passed: u64,
    n: u64,
}

impl Repeats {
    pub fn new(passed: u64, n: u64) -> Result<Self, LabError> {
        if passed > n {
            return Err(LabError::MoreSuccessesThanRows {
                successes: passed,
                n,
            });
        }
        Ok(Self { passed, n })
    }

    pub fn of(outcomes: &[bool]) -> Self {
        Self {
            passed: outcomes.iter().filter(|it| **it).count() as u64,
            n: outcomes.len() as u64,
        }
    }

    /// Some answers pass and some do not.
    pub fn is_flaky(&self) -> bool {
        0 < self.passed && self.passed < self.n
    }

    /// pass@k: the chance that at least one of `k` answers passes, without bias.
    ///
    /// `1 − C(n − c, k) / C(n, k)` (Chen et al. 2021, "Evaluating Large Language Models Trained on Code", equation 1).
    /// Refused where `k` is 0 or more than there are answers.
    pub fn pass_at(&self, k: u64) -> Result<f64, LabError> {
        self.check(k)?;
        Ok(1.0 - chosen(self.n - self.passed, self.n, k))
    }

    /// pass^k: the chance that all of `k` answers pass, without bias.
    ///
    /// `C(c, k) / C(n, k)` (Yao et al. 2024, "τ-bench").
    pub fn pass_all(&self, k: u64) -> Result<f64, LabError> {
        self.check(k)?;
        Ok(chosen(self.passed, self.n, k))
    }

    fn check(&self, k: u64) -> Result<(), LabError> {
        if k >= 1 && k <= self.n {
            return Ok(());
        }
        Err(LabError::TooFew {
            what: words::tries_at_once(),
            least: k.max(1) as usize,
            found: if k == 0 { 0 } else { self.n as usize },
        })
    }
}

/// `C(m, k) / C(n, k)` for `m <= n`: the chance that all of `k` drawn are among the `m`.
fn chosen(m: u64, n: u64, k: u64) -> f64 {
    if k > m {
        return 0.0;
    }
    if k <= 1_000 {
        // ∏ (m − i) / (n − i), exact to rounding.
        return (0..k).map(|i| (m - i) as f64 / (n - i) as f64).product();
    }
    (ln_choose(m, k) - ln_choose(n, k)).exp()
}

/// The mean of the best of `n` scores drawn without replacement.
///
/// `Σ_i s_(i) · C(i − 1, n − 1) / C(m, n)` over the `m` sorted scores, i from 1.
pub fn best_of(scores: &[f64], n: u64) -> Result<f64, LabError> {
    let m = scores.len() as u64;
    if n < 1 || n > m {
        return Err(LabError::TooFew {
            what: words::best_of_n(),
            least: n.max(1) as usize,
            found: if n == 0 { 0 } else { scores.len() },
        });
    }
    let mut sorted = scores.to_vec();
    sorted.sort_by(f64::total_cmp);
    // P(the best is among the first i) = C(i, n) / C(m, n).
    let among = |i: u64| chosen(i, m, n);
    let weighed = (1..=m).zip(sorted);
    Ok(weighed.map(|(i, s)| s * (among(i) - among(i - 1))).sum())
}

/// How far best-of-`n` is from the model's own answers: `ln n − (n − 1)/n` nats, an upper bound
/// (Stiennon et al. 2020); 0 for `n` of 0 or 1.
pub fn best_of_divergence(n: u64) -> f64 {
    let n = n.max(1) as f64;
    n.ln() - (n - 1.0) / n
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::close;

    #[test]
    fn counting_every_choice_gives_the_same() {
        // Four answers, two pass: of the six pairs one fails wholly and one passes wholly.
        let repeats = Repeats::of(&[true, false, true, false]);
        close(repeats.pass_at(2).unwrap(), 5.0 / 6.0, 1e-12);
        close(repeats.pass_all(2).unwrap(), 1.0 / 6.0, 1e-12);
        close(repeats.pass_all(1).unwrap(), 0.5, 1e-12);
        assert!(repeats.is_flaky());
        assert!(!Repeats::of(&[true, true]).is_flaky());
        assert!(!Repeats::of(&[]).is_flaky());
    }

    #[test]
    fn large_counts_agree_with_small_ones() {
        let many = Repeats::new(9_990, 10_000).unwrap();
        let product: f64 = (0..1_001)
            .map(|i| (9_990 - i) as f64 / (10_000 - i) as f64)
            .product();
        close(many.pass_all(1_001).unwrap(), product, 1e-9);
    }

    #[test]
    fn impossible_questions_are_refused() {
        let repeats = Repeats::new(1, 3).unwrap();
        assert!(repeats.pass_at(0).is_err());
        assert!(repeats.pass_at(4).is_err());
        assert!(Repeats::new(4, 3).is_err());
        assert!(best_of(&[], 1).is_err());
        assert!(best_of(&[1.0], 0).is_err());
    }
}
