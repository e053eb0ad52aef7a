//! OpenAI's Responses: instructions and input; the reusable prompts that end with November 2026 are named.

use domain::{Project, Role};
use serde_json::{Map, Value, json};

use crate::content::{field, json as parse, pretty, shown, stem, text};
use crate::settings::{self, RESPONSES};
use crate::shape::{Kept, Report};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::OpenAiResponses;

pub(crate) fn fits(value: &Value) -> bool {
    let input = value.get("input").is_some_and(|it| {
        it.is_string()
            || it
                .as_array()
                .is_some_and(|it| it.iter().all(Value::is_object))
    });
    let prompt = value.get("prompt").is_some_and(|it| it.get("id").is_some());
    let says = ["instructions", "model", "text", "max_output_tokens"];
    (input || prompt || field(value, "instructions").is_some())
        && (prompt || says.iter().any(|it| value.get(*it).is_some()))
        && value.get("messages").is_none()
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = parse(text(file.bytes)?)?;
    let Some(fields) = value.as_object().filter(|_| fits(&value)) else {
        return Err(ForeignError::OtherKind {
            what: words::a_responses_request(),
            why: words::no_input_no_instructions(),
        });
    };
    let (mut kept, mut turns) = (Map::new(), Vec::new());
    match &value["instructions"] {
        Value::String(text) => turns.push(Turn::new(Role::System, &**text)),
        Value::Array(list) => {
            turns.extend(turns::read(list, "instructions", &mut Map::new(), report))
        }
        _ => {}
    }
    match &value["input"] {
        Value::String(text) => turns.push(Turn::new(Role::User, &**text)),
        Value::Array(list) => turns.extend(turns::read(list, "input", &mut kept, report)),
        _ => {}
    }
    let mut project = Project::empty(new_id(), stem(file.name, &[".json"]));
    project.prompt = turns::into_prompt(turns, "input", report);
    project.run = settings::read(fields, &RESPONSES, "", report);
    settings::model_read(&mut project.run, field(&value, "model"));
    if let Some(prompt) = value.get("prompt") {
        report.add("prompt", words::text_at_openai());
        for (name, value) in prompt["variables"].as_object().into_iter().flatten() {
            project.prompt.values.insert(name.clone(), shown(value));
        }
        project.prompt.values.retain(|_, it| !it.is_empty());
    }
    let mut rest = settings::others(fields, &RESPONSES);
    rest.retain(|name, _| !["model", "instructions", "input", "prompt"].contains(&&**name));
    report.kept("", rest.keys());
    let mut fields = fields.clone();
    fields.remove("instructions");
    fields.remove("input");
    kept.insert("fields".into(), fields.into());
    let kept = Kept::new(FORMAT, kept);
    Ok(Taken {
        projects: vec![TakenProject { project, kept }],
        ..Taken::default()
    })
}

pub(crate) fn write(out: &Outgoing<'_>, report: &mut Report) -> Vec<u8> {
    let kept = out.kept.of(FORMAT);
    let before = kept
        .and_then(|it| it.get("fields"))
        .and_then(Value::as_object);
    // The values of a reusable prompt go back beside its id, and are not put in here.
    let reusable = before.is_some_and(|it| it.contains_key("prompt"));
    let mut turns = turns::of_project(out.project, !reusable, report);
    let run = &out.project.run;
    let mut fields = settings::write(run, &RESPONSES, before, report);
    if let Some(model) = settings::model_write(run, before.is_none(), report) {
        fields.insert("model".into(), model.into());
    }
    if let Some(prompt) = fields.get_mut("prompt").and_then(Value::as_object_mut)
        && (prompt.contains_key("variables") || !out.project.prompt.values.is_empty())
    {
        prompt.insert("variables".into(), json!(out.project.prompt.values));
    }
    if turns.first().is_some_and(|it| it.role == Role::System) {
        let system = turns.remove(0).content;
        fields.insert("instructions".into(), system.into());
    }
    let messages = turns::write(&turns, kept);
    let input = match &turns[..] {
        [only] if messages.len() == 1 && only.role == Role::User => json!(only.content),
        _ => messages.into(),
    };
    fields.insert("input".into(), input);
    pretty(&fields.into())
}
