//! Tables from texts and files, and back into files.

use dataset::Table;

use crate::{of_file, of_text, to_csv, to_json_lines};

fn cells(table: &Table) -> Vec<Vec<&str>> {
    let row = |at| table.row(at).iter().map(|it| &**it).collect();
    (0..table.n_rows()).map(row).collect()
}

#[test]
fn a_pasted_text_is_a_table_with_names_or_without() {
    let named = of_text("Text\tLabel\r\nWhere is it?\tDelivery\r\n\"two\nlines\"\tOther\r\n")
        .expect("rows");
    assert_eq!(named.names, ["Text", "Label"]);
    assert_eq!(
        named.rows,
        [["Where is it?", "Delivery"], ["two\nlines", "Other"]]
    );
    let bare = of_text("Where is it?\tDelivery\nI was charged twice.\tBilling\n").expect("rows");
    assert_eq!((bare.names.len(), bare.rows.len()), (0, 2));
    let one = of_text("one\n\ntwo\n").expect("rows");
    assert_eq!(one.rows, [["one"], ["two"]]);
    let lines = of_text("{\"n\": 1, \"q\": \"a\"}\n{\"q\": \"{{x}}\"}\n").expect("rows");
    assert_eq!(lines.names, ["n", "q"]);
    assert_eq!(lines.rows, [["1", "a"], ["", "{{x}}"]]);
    assert!(of_text(" \n").is_err());
}

#[test]
fn a_formula_is_inert_in_csv_and_comes_back_whole() {
    let rows = vec![
        vec!["=1+1".to_owned(), "-5".to_owned()],
        vec![
            "say \"x\", {{y}}\nand more".to_owned(),
            "@SUM(A1)".to_owned(),
        ],
    ];
    let table = Table::of(&["a".to_owned(), "a".to_owned()], rows);
    let csv = to_csv(&table, &[0, 1], false);
    // OWASP, "CSV Injection": an apostrophe before what a spreadsheet would run; plain numbers stay.
    let text = String::from_utf8(csv.clone()).expect("utf-8");
    assert_eq!(
        text,
        "a,a (2)\r\n'=1+1,-5\r\n\"say \"\"x\"\", {{y}}\nand more\",'@SUM(A1)\r\n"
    );
    let again = of_file("x.csv", &csv).expect("rows").table();
    assert_eq!(cells(&again), cells(&table));
    let lines = of_file("x.jsonl", &to_json_lines(&table, &[1], true)).expect("rows");
    assert_eq!(lines.names, ["a", "a (2)", "part"]);
    assert_eq!(
        lines.rows[0][..2],
        ["say \"x\", {{y}}\nand more", "@SUM(A1)"]
    );
}

#[test]
fn a_spreadsheet_is_read_and_others_are_told_what_to_do() {
    let data = foreign::Data {
        columns: vec!["q".into(), "a".into()],
        rows: vec![vec!["=1".into(), "7".into()]],
    };
    let whole = foreign::Whole {
        data: Some(&data),
        ..Default::default()
    };
    let given = foreign::write(foreign::Format::Xlsx, &whole).expect("written");
    let read = of_file("x.xlsx", &given.files[0].1).expect("rows");
    assert_eq!((read.names, read.rows), (data.columns, data.rows));
    assert!(of_file("x.ods", b"\x00").is_err_and(|it| it.contains(".xlsx")));
    assert!(of_file("x.bin", b"\xff\xfe\x00").is_err_and(|it| it.contains("CSV")));
}
