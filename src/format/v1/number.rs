//! A number as foreign JSON may spell it: whole, broken, negative, or not a number at all.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Note;

/// A setting that may be missing or wrong without making the whole file unreadable.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Number {
    #[default]
    Missing,
    /// Present, but a text, a list or the like.
    Wrong,
    Whole(u64),
    Negative,
    Real(f32),
}

impl Number {
    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Number::Missing)
    }

    pub(super) fn real(self, field: &'static str, usual: f32, notes: &mut Vec<Note>) -> f32 {
        match self {
            Number::Missing => usual,
            Number::Wrong => wrong(field, usual, notes),
            Number::Whole(value) => value as f32,
            Number::Negative => -1.0,
            Number::Real(value) => value,
        }
    }

    pub(super) fn whole(self, field: &'static str, usual: u64, notes: &mut Vec<Note>) -> u64 {
        match self {
            Number::Missing => usual,
            Number::Wrong => wrong(field, usual, notes),
            Number::Whole(value) => value,
            Number::Negative => {
                notes.push(Note::OutOfRange { field });
                0
            }
            // `as` saturates: no value of a float is out of reach.
            Number::Real(value) => value as u64,
        }
    }

    pub(super) fn small(self, field: &'static str, usual: u32, notes: &mut Vec<Note>) -> u32 {
        let value = self.whole(field, usual.into(), notes);
        u32::try_from(value).unwrap_or(u32::MAX)
    }
}

fn wrong<T>(field: &'static str, usual: T, notes: &mut Vec<Note>) -> T {
    notes.push(Note::NotANumber { field });
    usual
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Number::Whole(value) => serializer.serialize_u64(value),
            // A whole float is written without its `.0`, as JavaScript would.
            Number::Real(value) if value == (value as u32) as f32 => {
                serializer.serialize_u32(value as u32)
            }
            Number::Real(value) => serializer.serialize_f32(value),
            Number::Missing | Number::Wrong | Number::Negative => serializer.serialize_unit(),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Number;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a number")
    }
    fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
        Ok(Number::Whole(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
        Ok(u64::try_from(value).map_or(Number::Negative, Number::Whole))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Number, E> {
        Ok(Number::Real(value as f32))
    }
    fn visit_bool<E>(self, _: bool) -> Result<Number, E> {
        Ok(Number::Wrong)
    }
    fn visit_str<E>(self, _: &str) -> Result<Number, E> {
        Ok(Number::Wrong)
    }
    fn visit_unit<E>(self) -> Result<Number, E> {
        Ok(Number::Missing)
    }
    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Number, A::Error> {
        while seq.next_element::<de::IgnoredAny>()?.is_some() {}
        Ok(Number::Wrong)
    }
    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Number, A::Error> {
        while map
            .next_entry::<de::IgnoredAny, de::IgnoredAny>()?
            .is_some()
        {}
        Ok(Number::Wrong)
    }
}
