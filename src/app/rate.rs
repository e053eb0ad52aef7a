//! How fast long work gets on, and so how long it will still take.

use std::cell::RefCell;

/// How much of the recent past the rate is taken from.
const WINDOW_MILLIS: f64 = 5_000.0;
/// A rate from less than this is a guess.
const LEAST_MILLIS: f64 = 500.0;

/// How much was done by when, in the last seconds.
#[derive(Default)]
pub(crate) struct Rate(RefCell<Vec<(f64, u64)>>);

impl Rate {
    /// Notes where the work is and tells the seconds left; `total` is 0 where it is not known.
    pub(crate) fn seconds_left(&self, done: u64, total: u64, now_millis: f64) -> Option<f64> {
        let mut seen = self.0.borrow_mut();
        if seen.last().is_some_and(|it| it.1 > done) {
            seen.clear();
        }
        seen.push((now_millis, done));
        let is_old = |it: &&(f64, u64)| now_millis - it.0 > WINDOW_MILLIS;
        let n_old = seen.iter().take_while(is_old).count();
        seen.drain(..n_old);
        let (since_millis, since_done) = *seen.first()?;
        let millis = now_millis - since_millis;
        let n_new = done - since_done;
        let left = total.checked_sub(done)?;
        (millis >= LEAST_MILLIS && n_new > 0 && total > 0)
            .then(|| left as f64 * millis / n_new as f64 / 1000.0)
    }

    /// Something else begins.
    pub(crate) fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_told_from_the_last_seconds() {
        let rate = Rate::default();
        let at = |done, millis| rate.seconds_left(done, 1_000, millis);
        assert_eq!(at(0, 0.0), None);
        assert_eq!(at(10, 100.0), None, "too early to tell");
        assert_eq!(at(100, 1_000.0), Some(9.0));
        assert_eq!(at(500, 10_000.0), None, "a long break says nothing");
        assert_eq!(at(600, 11_000.0), Some(4.0));
        assert_eq!(at(0, 12_000.0), None, "it began anew");
    }
}
