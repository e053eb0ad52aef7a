//! Says in a sentence what a file is and how much of it has no place here.

use foreign::{Format, Found};

use crate::words;

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
    let told = [
        (prompts, words::n_prompts(prompts)),
        (examples, words::n_examples(examples)),
        (tests, words::n_tests(tests)),
        (rows, words::n_rows(rows)),
    ];
    let told = told.into_iter().filter(|it| it.0 > 0);
    let parts: Vec<String> = told.map(|(_, said)| said).collect();
    let kind = kind(found.format);
    let mut said = match &parts[..] {
        [] if taken.projects.is_empty() => words::file_with_nothing(kind),
        [] => words::file_alone(kind),
        [one] => words::file_with(kind, one),
        [first @ .., last] => words::file_with(kind, &words::list_last(&listed(first), last)),
    };
    match missing {
        [] => {}
        [one] => said = words::sentences(&said, &words::names_a_file(one)),
        names => said = words::sentences(&said, &words::names_files(&listed(names))),
    }
    match taken.report.len() {
        0 => words::sentences(&said, words::all_has_a_place()),
        n => words::sentences(&said, &words::things_have_no_place(n)),
    }
}

fn listed(names: &[String]) -> String {
    let listed = names.iter().cloned();
    let listed = listed.reduce(|before, next| words::list_next(&before, &next));
    listed.unwrap_or_default()
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

/// "This is a promptfoo configuration", without a full stop.
fn kind(format: Format) -> &'static str {
    match format {
        Format::OpenAiChat => words::is_openai_chat(),
        Format::OpenAiResponses => words::is_openai_responses(),
        Format::GithubModels => words::is_github_models(),
        Format::Prompty => words::is_prompty(),
        Format::Dotprompt => words::is_dotprompt(),
        Format::Promptfoo => words::is_promptfoo(),
        Format::PromptfooTests => words::are_promptfoo_tests(),
        Format::FineTune => words::are_fine_tuning_rows(),
        Format::ShareGpt => words::are_sharegpt(),
        Format::Preference => words::are_preferences(),
        Format::PromptEngine => words::is_prompt_engine(),
        Format::Langfuse => words::is_langfuse(),
        Format::LangchainHub => words::is_langchain_hub(),
        Format::LangchainFewShot => words::is_langchain_file(),
        Format::Dspy => words::is_dspy(),
        Format::OpenWebUi => words::are_open_webui(),
        Format::ChainForge => words::is_chainforge(),
        Format::OpenAiEvals => words::is_openai_evals(),
        Format::Csv => words::is_csv(),
        Format::Tsv => words::is_tsv(),
        Format::JsonLines => words::are_json_rows(),
        Format::Xlsx => words::is_spreadsheet(),
    }
}
