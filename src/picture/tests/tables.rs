//! CSV: read back as it was, and nothing in it runs.

use proptest::prelude::*;

use super::cases;
use crate::{
    DataTable,
    table::{guarded, number},
};

fn table(columns: &[&str], rows: &[&[&str]]) -> DataTable {
    let mut table = DataTable::new("t", columns);
    table.rows = rows
        .iter()
        .map(|row| row.iter().map(|&it| it.to_owned()).collect())
        .collect();
    table
}

#[test]
fn csv_is_what_the_standard_says() {
    let it = table(&["a", "b,c"], &[&["1", "say \"hi\""], &["two\nlines"]]);
    assert_eq!(
        it.csv(),
        "a,\"b,c\"\r\n1,\"say \"\"hi\"\"\"\r\n\"two\nlines\",\r\n"
    );
    assert_eq!(table(&[], &[]).csv(), "");
    assert_eq!(table(&["a"], &[&[""]]).csv(), "a\r\n\"\"\r\n");
}

#[test]
fn formulas_do_not_run_and_numbers_stay_numbers() {
    for formula in [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "=HYPERLINK(\"http://x\")",
        "-2+3+cmd|' /C calc'!A0",
        "-",
        "+",
        "-.5.",
        "-1e",
        "＝1",
    ] {
        assert_eq!(guarded(formula), format!("'{formula}"));
    }
    for plain in [
        "-0.5", "+3", "-12", "1e-7", "-1.5E+10", "a=b", "", "'quoted", "0.25",
    ] {
        assert_eq!(guarded(plain), plain);
    }
}

#[test]
fn numbers_are_plain() {
    assert_eq!(number(Some(0.1 + 0.2)), "0.3");
    assert_eq!(number(Some(2.0 / 3.0)), "0.666667");
    assert_eq!(number(Some(-1_234_567.0)), "-1234570");
    assert_eq!(number(Some(-0.0)), "0");
    assert_eq!(number(Some(1.5e-9)), "1.5e-9");
    assert_eq!(number(Some(f64::NAN)), "");
    assert_eq!(number(None), "");
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn csv_is_read_back(cells in cells()) {
        let n_columns = cells.iter().map(Vec::len).max().unwrap_or(0);
        let table = DataTable {
            caption: String::new(),
            columns: cells[0].clone(),
            rows: cells[1..].to_vec(),
        };
        let text = table.csv();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|it| it.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let filled = cells.iter().map(|row| {
            let cell = |i| row.get(i).map_or(String::new(), |it: &String| guarded(it));
            (0..n_columns).map(cell).collect::<Vec<String>>()
        });
        let expected: Vec<Vec<String>> = if n_columns == 0 { Vec::new() } else { filled.collect() };
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn a_number_of_ours_is_never_guarded(value in any::<f64>()) {
        let text = number(Some(value));
        prop_assert_eq!(guarded(&text), text.clone());
        if value.is_finite() && value != 0.0 {
            let read: f64 = text.parse().unwrap();
            prop_assert!((read / value - 1.0).abs() < 1e-5 || value.abs() < 1e-300, "{} is {}", text, value);
        }
    }
}

fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof!["[a-c\",\n\r=+@\t -]{0,6}", "\\PC{0,6}", "-?[0-9.e]{0,5}"];
    prop::collection::vec(prop::collection::vec(cell, 0..4), 1..6)
}
