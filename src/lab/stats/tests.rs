//! The statistics against the cases of others, and against many experiments of which the truth is known.

use super::*;
use crate::Random;
use crate::tests::{case, close, number};

#[test]
fn the_published_cases_come_out() {
    let Some(cases) = case("statistics.json") else {
        return;
    };
    let rows = |name: &str| {
        let rows = cases[name].as_array().expect("a list");
        assert!(!rows.is_empty());
        rows.clone()
    };
    let count = |it: &serde_json::Value| it.as_u64().unwrap();
    for row in rows("best_of_n_KL") {
        close(
            best_of_divergence(count(&row["n"])),
            number(&row["KL_nats"]),
            1e-8,
        );
    }
    for row in rows("pass_at_k") {
        let repeats = Repeats::new(count(&row["c"]), count(&row["n"])).unwrap();
        let ours = repeats.pass_at(count(&row["k"])).unwrap();
        close(ours, number(&row["pass_at_k"]), 1e-8);
    }
    for row in rows("expected_best_of_N") {
        let scores: Vec<f64> = row["scores"]
            .as_array()
            .unwrap()
            .iter()
            .map(number)
            .collect();
        let ours = best_of(&scores, count(&row["N"])).unwrap();
        close(
            ours,
            number(&row["expected_best_of_N_without_replacement"]),
            1e-8,
        );
    }
    for row in rows("wilson") {
        let rate = Rate::new(count(&row["successes"]), count(&row["n"])).unwrap();
        let ours = rate.wilson(Level::P95);
        close(ours.low, number(&row["wilson95"][0]), 1e-6);
        close(ours.high, number(&row["wilson95"][1]), 1e-6);
    }
    for row in rows("zero_failures_upper_bound") {
        let n = count(&row["n"]);
        let ours = Rate::new(count(&row["failures"]), n)
            .unwrap()
            .at_most(Level::P95);
        close(ours, number(&row["exact_95_upper"]), 1e-6);
        close(
            rule_of_three(n).unwrap(),
            number(&row["rule_of_three"]),
            1e-12,
        );
    }
    for row in rows("paired_comparison") {
        let pairs = Pairs {
            only_a: count(&row["only_A_right"]),
            only_b: count(&row["only_B_right"]),
            ..Pairs::default()
        };
        close(
            pairs.mcnemar(),
            number(&row["exact_mcnemar_two_sided_p"]),
            1e-8,
        );
    }
}

/// How many of `n` experiments say yes, as a share.
fn share(n: usize, seed: u64, mut experiment: impl FnMut(&mut Random) -> bool) -> f64 {
    let mut random = Random::new(seed, 0);
    (0..n).filter(|_| experiment(&mut random)).count() as f64 / n as f64
}

fn covers_95(share: f64, what: &str) {
    assert!((0.935..=0.965).contains(&share), "{what}: {share}");
}

#[test]
fn intervals_of_a_rate_hold_the_truth_95_times_in_100() {
    for (n, p) in [(40, 0.5), (50, 0.3), (100, 0.8), (200, 0.1), (1_000, 0.03)] {
        let covered = share(20_000 / n * 20 + 4_000, 1, |random| {
            let rate = Rate::of((0..n).map(|_| random.unit() < p));
            rate.wilson(Level::P95).contains(p)
        });
        covers_95(covered, &format!("{n} rows at {p}"));
    }
}

#[test]
fn intervals_of_a_paired_difference_hold_the_truth_95_times_in_100() {
    for (n, only_a, only_b) in [(60, 0.1, 0.3), (100, 0.15, 0.15), (200, 0.05, 0.12)] {
        let covered = share(6_000, 2, |random| {
            let mut pairs = Pairs::default();
            for _ in 0..n {
                let drawn = random.unit();
                if drawn < only_a {
                    pairs.only_a += 1;
                } else if drawn < only_a + only_b {
                    pairs.only_b += 1;
                } else {
                    pairs.both += 1;
                }
            }
            pairs.interval(Level::P95).contains(only_b - only_a)
        });
        covers_95(covered, &format!("{n} pairs, {only_a} against {only_b}"));
    }
}

#[test]
fn the_paired_bootstrap_holds_the_truth_95_times_in_100() {
    for ends in [Ends::Percentile, Ends::Bca] {
        let covered = share(1_500, 3, |random| {
            // B is 0.05 better on average; scores lie in 0 to 1 and vary by row more than by prompt.
            let values = (0..80).map(|_| 0.05 + 0.4 * (random.unit() - random.unit()));
            let differences = Differences::new(values.collect()).unwrap();
            let how = Bootstrap {
                resamples: 400,
                ends,
                ..Bootstrap::default()
            };
            differences.interval(how, random).unwrap().contains(0.05)
        });
        covers_95(covered, &format!("{ends:?}"));
    }
}

fn any_winner(comparisons: &mut [Comparison], rule: Rule) -> bool {
    compare_many(comparisons, rule);
    let is_better = |it: &Comparison| matches!(it.verdict, Verdict::Better { .. });
    comparisons.iter().any(is_better)
}

#[test]
fn sixty_coins_name_a_winner_in_at_most_five_experiments_of_100() {
    let rule = Rule::default();
    for n in [10, 50, 100] {
        let false_winners = share(1_000, 4, |random| {
            let coins = |random: &mut Random| (0..n).map(|_| random.unit() < 0.5).collect();
            let baseline: Vec<bool> = coins(random);
            let mut comparisons: Vec<Comparison> = (0..60)
                .map(|_| Pairs::of(&baseline, &coins(random)).unwrap())
                .map(|pairs| Comparison::of_passes(pairs, rule))
                .collect();
            any_winner(&mut comparisons, rule)
        });
        assert!(false_winners <= 0.05, "{n} rows: {false_winners}");
    }
}

#[test]
fn sixty_graded_coins_name_a_winner_in_at_most_five_experiments_of_100() {
    let rule = Rule {
        draws: 2_500,
        ..Rule::default()
    };
    let false_winners = share(100, 5, |random| {
        let scores = |random: &mut Random| (0..20).map(|_| random.unit()).collect();
        let baseline: Vec<f64> = scores(random);
        let mut comparisons: Vec<Comparison> = (0..60)
            .map(|_| {
                let differences = Differences::of(&baseline, &scores(random)).unwrap();
                let p = differences.sign_flip(rule.draws, random);
                let judged = Comparison::of_passes(Pairs::default(), rule);
                Comparison {
                    n: 20,
                    difference: differences.mean(),
                    p,
                    ..judged
                }
            })
            .collect();
        any_winner(&mut comparisons, rule)
    });
    assert!(false_winners <= 0.05, "{false_winners}");
}

#[test]
fn a_real_difference_is_found_among_sixty() {
    let rule = Rule::default();
    let found = share(200, 6, |random| {
        let mut answers = |p: f64| -> Vec<bool> { (0..100).map(|_| random.unit() < p).collect() };
        let baseline = answers(0.4);
        let mut comparisons: Vec<Comparison> = (0..60)
            .map(|i| answers(if i == 17 { 0.8 } else { 0.4 }))
            .map(|it| Comparison::of_passes(Pairs::of(&baseline, &it).unwrap(), rule))
            .collect();
        compare_many(&mut comparisons, rule);
        matches!(
            comparisons[17].verdict,
            Verdict::Better { which: Side::B, .. }
        )
    });
    assert!(found > 0.95, "{found}");
}
