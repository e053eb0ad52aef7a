//! The grid of system messages.

use super::*;
use crate::scores::Normaliser;
use crate::stats::{Rule, Side};
use crate::tests::{case, texts};

fn settings(sizes: &[usize]) -> WordingSettings {
    WordingSettings {
        sizes: sizes.to_vec(),
        rule: Rule {
            draws: 1_000,
            ..Rule::default()
        },
        ..WordingSettings::battle(Normaliser::Trimmed)
    }
}

fn plan(n: usize, n_held_out: usize, settings: WordingSettings) -> (Wording, Vec<Row>) {
    let rows = sums(n + n_held_out);
    let (search, held_out) = rows.split_at(n);
    let plan = Wording::new(search.to_vec(), held_out.to_vec(), settings).unwrap();
    (plan, rows)
}

#[test]
fn the_messages_are_the_sixty_of_the_case_file() {
    let Some(cases) = case("battle_grid.json") else {
        return;
    };
    let (plan, _) = plan(10, 0, settings(&[10]));
    assert_eq!(
        plan.n_conditions(),
        cases["with_and_without_cot"].as_u64().unwrap() as usize
    );
    let messages: Vec<String> = (0..60).map(|it| plan.system_message(it)).collect();
    assert_eq!(messages, texts(&cases["system_messages"]));
    let distinct: BTreeSet<&String> = messages.iter().collect();
    assert_eq!(distinct.len() as u64, cases["count"].as_u64().unwrap());
    let slots = battle_slots();
    for (slot, name) in slots
        .iter()
        .zip(["openers", "task_descriptions", "closers"])
    {
        assert_eq!(slot.options, texts(&cases[name]));
    }
    let again: Vec<String> = (60..120).map(|it| plan.system_message(it)).collect();
    assert_eq!(again, messages);
}

#[test]
fn exactly_as_many_calls_are_made_and_every_one_is_another() {
    let (plan, rows) = plan(25, 10, settings(&[10, 25]));
    let model = model(&rows, 0.5, Plant::Nothing);
    let mut ids = BTreeSet::new();
    let mut n_calls = 0;
    let mut driven = plan.clone();
    drive(&mut driven, |call| {
        n_calls += 1;
        ids.insert(call.id("m"));
        model.answer(call)
    })
    .unwrap();
    assert_eq!(n_calls, 25 * 120 + 2 * 10);
    assert_eq!(ids.len(), n_calls);
    assert_eq!(plan.n_calls(), n_calls);
}

#[test]
fn a_planted_pair_of_phrases_wins_and_each_alone_does_little() {
    let pair = ["You are highly intelligent.", "This will be fun!"];
    let planted = Plant::Together {
        texts: pair.map(str::to_owned).into(),
        accuracy: 0.95,
    };
    let mut settings = settings(&[25, 50, 100]);
    settings.cot = None;
    let (plan, rows) = plan(100, 60, settings);
    let report = run(&plan, &model(&rows, 0.2, planted));
    let name = plan.name(report.best);
    assert!(pair.iter().all(|it| name.contains(it)), "{name}");
    let held_out = report.held_out.unwrap();
    assert!(matches!(
        held_out.verdict,
        Verdict::Better { which: Side::B, .. }
    ));
    assert!(
        report
            .sentence
            .starts_with("On the rows held out: “You are highly")
    );
    // Of twelve conditions with the opener three have the closer too: at most a quarter of the gain.
    for effect in &report.effects {
        let alone = effect.comparison.difference;
        assert!(alone.abs() < 0.26, "{effect:?}");
    }
    let without = report.effects.iter().filter(|it| it.slot == 1);
    assert!(
        without
            .into_iter()
            .all(|it| it.comparison.difference.abs() < 0.06)
    );
    assert_eq!(report.effects.len(), 4 + 2 + 3);
    assert!(
        report
            .stability
            .iter()
            .all(|it| it.is_some_and(|it| it > 0.2))
    );
}

