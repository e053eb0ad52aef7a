//! JSON by a schema: draft 7, every keyword of it but references to other documents.
//!
//! Of our own: `boon` costs 118 KB of brotli and `jsonschema` 270 KB, this about a twentieth. What it does not know it
//! refuses, by name, before the first answer: other keywords (as promptfoo's ajv does), other drafts than 7, a `$ref` that
//! does not begin with `#/`, an `$id` below the top, and other values of `format` than those of [`formats`].
//! Held to the draft-7 tests of the JSON-Schema-Test-Suite; see the tests for what was left out.

mod formats;
mod valid;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Case, Pattern};
use crate::LabError;
use crate::words;

/// A schema that was looked through and can be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    source: Value,
    /// Every pattern in it, compiled.
    patterns: BTreeMap<String, Pattern>,
}

/// Larger schemas are refused.
const MAX_BYTES: usize = 256 * 1024;

impl Schema {
    /// Looks through a schema; an error names the place of what cannot be used.
    pub fn new(source: Value) -> Result<Self, LabError> {
        let size = source.to_string().len();
        if size > MAX_BYTES {
            return Err(LabError::TooLong {
                what: words::a_schema(),
                size,
                most: MAX_BYTES,
                unit: words::bytes(),
            });
        }
        let mut check = Check {
            root: &source,
            patterns: BTreeMap::new(),
        };
        check.schema(&source, "#")?;
        let patterns = check.patterns;
        Ok(Self { source, patterns })
    }

    /// The schema as it was given.
    pub fn source(&self) -> &Value {
        &self.source
    }

    /// Is a value as the schema wants it; an error where finding out would take too long.
    pub fn allows(&self, value: &Value) -> Result<bool, LabError> {
        valid::Validity::new(self).of(&self.source, value, 0)
    }
}

/// Where a `$ref` leads: `#` or `#/a/b`, percent signs resolved.
fn target<'a>(root: &'a Value, reference: &str) -> Option<&'a Value> {
    let pointer = reference.strip_prefix('#')?;
    let mut bytes = Vec::new();
    let mut rest = pointer.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let hex = |it: &[u8]| {
            std::str::from_utf8(it)
                .ok()
                .and_then(|it| u8::from_str_radix(it, 16).ok())
        };
        if *first == b'%' {
            bytes.push(after.get(..2).and_then(hex)?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
        }
    }
    root.pointer(std::str::from_utf8(&bytes).ok()?)
}

struct Check<'a> {
    root: &'a Value,
    patterns: BTreeMap<String, Pattern>,
}

impl<'a> Check<'a> {
    fn schema(&mut self, schema: &'a Value, place: &str) -> Result<(), LabError> {
        let map = match schema {
            Value::Bool(_) => return Ok(()),
            Value::Object(map) => map,
            _ => return Err(wrong(place, words::schema_kind())),
        };
        for (key, value) in map {
            let place = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
            self.keyword(key, value, &place)?;
        }
        Ok(())
    }

    fn keyword(&mut self, key: &str, value: &'a Value, place: &str) -> Result<(), LabError> {
        let is = |fits: bool, what| {
            if fits {
                Ok(())
            } else {
                Err(wrong(place, what))
            }
        };
        match key {
            "$schema" => {
                let draft = value.as_str().unwrap_or_default().trim_end_matches('#');
                let known = [
                    "http://json-schema.org/draft-07/schema",
                    "https://json-schema.org/draft-07/schema",
                ];
                is(known.contains(&draft), words::draft_seven())
            }
            "$id" => is(
                place == "#/$id" && value.is_string(),
                words::only_whole_named(),
            ),
            "$ref" => {
                let reference = value.as_str().unwrap_or_default();
                let inside = target(self.root, reference)
                    .is_some_and(|it| it.is_object() || it.is_boolean());
                is(inside, words::only_inside())
            }
            "title" | "description" | "$comment" | "contentMediaType" | "contentEncoding" => {
                is(value.is_string(), words::is_text())
            }
            "default" | "examples" | "const" => Ok(()),
            "readOnly" | "writeOnly" | "uniqueItems" => is(value.is_boolean(), words::is_truth()),
            "enum" => is(value.is_array(), words::is_list()),
            "type" => {
                let known = |it: &Value| it.as_str().is_some_and(|it| valid::TYPES.contains(&it));
                let fits = match value {
                    Value::Array(list) => !list.is_empty() && list.iter().all(known),
                    one => known(one),
                };
                is(fits, words::is_type())
            }
            "required" => is(texts(value), words::is_names()),
            "maximum" | "minimum" | "exclusiveMaximum" | "exclusiveMinimum" => {
                is(value.is_number(), words::is_number())
            }
            "multipleOf" => is(
                value.as_f64().is_some_and(|it| it > 0.0),
                words::is_above_zero(),
            ),
            "maxLength" | "minLength" | "maxItems" | "minItems" | "maxProperties"
            | "minProperties" => is(valid::count(value).is_some(), words::is_count()),
            "pattern" => self.pattern(value.as_str(), place),
            "format" => is(
                value.as_str().is_some_and(formats::is_known),
                words::unknown_format(),
            ),
            "additionalItems"
            | "additionalProperties"
            | "propertyNames"
            | "contains"
            | "not"
            | "if"
            | "then"
            | "else" => self.schema(value, place),
            "items" if !value.is_array() => self.schema(value, place),
            "items" | "allOf" | "anyOf" | "oneOf" => {
                let list = value
                    .as_array()
                    .filter(|it| key == "items" || !it.is_empty());
                let list = list.ok_or_else(|| wrong(place, words::is_schemas()))?;
                list.iter()
                    .enumerate()
                    .try_for_each(|(i, it)| self.schema(it, &format!("{place}/{i}")))
            }
            "properties" | "patternProperties" | "definitions" => {
                let map = object(value, place)?;
                for (name, inner) in map {
                    if key == "patternProperties" {
                        self.pattern(Some(name), place)?;
                    }
                    self.schema(
                        inner,
                        &format!("{place}/{}", name.replace('~', "~0").replace('/', "~1")),
                    )?;
                }
                Ok(())
            }
            "dependencies" => {
                for (name, inner) in object(value, place)? {
                    if !texts(inner) {
                        self.schema(inner, &format!("{place}/{name}"))?;
                    }
                }
                Ok(())
            }
            _ => Err(wrong(place, words::unknown_keyword())),
        }
    }

    fn pattern(&mut self, source: Option<&str>, place: &str) -> Result<(), LabError> {
        let pattern = source.and_then(|it| Some((it, Pattern::new(it, Case::Matters).ok()?)));
        let (source, pattern) = pattern.ok_or_else(|| wrong(place, words::no_pattern()))?;
        self.patterns.insert(source.to_owned(), pattern);
        Ok(())
    }
}

fn texts(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|it| it.iter().all(Value::is_string))
}

fn object<'a>(value: &'a Value, place: &str) -> Result<&'a Map<String, Value>, LabError> {
    value
        .as_object()
        .ok_or_else(|| wrong(place, words::is_object()))
}

fn wrong(place: &str, what: &'static str) -> LabError {
    LabError::Schema {
        place: place.chars().take(200).collect(),
        what,
    }
}
