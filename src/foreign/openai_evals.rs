//! OpenAI's evals as their API gives them (an eval, a run, items of a data set), and samples of openai/evals. Read only.
//!
//! The dashboard's own export is a promptfoo configuration and is read as one.

use domain::Project;
use serde_json::{Map, Value};

use crate::content::{field, lines_or_list, row_text, shown};
use crate::rows;
use crate::settings::{self, NONE, Names};
use crate::shape::{Kept, Report};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Incoming, NewId, Taken, TakenProject};

const NAMES: Names = Names {
    temperature: &["temperature"],
    top_p: &["top_p"],
    max_tokens: &[
        "max_completions_tokens",
        "max_completion_tokens",
        "max_tokens",
    ],
    seed: &["seed"],
    ..NONE
};

/// An eval or a run.
pub(crate) fn is_whole(value: &Value) -> bool {
    let source = value.get("data_source").is_some_and(Value::is_object);
    source || value.get("testing_criteria").is_some_and(Value::is_array)
}

/// A line of a data set: an item, or a sample of openai/evals.
pub(crate) fn is_row(value: &Value) -> bool {
    value.get("item").is_some_and(Value::is_object) || is_sample(value)
}

fn is_sample(value: &Value) -> bool {
    value.get("ideal").is_some() && value.get("input").is_some()
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let text = row_text(file.bytes)?;
    if let Ok(value) = crate::content::json(text)
        && is_whole(&value)
    {
        return whole(&value, file, new_id, report);
    }
    let list = lines_or_list(text)?;
    if list.is_empty() || !list.iter().all(|it| is_row(&it.1)) {
        return Err(ForeignError::OtherKind {
            what: words::an_openai_eval(),
            why: words::neither_eval_nor_run(),
        });
    }
    let values: Vec<Value> = list.into_iter().map(|it| it.1).collect();
    let items: Vec<Value> = values.iter().map(|it| item(it, report)).collect();
    Ok(Taken {
        data: Some(rows::of_values(&items, "items", report)?),
        ..Taken::default()
    })
}

/// The values of a line. An old answer of a model becomes a column.
fn item(value: &Value, report: &mut Report) -> Value {
    let mut fields = value
        .get("item")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    if is_sample(value) {
        fields = value.as_object().cloned().unwrap_or_default();
        // A list of messages of which only the last is a question is common, and is told apart.
        if let Some(list) = value["input"].as_array() {
            let turns = turns::read(list, "input", &mut Map::new(), report);
            let (system, rest): (Vec<Turn>, Vec<Turn>) = turns
                .into_iter()
                .partition(|it| it.role == domain::Role::System);
            if let [one] = &rest[..] {
                fields.insert("input".into(), one.content.clone().into());
                let system: Vec<String> = system.into_iter().map(|it| it.content).collect();
                fields.insert("system".into(), system.join("\n\n").into());
            }
        }
    }
    if let Some(answer) = value.pointer("/sample/output_text") {
        fields.insert("output_text".into(), answer.clone());
    }
    Value::Object(fields)
}

fn whole(
    value: &Value,
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let mut taken = Taken::default();
    let stem = crate::content::stem(file.name, &[".json"]);
    let source = &value["data_source"];
    let template = &source["input_messages"]["template"];
    if let Some(list) = template.as_array() {
        let mut project = Project::empty(new_id(), field(value, "name").unwrap_or(stem));
        let turns = turns::read(
            list,
            "data_source.input_messages.template",
            &mut Map::new(),
            report,
        );
        let turns: Vec<Turn> = turns
            .into_iter()
            .map(|it| Turn::new(it.role, without_item(&it.content, report)))
            .collect();
        project.prompt = turns::into_prompt(turns, "template", report);
        if let Some(params) = source["sampling_params"].as_object() {
            project.run = settings::read(params, &NAMES, "sampling_params.", report);
            for name in settings::others(params, &NAMES).keys() {
                report.add(format!("sampling_params.{name}"), words::left_out_unused());
            }
        }
        settings::model_read(
            &mut project.run,
            field(source, "model").or(field(value, "model")),
        );
        taken.projects.push(TakenProject {
            project,
            kept: Kept::default(),
        });
    } else if source.get("input_messages").is_some() {
        report.add("data_source.input_messages", words::messages_at_openai());
    }
    if let Some(list) = source.pointer("/source/content").and_then(Value::as_array) {
        let items: Vec<Value> = list
            .iter()
            .take(crate::LIMIT_ROWS + 1)
            .map(|it| item(it, report))
            .collect();
        taken.data = Some(rows::of_values(
            &items,
            "data_source.source.content",
            report,
        )?);
    } else if source.get("source").is_some() {
        report.add("data_source.source", words::rows_at_openai());
    }
    if let (Some(data), Some(it)) = (&taken.data, taken.projects.first_mut()) {
        rows::first_as_values(data, &mut it.project.prompt);
    }
    for (at, it) in value["testing_criteria"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let kind = it.get("type").map_or(String::new(), shown);
        let kind: String = kind.chars().take(40).collect();
        report.add(
            format!("testing_criteria[{at}]"),
            words::check_left_out(&kind),
        );
    }
    let known = [
        "name",
        "data_source",
        "testing_criteria",
        "model",
        "object",
        "id",
        "eval_id",
        "created_at",
        "status",
    ];
    for name in value.as_object().into_iter().flat_map(Map::keys) {
        if !known.contains(&&**name) {
            report.add(&**name, words::left_out_unused());
        }
    }
    Ok(taken)
}

/// `{{item.name}}` becomes `{{name}}`; a name of ours has no dots.
fn without_item(text: &str, report: &mut Report) -> String {
    let (mut ours, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(open) = rest.find("{{") {
        ours += &rest[..open];
        rest = &rest[open..];
        let Some(close) = rest.find("}}") else { break };
        let name = rest[2..close].trim();
        let bare = name.strip_prefix("item.").unwrap_or(name);
        if bare.contains('.') {
            report.add("template", words::variable_with_parts());
        }
        if bare == name {
            ours += &rest[..close + 2];
        } else {
            ours += &format!("{{{{{bare}}}}}");
        }
        rest = &rest[close + 2..];
    }
    ours + rest
}
