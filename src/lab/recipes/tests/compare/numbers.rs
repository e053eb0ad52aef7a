//! The numbers of a report on answers written by hand, and what shares a call.

use super::*;
use crate::scores::{Case, MAX_ANSWER_BYTES};
use crate::stats::Rate;
use crate::tests::close;

fn say(text: &str) -> Answer {
    Answer::Text {
        text: text.into(),
        n_tokens: 2,
    }
}

/// Answers each call by its prompt's instruction, its input and its repeat (the seed counts from 11).
fn by_hand(plan: &mut Compare, answer: impl Fn(&str, u64) -> &'static str) -> CompareReport {
    drive(plan, |call| {
        let Call::Complete(it) = call else {
            panic!("only continuations are asked");
        };
        say(answer(&call.prompt_text(), it.sampling.seed - 11))
    })
    .unwrap()
}

fn rows(n: usize) -> Vec<Row> {
    (0..n)
        .map(|it| Row::new(format!("row{it}."), "yes"))
        .collect()
}

fn warm(instructions: &[&str], rows: &[Row], repeats: u32) -> Grid {
    Grid {
        parameters: vec![drawn_at(1.0)],
        repeats,
        ..grid(instructions, rows)
    }
}

#[test]
fn a_row_passes_by_majority_and_disagreement_is_flaky() {
    let rows = rows(3);
    let mut plan = plan(warm(&["A", "B"], &rows, 4), &rows, EXACT);
    // A passes 2 of 4, 4 of 4 and 0 of 4 repeats; B passes 3, 4 and 1.
    let passes = |text: &str| match (
        text.starts_with('A'),
        text.contains("row0"),
        text.contains("row1"),
    ) {
        (true, true, _) => 2,
        (false, true, _) => 3,
        (_, _, true) => 4,
        (a, ..) => u64::from(!a),
    };
    let report = by_hand(
        &mut plan,
        |text, repeat| if repeat < passes(text) { "yes" } else { "no" },
    );
    let [a, b] = &report.conditions[..] else {
        panic!("two versions");
    };
    // Half is not enough.
    assert_eq!((a.rate.successes(), b.rate.successes()), (1, 2));
    assert_eq!((a.n_flaky, b.n_flaky), (1, 2));
    // Of 12 answers 6 and 8 pass.
    close(a.mean_score, 6.0 / 12.0, 1e-12);
    close(b.mean_score, 8.0 / 12.0, 1e-12);
    // Counting pairs: with 2 of 4 one pair in six fails wholly and one passes wholly; 3 of 4: none, three; 1 of 4: three, none.
    let expected_a = [0.5, (5.0 / 6.0 + 1.0) / 3.0, 2.0 / 3.0, 2.0 / 3.0];
    let expected_b = [8.0 / 12.0, (1.0 + 1.0 + 0.5) / 3.0, (2.0 + 0.75) / 3.0, 1.0];
    let all_b = [8.0 / 12.0, (0.5 + 1.0) / 3.0, (0.25 + 1.0) / 3.0, 1.0 / 3.0];
    for (k, ((pass_a, pass_b), every_b)) in expected_a
        .into_iter()
        .zip(expected_b)
        .zip(all_b)
        .enumerate()
    {
        for (found, wanted) in [
            (&a.pass_at, pass_a),
            (&b.pass_at, pass_b),
            (&b.pass_all, every_b),
        ] {
            assert_eq!(found[k].0 as usize, k + 1);
            close(found[k].1, wanted, 1e-12);
        }
    }
    assert_eq!(a.pass_at.len(), 4);
    // One row was won by B, none by A.
    let comparison = b.against_baseline.unwrap();
    close(comparison.difference, 1.0 / 3.0, 1e-12);
    assert_eq!((comparison.n, comparison.p), (3, 1.0));
    // The rows themselves.
    let row = plan.row(0, 0);
    assert_eq!((row.passed, row.flaky), (Some(false), true));
    let said: Vec<(u32, Mark, bool)> = row
        .repeats
        .iter()
        .map(|it| (it.repeat, it.mark, it.score.unwrap().passed))
        .collect();
    assert_eq!(
        said,
        [
            (0, Mark::of(" yes\n"), true),
            (1, Mark::of(" yes\n"), true),
            (2, Mark::of(" no\n"), false),
            (3, Mark::of(" no\n"), false)
        ]
    );
    assert_eq!(
        (plan.row(0, 1).passed, plan.row(0, 1).flaky),
        (Some(true), false)
    );
    for (condition, row) in [(2, 0), (0, 3)] {
        assert_eq!(plan.row(condition, row).repeats, []);
    }
}

#[test]
fn partial_rates_are_those_of_a_count_over_the_finished_rows() {
    let rows = rows(7);
    let mut plan = plan(warm(&["A", "B", "C"], &rows, 3), &rows, EXACT);
    let mut keys: Vec<Key> = (0..plan.n_calls()).map(Key).collect();
    crate::Random::new(4, 0).shuffle(&mut keys);
    for (i, key) in keys.into_iter().enumerate() {
        plan.take(key, say(["yes", "no"][i % 2])).unwrap();
        let counted: Vec<(usize, Rate)> = (0..3)
            .map(|it| {
                (
                    it,
                    Rate::of((0..7).filter_map(|row| plan.row(it, row).passed)),
                )
            })
            .collect();
        assert_eq!(plan.partial(), counted);
    }
    let report = plan.report().unwrap();
    let last: Vec<Rate> = plan.partial().into_iter().map(|it| it.1).collect();
    assert_eq!(
        report
            .conditions
            .iter()
            .map(|it| it.rate)
            .collect::<Vec<_>>(),
        last
    );
}

