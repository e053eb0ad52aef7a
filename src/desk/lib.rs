//! What the desk beside the prompt knows without a DOM: find and replace, snippets, the palette's entries, starters found
//! by a word, a pasted table, facts of the page.

mod facts;
mod find;
mod palette;
mod paste_in;
mod phrases;
mod snippets;
mod starters;
mod table;
mod touring;
pub mod words;

use domain::{Project, ProjectId};

pub use facts::Known;
pub use find::{FindError, Found, Hit, MOST_HITS, Query, find, replace};
pub use palette::{Entry, Named, OVER, Over, PLACES, TOOLS, Tool, rank};
pub use paste_in::{Where, inserted};
pub use phrases::{Group, PHRASES, Phrase};
pub use snippets::{MOST_SNIPPETS, Snippet, Snippets};
pub use starters::{found, summary};
pub use table::{Choice, Offer};
pub use touring::{STOPS, Seen, Stop, Wish, resumed};

/// The project of the studio's file; the error is a sentence for people.
pub fn project_of(text: &str, id: String) -> Result<Project, String> {
    let opened = format::file::read(text.as_bytes(), ProjectId(id)).map_err(|it| it.to_string())?;
    Ok(opened.project)
}

/// The text of the project's own file.
pub fn file_of(project: &Project) -> String {
    format::file::write(project)
}

/// What a text of the project is called on the page.
pub fn name_of(project: &Project, field: &domain::Field) -> String {
    use domain::Field;
    let labels = &project.prompt.labels;
    let example = |id, label: &str| {
        let place = project.prompt.position(id).unwrap_or_default();
        words::example_text(place + 1, label.trim())
    };
    match field {
        Field::Name => words::name().into(),
        Field::Instruction => words::instruction().into(),
        Field::InputLabel => words::input_label().into(),
        Field::OutputLabel => words::output_label().into(),
        Field::Input => words::input().into(),
        Field::ExampleInput(id) => example(*id, &labels.input),
        Field::ExampleOutput(id) => example(*id, &labels.output),
        Field::Value(name) => words::value_of(name),
        // Nothing here looks into what the model is not shown.
        Field::Kind(_) | Field::Options(_) | Field::Note | Field::ExampleNote(_) => String::new(),
    }
}

#[cfg(test)]
mod tests;
