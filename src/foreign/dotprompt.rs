//! Google's dotprompt, `.prompt`: settings, then a Handlebars template with `{{role "…"}}` marks.
//!
//! Fields, trimming and roles as in google/dotprompt's specification (Apache-2.0), commit of 2026-08-19.

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

const FORMAT: Format = Format::Dotprompt;
const NAMES: Names = Names {
    temperature: &["temperature"],
    top_p: &["topP"],
    top_k: &["topK"],
    max_tokens: &["maxOutputTokens"],
    stop: &["stopSequences"],
    ..NONE
};
const ORDER: [&str; 7] = [
    "name", "variant", "model", "config", "tools", "input", "output",
];

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let (front, body) = front::split(text(file.bytes)?)?;
    let has_front = front.is_some();
    let body = if has_front { body.trim() } else { body };
    let fields = front.unwrap_or_default();
    let usual = stem(file.name, &[".prompt"]);
    let mut project = Project::empty(new_id(), fields.get("name").map_or(usual.to_owned(), shown));
    project.prompt = turns::into_prompt(turns(body, report), "turn ", report);
    if let Some(config) = fields.get("config").and_then(Value::as_object) {
        project.run = settings::read(config, &NAMES, "config.", report);
        report.kept("config", settings::others(config, &NAMES).keys());
    }
    settings::model_read(
        &mut project.run,
        fields.get("model").and_then(Value::as_str),
    );
    let input = fields.get("input");
    for (name, value) in input
        .and_then(|it| it["default"].as_object())
        .into_iter()
        .flatten()
    {
        project.prompt.values.insert(name.clone(), shown(value));
    }
    project.prompt.values.retain(|_, it| !it.is_empty());
    if let Some(schema) = input.and_then(|it| it.get("schema"))
        && !(schema.is_object() && kinds::put(kinds::of_schema(schema), &mut project))
    {
        report.add("input.schema", words::more_of_variables());
    }
    let known = ["name", "model", "config", "input"];
    report.kept("", fields.keys().filter(|it| !known.contains(&&***it)));
    let kept: Map<String, Value> = [("front".to_owned(), fields.into())].into_iter().collect();
    let kept = Kept::new(FORMAT, kept);
    Ok(Taken {
        projects: vec![TakenProject { project, kept }],
        ..Taken::default()
    })
}

/// The turns of a template. What stands before the first mark is the user's; turns without a sign are left out.
fn turns(body: &str, report: &mut Report) -> Vec<Turn> {
    let mut found: Vec<(Role, String)> = vec![(Role::User, String::new())];
    let (mut rest, mut trim_next) = (body, false);
    loop {
        let mark = marks(rest);
        let plain = mark.as_ref().map_or(rest, |it| &rest[..it.from]);
        let plain = if trim_next { plain.trim_start() } else { plain };
        let plain = if mark.as_ref().is_some_and(|it| it.left) {
            plain.trim_end()
        } else {
            plain
        };
        if let Some(last) = found.last_mut() {
            last.1 += plain;
        }
        let Some(mark) = mark else { break };
        found.push((mark.role, String::new()));
        trim_next = mark.right;
        rest = &rest[mark.to..];
    }
    found.retain(|it| !it.1.trim().is_empty());
    for text in found.iter().map(|it| &it.1) {
        if text.contains("{{history") || text.contains("{{media") || text.contains("{{>") {
            report.add("template", words::dotprompt_marks());
            break;
        }
    }
    let turns = found.into_iter().enumerate();
    turns
        .map(|(at, (role, text))| {
            Turn::new(
                role,
                to_ours(
                    Dialect::Handlebars,
                    &text,
                    &format!("turn {}", at + 1),
                    report,
                ),
            )
        })
        .collect()
}

struct Mark {
    role: Role,
    from: usize,
    to: usize,
    left: bool,
    right: bool,
}

