//! Says in a sentence what a file is and how much of it has no place here.

use foreign::{Format, Found};

/// "This is a promptfoo configuration with 2 prompts and 14 tests. 3 things have no place here."
pub(crate) fn sentence(found: &Found) -> String {
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
    let parts: Vec<String> = [
        (taken.projects.len(), "prompt"),
        (examples, "example"),
        (tests, "test"),
        (rows, "row"),
    ]
    .into_iter()
    .filter(|it| it.0 > 0)
    .map(|(n, noun)| counted(n, noun))
    .collect();
    let with = match &parts[..] {
        [] => " with nothing in it that can be taken".to_owned(),
        [one] => format!(" with {one}"),
        [first @ .., last] => format!(" with {} and {last}", first.join(", ")),
    };
    let losses = match taken.report.len() {
        0 => "Everything in it has a place here.".to_owned(),
        1 => "1 thing has no place here.".to_owned(),
        n => format!("{n} things have no place here."),
    };
    format!(
        "{} {}{with}. {losses}",
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
