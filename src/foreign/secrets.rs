//! Keys that stand in the open in a file: they are left out of what is kept, and named.

use serde_json::{Map, Value};

use crate::Kept;
use crate::shape::Report;
use crate::words;

/// Words in the names of fields that hold a secret, small and without signs between.
const WORDS: [&str; 8] = [
    "apikey",
    "secret",
    "password",
    "authorization",
    "accesstoken",
    "authtoken",
    "bearer",
    "credential",
];

/// Takes secrets out of what is kept. A reference to a secret (`${env:NAME}`, `{{ env.X }}`, `$NAME`) is none.
pub(crate) fn leave_out(kept: &mut Kept, report: &mut Report) {
    let Some(format) = kept.format() else {
        return;
    };
    let mut fields = kept.of(format).cloned().unwrap_or_default();
    if clean_map(&mut fields, report) {
        *kept = Kept::new(format, fields);
    }
}

fn clean_map(fields: &mut Map<String, Value>, report: &mut Report) -> bool {
    let mut found = false;
    fields.retain(|name, value| {
        let bare: String = name
            .to_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let text = value.as_str().unwrap_or_default().trim();
        let is_secret = WORDS.iter().any(|it| bare.contains(it))
            && !text.is_empty()
            && !text.starts_with("${")
            && !text.starts_with("{{")
            && !text.starts_with('$');
        if is_secret {
            report.add(&**name, words::key_in_the_open());
        }
        found |= is_secret;
        !is_secret
    });
    for value in fields.values_mut() {
        found |= clean(value, report);
    }
    found
}

fn clean(value: &mut Value, report: &mut Report) -> bool {
    match value {
        Value::Object(fields) => clean_map(fields, report),
        Value::Array(items) => items
            .iter_mut()
            .fold(false, |found, it| clean(it, report) | found),
        _ => false,
    }
}
