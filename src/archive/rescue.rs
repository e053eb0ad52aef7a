//! Services that close or have closed: until when, and step by step what to do there and what to drop here.
//!
//! Dates and steps as their owners publish them, looked up on 2026-11-27: OpenAI's deprecations page of 2026-06-03 and
//! its cookbook "Moving from OpenAI Evals to Promptfoo"; GitHub's changelog of 2026-07-01; Microsoft's migration page
//! of prompt flow.

use crate::words;

/// A service to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub name: &'static str,
    /// The last day in words, and as days since 1970-01-01.
    pub last: (&'static str, i64),
    /// What it means, a sentence or two.
    pub means: &'static str,
    pub steps: Vec<&'static str>,
    /// What cannot be brought along.
    pub left_behind: &'static str,
}

/// The services, the most urgent first.
pub fn leaving() -> [Leaving; 4] {
    [
        Leaving {
            name: words::leaving_prompts(),
            last: (words::day_november(), 20_787),
            means: words::leaving_prompts_means(),
            steps: vec![
                words::leaving_prompts_step_open(),
                words::leaving_prompts_step_version(),
                words::leaving_prompts_step_copy(),
                words::leaving_prompts_step_paste(),
            ],
            left_behind: words::leaving_prompts_left_behind(),
        },
        Leaving {
            name: words::leaving_evals(),
            last: (words::day_november(), 20_787),
            means: words::leaving_evals_means(),
            steps: vec![
                words::leaving_evals_step_open(),
                words::leaving_evals_step_run(),
                words::leaving_evals_step_export(),
                words::leaving_evals_step_drop(),
                words::leaving_evals_step_measure(),
            ],
            left_behind: words::leaving_evals_left_behind(),
        },
        Leaving {
            name: words::leaving_github(),
            last: (words::day_july(), 20_664),
            means: words::leaving_github_means(),
            steps: vec![
                words::leaving_github_step_search(),
                words::leaving_github_step_download(),
                words::leaving_github_step_drop(),
                words::leaving_github_step_model(),
            ],
            left_behind: words::leaving_github_left_behind(),
        },
        Leaving {
            name: words::leaving_azure(),
            last: (words::day_april(), 20_928),
            means: words::leaving_azure_means(),
            steps: vec![
                words::leaving_azure_step_download(),
                words::leaving_azure_step_drop(),
            ],
            left_behind: words::leaving_azure_left_behind(),
        },
    ]
}

/// "3 days left", "closes today", "closed"; both days since 1970-01-01.
pub fn left(last: i64, today: i64) -> String {
    match last - today {
        ..0 => words::is_closed().into(),
        0 => words::closes_today().into(),
        n => words::days_left(n.unsigned_abs()),
    }
}
