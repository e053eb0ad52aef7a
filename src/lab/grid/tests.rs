//! Grids before the start, interrupted, filtered and grown.

use super::*;
use crate::greedy;

fn grid() -> Grid {
    let parameters = |temperature| Parameters {
        sampling: Sampling {
            temperature,
            ..greedy(7)
        },
        max_tokens: 4,
        stops: vec!["\n".into()],
    };
    let prompt = |instruction: &str, style| GridPrompt {
        name: instruction.into(),
        prompt: Prompt {
            instruction: instruction.into(),
            style,
            input: "{{x}}".into(),
            ..Prompt::empty()
        },
    };
    let row = |x: &str| GridRow {
        values: [("x".to_owned(), x.to_owned())].into(),
        input: None,
    };
    let model = |name: &str, repeats| GridModel {
        name: name.into(),
        hash: format!("sha of {name}"),
        repeats,
    };
    Grid {
        prompts: vec![prompt("A", Style::Completion), prompt("B", Style::Chat)],
        models: vec![
            model("here", Greedy::IsTheSame),
            model("there", Greedy::MayDiffer),
        ],
        parameters: vec![parameters(0.0), parameters(1.0)],
        rows: vec![row("one"), row("two"), row("three")],
        repeats: 3,
        without: Vec::new(),
    }
}

#[test]
fn calls_are_counted_before_the_start() {
    let plan = grid().plan().unwrap();
    let count = plan.count(&Progress::default());
    // Greedy repeats on the first model are one call each.
    let expected = Count {
        cells: 2 * 2 * 2 * 3 * 3,
        calls: 2 * 3 * (1 + 3) + 2 * 2 * 3 * 3,
        known: 0,
    };
    assert_eq!(count, expected);
}

#[test]
fn an_interrupted_grid_goes_on_where_it_was() {
    let grid = grid();
    let plan = grid.plan().unwrap();
    let mut progress = Progress::default();
    let mut n_asked = 0;
    let none = BTreeSet::new();
    loop {
        // Ten calls, then everything but the progress is thrown away.
        let plan = grid.plan().unwrap();
        let next = plan.next(&progress, &none).take(10);
        let next: Vec<(Cell, CallId)> = next.map(|(cell, id)| (*cell, id)).collect();
        if next.is_empty() {
            break;
        }
        n_asked += next.len();
        for (cell, id) in next {
            let text = grid.call(&cell).unwrap().prompt_text();
            let answer = Answer::Text { text, n_tokens: 1 };
            assert_eq!(progress.answers.insert(id, answer), None);
        }
    }
    assert_eq!(n_asked, plan.count(&progress).calls);
    assert!(plan.results(&progress).all(|it| it.1.is_some()));
    // One more row asks for that row alone.
    let mut larger = grid.clone();
    larger.rows.push(GridRow {
        input: Some("four".into()),
        ..GridRow::default()
    });
    let count = larger.plan().unwrap().count(&progress);
    assert_eq!(count.known, n_asked);
    assert_eq!(count.calls, n_asked / 3 * 4);
    assert_ne!(larger.plan().unwrap().fingerprint, plan.fingerprint);
}

#[test]
fn calls_on_their_way_are_not_asked_twice() {
    let plan = grid().plan().unwrap();
    let progress = Progress::default();
    let none = BTreeSet::new();
    let first: BTreeSet<CallId> = plan.next(&progress, &none).take(5).map(|it| it.1).collect();
    assert!(
        plan.next(&progress, &first)
            .all(|it| !first.contains(&it.1))
    );
}

#[test]
fn rules_leave_cells_out() {
    let mut grid = grid();
    grid.without = vec![
        Exclude {
            prompt: Some(0),
            model: Some(1),
            ..Exclude::default()
        },
        Exclude {
            row: Some(2),
            ..Exclude::default()
        },
    ];
    let cells = grid.cells().unwrap();
    assert_eq!(cells.len(), 3 * 2 * 2 * 3);
    assert!(cells.iter().all(|it| it.row != 2));
    grid.without = vec![Exclude::default()];
    assert!(grid.cells().unwrap().is_empty());
}

#[test]
fn rows_fill_the_prompt_in_its_own_style() {
    let grid = grid();
    let cells = grid.cells().unwrap();
    let at = |prompt, row| {
        let found = cells.iter().find(|it| (it.prompt, it.row) == (prompt, row));
        grid.call(found.unwrap()).unwrap()
    };
    assert_eq!(at(0, 1).prompt_text(), "A\n\nInput: two\nOutput:");
    let Call::Complete(Complete {
        prompt: CallPrompt::Turns(turns),
        ..
    }) = at(1, 2)
    else {
        panic!("a chat prompt is turns");
    };
    assert_eq!(turns.last().map(|it| &*it.content), Some("three"));
}

#[test]
fn what_nobody_could_run_is_refused() {
    let mut grid = grid();
    grid.repeats = u32::MAX;
    assert!(matches!(grid.plan(), Err(LabError::TooManyCalls { .. })));
    grid.repeats = 0;
    assert!(grid.plan().unwrap().cells.is_empty());
}
