//! A pasted table before it becomes examples: what is likely meant by its columns, and the examples of a choice.

use domain::{ExampleId, Project, ProjectId};
use format::table::{self, Table};

/// Rows shown for a look.
const N_FIRST_ROWS: usize = 5;

/// What was found in a pasted text.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    table: Table,
    /// What is likely meant; change it before taking it.
    pub choice: Choice,
}

/// Which column is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The first row names the columns.
    pub header: bool,
    /// From 0.
    pub input_column: usize,
    pub output_column: usize,
}

impl Offer {
    /// The rows of a pasted text; `None` where there are none.
    pub fn of(text: &str) -> Option<Self> {
        let table = table::parse(text).ok()?;
        let (input_column, output_column) = table.likely_columns();
        let choice = Choice {
            header: table.header,
            input_column,
            output_column,
        };
        Some(Self { table, choice })
    }

    pub fn n_columns(&self) -> usize {
        self.table.columns.len()
    }

    /// With the first row, whether or not it names the columns.
    pub fn n_rows(&self) -> usize {
        self.table.rows.len() + usize::from(self.table.header)
    }

    /// The first rows as pasted, for a look.
    pub fn first_rows(&self) -> Vec<Vec<String>> {
        let header = self.table.header.then(|| self.table.columns.clone());
        let rows = self.table.rows.iter().cloned();
        header.into_iter().chain(rows).take(N_FIRST_ROWS).collect()
    }

    /// A project file that holds the examples of a choice and nothing else; `None` where its columns are empty.
    pub fn file(&self, choice: Choice) -> Option<String> {
        let table = match choice.header {
            true => self.table.clone().with_first_row_as_header(),
            false => self.table.clone().without_header(),
        };
        let (input, output) = (choice.input_column, choice.output_column);
        let examples = table::examples(&table, input, output, ExampleId(0));
        if examples.is_empty() {
            return None;
        }
        let mut given = Project::empty(ProjectId(String::new()), "");
        given.prompt.examples = examples;
        Some(crate::file_of(&given))
    }
}
