//! JSON schemas: promptfoo's verdicts, the official test suite where it is at hand, and schemas that nobody would wish for.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::promptfoo::mapped;
use super::*;
use crate::tests::cases;

fn allows(schema: Value, value: &Value) -> bool {
    Schema::new(schema).unwrap().allows(value).unwrap()
}

#[test]
fn schemas_decide_as_in_promptfoo() {
    // The verdicts of promptfoo 0.123.1 (ajv 8, draft 7), from its npm package, run once.
    let schema = json!({
        "type": "object", "required": ["color", "countries"],
        "properties": {"color": {"type": "string"}, "countries": {"type": "array", "items": {"type": "string"}}},
    });
    for (answer, is, contains, is_not) in [
        (r#"{"color":"y","countries":["E"]}"#, true, true, false),
        (r#"{"color":"y"}"#, false, false, true),
        (r#"{"color":1,"countries":[]}"#, false, false, true),
        (r#"x {"color":"y","countries":["E"]} y"#, false, true, true),
        ("[1]", false, false, true),
        (r#"{"a":1} {"color":"y","countries":[]}"#, false, true, true),
    ] {
        assert_eq!(
            passes(&mapped("is-json", schema.clone(), None), answer),
            is,
            "{answer}"
        );
        assert_eq!(
            passes(&mapped("contains-json", schema.clone(), None), answer),
            contains,
            "{answer}"
        );
        assert_eq!(
            passes(&mapped("not-is-json", schema.clone(), None), answer),
            is_not,
            "{answer}"
        );
    }
    for (schema, value, expected) in [
        (
            json!({"properties": {"f": {"format": "email"}}}),
            json!({"f": "x"}),
            false,
        ),
        (
            json!({"properties": {"f": {"format": "email"}}}),
            json!({"f": "a@b.co"}),
            true,
        ),
        (
            json!({"type": "integer", "minimum": 5, "multipleOf": 5}),
            json!(5),
            true,
        ),
        (
            json!({"additionalProperties": false, "properties": {"a": {}}}),
            json!({"a": 1, "b": 2}),
            false,
        ),
        (
            json!({"$ref": "#/definitions/x", "definitions": {"x": {"required": ["b"]}}}),
            json!({"a": 1}),
            false,
        ),
        (
            json!({"items": [{"type": "number"}, {"type": "string"}]}),
            json!([1, 2]),
            false,
        ),
        (json!({"pattern": "^(?!a)"}), json!("ab"), false),
    ] {
        assert_eq!(allows(schema.clone(), &value), expected, "{schema}");
    }
}

#[test]
fn what_is_not_known_is_refused_by_name() {
    // promptfoo's ajv refuses the first five too.
    for (schema, place) in [
        (json!({"prefixItems": []}), "#/prefixItems"),
        (json!({"items": {"foo": 1}}), "#/items/foo"),
        (json!({"type": "nonsense"}), "#/type"),
        (
            json!({"$schema": "https://json-schema.org/draft/2020-12/schema"}),
            "#/$schema",
        ),
        (json!({"$ref": "https://example.com/s.json"}), "#/$ref"),
        (
            json!({"properties": {"a/b": {"$id": "x"}}}),
            "#/properties/a~1b/$id",
        ),
        (json!({"format": "idn-email"}), "#/format"),
        (json!({"pattern": "("}), "#/pattern"),
        (json!(5), "#"),
    ] {
        match Schema::new(schema) {
            Err(LabError::Schema { place: found, .. }) => assert_eq!(found, place),
            other => panic!("{place}: {other:?}"),
        }
    }
}

#[test]
fn hostile_schemas_end_soon() {
    let endless = json!({"$ref": "#"});
    assert_eq!(
        Schema::new(endless).unwrap().allows(&json!(1)),
        Err(LabError::SchemaTooSlow)
    );
    let branches = json!({"anyOf": [{"$ref": "#"}, {"$ref": "#"}, {"$ref": "#"}], "minimum": 5});
    assert_eq!(
        Schema::new(branches).unwrap().allows(&json!("x")),
        Err(LabError::SchemaTooSlow)
    );
    // Doubles at each of 60 names.
    let mut doubling = serde_json::Map::new();
    for i in 0..60 {
        let next = json!({"$ref": format!("#/definitions/d{}", i + 1)});
        doubling.insert(format!("d{i}"), json!({"allOf": [next, next]}));
    }
    doubling.insert("d60".into(), json!(true));
    let doubling = json!({"$ref": "#/definitions/d0", "definitions": doubling});
    assert_eq!(
        Schema::new(doubling).unwrap().allows(&json!(1)),
        Err(LabError::SchemaTooSlow)
    );
    let many: Vec<usize> = (0..20_000).collect();
    let unique = Schema::new(json!({"uniqueItems": true})).unwrap();
    assert_eq!(unique.allows(&json!(many)), Err(LabError::SchemaTooSlow));
}

/// The draft-7 folder of json-schema-org/JSON-Schema-Test-Suite, where `JSON_SCHEMA_TESTS` says it is.
#[test]
fn the_official_suite_agrees() {
    let Some(folder) = std::env::var_os("JSON_SCHEMA_TESTS") else {
        eprintln!("skipped: JSON_SCHEMA_TESTS does not say where the suite's tests/draft7 are");
        return;
    };
    let (mut n, mut refused) = (0, std::collections::BTreeMap::<String, usize>::new());
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let path = file.path();
        if path.extension().is_none_or(|it| it != "json") {
            continue;
        }
        let groups: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for group in groups.as_array().unwrap() {
            let schema = match Schema::new(group["schema"].clone()) {
                Ok(schema) => schema,
                Err(error) => {
                    let name = path.file_name().unwrap().to_string_lossy().into_owned();
                    eprintln!("refused: {name}: {}: {error}", group["description"]);
                    *refused.entry(name).or_default() += 1;
                    continue;
                }
            };
            for test in group["tests"].as_array().unwrap() {
                let ours = schema.allows(&test["data"]);
                assert_eq!(
                    ours,
                    Ok(test["valid"].as_bool().unwrap()),
                    "{path:?}: {}: {test}",
                    group["description"]
                );
                n += 1;
            }
        }
    }
    eprintln!("{n} tests agree; groups refused: {refused:?}");
    assert!(n > 700);
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3i64..4).prop_map(Value::from),
        "[ab#/%~]{0,3}|object|string|a@b|email".prop_map(Value::from),
    ];
    let keys = [
        "type",
        "items",
        "properties",
        "a",
        "$ref",
        "not",
        "anyOf",
        "enum",
        "minimum",
        "pattern",
        "if",
        "then",
        "contains",
        "required",
        "format",
        "dependencies",
        "uniqueItems",
        "minLength",
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(keys.to_vec()), inner), 0..4).prop_map(
                |it| it
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            ),
        ]
    })
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn no_schema_breaks_the_reader(schema in value(), instance in value()) {
        if let Ok(schema) = Schema::new(schema) {
            let _ = schema.allows(&instance);
        }
    }
}
