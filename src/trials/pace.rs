//! How far a run is, how long the rest will take, and how often the screen hears of it.

/// How often the screen hears of progress at most, and at least. Each time it draws, which costs what a model of this
/// page could use: while much is left, it hears more seldom.
const TELL_MILLIS: f64 = 250.0;
const TELL_SELDOM_MILLIS: f64 = 1000.0;
/// The screen hears this many times in what is left.
const N_TELLS: f64 = 20.0;

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    pub n_done: usize,
    /// The most, where it depends on answers.
    pub n_total: usize,
    /// Of the answers, those that an earlier run had already got.
    pub n_known: usize,
    /// `None` until enough was measured.
    pub seconds_left: Option<f64>,
}

/// Counts answers and reckons how long the rest will take.
pub(crate) struct Pace {
    started_millis: f64,
    told_millis: f64,
    pub(crate) n_fresh: usize,
    pub(crate) n_known: usize,
}

impl Pace {
    pub(crate) fn new(now_millis: f64) -> Self {
        Self {
            started_millis: now_millis,
            told_millis: now_millis,
            n_fresh: 0,
            n_known: 0,
        }
    }

    /// How far the run is, if it is time to tell.
    pub(crate) fn news(&mut self, now_millis: f64, n_total: usize) -> Option<Progress> {
        let progress = self.progress(now_millis, n_total);
        let left_millis = progress.seconds_left.unwrap_or(0.0) * 1000.0;
        let pause_millis = (left_millis / N_TELLS).clamp(TELL_MILLIS, TELL_SELDOM_MILLIS);
        if now_millis - self.told_millis < pause_millis {
            return None;
        }
        self.told_millis = now_millis;
        Some(progress)
    }

    pub(crate) fn progress(&self, now_millis: f64, n_total: usize) -> Progress {
        let n_done = self.n_fresh + self.n_known;
        let seconds = (now_millis - self.started_millis) / 1000.0;
        // The first answers wait for the model and say little.
        let measured = self.n_fresh >= 8 && seconds > 0.5;
        let left = n_total.saturating_sub(n_done);
        Progress {
            n_done,
            n_total,
            n_known: self.n_known,
            seconds_left: measured.then(|| left as f64 * seconds / self.n_fresh as f64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When the screen hears, of a run in which an answer comes every 50 ms.
    fn told_millis(n_total: usize) -> Vec<f64> {
        let mut pace = Pace::new(0.0);
        let mut told = Vec::new();
        for at in 1..=n_total {
            let now_millis = 50.0 * at as f64;
            pace.n_fresh += 1;
            if pace.news(now_millis, n_total).is_some() {
                told.push(now_millis);
            }
        }
        told
    }

    #[test]
    fn a_long_run_is_told_of_once_a_second_and_its_end_four_times() {
        let told = told_millis(2000);
        let pauses: Vec<f64> = told.windows(2).map(|it| it[1] - it[0]).collect();
        assert!(pauses.iter().all(|it| (250.0..=1000.0).contains(it)));
        assert_eq!(pauses[10..20], [1000.0; 10]);
        assert_eq!(pauses[pauses.len() - 10..], [250.0; 10]);
    }

    #[test]
    fn a_short_run_is_told_of_four_times_a_second() {
        let told = told_millis(60);
        assert_eq!(
            told,
            (1..=12).map(|it| 250.0 * f64::from(it)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn the_time_left_is_unknown_until_enough_was_measured() {
        let mut pace = Pace::new(0.0);
        pace.n_fresh = 7;
        assert_eq!(pace.progress(1000.0, 100).seconds_left, None);
        pace.n_fresh = 10;
        pace.n_known = 10;
        assert_eq!(pace.progress(1000.0, 100).seconds_left, Some(8.0));
    }
}
