//! Draws: greedy, seeded, filtered, penalised, masked.

use super::*;
use proptest::prelude::*;

fn draw(sampler: &mut Sampler, logits: &[f32]) -> u32 {
    let drawn = sampler.draw(logits, &[], &mut |_| {});
    drawn.expect("something is allowed").id
}

fn sampler(change: impl FnOnce(&mut Sampling)) -> Sampler {
    let mut sampling = Sampling {
        temperature: 1.0,
        seed: 7,
        ..Sampling::default()
    };
    change(&mut sampling);
    Sampler::new(sampling, 0)
}

#[test]
fn greedy_takes_the_lowest_of_equals() {
    let mut greedy = Sampler::new(Sampling::default(), 0);
    assert_eq!(draw(&mut greedy, &[1.0, 3.0, 3.0, f32::NAN]), 1);
    let all_out = [f32::NEG_INFINITY; 3];
    let error = greedy.draw(&all_out, &[], &mut |_| {});
    assert_eq!(error, Err(InferenceError::NothingAllowed));
    let mut random = sampler(|_| {});
    assert!(random.draw(&all_out, &[], &mut |_| {}).is_err());
}

#[test]
fn a_mask_rules_tokens_out() {
    let mut greedy = Sampler::new(Sampling::default(), 0);
    let mut mask = |scores: &mut [f32]| scores[1] = f32::NEG_INFINITY;
    let drawn = greedy.draw(&[1.0, 3.0, 2.0], &[], &mut mask);
    let drawn = drawn.expect("two are left");
    assert_eq!(drawn.id, 2);
    let sum = 1f64.exp() + 3f64.exp() + 2f64.exp();
    assert!((f64::from(drawn.logprob) - (2.0 - sum.ln())).abs() < 1e-6);
}

#[test]
fn draws_follow_the_probabilities() {
    let logits = [0.0, 2f32.ln(), 4f32.ln(), 1f32.ln()];
    let mut sampler = sampler(|_| {});
    let mut counts = [0; 4];
    for _ in 0..8000 {
        counts[draw(&mut sampler, &logits) as usize] += 1;
    }
    for (count, expected) in counts.iter().zip([1000, 2000, 4000, 1000]) {
        assert!(i32::abs(count - expected) < 150, "{counts:?}");
    }
}

#[test]
fn each_filter_leaves_what_it_says() {
    // Probabilities 0.5, 0.25, 0.125, 0.125 in the order of ids 2, 0, 1, 3.
    let logits = [2f32.ln(), 0.0, 4f32.ln(), 0.0];
    type Case = (&'static str, fn(&mut Sampling), &'static [u32]);
    let cases: [Case; 6] = [
        ("all", |_| {}, &[0, 1, 2, 3]),
        ("top-k", |s| s.top_k = 2, &[0, 2]),
        ("top-k of equals", |s| s.top_k = 3, &[0, 1, 2]),
        ("top-p", |s| s.top_p = 0.7, &[0, 2]),
        ("min-p", |s| s.min_p = 0.4, &[0, 2]),
        ("top-p is at least one", |s| s.top_p = 0.0, &[2]),
    ];
    for (name, change, expected) in cases {
        let mut sampler = sampler(change);
        let mut seen: Vec<u32> = (0..400).map(|_| draw(&mut sampler, &logits)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, expected, "{name}");
    }
}

#[test]
fn recent_tokens_are_penalised() {
    let mut sampler = Sampler::new(
        Sampling {
            repetition_penalty: 2.0,
            repetition_window: 2,
            ..Sampling::default()
        },
        0,
    );
    let cases: [(&[f32], &[u32], u32); 3] = [
        (&[3.0, 2.0, -1.0], &[0], 1),
        (&[3.0, 2.0, -1.0], &[0, 5, 5], 0),
        (&[-1.0, -1.5, -4.0], &[0, 0], 1),
    ];
    for (logits, so_far, expected) in cases {
        let drawn = sampler.draw(logits, so_far, &mut |_| {});
        assert_eq!(drawn.expect("allowed").id, expected);
    }
}

proptest! {
    #![proptest_config(crate::tests::cases(256))]
    #[test]
    fn same_seed_same_draws(seed: u64, logits in proptest::collection::vec(-8f32..8.0, 1..300), top_k in 0usize..20, top_p in 0.1f32..1.0) {
        let sampling = Sampling { seed, top_k, top_p, temperature: 0.8, ..Sampling::default() };
        let draws = || {
            let mut sampler = Sampler::new(sampling.clone(), 3);
            (0..20).map(|_| draw(&mut sampler, &logits)).collect::<Vec<_>>()
        };
        prop_assert_eq!(draws(), draws());
    }

    #[test]
    fn top_k_passes_over_none_that_belongs_to_it(seed: u64, logits in proptest::collection::vec(-8f32..8.0, 300..2000), top_k in 1usize..80) {
        let mut ranked: Vec<usize> = (0..logits.len()).collect();
        ranked.sort_by(|&a, &b| logits[b].total_cmp(&logits[a]).then(a.cmp(&b)));
        let mut only = vec![f32::NEG_INFINITY; logits.len()];
        for &id in &ranked[..top_k] {
            only[id] = logits[id];
        }
        let draws = |logits: &[f32], top_k| {
            let mut sampler = Sampler::new(Sampling { seed, top_k, temperature: 0.8, ..Sampling::default() }, 0);
            (0..20).map(|_| draw(&mut sampler, logits)).collect::<Vec<_>>()
        };
        prop_assert_eq!(draws(&logits, top_k), draws(&only, 0));
    }

    #[test]
    fn top_p_equals_a_full_sort(logits in proptest::collection::vec(-8f32..8.0, 1..700), part in 0f64..1.0) {
        let mut candidates: Vec<Candidate> = (0..).zip(&logits)
            .map(|(id, &score)| Candidate { id, score, weight: exp(f64::from(score)) }).collect();
        let mut plain = candidates.clone();
        let total: f64 = plain.iter().map(|c| c.weight).sum();
        plain.sort_by(by_rank);
        let mut sum = 0.0;
        let n = plain.iter().take_while(|c| { let more = sum < part * total; sum += c.weight; more }).count().max(1);
        keep_likeliest(&mut candidates, part);
        let ids = |candidates: &[Candidate]| candidates.iter().map(|c| c.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&candidates), ids(&plain[..n]));
    }
}
