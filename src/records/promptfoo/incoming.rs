//! promptfoo's configuration into a suite, with a report of what does not fit.

use std::collections::BTreeMap;

use domain::Role;
use lab::Turn;
use serde_json::Value;

use super::{Body, Loss, Suite, SuitePrompt, Test, assertion, check_rows, check_size, table};
use crate::RecordError;
use crate::words;

/// Other files that the configuration names, by the name behind `file://`; `None` where the person did not give it.
pub type Files<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Reads a configuration, in YAML or JSON.
///
/// # Errors
/// A file that is too large, is no YAML, or no map.
pub fn from_yaml(text: &str, files: Files<'_>) -> Result<(Suite, Vec<Loss>), RecordError> {
    check_size(text)?;
    let root = crate::yaml::read(text)?;
    let Value::Object(map) = &root else {
        return Err(RecordError::OtherKind {
            what: words::a_configuration(),
        });
    };
    let mut read = Read {
        root: &root,
        files,
        losses: Vec::new(),
    };
    let mut suite = Suite::default();
    for (key, value) in map {
        match &**key {
            "description" => suite.description = plain(value).unwrap_or_default(),
            "prompts" => suite.prompts = read.prompts(value)?,
            "providers" | "targets" => suite.providers = read.providers(value),
            "defaultTest" => suite.default = read.test(value, "defaultTest"),
            "tests" => suite.tests = read.tests(value)?,
            // Where references lead, or what only says how promptfoo runs.
            "$schema" | "assertionTemplates" => {}
            other => read.lose(other, words::not_used_here()),
        }
    }
    Ok((suite, read.losses))
}

struct Read<'a> {
    root: &'a Value,
    files: Files<'a>,
    losses: Vec<Loss>,
}

