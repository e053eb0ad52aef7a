//! Results as a table for a spreadsheet: one row a cell, guarded against cells that a spreadsheet would run.

pub use format::cell::{guarded, quoted};

/// What is known of one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell<'a> {
    pub condition: &'a str,
    /// Counted from 1.
    pub row: usize,
    pub input: &'a str,
    pub expected: &'a str,
    pub answer: &'a str,
    /// 0 to 1; `None` where it was not scored.
    pub score: Option<f64>,
    pub tokens: Option<u32>,
    pub millis: Option<f64>,
}

const HEADER: [&str; 8] = [
    "condition",
    "row",
    "input",
    "expected",
    "answer",
    "score",
    "tokens",
    "millis",
];

/// The table as CSV (RFC 4180), UTF-8, with a header.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a line break, white space before it or not, gets an apostrophe in
/// front, as OWASP advises ("CSV Injection"); numbers, and texts that are plain numbers, stay as they are.
pub fn to_csv(cells: &[Cell<'_>]) -> String {
    let mut text = HEADER.join(",") + "\r\n";
    for cell in cells {
        let number = |it: Option<f64>| {
            it.filter(|it| it.is_finite())
                .map_or(String::new(), |it| it.to_string())
        };
        let fields = [
            guarded(cell.condition),
            cell.row.to_string(),
            guarded(cell.input),
            guarded(cell.expected),
            guarded(cell.answer),
            number(cell.score),
            cell.tokens.map_or(String::new(), |it| it.to_string()),
            number(cell.millis),
        ];
        text += &fields.each_ref().map(|it| quoted(it)).join(",");
        text += "\r\n";
    }
    text
}
