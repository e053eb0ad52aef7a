//! The split: a published formula, fractions within what chance allows, no row moved by another, no words in two parts.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{cases, table};
use crate::{Edit, Part, Split, Table, summary};

fn one_column(rows: &[String]) -> Table {
    Table::of(
        &["Text".to_owned()],
        rows.iter().map(|it| vec![it.clone()]).collect(),
    )
}

/// The place from 0 to 99 of a table's only row: the largest share of held-out rows that leaves it out.
fn place_of(cells: &[&str]) -> u8 {
    let mut table = Table::of(&[], vec![cells.iter().map(|it| it.to_string()).collect()]);
    let is_held_out = |table: &mut Table, held_out: u8| {
        let split = Split {
            selection: 0,
            held_out,
            by: None,
        };
        table
            .apply(Edit::SetSplit(split))
            .expect("within 100 percent");
        table.part(0) == Some(Part::HeldOut)
    };
    (0..100)
        .rfind(|it| !is_held_out(&mut table, *it))
        .expect("none is held out at 0 percent")
}

/// Python 3.11: `int.from_bytes(sha256("\x1f".join(" ".join(c.split()).lower() for c in cells).encode()).digest()[:8],
/// "big") * 100 >> 64`.
#[test]
fn a_place_is_what_python_computes() {
    assert_eq!(place_of(&["Where is my parcel?"]), 76);
    assert_eq!(place_of(&["  where IS my\n parcel? "]), 76);
    assert_eq!(place_of(&["Ärger mit der Rechnung"]), 84);
    assert_eq!(place_of(&["a", "b"]), 93);
    assert_eq!(place_of(&["a", "b", "c"]), 87);
    assert_eq!(place_of(&["東京"]), 7);
    assert_eq!(place_of(&["I was charged twice."]), 35);
    assert_eq!(place_of(&["3"]), 30);
}

#[test]
fn the_parts_are_as_large_as_they_should_be() {
    let rows: Vec<String> = (0..10_000).map(|it| format!("Row {it}")).collect();
    let all = summary(&one_column(&rows));
    // Counted by the same program.
    assert_eq!(
        (all.n_train, all.n_selection, all.n_held_out),
        (6008, 1975, 2017)
    );
    assert_eq!((all.n_blank, all.repeats.len()), (0, 0));
}

#[test]
fn words_decide_not_case_or_spaces_and_blank_rows_have_no_part() {
    let table = table(&[
        "Text|Label",
        "Where is it?|a",
        " where  IS it? |b",
        "|c",
        "Other|a",
    ]);
    assert_eq!(table.part(0), table.part(1));
    assert_eq!(table.part(2), None);
    assert_eq!(table.part(9), None);
    let all = summary(&table);
    assert_eq!((all.repeats, all.n_blank), (vec![1], 1));
}

#[test]
fn without_its_column_a_split_goes_by_the_whole_row() {
    let mut table = table(&["Text|Label", "a|x", "a|y", "a|x"]);
    assert_eq!(summary(&table).repeats, [1, 2]);
    table
        .apply(Edit::SetSplit(Split {
            by: Some(99),
            ..table.split()
        }))
        .expect("fits");
    assert_eq!(summary(&table).repeats, [2]);
}

#[test]
fn more_than_all_rows_cannot_be_given_out() {
    let mut table = table(&["a", "1"]);
    let split = Split {
        selection: 60,
        held_out: 50,
        by: None,
    };
    assert!(table.apply(Edit::SetSplit(split)).is_err());
    assert_eq!(table.split().selection, 20);
}

proptest! {
    #![proptest_config(cases(64))]

    /// Six standard deviations of a binomial, so that a right program fails about once in 500 million runs.
    #[test]
    fn fractions_hold_for_any_rows(seed in any::<u64>(), selection in 0..=50u8, held_out in 0..=50u8) {
        let n = 3_000;
        let rows: Vec<String> = (0..n).map(|it| format!("{seed} {it}")).collect();
        let mut table = one_column(&rows);
        let split = Split { selection, held_out, by: None };
        table.apply(Edit::SetSplit(split)).expect("within 100 percent");
        let all = summary(&table);
        for (part, percent) in [(Part::Selection, selection), (Part::HeldOut, held_out), (Part::Train, split.train())] {
            let share = f64::from(percent) / 100.0;
            let expected = f64::from(n) * share;
            let allowed = 6.0 * (f64::from(n) * share * (1.0 - share)).sqrt();
            prop_assert!((all.n(part) as f64 - expected).abs() <= allowed, "{part:?} {}", all.n(part));
        }
    }

    #[test]
    fn no_row_moves_when_others_come_go_or_change_places(
        rows in prop::collection::vec("[a-c ]{0,6}", 1..30),
        more in prop::collection::vec("[a-z ]{0,6}", 0..30),
        turn in 0..30usize,
    ) {
        let parts = |table: &Table| -> BTreeMap<String, Option<Part>> {
            (0..table.n_rows()).map(|it| (table.cell(it, 0).to_owned(), table.part(it))).collect()
        };
        let before = parts(&one_column(&rows));
        let mut all: Vec<String> = more.into_iter().chain(rows).collect();
        let turn = turn % all.len();
        all.rotate_left(turn);
        let after = parts(&one_column(&all));
        for (text, part) in before {
            prop_assert_eq!(after.get(&text), Some(&part));
        }
    }

    /// Rows that are told apart only by case and spaces, among many, never lie in two parts.
    #[test]
    fn a_duplicate_is_never_in_two_parts(rows in prop::collection::vec("[aAbB ]{1,4}", 2..60)) {
        let table = one_column(&rows);
        let mut parts: BTreeMap<String, Option<Part>> = BTreeMap::new();
        let mut n_repeats = 0;
        for (at, row) in rows.iter().enumerate() {
            let words: Vec<String> = row.split_whitespace().map(str::to_lowercase).collect();
            let part = table.part(at);
            prop_assert_eq!(part.is_none(), words.is_empty());
            match parts.get(&words.join(" ")) {
                Some(first) => {
                    n_repeats += usize::from(part.is_some());
                    prop_assert_eq!(*first, part);
                }
                None => { parts.insert(words.join(" "), part); }
            }
        }
        prop_assert_eq!(summary(&table).repeats.len(), n_repeats);
    }

    #[test]
    fn held_out_rows_stay_when_only_selection_changes(rows in prop::collection::vec("[a-z]{1,8}", 1..40), selection in 0..=80u8) {
        let mut table = one_column(&rows);
        let held_out = |table: &Table| -> Vec<bool> {
            (0..table.n_rows()).map(|it| table.part(it) == Some(Part::HeldOut)).collect()
        };
        let before = held_out(&table);
        table.apply(Edit::SetSplit(Split { selection, ..table.split() })).expect("within 100 percent");
        prop_assert_eq!(held_out(&table), before);
    }
}
