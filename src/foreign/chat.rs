//! OpenAI's chat completions: the body of a request, or a bare list of messages.

use domain::Project;
use serde_json::{Map, Value};

use crate::content::{field, json, pretty, stem, text};
use crate::settings::{self, OPENAI};
use crate::shape::{Kept, Report};
use crate::turns;
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::OpenAiChat;

fn other() -> ForeignError {
    ForeignError::OtherKind {
        what: words::a_chat_request(),
        why: words::no_list_of_messages(),
    }
}

/// The messages of a value of this shape.
pub(crate) fn messages(value: &Value) -> Option<&[Value]> {
    let list = value.as_array().or(value.get("messages")?.as_array())?;
    let is_message = |it: &Value| it.get("role").is_some_and(Value::is_string);
    list.iter().all(is_message).then_some(&**list)
}

/// A bare list, or the one in a request.
pub(crate) fn list(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Array(items) => {
            let fits = !items.is_empty() && items.iter().all(|it| field(it, "role").is_some());
            fits.then_some(&**items)
        }
        other => messages(other),
    }
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json(text(file.bytes)?)?;
    let list = list(&value).ok_or_else(other)?;
    let mut kept = Map::new();
    let turns = turns::read(list, "messages", &mut kept, report);
    let name = stem(file.name, &[".json"]);
    let mut project = Project::empty(new_id(), name);
    project.prompt = turns::into_prompt(turns, "messages", report);
    if let Some(fields) = value.as_object() {
        project.run = settings::read(fields, &OPENAI, "", report);
        settings::model_read(&mut project.run, field(&value, "model"));
        let mut rest = settings::others(fields, &OPENAI);
        rest.retain(|name, _| name != "messages" && name != "model");
        report.kept("", rest.keys());
        let mut fields = fields.clone();
        fields.remove("messages");
        kept.insert("fields".into(), fields.into());
    }
    let kept = Kept::new(FORMAT, kept);
    Ok(Taken {
        projects: vec![TakenProject { project, kept }],
        ..Taken::default()
    })
}

pub(crate) fn write(out: &Outgoing<'_>, report: &mut Report) -> Vec<u8> {
    let kept = out.kept.of(FORMAT);
    let turns = turns::of_project(out.project, true, report);
    let messages = Value::Array(turns::write(&turns, kept));
    let before = kept.map(|it| it.get("fields").and_then(Value::as_object));
    let is_empty = messages.as_array().is_none_or(Vec::is_empty);
    if before == Some(None) && !is_empty && out.project.run == domain::RunSettings::default() {
        return pretty(&messages);
    }
    let before = before.map(|it| it.cloned().unwrap_or_default());
    let run = &out.project.run;
    let mut fields = settings::write(run, &OPENAI, before.as_ref(), report);
    if let Some(model) = settings::model_write(run, before.is_none(), report) {
        fields.insert("model".into(), model.into());
    }
    fields.insert("messages".into(), messages);
    pretty(&fields.into())
}
