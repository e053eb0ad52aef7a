//! A text as a literal of each language; what cannot be seen is written as a number, so that nothing hides in it.

use std::fmt::Write;

use serde_json::Value;

/// Signs that an editor does not show, or that turn the order of others round.
fn is_unseen(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || ('\u{e0000}'..='\u{e007f}').contains(&it)
}

/// A literal for Python, JavaScript and TypeScript, in double quotes.
pub(super) fn script(text: &str) -> String {
    let mut literal = String::from("\"");
    for it in text.chars() {
        match it {
            '"' => literal += "\\\"",
            '\\' => literal += "\\\\",
            '\n' => literal += "\\n",
            '\t' => literal += "\\t",
            // Past four digits the two languages write it each in its own way, so it stays as it is.
            it if is_unseen(it) && u32::from(it) <= 0xffff => {
                _ = write!(literal, "\\u{:04x}", u32::from(it))
            }
            it => literal.push(it),
        }
    }
    literal + "\""
}

/// A literal for Rust.
pub(super) fn rust(text: &str) -> String {
    let mut literal = String::from("\"");
    for it in text.chars() {
        match it {
            '"' => literal += "\\\"",
            '\\' => literal += "\\\\",
            '\n' => literal += "\\n",
            '\t' => literal += "\\t",
            it if is_unseen(it) => _ = write!(literal, "\\u{{{:x}}}", u32::from(it)),
            it => literal.push(it),
        }
    }
    literal + "\""
}

/// A word for a POSIX shell, in single quotes.
pub(super) fn shell(text: &str) -> String {
    // No shell can hold a zero byte.
    format!("'{}'", text.replace('\0', "").replace('\'', "'\\''"))
}

/// JSON of several lines, with what cannot be seen as numbers.
pub(super) fn json(value: &Value) -> String {
    let mut text = String::new();
    for it in format!("{value:#}").chars() {
        if it != '\n' && is_unseen(it) {
            for unit in it.encode_utf16(&mut [0; 2]) {
                _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(it);
        }
    }
    text
}
