//! Microsoft's prompt-engine, YAML: a description, examples, and a dialog that went on from them.
//!
//! Fields and usual prefixes as in microsoft/prompt-engine (MIT), of 2022-10.

use domain::{Example, ExampleId, Project, Style};
use serde_json::{Map, Value, json};

use crate::content::{field, json_or_yaml, ordered_yaml, shown, stem, text};
use crate::settings::{self, NONE, Names};
use crate::shape::{Kept, Report};
use crate::words;
use crate::{ForeignError, Format, Incoming, NewId, Outgoing, Taken, TakenProject};

const FORMAT: Format = Format::PromptEngine;
const NAMES: Names = Names {
    max_tokens: &["max-tokens"],
    ..NONE
};
const ORDER: [&str; 6] = [
    "type",
    "config",
    "description",
    "examples",
    "flow-reset-text",
    "dialog",
];
const KINDS: [&str; 3] = ["prompt-engine", "code-engine", "chat-engine"];

pub(crate) fn fits(value: &Value) -> bool {
    field(value, "type").is_some_and(|it| KINDS.contains(&it))
}

/// The fields of a kind that say what stands before an input and an answer.
fn label_names(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "chat-engine" => ("user-name", "bot-name"),
        _ => ("input-prefix", "output-prefix"),
    }
}

/// A label of ours out of a prefix: without its colon. `None` where our colon would be too much.
fn label(kind: &str, prefix: &str) -> Option<String> {
    match kind {
        "chat-engine" => Some(prefix.to_owned()),
        _ => prefix.trim().strip_suffix(':').map(str::to_owned),
    }
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json_or_yaml(text(file.bytes)?)?;
    let Some(fields) = value.as_object().filter(|_| fits(&value)) else {
        return Err(ForeignError::OtherKind {
            what: words::a_prompt_engine_file(),
            why: words::no_prompt_engine_type(),
        });
    };
    let kind = field(&value, "type").unwrap_or_default();
    let mut project = Project::empty(new_id(), stem(file.name, &[".yaml", ".yml", ".json"]));
    let prompt = &mut project.prompt;
    prompt.style = Style::Completion;
    prompt.instruction = fields.get("description").map_or(String::new(), shown);
    let mut dialog = 0;
    for name in ["examples", "dialog"] {
        let list = fields.get(name).and_then(Value::as_array);
        for (at, it) in list.into_iter().flatten().enumerate() {
            let text = |name: &str| it.get(name).map_or(String::new(), shown);
            for name in it.as_object().into_iter().flat_map(Map::keys) {
                if name != "input" && name != "response" {
                    report.add(
                        format!("examples[{at}].{name}"),
                        words::example_has_two_parts(),
                    );
                }
            }
            let id = ExampleId(prompt.examples.len() as u64 + 1);
            prompt
                .examples
                .push(Example::new(id, text("input"), text("response")));
            dialog += usize::from(name == "dialog");
        }
    }
    if dialog > 0 {
        report.add("dialog", words::said_already());
    }
    let config = fields
        .get("config")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let (input, output) = label_names(kind);
    for (name, slot) in [
        (input, &mut prompt.labels.input),
        (output, &mut prompt.labels.output),
    ] {
        match config
            .get(name)
            .and_then(Value::as_str)
            .map(|it| label(kind, it))
        {
            Some(Some(label)) => *slot = label,
            Some(None) => report.add(format!("config.{name}"), words::label_ends_in_colon()),
            None if kind == "chat-engine" => {
                *slot = if name == input {
                    "USER".into()
                } else {
                    "BOT".into()
                };
            }
            None => {}
        }
    }
    if let Some(model) = config.get("model-config").and_then(Value::as_object) {
        project.run = settings::read(model, &NAMES, "config.model-config.", report);
        report.kept(
            "config.model-config",
            settings::others(model, &NAMES).keys(),
        );
    }
    let known = [input, output, "model-config"];
    report.kept(
        "config",
        config.keys().filter(|it| !known.contains(&&***it)),
    );
    let mut fields = fields.clone();
    for name in ["description", "examples", "dialog"] {
        fields.remove(name);
    }
    report.kept(
        "",
        fields.keys().filter(|it| *it != "type" && *it != "config"),
    );
    let kept = [
        ("fields".to_owned(), fields.into()),
        ("dialog".to_owned(), dialog.into()),
    ];
    let kept = Kept::new(FORMAT, kept.into_iter().collect());
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
    let prompt = &out.project.prompt;
    let mut fields = before.cloned().unwrap_or_default();
    let usual = if prompt.style == Style::Chat {
        "chat-engine"
    } else {
        "prompt-engine"
    };
    let kind = fields.entry("type").or_insert_with(|| usual.into());
    let kind = kind.as_str().unwrap_or(usual).to_owned();
    if kind == "chat-engine" && prompt.style == Style::Chat
        || kind != "chat-engine" && prompt.style == Style::Completion
        || before.is_some()
    {
        // The style comes back with the kind.
    } else {
        report.add("style", words::prompt_engine_no_chat());
    }
    let mut config = fields
        .get("config")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let (input, output) = label_names(&kind);
    for (name, ours) in [
        (input, &prompt.labels.input),
        (output, &prompt.labels.output),
    ] {
        let theirs = if kind == "chat-engine" {
            ours.clone()
        } else {
            format!("{ours}:")
        };
        let had = config.get(name).and_then(Value::as_str);
        let same = match had {
            Some(had) => label(&kind, had).is_none_or(|it| it == *ours),
            None => before.is_some() && ["USER", "BOT", "Input", "Output"].contains(&&**ours),
        };
        if !same {
            config.insert(name.into(), theirs.into());
        }
    }
    let none = Map::new();
    let earlier = before.map(|_| {
        config
            .get("model-config")
            .and_then(Value::as_object)
            .unwrap_or(&none)
    });
    let model = settings::write(&out.project.run, &NAMES, earlier, report);
    if !model.is_empty() {
        config.insert("model-config".into(), model.into());
    }
    if !config.is_empty() {
        fields.insert("config".into(), config.into());
    }
    let fill = |text: &str| domain::expand(text, &prompt.values);
    if !prompt.values.is_empty() {
        report.add("variables", words::no_variables());
    }
    fields.insert("description".into(), fill(&prompt.instruction).into());
    let on: Vec<Value> = prompt
        .examples
        .iter()
        .filter(|it| it.on)
        .map(|it| json!({"input": fill(&it.input), "response": fill(&it.output)}))
        .collect();
    if on.len() < prompt.examples.len() {
        report.add("examples", words::off_examples_left_out());
    }
    let n_dialog = kept
        .and_then(|it| it.get("dialog"))
        .and_then(Value::as_u64)
        .unwrap_or(0);
    let n_dialog = usize::try_from(n_dialog).unwrap_or(0).min(on.len());
    let (examples, dialog) = on.split_at(on.len() - n_dialog);
    if !examples.is_empty() {
        fields.insert("examples".into(), examples.into());
    }
    if !dialog.is_empty() {
        fields.insert("dialog".into(), dialog.into());
    }
    if !prompt.input.is_empty() {
        report.add("input", words::prompt_engine_input_left_out());
    }
    settings::model_write(&out.project.run, before.is_none(), report)
        .into_iter()
        .for_each(|_| report.add("model", words::prompt_engine_no_model()));
    ordered_yaml(fields, &ORDER).into_bytes()
}
