//! JSON values as YAML that people can read: maps and lists in blocks, long texts as they are.

use std::fmt::Write;

use serde_json::Value;

/// The text of a value, a line feed at the end.
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    match value {
        Value::Object(map) if !map.is_empty() => fields(&mut text, map, 0),
        Value::Array(items) if !items.is_empty() => list(&mut text, items, 0),
        other => {
            text += &scalar(other, 0);
            text.push('\n');
        }
    }
    text
}

fn fields(text: &mut String, map: &serde_json::Map<String, Value>, depth: usize) {
    for (i, (key, value)) in map.iter().enumerate() {
        // The first field of an item stands behind its dash.
        let at_start = text.is_empty() || text.ends_with('\n');
        if i > 0 || at_start {
            *text += &"  ".repeat(depth);
        }
        *text += &name(key);
        text.push(':');
        inner(text, value, depth);
    }
}

fn inner(text: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            text.push('\n');
            fields(text, map, depth + 1);
        }
        Value::Array(items) if !items.is_empty() => {
            text.push('\n');
            list(text, items, depth + 1);
        }
        other => {
            let _ = writeln!(text, " {}", scalar(other, depth + 1));
        }
    }
}

fn list(text: &mut String, items: &[Value], depth: usize) {
    for item in items {
        *text += &"  ".repeat(depth);
        *text += "- ";
        match item {
            Value::Object(map) if !map.is_empty() => fields(text, map, depth + 1),
            Value::Array(items) if !items.is_empty() => {
                // A list straight in a list goes on one line.
                text.push_str(&Value::Array(items.clone()).to_string());
                text.push('\n');
            }
            other => {
                *text += &scalar(other, depth + 1);
                text.push('\n');
            }
        }
    }
}

/// A text of several lines as a block, anything else as JSON writes it, which YAML reads the same.
fn scalar(value: &Value, depth: usize) -> String {
    if let Value::String(text) = value
        && is_block(text)
    {
        let indent = "  ".repeat(depth.max(1));
        let lines = text.split('\n').map(|it| {
            if it.is_empty() {
                String::new()
            } else {
                format!("{indent}{it}")
            }
        });
        return format!("|-\n{}", lines.collect::<Vec<_>>().join("\n"));
    }
    json(value)
}

/// Several lines, the first of them with a letter at its start, nothing that a block would lose.
fn is_block(text: &str) -> bool {
    let plain = |it: char| {
        it == '\n'
            || it == '\t'
            || !it.is_control() && !"\u{85}\u{2028}\u{2029}\u{feff}".contains(it)
    };
    text.contains('\n')
        && !text.ends_with('\n')
        && !text.starts_with([' ', '\t', '\n'])
        && text.chars().all(plain)
}

fn name(key: &str) -> String {
    let letters = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let reads_as_other = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let starts = key.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_');
    if starts && key.chars().all(letters) && !reads_as_other.contains(&&*key.to_ascii_lowercase()) {
        key.to_owned()
    } else {
        json(&Value::String(key.to_owned()))
    }
}

/// JSON, with what YAML does not allow in a quoted text written as a number.
fn json(value: &Value) -> String {
    let mut text = String::new();
    for it in value.to_string().chars() {
        if it == '\u{7f}'
            || ('\u{80}'..='\u{9f}').contains(&it)
            || "\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".contains(it)
        {
            let _ = write!(text, "\\u{:04x}", u32::from(it));
        } else {
            text.push(it);
        }
    }
    text
}
