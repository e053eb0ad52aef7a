//! Rows as a person handles them: sorted, filtered, copied, pasted.

use super::table;
use crate::{
    Edit, Filter, Kind, Part, Table, ascending, below, clear, copied, paste, shown, without,
};

fn column(table: &Table, at: usize) -> Vec<&str> {
    (0..table.n_rows()).map(|it| table.cell(it, at)).collect()
}

#[test]
fn numbers_sort_by_size_words_by_letters_and_empty_cells_come_last() {
    let mut sorted = table(&["n|w", "10|b", "9|B", "|a", "1,000|", "-2|c"]);
    assert_eq!(sorted.columns()[0].kind, Kind::Number);
    sorted
        .apply(Edit::Reorder(ascending(&sorted, 0, false)))
        .expect("fits");
    assert_eq!(column(&sorted, 0), ["-2", "9", "10", "1,000", ""]);
    sorted
        .apply(Edit::Reorder(ascending(&sorted, 0, true)))
        .expect("fits");
    assert_eq!(column(&sorted, 0), ["1,000", "10", "9", "-2", ""]);
    sorted
        .apply(Edit::Reorder(ascending(&sorted, 1, false)))
        .expect("fits");
    // "b" stood before "B", and stays there.
    assert_eq!(column(&sorted, 1), ["a", "b", "B", "c", ""]);
}

#[test]
fn a_filter_finds_words_parts_and_bad_cells() {
    let mut table = table(&["Text|n", "Parcel late|1", "Card broken|2", "late again|3"]);
    let words = |it: &str| Filter {
        words: it.into(),
        ..Filter::default()
    };
    assert_eq!(shown(&table, &Filter::default()), [0, 1, 2]);
    assert_eq!(shown(&table, &words(" LATE ")), [0, 2]);
    assert_eq!(shown(&table, &words("nothing of it")), [0u32; 0]);
    let parts = Part::ALL.map(|it| {
        shown(
            &table,
            &Filter {
                part: Some(it),
                ..Filter::default()
            },
        )
    });
    let mut all: Vec<u32> = parts.concat();
    all.sort_unstable();
    assert_eq!(all, [0, 1, 2]);
    let bad = Filter {
        bad: true,
        ..Filter::default()
    };
    assert_eq!(shown(&table, &bad), [0u32; 0]);
    table
        .apply(Edit::SetCells(vec![(1, 1, "two".into())]))
        .expect("fits");
    assert_eq!(shown(&table, &bad), [1]);
    assert_eq!(table.cell(1, 1), "two");
}

#[test]
fn a_block_is_copied_as_spreadsheets_do() {
    let table = table(&[
        "a|b|c",
        "1|two\nlines|3",
        "4|say \"x\"|\"q\"",
        "7|tab\there|9",
    ]);
    assert_eq!(
        copied(&table, &[0, 1], 0..2),
        "1\t\"two\nlines\"\n4\tsay \"x\""
    );
    assert_eq!(
        copied(&table, &[2, 1], 1..3),
        "\"tab\there\"\t9\nsay \"x\"\t\"\"\"q\"\"\""
    );
}

#[test]
fn a_paste_fills_shown_rows_and_grows_the_table() {
    let mut table = table(&["a|b", "1|2", "3|4", "5|6"]);
    let before = table.clone();
    let block: Vec<Vec<String>> = [["x", "{{y}}"], ["p", "q"], ["m", "n"]]
        .map(|it| it.map(str::to_owned).to_vec())
        .to_vec();
    // Row 1 is filtered away.
    let inverse = table
        .apply(paste(&table, &[0, 2], 1, &block))
        .expect("fits");
    assert_eq!(table.columns()[2].name.as_ref(), "Column 3");
    assert_eq!(column(&table, 0), ["1", "3", "5", ""]);
    assert_eq!(column(&table, 1), ["x", "4", "p", "m"]);
    assert_eq!(column(&table, 2), ["{{y}}", "", "q", "n"]);
    table.apply(inverse).expect("fits");
    assert_eq!(table, before);
    let mut empty = Table::default();
    empty.apply(paste(&empty, &[], 0, &block)).expect("fits");
    assert_eq!((empty.n_rows(), empty.columns().len()), (3, 2));
}

#[test]
fn cleared_cells_come_back() {
    let mut table = table(&["a|b", "1|2", "3|"]);
    let inverse = table.apply(clear(&table, &[0, 1], 1..2)).expect("fits");
    assert_eq!(column(&table, 1), ["", ""]);
    assert_eq!(inverse, Edit::SetCells(vec![(0, 1, "2".into())]));
}

