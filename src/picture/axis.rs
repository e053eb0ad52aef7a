//! Round numbers along an axis, how they are written, and where a value lies in px.

use crate::MAX_NUMBER;

/// What an axis shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Such as "accuracy" or "tokens a call".
    pub name: String,
    pub unit: Unit,
}

/// How the numbers of an axis are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// As they are: 1,200 or 0.5.
    Number,
    /// Shares from 0 to 1, as per cent: 0.5 is 50%.
    Percent,
    /// Cost: $0.002.
    Dollars,
}

/// Round numbers from a low end to a high one.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// Ascending, all within the ends.
    pub values: Vec<f64>,
    /// From one to the next: 1, 2 or 5 times a power of ten.
    pub step: f64,
    /// Digits behind the point that every one of them needs.
    pub decimals: usize,
}

/// At most `most` (2 to 100), at least one round numbers in `low..=high`, their step the smallest of 1, 2, 5, 10, 20, ... that allows it.
///
/// The rule is Heckbert's (Graphics Gems, 1990, "Nice numbers for graph labels"), with the step rounded up.
pub fn ticks(low: f64, high: f64, most: usize) -> Ticks {
    let (low, high) = widened(low, high);
    let most = most.clamp(2, 100) as f64;
    let mut exponent = ((high - low) / most).log10().floor() as i32 - 1;
    loop {
        for digit in [1.0, 2.0, 5.0] {
            let ends = first_and_last(low, high, digit, exponent);
            if ends.1 - ends.0 < most {
                let n = (ends.1 - ends.0 + 1.0).max(0.0) as usize;
                let values = (0..n).map(|i| multiple(ends.0 + i as f64, digit, exponent));
                return Ticks {
                    values: values.collect(),
                    step: multiple(1.0, digit, exponent),
                    decimals: usize::try_from(-exponent).unwrap_or(0),
                };
            }
        }
        exponent += 1;
    }
}

/// `n * digit * 10^exponent`, divided where that is exact and multiplying is not: 3 * 0.1 is no 0.3.
fn multiple(n: f64, digit: f64, exponent: i32) -> f64 {
    let power = 10f64.powi(exponent.abs());
    // No minus before a zero.
    0.0 + if exponent < 0 {
        n * digit / power
    } else {
        n * digit * power
    }
}

/// How many steps from zero the first and the last tick within the ends are.
fn first_and_last(low: f64, high: f64, digit: f64, exponent: i32) -> (f64, f64) {
    let step = multiple(1.0, digit, exponent);
    let (mut first, mut last) = ((low / step).floor(), (high / step).ceil());
    while multiple(first, digit, exponent) < low {
        first += 1.0;
    }
    while multiple(last, digit, exponent) > high {
        last -= 1.0;
    }
    (first, last)
}

/// Ends in order, within what can be drawn, and far enough apart to tell numbers between them from each other.
pub(crate) fn widened(low: f64, high: f64) -> (f64, f64) {
    let bounded = |it: f64| {
        if it.is_nan() {
            0.0
        } else {
            it.clamp(-MAX_NUMBER, MAX_NUMBER)
        }
    };
    let (a, b) = (bounded(low), bounded(high));
    let (low, high) = (a.min(b), a.max(b));
    let least = (low.abs().max(high.abs()) * 1e-9).max(1e-9);
    if high - low >= least {
        (low, high)
    } else if low == 0.0 {
        (0.0, 1.0)
    } else {
        let room = (low.abs() * 0.1).max(1e-9);
        (low - room, high + room)
    }
}

impl Unit {
    /// The number with `decimals` digits behind the point (two fewer in per cent), thousands told apart, a true minus.
    pub(crate) fn text(self, value: f64, decimals: usize) -> String {
        let (value, decimals) = match self {
            Unit::Percent => (value * 100.0, decimals.saturating_sub(2)),
            Unit::Number | Unit::Dollars => (value, decimals),
        };
        let digits = format!("{:.decimals$}", value.abs());
        let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut out = String::new();
        // What rounds to zero has no sign.
        if value < 0.0 && digits.bytes().any(|it| (b'1'..=b'9').contains(&it)) {
            out.push('−');
        }
        if self == Unit::Dollars {
            out.push('$');
        }
        for (i, digit) in whole.char_indices() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if !part.is_empty() {
            out.push('.');
            out += part;
        }
        if self == Unit::Percent {
            out.push('%');
        }
        out
    }
}

/// From values to px, along a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Where `low` lies.
    pub(crate) from: f64,
    /// Where `high` lies; less than `from` where the axis goes up.
    pub(crate) to: f64,
}

impl Scale {
    pub(crate) fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let (low, high) = widened(low, high);
        Self {
            low,
            high,
            from,
            to,
        }
    }

    /// Where a value lies; one outside lies on the nearer end.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let value = value.clamp(self.low, self.high);
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    pub(crate) fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// Digits behind the point that tell about fifty values between the ends apart: what single numbers are written with.
pub(crate) fn precision(low: f64, high: f64) -> usize {
    ticks(low, high, 50).decimals
}

/// The smallest and the largest of the numbers that can be drawn.
pub(crate) fn ends(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    let drawn = values.into_iter().filter_map(crate::drawable);
    drawn.fold(None, |ends, it| match ends {
        None => Some((it, it)),
        Some((low, high)) => Some((low.min(it), high.max(it))),
    })
}

/// Ends with a little air, so that no point sits on the frame; shares stay within 0 and 1 if they were.
pub(crate) fn aired((low, high): (f64, f64), unit: Unit) -> (f64, f64) {
    let (low, high) = widened(low, high);
    let air = (high - low) * 0.05;
    let is_share = unit == Unit::Percent && low >= 0.0 && high <= 1.0;
    let floor = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
    let roof = if is_share { 1.0 } else { f64::INFINITY };
    widened((low - air).max(floor), (high + air).min(roof))
}
