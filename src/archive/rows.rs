//! A table of rows as a project: one column goes in, another is the right answer.

use domain::{ExampleId, Labels, Project, ProjectId};
use foreign::Data;
use format::table::{self, Delimiter, Table};

/// Which column is which, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    pub input: usize,
    pub output: usize,
}

/// The columns that most likely hold the inputs and the right answers; `None` where there are no two columns.
pub fn likely(data: &Data) -> Option<Columns> {
    if data.columns.len() < 2 || data.rows.is_empty() {
        return None;
    }
    // Names and a first row are all that is looked at.
    let first = data.rows.first().cloned().unwrap_or_default();
    let (input, output) = as_table(data.columns.clone(), vec![first]).likely_columns();
    Some(Columns { input, output })
}

/// A project with an example for each row that has something in one of the two columns; the columns' names are its labels.
pub fn project_of_rows(data: &Data, columns: Columns, name: &str, id: ProjectId) -> Project {
    let mut project = Project::empty(id, name);
    let usual = project.prompt.labels.clone();
    let label = |at: usize, usual: String| match data.columns.get(at).map(|it| it.trim()) {
        Some(it) if !it.is_empty() => it.to_owned(),
        _ => usual,
    };
    project.prompt.labels = Labels {
        input: label(columns.input, usual.input),
        output: label(columns.output, usual.output),
    };
    let rows = as_table(data.columns.clone(), data.rows.clone());
    project.prompt.examples = table::examples(&rows, columns.input, columns.output, ExampleId(1));
    project
}

fn as_table(columns: Vec<String>, rows: Vec<Vec<String>>) -> Table {
    Table {
        columns,
        rows,
        header: true,
        delimiter: Delimiter::Comma,
    }
}