impl Read<'_> {
    fn lose(&mut self, place: impl Into<String>, why: &'static str) {
        self.losses.push(Loss::new(place, why));
    }

    fn file(&mut self, text: &str, place: &str) -> Option<(String, String)> {
        let name = text.strip_prefix("file://").unwrap_or(text);
        let found = (self.files)(name);
        if found.is_none() {
            self.lose(place, words::file_not_here());
        }
        found.map(|it| (name.to_owned(), it))
    }

    fn prompts(&mut self, value: &Value) -> Result<Vec<SuitePrompt>, RecordError> {
        let mut found = Vec::new();
        let one = [value.clone()];
        let list = value.as_array().map_or(&one[..], Vec::as_slice);
        for (i, it) in list.iter().enumerate() {
            let place = format!("prompts[{i}]");
            let (raw, label) = match it {
                Value::String(text) => (Some(text.clone()), None),
                Value::Object(map) => {
                    for key in map
                        .keys()
                        .filter(|it| !["raw", "id", "label"].contains(&&***it))
                    {
                        self.lose(format!("{place}.{key}"), words::not_used_here());
                    }
                    (
                        map.get("raw").or(map.get("id")).and_then(plain),
                        map.get("label").and_then(plain),
                    )
                }
                _ => (None, None),
            };
            let Some(raw) = raw else {
                self.lose(place, words::prompt_without_text());
                continue;
            };
            let is_file = raw.starts_with("file://");
            let texts = if is_file {
                let Some((name, text)) = self.file(&raw, &place) else {
                    continue;
                };
                check_size(&text)?;
                if [".js", ".mjs", ".ts", ".py", ".csv", ".yaml", ".yml"]
                    .iter()
                    .any(|it| name.ends_with(it))
                {
                    self.lose(place, words::prompt_file_unknown());
                    continue;
                }
                parts(&text)
            } else {
                vec![raw]
            };
            let several = texts.len() > 1;
            for (n, text) in texts.into_iter().enumerate() {
                if ["{%", "{#"].iter().any(|it| text.contains(it)) {
                    self.lose(format!("prompts[{i}]"), words::commands_stay());
                }
                let label = label.clone().unwrap_or_else(|| {
                    let prompt = words::prompt_named(&(i + 1).to_string());
                    if several {
                        words::part_of_prompt(&prompt, &(n + 1).to_string())
                    } else {
                        prompt
                    }
                });
                found.push(SuitePrompt {
                    label,
                    body: body(text),
                });
            }
        }
        Ok(found)
    }

    fn providers(&mut self, value: &Value) -> Vec<String> {
        let one = [value.clone()];
        let list = value.as_array().map_or(&one[..], Vec::as_slice);
        let mut found = Vec::new();
        for (i, it) in list.iter().enumerate() {
            let place = format!("providers[{i}]");
            let name = match it {
                Value::String(text) => Some(text.clone()),
                Value::Object(map) => {
                    for key in map.keys().filter(|it| !["id", "label"].contains(&&***it)) {
                        // Keys and addresses may stand there: not even their names are kept.
                        self.lose(format!("{place}.{key}"), words::reached_here());
                    }
                    // `{ "openai:gpt-4.1": {config…} }` is a shorthand.
                    map.get("id")
                        .and_then(plain)
                        .or_else(|| map.keys().next().filter(|_| map.len() == 1).cloned())
                }
                _ => None,
            };
            match name {
                Some(name) => found.push(name),
                None => self.lose(place, words::model_without_name()),
            }
        }
        found
    }

    fn tests(&mut self, value: &Value) -> Result<Vec<Test>, RecordError> {
        let one = [value.clone()];
        let list = value.as_array().map_or(&one[..], Vec::as_slice);
        let mut found = Vec::new();
        for (i, it) in list.iter().enumerate() {
            let place = format!("tests[{i}]");
            match it {
                Value::String(name) => {
                    let Some((name, text)) = self.file(name, &place) else {
                        continue;
                    };
                    if name.ends_with(".csv") {
                        let (tests, losses) = table::from_csv(&text)?;
                        found.extend(tests);
                        self.losses.extend(losses);
                    } else if [".yaml", ".yml", ".json"]
                        .iter()
                        .any(|it| name.ends_with(it))
                    {
                        let inner = crate::yaml::read(&text)?;
                        for (n, it) in inner.as_array().into_iter().flatten().enumerate() {
                            found.push(self.test(it, &format!("{place}[{n}]")));
                        }
                    } else {
                        self.lose(place, words::tests_file_unknown());
                    }
                }
                it => found.push(self.test(it, &place)),
            }
            check_rows(found.len())?;
        }
        Ok(found)
    }

    fn test(&mut self, value: &Value, place: &str) -> Test {
        let mut test = Test::default();
        let Value::Object(map) = value else {
            self.lose(place, words::no_test());
            return test;
        };
        for (key, value) in map {
            let place = format!("{place}.{key}");
            match (&**key, value) {
                ("description", _) => test.description = plain(value).unwrap_or_default(),
                ("threshold", Value::Number(number)) => test.threshold = number.as_f64(),
                ("vars", Value::Object(vars)) => test.vars = self.vars(vars, &place),
                ("assert", Value::Array(list)) => {
                    let root = self.root;
                    let checks = list.iter().enumerate().filter_map(|(i, it)| {
                        assertion::read(it, root, &format!("{place}[{i}]"), &mut self.losses)
                    });
                    test.checks = checks.collect();
                }
                ("options" | "metadata", Value::Object(inner)) => {
                    for key in inner.keys() {
                        self.lose(format!("{place}.{key}"), words::not_used_here());
                    }
                }
                _ => self.lose(place, words::not_used_here()),
            }
        }
        test
    }

    fn vars(
        &mut self,
        vars: &serde_json::Map<String, Value>,
        place: &str,
    ) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for (name, value) in vars {
            let place = format!("{place}.{name}");
            match plain(value) {
                Some(text) if text.starts_with("file://") => {
                    if let Some((_, text)) = self.file(&text, &place) {
                        found.insert(name.clone(), text);
                    }
                }
                Some(text) => {
                    found.insert(name.clone(), text);
                }
                None if value.is_array() => {
                    self.lose(place, words::several_values());
                }
                None => {
                    self.lose(place, words::value_has_parts());
                    found.insert(name.clone(), value.to_string());
                }
            }
        }
        found
    }
}

/// A text, a number or a truth as text.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// The prompts of a text file: between lines of three hyphens.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.lines() {
        if line.trim() == "---" {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            *last += line;
            last.push('\n');
        }
    }
    let trimmed = parts.iter().map(|it| it.trim().to_owned());
    trimmed.filter(|it| !it.is_empty()).collect()
}

/// Turns where the text is a list of messages in JSON, as promptfoo takes it.
fn body(text: String) -> Body {
    let list: Option<Vec<Value>> = serde_json::from_str(&text).ok();
    let turn = |it: &Value| {
        let role = match it.get("role")?.as_str()? {
            "system" | "developer" => Role::System,
            "user" => Role::User,
            "assistant" => Role::Assistant,
            _ => return None,
        };
        Some(Turn {
            role,
            content: it.get("content")?.as_str()?.to_owned(),
        })
    };
    let turns: Option<Vec<Turn>> = list.and_then(|it| it.iter().map(turn).collect());
    match turns {
        Some(turns) if !turns.is_empty() => Body::Turns(turns),
        _ => Body::Text(text),
    }
}