#[test]
fn likely_columns_and_distinct_names() {
    let named = table(&["Label|Text|Text|", "a|b|c|d"]);
    assert_eq!((named.likely_input(), named.likely_output()), (1, Some(0)));
    assert_eq!(
        named.distinct_names(),
        ["Label", "Text", "Text (2)", "Column 4"]
    );
    assert_eq!(named.named("label"), Some(0));
    let plain = table(&["x|y|z", "1|one|u", "2|two|u", "3|three|v", "4|four|v"]);
    assert_eq!((plain.likely_input(), plain.likely_output()), (1, Some(2)));
    assert_eq!(table(&["only", "a"]).likely_output(), None);
    // Whatever language the names are in.
    for (names, expected) in [
        ("Nr|Kategorie|Frage", (2, Some(1))),
        ("التصنيف|النص", (1, Some(0))),
        ("标签|文本", (1, Some(0))),
    ] {
        let named = table(&[names, "a|b|c"]);
        assert_eq!(
            (named.likely_input(), named.likely_output()),
            expected,
            "{names}"
        );
    }
}

#[test]
fn rows_below_go_under_the_columns_of_their_names() {
    let texts = |it: &[&str]| it.iter().map(|it| it.to_string()).collect::<Vec<_>>();
    let start = Table::of(
        &["Text", "Kind"].map(str::to_owned),
        vec![texts(&["a", "b"])],
    );
    let added = |names: &[&str], row: &[&str]| {
        let mut table = start.clone();
        let edit = below(&table, &texts(names), &[texts(row)]);
        table.apply(edit).expect("fits");
        let columns: Vec<String> = table
            .columns()
            .iter()
            .map(|it| it.name.to_string())
            .collect();
        let row: Vec<String> = (0..columns.len())
            .map(|it| table.cell(1, it).to_string())
            .collect();
        (columns, row)
    };
    assert_eq!(added(&["kind", "text"], &["k", "t"]).1, ["t", "k"]);
    // One of other name does not push the others aside.
    let (columns, row) = added(&["Price", "Kind"], &["3", "k"]);
    assert_eq!(columns, ["Text", "Kind", "Price"]);
    assert_eq!(row, ["", "k", "3"]);
    let (columns, row) = added(&["Kind", "Kind", ""], &["1", "2", "3"]);
    assert_eq!(
        (columns.len(), &*row),
        (4, &["", "1", "2", "3"].map(String::from)[..])
    );
    // No name is known: in order, and what is too wide gets a column.
    assert_eq!(added(&["x", "y", "z"], &["1", "2", "3"]).1, ["1", "2", "3"]);
    assert_eq!(added(&[], &["1"]).1, ["1", ""]);
}

proptest::proptest! {
    #[test]
    fn a_word_is_found_whatever_its_case(cell in "[aAbBİKéÉ ]{0,8}", word in "[aAbBkKéÉ]{1,3}") {
        let found = shown(
            &Table::of(&["Text".to_owned()], vec![vec![cell.clone()]]),
            &Filter { words: word.clone(), ..Filter::default() },
        );
        let expected = cell.to_lowercase().contains(&word.to_lowercase());
        proptest::prop_assert_eq!(!found.is_empty(), expected);
    }
}

#[test]
fn rows_go_from_wherever_they_stand_in_two_steps_and_come_back() {
    let lines: Vec<String> = (0..1000).map(|it| it.to_string()).collect();
    let lines: Vec<&str> = std::iter::once("n")
        .chain(lines.iter().map(|it| &**it))
        .collect();
    let before = table(&lines);
    // As a filter shows them; a place that is not there is not minded.
    let odd: Vec<u32> = (0..500).map(|it| it * 2 + 1).chain([5000]).collect();
    let mut now = before.clone();
    let edit = without(&now, &odd);
    assert!(
        matches!(&edit, Edit::Many(it) if it.len() == 2),
        "not one step for each row"
    );
    let back = now.apply(edit).expect("fits");
    assert_eq!(column(&now, 0)[..3], ["0", "2", "4"]);
    assert_eq!(now.n_rows(), 500);
    now.apply(back).expect("fits");
    assert_eq!(now, before);
    for (rows, left) in [(&[1u32, 2, 3][..], 997), (&[][..], 1000), (&[7][..], 999)] {
        let mut now = before.clone();
        let edit = without(&now, rows);
        assert!(matches!(edit, Edit::RemoveRows { .. }));
        now.apply(edit).expect("fits");
        assert_eq!(now.n_rows(), left);
    }
}
