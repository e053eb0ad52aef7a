//! What every picture must keep, whatever is measured.

use proptest::test_runner::Config;

/// A property test of this many cases. Nothing is written where one fails: a folder beside the rooms
/// would be taken for a room.
pub(crate) fn cases(n: u32) -> Config {
    Config {
        cases: n,
        failure_persistence: None,
        ..Config::default()
    }
}

mod axes;
mod colours;
mod diffs;
mod goldens;
mod inputs;
mod plots;
mod scenes;
mod tables;
