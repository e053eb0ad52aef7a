//! Schemas at random, answers at random within them: each is JSON, and the lab's own validator finds it as the schema
//! says.

use lab::scores::Schema;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// Draws an answer within a schema; the value and whether the validator allows it.
fn validated(schema: &Value, leads: bool, seed: u64) -> Option<Result<(), String>> {
    let vocabulary = vocabulary();
    let holder = Holder::new(&vocabulary).expect("a holder");
    let shape = Constraint::read(&schema.to_string()).ok()?;
    let held = holder.hold(&shape, leads).ok()?;
    let text = drawn(held, &vocabulary, &mut Chance::new(seed), 400)?;
    let text = String::from_utf8(text).expect("text");
    let value: Value = match serde_json::from_str(&text) {
        Ok(value) => value,
        // An exponent of nines is JSON, and larger than a number holds here.
        Err(error) if error.to_string().starts_with("number out of range") => return None,
        Err(error) => return Some(Err(format!("{text:?}: {error}"))),
    };
    let allows = Schema::new(schema.clone()).and_then(|it| it.allows(&value));
    match allows {
        Ok(true) => Some(Ok(())),
        Ok(false) => Some(Err(format!("{text} is not as {schema} says"))),
        // The lab's validator refuses what it does not know.
        Err(_) => None,
    }
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({"type": "null"})),
        Just(json!({"type": "boolean"})),
        (-300_i64..300, 0_i64..500)
            .prop_map(|(min, more)| json!({"type": "integer", "minimum": min, "maximum": min + more})),
        (-9_i64..9, 0_i64..50)
            .prop_map(|(min, more)| json!({"type": "number", "minimum": min, "exclusiveMaximum": min + more + 1})),
        (1_i64..20).prop_map(|it| json!({"type": "integer", "multipleOf": it})),
        (0_u64..4, 0_u64..9).prop_map(|(min, more)| json!({"type": "string", "minLength": min, "maxLength": min + more})),
        Just(json!({"type": "string"})),
        Just(json!({"type": "string", "pattern": "^[a-c]+(ä|日)?$"})),
        Just(json!({"type": "string", "pattern": "[0-9]{2}"})),
        Just(json!({"type": "string", "format": "date"})),
        Just(json!({"enum": ["Bug", "Praise", 1, null, ["a"], {"b": true}]})),
        Just(json!({"const": "日本 \"x\"\n"})),
        Just(json!({"type": ["string", "null"], "maxLength": 3})),
        Just(json!({})),
    ]
}

fn schema() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            (proptest::collection::btree_map("[a-d]|ä|k\"", inner.clone(), 0..4), any::<bool>(), any::<bool>()).prop_map(
                |(properties, is_open, is_required)| {
                    let names: Vec<String> = properties.keys().cloned().collect();
                    let mut schema = json!({"type": "object", "properties": properties});
                    if is_required {
                        schema["required"] = json!(names);
                    }
                    if !is_open {
                        schema["additionalProperties"] = json!(false);
                    }
                    schema
                }
            ),
            (inner.clone(), 0_u64..3, 0_u64..3)
                .prop_map(|(items, min, more)| json!({"type": "array", "items": items, "minItems": min, "maxItems": min + more})),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|it| json!({"anyOf": it})),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| json!({"allOf": [a, b]})),
            inner.clone().prop_map(|it| json!({"type": "object", "additionalProperties": it, "maxProperties": 3})),
            inner.prop_map(|it| json!({"type": "object", "patternProperties": {"^x": it}, "additionalProperties": false})),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_drawn_is_as_the_schema_says(schema in schema(), leads: bool, seed: u64) {
        if let Some(found) = validated(&schema, leads, seed) {
            prop_assert_eq!(found, Ok(()));
        }
    }
}

