//! Tables of results: read by a CSV reader as they were meant, and inert in a spreadsheet.

use proptest::prelude::*;

use super::cases;
use crate::cells::{Cell, to_csv};

fn parsed(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|it| it.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn a_row_a_cell_and_no_formula() {
    let cell = Cell {
        condition: "plain, short",
        row: 1,
        input: "=HYPERLINK(\"http://x\")",
        expected: "-3.5",
        answer: "line 1\nline \"2\"",
        score: Some(0.25),
        tokens: Some(7),
        millis: None,
    };
    let rows = parsed(&to_csv(&[cell]));
    assert_eq!(
        rows[0],
        [
            "condition",
            "row",
            "input",
            "expected",
            "answer",
            "score",
            "tokens",
            "millis"
        ]
    );
    assert_eq!(
        rows[1],
        [
            "plain, short",
            "1",
            "'=HYPERLINK(\"http://x\")",
            "-3.5",
            "line 1\nline \"2\"",
            "0.25",
            "7",
            ""
        ]
    );
    // OWASP's list, and what spreadsheets skip before it.
    for text in [
        "=1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u{feff}=1",
        "\n=1",
        "＝1",
    ] {
        let rows = parsed(&to_csv(&[Cell {
            answer: text,
            ..Cell::default()
        }]));
        assert_eq!(rows[1][4], format!("'{text}"));
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_text_comes_back_or_is_guarded(text in "([=+@,;\"'\n\r\t -]|a|1|é){0,8}") {
        let rows = parsed(&to_csv(&[Cell { answer: &text, condition: "c", ..Cell::default() }]));
        let found = &rows[1][4];
        prop_assert!(*found == text || *found == format!("'{text}"), "{:?} became {:?}", text, found);
        prop_assert_eq!(rows.len(), 2);
        prop_assert_eq!(rows[1].len(), 8);
    }
}
