//! The values of GGUF settings: numbers, texts and flat lists of them.

use super::reader::Reader;
use super::{GgufError, MAX_HEADER_BYTES};

/// The type of a stored number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    F32,
    Bool,
    U64,
    I64,
    F64,
}

impl Kind {
    fn from_number(number: u32) -> Option<Kind> {
        Some(match number {
            0 => Kind::U8,
            1 => Kind::I8,
            2 => Kind::U16,
            3 => Kind::I16,
            4 => Kind::U32,
            5 => Kind::I32,
            6 => Kind::F32,
            7 => Kind::Bool,
            10 => Kind::U64,
            11 => Kind::I64,
            12 => Kind::F64,
            _ => return None,
        })
    }

    fn number(self) -> u32 {
        match self {
            Kind::U8 => 0,
            Kind::I8 => 1,
            Kind::U16 => 2,
            Kind::I16 => 3,
            Kind::U32 => 4,
            Kind::I32 => 5,
            Kind::F32 => 6,
            Kind::Bool => 7,
            Kind::U64 => 10,
            Kind::I64 => 11,
            Kind::F64 => 12,
        }
    }

    fn n_bytes(self) -> usize {
        match self {
            Kind::U8 | Kind::I8 | Kind::Bool => 1,
            Kind::U16 | Kind::I16 => 2,
            Kind::U32 | Kind::I32 | Kind::F32 => 4,
            Kind::U64 | Kind::I64 | Kind::F64 => 8,
        }
    }

    /// Reads one number; `bytes` has exactly [`Kind::n_bytes`].
    fn decode(self, bytes: &[u8]) -> Value {
        let mut wide = [0u8; 8];
        wide[..bytes.len()].copy_from_slice(bytes);
        let raw = u64::from_le_bytes(wide);
        match self {
            Kind::U8 | Kind::U16 | Kind::U32 | Kind::U64 => Value::Unsigned(raw, self),
            Kind::I8 => Value::Signed(i64::from(raw as u8 as i8), self),
            Kind::I16 => Value::Signed(i64::from(raw as u16 as i16), self),
            Kind::I32 => Value::Signed(i64::from(raw as u32 as i32), self),
            Kind::I64 => Value::Signed(raw as i64, self),
            Kind::F32 => Value::Float(f64::from(f32::from_bits(raw as u32)), self),
            Kind::F64 => Value::Float(f64::from_bits(raw), self),
            Kind::Bool => Value::Bool(raw != 0),
        }
    }
}

/// A list of numbers, kept as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Array {
    kind: Kind,
    bytes: Vec<u8>,
}

impl Array {
    /// The numbers one by one.
    pub fn values(&self) -> impl ExactSizeIterator<Item = Value> + '_ {
        self.bytes
            .chunks_exact(self.kind.n_bytes())
            .map(|bytes| self.kind.decode(bytes))
    }
}

/// A list of texts in one piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    /// How many texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text at `index`.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = match index {
            0 => 0,
            _ => self.ends[index - 1] as usize,
        };
        self.text.get(start..end)
    }

    /// All texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Adds a text at the end.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }
}

impl<'a> FromIterator<&'a str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut all = Texts::default();
        for text in texts {
            all.push(text);
        }
        all
    }
}

/// The value of one setting.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number without sign.
    Unsigned(u64, Kind),
    /// A whole number with sign.
    Signed(i64, Kind),
    /// A number with a fraction.
    Float(f64, Kind),
    /// Yes or no.
    Bool(bool),
    /// A text. Bytes that are no UTF-8 were replaced.
    Text(String),
    /// A list of numbers.
    Numbers(Array),
    /// A list of texts.
    Texts(Texts),
}

impl Value {
    /// The whole number, if it is one and not negative.
    pub fn as_u64(&self) -> Option<u64> {
        match *self {
            Value::Unsigned(n, _) => Some(n),
            Value::Signed(n, _) => u64::try_from(n).ok(),
            _ => None,
        }
    }

    /// The number, whatever its type.
    pub fn as_f64(&self) -> Option<f64> {
        match *self {
            Value::Float(x, _) => Some(x),
            Value::Unsigned(n, _) => Some(n as f64),
            Value::Signed(n, _) => Some(n as f64),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_i64(&self) -> Option<i64> {
        match *self {
            Value::Signed(n, _) => Some(n),
            Value::Unsigned(n, _) => i64::try_from(n).ok(),
            _ => None,
        }
    }

    /// The type number as GGUF writes it.
    pub(super) fn kind_number(&self) -> u32 {
        match self {
            Value::Unsigned(_, kind) | Value::Signed(_, kind) | Value::Float(_, kind) => {
                kind.number()
            }
            Value::Bool(_) => Kind::Bool.number(),
            Value::Text(_) => TEXT,
            Value::Numbers(_) | Value::Texts(_) => ARRAY,
        }
    }
}

const TEXT: u32 = 8;
const ARRAY: u32 = 9;

/// Reads a type number and the value after it.
pub(super) fn read(reader: &mut Reader<'_>, key: &str) -> Result<Value, GgufError> {
    let number = reader.u32()?;
    match number {
        TEXT => text(reader).map(|text| Value::Text(text.into_owned())),
        ARRAY => list(reader, key),
        _ => {
            let kind = Kind::from_number(number).ok_or_else(|| bad_type(key, number))?;
            let bytes = reader.take(kind.n_bytes())?;
            Ok(kind.decode(bytes))
        }
    }
}

fn text<'a>(reader: &mut Reader<'a>) -> Result<std::borrow::Cow<'a, str>, GgufError> {
    let bytes = reader.text("the length of a text", MAX_HEADER_BYTES)?;
    Ok(String::from_utf8_lossy(bytes))
}

fn list(reader: &mut Reader<'_>, key: &str) -> Result<Value, GgufError> {
    let number = reader.u32()?;
    if number == TEXT {
        // A text has at least its own length of 8 bytes.
        let n = reader.count("the length of a list", 8)?;
        return texts(reader, n).map(Value::Texts);
    }
    let kind = Kind::from_number(number).ok_or_else(|| bad_type(key, number))?;
    let n = reader.count("the length of a list", kind.n_bytes() as u64)?;
    let bytes = reader.take(n as usize * kind.n_bytes())?.to_vec();
    Ok(Value::Numbers(Array { kind, bytes }))
}

// Apart, or a browser optimises all of the header's reading for this loop.
#[inline(never)]
fn texts(reader: &mut Reader<'_>, n: u64) -> Result<Texts, GgufError> {
    let mut texts = Texts::default();
    for _ in 0..n {
        texts.push(&text(reader)?);
    }
    Ok(texts)
}

fn bad_type(key: &str, kind: u32) -> GgufError {
    GgufError::BadValueType {
        key: key.to_owned(),
        kind,
    }
}
