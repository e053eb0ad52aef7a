//! Says in a sentence what a file is and how much of it has no place here.

use foreign::{Format, Found};

/// "This is a promptfoo configuration with 2 prompts and 14 tests. 3 things have no place here."
/// `missing` are files that it names and that did not come with it.
pub(crate) fn sentence(found: &Found, missing: &[String]) -> String {
    let taken = &found.taken;
    let examples: usize = taken
        .projects
        .iter()
        .map(|it| it.project.prompt.examples.len())
        .sum();
    let tests = taken.suite.as_ref().map_or(0, |it| it.tests.len());
    // The rows of tests are the tests themselves.
    let rows = match tests {
        0 => taken.data.as_ref().map_or(0, |it| it.rows.len()),
        _ => 0,
    };
    // "A GitHub Models prompt with 1 prompt" says nothing.
    let prompts = match taken.projects.len() {
        1 if is_one_prompt(found.format) => 0,
        n => n,
    };
    let parts: Vec<String> = [
        (prompts, "prompt"),
        (examples, "example"),
        (tests, "test"),
        (rows, "row"),
    ]
    .into_iter()
    .filter(|it| it.0 > 0)
    .map(|(n, noun)| counted(n, noun))
    .collect();
    let with = match &parts[..] {
        [] if taken.projects.is_empty() => " with nothing in it that can be taken".to_owned(),
        [] => String::new(),
        [one] => format!(" with {one}"),
        [first @ .., last] => format!(" with {} and {last}", first.join(", ")),
    };
    let away = match missing {
        [] => String::new(),
        [one] => {
            format!(" It names the file {one}, which did not come with it: bring both together.")
        }
        names => format!(
            " It names the files {}, which did not come with it: bring all together.",
            names.join(", ")
        ),
    };
    let losses = match taken.report.len() {
        0 => "Everything in it has a place here.".to_owned(),
        1 => "1 thing has no place here.".to_owned(),
        n => format!("{n} things have no place here."),
    };
    format!(
        "{} {}{with}.{away} {losses}",
        begin(found.format),
        called(found.format)
    )
}

fn counted(n: usize, noun: &str) -> String {
    match n {
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}

/// Whose files are one prompt each, most of the time.
fn is_one_prompt(format: Format) -> bool {
    matches!(
        format,
        Format::OpenAiChat
            | Format::OpenAiResponses
            | Format::GithubModels
            | Format::Prompty
            | Format::Dotprompt
            | Format::PromptEngine
            | Format::LangchainHub
            | Format::LangchainFewShot
    )
}

fn begin(format: Format) -> &'static str {
    match format {
        Format::FineTune
        | Format::ShareGpt
        | Format::Preference
        | Format::OpenWebUi
        | Format::PromptfooTests
        | Format::JsonLines => "These are",
        _ => "This is",
    }
}

/// The format as it stands in a sentence, with its article.
fn called(format: Format) -> &'static str {
    match format {
        Format::OpenAiChat => "an OpenAI chat request",
        Format::OpenAiResponses => "an OpenAI Responses request",
        Format::GithubModels => "a GitHub Models prompt",
        Format::Prompty => "a Prompty file",
        Format::Dotprompt => "a dotprompt file",
        Format::Promptfoo => "a promptfoo configuration",
        Format::PromptfooTests => "tests of promptfoo",
        Format::FineTune => "rows for fine-tuning",
        Format::ShareGpt => "ShareGPT conversations",
        Format::Preference => "preferences (DPO)",
        Format::PromptEngine => "a prompt-engine file",
        Format::Langfuse => "a Langfuse export",
        Format::LangchainHub => "a LangChain hub manifest",
        Format::LangchainFewShot => "a LangChain prompt file",
        Format::Dspy => "a DSPy program's state",
        Format::OpenWebUi => "prompts of Open WebUI",
        Format::ChainForge => "a ChainForge flow",
        Format::OpenAiEvals => "an OpenAI eval",
        Format::Csv => "a table (CSV)",
        Format::Tsv => "a table (TSV)",
        Format::JsonLines => "rows in JSON",
        Format::Xlsx => "a spreadsheet",
    }
}
