//! Numbers with the marks of the language, as CLDR has them for Latin digits, which every language here is given.

use crate::{Language, spoken};

/// The mark between groups of three digits, and the one before a fraction.
fn marks(language: Language) -> (char, char) {
    match language {
        Language::German | Language::Spanish => ('.', ','),
        _ => (',', '.'),
    }
}

/// Digits in groups of three: `8,192`.
pub fn whole(n: u64) -> String {
    grouped(spoken(), &n.to_string())
}

/// With this many digits after the mark: `1,234.5`.
pub fn decimal(x: f64, n_digits: usize) -> String {
    let plain = format!("{x:.n_digits$}");
    let (before, after) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut number = match before.strip_prefix('-') {
        Some(digits) => format!("-{}", grouped(spoken(), digits)),
        None => grouped(spoken(), before),
    };
    if !after.is_empty() {
        number.push(marks(spoken()).1);
        number += after;
    }
    number
}

fn grouped(language: Language, digits: &str) -> String {
    // Spanish leaves four digits together.
    let n_least = if language == Language::Spanish { 5 } else { 4 };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && digits.len() >= n_least && (digits.len() - i).is_multiple_of(3) {
            grouped.push(marks(language).0);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speak;

    /// What ICU 78.2 (CLDR 48) writes: `Intl.NumberFormat(tag, { minimumFractionDigits: 1 })`, for Arabic with `-u-nu-latn`.
    const ICU: &[(Language, &str, &str, &str)] = &[
        (Language::English, "8,192", "1,234,567", "1,234.5"),
        (Language::German, "8.192", "1.234.567", "1.234,5"),
        (Language::Spanish, "8192", "1.234.567", "1234,5"),
        (Language::Chinese, "8,192", "1,234,567", "1,234.5"),
        (Language::Arabic, "8,192", "1,234,567", "1,234.5"),
    ];

    #[test]
    fn numbers_have_the_marks_of_the_language() {
        for (language, thousands, millions, fraction) in ICU {
            speak(*language, "");
            assert_eq!(whole(8192), *thousands);
            assert_eq!(whole(1_234_567), *millions);
            assert_eq!(decimal(1234.5, 1), *fraction);
            assert_eq!(whole(999), "999");
        }
    }

    #[test]
    fn odd_numbers_are_written_too() {
        speak(Language::English, "");
        assert_eq!(decimal(-1234.0, 0), "-1,234");
        assert_eq!(decimal(-0.25, 2), "-0.25");
        assert_eq!(decimal(f64::NAN, 1), "NaN");
        assert_eq!(decimal(f64::INFINITY, 1), "inf");
    }
}
