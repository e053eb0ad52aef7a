//! Two versions side by side: rows of what differs, with the words that do, and what each costs in tokens.

use domain::{Example, Field, Project, ProjectId, Style};
use history::{Change, VersionId, changes};
use picture::diff::{Kind, Span, diff};

use crate::{Desk, VersionsError, words};

/// Two versions as projects, so that the caller can count their tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub old: Project,
    pub new: Project,
}

/// What differs between two versions, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub rows: Vec<Row>,
    /// Tokens that the old one and the new one send, where the caller has counted them.
    pub tokens: Option<(usize, usize)>,
}

/// Which part of a project a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Texts of the prompt, and its variables.
    Words,
    /// How the parts become one text.
    Structure,
    Examples,
    /// Of the run.
    Parameters,
    /// For people; no part of the prompt.
    Comments,
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub part: Part,
    /// Such as `Instruction` or `Example 3, answer`.
    pub title: String,
    /// The text before, in pieces; empty where there was none, or where no text is meant.
    pub old: Vec<Span>,
    pub new: Vec<Span>,
}

impl Desk {
    /// Two versions of a project, rebuilt.
    ///
    /// # Errors
    /// The store fails, no such version, or one cannot be rebuilt.
    pub async fn pair(
        &self,
        project: &ProjectId,
        old: VersionId,
        new: VersionId,
    ) -> Result<Pair, VersionsError> {
        let on = project;
        self.look(project, |it| {
            Ok(Pair {
                old: it.project(old, on.clone())?,
                new: it.project(new, on.clone())?,
            })
        })
        .await
    }
}

impl Pair {
    /// What differs, with the tokens of both where they were counted.
    pub fn compared(&self, tokens: Option<(usize, usize)>) -> Compared {
        let rows = changes(&self.old, &self.new);
        Compared {
            rows: rows.into_iter().flat_map(rows_of).collect(),
            tokens,
        }
    }
}

fn rows_of(change: Change) -> Vec<Row> {
    match change {
        Change::Text { field, old, new } => {
            let part = match field {
                Field::Note => Part::Comments,
                Field::Options(_) => Part::Structure,
                _ => Part::Words,
            };
            vec![worded(part, title(&field), &old, &new)]
        }
        Change::Noted { place, old, new } => {
            let title = words::comment_on_example(&(place + 1).to_string());
            vec![worded(Part::Comments, title, &old, &new)]
        }
        Change::Kind { name, old, new } => {
            let [old, new] = [old, new].map(|it| words::kind_named(it.key()));
            vec![whole(Part::Structure, words::kind_of(&name), &old, &new)]
        }
        Change::Style { old, new } => {
            let (old, new) = (style(old), style(new));
            vec![whole(Part::Structure, words::form().to_owned(), old, new)]
        }
        Change::Added { place, example } => {
            let title = words::example_added(&(place + 1).to_string());
            vec![whole(Part::Examples, title, "", &text(&example))]
        }
        Change::Removed { place, example } => {
            let title = words::example_removed(&(place + 1).to_string());
            vec![whole(Part::Examples, title, &text(&example), "")]
        }
        Change::Moved { from, to } => {
            let title = words::example_moved(&(from + 1).to_string(), &(to + 1).to_string());
            vec![whole(Part::Examples, title, "", "")]
        }
        Change::Reworded { place, old, new } => {
            let place = (place + 1).to_string();
            let row = |title: String, old: &str, new: &str| {
                (old != new).then(|| worded(Part::Examples, title, old, new))
            };
            let input = row(words::example_input(&place), &old.input, &new.input);
            let answer = row(words::example_answer(&place), &old.output, &new.output);
            input.into_iter().chain(answer).collect()
        }
        Change::Shown { place, on } => {
            let place = (place + 1).to_string();
            let title = match on {
                true => words::example_switched_on(&place),
                false => words::example_switched_off(&place),
            };
            vec![whole(Part::Examples, title, "", "")]
        }
        Change::Value { name, old, new } => {
            let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
            let title = words::variable(&name);
            vec![worded(Part::Words, title, &old, &new)]
        }
        Change::Setting { setting, old, new } => {
            let title = capitalised(setting.name());
            vec![whole(Part::Parameters, title, &old, &new)]
        }
    }
}

fn worded(part: Part, title: String, old: &str, new: &str) -> Row {
    let (old, new) = diff(old, new);
    Row {
        part,
        title,
        old,
        new,
    }
}

/// Nothing of the two is the same.
fn whole(part: Part, title: String, old: &str, new: &str) -> Row {
    let span = |text: &str| {
        let text = text.to_owned();
        let kind = Kind::OnlyHere;
        Some(Span { text, kind }).filter(|it| !it.text.is_empty())
    };
    Row {
        part,
        title,
        old: span(old).into_iter().collect(),
        new: span(new).into_iter().collect(),
    }
}

/// What a text of the project is called at the head of a row.
pub(crate) fn title(field: &Field) -> String {
    match field {
        Field::Name => words::name().to_owned(),
        Field::Instruction => words::instruction().to_owned(),
        Field::InputLabel => words::input_label().to_owned(),
        Field::OutputLabel => words::output_label().to_owned(),
        Field::Input => words::input().to_owned(),
        Field::ExampleInput(_) => words::input_of_an_example().to_owned(),
        Field::ExampleOutput(_) => words::answer_of_an_example().to_owned(),
        Field::Value(name) => words::variable(name),
        Field::Kind(name) => words::kind_of(name),
        Field::Options(name) => words::options_of(name),
        Field::Note => words::comment_on_instruction().to_owned(),
        Field::ExampleNote(_) => words::comment_on_an_example().to_owned(),
    }
}

fn text(example: &Example) -> String {
    format!("{}\n→ {}", example.input, example.output)
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Completion => words::completion(),
        Style::Chat => words::chat(),
    }
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
