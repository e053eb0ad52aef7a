//! ChainForge's flows, `.cforge`: each prompt node is a project, each table node's rows are data. Read only.

use domain::Project;
use serde_json::{Map, Value};

use crate::content::{LIMIT_PROJECTS, LIMIT_ROWS, field, json, shown, text};
use crate::settings::{self, NONE, Names};
use crate::shape::{Data, Kept, Report};
use crate::signs::{Dialect, to_ours};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Incoming, NewId, Taken, TakenProject};

const NAMES: Names = Names {
    temperature: &["temperature"],
    top_p: &["top_p"],
    top_k: &["top_k"],
    max_tokens: &["max_tokens", "max_tokens_to_sample", "maxOutputTokens"],
    stop: &["stop", "stop_sequences"],
    ..NONE
};

pub(crate) fn fits(value: &Value) -> bool {
    value.pointer("/flow/nodes").is_some_and(Value::is_array)
}

pub(crate) fn read(
    file: &Incoming<'_>,
    new_id: NewId<'_>,
    report: &mut Report,
) -> Result<Taken, ForeignError> {
    let value = json(text(file.bytes)?)?;
    let Some(nodes) = value.pointer("/flow/nodes").and_then(Value::as_array) else {
        return Err(ForeignError::OtherKind {
            what: words::a_chainforge_flow(),
            why: words::no_flow_with_nodes(),
        });
    };
    let edges = value.pointer("/flow/edges").and_then(Value::as_array);
    let edges = edges.map_or(&[][..], Vec::as_slice);
    let stem = crate::content::stem(file.name, &[".cforge", ".json"]);
    let mut taken = Taken::default();
    for node in nodes {
        let kind = field(node, "type").unwrap_or_default();
        let place = field(node, "id").unwrap_or(words::place_a_node());
        let data = &node["data"];
        match kind {
            "prompt" | "chat" if taken.projects.len() < LIMIT_PROJECTS => {
                let title =
                    field(data, "title").map_or(stem.to_owned(), |it| format!("{stem}: {it}"));
                let title = match taken.projects.len() {
                    0 => title,
                    n => format!("{title} {}", n + 1),
                };
                let project = project(Project::empty(new_id(), title), data, place, report);
                taken.projects.push(TakenProject {
                    project,
                    kept: Kept::default(),
                });
            }
            "table" => {
                let table = table(data, place, report)?;
                keep(&mut taken, table, place, report);
            }
            "textfields" | "csv" | "join" | "split" | "processor" | "selectvars" => {}
            "inspect" | "vis" | "evaluator" | "llmeval" | "simpleval" | "multieval" | "script"
            | "comment" => {
                report.add(place, words::node_of_kind(kind));
            }
            _ => report.add(place, words::node_has_no_place()),
        }
    }
    fields_of_variables(nodes, edges, &mut taken, report);
    if let (Some(data), projects) = (&taken.data, &mut taken.projects) {
        for it in projects {
            crate::rows::first_as_values(data, &mut it.project.prompt);
        }
    }
    if value
        .get("cache")
        .and_then(Value::as_object)
        .is_some_and(|it| !it.is_empty())
    {
        report.add("cache", words::chainforge_answers_left_out());
    }
    Ok(taken)
}

fn project(mut project: Project, data: &Value, place: &str, report: &mut Report) -> Project {
    let text = data.get("prompt").map_or(String::new(), shown);
    let ours = to_ours(Dialect::Backslash, &text, place, report);
    let models = data["llms"].as_array();
    let models = models.map_or(&[][..], Vec::as_slice);
    let none = Map::new();
    let first = models
        .first()
        .map_or(&none, |it| it["settings"].as_object().unwrap_or(&none));
    let system = first
        .get("system_msg")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let mut turns = vec![Turn::new(domain::Role::System, system)];
    turns.retain(|it| !it.content.is_empty());
    turns.push(Turn::new(domain::Role::User, ours));
    project.prompt = turns::into_prompt(turns, place, report);
    // ChainForge writes -1 and 0 tokens for "as usual".
    let mut said = first.clone();
    said.retain(|_, it| {
        it.as_f64().is_none_or(|it| it >= 0.0) && *it != Value::Array(Vec::new()) && *it != ""
    });
    project.run = settings::read(&said, &NAMES, "settings.", report);
    if let Some(n) = data.get("n").and_then(|it| shown(it).parse::<u32>().ok()) {
        project.run.samples = n.clamp(1, 64);
    }
    settings::model_read(
        &mut project.run,
        models.first().and_then(|it| field(it, "model")),
    );
    if models.len() > 1 {
        report.add(place, words::asks_several_models(&models.len().to_string()));
    }
    project
}

/// Rows of a table node.
fn table(data: &Value, place: &str, report: &mut Report) -> Result<Data, ForeignError> {
    let columns = data["columns"].as_array().map_or(&[][..], Vec::as_slice);
    let rows = data["rows"].as_array().map_or(&[][..], Vec::as_slice);
    if rows.len() > LIMIT_ROWS || columns.len() > format::table::LIMIT_COLUMNS {
        return Err(ForeignError::TooMany {
            what: words::rows_or_columns_in_a_table(),
            limit: LIMIT_ROWS,
        });
    }
    let row = |row: &Value| {
        let cell = |column: &Value| {
            let key = field(column, "key")?;
            let name = field(column, "header").unwrap_or(key);
            Some((name.to_owned(), row.get(key).map_or(String::new(), shown)))
        };
        columns.iter().filter_map(cell).collect()
    };
    let rows: Vec<Vec<(String, String)>> = rows.iter().map(row).collect();
    let made = Data::of_maps(&rows);
    if made.columns.len() < columns.len() && !rows.is_empty() {
        report.add(place, words::two_columns_one_name());
    }
    Ok(made)
}

fn keep(taken: &mut Taken, data: Data, place: &str, report: &mut Report) {
    if data.rows.is_empty() {
        return;
    }
    if taken.data.is_some() {
        report.add(place, words::second_table_left_out());
    } else {
        taken.data = Some(data);
    }
}

/// Lists of texts become rows under the variable that they lead to; columns of a table take the variable's name.
fn fields_of_variables(nodes: &[Value], edges: &[Value], taken: &mut Taken, report: &mut Report) {
    for edge in edges {
        let (Some(source), Some(variable)) = (field(edge, "source"), field(edge, "targetHandle"))
        else {
            continue;
        };
        let is_prompt = |it: &&Value| {
            it.get("id") == edge.get("target")
                && matches!(field(it, "type"), Some("prompt" | "chat"))
        };
        if !nodes.iter().any(|it| is_prompt(&it)) {
            continue;
        }
        let Some(node) = nodes.iter().find(|it| field(it, "id") == Some(source)) else {
            continue;
        };
        match field(node, "type") {
            Some("textfields") => {
                let fields = node["data"]["fields"].as_object();
                let texts = fields.into_iter().flat_map(Map::values);
                let rows: Vec<Vec<(String, String)>> = texts
                    .take(LIMIT_ROWS)
                    .map(|it| vec![(variable.to_owned(), shown(it))])
                    .collect();
                keep(taken, Data::of_maps(&rows), source, report);
            }
            Some("table") => {
                let header = field(edge, "sourceHandle").unwrap_or_default();
                if let Some(data) = &mut taken.data
                    && data.column(variable).is_none()
                    && let Some(at) = data.column(header)
                {
                    report.add(source, words::column_took_name());
                    data.columns[at] = variable.to_owned();
                }
            }
            Some("prompt" | "chat") => report.add(source, words::answers_fill_variable()),
            _ => {}
        }
    }
}
