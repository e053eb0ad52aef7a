//! Choices as names, and numbers that JSON cannot write.

use std::borrow::Cow;

use lab::grid::Greedy;
use lab::recipes::Kind;
use lab::scores::{AnswerFormat, Cleanser, Normaliser};
use lab::stats::Level;
use serde::{Deserialize, Serialize};

use super::Mirror;

/// A number; infinities and "not a number" as texts.
#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub(in crate::bundle) enum Number {
    Finite(f64),
    Other(Other),
}

#[derive(Debug, Deserialize, Serialize)]
pub(in crate::bundle) enum Other {
    #[serde(rename = "inf")]
    Infinite,
    #[serde(rename = "-inf")]
    MinusInfinite,
    #[serde(rename = "nan")]
    NotANumber,
}

impl Mirror for f64 {
    type Shape = Number;
    fn shape(&self) -> Number {
        match *self {
            it if it.is_finite() => Number::Finite(it),
            it if it.is_nan() => Number::Other(Other::NotANumber),
            it if it > 0.0 => Number::Other(Other::Infinite),
            _ => Number::Other(Other::MinusInfinite),
        }
    }
    fn noun(shape: Number) -> Self {
        match shape {
            Number::Finite(it) => it,
            Number::Other(Other::Infinite) => f64::INFINITY,
            Number::Other(Other::MinusInfinite) => f64::NEG_INFINITY,
            Number::Other(Other::NotANumber) => f64::NAN,
        }
    }
}

/// A 32-bit number is written in its own shortest digits, `0.7` and not `0.699999988`.
impl Mirror for f32 {
    type Shape = f32;
    fn shape(&self) -> f32 {
        *self
    }
    fn noun(shape: f32) -> Self {
        shape
    }
}

/// A choice that is written as its name.
macro_rules! named {
    ($shape:ident for $noun:ty, $name:expr, $of:expr) => {
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[serde(try_from = "String", into = "String")]
        pub(in crate::bundle) struct $shape($noun);

        impl From<$shape> for String {
            fn from(shape: $shape) -> String {
                let name: fn($noun) -> Cow<'static, str> = $name;
                name(shape.0).into_owned()
            }
        }
        impl TryFrom<String> for $shape {
            type Error = &'static str;
            fn try_from(name: String) -> Result<Self, Self::Error> {
                let of: fn(&str) -> Option<$noun> = $of;
                of(&name).map(Self).ok_or("this choice is not known here")
            }
        }
        impl Mirror for $noun {
            type Shape = $shape;
            fn shape(&self) -> $shape {
                $shape(*self)
            }
            fn noun(shape: $shape) -> Self {
                shape.0
            }
        }
    };
}

/// Choices without anything in them, each with its name.
macro_rules! plain {
    ($shape:ident for $noun:ident { $($choice:ident = $name:literal),* $(,)? }) => {
        named!($shape for $noun, |it| match it { $($noun::$choice => $name.into()),* }, |name| match name {
            $($name => Some($noun::$choice),)*
            _ => None,
        });
    };
}

plain!(CleanserShape for Cleanser { Paper = "paper", Strict = "strict" });
plain!(KindShape for Kind {
    Instructive = "instructive", Misleading = "misleading", Irrelevant = "irrelevant", Baseline = "baseline", Own = "own",
});
plain!(GreedyShape for Greedy { IsTheSame = "the same", MayDiffer = "may differ" });
named!(AnswerFormatShape for AnswerFormat, answer_format, answer_format_of);
named!(NormaliserShape for Normaliser, normaliser, normaliser_of);

/// `number`, `choice A-E`, `yes or no`, `letters`.
fn answer_format(it: AnswerFormat) -> Cow<'static, str> {
    match it {
        AnswerFormat::Number => "number".into(),
        AnswerFormat::Choice { last } => format!("choice A-{last}").into(),
        AnswerFormat::YesNo => "yes or no".into(),
        AnswerFormat::Letters => "letters".into(),
    }
}

fn answer_format_of(name: &str) -> Option<AnswerFormat> {
    Some(match name {
        "number" => AnswerFormat::Number,
        "yes or no" => AnswerFormat::YesNo,
        "letters" => AnswerFormat::Letters,
        other => {
            let mut signs = other.strip_prefix("choice A-")?.chars();
            let last = signs.next().filter(|it| ('B'..='Z').contains(it))?;
            signs
                .next()
                .is_none()
                .then_some(AnswerFormat::Choice { last })?
        }
    })
}

/// The plain names, and `kojima: number` where the answer is looked for first.
fn normaliser(it: Normaliser) -> Cow<'static, str> {
    match it {
        Normaliser::Exact => "exact".into(),
        Normaliser::Trimmed => "trimmed".into(),
        Normaliser::Plain => "plain".into(),
        Normaliser::Squad => "squad".into(),
        Normaliser::Kojima(format) => format!("kojima: {}", answer_format(format)).into(),
        Normaliser::Strict(format) => format!("strict: {}", answer_format(format)).into(),
    }
}

fn normaliser_of(name: &str) -> Option<Normaliser> {
    Some(match name.split_once(": ") {
        Some(("kojima", format)) => Normaliser::Kojima(answer_format_of(format)?),
        Some(("strict", format)) => Normaliser::Strict(answer_format_of(format)?),
        _ => match name {
            "exact" => Normaliser::Exact,
            "trimmed" => Normaliser::Trimmed,
            "plain" => Normaliser::Plain,
            "squad" => Normaliser::Squad,
            _ => return None,
        },
    })
}

/// How sure to be: above 0, below 1.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(try_from = "f64", into = "f64")]
pub(in crate::bundle) struct LevelShape(Level);

impl From<LevelShape> for f64 {
    fn from(shape: LevelShape) -> f64 {
        shape.0.get()
    }
}

impl TryFrom<f64> for LevelShape {
    type Error = lab::LabError;
    fn try_from(level: f64) -> Result<Self, Self::Error> {
        Level::new(level).map(Self)
    }
}

impl Mirror for Level {
    type Shape = LevelShape;
    fn shape(&self) -> LevelShape {
        LevelShape(*self)
    }
    fn noun(shape: LevelShape) -> Self {
        shape.0
    }
}