/// The next `{{role "…"}}` of a text.
fn marks(text: &str) -> Option<Mark> {
    let mut at = 0;
    while let Some(from) = text[at..].find("{{").map(|it| it + at) {
        let inner_from = from + 2;
        // A role's mark is short: looking no further keeps hostile texts cheap.
        let near: String = text[inner_from..].chars().take(40).collect();
        if let Some(inner) = near.split_once("}}").map(|it| it.0) {
            let bare = inner.trim_start_matches('~').trim_end_matches('~').trim();
            let word = bare.strip_prefix("role").map(str::trim);
            let word = word.and_then(|it| {
                let quoted = |sign| it.strip_prefix(sign)?.strip_suffix(sign);
                quoted('"').or_else(|| quoted('\''))
            });
            if let Some(role) = word.and_then(turns::role) {
                return Some(Mark {
                    role,
                    from,
                    to: inner_from + inner.len() + 2,
                    left: inner.starts_with('~'),
                    right: inner.ends_with('~'),
                });
            }
        }
        at = inner_from;
    }
    None
}

pub(crate) fn write(out: &Outgoing<'_>, report: &mut Report) -> Vec<u8> {
    let before = out
        .kept
        .of(FORMAT)
        .and_then(|it| it.get("front"))
        .and_then(Value::as_object);
    let project = out.project;
    let mut fields = before.cloned().unwrap_or_default();
    if before.is_none_or(|it| it.contains_key("name") || file_stem(&project.name) != project.name) {
        fields.insert("name".into(), project.name.clone().into());
    }
    if let Some(model) = settings::model_write(&project.run, before.is_none(), report) {
        fields.insert("model".into(), model.into());
    }
    let none = Map::new();
    let earlier = before.map(|it| it.get("config").and_then(Value::as_object).unwrap_or(&none));
    let config = settings::write(&project.run, &NAMES, earlier, report);
    if !config.is_empty() {
        fields.insert("config".into(), config.into());
    }
    let old = before
        .and_then(|it| it.get("input")?["default"].as_object().cloned())
        .unwrap_or_default();
    let defaults: Map<String, Value> = project
        .prompt
        .values
        .iter()
        .map(|(name, value)| {
            let name = safe_name(Dialect::Handlebars, name);
            let same = old.get(&name).filter(|it| shown(it) == *value);
            let value = same.cloned().unwrap_or_else(|| value.clone().into());
            (name, value)
        })
        .collect();
    if !defaults.is_empty() || !old.is_empty() {
        let input = fields.entry("input").or_insert_with(|| json!({}));
        match input.as_object_mut() {
            Some(input) => {
                input.insert("default".into(), defaults.into());
            }
            None => *input = json!({"default": defaults}),
        }
    }
    let mut input = fields.remove("input").unwrap_or_default();
    let mut schema = input.get("schema").cloned().unwrap_or_default();
    for name in project.prompt.variables() {
        let said = kinds::of_project(project, name);
        let name = safe_name(Dialect::Handlebars, name);
        kinds::into_schema(&mut schema, &name, &said, report);
    }
    if !schema.is_null() {
        if !input.is_object() {
            input = json!({});
        }
        input["schema"] = schema;
    }
    if !input.is_null() {
        fields.insert("input".into(), input);
    }
    let mut body = String::new();
    let mut tidy_before = None;
    for (at, turn) in turns::of_project(project, false, report).iter().enumerate() {
        let place = format!("turn {}", at + 1);
        let content = from_ours(
            Dialect::Handlebars,
            &turn.content,
            before.is_some(),
            &place,
            report,
        );
        let word = if turn.role == Role::Assistant {
            "model"
        } else {
            turn.role.name()
        };
        if content.trim().is_empty() {
            report.add(&*place, words::dotprompt_turn_without_text());
            continue;
        }
        // The tildes take away again the line breaks that are there for the reader.
        let tidy = content.trim() == content;
        let left = if tidy_before == Some(true) {
            "\n{{~"
        } else {
            "{{"
        };
        let right = if tidy { "~}}\n" } else { "}}" };
        body += &format!("{left}role \"{word}\"{right}{content}");
        tidy_before = Some(tidy);
    }
    // Below settings, and only there, dotprompt takes away the white space around the whole.
    if fields.is_empty() {
        return body.into_bytes();
    }
    if body.trim_end() != body {
        report.add(words::place_last_turn(), words::dotprompt_white_space());
    }
    format!("---\n{}---\n{body}\n", ordered_yaml(fields, &ORDER)).into_bytes()
}
