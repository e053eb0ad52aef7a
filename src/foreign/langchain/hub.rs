//! A manifest of LangChain's hub: constructors of a chat prompt or of one text, also inside a sequence with a model.

use domain::{Project, Role, Style};
use serde_json::{Map, Value, json};

use super::{dialect, format_of, ours, theirs, variables};
use crate::content::{field, json, pretty, shown, stem, text};
use crate::settings::{self, OPENAI};
use crate::shape::{Kept, Report};
use crate::signs::Dialect;
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::LangchainHub;
const PROMPTS: [&str; 3] = ["ChatPromptTemplate", "StructuredPrompt", "PromptTemplate"];

fn class(value: &Value) -> &str {
    let id = value.get("id").and_then(Value::as_array);
    id.and_then(|it| it.last())
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn is_constructor(value: &Value) -> bool {
    value.get("lc").is_some() && field(value, "type") == Some("constructor")
}

/// The way to the prompt inside the file, as a JSON pointer.
fn place_of_prompt(value: &Value) -> Option<&'static str> {
    const PLACES: [&str; 7] = [
        "",
        "/manifest",
        "/kwargs/first",
        "/manifest/kwargs/first",
        "/kwargs/bound",
        "/commit/manifest",
        "/commit/manifest/kwargs/first",
    ];
    PLACES.into_iter().find(|it| {
        value
            .pointer(it)
            .is_some_and(|it| is_constructor(it) && PROMPTS.contains(&class(it)))
    })
}

pub(crate) fn fits(value: &Value) -> bool {
    place_of_prompt(value).is_some()
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json(text(file.bytes)?)?;
    let Some((place, prompt)) =
        place_of_prompt(&value).and_then(|it| Some((it, value.pointer(it)?)))
    else {
        return Err(ForeignError::OtherKind {
            what: words::a_hub_prompt(),
            why: words::no_template_constructed(),
        });
    };
    let mut project = Project::empty(new_id(), stem(file.name, &[".json"]));
    let mut kept = Map::new();
    let arguments = prompt["kwargs"].as_object().cloned().unwrap_or_default();
    let turns = match class(prompt) {
        "PromptTemplate" => {
            let template = arguments.get("template").map_or(String::new(), shown);
            vec![Turn::new(
                Role::User,
                ours(&arguments, &template, "template", report),
            )]
        }
        _ => messages(&arguments, &mut kept, report),
    };
    project.prompt = turns::into_prompt(turns, "messages", report);
    let partial = arguments
        .get("partial_variables")
        .and_then(Value::as_object);
    for (name, value) in partial.into_iter().flatten() {
        if value.is_string() {
            project.prompt.values.insert(name.clone(), shown(value));
        } else {
            report.add(
                format!("partial_variables.{name}"),
                words::value_made_by_program(),
            );
        }
    }
    project.prompt.values.retain(|_, it| !it.is_empty());
    let known = [
        "messages",
        "template",
        "template_format",
        "input_variables",
        "partial_variables",
    ];
    report.kept(
        "kwargs",
        arguments.keys().filter(|it| !known.contains(&&***it)),
    );
    if !place.is_empty() {
        report.add("manifest", words::around_the_prompt());
        let model = value
            .pointer(place.strip_suffix("first").unwrap_or(place))
            .unwrap_or(&value);
        let model = find_model(model, 0);
        if let Some(model) = model {
            project.run = settings::read(model, &OPENAI, "last.", report);
            let name = model
                .get("model")
                .or(model.get("model_name"))
                .and_then(Value::as_str);
            settings::model_read(&mut project.run, name);
        }
    }
    let written = serde_json::to_value(&project.run.model).unwrap_or_default();
    kept.insert("model".into(), written);
    kept.insert("signs".into(), format_of(first_dialect(&arguments)).into());
    let mut whole = value.clone();
    // The texts come from the project when it is written.
    if let Some(arguments) = whole
        .pointer_mut(place)
        .and_then(|it| it["kwargs"].as_object_mut())
    {
        arguments.remove("messages");
        arguments.remove("template");
    }
    kept.insert("whole".into(), whole);
    let kept = Kept::new(FORMAT, kept);
    Ok(Taken {
        projects: vec![TakenProject { project, kept }],
        ..Taken::default()
    })
}

/// The arguments of the first model that is constructed beside the prompt.
fn find_model(value: &Value, depth: usize) -> Option<&Map<String, Value>> {
    if depth > 6 {
        return None;
    }
    let class = class(value);
    if is_constructor(value)
        && (class.starts_with("Chat") && !class.contains("Prompt") || class.ends_with("LLM"))
    {
        return value.get("kwargs")?.as_object();
    }
    match value {
        Value::Object(map) => map.values().find_map(|it| find_model(it, depth + 1)),
        Value::Array(list) => list.iter().find_map(|it| find_model(it, depth + 1)),
        _ => None,
    }
}

