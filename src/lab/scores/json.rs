//! JSON in an answer: the whole of it, or the first value among words.

use serde_json::Value;

use super::Around;

const MAX_ATTEMPTS: usize = 1_000;

/// The JSON value; among words, the first object or list that parses.
pub(crate) fn find(text: &str, around: Around) -> Option<Value> {
    match around {
        Around::Nothing => serde_json::from_str(text).ok(),
        // serde_json refuses more than 128 levels, so each attempt ends soon; a text with more brackets is no JSON.
        Around::Words => text
            .match_indices(['{', '['])
            .take(MAX_ATTEMPTS)
            .find_map(|(at, _)| first_value(&text[at..])),
    }
}

/// Every object and list among words, outermost first, none of them inside another.
pub(crate) fn find_all(text: &str, around: Around) -> Vec<Value> {
    if around == Around::Nothing {
        return find(text, around).into_iter().collect();
    }
    let (mut found, mut from, mut attempts) = (Vec::new(), 0, 0);
    while let Some(at) = text[from..].find(['{', '[']).map(|it| it + from) {
        if attempts == MAX_ATTEMPTS {
            break;
        }
        attempts += 1;
        let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
        from = match values.next() {
            Some(Ok(value)) => {
                found.push(value);
                at + values.byte_offset()
            }
            _ => at + 1,
        };
    }
    found
}

fn first_value(text: &str) -> Option<Value> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    values.next().and_then(Result::ok)
}

/// Equal, where `1` and `1.0` are the same number.
pub(crate) fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let same = |(key, a): (&String, &Value)| b.get(key).is_some_and(|b| alike(a, b));
            a.len() == b.len() && a.iter().all(same)
        }
        (a, b) => a == b,
    }
}
