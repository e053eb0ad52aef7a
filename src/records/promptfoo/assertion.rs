//! One check as an entry of an `assert` list, and back.

use lab::LabError;
use lab::scores::{Assertion, Mapped, Scorer, from_promptfoo, to_promptfoo};
use serde_json::{Map, Value, json};

use super::{Check, Loss};
use crate::words;

/// The entry of a check; `None`, and a loss, where promptfoo has none.
pub(super) fn write(check: &Check, place: &str, losses: &mut Vec<Loss>) -> Option<Value> {
    let mut entry = Map::new();
    if let Mapped::Scorer(Scorer::Weighted { parts, least }) = &check.what {
        entry.insert("type".into(), "assert-set".into());
        let inner = parts
            .iter()
            .enumerate()
            .filter_map(|(i, (weight, scorer))| {
                let check = Check {
                    weight: *weight,
                    ..Check::new(scorer.clone())
                };
                write(&check, &format!("{place}.assert[{i}]"), losses)
            });
        let inner: Vec<Value> = inner.collect();
        if inner.len() < parts.len() {
            return None;
        }
        entry.insert("assert".into(), inner.into());
        entry.extend(least.map(|it| ("threshold".to_owned(), json!(it))));
    } else {
        let Some(assertion) = to_promptfoo(&check.what) else {
            losses.push(Loss::new(place, words::no_such_check()));
            return None;
        };
        if is_template(&assertion.value) {
            losses.push(Loss::new(place, words::signs_left_out()));
            return None;
        }
        entry.insert("type".into(), assertion.kind.into());
        if !assertion.value.is_null() {
            entry.insert("value".into(), assertion.value);
        }
        entry.extend(
            assertion
                .threshold
                .map(|it| ("threshold".to_owned(), json!(it))),
        );
    }
    if check.weight != 1.0 {
        entry.insert("weight".into(), json!(check.weight));
    }
    if !check.metric.is_empty() {
        entry.insert("metric".into(), check.metric.clone().into());
    }
    Some(entry.into())
}

/// Signs of promptfoo's template language (Nunjucks), or the mark of a file.
pub(super) fn is_template(value: &Value) -> bool {
    match value {
        Value::String(text) => has_signs(text) || text.starts_with("file://"),
        Value::Array(items) => items.iter().any(is_template),
        Value::Object(map) => map.values().any(is_template),
        _ => false,
    }
}

pub(super) fn has_signs(text: &str) -> bool {
    ["{{", "{%", "{#"].iter().any(|it| text.contains(it))
}

/// The check of an entry; `None`, and a loss, where there is none here.
pub(super) fn read(
    entry: &Value,
    root: &Value,
    place: &str,
    losses: &mut Vec<Loss>,
) -> Option<Check> {
    // `$ref` is promptfoo's shorthand for an entry that stands elsewhere in the file.
    let reference = entry
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|it| it.strip_prefix('#'));
    let Some(map) = reference
        .map_or(Some(entry), |it| root.pointer(it))
        .and_then(Value::as_object)
    else {
        losses.push(Loss::new(place, words::no_check()));
        return None;
    };
    let kind = map.get("type").and_then(Value::as_str).unwrap_or_default();
    let weight = map.get("weight").and_then(Value::as_f64).unwrap_or(1.0);
    let metric = map
        .get("metric")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let threshold = map.get("threshold").and_then(Value::as_f64);
    for key in map.keys() {
        let known = ["type", "value", "threshold", "weight", "metric", "$ref"].contains(&&**key);
        if known || key == "assert" && kind == "assert-set" {
            continue;
        }
        let place = format!("{place}.{key}");
        if ["provider", "rubricPrompt"].contains(&&**key) {
            losses.push(Loss::new(place, words::judge_chosen_here()));
        } else {
            // With `transform` something else would be scored.
            losses.push(Loss::new(place, words::changes_checked()));
            return None;
        }
    }
    let what = if kind == "assert-set" {
        let mut parts = Vec::new();
        let inner = map.get("assert").and_then(Value::as_array);
        for (i, it) in inner.into_iter().flatten().enumerate() {
            let place = format!("{place}.assert[{i}]");
            match read(it, &Value::Null, &place, losses)? {
                Check {
                    what: Mapped::Scorer(scorer),
                    weight,
                    ..
                } => parts.push((weight, scorer)),
                Check {
                    what: Mapped::Judge(judge),
                    weight,
                    ..
                } => parts.push((weight, Scorer::Opinion(judge))),
                _ => {
                    losses.push(Loss::new(place, words::judge_in_set()));
                    return None;
                }
            }
        }
        Mapped::Scorer(Scorer::Weighted {
            parts,
            least: threshold,
        })
    } else {
        let mut value = map.get("value").cloned().unwrap_or_default();
        if value.as_str().is_some_and(|it| it.starts_with("file://")) {
            losses.push(Loss::new(place, words::value_elsewhere()));
            return None;
        }
        // A schema may be written as a text of YAML.
        let base = kind.strip_prefix("not-").unwrap_or(kind);
        if let (Value::String(text), "is-json" | "contains-json") = (&value, base)
            && let Ok(schema @ Value::Object(_)) = crate::yaml::read(text)
        {
            value = schema;
        }
        mapped(
            &Assertion {
                kind: kind.into(),
                value,
                threshold,
            },
            place,
            losses,
        )?
    };
    Some(Check {
        what,
        weight,
        metric,
    })
}

/// The scorer or judge of an assertion; `None`, and a loss, where there is none.
pub(super) fn mapped(assertion: &Assertion, place: &str, losses: &mut Vec<Loss>) -> Option<Mapped> {
    let why = match from_promptfoo(assertion) {
        Ok(Mapped::NotOffered) => words::check_unknown(),
        Ok(mapped) => {
            if is_template(&assertion.value) {
                losses.push(Loss::new(place, words::double_braces()));
            }
            return Some(mapped);
        }
        Err(LabError::Schema { .. }) => words::schema_unknown(),
        Err(LabError::Pattern) => words::pattern_unknown(),
        Err(_) => words::value_unusable(),
    };
    losses.push(Loss::new(place, why));
    None
}
