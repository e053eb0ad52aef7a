//! The sentences, and when which is said.

use super::*;

fn passes(only_a: u64, only_b: u64, n: u64) -> Comparison {
    let pairs = Pairs {
        both: n - only_a - only_b,
        only_a,
        only_b,
        neither: 0,
    };
    Comparison::of_passes(pairs, Rule::default())
}

#[test]
fn words_come_before_numbers() {
    for (only_a, only_b, n, words) in [
        (2, 20, 60, "new is better (more than 99% sure)"),
        (9, 1, 40, "old is better (97% sure)"),
        (
            2,
            8,
            40,
            "Not enough yet: new is ahead (89% sure); run about 60 more rows to tell",
        ),
        (0, 1, 1, "Not enough yet; run about 4 more rows to tell"),
        (3, 3, 40, "Not enough yet"),
        (0, 0, 0, "Not enough yet"),
        (
            3,
            3,
            400,
            "No difference seen: it is smaller than 10 points either way",
        ),
    ] {
        let verdict = passes(only_a, only_b, n).verdict;
        assert_eq!(verdict.words("old", "new"), words);
    }
}

#[test]
fn a_lower_level_names_a_winner_earlier() {
    let rule = Rule {
        level: Level::new(0.8).unwrap(),
        ..Rule::default()
    };
    let pairs = Pairs {
        both: 30,
        only_a: 2,
        only_b: 8,
        neither: 0,
    };
    let verdict = Comparison::of_passes(pairs, rule).verdict;
    assert_eq!(verdict.words("A", "B"), "B is better (89% sure)");
}

#[test]
fn many_candidates_make_a_winner_harder_to_name() {
    let mut comparisons = vec![passes(1, 9, 40); 1];
    comparisons.extend(vec![passes(3, 3, 40); 59]);
    assert!(matches!(comparisons[0].verdict, Verdict::Better { .. }));
    compare_many(&mut comparisons, Rule::default());
    assert!(matches!(comparisons[0].verdict, Verdict::NotEnough { .. }));
    assert_eq!(comparisons[0].adjusted_p, 1.0);
}

#[test]
fn graded_scores_are_judged_by_the_same_rule() {
    let judge = |b: &[f64]| {
        let differences = Differences::of(&vec![0.5; b.len()], b).unwrap();
        let random = &mut Random::new(1, 0);
        Comparison::of_scores(&differences, Rule::default(), random).unwrap()
    };
    let better: Vec<f64> = (0..40).map(|it| 0.55 + f64::from(it % 5) / 20.0).collect();
    assert!(matches!(
        judge(&better).verdict,
        Verdict::Better { which: Side::B, .. }
    ));
    assert!(matches!(
        judge(&[0.5; 40]).verdict,
        Verdict::NoDifference { .. }
    ));
    // Ten rows that are all alike are no proof of anything.
    assert!(matches!(
        judge(&[0.5; 10]).verdict,
        Verdict::NotEnough { .. }
    ));
}
