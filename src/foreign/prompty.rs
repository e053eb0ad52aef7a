//! Microsoft's `.prompty`: settings, then a Jinja2 or Mustache template with `system:` and `user:` lines; versions 0, 1 and 2.
//!
//! Fields and role marks as in microsoft/prompty's specification (MIT), sections 2 and 6, of 2026-08-21.

use domain::{Project, Role};
use serde_json::{Map, Value, json};

use crate::content::{file_stem, ordered_yaml, shown, stem, text};
use crate::kinds;
use crate::settings::{self, NONE, Names};
use crate::shape::{Kept, Report};
use crate::signs::{Dialect, from_ours, safe_name, to_ours};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject, front};

const FORMAT: Format = Format::Prompty;
/// Version 2; the others are read as well and kept where a file has them.
const NAMES: Names = Names {
    temperature: &["temperature"],
    top_p: &["topP", "top_p"],
    top_k: &["topK", "top_k"],
    max_tokens: &[
        "maxOutputTokens",
        "max_tokens",
        "maxTokens",
        "max_completion_tokens",
    ],
    seed: &["seed"],
    samples: &["n"],
    stop: &["stopSequences", "stop"],
    ..NONE
};
const ORDER: [&str; 10] = [
    "name",
    "displayName",
    "description",
    "metadata",
    "authors",
    "model",
    "inputs",
    "sample",
    "outputs",
    "tools",
];
/// Where a model's name stands in the versions.
const MODELS: [&str; 6] = [
    "/model",
    "/model/id",
    "/model/configuration/azure_deployment",
    "/model/configuration/name",
    "/model/configuration/model",
    "/model/connection/azure_deployment",
];

fn model_place(front: &Value) -> Option<&'static str> {
    MODELS
        .into_iter()
        .find(|it| front.pointer(it).is_some_and(Value::is_string))
}

fn dialect(front: &Value) -> Dialect {
    let template = &front["template"];
    let format = template.get("format").unwrap_or(template);
    match shown(format.get("kind").or(format.get("type")).unwrap_or(format)).as_str() {
        "mustache" | "handlebars" => Dialect::Handlebars,
        _ => Dialect::Jinja,
    }
}

/// The map of options: `parameters` in version 0.
fn options_place(front: &Value) -> &'static str {
    let model = &front["model"];
    if model.get("options").is_none() && model.get("parameters").is_some() {
        "parameters"
    } else {
        "options"
    }
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let (fields, body) = front::split(text(file.bytes)?)?;
    let front = Value::Object(fields.unwrap_or_default());
    let usual = stem(file.name, &[".prompty"]);
    let mut project = Project::empty(new_id(), front.get("name").map_or(usual.to_owned(), shown));
    let dialect = dialect(&front);
    let turns = turns(body, report);
    let turns = turns.into_iter().enumerate().map(|(at, it)| {
        let content = to_ours(dialect, &it.content, &format!("turn {}", at + 1), report);
        Turn::new(it.role, content)
    });
    let turns: Vec<Turn> = turns.collect();
    project.prompt = turns::into_prompt(turns, "turn ", report);
    if let Some(options) = front["model"][options_place(&front)].as_object() {
        project.run = settings::read(options, &NAMES, "model.options.", report);
        report.kept("model.options", settings::others(options, &NAMES).keys());
    }
    let model = model_place(&front).and_then(|it| front.pointer(it)?.as_str());
    settings::model_read(&mut project.run, model);
    for (name, slot) in slots(&front) {
        let value = shown(&slot);
        if !value.is_empty() {
            project.prompt.values.insert(name, value);
        }
    }
    if front["sample"].is_string() {
        report.add("sample", words::values_in_another_file());
    }
    let inner = front["model"].as_object().into_iter().flat_map(Map::keys);
    let model_known = ["id", "options", "parameters"];
    report.kept("model", inner.filter(|it| !model_known.contains(&&***it)));
    if !kinds::put(said(&front), &mut project) {
        report.add("inputs", words::more_of_variables());
    }
    let top = front.as_object().into_iter().flat_map(Map::keys);
    let known = ["name", "model", "inputs", "sample"];
    report.kept("", top.filter(|it| !known.contains(&&***it)));
    let kept: Map<String, Value> = [("front".to_owned(), front)].into_iter().collect();
    let kept = Kept::new(FORMAT, kept);
    Ok(Taken {
        projects: vec![TakenProject { project, kept }],
        ..Taken::default()
    })
}

