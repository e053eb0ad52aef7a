//! Rows given to the open project: as examples, or one of them as the input to try.

use std::collections::{BTreeMap, BTreeSet};

use dataset::Table;
use domain::{Example, ExampleId, Piece, Project, ProjectId, Prompt, pieces, variables_in};

/// Which column is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// `None`: the project's own input is filled from the columns that are named as its variables.
    pub input: Option<usize>,
    pub output: Option<usize>,
}

/// What the project would be given.
#[derive(Clone, Debug, PartialEq)]
pub struct Fed {
    /// Only what is new: examples, and values that their texts are kept as.
    pub project: Project,
    /// Rows with nothing in their columns, left out.
    pub n_left_out: usize,
    /// Rows that are an example of the project already, left out.
    pub n_known: usize,
    /// Cells with `{{…}}` in them, which go in as values so that they stay text.
    pub n_kept_as_text: usize,
}

impl Fed {
    fn new() -> Self {
        Self {
            project: Project::empty(ProjectId(String::new()), ""),
            n_left_out: 0,
            n_known: 0,
            n_kept_as_text: 0,
        }
    }

    /// The file that the studio takes it from.
    pub fn file(&self) -> String {
        file_of(&self.project)
    }
}

/// The text of a project's own file.
pub fn file_of(project: &Project) -> String {
    format::file::write(project)
}

/// The names of the variables of a prompt's input that a column is named after, with the column.
pub fn matched(table: &Table, prompt: &Prompt) -> Vec<(String, usize)> {
    let names = variables_in([&*prompt.input]);
    let with_column = names
        .into_iter()
        .map(|name| Some((name.to_owned(), table.named(name)?)));
    with_column.flatten().collect()
}

/// Rows as examples of a project; those that it has already are left out.
pub fn examples(table: &Table, rows: &[u32], columns: Columns, prompt: &Prompt) -> Fed {
    let mut fed = Fed::new();
    let mut keeper = Keeper::of(prompt);
    let known: BTreeSet<(&str, &str)> = prompt
        .examples
        .iter()
        .map(|it| (it.input.trim(), it.output.trim()))
        .collect();
    for row in rows {
        let at = *row as usize;
        let cell = |column: usize| table.cell(at, column).trim();
        let output = columns.output.map_or("", cell);
        let input = match columns.input {
            Some(column) => cell(column).to_owned(),
            None => filled(table, at, prompt),
        };
        if input.trim().is_empty() && output.is_empty() {
            fed.n_left_out += 1;
            continue;
        }
        if known.contains(&(input.trim(), output)) {
            fed.n_known += 1;
            continue;
        }
        let id = ExampleId(fed.project.prompt.examples.len() as u64 + 1);
        let example = Example::new(id, keeper.text(input), keeper.text(output.to_owned()));
        fed.project.prompt.examples.push(example);
    }
    fed.n_kept_as_text = keeper.values.len();
    fed.project.prompt.values = keeper.values;
    fed
}

/// A row as what the model is asked about: its values where the project's input has variables that columns are named
/// after, else its text in place of the input.
///
/// What comes back is the whole project: an empty cell empties the value or the input.
pub fn row_as_input(table: &Table, row: usize, input: usize, mut project: Project) -> Project {
    let matched = matched(table, &project.prompt);
    let cell = |column: usize| table.cell(row, column).trim().to_owned();
    if matched.is_empty() {
        let mut keeper = Keeper::of(&project.prompt);
        project.prompt.input = keeper.text(cell(input));
        project.prompt.values.append(&mut keeper.values);
    } else {
        // A value is put in once and never read again, whatever is in it.
        let values = matched.into_iter().map(|(name, at)| (name, cell(at)));
        project.prompt.values.extend(values);
    }
    project
}

/// The project's input with this row's values; what no column is named after keeps the project's own value.
fn filled(table: &Table, row: usize, prompt: &Prompt) -> String {
    let matched: BTreeMap<String, usize> = matched(table, prompt).into_iter().collect();
    let piece = |piece: Piece<'_>| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Variable { name, span } => match matched.get(name) {
            Some(at) => table.cell(row, *at).trim().to_owned(),
            None => match prompt.values.get(name) {
                Some(value) => value.clone(),
                None => prompt.input[span].to_owned(),
            },
        },
    };
    pieces(&prompt.input).into_iter().map(piece).collect()
}

/// Keeps texts with `{{…}}` in them as values, under names that nothing else has.
struct Keeper {
    taken: BTreeSet<String>,
    values: BTreeMap<String, String>,
}

impl Keeper {
    fn of(prompt: &Prompt) -> Self {
        let used = prompt.variables().into_iter().map(str::to_owned);
        Self {
            taken: used.chain(prompt.values.keys().cloned()).collect(),
            values: BTreeMap::new(),
        }
    }

    /// The text, or the mark of the value that it is kept as.
    fn text(&mut self, text: String) -> String {
        if variables_in([&*text]).is_empty() {
            return text;
        }
        let mut n = self.values.len() + 1;
        let name = loop {
            let name = format!("row text {n}");
            if self.taken.insert(name.clone()) {
                break name;
            }
            n += 1;
        };
        let mark = format!("{{{{{name}}}}}");
        self.values.insert(name, text);
        mark
    }
}
