//! Pasted tables: what is one, what only looks like one, and what is in it.

use domain::{Example, ExampleId};
use proptest::prelude::*;

use crate::{
    FormatError, TableLimit,
    table::{self, Delimiter, Table},
};

fn rows(table: &Table) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect()
}

fn check(text: &str, header: Option<&[&str]>, expected: &[&[&str]]) {
    let table = table::looks_like_table(text).unwrap_or_else(|| panic!("a table: {text:?}"));
    assert_eq!(rows(&table), expected, "{text:?}");
    assert_eq!(table.header, header.is_some(), "{text:?}");
    if let Some(names) = header {
        assert_eq!(table.columns, names, "{text:?}");
    }
}

#[test]
fn rows_with_tabs_are_tables() {
    check("a\tb\nc\td", None, &[&["a", "b"], &["c", "d"]]);
    check("a\tb\r\nc\td\r\n", None, &[&["a", "b"], &["c", "d"]]);
    check("\u{FEFF}a\tb\rc\td", None, &[&["a", "b"], &["c", "d"]]);
    check("a\tb\n\t\nc\t", None, &[&["a", "b"], &["c", ""]]);
    check(
        "Text\tLabel\nHi\tgreeting\n",
        Some(&["Text", "Label"]),
        &[&["Hi", "greeting"]],
    );
    check(
        "Frage\tAntwort\nWo?\tDort.",
        Some(&["Frage", "Antwort"]),
        &[&["Wo?", "Dort."]],
    );
    check(
        "dish\tyear\nsoup\t1990\nstew\t1991",
        Some(&["dish", "year"]),
        &[&["soup", "1990"], &["stew", "1991"]],
    );
    // A name of a column that is also a value below heads nothing.
    check(
        "Hi\ttext\nYo\ttext",
        None,
        &[&["Hi", "text"], &["Yo", "text"]],
    );
}

#[test]
fn quotes_as_spreadsheets_put_them() {
    // A cell with a line break, and one with a quote in it.
    check(
        "\"two\nlines\"\tb\nc\td",
        None,
        &[&["two\nlines", "b"], &["c", "d"]],
    );
    check(
        "\"two\r\nlines\"\tb\r\nc\td",
        None,
        &[&["two\nlines", "b"], &["c", "d"]],
    );
    check(
        "\"say \"\"hi\"\"\"\tb\nc\td",
        None,
        &[&["say \"hi\"", "b"], &["c", "d"]],
    );
    // Excel leaves spoken quotes as they are; a program that quotes everything means nothing by it.
    check("\"Hi\"\tb\nc\td", None, &[&["\"Hi\"", "b"], &["c", "d"]]);
    check(
        "\"a\"\t\"b\"\n\"c\"\t\"d\"",
        None,
        &[&["a", "b"], &["c", "d"]],
    );
    // A quote that is not closed, or is closed in mid-cell, is text.
    check("\"a\tb\nc\td", None, &[&["\"a", "b"], &["c", "d"]]);
    check(
        "\"Hi\" he said\tb\nc\td",
        None,
        &[&["\"Hi\" he said", "b"], &["c", "d"]],
    );
    check(
        "5\" pipe\tb\nc\td",
        None,
        &[&["5\" pipe", "b"], &["c", "d"]],
    );
}

#[test]
fn commas_need_a_sign() {
    check(
        "input,output\nHi,greeting\n",
        Some(&["input", "output"]),
        &[&["Hi", "greeting"]],
    );
    check(
        "text;label\nHallo;Gruß",
        Some(&["text", "label"]),
        &[&["Hallo", "Gruß"]],
    );
    check(
        "\"Hello, you\",greeting\nBye,farewell",
        None,
        &[&["Hello, you", "greeting"], &["Bye", "farewell"]],
    );
    check(
        "a,b\nc,d\ne,f",
        None,
        &[&["a", "b"], &["c", "d"], &["e", "f"]],
    );
    check(
        "a;1\nb;2\nc;3",
        None,
        &[&["a", "1"], &["b", "2"], &["c", "3"]],
    );
}

#[test]
fn ordinary_text_is_no_table() {
    for text in [
        "",
        "a\tb",
        "one line, with a comma",
        "Dear Anna, thank you.\nI will, of course, come.",
        "Hello, world\nGood, morning",
        "Hello, world\nGood, morning\nGreat, stuff",
        "ja,nein\nrot,blau",
        "1,5\n2,5\n3,5",
        "fn a() {\n\tlet b = 1;\n\tc(b)\n}",
        "\tindented\n\tindented too\n\tand again",
        "if (a) {\n\t\tb();\n\t\tc();\n\t}",
        "foo(a,b);\nbar(c,d);\nbaz(e,f);\n{",
        "let a = 1;\nlet b = 2;\nlet c = 3;\n",
        "foo(a,b);\nbar(c,d);\nbaz(e,f);",
        "x = f(a,b)\ny = f(c,d)\nz = f(e,f)",
        "- milk, eggs\n- bread, butter\n- salt, pepper",
        "Roses are red,\nViolets are blue,\nSugar is sweet,",
        "Roses are red;\nViolets are blue;\nSugar is sweet;",
    ] {
        assert_eq!(table::looks_like_table(text), None, "{text:?}");
    }
}

#[test]
fn a_person_may_insist() {
    let table = table::parse("Hello, world\nGood, morning").expect("two columns");
    assert_eq!(rows(&table), [["Hello", " world"], ["Good", " morning"]]);
    assert_eq!(table.delimiter, Delimiter::Comma);
    assert_eq!(
        table::parse("a;b,c\nd;e\ng;h").map(|it| it.delimiter),
        Ok(Delimiter::Semicolon)
    );
    assert_eq!(table::parse("just text\nmore"), Err(FormatError::NotATable));
    let ragged = table::parse("a\tb\tc\nd").expect("a table");
    assert_eq!(rows(&ragged), [["a", "b", "c"], ["d", "", ""]]);
}

