//! What an answer costs: a table of prices that the person can edit, and exact arithmetic.
//!
//! Invariant: what is not known is `None`, never 0.

mod table;

pub use table::{PriceTable, bundled};

use crate::Usage;

/// Dollars a token, exactly: one unit is 10^-12 dollars, so a price of $1 a million tokens is 1,000,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u64);

/// An amount of money, exactly, in 10^-12 dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost(u128);

/// Digits after the point of a price a million tokens.
const PRICE_DIGITS: usize = 6;
/// Digits after the point of a cost.
const COST_DIGITS: usize = 12;

impl Rate {
    /// Reads a price in dollars for a million tokens, such as `0.075`. `None` for anything but plain digits and a point.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let is_plain = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || part.len() > PRICE_DIGITS {
            return None;
        }
        if !is_plain(whole) || !is_plain(part) || text.ends_with('.') {
            return None;
        }
        format!("{whole}{part:0<PRICE_DIGITS$}")
            .parse()
            .ok()
            .map(Self)
    }
}

impl std::fmt::Display for Rate {
    /// Dollars for a million tokens.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&decimal(u128::from(self.0), PRICE_DIGITS, 0))
    }
}

impl Cost {
    /// In 10^-12 dollars.
    pub fn picodollars(self) -> u128 {
        self.0
    }

    fn of(n_tokens: u64, rate: Rate) -> Self {
        Self(u128::from(n_tokens) * u128::from(rate.0))
    }
}

impl std::ops::Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(costs: I) -> Self {
        costs.fold(Self::default(), |a, b| a + b)
    }
}

impl std::fmt::Display for Cost {
    /// Dollars, exactly, with at least two digits after the point.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "${}", decimal(self.0, COST_DIGITS, 2))
    }
}

/// `number` / 10^`n_digits`, without needless zeros but with at least `least` digits.
fn decimal(number: u128, n_digits: usize, least: usize) -> String {
    let unit = 10u128.pow(n_digits as u32);
    let part = format!("{:0n_digits$}", number % unit);
    let kept = part.trim_end_matches('0').len().max(least);
    match kept {
        0 => (number / unit).to_string(),
        kept => format!("{}.{}", number / unit, &part[..kept]),
    }
}

/// What a model costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// A preset's id.
    pub provider: String,
    /// As the service calls it, without a date at the end.
    pub model: String,
    pub rates: Rates,
    /// For prompts of more than so many tokens: these, for the whole of it.
    pub long: Option<(u64, Rates)>,
    /// First and last day, as `2026-12-31`.
    pub from: Option<String>,
    pub until: Option<String>,
    /// When it was read, and where.
    pub read: String,
    pub source: String,
}

/// The kinds of tokens and their prices; `None` where there is none of its own, so that `input` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    pub input: Rate,
    pub output: Rate,
    pub cached: Option<Rate>,
    pub cache_written: Option<Rate>,
}

impl Price {
    fn rates(&self, n_input: u64) -> &Rates {
        match &self.long {
            Some((over, rates)) if n_input > *over => rates,
            _ => &self.rates,
        }
    }

    /// The most that a request can cost: nothing from the cache, the longest answer.
    ///
    /// Writing to a cache, which this studio never asks for, and tools that a service runs by itself are not in it.
    pub fn at_most(&self, n_input: u64, max_output: u64) -> Cost {
        let rates = self.rates(n_input);
        Cost::of(n_input, rates.input) + Cost::of(max_output, rates.output)
    }

    /// What was used, by the service's own count; `None` where it gave none.
    pub fn of_usage(&self, usage: &Usage) -> Option<Cost> {
        let (input, output) = (usage.input?, usage.output?);
        let rates = self.rates(input);
        // A service that counts the cached apart would have more of them than of all.
        let cached = usage.cached.unwrap_or(0).min(input);
        let written = usage.cache_written.unwrap_or(0).min(input - cached);
        let parts = [
            Cost::of(input - cached - written, rates.input),
            Cost::of(cached, rates.cached.unwrap_or(rates.input)),
            Cost::of(written, rates.cache_written.unwrap_or(rates.input)),
            Cost::of(output, rates.output),
        ];
        Some(parts.into_iter().sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::cases;
    use proptest::prelude::*;

    fn rate(text: &str) -> Rate {
        Rate::parse(text).expect(text)
    }

    fn price() -> Price {
        let rates = |input, output, cached| Rates {
            input: rate(input),
            output: rate(output),
            cached: Some(rate(cached)),
            cache_written: Some(rate("3.75")),
        };
        Price {
            provider: "p".into(),
            model: "m".into(),
            rates: rates("3", "15", "0.3"),
            long: Some((200_000, rates("6", "22.5", "0.6"))),
            from: None,
            until: None,
            read: String::new(),
            source: String::new(),
        }
    }

    /// By hand: a million tokens at $3 are $3, so one is 3,000,000 parts of 10^-12 dollars.
    #[test]
    fn costs_are_exact() {
        let price = price();
        assert_eq!(price.at_most(1, 0).picodollars(), 3_000_000);
        assert_eq!(price.at_most(1_000, 500).to_string(), "$0.0105");
        assert_eq!(price.at_most(200_000, 0).to_string(), "$0.60");
        assert_eq!(price.at_most(200_001, 0).to_string(), "$1.200006");
        let usage = Usage {
            input: Some(1_000),
            output: Some(10),
            cached: Some(700),
            cache_written: Some(200),
            reasoning: Some(4),
        };
        // 100 · 3 + 700 · 0.3 + 200 · 3.75 + 10 · 15 = 1,410 millionths of a dollar.
        assert_eq!(
            price.of_usage(&usage).expect("counts").to_string(),
            "$0.00141"
        );
        assert_eq!(
            price.of_usage(&Usage {
                output: None,
                ..usage
            }),
            None
        );
        assert_eq!(
            price.of_usage(&Usage {
                input: None,
                ..usage
            }),
            None
        );
        assert_eq!(Cost::default().to_string(), "$0.00");
    }

    /// The classical trap of binary fractions.
    #[test]
    fn ten_tenths_are_one() {
        let tenth = Cost::of(100_000, rate("1"));
        assert_eq!(
            std::iter::repeat_n(tenth, 10).sum::<Cost>(),
            Cost::of(1_000_000, rate("1"))
        );
        assert_eq!(rate("0.003").to_string(), "0.003");
        assert_eq!(rate("0.0028").0, 2_800);
    }

    #[test]
    fn only_plain_numbers_are_prices() {
        for bad in [
            "",
            ".",
            "1.",
            ".5",
            "-1",
            "+1",
            "1e3",
            "1,5",
            "0.0000001",
            "1234567890",
            "NaN",
            "٣",
        ] {
            assert_eq!(Rate::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn a_rate_reads_back(number in 0u64..1_000_000_000_000_000) {
            prop_assert_eq!(Rate::parse(&Rate(number).to_string()), Some(Rate(number)));
        }

        #[test]
        fn what_is_used_never_costs_more_than_was_said(
            input in 0u64..1_000_000, output in 0u64..100_000, cached in prop::option::of(any::<u64>()),
        ) {
            let usage = Usage { input: Some(input), output: Some(output), cached, ..Usage::default() };
            let used = price().of_usage(&usage).expect("counts");
            prop_assert!(used <= price().at_most(input, output));
            _ = price().of_usage(&Usage { input: Some(u64::MAX), output: Some(u64::MAX), ..usage });
        }
    }
}
