//! A project as another tool's files, with what that tool cannot say.

use domain::Project;
use foreign::{Data, Format, Incoming, Kept, Outgoing, Unfit, Whole};
use format::file;

use crate::{Origin, words};

/// Formats under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shelf {
    pub name: &'static str,
    pub formats: &'static [Format],
}

/// Every format that can be written, in the order they are offered.
pub fn shelves() -> [Shelf; 4] {
    [
        Shelf {
            name: words::run_and_test_elsewhere(),
            formats: &[
                Format::Promptfoo,
                Format::PromptfooTests,
                Format::GithubModels,
                Format::Prompty,
                Format::Dotprompt,
                Format::OpenAiChat,
                Format::OpenAiResponses,
            ],
        },
        Shelf {
            name: words::keep_in_another_tool(),
            formats: &[
                Format::Langfuse,
                Format::LangchainHub,
                Format::LangchainFewShot,
                Format::Dspy,
                Format::PromptEngine,
                Format::OpenWebUi,
            ],
        },
        Shelf {
            name: words::train_with_examples(),
            formats: &[Format::FineTune, Format::ShareGpt, Format::Preference],
        },
        Shelf {
            name: words::rows_as_a_table(),
            formats: &[Format::Csv, Format::Tsv, Format::Xlsx, Format::JsonLines],
        },
    ]
}

/// Files that are ready to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the format cannot say.
    pub report: Vec<Unfit>,
}

/// Writes a project in a format. What its file had besides goes back into a file of the same kind.
///
/// # Errors
/// A sentence for people: the format wants what is not there.
pub fn make(format: Format, project: &Project, origin: Option<&Origin>) -> Result<Made, String> {
    // Read anew: nothing else has to be kept of it.
    let came = origin.and_then(|it| {
        let file = Incoming::alone(&it.name, &it.bytes);
        foreign::read(it.format, &file, &mut || project.id.clone()).ok()
    });
    let at = origin.map_or(0, |it| it.at);
    let none = Kept::default();
    let kept = came.as_ref().and_then(|it| it.projects.get(at));
    let out = [Outgoing {
        project,
        kept: kept.map_or(&none, |it| &it.kept),
    }];
    // A table's rows have become the project's examples, which may have been changed since.
    let data: Option<&Data> = came
        .as_ref()
        .filter(|it| !it.projects.is_empty())
        .and_then(|it| it.data.as_ref());
    let suite = came.as_ref().and_then(|it| it.suite.as_ref());
    let whole = Whole {
        projects: &out,
        data,
        suite,
    };
    let given = foreign::write(format, &whole).map_err(|it| it.to_string())?;
    Ok(Made {
        files: given.files,
        report: given.report,
    })
}

/// The project of its own file's text.
///
/// # Errors
/// A sentence for people.
pub fn project_of(text: &str, id: domain::ProjectId) -> Result<Project, String> {
    let opened = file::read(text.as_bytes(), id).map_err(|it| it.to_string())?;
    Ok(opened.project)
}

/// The text of the project's own file.
pub fn file_of(project: &Project) -> String {
    file::write(project)
}