#[test]
fn the_header_can_be_put_back_and_taken_again() {
    let table =
        table::looks_like_table("Text\tLabel\nHi\tgreeting\nBye\tfarewell").expect("a table");
    let plain = table.clone().without_header();
    assert_eq!(plain.rows.len(), 3);
    assert_eq!(plain.columns, ["Column 1", "Column 2"]);
    assert_eq!(plain.with_first_row_as_header(), table);
}

#[test]
fn columns_are_found_by_name() {
    for (text, expected) in [
        ("id\tlabel\ttext\n1\tx\ty", (2, 1)),
        ("text\tid\n1\tx", (0, 1)),
        ("label\tword\nx\ty", (1, 0)),
        ("a\tb\tc\nd\te\tf", (0, 1)),
        ("question\tanswer\nx\ty", (0, 1)),
    ] {
        let table = table::parse(text).expect("a table");
        assert_eq!(table.likely_columns(), expected, "{text:?}");
    }
}

#[test]
fn examples_come_from_two_columns() {
    let table =
        table::looks_like_table("id\ttext\tlabel\n1\t Hi \tgreeting\n2\t\t\n3\tBye\tfarewell")
            .expect("a table");
    let found = table::examples(&table, 1, 2, ExampleId(5));
    let expected = [
        Example::new(ExampleId(5), "Hi", "greeting"),
        Example::new(ExampleId(6), "Bye", "farewell"),
    ];
    assert_eq!(found, expected);
    assert!(table::examples(&table, 9, 9, ExampleId(1)).is_empty());
}

#[test]
fn limits_are_told() {
    let error = |text: &str| table::parse(text).map(|_| ());
    let rows = FormatError::TableTooLarge {
        limit: TableLimit::Rows(100_000),
    };
    assert_eq!(error(&"a\tb\n".repeat(100_001)), Err(rows));
    let columns = FormatError::TableTooLarge {
        limit: TableLimit::Columns(256),
    };
    assert_eq!(error(&"a\t".repeat(300)), Err(columns));
    let large = FormatError::TableTooLarge {
        limit: TableLimit::Megabytes(32),
    };
    assert_eq!(error(&" ".repeat(table::LIMIT_BYTES + 1)), Err(large));
}

#[test]
fn a_delimiter_is_told_from_the_beginning() {
    // More rows than a table may have, and in the end more columns: nobody looked there.
    let text = "a;b\n".repeat(100_000) + &"a,".repeat(300);
    assert!(table::parse(&text).is_err());
    assert_eq!(table::delimiter(&text), Some(Delimiter::Semicolon));
    assert_eq!(table::sure_delimiter(&text), Some(Delimiter::Semicolon));
    // One row is not enough to tell, and prose is a table only where a person says so.
    assert_eq!(table::delimiter("a;b"), None);
    let prose = "Well, no.\nYes, then.\n";
    assert_eq!(table::delimiter(prose), Some(Delimiter::Comma));
    assert_eq!(table::sure_delimiter(prose), None);
}

#[test]
fn ten_thousand_rows() {
    let mut text = "text\tlabel\n".to_owned();
    for row in 0..10_000 {
        text += &format!(
            "\"message, {row}\nwith \"\"two\"\" lines\"\tkind {}\r\n",
            row % 7
        );
    }
    let table = table::looks_like_table(&text).expect("a table");
    assert_eq!((table.rows.len(), table.header), (10_000, true));
    assert_eq!(
        table.rows[9_999],
        ["message, 9999\nwith \"two\" lines", "kind 3"]
    );
    // Unclosed quotes must not make the reader look to the end of the text from every cell.
    let unclosed = "\"a\tb\n".repeat(10_000);
    assert_eq!(
        table::looks_like_table(&unclosed).map(|it| it.rows.len()),
        Some(10_000)
    );
}

/// Cells as a spreadsheet has them: with text, without an edge of spaces or line ends that a reader may drop.
fn cells(width: usize) -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = "[a-zäß名\"',;\t\n ]{0,8}x";
    prop::collection::vec(prop::collection::vec(cell, width), 2..8)
}

proptest! {
    #![proptest_config(crate::tests::cases(256))]

    #[test]
    fn what_the_csv_crate_writes_is_read(
        (delimiter, expected) in (
            prop::sample::select(vec![b'\t', b',', b';']),
            (2..5usize).prop_flat_map(cells),
        ),
        crlf: bool,
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(terminator)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        for row in &expected {
            writer.write_record(row).expect("writes to memory");
        }
        let text = String::from_utf8(writer.into_inner().expect("flushes")).expect("UTF-8");
        let table = table::parse(&text).expect("a table").without_header();
        prop_assert_eq!(table.delimiter.byte(), delimiter);
        prop_assert_eq!(table.rows, expected);
    }

    #[test]
    fn any_text_keeps_the_invariants(text in "[ab\",;\t\r\n]{0,60}|\\PC{0,60}") {
        for table in [table::looks_like_table(&text), table::parse(&text).ok()].into_iter().flatten() {
            prop_assert!(table.columns.len() >= 2);
            prop_assert!(table.rows.iter().all(|it| it.len() == table.columns.len()));
        }
        let of = |table: Option<table::Table>| table.map(|it| it.delimiter);
        prop_assert_eq!(table::delimiter(&text), of(table::parse(&text).ok()));
        prop_assert_eq!(table::sure_delimiter(&text), of(table::looks_like_table(&text)));
    }
}
