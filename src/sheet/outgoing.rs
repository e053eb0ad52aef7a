//! A table as a file: CSV that no spreadsheet runs, lines of JSON; with the part of each row where it is asked for.

use dataset::Table;
use foreign::{Data, Format};

/// CSV in UTF-8; a cell that a spreadsheet would run as a formula has an apostrophe before it.
pub fn to_csv(table: &Table, rows: &[u32], with_part: bool) -> Vec<u8> {
    foreign::write_table(Format::Csv, &data(table, rows, with_part))
}

/// A line of JSON for each row.
pub fn to_json_lines(table: &Table, rows: &[u32], with_part: bool) -> Vec<u8> {
    foreign::write_table(Format::JsonLines, &data(table, rows, with_part))
}

fn data(table: &Table, rows: &[u32], with_part: bool) -> Data {
    let mut columns = table.distinct_names();
    if with_part {
        let mut name = "part".to_owned();
        while columns.contains(&name) {
            name.push('_');
        }
        columns.push(name);
    }
    let row = |at: &u32| {
        let at = *at as usize;
        let cells = table.row(at).iter().map(|it| it.to_string());
        let part = table.part(at).map_or("", |it| it.key()).to_owned();
        cells.chain(with_part.then_some(part)).collect()
    };
    Data {
        columns,
        rows: rows.iter().map(row).collect(),
    }
}
