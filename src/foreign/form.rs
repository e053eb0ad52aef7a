//! The formats by name, and the one way to read and to write each.

use records::promptfoo::Suite;

use crate::content::file_stem;
use crate::shape::Report;
use crate::words;
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
    FineTune,
    Preference,
    ShareGpt,
    PromptEngine,
    Langfuse,
    LangchainHub,
    LangchainFewShot,
    Dspy,
    OpenWebUi,
    ChainForge,
    OpenAiEvals,
    Csv,
    Tsv,
    JsonLines,
    Xlsx,
}

impl Format {
    pub const ALL: [Self; 22] = [
        Self::OpenAiChat,
        Self::OpenAiResponses,
        Self::GithubModels,
        Self::Prompty,
        Self::Dotprompt,
        Self::Promptfoo,
        Self::PromptfooTests,
        Self::FineTune,
        Self::Preference,
        Self::ShareGpt,
        Self::PromptEngine,
        Self::Langfuse,
        Self::LangchainHub,
        Self::LangchainFewShot,
        Self::Dspy,
        Self::OpenWebUi,
        Self::ChainForge,
        Self::OpenAiEvals,
        Self::Csv,
        Self::Tsv,
        Self::JsonLines,
        Self::Xlsx,
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
            Self::OpenAiChat => (words::format_openai_chat(), "openai-chat", ".json", true),
            Self::OpenAiResponses => (
                words::format_openai_responses(),
                "openai-responses",
                ".json",
                true,
            ),
            Self::GithubModels => (
                words::format_github_models(),
                "github-models",
                ".prompt.yml",
                true,
            ),
            Self::Prompty => (words::format_prompty(), "prompty", ".prompty", true),
            Self::Dotprompt => ("dotprompt", "dotprompt", ".prompt", true),
            Self::Promptfoo => (words::format_promptfoo(), "promptfoo", ".yaml", true),
            Self::PromptfooTests => (
                words::format_promptfoo_tests(),
                "promptfoo-tests",
                ".csv",
                true,
            ),
            Self::FineTune => (words::format_fine_tuning(), "fine-tune", ".jsonl", true),
            Self::Preference => (words::format_preferences(), "preference", ".jsonl", true),
            Self::ShareGpt => (words::format_sharegpt(), "sharegpt", ".json", true),
            Self::PromptEngine => ("prompt-engine", "prompt-engine", ".yaml", true),
            Self::Langfuse => (words::format_langfuse(), "langfuse", ".json", true),
            Self::LangchainHub => (
                words::format_langchain_hub(),
                "langchain-hub",
                ".json",
                true,
            ),
            Self::LangchainFewShot => (
                words::format_langchain_file(),
                "langchain-file",
                ".json",
                true,
            ),
            Self::Dspy => (words::format_dspy(), "dspy", ".json", true),
            Self::OpenWebUi => (words::format_open_webui(), "open-webui", ".json", true),
            Self::ChainForge => (words::format_chainforge(), "chainforge", ".cforge", false),
            Self::OpenAiEvals => (words::format_openai_eval(), "openai-evals", ".json", false),
            Self::Csv => (words::format_csv(), "csv", ".csv", true),
            Self::Tsv => (words::format_tsv(), "tsv", ".tsv", true),
            Self::JsonLines => (words::format_json_lines(), "json-lines", ".jsonl", true),
            Self::Xlsx => (words::format_spreadsheet(), "xlsx", ".xlsx", true),
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
        Format::FineTune | Format::ShareGpt => conversations::read(format, file, new_id, it),
        Format::Preference => preference::read(file, it),
        Format::PromptEngine => prompt_engine::read(file, new_id, it),
        Format::Langfuse => langfuse::read(file, new_id, it),
        Format::LangchainHub => langchain::read_hub(file, new_id, it),
        Format::LangchainFewShot => langchain::read_few_shot(file, new_id, it),
        Format::Dspy => dspy::read(file, new_id, it),
        Format::OpenWebUi => open_webui::read(file, new_id, it),
        Format::ChainForge => chainforge::read(file, new_id, it),
        Format::OpenAiEvals => openai_evals::read(file, new_id, it),
        Format::Csv => data::read(file, false, it),
        Format::Tsv => data::read(file, true, it),
        Format::JsonLines => data::read_lines(file, it),
        Format::Xlsx => data::read_xlsx(file, it),
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
    let is_table = [Format::Csv, Format::Tsv, Format::JsonLines, Format::Xlsx].contains(&format);
    let files = if is_table {
        vec![table(format, whole, &mut report)?]
    } else if format == Format::Preference {
        vec![preference::write(whole.data, &mut report)?]
    } else {
        prompts(format, whole, &mut report)?
    };
    Ok(Given {
        files,
        report: report.done(),
    })
}

impl Taken {
    /// Writes all that was taken, in any format.
    ///
    /// # Errors
    /// As [`write`].
    pub fn write(&self, format: Format) -> Result<Given, ForeignError> {
        let projects = self.projects.iter().map(|it| Outgoing {
            project: &it.project,
            kept: &it.kept,
        });
        let projects: Vec<Outgoing<'_>> = projects.collect();
        let whole = Whole {
            projects: &projects,
            data: self.data.as_ref(),
            suite: self.suite.as_ref(),
        };
        write(format, &whole)
    }
}

fn table(
    format: Format,
    whole: &Whole<'_>,
    report: &mut Report,
) -> Result<(String, Vec<u8>), ForeignError> {
    let own = whole.projects.first().filter(|_| whole.data.is_none());
    let examples = own.map(|it| rows::of_examples(&it.project.prompt, report));
    let Some(data) = whole
        .data
        .or(examples.as_ref())
        .filter(|it| !it.columns.is_empty())
    else {
        return Err(ForeignError::Nothing {
            why: words::no_rows_no_examples(),
        });
    };
    let bytes = match format {
        Format::Tsv => data::write(data, true, report),
        Format::JsonLines => data::write_lines(data),
        Format::Xlsx => data::write_xlsx(data, report),
        _ => data::write(data, false, report),
    };
    let name = whole
        .projects
        .first()
        .map_or("data", |it| &*it.project.name);
    Ok((format!("{}{}", file_stem(name), format.ending()), bytes))
}

fn prompts(
    format: Format,
    whole: &Whole<'_>,
    report: &mut Report,
) -> Result<Vec<(String, Vec<u8>)>, ForeignError> {
    let only_rows =
        format == Format::PromptfooTests && (whole.data.is_some() || whole.suite.is_some());
    if whole.projects.is_empty() && !only_rows {
        return Err(ForeignError::Nothing {
            why: words::no_prompt_chosen(),
        });
    }
    for out in whole.projects {
        kinds::left_out(format, out.project, report);
    }
    let takes_rows = [
        Format::GithubModels,
        Format::Promptfoo,
        Format::PromptfooTests,
    ];
    if whole.data.is_some_and(|it| !it.rows.is_empty()) && !takes_rows.contains(&format) {
        report.add("rows", words::rows_have_no_place());
    }
    let one = match format {
        Format::Promptfoo => promptfoo::write(whole, report),
        Format::PromptfooTests => promptfoo::write_tests(whole, report),
        Format::FineTune | Format::ShareGpt => conversations::write(format, whole.projects, report),
        Format::OpenWebUi => open_webui::write(whole.projects, report),
        Format::Dspy => dspy::write(whole.projects, report),
        _ => {
            let mut files: Vec<(String, Vec<u8>)> = Vec::new();
            for out in whole.projects {
                let stem = file_stem(&out.project.name);
                let name = (1..=files.len() + 1)
                    .map(|at| match at {
                        1 => format!("{stem}{}", format.ending()),
                        at => format!("{stem} {at}{}", format.ending()),
                    })
                    .find(|name| files.iter().all(|it| it.0 != *name));
                let bytes = one_project(format, out, whole.data, report);
                files.push((name.unwrap_or_default(), bytes));
            }
            return Ok(files);
        }
    };
    Ok(vec![one])
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
        Format::PromptEngine => prompt_engine::write(out, report),
        Format::Langfuse => langfuse::write(out, report),
        Format::LangchainHub => langchain::write_hub(out, report),
        Format::LangchainFewShot => langchain::write_few_shot(out, report),
        _ => chat::write(out, report),
    }
}
