//! Services that close or have closed: until when, and step by step what to do there and what to drop here.
//!
//! Dates and steps as their owners publish them, looked up on 2026-11-27: OpenAI's deprecations page of 2026-06-03 and
//! its cookbook "Moving from OpenAI Evals to Promptfoo"; GitHub's changelog of 2026-07-01; Microsoft's migration page
//! of prompt flow.

/// A service to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub name: &'static str,
    /// The last day in words, and as days since 1970-01-01.
    pub last: (&'static str, i64),
    /// What it means, a sentence or two.
    pub means: &'static str,
    pub steps: &'static [&'static str],
    /// What cannot be brought along.
    pub left_behind: &'static str,
}

/// The services, the most urgent first.
pub const LEAVING: [Leaving; 4] = [
    Leaving {
        name: "OpenAI prompts",
        last: ("30 November 2026", 20_787),
        means: "Requests that name a stored prompt (pmpt_…) stop working on that day. OpenAI has no export for stored prompts, so they have to be copied out by hand.",
        steps: &[
            "Open the prompt in OpenAI’s dashboard, at platform.openai.com. Begin with the ones that your programs name: search your code for “pmpt_”.",
            "Choose the version that is in use, if there are several.",
            "Here, choose New project in the menu beside the project’s name. Copy the system or developer message into Instruction, each pair of a user’s and an assistant’s message into an example, and the last user’s message into Input. Variables such as {{name}} stay as they are written.",
            "Or, where your program or your logs hold the whole request as JSON, paste that under Open: messages, model and settings come along by themselves.",
        ],
        left_behind: "Tools have no place in a project yet.",
    },
    Leaving {
        name: "OpenAI Evals",
        last: ("30 November 2026", 20_787),
        means: "Evals can only be read since 31 October 2026, and their dashboard closes on that day.",
        steps: &[
            "Open the eval in OpenAI’s dashboard, at platform.openai.com/evaluation.",
            "Select a completed run.",
            "In the menu Export, choose “Download runnable Promptfoo config”. Download the results from the same menu if you want to keep them.",
            "Drop the downloaded file anywhere on this page. Its prompts become projects.",
            "Open the same file in Measure to set its tests up as an experiment.",
        ],
        left_behind: "Graders that are programs are named in the report and left out. An eval without a completed run cannot be exported.",
    },
    Leaving {
        name: "GitHub Models",
        last: ("30 July 2026", 20_664),
        means: "Playground, editor and models are gone. Prompts that were committed are still in your repositories, as files that end in .prompt.yml.",
        steps: &[
            "On GitHub, search for path:*.prompt.yml together with user:YOUR-NAME or org:YOUR-ORGANISATION.",
            "Open each file and press “Download raw file”, or clone the repository.",
            "Drop the files anywhere on this page, all at once if you like: messages, model, settings and test data come along.",
            "Choose a model under Services: any that speaks OpenAI’s protocol can answer in place of GitHub’s.",
        ],
        left_behind: "Evaluators are not run here; they are kept, and go back into the file when you save it as a GitHub Models prompt. What was only ever in the playground cannot be fetched any more.",
    },
    Leaving {
        name: "Prompt flow in Azure",
        last: ("20 April 2027", 20_928),
        means: "Development has ended; it runs until that day.",
        steps: &[
            "Open the flow’s files and download those that end in .prompty.",
            "Drop them anywhere on this page.",
        ],
        left_behind: "A flow.dag.yaml is a program of several steps and is not read here.",
    },
];

/// "3 days left", "closes today", "closed"; both days since 1970-01-01.
pub fn left(last: i64, today: i64) -> String {
    match last - today {
        ..0 => "closed".into(),
        0 => "closes today".into(),
        1 => "1 day left".into(),
        n => format!("{n} days left"),
    }
}
