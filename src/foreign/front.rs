//! Settings in YAML at the head of a prompt file, between lines of three hyphens, and the text below.

use serde_json::{Map, Value};

use crate::ForeignError;
use crate::content::yaml;
use crate::words;

/// Settings, where there are some, and the text.
type Split<'a> = (Option<Map<String, Value>>, &'a str);

/// The settings and the text below them. No settings where the file does not begin with three hyphens.
pub(crate) fn split(text: &str) -> Result<Split<'_>, ForeignError> {
    let Some(after) = text.trim_start().strip_prefix("---") else {
        return Ok((None, text));
    };
    let Some((_, after)) = after.split_once('\n').filter(|it| it.0.trim().is_empty()) else {
        return Ok((None, text));
    };
    let mut at = 0;
    for line in after.split_inclusive('\n') {
        if line.trim_end() == "---" {
            let body = &after[at + line.len()..];
            return match yaml(&after[..at])? {
                Value::Object(fields) => Ok((Some(fields), body)),
                Value::Null => Ok((Some(Map::new()), body)),
                _ => Err(ForeignError::OtherKind {
                    what: words::a_prompt_file_with_settings(),
                    why: words::no_list_of_settings(),
                }),
            };
        }
        at += line.len();
    }
    Err(ForeignError::OpenSettings)
}