#[test]
fn a_planted_phrase_is_a_main_effect() {
    let planted = Plant::Phrase {
        text: "Take a deep breath".into(),
        accuracy: 0.7,
    };
    let mut settings = settings(&[40]);
    settings.cot = None;
    let (plan, rows) = plan(40, 0, settings);
    let report = run(&plan, &model(&rows, 0.4, planted));
    let clearest = report.effects.iter().min_by(|a, b| {
        let by_p = a.comparison.p.total_cmp(&b.comparison.p);
        by_p.then(b.comparison.difference.total_cmp(&a.comparison.difference))
    });
    let clearest = clearest.unwrap();
    assert_eq!((clearest.slot, clearest.option), (2, 2));
    let verdict = clearest.comparison.verdict;
    assert!(matches!(verdict, Verdict::Better { which: Side::B, .. }));
    assert!((clearest.comparison.difference - 0.3).abs() < 0.1);
}

#[test]
fn phrases_that_do_nothing_are_called_effects_as_rarely_as_promised() {
    let n_experiments = 100;
    let false_effects = (0..n_experiments).filter(|seed| {
        let mut settings = settings(&[15]);
        settings.cot = None;
        let (mut plan, rows) = plan(15, 0, settings);
        let mut coin = model(&rows, 0.5, Plant::Nothing);
        coin.seed = 1_000 + seed;
        let report = drive(&mut plan, |call| coin.answer(call)).unwrap();
        let won = |it: &Effect| matches!(it.comparison.verdict, Verdict::Better { .. });
        report.effects.iter().any(won)
    });
    // 5 in 100 are promised; more than 10 would come by luck in one of 90 such tests.
    assert!(false_effects.count() <= 10);
}

#[test]
fn a_coin_is_no_winner_at_ten_rows_nor_at_fifty() {
    for (n, seed) in [(10, 0), (10, 1), (10, 2), (50, 3), (50, 4)] {
        let mut settings = settings(&[n]);
        settings.cot = None;
        let (plan, rows) = plan(n, n, settings);
        let mut coin = model(&rows, 0.5, Plant::Nothing);
        coin.seed = seed;
        let report = run(&plan, &coin);
        let won = |it: &Comparison| matches!(it.verdict, Verdict::Better { .. });
        assert!(!report.search.iter().any(won));
        assert!(
            !report.held_out.as_ref().is_some_and(won),
            "{}",
            report.sentence
        );
    }
}

#[test]
fn sizes_that_make_no_sense_are_refused() {
    for sizes in [vec![], vec![0], vec![10, 10], vec![10, 5], vec![30]] {
        assert!(Wording::new(sums(20), Vec::new(), settings(&sizes)).is_err());
    }
}

#[test]
fn every_result_of_the_search_can_be_read_and_stops_are_asked_for() {
    let mut settings = settings(&[4]);
    settings.stops = vec!["\n".into()];
    let (mut plan, rows) = plan(4, 2, settings);
    let right = |condition: usize, row: usize| (condition * 7 + row * 3) % 5 < 2;
    let n_search = 120 * 4;
    loop {
        let wanted = plan.wanted(&BTreeSet::new(), 50);
        if wanted.is_empty() {
            break;
        }
        for Wanted { key, call } in wanted {
            let Call::Complete(it) = call else {
                panic!("only continuations are asked");
            };
            assert_eq!(it.stops, ["\n"]);
            let (condition, row) = (key.0 / 4, key.0 % 4);
            if key.0 < n_search {
                assert_eq!(plan.row(condition, row), None);
            }
            let text = match key.0 < n_search && right(condition, row) {
                true => rows[row].expected.clone(),
                false => "none".into(),
            };
            plan.take(key, Answer::Text { text, n_tokens: 1 }).unwrap();
        }
    }
    for condition in 0..120 {
        for row in 0..4 {
            assert_eq!(plan.row(condition, row), Some(right(condition, row)));
        }
        assert_eq!(plan.row(condition, 4), None);
    }
    assert_eq!(plan.row(120, 0), None);
    // The last slot changes fastest, reasoning slowest: 60 messages, 4 closers, 3 tasks.
    assert_eq!(plan.choices(0), (vec![0, 0, 0], false));
    assert_eq!(plan.choices(60 + 12 + 4 + 3), (vec![1, 1, 3], true));
}
