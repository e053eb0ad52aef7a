//! What is done to a JSON schema before the library sees it: kinds of values are looked at, depth, what cannot be
//! promised, and objects are closed.

use serde_json::{Map, Value};

use crate::error::GrammarError;

/// Schemas within schemas, at most.
const MAX_DEPTH: usize = 48;

/// What stands under a keyword.
#[derive(Clone, Copy)]
enum Kind {
    Schema,
    Schemas,
    SchemasByName,
    /// One schema, or a list of them as in older drafts.
    SchemaOrSchemas,
    Number,
    /// As [`Kind::Number`], or a truth value as in older drafts.
    NumberOrBool,
    Count,
    Text,
    TextOrTexts,
    Texts,
    Values,
}

const KEYWORDS: &[(&str, Kind)] = &[
    ("$defs", Kind::SchemasByName),
    ("definitions", Kind::SchemasByName),
    ("properties", Kind::SchemasByName),
    ("patternProperties", Kind::SchemasByName),
    ("additionalProperties", Kind::Schema),
    ("additionalItems", Kind::Schema),
    ("items", Kind::SchemaOrSchemas),
    ("prefixItems", Kind::Schemas),
    ("anyOf", Kind::Schemas),
    ("oneOf", Kind::Schemas),
    ("allOf", Kind::Schemas),
    ("minimum", Kind::Number),
    ("maximum", Kind::Number),
    ("exclusiveMinimum", Kind::NumberOrBool),
    ("exclusiveMaximum", Kind::NumberOrBool),
    ("multipleOf", Kind::Number),
    ("minLength", Kind::Count),
    ("maxLength", Kind::Count),
    ("minItems", Kind::Count),
    ("maxItems", Kind::Count),
    ("minProperties", Kind::Count),
    ("maxProperties", Kind::Count),
    ("pattern", Kind::Text),
    ("format", Kind::Text),
    ("$ref", Kind::Text),
    ("type", Kind::TextOrTexts),
    ("required", Kind::Texts),
    ("enum", Kind::Values),
];

/// What says nothing about values.
const NOTES: [&str; 10] = [
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "default",
    "definitions",
    "description",
    "examples",
    "title",
    "x-guidance",
];

/// Looks at a schema and every schema in it.
///
/// # Errors
/// [`GrammarError::Schema`].
pub(crate) fn check(schema: &Value) -> Result<(), GrammarError> {
    check_at(schema, 0).map_err(|what| GrammarError::Schema { what })
}

fn check_at(schema: &Value, depth: usize) -> Result<(), String> {
    if depth > MAX_DEPTH {
        return Err(format!(
            "schemas lie in each other more than {MAX_DEPTH} deep"
        ));
    }
    let fields = match schema {
        Value::Bool(_) => return Ok(()),
        Value::Object(fields) => fields,
        _ => return Err("each schema in it has to be in braces, or true or false".into()),
    };
    for (keyword, kind) in KEYWORDS {
        if let Some(value) = fields.get(*keyword) {
            check_keyword(keyword, *kind, value, depth)?;
        }
    }
    promises(fields)
}

