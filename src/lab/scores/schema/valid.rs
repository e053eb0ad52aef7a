//! A value against a schema of draft 7, with an end to how long it may take.

use serde_json::{Map, Value};

use super::{Schema, formats, target};
use crate::LabError;
use crate::scores::json::alike;

pub(super) const TYPES: [&str; 7] = [
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// Schemas may refer to themselves and branch; no honest answer comes near these.
const MAX_STEPS: usize = 1_000_000;
const MAX_DEPTH: usize = 200;

pub(super) struct Validity<'a> {
    schema: &'a Schema,
    steps: usize,
}

type Fits = Result<bool, LabError>;

impl<'a> Validity<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        Self { schema, steps: 0 }
    }

    fn work(&mut self, steps: usize) -> Result<(), LabError> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > MAX_STEPS {
            Err(LabError::SchemaTooSlow)
        } else {
            Ok(())
        }
    }

    pub(super) fn of(&mut self, schema: &'a Value, value: &Value, depth: usize) -> Fits {
        self.work(1)?;
        if depth > MAX_DEPTH {
            return Err(LabError::SchemaTooSlow);
        }
        let map = match schema {
            Value::Object(map) => map,
            other => return Ok(other == &Value::Bool(true)),
        };
        if let Some(reference) = map.get("$ref") {
            // In draft 7 what stands beside a reference does not count.
            let target = reference
                .as_str()
                .and_then(|it| target(&self.schema.source, it));
            return target.map_or(Ok(false), |it| self.of(it, value, depth + 1));
        }
        Ok(self.any_value(map, value)?
            && match value {
                Value::Number(_) => numbers(map, value),
                Value::String(text) => self.text(map, text)?,
                Value::Array(items) => self.list(map, items, depth + 1)?,
                Value::Object(fields) => self.object(map, fields, depth + 1)?,
                _ => true,
            }
            && self.combined(map, value, depth + 1)?)
    }

    fn any_value(&mut self, map: &Map<String, Value>, value: &Value) -> Fits {
        if let Some(types) = map.get("type") {
            let fits = |it: &Value| is_of(value, it.as_str().unwrap_or_default());
            let any = match types {
                Value::Array(list) => list.iter().any(fits),
                one => fits(one),
            };
            if !any {
                return Ok(false);
            }
        }
        if let Some(Value::Array(list)) = map.get("enum") {
            self.work(list.len())?;
            if !list.iter().any(|it| alike(it, value)) {
                return Ok(false);
            }
        }
        Ok(map.get("const").is_none_or(|it| alike(it, value)))
    }

    fn text(&mut self, map: &Map<String, Value>, text: &str) -> Fits {
        let n = text.chars().count();
        self.work(n / 64)?;
        let within = within(map, "minLength", "maxLength", n);
        let format = map.get("format").and_then(Value::as_str);
        let formed = format.is_none_or(|it| formats::fits(it, text));
        let pattern = map.get("pattern").and_then(Value::as_str);
        Ok(within && formed && pattern.map_or(Ok(true), |it| self.matches(it, text))?)
    }

    fn matches(&self, pattern: &str, text: &str) -> Fits {
        self.schema
            .patterns
            .get(pattern)
            .map_or(Ok(false), |it| it.is_in(text))
    }

    fn list(&mut self, map: &'a Map<String, Value>, items: &[Value], depth: usize) -> Fits {
        if !within(map, "minItems", "maxItems", items.len()) {
            return Ok(false);
        }
        if map.get("uniqueItems") == Some(&Value::Bool(true)) {
            self.work(items.len() * items.len() / 2)?;
            let again = |(i, it): (usize, &Value)| items[..i].iter().any(|other| alike(it, other));
            if items.iter().enumerate().any(again) {
                return Ok(false);
            }
        }
        let (fixed, rest) = match map.get("items") {
            Some(Value::Array(list)) => (&list[..], map.get("additionalItems")),
            other => (&[][..], other),
        };
        for (i, item) in items.iter().enumerate() {
            if let Some(schema) = fixed.get(i).or(rest)
                && !self.of(schema, item, depth)?
            {
                return Ok(false);
            }
        }
        if let Some(schema) = map.get("contains") {
            for item in items {
                if self.of(schema, item, depth)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        Ok(true)
    }

    fn object(
        &mut self,
        map: &'a Map<String, Value>,
        fields: &Map<String, Value>,
        depth: usize,
    ) -> Fits {
        if !within(map, "minProperties", "maxProperties", fields.len())
            || !has_all(fields, map.get("required"))
        {
            return Ok(false);
        }
        self.work(fields.len())?;
        let named = map.get("properties").and_then(Value::as_object);
        let patterned = map.get("patternProperties").and_then(Value::as_object);
        for (name, field) in fields {
            let mut known = false;
            if let Some(schema) = named.and_then(|it| it.get(name)) {
                known = true;
                if !self.of(schema, field, depth)? {
                    return Ok(false);
                }
            }
            for (pattern, schema) in patterned.into_iter().flatten() {
                self.work(1)?;
                if self.matches(pattern, name)? {
                    known = true;
                    if !self.of(schema, field, depth)? {
                        return Ok(false);
                    }
                }
            }
            if let Some(schema) = map.get("additionalProperties").filter(|_| !known)
                && !self.of(schema, field, depth)?
            {
                return Ok(false);
            }
            if let Some(schema) = map.get("propertyNames")
                && !self.of(schema, &Value::String(name.clone()), depth)?
            {
                return Ok(false);
            }
        }
        let dependencies = map.get("dependencies").and_then(Value::as_object);
        for (name, needs) in dependencies.into_iter().flatten() {
            let met = match needs {
                _ if !fields.contains_key(name) => true,
                Value::Array(_) => has_all(fields, Some(needs)),
                schema => self.of(schema, &Value::Object(fields.clone()), depth)?,
            };
            if !met {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn combined(&mut self, map: &'a Map<String, Value>, value: &Value, depth: usize) -> Fits {
        for (key, least, most) in [
            ("allOf", usize::MAX, usize::MAX),
            ("anyOf", 1, usize::MAX),
            ("oneOf", 1, 1),
        ] {
            let Some(Value::Array(list)) = map.get(key) else {
                continue;
            };
            let mut n = 0;
            for schema in list {
                n += usize::from(self.of(schema, value, depth)?);
            }
            if n < least.min(list.len()) || n > most {
                return Ok(false);
            }
        }
        if let Some(schema) = map.get("not")
            && self.of(schema, value, depth)?
        {
            return Ok(false);
        }
        let Some(condition) = map.get("if") else {
            return Ok(true);
        };
        let branch = if self.of(condition, value, depth)? {
            "then"
        } else {
            "else"
        };
        map.get(branch)
            .map_or(Ok(true), |it| self.of(it, value, depth))
    }
}

fn is_of(value: &Value, name: &str) -> bool {
    match name {
        "array" => value.is_array(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|it| it.fract() == 0.0),
        _ => false,
    }
}

fn numbers(map: &Map<String, Value>, value: &Value) -> bool {
    let Some(number) = value.as_f64() else {
        return false;
    };
    let limit = |key: &str, fits: fn(f64, f64) -> bool| {
        map.get(key)
            .and_then(Value::as_f64)
            .is_none_or(|it| fits(number, it))
    };
    limit("maximum", |a, b| a <= b)
        && limit("minimum", |a, b| a >= b)
        && limit("exclusiveMaximum", |a, b| a < b)
        && limit("exclusiveMinimum", |a, b| a > b)
        && limit("multipleOf", |a, b| (a / b).fract() == 0.0)
}

/// A whole number from 0, which may be written `2.0`.
pub(super) fn count(value: &Value) -> Option<usize> {
    let number = value
        .as_f64()
        .filter(|it| *it >= 0.0 && it.fract() == 0.0)?;
    Some(number as usize)
}

fn within(map: &Map<String, Value>, least: &str, most: &str, n: usize) -> bool {
    let limit = |key| map.get(key).and_then(count);
    limit(least).is_none_or(|it| n >= it) && limit(most).is_none_or(|it| n <= it)
}

fn has_all(fields: &Map<String, Value>, names: Option<&Value>) -> bool {
    let names = names.and_then(Value::as_array).into_iter().flatten();
    names
        .filter_map(Value::as_str)
        .all(|it| fields.contains_key(it))
}
