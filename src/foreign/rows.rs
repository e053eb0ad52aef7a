//! Rows inside prompt files, as test data and examples of values are, and what they do for a prompt's variables.

use domain::{Prompt, variables_in};
use serde_json::{Map, Value, json};

use crate::ForeignError;
use crate::content::{LIMIT_ROWS, shown};
use crate::shape::{Data, Report};
use crate::words;

/// Rows out of a list of maps. What has parts becomes a text of JSON.
pub(crate) fn of_values(
    list: &[Value],
    place: &str,
    report: &mut Report,
) -> Result<Data, ForeignError> {
    if list.len() > LIMIT_ROWS {
        return Err(ForeignError::TooMany {
            what: "rows",
            limit: LIMIT_ROWS,
        });
    }
    let mut rows = Vec::with_capacity(list.len());
    let mut parts = false;
    for (at, row) in list.iter().enumerate() {
        let Value::Object(fields) = row else {
            report.add(format!("{place}[{at}]"), words::row_has_no_names());
            rows.push(vec![("value".to_owned(), shown(row))]);
            continue;
        };
        parts |= fields.values().any(|it| it.is_object() || it.is_array());
        rows.push(
            fields
                .iter()
                .map(|(name, it)| (name.clone(), shown(it)))
                .collect(),
        );
    }
    if parts {
        report.add(place, words::values_with_parts());
    }
    let data = Data::of_maps(&rows);
    let cells = data.columns.len().saturating_mul(data.rows.len());
    if data.columns.len() > 10_000 || cells > 20_000_000 {
        return Err(ForeignError::TooMany {
            what: words::columns_for_so_many_rows(),
            limit: data.columns.len().min(10_000),
        });
    }
    Ok(data)
}

/// The texts of a prompt that may have variables.
fn texts(prompt: &Prompt) -> impl Iterator<Item = &str> {
    let examples = prompt
        .examples
        .iter()
        .flat_map(|it| [&*it.input, &*it.output]);
    [
        &*prompt.instruction,
        &*prompt.input,
        &*prompt.labels.input,
        &*prompt.labels.output,
    ]
    .into_iter()
    .chain(examples)
}

/// The first row gives the prompt's variables their values, so that it can be tried at once.
pub(crate) fn first_as_values(data: &Data, prompt: &mut Prompt) {
    let Some(row) = data.rows.first() else {
        return;
    };
    let names: Vec<String> = variables_in(texts(prompt))
        .into_iter()
        .map(str::to_owned)
        .collect();
    for name in names {
        let value = data.column(&name).map_or("", |at| &row[at]);
        if !value.is_empty() {
            prompt.values.insert(name, value.to_owned());
        }
    }
}

/// Rows as a list of maps; without rows, the prompt's own values are the only one.
pub(crate) fn to_values(
    data: Option<&Data>,
    prompt: &Prompt,
    report: &mut Report,
) -> Option<Value> {
    let Some(data) = data.filter(|it| !it.rows.is_empty()) else {
        return (!prompt.values.is_empty()).then(|| json!([prompt.values]));
    };
    let first = &data.rows[0];
    let differs =
        |name: &String, value: &String| data.column(name).is_none_or(|at| first[at] != *value);
    if prompt
        .values
        .iter()
        .any(|(name, value)| differs(name, value))
    {
        report.add("variables", words::values_in_no_row());
    }
    let rows = data.rows.iter().map(|row| {
        let cells = data.columns.iter().zip(row);
        let fields: Map<String, Value> = cells
            .map(|(name, it)| (name.clone(), it.clone().into()))
            .collect();
        Value::Object(fields)
    });
    Some(rows.collect())
}

/// A prompt's examples as rows: their inputs and answers.
pub(crate) fn of_examples(prompt: &Prompt, report: &mut Report) -> Data {
    if prompt.examples.iter().any(|it| !it.on) {
        report.add("examples", words::off_examples_among_rows());
    }
    let examples = prompt.examples.iter();
    Data {
        columns: if prompt.examples.is_empty() {
            Vec::new()
        } else {
            vec!["input".into(), "output".into()]
        },
        rows: examples
            .map(|it| vec![it.input.clone(), it.output.clone()])
            .collect(),
    }
}