fn check_keyword(keyword: &str, kind: Kind, value: &Value, depth: usize) -> Result<(), String> {
    let has_to_be = |what: &str| Err(format!("`{keyword}` has to be {what}"));
    let all = |values: &Vec<Value>| values.iter().try_for_each(|it| check_at(it, depth + 1));
    let are_texts = |values: &Vec<Value>| values.iter().all(Value::is_string);
    match (kind, value) {
        (Kind::Schema | Kind::SchemaOrSchemas, Value::Object(_) | Value::Bool(_)) => {
            check_at(value, depth + 1)
        }
        (Kind::Schemas | Kind::SchemaOrSchemas, Value::Array(schemas)) => all(schemas),
        (Kind::SchemasByName, Value::Object(schemas)) => {
            schemas.values().try_for_each(|it| check_at(it, depth + 1))
        }
        (Kind::Number | Kind::NumberOrBool, Value::Number(number)) => {
            match number.as_f64().is_some_and(f64::is_finite) {
                true => Ok(()),
                false => has_to_be("a smaller number"),
            }
        }
        (Kind::NumberOrBool, Value::Bool(_)) | (Kind::Text, Value::String(_)) => Ok(()),
        (Kind::TextOrTexts, Value::String(_)) | (Kind::Values, Value::Array(_)) => Ok(()),
        (Kind::Count, value) if value.as_u64().is_some_and(|it| u32::try_from(it).is_ok()) => {
            Ok(())
        }
        (Kind::Texts | Kind::TextOrTexts, Value::Array(values)) if are_texts(values) => Ok(()),
        (Kind::Schema | Kind::SchemaOrSchemas, _) => has_to_be("a schema"),
        (Kind::Schemas, _) => has_to_be("a list of schemas"),
        (Kind::SchemasByName, _) => has_to_be("schemas by their names"),
        (Kind::Number | Kind::NumberOrBool, _) => has_to_be("a number"),
        (Kind::Count, _) => has_to_be("a whole number from 0 on"),
        (Kind::Text, _) => has_to_be("a text"),
        (Kind::TextOrTexts, _) => has_to_be("a text or a list of texts"),
        (Kind::Texts, _) => has_to_be("a list of texts"),
        (Kind::Values, _) => has_to_be("a list"),
    }
}

/// Refuses what would be kept to in the letters and not in what they say.
fn promises(fields: &Map<String, Value>) -> Result<(), String> {
    let is_open = !matches!(fields.get("additionalProperties"), Some(Value::Bool(false)))
        || fields.contains_key("patternProperties");
    let n_least = fields.get("minProperties").and_then(Value::as_u64);
    if is_open && n_least.unwrap_or(0) > 1 {
        // One name twice counts as two where it is written, and as one where it is read.
        return Err("`minProperties` above 1 needs `additionalProperties` to be false".into());
    }
    Ok(())
}

/// The schema with every object closed that lists its properties and says nothing of others: whatever follows this
/// follows the schema, and a model makes up no properties. Where schemas are put together, one that was closed would
/// rule out what another asks for: there nothing is done.
pub(crate) fn closed(schema: &Value) -> Value {
    let mut closed = schema.clone();
    if !puts_together(&mut closed) {
        close(&mut closed);
    }
    closed
}

/// Whether a value has to be as several schemas say at once, or as exactly one of some.
fn puts_together(schema: &mut Value) -> bool {
    let Value::Object(fields) = schema else {
        return false;
    };
    let says_more = |than: &str| {
        fields
            .keys()
            .any(|it| it != than && !NOTES.contains(&&**it))
    };
    let merges = |it: &str| fields.contains_key(it) && says_more(it);
    let together = ["allOf", "oneOf"].iter().any(|it| fields.contains_key(*it));
    together || ["anyOf", "$ref"].into_iter().any(merges) || inner(fields).any(puts_together)
}

fn close(schema: &mut Value) {
    let Value::Object(fields) = schema else {
        return;
    };
    inner(fields).for_each(close);
    let decides = ["additionalProperties", "patternProperties", "minProperties"];
    if decides.iter().any(|it| fields.contains_key(*it)) {
        return;
    }
    let Some(Value::Object(properties)) = fields.get("properties") else {
        return;
    };
    let names = match fields.get("required") {
        Some(Value::Array(names)) => &names[..],
        _ => &[],
    };
    let is_listed = |it: &Value| it.as_str().is_some_and(|it| properties.contains_key(it));
    if names.iter().all(is_listed) {
        fields.insert("additionalProperties".into(), Value::Bool(false));
    }
}

/// The schemas right within a schema.
fn inner(fields: &mut Map<String, Value>) -> impl Iterator<Item = &mut Value> {
    fields.iter_mut().flat_map(|(name, value)| {
        let kind = KEYWORDS.iter().find(|it| it.0 == name).map(|it| it.1);
        let schemas: Vec<&mut Value> = match (kind, value) {
            (Some(Kind::SchemasByName), Value::Object(schemas)) => schemas.values_mut().collect(),
            (Some(Kind::Schemas | Kind::SchemaOrSchemas), Value::Array(schemas)) => {
                schemas.iter_mut().collect()
            }
            (Some(Kind::Schema | Kind::SchemaOrSchemas), schema) => vec![schema],
            _ => Vec::new(),
        };
        schemas
    })
}
