//! The functions under the statistics: normal and binomial distributions, the incomplete beta function.

use std::f64::consts::{PI, TAU};

/// P(Z <= z) for a standard normal Z, to about 1e-15.
///
/// The Taylor series of Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11(4), 2004.
pub(crate) fn normal_cdf(z: f64) -> f64 {
    if z.abs() > 8.0 {
        return if z > 0.0 { 1.0 } else { 0.0 };
    }
    let (mut sum, mut term, mut odd) = (z, z, 1.0);
    loop {
        odd += 2.0;
        term *= z * z / odd;
        let next = sum + term;
        if next == sum {
            return (0.5 + sum * (-z * z / 2.0).exp() / TAU.sqrt()).clamp(0.0, 1.0);
        }
        sum = next;
    }
}

/// The z with P(Z <= z) = `p`, by halving; -8 and 8 stand for everything further out.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    halve(-8.0, 8.0, |z| normal_cdf(z) < p)
}

/// ln Γ(x) for x > 0 (Lanczos 1964, g = 7, nine terms; relative error below 1e-14).
pub(crate) fn ln_gamma(x: f64) -> f64 {
    const C: [f64; 9] = [
        0.999_999_999_999_809_9,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        return (PI / (PI * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let terms = C.iter().enumerate().skip(1);
    let sum = C[0] + terms.map(|(i, c)| c / (x + i as f64)).sum::<f64>();
    let t = x + 7.5;
    0.5 * TAU.ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// ln of the number of ways to choose `k` of `n`.
pub(crate) fn ln_choose(n: u64, k: u64) -> f64 {
    let ln_factorial = |m: u64| ln_gamma(m as f64 + 1.0);
    ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k)
}

/// P(X = k) of `n` fair coins.
pub(crate) fn fair_coins(n: u64, k: u64) -> f64 {
    (ln_choose(n, k) - n as f64 * 2f64.ln()).exp()
}

/// The regularised incomplete beta function I_x(a, b): P(Beta(a, b) <= x).
///
/// The continued fraction of DiDonato and Morris (1992) as in Numerical Recipes, section 6.4, evaluated by Lentz's method.
pub(crate) fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_cdf(1.0 - x, b, a);
    }
    let front = ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p();
    let away_from_zero = |it: f64| if it.abs() < 1e-300 { 1e-300 } else { it };
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let (mut c, mut fraction) = (1.0, d);
    for m in 1..10_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        for step in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + step * d);
            c = away_from_zero(1.0 + step / c);
            fraction *= c * d;
        }
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front.exp() * fraction / a
}

/// Where a rising function passes: `below(x)` is true under the point looked for.
pub(crate) fn halve(mut low: f64, mut high: f64, below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::close;

    #[test]
    fn the_normal_distribution_is_that_of_the_tables() {
        // R 4: pnorm(c(-3, -1, 0, 0.5, 1.96, 4)).
        for (z, p) in [
            (-3.0, 0.001_349_898_031_630_09),
            (-1.0, 0.158_655_253_931_457),
            (0.0, 0.5),
            (0.5, 0.691_462_461_274_013),
            (1.96, 0.975_002_104_851_78),
            (4.0, 0.999_968_328_758_167),
        ] {
            close(normal_cdf(z), p, 1e-14);
        }
        // R 4: qnorm(c(0.9, 0.95, 0.975, 0.995, 0.025)).
        for (p, z) in [
            (0.9, 1.281_551_565_544_6),
            (0.95, 1.644_853_626_951_47),
            (0.975, 1.959_963_984_540_05),
            (0.995, 2.575_829_303_548_9),
            (0.025, -1.959_963_984_540_05),
        ] {
            close(normal_quantile(p), z, 1e-12);
        }
    }

    #[test]
    fn factorials_and_coins_are_exact_to_rounding() {
        let mut factorial: f64 = 1.0;
        for n in 1..=20u64 {
            factorial *= n as f64;
            close(ln_gamma(n as f64 + 1.0), factorial.ln(), 1e-12);
        }
        close(ln_gamma(0.5), PI.sqrt().ln(), 1e-14);
        close(fair_coins(10, 2), 45.0 / 1024.0, 1e-14);
        close((0..=60).map(|k| fair_coins(60, k)).sum(), 1.0, 1e-12);
    }

    #[test]
    fn the_beta_distribution_is_a_sum_of_binomials_for_whole_numbers() {
        // I_x(k, n - k + 1) = P(Binomial(n, x) >= k), Abramowitz and Stegun 26.5.24.
        for (n, k, x) in [(10u64, 3u64, 0.2f64), (40, 30, 0.7), (200, 1, 0.01)] {
            let pmf = |i: u64| {
                let ln = ln_choose(n, i) + i as f64 * x.ln() + (n - i) as f64 * (1.0 - x).ln();
                ln.exp()
            };
            let sum: f64 = (k..=n).map(pmf).sum();
            close(beta_cdf(x, k as f64, (n - k + 1) as f64), sum, 1e-11);
        }
    }
}
