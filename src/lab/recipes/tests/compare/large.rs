//! 100,000 cells: work is counted in steps, so that a slow machine cannot fail the test and a slow plan cannot pass it.

use std::cell::Cell as Count;

use super::*;

/// 50 versions, 1,000 rows, asked twice at temperature 1: 100,000 different calls.
fn large() -> (Compare, usize) {
    let rows: Vec<Row> = (0..1_000)
        .map(|it| Row::new(format!("row {it}"), "yes"))
        .collect();
    let instructions: Vec<String> = (0..50).map(|it| format!("Version {it}.")).collect();
    let instructions: Vec<&str> = instructions.iter().map(|it| &**it).collect();
    let mut grid = grid(&instructions, &rows);
    grid.parameters = vec![drawn_at(1.0)];
    grid.repeats = 2;
    (plan(grid, &rows, EXACT), 100_000)
}

fn yes() -> Answer {
    Answer::Text {
        text: "yes".into(),
        n_tokens: 1,
    }
}

#[test]
fn the_next_calls_are_found_without_going_through_the_answered_ones() {
    let (mut plan, n_cells) = large();
    assert_eq!(plan.n_calls(), n_cells);
    let (at_once, n_looked) = (32, Count::new(0usize));
    let mut n_times = 0;
    // The very first call is the slowest of all: it stays on its way to the end.
    let mut on_their_way: BTreeSet<Key> = [Key(0)].into();
    loop {
        let look = || n_looked.set(n_looked.get() + 1);
        let free: Vec<Key> = plan.free(&on_their_way, look).take(at_once).collect();
        n_times += 1;
        if n_times % 100 == 1 {
            // `wanted` gives exactly these.
            let wanted = plan.wanted(&on_their_way, at_once);
            assert_eq!(wanted.iter().map(|it| it.key).collect::<Vec<_>>(), free);
        }
        if free.is_empty() {
            break;
        }
        // Half of them stay on their way until the next time.
        let before: Vec<Key> = on_their_way.iter().copied().filter(|it| it.0 > 0).collect();
        on_their_way.extend(&free[free.len() / 2..]);
        for key in free[..free.len() / 2].iter().chain(&before) {
            plan.take(*key, yes()).unwrap();
            on_their_way.remove(key);
        }
    }
    for key in on_their_way {
        plan.take(key, yes()).unwrap();
    }
    assert!(n_times > 3_000, "{n_times}");
    // Each time those given and those on their way, at most 32 and 1 + 16, though up to 100,000 are answered.
    let n_looked = n_looked.get();
    assert!(
        n_looked <= n_times * (at_once + 17),
        "{n_looked} keys looked at {n_times} times"
    );
    let report = plan.report().unwrap();
    assert!(
        report
            .conditions
            .iter()
            .all(|it| it.rate.successes() == 1_000)
    );
}
