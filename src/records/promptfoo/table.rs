//! Tests as promptfoo's table: a column for each value, `__expected` columns for the checks.
//!
//! Not guarded against formulas: promptfoo reads these cells as data, and an apostrophe would be part of them.

use std::collections::BTreeSet;

use lab::scores::to_promptfoo;

use super::assertion::mapped;
use super::{Check, Loss, Suite, Test, cell, check_rows, check_size};
use crate::RecordError;
use crate::cells::quoted;
use crate::words;

/// The tests of a suite as CSV, what all have in common included, and what did not fit.
pub fn to_csv(suite: &Suite) -> (String, Vec<Loss>) {
    let mut losses = Vec::new();
    let mut names: BTreeSet<&str> = suite.default.vars.keys().map(|it| &**it).collect();
    names.extend(
        suite
            .tests
            .iter()
            .flat_map(|it| it.vars.keys().map(|it| &**it)),
    );
    names.retain(|it| {
        let taken = it.starts_with("__");
        if taken {
            losses.push(Loss::new(*it, words::two_underscores()));
        }
        !taken
    });
    let mut rows = Vec::new();
    for (i, test) in suite.tests.iter().enumerate() {
        let checks = suite.default.checks.iter().chain(&test.checks).enumerate();
        let cells: Vec<String> = checks
            .filter_map(|(at, check)| {
                let place = words::row_check(i + 1, at + 1);
                if check.weight != 1.0 || !check.metric.is_empty() {
                    losses.push(Loss::new(place.clone(), words::no_weight_here()));
                }
                let cell = to_promptfoo(&check.what).and_then(|it| cell::write(&it));
                if cell.is_none() {
                    losses.push(Loss::new(place, words::cell_cannot_say()));
                }
                cell
            })
            .collect();
        rows.push((test, cells));
    }
    let n_checks = rows.iter().map(|it| it.1.len()).max().unwrap_or(0);
    let has_description = suite.tests.iter().any(|it| !it.description.is_empty());
    let has_threshold = suite
        .tests
        .iter()
        .any(|it| it.threshold.or(suite.default.threshold).is_some());
    let mut header: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
    header.extend((1..=n_checks).map(|it| {
        if n_checks == 1 {
            "__expected".into()
        } else {
            format!("__expected{it}")
        }
    }));
    header.extend(has_description.then(|| "__description".to_owned()));
    header.extend(has_threshold.then(|| "__threshold".to_owned()));
    let line = |cells: &[String]| {
        cells
            .iter()
            .map(|it| quoted(it))
            .collect::<Vec<_>>()
            .join(",")
            + "\n"
    };
    let mut text = line(&header);
    for (test, mut checks) in rows {
        let value = |name: &&str| {
            test.vars
                .get(*name)
                .or(suite.default.vars.get(*name))
                .cloned()
                .unwrap_or_default()
        };
        let mut cells: Vec<String> = names.iter().map(value).collect();
        checks.resize(n_checks, String::new());
        cells.extend(checks);
        cells.extend(has_description.then(|| test.description.clone()));
        let threshold = test.threshold.or(suite.default.threshold);
        cells.extend(has_threshold.then(|| threshold.map_or(String::new(), |it| it.to_string())));
        text += &line(&cells);
    }
    (text, losses)
}

/// The tests of a table, and what did not fit.
///
/// # Errors
/// A table that is too large, or whose quotes go wrong.
pub fn from_csv(text: &str) -> Result<(Vec<Test>, Vec<Loss>), RecordError> {
    check_size(text)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let bad = |error: csv::Error| RecordError::Table {
        line: error.position().map_or(0, csv::Position::line),
    };
    let header: Vec<String> = reader
        .headers()
        .map_err(bad)?
        .iter()
        .map(|it| it.trim().to_owned())
        .collect();
    let (mut tests, mut losses) = (Vec::new(), Vec::new());
    for column in &header {
        let known = ["__description", "__threshold", "__metric"].contains(&&**column)
            || column.starts_with("__expected");
        if column.starts_with("__") && !known {
            losses.push(Loss::new(column.clone(), words::column_not_used()));
        }
    }
    for (i, row) in reader.records().enumerate() {
        check_rows(i + 1)?;
        let row = row.map_err(bad)?;
        let mut test = Test::default();
        let mut metric = String::new();
        for (column, value) in header.iter().zip(&row) {
            if column.starts_with("__expected") {
                if !value.trim().is_empty() {
                    let place = words::row_column(i + 1, column);
                    let what = mapped(&cell::read(value), &place, &mut losses);
                    test.checks.extend(what.map(|what| Check {
                        what,
                        weight: 1.0,
                        metric: String::new(),
                    }));
                }
            } else {
                match &**column {
                    "__description" => test.description = value.to_owned(),
                    "__metric" => metric = value.to_owned(),
                    "__threshold" => {
                        test.threshold = value.trim().parse().ok().filter(|it: &f64| it.is_finite())
                    }
                    other if other.starts_with("__") => {}
                    other => {
                        test.vars.insert(other.to_owned(), value.to_owned());
                    }
                }
            }
        }
        for check in &mut test.checks {
            check.metric.clone_from(&metric);
        }
        tests.push(test);
    }
    Ok((tests, losses))
}
