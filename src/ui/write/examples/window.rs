//! Which cards are drawn: those in sight and some around them, however many there are.

/// Cards `first..end` are drawn; the rest is space above and below, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Window {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) above: f64,
    pub(super) below: f64,
}

/// Up to this many cards are simply all drawn.
pub(super) const ALL_DRAWN: usize = 60;

impl Window {
    /// Everything, without space around.
    pub(super) fn all(n: usize) -> Self {
        Self {
            first: 0,
            end: n,
            above: 0.0,
            below: 0.0,
        }
    }

    /// The cards that touch the stretch from `top` to `bottom` pixels below the first card's upper edge.
    /// `height` gives each card's height, measured or guessed.
    pub(super) fn of(n: usize, height: impl Fn(usize) -> f64, top: f64, bottom: f64) -> Self {
        if n <= ALL_DRAWN {
            return Self::all(n);
        }
        let mut window = Self::all(n);
        let mut edge = 0.0;
        while window.first < n && edge + height(window.first) <= top {
            edge += height(window.first);
            window.first += 1;
        }
        window.above = edge;
        window.end = window.first;
        while window.end < n && edge < bottom {
            edge += height(window.end);
            window.end += 1;
        }
        window.below = (window.end..n).map(height).sum();
        window
    }

    /// The same window, grown until it holds card `i`, unless that is too far away to draw all between.
    pub(super) fn reaching(mut self, i: usize, height: impl Fn(usize) -> f64) -> Self {
        const FAR: usize = 150;
        if i < self.first && self.first - i <= FAR {
            self.above -= (i..self.first).map(&height).sum::<f64>();
            self.first = i;
        } else if i >= self.end && i - self.end < FAR {
            self.below -= (self.end..=i).map(&height).sum::<f64>();
            self.end = i + 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(window: Window, expected: (usize, usize, f64, f64)) {
        let Window {
            first,
            end,
            above,
            below,
        } = window;
        assert_eq!((first, end, above, below), expected);
    }

    #[test]
    fn few_are_all_drawn() {
        check(Window::of(60, |_| 80.0, 5000.0, 6000.0), (0, 60, 0.0, 0.0));
    }

    #[test]
    fn many_are_drawn_where_the_eyes_are() {
        let ten = |_| 10.0;
        check(Window::of(1000, ten, -500.0, 95.0), (0, 10, 0.0, 9900.0));
        check(Window::of(1000, ten, 100.0, 200.0), (10, 20, 100.0, 9800.0));
        check(
            Window::of(1000, ten, 9990.0, 20000.0),
            (999, 1000, 9990.0, 0.0),
        );
        check(Window::of(1000, ten, 1e9, 2e9), (1000, 1000, 10000.0, 0.0));
        let growing = |i: usize| i as f64;
        check(Window::of(100, growing, 3.0, 10.0), (3, 5, 3.0, 4940.0));
    }

    #[test]
    fn the_focused_card_stays_while_it_is_near() {
        let ten = |_| 10.0;
        let window = Window::of(1000, ten, 1000.0, 1100.0);
        check(window.reaching(90, ten), (90, 110, 900.0, 8900.0));
        check(window.reaching(119, ten), (100, 120, 1000.0, 8800.0));
        check(window.reaching(105, ten), (100, 110, 1000.0, 8900.0));
        check(window.reaching(900, ten), (100, 110, 1000.0, 8900.0));
    }
}
