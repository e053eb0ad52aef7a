//! Which lines of a long list are drawn for a window onto it.

use std::ops::Range;

/// Lines above and below the window that exist already.
const SPARE: usize = 6;

/// The lines to draw for where the window is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// At once.
    pub passing: Range<usize>,
    /// Once the window stays: with those above and below it.
    pub around: Range<usize>,
    /// The window's first line when they were chosen.
    top: usize,
    n_seen: usize,
    n_lines: usize,
}

impl Sight {
    /// Of a window of `n_seen` lines that stays at the line `top` of `n_lines`.
    pub fn at(top: usize, n_seen: usize, n_lines: usize) -> Self {
        // In steps, so that a slow scroll does not make every line anew.
        let first = top.saturating_sub(SPARE) / SPARE * SPARE;
        let around = first..n_lines.min(first + n_seen + 2 * SPARE);
        Self {
            passing: around.clone(),
            around,
            top,
            n_seen,
            n_lines,
        }
    }

    /// Of the window moved to another line, where other lines are to be drawn for it. Where none of them was in it before,
    /// those in it alone are drawn at once: who scrolls so quickly sees no others.
    pub fn moved(&self, top: usize) -> Option<Self> {
        let mut to = Self::at(top, self.n_seen, self.n_lines);
        let flies = top.abs_diff(self.top) > self.n_seen;
        if flies {
            to.passing = top..self.n_lines.min(top + self.n_seen + 1);
        }
        (flies || to.around != self.around).then_some(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_scroll_draws_in_steps_and_a_quick_one_what_is_in_the_window() {
        let begin = Sight::at(0, 12, 100_000);
        assert_eq!(begin.passing, 0..24);
        assert!(begin.moved(6).is_none());
        let next = begin.moved(12).expect("other lines");
        assert_eq!((next.passing, next.around), (6..30, 6..30));
        let far = begin.moved(50_000).expect("other lines");
        assert_eq!(
            (&far.passing, &far.around),
            (&(50_000..50_013), &(49_992..50_016))
        );
        assert_eq!(far.moved(50_001), None);
        let end = far.moved(99_988).expect("other lines");
        assert_eq!(
            (end.passing, end.around),
            (99_988..100_000, 99_978..100_000)
        );
    }

    #[test]
    fn every_line_in_the_window_is_drawn_once_it_stays() {
        for top in 0..200 {
            let lines = Sight::at(top, 12, 205).around;
            assert!(
                lines.start <= top && lines.end >= 205.min(top + 13),
                "{top}: {lines:?}"
            );
        }
    }
}
