//! Langfuse's prompts, as its API and its pages give them: text or chat, one or a list.

use domain::{Project, Role, Style};
use serde_json::{Map, Value, json};

use crate::content::{field, json, pretty, shown, stem, text};
use crate::settings::{self, OPENAI};
use crate::shape::{Kept, Report};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::Langfuse;

pub(crate) fn is_prompt(value: &Value) -> bool {
    let kind = field(value, "type");
    let prompt = value.get("prompt");
    match kind {
        Some("text") => prompt.is_some_and(Value::is_string),
        Some("chat") => prompt.is_some_and(Value::is_array),
        _ => {
            prompt.is_some_and(|it| it.is_string() || it.is_array())
                && value.get("labels").is_some_and(Value::is_array)
        }
    }
}

pub(crate) fn list(value: &Value) -> Vec<&Value> {
    let many = value
        .as_array()
        .or(value.get("data").and_then(Value::as_array));
    let list: Vec<&Value> = many.map_or(vec![value], |it| it.iter().collect());
    if list.iter().all(|it| is_prompt(it)) {
        list
    } else {
        Vec::new()
    }
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json(text(file.bytes)?)?;
    let list = list(&value);
    if list.is_empty() || list.len() > crate::LIMIT_PROJECTS {
        return Err(ForeignError::OtherKind {
            what: words::a_langfuse_prompt(),
            why: words::no_type_with_prompt(),
        });
    }
    let mut projects = Vec::new();
    for it in list {
        let name = field(it, "name").unwrap_or(stem(file.name, &[".json"]));
        let mut kept = Map::new();
        let turns = match &it["prompt"] {
            Value::Array(messages) => turns::read(messages, "prompt", &mut kept, report),
            text => vec![Turn::new(Role::User, shown(text))],
        };
        let mut project = Project::empty(new_id(), name);
        project.prompt = turns::into_prompt(turns, "prompt", report);
        if let Some(config) = it.get("config").and_then(Value::as_object) {
            project.run = settings::read(config, &OPENAI, "config.", report);
            settings::model_read(
                &mut project.run,
                config.get("model").and_then(Value::as_str),
            );
            let mut rest = settings::others(config, &OPENAI);
            rest.remove("model");
            report.kept("config", rest.keys());
        }
        let mut fields = it.as_object().cloned().unwrap_or_default();
        fields.remove("prompt");
        let known = ["name", "type", "config"];
        report.kept("", fields.keys().filter(|it| !known.contains(&&***it)));
        kept.insert("fields".into(), fields.into());
        let kept = Kept::new(FORMAT, kept);
        projects.push(TakenProject { project, kept });
    }
    Ok(Taken {
        projects,
        ..Taken::default()
    })
}

pub(crate) fn write(out: &Outgoing<'_>, report: &mut Report) -> Vec<u8> {
    let kept = out.kept.of(FORMAT);
    let before = kept
        .and_then(|it| it.get("fields"))
        .and_then(Value::as_object);
    let project = out.project;
    let mut fields = before.cloned().unwrap_or_default();
    fields.insert("name".into(), project.name.clone().into());
    if !project.prompt.values.is_empty() {
        report.add("variables", words::langfuse_no_values());
    }
    if project.prompt.style == Style::Completion {
        fields.insert("type".into(), "text".into());
        fields.insert("prompt".into(), turns::whole_text(project, report).into());
    } else {
        let turns = turns::of_project(project, false, report);
        let was_text = before
            .and_then(|it| it.get("type"))
            .is_some_and(|it| it == "text");
        match &turns[..] {
            [only] if was_text && only.role == Role::User => {
                fields.insert("prompt".into(), only.content.clone().into());
            }
            turns => {
                fields.insert("type".into(), "chat".into());
                fields.insert("prompt".into(), turns::write(turns, kept).into());
            }
        }
    }
    let none = Map::new();
    let earlier = before.map(|it| it.get("config").and_then(Value::as_object).unwrap_or(&none));
    let mut config = settings::write(&project.run, &OPENAI, earlier, report);
    if let Some(model) = settings::model_write(&project.run, before.is_none(), report) {
        config.insert("model".into(), model.into());
    }
    if !config.is_empty() || before.is_none() {
        fields.insert("config".into(), config.into());
    }
    for name in ["labels", "tags"] {
        fields.entry(name).or_insert_with(|| json!([]));
    }
    pretty(&fields.into())
}
