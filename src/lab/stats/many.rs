//! Many candidates at once: p-values made larger, so that the best of many coins is not a winner.

/// Holm's adjusted p-values (Holm 1979): any false winner at all is as rare as promised. R's `p.adjust(p, "holm")`.
///
/// The answer has the order of `p`; each is at most 1. NaN stays NaN and counts as a candidate.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let order = sorted(p);
    let mut adjusted = p.to_vec();
    let mut largest: f64 = 0.0;
    for (rank, at) in order.into_iter().enumerate() {
        largest = largest.max(((p.len() - rank) as f64 * p[at]).min(1.0));
        adjusted[at] = if p[at].is_nan() { p[at] } else { largest };
    }
    adjusted
}

/// Benjamini and Hochberg's adjusted p-values (1995): of those called winners, this share is false on average. R's `p.adjust(p, "BH")`.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let order = sorted(p);
    let mut adjusted = p.to_vec();
    let mut smallest: f64 = 1.0;
    for (rank, at) in order.into_iter().enumerate().rev() {
        if !p[at].is_nan() {
            smallest = smallest.min(p.len() as f64 / (rank + 1) as f64 * p[at]);
            adjusted[at] = smallest;
        }
    }
    adjusted
}

fn sorted(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::close;

    /// The fifteen p-values of Benjamini and Hochberg (1995), section 3.2 (myocardial infarction).
    const PUBLISHED: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0,
    ];

    #[test]
    fn as_many_are_rejected_as_in_the_paper() {
        let rejected = |adjusted: Vec<f64>| adjusted.iter().filter(|it| **it <= 0.05).count();
        // The paper: Bonferroni rejects three (so does Holm), the new procedure the first four.
        assert_eq!(rejected(holm(&PUBLISHED)), 3);
        assert_eq!(rejected(benjamini_hochberg(&PUBLISHED)), 4);
    }

    #[test]
    fn adjusted_values_are_those_of_the_definition() {
        // By hand, in the order given: sorted 0.005 0.01 0.03 0.04.
        let p = [0.01, 0.04, 0.03, 0.005];
        let check = |ours: Vec<f64>, wanted: [f64; 4]| {
            for (ours, wanted) in ours.iter().zip(wanted) {
                close(*ours, wanted, 1e-12);
            }
        };
        check(holm(&p), [0.03, 0.06, 0.06, 0.02]);
        check(benjamini_hochberg(&p), [0.02, 0.04, 0.04, 0.02]);
    }

    #[test]
    fn one_candidate_is_left_as_it_is_and_none_is_none() {
        assert_eq!(holm(&[0.03]), [0.03]);
        assert_eq!(benjamini_hochberg(&[0.03]), [0.03]);
        assert!(holm(&[]).is_empty());
        assert!(holm(&[f64::NAN, 0.01])[0].is_nan());
        close(holm(&[f64::NAN, 0.01])[1], 0.02, 1e-12);
    }
}
