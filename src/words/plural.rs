//! Which form of a noun a number takes: CLDR's rules for cardinals (unicode.org/reports/tr35, plurals.xml, release 48),
//! for whole numbers in digits.

use crate::Language;

/// A plural category of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    pub const ALL: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// As CLDR and Fluent write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// As a pattern has it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Zero => "z",
            Self::One => "o",
            Self::Two => "t",
            Self::Few => "f",
            Self::Many => "m",
            Self::Other => "x",
        }
    }

    /// The categories that a text has to have in a language. Spanish has `many`, for whole millions, where
    /// `other` may stand in as long as digits are written.
    pub fn needed(language: Language) -> &'static [Self] {
        match language {
            Language::English | Language::German | Language::Spanish => &[Self::One, Self::Other],
            Language::Chinese => &[Self::Other],
            Language::Arabic => &Self::ALL,
        }
    }
}

/// The category of a number in a language.
pub fn category(language: Language, n: u64) -> Category {
    use Category::*;
    match (language, n) {
        (Language::Chinese, _) => Other,
        (Language::Arabic, 0) => Zero,
        (_, 1) => One,
        (Language::Arabic, 2) => Two,
        (Language::Arabic, _) => match n % 100 {
            3..=10 => Few,
            11..=99 => Many,
            _ => Other,
        },
        (Language::Spanish, 1..) if n.is_multiple_of(1_000_000) => Many,
        _ => Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The `@integer` samples of plurals.xml, without the compact ones (`1c6`), which are not written here.
    const CLDR: &[(Language, Category, &str)] = &[
        (Language::English, Category::One, "1"),
        (
            Language::English,
            Category::Other,
            "0, 2~16, 100, 1000, 10000, 100000, 1000000",
        ),
        (Language::German, Category::One, "1"),
        (
            Language::German,
            Category::Other,
            "0, 2~16, 100, 1000, 10000, 100000, 1000000",
        ),
        (Language::Spanish, Category::One, "1"),
        (Language::Spanish, Category::Many, "1000000"),
        (
            Language::Spanish,
            Category::Other,
            "0, 2~16, 100, 1000, 10000, 100000",
        ),
        (
            Language::Chinese,
            Category::Other,
            "0~15, 100, 1000, 10000, 100000, 1000000",
        ),
        (Language::Arabic, Category::Zero, "0"),
        (Language::Arabic, Category::One, "1"),
        (Language::Arabic, Category::Two, "2"),
        (Language::Arabic, Category::Few, "3~10, 103~110, 1003"),
        (Language::Arabic, Category::Many, "11~26, 111, 1011"),
        (
            Language::Arabic,
            Category::Other,
            "100~102, 200~202, 300~302, 400~402, 500~502, 600, 1000, 10000, 100000, 1000000",
        ),
    ];

    #[test]
    fn numbers_have_the_categories_that_cldr_publishes() {
        let mut n_samples = 0;
        for (language, expected, samples) in CLDR {
            for range in samples.split(", ") {
                let (first, last) = range.split_once('~').unwrap_or((range, range));
                let [first, last] = [first, last].map(|it| it.parse::<u64>().expect("a number"));
                for n in first..=last {
                    assert_eq!(category(*language, n), *expected, "{n} in {language:?}");
                    n_samples += 1;
                }
            }
        }
        assert!(n_samples > 140, "{n_samples}");
    }
}
