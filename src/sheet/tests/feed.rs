//! Rows given to a project: matched by name, and never read as templates.

use dataset::Table;
use domain::{Example, ExampleId, Project, ProjectId, render_completion};

use crate::{Columns, Fed, examples, row_as_input};

fn project(input: &str) -> Project {
    let mut project = Project::empty(ProjectId("0".into()), "Test");
    project.prompt.input = input.into();
    project
        .prompt
        .examples
        .push(Example::new(ExampleId(1), "Known", "yes"));
    project
}

fn table() -> Table {
    let row = |it: &[&str]| it.iter().map(|it| it.to_string()).collect();
    Table::of(
        &["Text", "Label", "tone"].map(str::to_owned),
        vec![
            row(&["Known", "yes", "a"]),
            row(&[" Late parcel ", "no", "b"]),
            row(&["", "", "c"]),
            row(&["Say {{tone}} twice", "{{x}}", "d {{tone}}"]),
        ],
    )
}

/// What the model would see once the project has taken it.
fn taken(mut project: Project, fed: Fed) -> String {
    let new = fed.project.prompt;
    project.prompt.examples.extend(new.examples);
    project.prompt.values.extend(new.values);
    shown(&project)
}

fn shown(project: &Project) -> String {
    render_completion(&project.prompt).text
}

const BY_COLUMN: Columns = Columns {
    input: Some(0),
    output: Some(1),
};

#[test]
fn rows_become_examples_and_their_braces_stay_text() {
    let project = project("Ask");
    let fed = examples(&table(), &[0, 1, 2, 3], BY_COLUMN, &project.prompt);
    assert_eq!((fed.n_known, fed.n_left_out, fed.n_kept_as_text), (1, 1, 2));
    let new = &fed.project.prompt.examples;
    assert_eq!(
        (new.len(), &*new[0].input, &*new[0].output),
        (2, "Late parcel", "no")
    );
    let text = taken(project, fed);
    assert!(
        text.contains("Input: Say {{tone}} twice\nOutput: {{x}}"),
        "{text}"
    );
}

#[test]
fn the_projects_input_is_filled_by_columns_of_its_variables_names() {
    let project = project("Write {{Tone}} to {{who}}: {{text}}");
    let columns = Columns {
        input: None,
        output: Some(1),
    };
    let fed = examples(&table(), &[1], columns, &project.prompt);
    // Nothing is known of `who`, so its mark stays, as it does in the prompt.
    assert_eq!(
        fed.project.prompt.values["row text 1"],
        "Write b to {{who}}: Late parcel"
    );
    let text = taken(project, fed);
    assert!(
        text.contains("Input: Write b to {{who}}: Late parcel\n"),
        "{text}"
    );
}

#[test]
fn a_row_is_the_input_or_fills_its_variables() {
    let plain = project("Ask");
    let given = row_as_input(&table(), 1, 0, plain.clone());
    assert_eq!(given.prompt.input, "Late parcel");
    let given = row_as_input(&table(), 3, 0, plain);
    assert!(shown(&given).contains("Input: Say {{tone}} twice"));

    let template = project("As {{tone}}.");
    let given = row_as_input(&table(), 3, 0, template.clone());
    assert_eq!(given.prompt.input, "As {{tone}}.");
    assert!(shown(&given).contains("Input: As d {{tone}}."));
    // A cell without a text takes the former value away; it does not keep it.
    let mut table = table();
    let tone = table.named("tone").expect("a column of that name");
    table
        .apply(dataset::Edit::SetCells(vec![(3, tone, "".into())]))
        .expect("a cell is emptied");
    let again = row_as_input(&table, 3, 0, given);
    assert_eq!(
        again.prompt.values.get("tone").map(String::as_str),
        Some("")
    );
}

#[test]
fn the_file_of_what_is_given_can_be_opened() {
    let fed = examples(&table(), &[1, 3], BY_COLUMN, &project("").prompt);
    let opened = format::file::read(fed.file().as_bytes(), ProjectId("1".into()))
        .expect("our own file opens");
    assert_eq!(opened.project.prompt.examples.len(), 2);
    assert_eq!(opened.project.prompt.values, fed.project.prompt.values);
}
