//! Round numbers: the 1-2-5 rule, and how they are written.

use proptest::prelude::*;

use super::cases;
use crate::{Ticks, Unit, ticks};

#[test]
fn ticks_are_those_that_a_person_would_draw() {
    let of = |low, high, most| {
        let Ticks {
            values, decimals, ..
        } = ticks(low, high, most);
        let texts: Vec<String> = values
            .iter()
            .map(|it| Unit::Number.text(*it, decimals))
            .collect();
        texts.join(" ")
    };
    assert_eq!(of(0.0, 1.0, 6), "0.0 0.2 0.4 0.6 0.8 1.0");
    assert_eq!(
        of(0.0, 1.0, 11),
        "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0"
    );
    assert_eq!(of(0.0, 1.0, 3), "0.0 0.5 1.0");
    assert_eq!(of(-0.13, 0.27, 5), "−0.1 0.0 0.1 0.2");
    assert_eq!(of(37.0, 1480.0, 4), "500 1,000");
    assert_eq!(of(37.0, 1480.0, 8), "200 400 600 800 1,000 1,200 1,400");
    assert_eq!(of(0.0012, 0.0031, 5), "0.0015 0.0020 0.0025 0.0030");
    assert_eq!(of(3.0, 3.0, 3), "2.8 3.0 3.2");
    assert_eq!(of(1.0, 0.0, 3), "0.0 0.5 1.0");
}

#[test]
fn numbers_are_written_as_the_unit_has_them() {
    assert_eq!(Unit::Percent.text(0.5, 1), "50%");
    assert_eq!(Unit::Percent.text(0.1234, 3), "12.3%");
    assert_eq!(Unit::Percent.text(-0.05, 2), "−5%");
    assert_eq!(Unit::Dollars.text(-0.002, 3), "−$0.002");
    assert_eq!(Unit::Number.text(1_234_567.0, 0), "1,234,567");
    assert_eq!(Unit::Number.text(123.0, 1), "123.0");
    // What rounds to zero has no minus.
    assert_eq!(Unit::Number.text(-0.04, 1), "0.0");
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn ticks_follow_the_rule(low in number(), span in number(), most in 2usize..12) {
        let (low, high) = (low, low + span.abs());
        let found = ticks(low, high, most);
        prop_assert!(!found.values.is_empty() && found.values.len() <= most);
        let exponent = found.step.log10().floor();
        let digit = found.step / 10f64.powf(exponent);
        prop_assert!([1.0, 2.0, 5.0, 10.0].iter().any(|it| (digit - it).abs() < 1e-6), "step {}", found.step);
        // The ends were widened where they were one.
        if high - low > 1e-9 * low.abs().max(high.abs()).max(1.0) {
            prop_assert!(found.values.iter().all(|it| (low..=high).contains(it)));
        }
        let texts: Vec<String> = found.values.iter().map(|it| Unit::Number.text(*it, found.decimals)).collect();
        let digits = |it: &String| it.split_once('.').map_or(0, |it| it.1.len());
        prop_assert!(texts.iter().all(|it| digits(it) == digits(&texts[0])), "one precision: {texts:?}");
        // Written out, they are the very values: none was rounded.
        for (text, value) in texts.iter().zip(&found.values) {
            let plain: f64 = text.replace(',', "").replace('−', "-").parse().unwrap();
            prop_assert!((plain - value).abs() <= value.abs() * 1e-12, "{text} is {value}");
        }
    }
}

fn number() -> impl Strategy<Value = f64> {
    (-1000i32..1000, -6i32..7).prop_map(|(digits, power)| f64::from(digits) * 10f64.powi(power))
}