/// The values that the versions give to variables: `sample` of version 0; `sample`, `default` or `example` of an input.
fn slots(front: &Value) -> Vec<(String, Value)> {
    let value = |it: &Value| match it {
        Value::Object(map) => ["default", "sample", "example"]
            .iter()
            .find_map(|name| map.get(*name))
            .cloned()
            .unwrap_or_default(),
        plain => plain.clone(),
    };
    let mut found = Vec::new();
    match &front["inputs"] {
        Value::Object(map) => found.extend(map.iter().map(|(name, it)| (name.clone(), value(it)))),
        Value::Array(list) => found.extend(
            list.iter()
                .filter_map(|it| Some((it.get("name")?.as_str()?.to_owned(), value(it)))),
        ),
        _ => {}
    }
    for (name, it) in front["sample"].as_object().into_iter().flatten() {
        found.push((name.clone(), it.clone()));
    }
    found
}

/// What the inputs say of variables.
fn said(front: &Value) -> Vec<(String, kinds::Said)> {
    let of = |name: &str, it: &Value| (name.to_owned(), kinds::of_property(it));
    match &front["inputs"] {
        Value::Object(map) => map.iter().map(|(name, it)| of(name, it)).collect(),
        Value::Array(list) => (list.iter())
            .filter_map(|it| Some(of(it.get("name")?.as_str()?, it)))
            .collect(),
        _ => Vec::new(),
    }
}

/// The turns of a body. What stands before the first mark is the system's.
fn turns(body: &str, report: &mut Report) -> Vec<Turn> {
    let mut found: Vec<Turn> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    let mut role = None;
    let mut flush = |role: Option<Role>, lines: &mut Vec<&str>| {
        let content = without_blank_ends(lines);
        lines.clear();
        if role.is_some() || !content.is_empty() {
            found.push(Turn::new(role.unwrap_or(Role::System), content));
        }
    };
    for (at, line) in body.split('\n').enumerate() {
        match mark(line) {
            Some((next, attributes)) => {
                flush(role, &mut lines);
                role = Some(next);
                if attributes {
                    report.add(
                        words::line_of_the_text(&(at + 1).to_string()),
                        words::brackets_left_out(),
                    );
                }
            }
            None => lines.push(line.strip_suffix('\r').unwrap_or(line)),
        }
    }
    flush(role, &mut lines);
    found
}

fn without_blank_ends(lines: &[&str]) -> String {
    let is_text = |it: &&str| !it.trim().is_empty();
    let from = lines.iter().position(is_text).unwrap_or(lines.len());
    let to = lines.iter().rposition(is_text).map_or(from, |it| it + 1);
    lines[from..to].join("\n")
}

/// The role of a line such as `user:`, `# System:` or `assistant[name="x"]:`, and whether it says more.
fn mark(line: &str) -> Option<(Role, bool)> {
    let line = line.trim();
    let line = line.strip_prefix('#').unwrap_or(line).trim_start();
    let line = line.strip_suffix(':')?.trim_end();
    let (word, attributes) = match line.split_once('[') {
        Some((word, rest)) => (word, Some(rest.strip_suffix(']')?)),
        None => (line, None),
    };
    if attributes.is_some_and(|it| !it.contains('=')) {
        return None;
    }
    let role = match word.to_ascii_lowercase().as_str() {
        "system" => Role::System,
        "user" => Role::User,
        "assistant" => Role::Assistant,
        _ => return None,
    };
    Some((role, attributes.is_some()))
}

pub(crate) fn write(out: &Outgoing<'_>, report: &mut Report) -> Vec<u8> {
    let before = out.kept.of(FORMAT).and_then(|it| it.get("front"));
    let project = out.project;
    let mut front = before
        .filter(|it| it.is_object())
        .cloned()
        .unwrap_or_else(|| json!({}));
    if before.is_none_or(|it| it.get("name").is_some()) || file_stem(&project.name) != project.name
    {
        front["name"] = project.name.clone().into();
    }
    if let Some(model) = settings::model_write(&project.run, before.is_none(), report) {
        match model_place(&front) {
            Some(place) => {
                if let Some(slot) = front.pointer_mut(place) {
                    *slot = model.into();
                }
            }
            None => put(&mut front["model"], "id", model.into()),
        }
    }
    let place = options_place(&front);
    let none = Map::new();
    let earlier = before.map(|it| it["model"][place].as_object().unwrap_or(&none));
    let options = settings::write(&project.run, &NAMES, earlier, report);
    if !options.is_empty() {
        if let Value::String(id) = &front["model"] {
            front["model"] = json!({"id": id});
        }
        put(&mut front["model"], place, options.into());
    }
    let dialect = dialect(&front);
    put_values(&mut front, project, dialect);
    put_kinds(&mut front, project, dialect);
    if front["model"].is_null() || front["inputs"].is_null() {
        // Looking into a map by index leaves nothings behind.
        if let Some(map) = front.as_object_mut() {
            map.retain(|_, it| !it.is_null());
        }
    }
    let mut body = String::new();
    for (at, turn) in turns::of_project(project, false, report).iter().enumerate() {
        let place = format!("turn {}", at + 1);
        let content = from_ours(dialect, &turn.content, before.is_some(), &place, report);
        let lines: Vec<&str> = content.split('\n').collect();
        if lines.iter().any(|it| mark(it).is_some()) {
            report.add(&*place, words::prompty_role_line());
        }
        if without_blank_ends(&lines) != content {
            report.add(place, words::prompty_empty_lines());
        }
        body += &format!(
            "{}{}:\n{content}\n",
            if at > 0 { "\n" } else { "" },
            turn.role.name()
        );
    }
    let fields = front.as_object().cloned().unwrap_or_default();
    format!("---\n{}---\n{body}", ordered_yaml(fields, &ORDER)).into_bytes()
}