#[test]
fn cells_with_the_same_call_share_its_answer_and_each_row_judges_it() {
    // Two rows ask the same and expect different answers; repeats at temperature 0 are one call here.
    let rows = [
        Row::new("same.", "yes"),
        Row::new("same.", "no"),
        Row::new("other.", "yes"),
    ];
    let mut grid = grid(&["A", "A"], &rows);
    grid.repeats = 3;
    let mut plan = plan(grid.clone(), &rows, EXACT);
    assert_eq!(plan.n_calls(), 2);
    let report = by_hand(&mut plan, |_, _| "yes");
    for (condition, name) in report.conditions.iter().zip(["A", "B"]) {
        assert_eq!((condition.rate.successes(), condition.rate.n()), (2, 3));
        // Two different answers of two tokens each.
        assert_eq!(
            (&*condition.name, condition.n_tokens, condition.n_flaky),
            (name, 4, 0)
        );
    }
    // The grid itself says what is asked, and of whom.
    grid.models.push(model_named("there", Greedy::MayDiffer));
    let cells = grid.plan().unwrap();
    let plan = super::plan(grid.clone(), &rows, EXACT);
    let ids: BTreeSet<_> = cells.ids.iter().collect();
    assert_eq!(plan.n_calls(), ids.len());
    for Wanted { key, call } in plan.wanted(&BTreeSet::new(), usize::MAX) {
        let at = cells
            .ids
            .iter()
            .position(|it| *it == plan.id_of(key))
            .unwrap();
        assert_eq!(plan.model_of(key), cells.cells[at].model);
        assert_eq!(grid.call(&cells.cells[at]), Some(call));
    }
    assert_eq!(plan.n_conditions(), 4);
    assert_eq!(plan.name(3), "B · there");
}

#[test]
fn cells_that_are_left_out_are_neither_asked_nor_counted() {
    let rows = rows(4);
    let mut grid = warm(&["A", "B", "C"], &rows, 2);
    let rule = |prompt, row| Exclude {
        prompt,
        row,
        ..Exclude::default()
    };
    grid.without = vec![
        rule(Some(1), None),
        rule(Some(2), Some(0)),
        rule(None, Some(3)),
    ];
    let mut plan = plan(grid, &rows, EXACT);
    assert_eq!(plan.n_calls(), 2 * (3 + 2));
    let report = by_hand(&mut plan, |_, _| "yes");
    let names: Vec<(&str, u64)> = report
        .conditions
        .iter()
        .map(|it| (&*it.name, it.rate.n()))
        .collect();
    assert_eq!(names, [("A", 3), ("C", 2)]);
    assert_eq!(
        report.conditions[1].against_baseline.map(|it| it.n),
        Some(2)
    );
    assert!(report.conditions.iter().all(|it| it.n_left_out == 0));
    assert_eq!(plan.row(1, 0).repeats, []);
}

#[test]
fn an_answer_that_cannot_be_judged_leaves_its_row_out_and_is_counted() {
    let rows = rows(3);
    let mut plan = plan(grid(&["A", "B"], &rows), &rows, Judging::MatchesExpected);
    let long = "yes ".repeat(MAX_ANSWER_BYTES / 16);
    let wanted = plan.wanted(&BTreeSet::new(), 6);
    for (i, Wanted { key, .. }) in wanted.into_iter().enumerate() {
        plan.take(key, say(if i == 1 { &long } else { "yes" }))
            .unwrap();
    }
    assert_eq!(plan.row(0, 1).passed, None);
    assert_eq!(plan.row(0, 1).repeats[0].score, None);
    let report = plan.report().unwrap();
    let [a, b] = &report.conditions[..] else {
        panic!("two versions");
    };
    assert_eq!((a.rate.n(), a.n_left_out), (2, 1));
    assert_eq!((b.rate.n(), b.n_left_out), (3, 0));
    assert_eq!(b.against_baseline.map(|it| it.n), Some(2));
}

#[test]
fn names_say_what_differs_and_no_two_are_alike() {
    let rows = rows(1);
    let mut grid = grid(&["a", "b", "c"], &rows);
    for (prompt, name) in grid.prompts.iter_mut().zip(["Plain", "Plain", " "]) {
        prompt.name = name.into();
    }
    grid.models.push(model_named("here", Greedy::MayDiffer));
    let other = Parameters {
        max_tokens: 9,
        ..drawn_at(0.5)
    };
    grid.parameters.extend([other, drawn_at(0.0)]);
    let plan = plan(grid, &rows, Judging::ContainsExpected(Case::Ignored));
    let names: Vec<String> = (0..plan.n_conditions()).map(|it| plan.name(it)).collect();
    assert_eq!(names[0], "Plain · here · temperature 0, tokens at most 8");
    assert_eq!(names[1], "Plain · here · temperature 0.5, tokens at most 9");
    assert_eq!(
        names[2],
        "Plain · here · temperature 0, tokens at most 8 (2)"
    );
    assert_eq!(
        names[17],
        "prompt 3 · here (2) · temperature 0, tokens at most 8 (2)"
    );
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    assert_eq!(plan.name(18), "");
}

#[test]
fn one_version_alone_is_told_without_a_winner() {
    let rows = rows(3);
    let mut alone = plan(grid(&["A"], &rows), &rows, EXACT);
    let report = by_hand(
        &mut alone,
        |text, _| if text.contains("row1") { "no" } else { "yes" },
    );
    assert_eq!(
        report.sentence,
        "A passes 2 of 3 rows. Add a version to compare it with."
    );
}
