//! What every way out of the app and back must keep, over projects and bytes of any kind.

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

mod files;
mod goldens;
mod links;
mod origins;
mod policy;
mod projects;
mod seals;
mod tables;
mod worth;
