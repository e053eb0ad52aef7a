//! Tables against what they promise: edits undone, rows split for good, cells kept, bytes of any kind.

mod bytes;
mod edits;
mod kinds;
mod rows;
mod split;

use proptest::test_runner::Config;

use crate::Table;

/// No file of failures is kept: it would land among the rooms, which are all crates.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

/// A table of these lines, the first one the names, cells parted by `|`.
fn table(lines: &[&str]) -> Table {
    let cut = |line: &&str| -> Vec<String> { line.split('|').map(str::to_owned).collect() };
    Table::of(&cut(&lines[0]), lines[1..].iter().map(cut).collect())
}