#[test]
fn schemas_that_people_write_are_kept_to() {
    let extraction = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Ticket",
        "type": "object",
        "properties": {
            "kind": {"enum": ["Bug", "Praise", "Billing"], "description": "what it is"},
            "urgent": {"type": "boolean"},
            "names": {"type": "array", "items": {"type": "string", "maxLength": 8}, "maxItems": 2},
            "amount": {"type": ["number", "null"], "minimum": 0, "maximum": 1000},
            "address": {"$ref": "#/definitions/address"},
        },
        "required": ["kind", "urgent"],
        "additionalProperties": false,
        "definitions": {
            "address": {"type": "object", "properties": {"zip": {"type": "string", "pattern": "^[0-9]{5}$"}}, "required": ["zip"]},
        },
    });
    let tree = json!({
        "$ref": "#/definitions/node",
        "definitions": {"node": {
            "type": "object",
            "properties": {"value": {"type": "integer"}, "children": {"type": "array", "items": {"$ref": "#/definitions/node"}, "maxItems": 2}},
            "required": ["value"],
            "additionalProperties": false,
        }},
    });
    for schema in [extraction, tree, json!({"type": "object"}), json!({})] {
        let found: Vec<_> = (0..60)
            .filter_map(|seed| validated(&schema, seed % 2 == 0, seed))
            .collect();
        assert!(
            found.len() >= 20,
            "{} answers came to their end within {schema}",
            found.len()
        );
        for it in found {
            assert_eq!(it, Ok(()));
        }
    }
}

#[test]
fn spaces_come_to_an_end() {
    let holder = Holder::new(&vocabulary()).expect("a holder");
    let shape =
        Constraint::read(r#"{"type": "array", "items": {"type": "boolean"}}"#).expect("a shape");
    let mut held = holder.hold(&shape, false).expect("held");
    held.take(u32::from(b'[')).expect("an array");
    held.take(u32::from(b'\n')).expect("a line");
    let n_spaces = (0..100)
        .take_while(|_| held.take(u32::from(b' ')).is_ok())
        .count();
    assert_eq!(n_spaces, 32);
    assert_eq!(held.take(u32::from(b'\n')), Err(crate::GrammarError::Stuck));
    held.take(u32::from(b']')).expect("still open");
    assert_eq!(held.ahead(), Ok(Next::End));
}

#[test]
fn objects_that_list_their_properties_have_no_others() {
    let names = |schema: Value| {
        let holder = Holder::new(&vocabulary()).expect("a holder");
        let shape = Constraint::read(&schema.to_string()).expect("a shape");
        let mut held = holder.hold(&shape, false).expect("held");
        held.begin_with("{\"").expect("an object");
        let Ok(Next::Tokens(allowed)) = held.ahead() else {
            panic!("a name comes");
        };
        (b'a'..=b'z')
            .filter(|&it| allowed.allows(u32::from(it)))
            .count()
    };
    let properties = json!({"kind": {"type": "string"}, "size": {"type": "integer"}});
    assert_eq!(
        names(json!({"properties": properties, "type": "object"})),
        2
    );
    for open in [
        json!({"properties": properties, "type": "object", "additionalProperties": true}),
        json!({"allOf": [{"properties": properties, "type": "object"}, {"type": "object"}]}),
        json!({"oneOf": [{"properties": properties, "type": "object"}, {"type": "string"}]}),
        json!({"type": "object"}),
    ] {
        assert_eq!(names(open.clone()), 26, "{open}");
    }
    // What has to be there comes before what is not listed.
    let asked = json!({"properties": properties, "type": "object", "required": ["other"]});
    assert_eq!(names(asked), 3);
    // Within each other, in lists and behind references.
    let inner = json!({"items": {"properties": properties, "type": "object"}, "type": "array"});
    let closed =
        crate::schema::closed(&json!({"anyOf": [inner], "definitions": {"a": {"properties": {}}}}));
    assert_eq!(closed["anyOf"][0]["items"]["additionalProperties"], false);
    assert_eq!(closed["definitions"]["a"]["additionalProperties"], false);
}

#[test]
fn no_property_is_spelled_as_another() {
    let schema = json!({"type": "object", "properties": {"kind": {"enum": ["Bug"]}}, "required": ["kind"], "additionalProperties": true});
    let holder = Holder::new(&vocabulary()).expect("a holder");
    let shape = Constraint::read(&schema.to_string()).expect("a shape");
    let mut held = holder.hold(&shape, false).expect("held");
    held.begin_with("{\"kind\":\"Bug\",\"")
        .expect("another property");
    let mut escaped = held.clone();
    assert!(escaped.begin_with("\\u006bind\"").is_err());
    assert!(held.clone().begin_with("kind\"").is_err());
    held.begin_with("kinds\"").expect("an own name");
}
