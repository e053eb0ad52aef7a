//! Example order.

use super::*;
use crate::tests::{case, close, number, numbers, texts};

fn shots(n: usize) -> Vec<Shot> {
    let label = |i: usize| ["sad", "glad"][i % 2];
    (0..n)
        .map(|i| Shot::new(format!("example {}", 700 + i), label(i)))
        .collect()
}

fn label_set() -> LabelSet {
    LabelSet::new(vec![("sad".into(), vec![1]), ("glad".into(), vec![2])]).unwrap()
}

fn plan(n_shots: usize, rows: Vec<Row>) -> ExampleOrder {
    ExampleOrder::new(
        format(),
        shots(n_shots),
        label_set(),
        rows,
        OrderSettings::default(),
    )
    .unwrap()
}

#[test]
fn entropies_and_counts_are_those_of_the_cases() {
    let Some(cases) = case("few_shot_ordering.json") else {
        return;
    };
    for row in cases["permutation_counts"].as_array().unwrap() {
        let [n, most, wanted] =
            ["n_examples", "max_size", "candidates"].map(|it| row[it].as_u64().unwrap() as usize);
        let orders = candidates(n, most, 1);
        assert_eq!(orders.len(), wanted);
        let distinct: BTreeSet<_> = orders.iter().collect();
        assert_eq!(distinct.len(), wanted);
        let mut sorted = orders.last().unwrap().clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..n).collect::<Vec<_>>());
    }
    for row in cases["GlobalE"].as_array().unwrap() {
        let labels = texts(&row["labels"]);
        let place = |it: &String| labels.iter().position(|label| label == it).unwrap();
        let predicted: Vec<usize> = texts(&row["predictions"]).iter().map(place).collect();
        let ours = |zeros| global_entropy(&predicted, labels.len(), zeros);
        close(
            ours(ZeroCounts::Repository),
            number(&row["GlobalE_nats_repo"]),
            1e-6,
        );
        close(
            ours(ZeroCounts::AsTheyAre),
            number(&row["GlobalE_nats_exact"]),
            1e-6,
        );
        assert!(ours(ZeroCounts::AsTheyAre) <= (labels.len() as f64).ln() + 1e-12);
    }
    for row in cases["LocalE"].as_array().unwrap() {
        let shares: Vec<Vec<f64>> = row["label_probs_normalised"]
            .as_array()
            .unwrap()
            .iter()
            .map(numbers)
            .collect();
        close(local_entropy(&shares), number(&row["LocalE_nats"]), 1e-6);
    }
    let it = &cases["top4_selection"];
    let selected: Vec<f64> = numbers(&it["selected_sorted_desc_stable"]);
    let ours = top(&numbers(&it["entropies"]), 4);
    assert_eq!(
        ours.iter().map(|it| *it as f64).collect::<Vec<_>>(),
        selected
    );
    let (ours, theirs) = (OrderSettings::default(), &cases["defaults"]);
    assert_eq!(
        ours.max_orders as f64,
        number(&theirs["permutation_max_size"])
    );
    assert_eq!(ours.temperature, number(&theirs["temperature"]["default"]));
    assert_eq!(ours.top_k as f64, number(&theirs["top_k_sampling"]));
    let grams: Vec<f64> = ours.no_repeat_ngrams.iter().map(|it| *it as f64).collect();
    assert_eq!(grams, numbers(&theirs["no_repeat_ngram"]));
    assert_eq!(
        f64::from(ours.max_probe_tokens),
        number(&theirs["probe_max_generation_length"])
    );
    assert_eq!(
        ours.min_probe_words as f64,
        number(&theirs["min_probe_words"])
    );
    assert_eq!(ours.n_best as f64, number(&theirs["select_top_k"]));
}

#[test]
fn probes_lose_their_labels_and_short_or_broken_ones() {
    let text = " one two three four five\nMood: glad\n\nMessage: too short\nMood: sad\n\n\
        Message:  six seven eight nine ten \nMood: whatever\n\nMessage: never ends in a label at all";
    assert_eq!(
        parse_probes(text, &format(), 5),
        ["one two three four five", "six seven eight nine ten"]
    );
    assert!(parse_probes("a b c d e\u{7}\nMood: x", &format(), 5).is_empty());
    assert!(parse_probes("a b c d e\nf\nMood: x", &format(), 5).is_empty());
}

#[test]
fn texts_are_made_up_from_the_first_literal_and_then_every_order_labels_all() {
    let plan = plan(3, Vec::new());
    let wanted = plan.wanted(&BTreeSet::new(), usize::MAX);
    assert_eq!(wanted.len(), 6 * 2);
    assert!(
        wanted
            .iter()
            .all(|it| it.call.prompt_text().ends_with("\n\nMessage:"))
    );
    let scripted = model(&messages(2), 1.0, Plant::LastLabel);
    let mut n_labelled = 0;
    let report = drive(&mut plan.clone(), |call| {
        n_labelled += usize::from(matches!(call, Call::Labels(_)));
        scripted.answer(call)
    })
    .unwrap();
    assert_eq!(n_labelled, 6 * report.probes.len());
    assert!(report.probes.len() > 20);
}

#[test]
fn a_model_that_repeats_the_last_label_has_no_better_order() {
    let report = run(
        &plan(4, Vec::new()),
        &model(&messages(2), 1.0, Plant::LastLabel),
    );
    assert!(report.scores.iter().all(|it| it.global == 0.0));
    assert_eq!(report.verdict, OrderVerdict::NoOrderBetter { p: 1.0 });
    assert!(report.sentence.starts_with("No order is better"));
}

#[test]
fn a_planted_order_is_ranked_first() {
    let planted = vec![2, 0, 3, 1];
    let plant = Plant::Order {
        examples: shots(4).into_iter().map(|it| it.input).collect(),
        planted: planted.clone(),
    };
    let report = run(&plan(4, messages(40)), &model(&messages(40), 0.5, plant));
    assert_eq!(report.scores[report.best_global[0]].order, planted);
    assert!(matches!(report.verdict, OrderVerdict::OrdersDiffer { .. }));
    assert!(report.sentence.contains("3 1 4 2"), "{}", report.sentence);
    assert_eq!(report.best_global.len(), 4);
    assert!(report.accuracy_of_all.is_some() && report.correlation.is_some());
}

#[test]
fn luck_is_not_an_order() {
    for seed in 0..5 {
        let mut coin = model(
            &messages(2),
            0.5,
            Plant::Order {
                examples: Vec::new(),
                planted: vec![9],
            },
        );
        coin.seed = seed;
        let report = run(&plan(4, Vec::new()), &coin);
        assert!(
            matches!(report.verdict, OrderVerdict::NoOrderBetter { .. }),
            "{seed}"
        );
    }
}

#[test]
fn labels_that_cannot_be_told_apart_are_refused() {
    let set = |a: &[u32], b: &[u32]| {
        LabelSet::new(vec![
            ("sad".into(), a.to_vec()),
            ("sadly".into(), b.to_vec()),
        ])
    };
    let collide = set(&[1, 2], &[1, 3]);
    assert!(matches!(collide, Err(LabError::LabelsCollide { .. })));
    assert!(
        collide
            .unwrap_err()
            .to_string()
            .contains("begin with the same token")
    );
    assert!(matches!(
        set(&[1], &[2, 3]),
        Err(LabError::LabelNotOneToken { n_tokens: 2, .. })
    ));
    assert!(LabelSet::new(vec![("sad".into(), vec![1])]).is_err());
}
