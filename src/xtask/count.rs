//! Reads how many tests passed and failed from what test programs print.

/// A tally over any number of test programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) n_passed: u64,
    pub(crate) n_failed: u64,
}

impl Count {
    /// Takes note of a line if it is the summary of a test program.
    ///
    /// Cargo and wasm-bindgen write `test result: ok. 3 passed; 0 failed; …`, the journeys write
    /// `journeys: 3 passed, 0 failed`.
    pub(crate) fn see(&mut self, line: &str) {
        let line = line.trim();
        let summary = line
            .strip_prefix("test result: ")
            .and_then(|it| it.split_once(". "))
            .map(|(_, counts)| counts)
            .or_else(|| line.strip_prefix("journeys: "));
        let Some(summary) = summary else {
            return;
        };
        for part in summary.split([';', ',']) {
            match part.trim().split_once(' ') {
                Some((number, "passed")) => self.n_passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.n_failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Notes how the program ended: one that failed without a failed test counts as one failure.
    pub(crate) fn end(&mut self, succeeded: bool) {
        if !succeeded && self.n_failed == 0 {
            self.n_failed = 1;
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.n_passed += other.n_passed;
        self.n_failed += other.n_failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(lines: &[&str], succeeded: bool) -> (u64, u64) {
        let mut count = Count::default();
        lines.iter().for_each(|line| count.see(line));
        count.end(succeeded);
        (count.n_passed, count.n_failed)
    }

    #[test]
    fn summaries_are_added_up() {
        let cargo = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        let bad = "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        let wasm =
            "test result: ok. 2 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.01s";
        assert_eq!(count(&[cargo, "noise", wasm], true), (14, 0));
        assert_eq!(count(&[cargo, bad], false), (16, 2));
        assert_eq!(count(&["journeys: 9 passed, 1 failed"], false), (9, 1));
    }

    #[test]
    fn a_program_that_only_broke_counts_once() {
        assert_eq!(count(&["error: could not compile `x`"], false), (0, 1));
        assert_eq!(count(&[], true), (0, 0));
    }

    #[test]
    fn other_lines_count_nothing() {
        let lines = [
            "test a ... ok",
            "3 passed; 1 failed",
            "test result:",
            "test result: ok. many passed; x failed",
            "say journeys: 3 passed",
        ];
        assert_eq!(count(&lines, true), (0, 0));
    }
}