/// Turns of a chat prompt; places for messages and pictures go aside.
fn messages(
    arguments: &Map<String, Value>,
    kept: &mut Map<String, Value>,
    report: &mut Report,
) -> Vec<Turn> {
    let mut list = Vec::new();
    for (at, it) in arguments
        .get("messages")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
    {
        let inner = &it["kwargs"];
        let role = match class(it) {
            name if name.starts_with("System") => Some("system"),
            name if name.starts_with("Human") => Some("user"),
            name if name.starts_with("AI") => Some("assistant"),
            name if name.starts_with("ChatMessage") => {
                field(inner, "role").and_then(turns::role).map(Role::name)
            }
            _ => None,
        };
        let place = format!("messages[{at}]");
        let parts = match &inner["prompt"] {
            Value::Array(parts) => &parts[..],
            Value::Null => &[],
            one => std::slice::from_ref(one),
        };
        let text = |part: &Value| {
            let arguments = part["kwargs"].as_object()?;
            arguments
                .get("template")?
                .as_str()
                .map(|it| (arguments.clone(), it.to_owned()))
        };
        let texts: Option<Vec<(Map<String, Value>, String)>> = parts.iter().map(text).collect();
        match (role, texts) {
            (Some(role), Some(texts)) if !texts.is_empty() => {
                let texts = texts
                    .iter()
                    .map(|(arguments, it)| ours(arguments, it, &place, report));
                list.push(json!({"role": role, "content": texts.collect::<Vec<_>>().join("\n")}));
            }
            // A message that is no template has its text straight.
            (Some(role), _) if inner["content"].is_string() => {
                report.add(place, words::message_becomes_template());
                list.push(json!({"role": role, "content": inner["content"]}));
            }
            _ => list.push(it.clone()),
        }
    }
    turns::read(&list, "messages", kept, report)
}

/// A constructor of the core library.
fn constructor(path: [&str; 2], class: &str, arguments: Value) -> Value {
    json!({"lc": 1, "type": "constructor", "id": ["langchain_core", path[0], path[1], class], "kwargs": arguments})
}

pub(crate) fn write(out: &Outgoing<'_>, report: &mut Report) -> Vec<u8> {
    let kept = out.kept.of(FORMAT);
    let whole = kept.and_then(|it| it.get("whole"));
    let place = whole.and_then(place_of_prompt).unwrap_or_default();
    let before = whole.and_then(|it| it.pointer(place));
    let project = out.project;
    let mut arguments = before
        .and_then(|it| it["kwargs"].as_object())
        .cloned()
        .unwrap_or_default();
    let signs = kept
        .and_then(|it| it.get("signs"))
        .cloned()
        .unwrap_or_default();
    let dialect = dialect(
        &[("template_format".to_owned(), signs)]
            .into_iter()
            .collect(),
    );
    let came = whole.is_some();
    let was_text = before.is_some_and(|it| class(it) == "PromptTemplate");
    let turns = if project.prompt.style == Style::Completion {
        vec![Turn::new(Role::User, turns::whole_text(project, report))]
    } else {
        turns::of_project(project, false, report)
    };
    let names = variables(dialect, turns.iter().map(|it| &*it.content));
    let mut prompt_of = |at: usize, it: &Turn| {
        let text = theirs(
            dialect,
            &it.content,
            came,
            &format!("messages[{at}]"),
            report,
        );
        json!({"template": text, "input_variables": variables(dialect, [&*it.content]), "template_format": format_of(dialect)})
    };
    let as_text = turns.len() == 1
        && turns[0].role == Role::User
        && (was_text || project.prompt.style == Style::Completion);
    let class_now = if as_text {
        let made = prompt_of(0, &turns[0]);
        for name in ["template", "template_format"] {
            arguments.insert(name.into(), made[name].clone());
        }
        "PromptTemplate"
    } else {
        let plain = turns::write(&turns, kept);
        let mut spoken = turns.iter().enumerate();
        let list = plain.into_iter().map(|message| {
            if is_constructor(&message) {
                return message;
            }
            let Some((at, it)) = spoken.next() else {
                return message;
            };
            let class = match it.role {
                Role::System => "SystemMessagePromptTemplate",
                Role::User => "HumanMessagePromptTemplate",
                Role::Assistant => "AIMessagePromptTemplate",
            };
            let prompt = constructor(["prompts", "prompt"], "PromptTemplate", prompt_of(at, it));
            constructor(["prompts", "chat"], class, json!({"prompt": prompt}))
        });
        arguments.insert("messages".into(), list.collect());
        "ChatPromptTemplate"
    };
    let mut all = arguments
        .get("input_variables")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for name in names.as_array().into_iter().flatten() {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    arguments.insert("input_variables".into(), all.into());
    let mut partial = arguments
        .get("partial_variables")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    partial.retain(|_, it| !it.is_string());
    for (name, it) in &project.prompt.values {
        partial.insert(crate::signs::safe_name(dialect, name), it.clone().into());
    }
    if !partial.is_empty() {
        arguments.insert("partial_variables".into(), partial.into());
    } else if arguments
        .get("partial_variables")
        .is_some_and(|it| *it != json!({}))
    {
        arguments.remove("partial_variables");
    }
    if !came {
        settings::write(&project.run, &settings::NONE, None, report);
        if project.run.model != domain::RunSettings::default().model {
            report.add("model", words::hub_has_no_model());
        }
    } else if kept.and_then(|it| it.get("model")).and_then(Value::as_str)
        != Some(&*project.run.model)
    {
        report.add("model", words::hub_model_stays());
    }
    let mut made = before.cloned().unwrap_or_else(|| {
        let group = if as_text { "prompt" } else { "chat" };
        constructor(["prompts", group], class_now, json!({}))
    });
    if came && class(&made) == "PromptTemplate" && !as_text {
        made = constructor(["prompts", "chat"], class_now, json!({}));
        arguments.remove("template");
        arguments.remove("template_format");
    }
    made["kwargs"] = arguments.into();
    let mut whole = whole.cloned().unwrap_or_default();
    match whole.pointer_mut(place) {
        Some(slot) => *slot = made,
        None => whole = made,
    }
    pretty(&whole)
}

/// The dialect that the file's first template has.
fn first_dialect(arguments: &Map<String, Value>) -> Dialect {
    let list = arguments.get("messages").and_then(Value::as_array);
    let mut prompts = list.into_iter().flatten().map(|it| &it["kwargs"]["prompt"]);
    let found = prompts.find_map(|it| it.get(0).unwrap_or(it)["kwargs"].as_object());
    dialect(found.unwrap_or(arguments))
}
