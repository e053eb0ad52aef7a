//! The formats by name, and the one way to read and to write each.

use records::promptfoo::Suite;

use crate::content::file_stem;
use crate::shape::Report;
use crate::*;

/// A format of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    OpenAiChat,
    OpenAiResponses,
    GithubModels,
    Prompty,
    Dotprompt,
    Promptfoo,
    PromptfooTests,
}

impl Format {
    pub const ALL: [Self; 7] = [
        Self::OpenAiChat,
        Self::OpenAiResponses,
        Self::GithubModels,
        Self::Prompty,
        Self::Dotprompt,
        Self::Promptfoo,
        Self::PromptfooTests,
    ];

    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// A short name that stays, for files and settings.
    pub fn key(self) -> &'static str {
        self.row().1
    }

    /// The ending of its files, with the dot.
    pub fn ending(self) -> &'static str {
        self.row().2
    }

    /// Whether [`write`] knows it.
    pub fn can_be_written(self) -> bool {
        self.row().3
    }

    fn row(self) -> (&'static str, &'static str, &'static str, bool) {
        match self {
            Self::OpenAiChat => ("OpenAI chat JSON", "openai-chat", ".json", true),
            Self::OpenAiResponses => ("OpenAI Responses JSON", "openai-responses", ".json", true),
            Self::GithubModels => ("GitHub Models prompt", "github-models", ".prompt.yml", true),
            Self::Prompty => ("Prompty", "prompty", ".prompty", true),
            Self::Dotprompt => ("dotprompt", "dotprompt", ".prompt", true),
            Self::Promptfoo => ("promptfoo configuration", "promptfoo", ".yaml", true),
            Self::PromptfooTests => ("promptfoo tests", "promptfoo-tests", ".csv", true),
        }
    }
}

/// All that goes into files of one format.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whole<'a> {
    pub projects: &'a [Outgoing<'a>],
    pub data: Option<&'a Data>,
    /// promptfoo's checks, where they came from one of its files.
    pub suite: Option<&'a Suite>,
}

/// Reads a file as one of a format. Ids of new projects are drawn from `new_id`.
///
/// # Errors
/// A file that is too large, goes wrong somewhere, or is not of this format.
pub fn read(format: Format, file: &Incoming<'_>, new_id: NewId<'_>) -> Result<Taken, ForeignError> {
    let mut report = Report::default();
    let it = &mut report;
    let mut taken = match format {
        Format::OpenAiChat => chat::read(file, new_id, it),
        Format::OpenAiResponses => responses::read(file, new_id, it),
        Format::GithubModels => github::read(file, new_id, it),
        Format::Prompty => prompty::read(file, new_id, it),
        Format::Dotprompt => dotprompt::read(file, new_id, it),
        Format::Promptfoo => promptfoo::read(file, new_id, it),
        Format::PromptfooTests => promptfoo::read_tests(file, it),
    }?;
    for project in &mut taken.projects {
        secrets::leave_out(&mut project.kept, &mut report);
    }
    taken.report = report.done();
    Ok(taken)
}

/// Writes projects and rows in a format: one file for all, or one for each project where the format holds only one.
///
/// # Errors
/// [`ForeignError::ReadOnly`], and [`ForeignError::Nothing`] where the format wants what is not there.
pub fn write(format: Format, whole: &Whole<'_>) -> Result<Given, ForeignError> {
    if !format.can_be_written() {
        return Err(ForeignError::ReadOnly {
            what: format.name(),
        });
    }
    let mut report = Report::default();
    let it = &mut report;
    let one = match format {
        Format::Promptfoo => Some(promptfoo::write(whole, it)),
        Format::PromptfooTests => Some(promptfoo::write_tests(whole, it)),
        _ => None,
    };
    let mut files: Vec<(String, Vec<u8>)> = one.into_iter().collect();
    if files.is_empty() {
        if whole.projects.is_empty() {
            return Err(ForeignError::Nothing {
                why: "no prompt was chosen",
            });
        }
        for out in whole.projects {
            let stem = file_stem(&out.project.name);
            let taken = |name: &String| files.iter().any(|it| it.0 == *name);
            let names = (1..).map(|at| match at {
                1 => format!("{stem}{}", format.ending()),
                at => format!("{stem} {at}{}", format.ending()),
            });
            let name = names.into_iter().find(|it| !taken(it)).unwrap_or_default();
            files.push((name, one_project(format, out, whole.data, it)));
        }
        let takes_rows = [Format::GithubModels].contains(&format);
        if whole.data.is_some_and(|it| !it.rows.is_empty()) && !takes_rows {
            it.add(
                "rows",
                "This kind of file has no place for rows; write them as a table beside it.",
            );
        }
    }
    Ok(Given {
        files,
        report: report.done(),
    })
}

fn one_project(
    format: Format,
    out: &Outgoing<'_>,
    data: Option<&Data>,
    report: &mut Report,
) -> Vec<u8> {
    match format {
        Format::OpenAiResponses => responses::write(out, report),
        Format::GithubModels => github::write(out, data, report),
        Format::Prompty => prompty::write(out, report),
        Format::Dotprompt => dotprompt::write(out, report),
        _ => chat::write(out, report),
    }
}
