//! Any edits, undone, leave the table as it was; done again, as it became.

use proptest::prelude::*;

use super::{cases, table};
use crate::{
    Column, Edit, EditError, Kind, LIMIT_CELL_BYTES, LIMIT_ROWS, Split, Table, Text, Undo,
};

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        Just(""),
        Just("a"),
        Just("{{x}}"),
        Just("ä\tb\n\"c\""),
        Just("=1")
    ]
    .prop_map(Text::from)
}

fn column() -> impl Strategy<Value = Column> {
    let kind = prop_oneof![
        Just(Kind::Text),
        Just(Kind::LongText),
        prop::collection::vec(text(), 0..3).prop_map(Kind::Choice),
        Just(Kind::Number),
        Just(Kind::Date),
        Just(Kind::File),
    ];
    (0..12u32, text(), kind).prop_map(|(id, name, kind)| Column { id, name, kind })
}

/// Edits that mostly fit, and some that do not.
fn edit() -> impl Strategy<Value = Edit> {
    let cells = prop::collection::vec((0..8usize, 0..5usize, text()), 0..6);
    let rows = (0..4usize)
        .prop_flat_map(|n| prop::collection::vec(prop::collection::vec(text(), n), 0..4));
    let columns = (0..8usize).prop_flat_map(|n| {
        prop::collection::vec((column(), prop::collection::vec(text(), n)), 0..3)
    });
    let order = (0..8u32).prop_flat_map(|n| Just((0..n).collect::<Vec<u32>>()).prop_shuffle());
    let leaf = prop_oneof![
        4 => cells.prop_map(Edit::SetCells),
        2 => (0..6usize, rows).prop_map(|(at, rows)| Edit::InsertRows { at, rows }),
        1 => (0..6usize, 0..3usize).prop_map(|(at, n)| Edit::RemoveRows { at, n }),
        2 => (0..4usize, columns).prop_map(|(at, columns)| Edit::InsertColumns { at, columns }),
        1 => (0..4usize, 0..2usize).prop_map(|(at, n)| Edit::RemoveColumns { at, n }),
        2 => (0..4usize, column()).prop_map(|(at, column)| Edit::SetColumn { at, column }),
        2 => order.prop_map(Edit::Reorder),
        1 => (0..120u8, 0..120u8, prop::option::of(0..6u32))
            .prop_map(|(selection, held_out, by)| Edit::SetSplit(Split { selection, held_out, by })),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop::collection::vec(inner, 0..3).prop_map(Edit::Many)
    })
}

fn small() -> impl Strategy<Value = Table> {
    (0..4usize).prop_flat_map(|n| {
        prop::collection::vec(prop::collection::vec("[a-c1]{0,2}", n), 0..6)
            .prop_map(|rows| Table::of(&[], rows))
    })
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_edits_undone_restore_the_start(start in small(), edits in prop::collection::vec(edit(), 0..12)) {
        let (mut table, mut undo, mut n_done) = (start.clone(), Undo::default(), 0);
        for edit in edits {
            let before = table.clone();
            match undo.act(&mut table, "step", edit) {
                Ok(()) => n_done += 1,
                Err(_) => prop_assert_eq!(&before, &table),
            }
            let width = table.columns().len();
            prop_assert!((0..table.n_rows()).all(|it| table.row(it).len() == width));
        }
        let end = table.clone();
        for _ in 0..n_done {
            prop_assert!(undo.undo(&mut table).is_some());
        }
        prop_assert_eq!(&table, &start);
        prop_assert_eq!(undo.undo(&mut table), None);
        while undo.redo(&mut table).is_some() {}
        prop_assert_eq!(table, end);
    }
}

#[test]
fn an_edit_shares_the_cells_it_does_not_change() {
    let mut table = table(&["a|b", "one|two", "three|four"]);
    let kept = table.row(0)[1].clone();
    let inverse = table
        .apply(Edit::SetCells(vec![(0, 0, "new".into())]))
        .expect("fits");
    assert_eq!(inverse, Edit::SetCells(vec![(0, 0, "one".into())]));
    assert!(std::sync::Arc::ptr_eq(&kept, &table.row(0)[1]));
    table.apply(Edit::Reorder(vec![1, 0])).expect("fits");
    assert!(std::sync::Arc::ptr_eq(&kept, &table.row(1)[1]));
}

#[test]
fn what_does_not_fit_is_refused_whole() {
    let mut table = table(&["a|b", "1|2"]);
    let before = table.clone();
    let long: Text = "x".repeat(LIMIT_CELL_BYTES + 1).into();
    let row: Vec<Text> = vec!["".into(), "".into()];
    for (edit, error) in [
        (
            Edit::SetCells(vec![(0, 0, "x".into()), (1, 0, "y".into())]),
            EditError::NoSuchPlace,
        ),
        (
            Edit::InsertRows {
                at: 0,
                rows: vec![vec!["x".into()]],
            },
            EditError::OtherWidth,
        ),
        (Edit::Reorder(vec![1]), EditError::NoSuchPlace),
        (
            Edit::RemoveRows {
                at: 1,
                n: usize::MAX,
            },
            EditError::NoSuchPlace,
        ),
        (
            Edit::Many(vec![
                Edit::RemoveColumns { at: 0, n: 2 },
                Edit::RemoveRows { at: 5, n: 1 },
            ]),
            EditError::NoSuchPlace,
        ),
        (
            Edit::SetCells(vec![(0, 0, long)]),
            EditError::TooMany {
                what: crate::Most::CellBytes,
                limit: LIMIT_CELL_BYTES,
            },
        ),
        (
            Edit::InsertRows {
                at: 0,
                rows: vec![row; LIMIT_ROWS],
            },
            EditError::TooMany {
                what: crate::Most::Rows,
                limit: LIMIT_ROWS,
            },
        ),
    ] {
        assert_eq!(table.apply(edit), Err(error));
        assert_eq!(table, before);
    }
}
