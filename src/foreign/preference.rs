//! Pairs of a better and a worse answer (DPO), as OpenAI, Together and Fireworks take them.

use domain::Role;
use serde_json::{Map, Value, json};

use crate::content::{lines, row_text};
use crate::shape::{Data, Report};
use crate::turns::{self, Turn};
use crate::words;
use crate::{ForeignError, Incoming, Taken};

/// The columns, in order; `earlier` holds turns before the last question as text of JSON, and is absent where none are.
const COLUMNS: [&str; 5] = ["system", "earlier", "input", "preferred", "non_preferred"];

pub(crate) fn is_row(value: &Value) -> bool {
    let list = |name: &str| value.get(name).is_some_and(Value::is_array);
    list("preferred_output") && list("non_preferred_output")
}

pub(crate) fn read(file: &Incoming<'_>, report: &mut Report) -> Result<Taken, ForeignError> {
    let values = lines(row_text(file.bytes)?)?;
    if values.is_empty() || !values.iter().all(|it| is_row(&it.1)) {
        return Err(ForeignError::OtherKind {
            what: words::a_file_of_preferences(),
            why: words::not_every_line_prefers(),
        });
    }
    let mut rows = Vec::new();
    for (line, value) in &values {
        let place = format!("line {line}");
        let mut aside = Map::new();
        let mut read = |list: &Value, name: &str| {
            let list = list.as_array().map_or(&[][..], Vec::as_slice);
            let before = aside.len();
            let turns = turns::read(list, &format!("{place}, {name}"), &mut aside, report);
            if aside.len() > before {
                report.add(&*place, words::rows_no_place_not_written());
            }
            turns
        };
        let mut asked = read(&value["input"]["messages"], "input");
        let mut answer = |name: &str| {
            let turns = read(&value[name], name);
            turns
                .iter()
                .map(|it| &*it.content)
                .collect::<Vec<_>>()
                .join("\n\n")
        };
        let (preferred, other) = (answer("preferred_output"), answer("non_preferred_output"));
        let has_system = asked.first().is_some_and(|it| it.role == Role::System);
        let system = if has_system {
            asked.remove(0).content
        } else {
            String::new()
        };
        let ends = asked.last().is_some_and(|it| it.role == Role::User);
        let input = if ends { asked.pop() } else { None };
        let earlier = if asked.is_empty() {
            String::new()
        } else {
            Value::Array(turns::write(&asked, None)).to_string()
        };
        for name in value["input"].as_object().into_iter().flat_map(Map::keys) {
            if name != "messages" {
                report.add(
                    format!("line {line}, input.{name}"),
                    words::rows_no_place_left_out(),
                );
            }
        }
        let input = input.map_or(String::new(), |it| it.content);
        rows.push(vec![system, earlier, input, preferred, other]);
    }
    let used = |at: usize| at != 1 || rows.iter().any(|it| !it[1].is_empty());
    let at: Vec<usize> = (0..COLUMNS.len()).filter(|at| used(*at)).collect();
    let data = Data {
        columns: at.iter().map(|it| COLUMNS[*it].to_owned()).collect(),
        rows: rows
            .iter()
            .map(|row| at.iter().map(|it| row[*it].clone()).collect())
            .collect(),
    };
    Ok(Taken {
        data: Some(data),
        ..Taken::default()
    })
}

/// # Errors
/// Rows without a preferred and another answer.
pub(crate) fn write(
    data: Option<&Data>,
    report: &mut Report,
) -> Result<(String, Vec<u8>), ForeignError> {
    let nothing = ForeignError::Nothing {
        why: words::preferences_need_columns(),
    };
    let Some(data) = data else {
        return Err(nothing);
    };
    let place = |name: &str| data.column(name);
    let (Some(input), Some(better), Some(worse)) =
        (place("input"), place("preferred"), place("non_preferred"))
    else {
        return Err(nothing);
    };
    for name in data.columns.iter().filter(|it| !COLUMNS.contains(&&***it)) {
        report.add(&**name, words::preferences_column_left_out());
    }
    let mut text = String::new();
    for row in &data.rows {
        let cell = |at: Option<usize>| at.map_or("", |at| &*row[at]);
        let mut messages = Vec::new();
        let mut put = |role, content: &str| {
            if !content.is_empty() {
                messages.extend(turns::write(&[Turn::new(role, content)], None));
            }
        };
        put(Role::System, cell(place("system")));
        let earlier: Option<Value> = serde_json::from_str(cell(place("earlier"))).ok();
        messages.extend(
            earlier
                .as_ref()
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .cloned(),
        );
        let mut last = vec![Turn::new(Role::User, &*row[input])];
        last.retain(|it| !it.content.is_empty());
        messages.extend(turns::write(&last, None));
        let answer = |at: usize| turns::write(&[Turn::new(Role::Assistant, &*row[at])], None);
        let value = json!({
            "input": {"messages": messages},
            "preferred_output": answer(better),
            "non_preferred_output": answer(worse),
        });
        text += &format!("{value}\n");
    }
    Ok(("preferences.jsonl".into(), text.into_bytes()))
}
