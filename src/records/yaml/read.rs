//! YAML 1.2 into JSON values, with an end to what aliases may unfold to.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Map, Number, Value};

use super::LIMIT_BYTES;
use crate::RecordError;
use crate::words;

/// Values in all, those that aliases repeat counted each time.
const MOST_VALUES: usize = 1_000_000;
/// Bytes of text in all, counted likewise.
const MOST_BYTES: usize = 4 * LIMIT_BYTES;
const MAX_DEPTH: usize = 100;

/// The first document of a text; `null` of an empty one.
///
/// # Errors
/// A text that is too large, goes wrong somewhere, nests too deep, or whose aliases unfold to too much.
pub fn read(text: &str) -> Result<Value, RecordError> {
    if text.len() > LIMIT_BYTES {
        return Err(RecordError::TooLarge {
            what: words::a_promptfoo_file(),
            megabytes: text.len().div_ceil(1 << 20),
            limit: LIMIT_BYTES >> 20,
        });
    }
    let mut reader = Reader::default();
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| at(error.marker().line(), words::text_goes_wrong()))?;
        if reader
            .event(event)
            .map_err(|what| at(span.start.line(), what))?
        {
            break;
        }
    }
    Ok(reader.done.unwrap_or(Value::Null))
}

fn at(line: usize, what: &'static str) -> RecordError {
    RecordError::Yaml { line, what }
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    /// What anchors stand for, with its size.
    anchors: BTreeMap<usize, (Value, Size)>,
    spent: Size,
    done: Option<Value>,
}

#[derive(Clone, Copy, Default)]
struct Size {
    values: usize,
    bytes: usize,
    depth: usize,
}

struct Open {
    value: Holder,
    anchor: usize,
    size: Size,
}

enum Holder {
    List(Vec<Value>),
    Map(Map<String, Value>, Option<String>),
}

type Refused<T> = Result<T, &'static str>;

impl Reader {
    /// Takes one event; `true` where the document has ended.
    fn event(&mut self, event: Event<'_>) -> Refused<bool> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let size = Size {
                    values: 1,
                    bytes: text.len(),
                    depth: 1,
                };
                let is_key = matches!(
                    self.open.last(),
                    Some(Open {
                        value: Holder::Map(_, None),
                        ..
                    })
                );
                let value = if is_key {
                    Value::String(text.into_owned())
                } else {
                    scalar(&text, style, tag.as_deref())?
                };
                self.put(value, anchor, size)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.begin(Holder::List(Vec::new()), anchor, tag.as_deref(), "seq")?
            }
            Event::MappingStart(anchor, tag) => {
                self.begin(Holder::Map(Map::new(), None), anchor, tag.as_deref(), "map")?
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(Open {
                    value,
                    anchor,
                    mut size,
                }) = self.open.pop()
                else {
                    return Err(words::ends_unbegun());
                };
                let value = match value {
                    Holder::List(items) => Value::Array(items),
                    Holder::Map(map, _) => Value::Object(map),
                };
                size.depth += 1;
                self.spent.values -= size.values;
                self.spent.bytes -= size.bytes;
                size.values += 1;
                self.put(value, anchor, size)?;
            }
            Event::Alias(anchor) => {
                let (value, size) = self.anchors.get(&anchor).ok_or(words::wrong_alias())?;
                let too_much = self.spent.values + size.values > MOST_VALUES
                    || self.spent.bytes + size.bytes > MOST_BYTES;
                if too_much || self.open.len() + size.depth > MAX_DEPTH {
                    return Err(words::aliases_too_much());
                }
                let (value, size) = (value.clone(), *size);
                self.put(value, 0, size)?;
            }
            Event::DocumentEnd => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    fn begin(&mut self, value: Holder, anchor: usize, tag: Option<&Tag>, own: &str) -> Refused<()> {
        if tag.is_some_and(|it| it.suffix != own) {
            return Err(words::wrong_tag());
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(words::too_deep());
        }
        self.open.push(Open {
            value,
            anchor,
            size: Size::default(),
        });
        Ok(())
    }

    fn put(&mut self, value: Value, anchor: usize, size: Size) -> Refused<()> {
        self.spent.values += size.values;
        self.spent.bytes += size.bytes;
        if self.spent.values > MOST_VALUES || self.spent.bytes > MOST_BYTES {
            return Err(words::holds_too_much());
        }
        if anchor > 0 {
            self.anchors.insert(anchor, (value.clone(), size));
            // What an anchor keeps is held twice.
            self.spent.values += size.values;
            self.spent.bytes += size.bytes;
        }
        let Some(open) = self.open.last_mut() else {
            self.done = Some(value);
            return Ok(());
        };
        open.size.values += size.values;
        open.size.bytes += size.bytes;
        open.size.depth = open.size.depth.max(size.depth);
        match &mut open.value {
            Holder::List(items) => items.push(value),
            Holder::Map(_, key @ None) => match value {
                Value::String(text) => *key = Some(text),
                Value::Number(number) => *key = Some(number.to_string()),
                Value::Bool(truth) => *key = Some(truth.to_string()),
                _ => return Err(words::wrong_name()),
            },
            Holder::Map(map, key) => {
                let key = key.take().unwrap_or_default();
                if key == "<<" {
                    merge(map, value)?;
                } else {
                    map.insert(key, value);
                }
            }
        }
        Ok(())
    }
}

/// `<<`: the fields of other maps, where the map has none of its own so far.
fn merge(map: &mut Map<String, Value>, from: Value) -> Refused<()> {
    let maps = match from {
        Value::Array(maps) => maps,
        one => vec![one],
    };
    for it in maps {
        let Value::Object(fields) = it else {
            return Err(words::wrong_merge());
        };
        for (key, value) in fields {
            map.entry(key).or_insert(value);
        }
    }
    Ok(())
}

/// YAML 1.2's core schema: `yes` is a text, `1e3` a number.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Refused<Value> {
    if let Some(tag) = tag {
        return match &*tag.suffix {
            "str" | "" => Ok(Value::String(text.to_owned())),
            "null" | "bool" | "int" | "float" => Ok(plain(text)),
            _ => Err(words::wrong_tag()),
        };
    }
    Ok(if style == ScalarStyle::Plain {
        plain(text)
    } else {
        Value::String(text.to_owned())
    })
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let whole = |digits: &str, radix| {
        i64::from_str_radix(digits, radix)
            .ok()
            .filter(|_| !digits.starts_with(['+', '-']))
    };
    let prefixed = [("0x", 16), ("0o", 8)]
        .into_iter()
        .find_map(|(prefix, radix)| whole(text.strip_prefix(prefix)?, radix));
    if let Some(number) = prefixed {
        return number.into();
    }
    let is_number = text.bytes().all(|it| b"+-.0123456789eE".contains(&it))
        && text.bytes().any(|it| it.is_ascii_digit());
    if is_number {
        if let Ok(number) = text.trim_start_matches('+').parse::<i64>() {
            return number.into();
        }
        if let Some(number) = text.parse::<f64>().ok().and_then(Number::from_f64) {
            return Value::Number(number);
        }
    }
    Value::String(text.to_owned())
}
