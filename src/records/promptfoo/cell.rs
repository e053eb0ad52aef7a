//! A check in one cell of a table: `type:value`, `type(threshold):value`, or a text that the answer equals.

use lab::scores::Assertion;
use serde_json::Value;

/// Only these take a threshold in round brackets; without one theirs is 0.75, for `similar` 0.8.
const WITH_THRESHOLD: [&str; 7] = [
    "cost",
    "latency",
    "levenshtein",
    "perplexity",
    "rouge-n",
    "similar",
    "starts-with",
];
const LISTS: [&str; 4] = [
    "contains-all",
    "contains-any",
    "icontains-all",
    "icontains-any",
];
const OTHERS: &[&str] = &[
    "equals",
    "contains",
    "icontains",
    "regex",
    "is-json",
    "contains-json",
    "is-xml",
    "contains-xml",
    "is-html",
    "contains-html",
    "is-refusal",
    "word-count",
    "bleu",
    "gleu",
    "meteor",
    "llm-rubric",
    "g-eval",
    "factuality",
    "model-graded-closedqa",
    "answer-relevance",
    "select-best",
    "max-score",
    "similar:cosine",
    "similar:dot",
    "similar:euclidean",
    "javascript",
    "python",
    "webhook",
    "classifier",
    "moderation",
    "ends-with",
];
/// The threshold that a kind has in a cell where none is written and none can be.
fn usual(kind: &str) -> Option<f64> {
    match kind {
        "bleu" | "gleu" | "meteor" => Some(0.5),
        _ => None,
    }
}

/// The cell of an assertion; `None` where a cell cannot say it.
pub(super) fn write(assertion: &Assertion) -> Option<String> {
    let Assertion {
        kind,
        value,
        threshold,
    } = assertion;
    let bare = kind.strip_prefix("not-").unwrap_or(kind);
    let value = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if LISTS.contains(&bare) => {
            let quote = |it: &Value| {
                it.as_str()
                    .map(|it| format!("\"{}\"", it.replace('\\', "\\\\").replace('"', "\\\"")))
            };
            items
                .iter()
                .map(quote)
                .collect::<Option<Vec<_>>>()?
                .join(",")
        }
        Value::Array(items) if bare.ends_with("-xml") => {
            let names: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            names?.join(",")
        }
        Value::Object(_) if bare.ends_with("-json") => value.to_string(),
        Value::Object(map) if bare == "word-count" && map.get("min") == map.get("max") => {
            map.get("min")?.to_string()
        }
        _ => return None,
    };
    // What a cell loses: white space at the ends, except in schemas and lists.
    if value.trim() != value && !LISTS.contains(&bare) {
        return None;
    }
    if WITH_THRESHOLD.contains(&bare) {
        let threshold = match (bare, threshold) {
            ("starts-with", _) => String::new(),
            (_, Some(it)) if *it >= 0.0 => format!("({it})"),
            _ => return None,
        };
        let after = if value.is_empty() {
            String::new()
        } else {
            format!(":{value}")
        };
        return Some(format!("{kind}{threshold}{after}"));
    }
    let said = threshold.is_none() || *threshold == usual(bare);
    let needs_kind = bare != kind || bare != "equals" || read(&value) != *assertion;
    match (said, value.is_empty()) {
        (false, _) => None,
        (true, true) if bare != "equals" => Some(kind.clone()),
        // A bare text is compared as it is, unless it looks like something else.
        (true, _) if !needs_kind => Some(value),
        (true, _) => Some(format!("{kind}:{value}")),
    }
}

/// The assertion of a cell that is not empty.
pub(super) fn read(cell: &str) -> Assertion {
    let cell = cell.trim();
    let of = |kind: &str, value: &str| Assertion {
        kind: kind.into(),
        value: value.trim().into(),
        threshold: None,
    };
    for (prefix, kind) in [
        ("javascript:", "javascript"),
        ("fn:", "javascript"),
        ("eval:", "javascript"),
        ("python:", "python"),
        ("file://", "javascript"),
        ("grade:", "llm-rubric"),
        ("llm-rubric:", "llm-rubric"),
    ] {
        if let Some(value) = cell.strip_prefix(prefix) {
            return of(kind, value);
        }
    }
    let not = if cell.starts_with("not-") { "not-" } else { "" };
    let rest = &cell[not.len()..];
    let kinds = WITH_THRESHOLD.iter().chain(&LISTS).chain(OTHERS);
    for kind in kinds {
        let Some(mut after) = rest.strip_prefix(kind) else {
            continue;
        };
        let mut threshold = None;
        if let Some((number, behind)) = after.strip_prefix('(').and_then(|it| it.split_once(')'))
            && number.bytes().all(|it| it.is_ascii_digit() || it == b'.')
            && let Ok(number) = number.parse::<f64>()
        {
            (threshold, after) = (Some(number), behind);
        }
        let value = match after.strip_prefix(':') {
            Some(value) => Value::String(value.trim().to_owned()),
            None if after.is_empty() => Value::Null,
            None => continue,
        };
        let threshold = if WITH_THRESHOLD.contains(kind) {
            Some(threshold.unwrap_or(if *kind == "similar" { 0.8 } else { 0.75 }))
        } else {
            None
        };
        return Assertion {
            kind: format!("{not}{kind}"),
            value,
            threshold,
        };
    }
    Assertion {
        kind: "equals".into(),
        value: cell.into(),
        threshold: None,
    }
}