/// Sets a field of a map, which this becomes where it is none.
fn put(of: &mut Value, name: &str, value: Value) {
    if !of.is_object() {
        *of = json!({});
    }
    of[name] = value;
}

/// Puts the variables' values where the file has them, new ones as inputs of version 2.
fn put_values(front: &mut Value, project: &Project, dialect: Dialect) {
    let values: Map<String, Value> = project
        .prompt
        .values
        .iter()
        .map(|(name, it)| (safe_name(dialect, name), it.clone().into()))
        .collect();
    let old = slots(front);
    let changed = |name: &str| {
        let old = old
            .iter()
            .find(|it| it.0 == name)
            .map_or(String::new(), |it| shown(&it.1));
        let new = values.get(name).map_or("", |it| it.as_str().unwrap_or(""));
        (old != new).then(|| new.to_owned())
    };
    let set = |slot: &mut Value, new: String| match slot {
        Value::Object(map) => {
            let names = ["default", "sample", "example"];
            let name = names
                .into_iter()
                .find(|it| map.contains_key(*it))
                .unwrap_or("default");
            map.insert(name.into(), new.into());
        }
        plain => *plain = new.into(),
    };
    for (name, _) in &old {
        let Some(new) = changed(name) else { continue };
        if let Some(slot) = front.get_mut("sample").and_then(|it| it.get_mut(name)) {
            *slot = new.into();
            continue;
        }
        match front.get_mut("inputs") {
            Some(Value::Object(map)) => map
                .get_mut(name)
                .into_iter()
                .for_each(|it| set(it, new.clone())),
            Some(Value::Array(list)) => list
                .iter_mut()
                .filter(|it| it.get("name").and_then(Value::as_str) == Some(name))
                .for_each(|it| set(it, new.clone())),
            _ => {}
        }
    }
    for (name, value) in values
        .iter()
        .filter(|it| old.iter().all(|old| old.0 != *it.0))
    {
        if let Some(sample) = front.get_mut("sample").and_then(Value::as_object_mut) {
            sample.insert(name.clone(), value.clone());
            continue;
        }
        match front.get_mut("inputs") {
            Some(Value::Object(map)) => {
                map.insert(name.clone(), value.clone());
            }
            Some(Value::Array(list)) => {
                list.push(json!({"name": name, "kind": "string", "default": value}))
            }
            _ => front["inputs"] = json!([{"name": name, "kind": "string", "default": value}]),
        }
    }
}

/// Says of each variable in the prompt of which kind it is.
fn put_kinds(front: &mut Value, project: &Project, dialect: Dialect) {
    for name in project.prompt.variables() {
        let wanted = kinds::of_project(project, name);
        let name = safe_name(dialect, name);
        let is_there = said(front).iter().any(|it| it.0 == name);
        match front.get_mut("inputs") {
            Some(Value::Object(map)) if is_there => {
                map.get_mut(&name)
                    .into_iter()
                    .for_each(|it| kinds::into_input(it, &wanted));
            }
            Some(Value::Array(list)) if is_there => list
                .iter_mut()
                .filter(|it| it.get("name").and_then(Value::as_str) == Some(&name))
                .for_each(|it| kinds::into_input(it, &wanted)),
            inputs => {
                let mut input = json!({"name": name});
                kinds::into_input(&mut input, &wanted);
                if input.get("kind").is_none() {
                    continue;
                }
                match inputs {
                    Some(Value::Object(map)) => {
                        input.as_object_mut().map(|it| it.remove("name"));
                        map.insert(name, input);
                    }
                    Some(Value::Array(list)) => list.push(input),
                    _ => front["inputs"] = json!([input]),
                }
            }
        }
    }
}
