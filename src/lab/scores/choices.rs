//! The choices that scores offer instead of yes and no.

/// Does upper or lower case matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Matters,
    Ignored,
}

/// How a text is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Anywhere,
    AtStart,
    AtEnd,
}

/// How many of several texts must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    Any,
    All,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values.
    Characters,
    /// Stretches without white space.
    Words,
    /// Lines; a line feed at the end begins no new one.
    Lines,
}

/// How far a number may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// `|x − expected| <= it`.
    Absolute(f64),
    /// `|x − expected| <= it · |expected|`.
    Relative(f64),
}

/// Which number of an answer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    First,
    Last,
}

/// Must the whole answer be JSON, or may words stand around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    Nothing,
    Words,
}

impl Tolerance {
    /// NaN is near nothing.
    pub fn allows(self, found: f64, expected: f64) -> bool {
        let most = match self {
            Tolerance::Absolute(most) => most,
            Tolerance::Relative(share) => share * expected.abs(),
        };
        (found - expected).abs() <= most
    }
}

impl Unit {
    pub fn count(self, text: &str) -> usize {
        match self {
            Unit::Characters => text.chars().count(),
            Unit::Words => text.split_whitespace().count(),
            Unit::Lines => text.lines().count(),
        }
    }
}
