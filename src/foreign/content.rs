//! Bytes into text, JSON and lines of JSON, each within limits.

use serde_json::{Map, Value};

use crate::ForeignError;
use crate::words;

/// The largest JSON, YAML or prompt file, in bytes: a tree of it takes some twenty times as much memory.
pub const LIMIT_BYTES: usize = 16 << 20;
/// The largest file of rows, in bytes; rows are read one at a time.
pub const LIMIT_ROW_BYTES: usize = format::table::LIMIT_BYTES;
/// Rows of one file.
pub const LIMIT_ROWS: usize = format::table::LIMIT_ROWS;
/// Projects out of one file.
pub const LIMIT_PROJECTS: usize = 200;

pub(crate) fn check_size(len: usize, what: &'static str, limit: usize) -> Result<(), ForeignError> {
    if len > limit {
        return Err(ForeignError::TooLarge {
            what,
            megabytes: len.div_ceil(1 << 20),
            limit: limit >> 20,
        });
    }
    Ok(())
}

/// Text without its byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, ForeignError> {
    check_size(bytes.len(), words::a_prompt_file(), LIMIT_BYTES)?;
    plain(bytes)
}

pub(crate) fn row_text(bytes: &[u8]) -> Result<&str, ForeignError> {
    check_size(bytes.len(), words::a_file_of_rows(), LIMIT_ROW_BYTES)?;
    plain(bytes)
}

fn plain(bytes: &[u8]) -> Result<&str, ForeignError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ForeignError::NotText)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// serde_json goes 128 levels deep and no further.
pub(crate) fn json(text: &str) -> Result<Value, ForeignError> {
    serde_json::from_str(text).map_err(|error| bad(&error, error.line()))
}

fn bad(error: &serde_json::Error, line: usize) -> ForeignError {
    if error.to_string().starts_with("recursion limit") {
        ForeignError::TooDeep { line }
    } else {
        ForeignError::Json {
            line,
            column: error.column(),
        }
    }
}

/// JSON where the text begins like it, else YAML: what is JSON is YAML too, but its errors are told better.
pub(crate) fn json_or_yaml(text: &str) -> Result<Value, ForeignError> {
    if text.trim_start().starts_with(['{', '[']) {
        match json(text) {
            Err(ForeignError::Json { .. }) => {}
            read => return read,
        }
    }
    yaml(text)
}

pub(crate) fn yaml(text: &str) -> Result<Value, ForeignError> {
    check_size(text.len(), words::a_yaml_file(), records::yaml::LIMIT_BYTES)?;
    Ok(records::yaml::read(text)?)
}

/// The values of a file of JSON lines, with the number of each line from 1.
pub(crate) fn lines(text: &str) -> Result<Vec<(usize, Value)>, ForeignError> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if found.len() == LIMIT_ROWS {
            return Err(ForeignError::TooMany {
                what: "rows",
                limit: LIMIT_ROWS,
            });
        }
        let value = serde_json::from_str(line).map_err(|error| bad(&error, at + 1))?;
        found.push((at + 1, value));
    }
    Ok(found)
}

/// A list of values: lines of JSON, or one list of JSON.
pub(crate) fn lines_or_list(text: &str) -> Result<Vec<(usize, Value)>, ForeignError> {
    if text.trim_start().starts_with('[')
        && let Ok(Value::Array(items)) = json(text)
    {
        if items.len() > LIMIT_ROWS {
            return Err(ForeignError::TooMany {
                what: "rows",
                limit: LIMIT_ROWS,
            });
        }
        return Ok((1..).zip(items).collect());
    }
    lines(text)
}

/// A text as it is, anything else as JSON writes it; nothing of nothing.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The text of a field; `None` where it is absent or no text.
pub(crate) fn field<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

/// Fields as YAML, those of `order` first and in that order.
pub(crate) fn ordered_yaml(mut fields: Map<String, Value>, order: &[&str]) -> String {
    let mut text = String::new();
    let mut put = |name: &str, value: Value| {
        let one: Map<String, Value> = [(name.to_owned(), value)].into_iter().collect();
        text += &records::yaml::write(&Value::Object(one));
    };
    for name in order {
        if let Some(value) = fields.remove(*name) {
            put(name, value);
        }
    }
    for (name, value) in fields {
        put(&name, value);
    }
    text
}

/// JSON that people can read, a line feed at the end.
pub(crate) fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// A name for a file: a title without the signs that some disk does not allow.
pub(crate) fn file_stem(title: &str) -> String {
    let plain = |it: char| !it.is_control() && !"/\\:*?\"<>|".contains(it);
    let name = title
        .chars()
        .take(80)
        .map(|it| if plain(it) { it } else { '-' });
    let name: String = name.collect();
    let name = name.trim_matches(|it: char| it.is_whitespace() || it == '.');
    if name.is_empty() {
        "prompt".into()
    } else {
        name.into()
    }
}

/// A file's name without its last endings.
pub(crate) fn stem<'a>(name: &'a str, endings: &[&str]) -> &'a str {
    let bare = name.rsplit(['/', '\\']).next().unwrap_or(name);
    endings
        .iter()
        .find_map(|it| bare.strip_suffix(it))
        .unwrap_or(bare)
}
