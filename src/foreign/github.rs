//! GitHub Models' `.prompt.yml`: messages, model parameters, test data, evaluators. Its editor closed in July 2026.
//!
//! Fields as in github/gh-models, `pkg/prompt/prompt.go`.

use domain::Project;
use serde_json::{Map, Value};

use crate::content::{field, json_or_yaml, ordered_yaml, shown, stem, text};
use crate::rows;
use crate::settings::{self, NONE, Names};
use crate::shape::{Data, Kept, Report};
use crate::turns;
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::GithubModels;
const NAMES: Names = Names {
    temperature: &["temperature"],
    top_p: &["topP"],
    max_tokens: &["maxTokens"],
    ..NONE
};
const ORDER: [&str; 9] = [
    "name",
    "description",
    "model",
    "modelParameters",
    "responseFormat",
    "jsonSchema",
    "messages",
    "testData",
    "evaluators",
];

/// How surely, where at all: messages, and a field that only GitHub has.
pub(crate) fn fits(value: &Value) -> Option<bool> {
    crate::chat::messages(value)?;
    let own = [
        "modelParameters",
        "testData",
        "evaluators",
        "responseFormat",
    ];
    Some(own.iter().any(|it| value.get(*it).is_some()))
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json_or_yaml(text(file.bytes)?)?;
    let (Some(fields), Some(list)) = (value.as_object(), crate::chat::messages(&value)) else {
        return Err(ForeignError::OtherKind {
            what: words::a_github_prompt(),
            why: words::no_list_of_messages(),
        });
    };
    let mut kept = Map::new();
    let turns = turns::read(list, "messages", &mut kept, report);
    let usual = stem(file.name, &[".prompt.yml", ".prompt.yaml", ".yml", ".yaml"]);
    let name = fields.get("name").map_or(usual.to_owned(), shown);
    let mut project = Project::empty(new_id(), name);
    project.prompt = turns::into_prompt(turns, "messages", report);
    let parameters = fields.get("modelParameters").and_then(Value::as_object);
    if let Some(parameters) = parameters {
        project.run = settings::read(parameters, &NAMES, "modelParameters.", report);
        let others = settings::others(parameters, &NAMES);
        report.kept("modelParameters", others.keys());
    }
    settings::model_read(&mut project.run, field(&value, "model"));
    project.run.schema = schema_in(fields);
    let data = fields.get("testData").and_then(Value::as_array);
    let data = data
        .map(|it| rows::of_values(it, "testData", report))
        .transpose()?;
    if let Some(data) = &data {
        rows::first_as_values(data, &mut project.prompt);
    }
    let mut fields = fields.clone();
    for name in ["messages", "testData"] {
        fields.remove(name);
    }
    let mut known = vec!["name", "model", "modelParameters"];
    if !project.run.schema.is_empty() {
        known.extend(["responseFormat", "jsonSchema"]);
    }
    report.kept("", fields.keys().filter(|it| !known.contains(&&***it)));
    kept.insert("fields".into(), fields.into());
    let kept = Kept::new(FORMAT, kept);
    Ok(Taken {
        projects: vec![TakenProject { project, kept }],
        data: data.filter(|it| !it.rows.is_empty()),
        ..Taken::default()
    })
}

pub(crate) fn write(out: &Outgoing<'_>, data: Option<&Data>, report: &mut Report) -> Vec<u8> {
    let kept = out.kept.of(FORMAT);
    let before = kept
        .and_then(|it| it.get("fields"))
        .and_then(Value::as_object);
    let project = out.project;
    let mut fields = before.cloned().unwrap_or_default();
    fields.insert("name".into(), project.name.clone().into());
    if let Some(model) = settings::model_write(&project.run, before.is_none(), report) {
        fields.insert("model".into(), model.into());
    }
    // A file without parameters leaves them to GitHub, as one with some does.
    let none = Map::new();
    let earlier = before.map(|it| {
        it.get("modelParameters")
            .and_then(Value::as_object)
            .unwrap_or(&none)
    });
    if schema_in(&fields) != project.run.schema {
        put_schema(&mut fields, &project.run.schema);
    }
    // Its place is beside the parameters.
    let run = domain::RunSettings {
        schema: String::new(),
        ..project.run.clone()
    };
    let parameters = settings::write(&run, &NAMES, earlier, report);
    if !parameters.is_empty() {
        fields.insert("modelParameters".into(), parameters.into());
    }
    let turns = turns::of_project(project, false, report);
    fields.insert("messages".into(), turns::write(&turns, kept).into());
    if let Some(list) = rows::to_values(data, &project.prompt, report) {
        fields.insert("testData".into(), list);
    }
    ordered_yaml(fields, &ORDER).into_bytes()
}

/// The schema of a file is a text of JSON in some and a map in others, with or without a name around it; empty where
/// there is none that can be read. What a file had stays as it was written until it is changed.
fn schema_in(fields: &Map<String, Value>) -> String {
    let typed = match fields.get("jsonSchema") {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_default(),
        Some(value) => value.clone(),
        None => Value::Null,
    };
    let bare = typed.get("schema").filter(|it| it.is_object());
    match bare.unwrap_or(&typed) {
        schema @ Value::Object(_) => serde_json::to_string_pretty(schema).unwrap_or_default(),
        _ => String::new(),
    }
}

fn put_schema(fields: &mut Map<String, Value>, schema: &str) {
    fields.remove("responseFormat");
    fields.remove("jsonSchema");
    if !schema.trim().is_empty() {
        fields.insert("responseFormat".into(), "json_schema".into());
        fields.insert("jsonSchema".into(), schema.into());
    }
}
