//! Do two lists of numbers put things in the same order: Spearman's rho, Kendall's tau, Shannon's entropy.

use crate::LabError;
use crate::words;

/// Spearman's rho (1904): the correlation of the ranks, equal numbers sharing their mean rank; -1 to 1.
///
/// `None` where one list is all one number: then there is no order to compare.
pub fn spearman(x: &[f64], y: &[f64]) -> Result<Option<f64>, LabError> {
    check(x, y)?;
    Ok(pearson(&ranks(x), &ranks(y)))
}

/// Kendall's tau-b (Kendall 1945): pairs in the same order less pairs in the other, corrected for ties; -1 to 1.
///
/// `(C − D) / √((n0 − n1)(n0 − n2))`; `None` where one list is all one number. R's and scipy's default.
pub fn kendall(x: &[f64], y: &[f64]) -> Result<Option<f64>, LabError> {
    check(x, y)?;
    let (mut score, mut in_x, mut in_y) = (0.0, 0.0, 0.0);
    for i in 0..x.len() {
        for j in 0..i {
            let (a, b) = (sign(x[i] - x[j]), sign(y[i] - y[j]));
            score += a * b;
            in_x += a * a;
            in_y += b * b;
        }
    }
    let scale: f64 = in_x * in_y;
    Ok((scale > 0.0).then(|| score / scale.sqrt()))
}

/// Pearson's correlation; `None` where one list does not vary.
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len().min(y.len()) as f64;
    let (mean_x, mean_y) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        xy += (a - mean_x) * (b - mean_y);
        xx += (a - mean_x).powi(2);
        yy += (b - mean_y).powi(2);
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

/// Ranks from 1, equal numbers sharing the mean of theirs.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut n_before = 0;
    for group in order.chunk_by(|a, b| values[*a] == values[*b]) {
        for at in group {
            ranks[*at] = n_before as f64 + (group.len() + 1) as f64 / 2.0;
        }
        n_before += group.len();
    }
    ranks
}

/// Shannon's entropy in nats, `−Σ p ln p` over the shares of the weights; 0 where all weight is on one or there is none.
pub fn entropy(weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let shares = weights.iter().map(|it| it / total).filter(|it| *it > 0.0);
    // Without this, no weight at all gives -0.
    shares.map(|p| -p * p.ln()).sum::<f64>().max(0.0)
}

fn check(x: &[f64], y: &[f64]) -> Result<(), LabError> {
    if x.len() != y.len() {
        return Err(LabError::NotPaired {
            left: x.len(),
            right: y.len(),
        });
    }
    if x.iter().chain(y).any(|it| !it.is_finite()) {
        return Err(LabError::Setting {
            what: words::ranked_number(),
            choose: words::finite_numbers(),
        });
    }
    Ok(())
}

fn sign(value: f64) -> f64 {
    if value == 0.0 { 0.0 } else { value.signum() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::close;

    // Hollander and Wolfe (1973), p. 187: the example of R's `cor.test`.
    const X: [f64; 9] = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    const Y: [f64; 9] = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];

    #[test]
    fn correlations_are_those_of_r() {
        close(kendall(&X, &Y).unwrap().unwrap(), 0.444_444_4, 1e-7);
        close(spearman(&X, &Y).unwrap().unwrap(), 0.6, 1e-12);
        close(pearson(&X, &Y).unwrap(), 0.571_181_6, 1e-7);
    }

    #[test]
    fn ties_share_their_rank() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        // Five of six pairs are ordered in x, five in y, four in both alike: 4/5.
        let tau = kendall(&[1.0, 2.0, 2.0, 3.0], &[1.0, 1.0, 2.0, 3.0]).unwrap();
        close(tau.unwrap(), 0.8, 1e-12);
    }

    #[test]
    fn no_order_is_no_correlation() {
        assert_eq!(spearman(&[1.0, 1.0], &[1.0, 2.0]), Ok(None));
        assert_eq!(kendall(&[], &[]), Ok(None));
        assert!(spearman(&[1.0], &[]).is_err());
        assert!(kendall(&[f64::NAN], &[1.0]).is_err());
    }

    #[test]
    fn entropy_is_between_one_and_all_alike() {
        close(entropy(&[2.0, 2.0]), 2f64.ln(), 1e-15);
        close(entropy(&[1.0, 1.0, 2.0]), 1.039_720_770_84, 1e-10);
        assert_eq!(entropy(&[5.0, 0.0]), 0.0);
        assert_eq!(entropy(&[0.0]), 0.0);
        assert_eq!(entropy(&[]), 0.0);
    }
}
