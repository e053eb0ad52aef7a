//! How long the rest of a prompt will take, told by what was read of it.

/// From less than this nothing is told.
const LEAST_MILLIS: f64 = 1_000.0;

/// How much of a prompt had been read by when, counted from what was there first.
///
/// A token meets all that stand before it, so `x` tokens take `a x + b x²`; the best `a` and `b`, by least squares,
/// that are not below 0.
#[derive(Default)]
pub(crate) struct Forecast {
    first: Option<(f64, f64)>,
    /// Sums of `x²`, `x³`, `x⁴`, and of `t x` and `t x²`.
    squares: [f64; 3],
    times: [f64; 2],
}

impl Forecast {
    /// Notes that `n_done` tokens were read, and tells the seconds until `n_total` are.
    pub(crate) fn seconds_left(
        &mut self,
        n_done: usize,
        n_total: usize,
        now_millis: f64,
    ) -> Option<f64> {
        let n = n_done as f64;
        let (first_n, first_millis) = *self.first.get_or_insert((n, now_millis));
        let (x, t) = (n - first_n, now_millis - first_millis);
        for (sum, power) in self.squares.iter_mut().zip(2..) {
            *sum += x.powi(power);
        }
        self.times[0] += t * x;
        self.times[1] += t * x * x;
        if t < LEAST_MILLIS {
            return None;
        }
        let [a, b] = self.best();
        let whole = n_total as f64 - first_n;
        let millis = |x: f64| a * x + b * x * x;
        Some((millis(whole) - millis(x)) / 1000.0)
    }

    fn best(&self) -> [f64; 2] {
        let ([x2, x3, x4], [tx, tx2]) = (self.squares, self.times);
        let determinant = x2 * x4 - x3 * x3;
        let a = (tx * x4 - tx2 * x3) / determinant;
        let b = (tx2 * x2 - tx * x3) / determinant;
        // Of a single piece, or of pieces of one size, there is no telling.
        if b.is_nan() || b <= 0.0 {
            [tx / x2, 0.0]
        } else if a < 0.0 {
            [0.0, tx2 / x4]
        } else {
            [a, b]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told after each of the pieces, where `x` tokens take `millis(x)` and 40 of 1000 were there.
    fn told(pieces: &[usize], millis: impl Fn(f64) -> f64) -> Vec<Option<f64>> {
        let mut forecast = Forecast::default();
        let mut n_done = 40;
        let mut told = |n: usize| {
            n_done += n;
            forecast.seconds_left(n_done, 1_000, 7e5 + millis((n_done - 40) as f64))
        };
        told(0);
        pieces.iter().map(|&n| told(n)).collect()
    }

    fn close(a: Option<f64>, b: f64) -> bool {
        a.is_some_and(|a| (a - b).abs() < 1e-6)
    }

    #[test]
    fn even_work_takes_as_long_as_before() {
        let told = told(&[10, 40, 50, 60], |x| 10.0 * x);
        assert_eq!(told[..2], [None; 2], "too early to tell");
        assert!(close(told[2], 8.6) && close(told[3], 8.0));
    }

    #[test]
    fn work_that_grows_is_told_as_it_will_be() {
        let millis = |x: f64| 2.0 * x + 0.01 * x * x;
        let told = told(&[200, 100, 150], millis);
        let left = |x: f64| (millis(960.0) - millis(x)) / 1000.0;
        assert!(close(told[1], left(300.0)) && close(told[2], left(450.0)));
    }

    #[test]
    fn what_is_told_is_never_below_nothing() {
        let faster = told(&[100, 100, 100], |x| 1000.0 * x.sqrt());
        let slower = told(&[100, 100, 100], |x| 0.001 * x * x * x);
        for told in [faster, slower] {
            assert!(told.iter().flatten().all(|&it| it > 0.0 && it.is_finite()));
        }
        // The whole prompt at one go.
        assert!(close(told(&[960], |x| 2.0 * x).pop().flatten(), 0.0));
    }
}
